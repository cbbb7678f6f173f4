//! The form to be filled in: what was filled in by other programs gives what the same values give elsewhere, the
//! workbook refuses what is no value, and nothing that exists is overwritten. The files under `tests/form/` are forms
//! that were filled in with openpyxl and `LibreOffice`.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use phuctra::{
    guidance::{Catalogue, read},
    problem::Problems,
    report::{
        form::{FILES, Form},
        workbook::{Allows, Book, Holds, write},
    },
    text::Lang,
};
use program::verify;
use std::{env, fs, path::PathBuf};

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("phuctra-form-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// Unit, key, outcome, expected, appraised and gap of each row with a key, in the order of the keys.
fn results(csv: &str) -> Vec<String> {
    let fields = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
    let rows = csv.lines().skip(1).map(fields).filter(|row| row[5..].iter().any(|field| !field.is_empty()));
    let mut rows: Vec<String> = rows.map(|row| [&row[..1], &row[3..]].concat().join(",")).collect();
    rows.sort();
    rows
}

/// A table of points, counts, and the rule set where the counts do not name it.
type Inputs<'i> = (&'i str, &'i str, Option<&'i str>);

#[test]
fn filled_forms_give_what_the_same_values_give_elsewhere() {
    let cases: [(Inputs<'_>, &[Inputs<'_>]); 2] = [
        (
            ("cases/trieu-trach-2024/appraised.csv", "cases/trieu-trach-2024/raw.json", None),
            &[
                ("tests/form/trieu-trach.openpyxl.xlsx", "", None),
                ("tests/form/trieu-trach.libreoffice.xlsx", "", None),
                ("tests/form/trieu-trach.libreoffice.ods", "", None),
            ],
        ),
        (
            (
                "cases/vi-du-tu-cham/appraised.csv",
                "cases/vi-du-tu-cham/raw.csv",
                Some("cases/vi-du-ba-xa/rules"),
            ),
            &[
                ("tests/form/kinds.openpyxl.xlsx", "", Some("cases/vi-du-ba-xa/rules")),
                ("tests/form/kinds.libreoffice.xlsx", "", Some("cases/vi-du-ba-xa/rules")),
                ("tests/form/kinds.libreoffice.ods", "", Some("cases/vi-du-ba-xa/rules")),
            ],
        ),
    ];
    let rows = |(appraised, raw, rules): &Inputs<'_>| {
        let raw = if raw.is_empty() { appraised } else { raw };
        let mut words = vec!["--appraised", appraised, "--raw", raw, "--format", "csv"];
        words.extend(rules.iter().flat_map(|rules| ["--guidance", rules]));
        let (status, out, err) = verify(&words);
        assert!(status < 2 || status == 3, "{appraised}: {err}");
        results(&out)
    };
    for (elsewhere, forms) in cases {
        let expected = rows(&elsewhere);
        assert!(expected.len() >= 6, "{expected:?}");
        for form in forms {
            assert_eq!(rows(form), expected, "{}", form.0);
        }
    }
}

/// The evidence that was entered beside a count is told beside it.
#[test]
fn evidence_of_a_form_is_told() {
    let form = "tests/form/trieu-trach.libreoffice.ods";
    let (_, out, _) = verify(["explain", "3.13.2", "--appraised", form, "--raw", form, "--width", "400"]);
    assert!(
        out.contains("b = 27 DVC: Tổng số DVCTT và một phần có phát sinh hồ sơ trực tuyến – Công văn 15/UBND ngày 14/01/2025, Phụ lục, mục 3.13.2"),
        "{out}"
    );
}

/// Rule sets without any criterion.
const GROUPS_ONLY: &[&str] = &["qd876-2022-bo", "qd876-2022-tinh", "qd922-2022-tinh"];

