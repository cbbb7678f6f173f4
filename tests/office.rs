//! Workbooks as offices make them, and such as no program makes. The files under `tests/office/` were written by
//! openpyxl and `LibreOffice`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod archive;

use archive::{Part, sheet};
use phuctra::{
    cli::{Screen, run},
    input::{Appraised, Raw, Role, source},
    model::counts::Written,
    problem::{Fault, Problems},
    source::{Allowed, Limits, Source},
};
use std::borrow::Cow;
use std::fs;

fn bytes(name: &str) -> Vec<u8> {
    fs::read(format!("tests/office/{name}")).unwrap()
}

fn open(bytes: Vec<u8>, role: Role<'_>) -> (Option<Source>, Problems) {
    let mut problems = Problems::default();
    let source = source("a.xlsx".to_owned(), bytes, role, Allowed::Any, Limits::DEFAULT, &mut problems);
    (source, problems)
}

/// Unit, code, title, full and granted points of each row by its line; and what is told, with the cells.
type Table = (Vec<(usize, String)>, Vec<String>);

fn table(bytes: Vec<u8>, sheet: Option<&str>) -> Table {
    let (source, mut problems) = open(bytes, Role::Appraised(sheet));
    let table = source.and_then(|source| Appraised::open(source, &mut problems));
    let rows = table.map(|table| table.rows(&mut problems).into_owned().rows).unwrap_or_default();
    let text = |text: &Option<Cow<'_, str>>| text.as_deref().unwrap_or_default().to_owned();
    let points = |points: &Option<phuctra::number::Points>| {
        points.as_ref().map_or_else(String::new, phuctra::number::Points::plain)
    };
    let shown = rows.iter().map(|row| {
        let cells =
            [text(&row.unit), text(&row.code), text(&row.name), points(&row.max), points(&row.appraised)];
        (row.line, cells.join("|"))
    });
    (shown.collect(), told(&problems))
}

fn told(problems: &Problems) -> Vec<String> {
    let cell = |place: &phuctra::problem::Place| place.cell.clone().unwrap_or_default();
    problems
        .iter()
        .map(|one| format!("{} {}", one.kind.code(), one.place.as_ref().map(cell).unwrap_or_default()))
        .collect()
}

#[test]
fn headings_over_two_rows_and_merged_cells() {
    for file in ["merged.xlsx", "merged.ods", "merged.xls"] {
        let (rows, told) = table(bytes(file), None);
        let expected = [
            (6, "Xã A|3.13.2|Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến|1|0.21"),
            (7, "Xã A|3.12.1|Tỷ lệ TTHC có phát sinh giao dịch thanh toán trực tuyến|1|0.3"),
            (8, "Xã A|6.3|Kết quả của việc thực hiện tự chủ về tài chính tại UBND xã & <đơn vị>|1|0"),
            (9, "Xã A||Tổng cộng|100|94.64"),
        ];
        assert_eq!(rows, expected.map(|(line, row)| (line, row.to_owned())), "{file}");
        assert_eq!(told, [""; 0], "{file}");
    }
}

/// Where no sheet has all headings, what is missing is told of the one that has most of them.
#[test]
fn a_sheet_that_lacks_a_heading_is_told_by_its_name() {
    let (rows, told) = table(bytes("renamed.xlsx"), None);
    assert_eq!((rows.len(), told), (0, vec!["P201 Bảng điểm".to_owned()]));
}

#[test]
fn counts_of_the_same_workbook_stand_in_another_sheet() {
    for file in ["merged.xlsx", "merged.ods", "merged.xls"] {
        let (source, mut problems) = open(bytes(file), Role::Raw(None));
        let raw = Raw::open(source.unwrap(), &mut problems).unwrap();
        let units = raw.units(&mut problems);
        assert_eq!((units.len(), told(&problems)), (1, Vec::new()), "{file}");
        let unit = units.first().unwrap();
        let inputs =
            unit.counts.iter().flat_map(|(code, inputs)| inputs.iter().map(move |input| (code, input)));
        let values: Vec<String> = inputs
            .map(|(code, (input, count))| {
                let written = &count.values.all().first().unwrap().written;
                let (kind, text) = match written {
                    Written::Number(text) => ("number", text),
                    Written::Text(text) => ("text", text),
                    _ => panic!("{written:?}"),
                };
                format!("{} {} {kind} {text}", code.name, input.name)
            })
            .collect();
        assert_eq!(
            values,
            ["3.13.2 a number 28", "3.13.2 b text 27", "3.12.1 a number 8", "3.12.1 b number 7"],
            "{file}"
        );
    }
}

/// A code that became a date, a percentage where points are meant; 1.209 is a number and no thousand.
#[test]
fn cells_are_read_as_they_are_shown() {
    for file in ["kinds.xlsx", "kinds.ods", "kinds.xls"] {
        let (rows, told) = table(bytes(file), None);
        let expected = [
            (2, "|2001-12-03|ngày|1|0.5"),
            (3, "|3.13.2|Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến|1|"),
            (4, "|3.13.1|Tỷ lệ hồ sơ trực tuyến toàn trình|1|1.209"),
            (5, "|6.3|x|1|0.5"),
        ];
        assert_eq!(rows, expected.map(|(line, row)| (line, row.to_owned())), "{file}");
        assert_eq!(told, ["P211 Bảng điểm!A2", "P107 Bảng điểm!D3"], "{file}");
    }
}

#[test]
fn a_sheet_is_asked_for_by_name_or_number() {
    let several = || fs::read("tests/problems/P808/diem.xlsx").unwrap();
    assert_eq!(table(several(), None), (Vec::new(), vec!["P808 ".to_owned()]));
    let points =
        |sheet| table(several(), Some(sheet)).0.first().unwrap().1.rsplit('|').next().unwrap().to_owned();
    assert_eq!([points("Dự thảo"), points("2"), points("Chính thức")], ["0.21", "0.96", "0.96"]);
    let hidden = fs::read("tests/problems/P810/diem.xlsx").unwrap();
    assert_eq!(table(hidden, Some("Bản cũ")).0.len(), 1);
}