/// Before anything is filled in, every row is open and nothing is wrong; in each of the forms.
#[test]
fn an_empty_form_is_read_and_nothing_is_known() {
    let folder = folder("empty");
    for set in Catalogue::default().ids() {
        let place = folder.join(&set).display().to_string();
        let (status, out, err) = verify(["init", "--guidance", &set, &place, "--unit", "Xã A"]);
        assert_eq!(status, 0, "{err}");
        assert!(FILES.iter().all(|name| out.contains(name)), "{out}");
        // A partial set that models groups only has no row to fill in.
        if GROUPS_ONLY.contains(&set.as_str()) {
            continue;
        }
        let [book, table, counts, json] = FILES.map(|name| format!("{place}/{name}"));
        for (appraised, raw) in [(&book, &book), (&table, &counts), (&table, &json)] {
            let (status, out, err) = verify(["--appraised", appraised, "--raw", raw, "--format", "csv"]);
            assert_eq!((status, err.as_str()), (3, ""), "{set}: {raw}");
            let mut rows = out.lines().skip(1).peekable();
            assert!(rows.peek().is_some());
            assert!(rows.all(|row| row.contains(",not_appraised,")), "{set}: {out}");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// A form in which not even the unit is filled in is told as that, in each of its files; so are exchanged sheets.
#[test]
fn a_form_without_a_unit_is_still_empty() {
    let folder = folder("still-empty");
    let place = folder.display().to_string();
    assert_eq!(verify(["init", "--guidance", "quang-tri-xa-2024", &place]).0, 0);
    let at = |name: &str| folder.join(name).display().to_string();
    let [book, table, csv, json] = ["phuc-tra.xlsx", "bang-diem.csv", "so-lieu.csv", "so-lieu.json"].map(at);
    for (appraised, raw) in [(&book, &book), (&table, &csv), (&table, &json)] {
        let (status, out, err) = verify(["--appraised", appraised, "--raw", raw]);
        assert_eq!((status, out.as_str(), err.matches("lỗi[").count()), (2, "", 1), "{err}");
        assert!(err.starts_with("lỗi[P320]: phiếu số liệu còn trống"), "{err}");
    }
    let sheets = ["--sheet", "3", "--raw-sheet", "2"];
    let (_, _, err) = verify([&["--appraised", &book, "--raw", &book], &sheets[..]].concat());
    assert!(err.matches("[P213]").count() == 2 && !err.contains("[P612]"), "{err}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nothing_that_exists_is_overwritten() {
    let folder = folder("exists");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("so-lieu.json"), "đã điền").unwrap();
    let place = folder.display().to_string();
    let (status, out, err) = verify(["init", "--guidance", "quang-tri-xa-2024", &place]);
    assert_eq!((status, out.as_str()), (4, ""));
    assert!(err.contains("P871") && err.contains("so-lieu.json"), "{err}");
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["so-lieu.json"]);
    assert_eq!(fs::read_to_string(folder.join("so-lieu.json")).unwrap(), "đã điền");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_asked_must_be_there() {
    for (words, code) in [
        (vec!["init", "x"], "P604"),
        (vec!["init", "x", "--guidance", "khong-co"], "P308"),
        (vec!["init", "x", "--guidance", "quang-tri-xa-2024", "--period", "1999"], "P603"),
    ] {
        let (status, _, err) = verify(&words);
        assert_eq!(status, 2, "{words:?}");
        assert!(err.contains(code), "{words:?}: {err}");
    }
}

fn book(set: &str) -> Book {
    let mut problems = Problems::default();
    let files = Catalogue::default().files(set).unwrap();
    let guidance = read(&files, &mut problems).unwrap();
    Form { guidance: &guidance, units: &["Xã A".to_owned()], period: None, lang: Lang::Vi }.book()
}

/// Yes and no and choices are lists; a part is not more than its whole; points are not above the full ones.
#[test]
fn a_form_refuses_what_is_no_value() {
    let check = |book: &Book, sheet: usize, name: &str| {
        let sheet = &book.sheets[sheet];
        let text = |row: &Vec<phuctra::report::workbook::Cell>, text: &str| {
            row.iter().any(|cell| cell.holds == Holds::Text(text.to_owned()))
        };
        let row = sheet.rows.iter().position(|row| text(row, name)).unwrap();
        sheet.checks.iter().find(|check| check.row == row).unwrap().clone()
    };
    let quang_tri = book("quang-tri-xa-2024");
    let b = check(&quang_tri, 2, "Tổng số DVCTT và một phần có phát sinh hồ sơ trực tuyến");
    let part = "AND(ISNUMBER($I$13),$I$13>=0,$I$13=INT($I$13),OR($I$12=\"\",$I$13<=$I$12))";
    assert_eq!(b.allows, Allows::Formula(part.to_owned()));
    assert!(b.message.contains("b không lớn hơn a"), "{}", b.message);
    let points = check(&quang_tri, 1, "Tỷ lệ hồ sơ DVCTT");
    assert_eq!(points.allows, Allows::Formula("AND(ISNUMBER($E$11),$E$11>=0,$E$11<=$D$11)".to_owned()));
    let achieved = check(&quang_tri, 2, "achieved");
    assert_eq!(achieved.allows, Allows::Listed(vec!["có".to_owned(), "không".to_owned()]));
    assert!(achieved.message.contains("có hoặc không"), "{}", achieved.message);
    let period = check(&book("qd766-2022"), 2, "period");
    assert_eq!(period.allows, Allows::Listed(["tháng", "quý", "năm"].map(str::to_owned).to_vec()));
}

#[test]
fn the_same_form_is_the_same_bytes() {
    let book = book("hai-phong-212-2025");
    assert_eq!(write(&book).unwrap(), write(&book).unwrap());
}