#[test]
fn what_no_program_makes_is_told() {
    assert_eq!(table(bytes("far-cell.xlsx"), None).1, ["P019 Bảng điểm!XFD1048576"]);
    assert_eq!(table(bytes("doctype.xlsx"), None).1, ["P804 "]);
    let whole = bytes("merged.xlsx");
    for cut in (4..whole.len()).step_by(97) {
        let (rows, told) = table(whole.get(..cut).unwrap().to_vec(), None);
        assert_eq!((rows.len(), told), (0, vec!["P803 ".to_owned()]), "{cut}");
    }
}

/// Whichever byte is changed, there is an answer.
#[test]
fn no_changed_byte_is_the_end() {
    let whole = bytes("merged.xlsx");
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        *changed.get_mut(at).unwrap() ^= 0x55;
        let (rows, told) = table(changed, None);
        assert!(rows.len() == 4 || !told.is_empty() || at < 4, "byte {at}: {rows:?}");
    }
}

/// A workbook of one sheet.
fn workbook(sheet: &[u8], declared: Option<u32>) -> Vec<u8> {
    archive::workbook(&Part { packed: true, declared, ..Part::new("", sheet) })
}

#[test]
fn stored_numbers() {
    let row =
        |value: &str| sheet(&format!(r#"<row r="2"><c t="str"><v>1.1</v></c><c><v>{value}</v></c></row>"#));
    let read = |value| table(workbook(&row(value), None), None).0.first().unwrap().1.clone();
    assert_eq!(read("0.28999999999999998"), "|1.1|||0.29");
    assert_eq!(read("1E-2"), "|1.1|||0.01");
    assert_eq!(read("94.64"), "|1.1|||94.64");
    assert_eq!(table(workbook(&row("1e999"), None), None).1, ["P105 A!B2"]);
    let formula = sheet(r#"<row r="2"><c t="str"><v>1.1</v></c><c><f>1/2</f></c></row>"#);
    assert_eq!(
        table(workbook(&formula, None), None),
        (vec![(2, "|1.1|||".to_owned())], vec!["P809 A!B2".to_owned()])
    );
    let value = sheet(r#"<row r="2"><c t="str"><v>1.1</v></c><c><f>1/2</f><v>0.5</v></c></row>"#);
    assert_eq!(table(workbook(&value, None), None).0, [(2, "|1.1|||0.5".to_owned())]);
}

#[test]
fn a_bomb_is_told_before_it_is_inflated() {
    let padding = " ".repeat(3 << 20);
    assert_eq!(table(workbook(&sheet(&padding), None), None).1, ["P804 "]);
    // What declares too little is not inflated further than it declares.
    assert_eq!(table(workbook(&sheet(&padding), Some(500)), None).1, ["P803 "]);
    let entity = sheet("<row r=\"2\"><c t=\"str\"><v>&a;</v></c></row>");
    assert_eq!(table(workbook(&entity, None), None).1, ["P803 "]);
}

/// The report of the case of Triệu Trạch with these files, as JSON.
fn report(table: &str, letter: &str) -> serde_json::Value {
    let raw = "cases/trieu-trach-2024/raw.json";
    let words = ["verify", "--appraised", table, "--document", letter, "--raw", raw, "--format", "json"];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    run(words.map(Into::into), &Screen::default(), &mut out, &mut err);
    serde_json::from_slice(&out).unwrap()
}

/// The official letter as a Word document, prose and table, gives what its table as CSV and its text give. The points
/// of the groups and the total stand in its prose only: what is said of those in the table is not said.
#[test]
fn the_letter_as_a_word_document() {
    let case = "cases/trieu-trach-2024";
    let text = report(&format!("{case}/appraised.csv"), &format!("{case}/cong-van-15.txt"));
    let word = report("tests/office/cong-van-15.docx", "tests/office/cong-van-15.docx");
    let rows = |report: &serde_json::Value| {
        let rows = report["units"][0]["rows"].as_array().unwrap().iter();
        let keys = [
            "code",
            "key",
            "name",
            "full",
            "appraised",
            "expected",
            "gap",
            "outcome",
            "explained_by",
            "counts",
        ];
        rows.map(|row| keys.map(|key| row[key].clone())).collect::<Vec<_>>()
    };
    assert!(rows(&text).len() > 7);
    assert_eq!(rows(&word), rows(&text));
    let findings = |report: &serde_json::Value| {
        let findings = report["units"][0]["findings"].as_array().unwrap().iter();
        findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let of_groups = ["impossible-scale", "total-remainder", "changes-remainder"];
    let without: Vec<String> =
        findings(&text).into_iter().filter(|code| !of_groups.contains(&code.as_str())).collect();
    assert_eq!(findings(&word), without);
}

/// `3.10`, `0,88` and `1.209` typed in Vietnamese and taken in as English.
#[test]
fn an_import_as_english_is_told() {
    let words = [
        "verify",
        "--appraised",
        "tests/problems/P808/diem.xlsx",
        "--sheet",
        "1",
        "--raw",
        "tests/office/english-import.xlsx",
    ];
    let words = words.into_iter().chain(["--guidance", "quang-tri-xa-2024"]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words.map(Into::into).collect::<Vec<_>>(), &Screen::default(), &mut out, &mut err);
    let told = String::from_utf8(err).unwrap();
    assert!(status == 2 && told.contains("[P102]") && told.contains("Số liệu!D3"), "{told}");
}
