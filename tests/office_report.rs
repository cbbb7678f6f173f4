//! The report as a workbook and as a Word document, and CSV for Excel: what they say, that data is text in them, and that
//! a second run gives the same bytes.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use phuctra::{
    office::{Sheet, Stored, sheets},
    source::Limits,
};
use program::verify;
use std::{env, fs};

const CASE: [&str; 6] = [
    "--appraised",
    "cases/trieu-trach-2024/appraised.csv",
    "--raw",
    "cases/trieu-trach-2024/raw.json",
    "--document",
    "cases/trieu-trach-2024/cong-van-15.txt",
];

/// The bytes that a run writes, and its status.
fn file(name: &str, words: &[&str], format: &str) -> (u8, Vec<u8>) {
    let folder = env::temp_dir().join(format!("phuctra-office-report-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("bao-cao.{format}")).display().to_string();
    let words: Vec<&str> = words.iter().copied().chain(["--format", format, "-o", &path]).collect();
    let (status, out, err) = verify(&words);
    assert_eq!(out, "", "{err}");
    let bytes = fs::read(&path).unwrap_or_default();
    fs::remove_dir_all(&folder).unwrap();
    (status, bytes)
}

/// The rows of a sheet as text: numbers as they are, texts between marks.
fn rows(sheet: &Sheet) -> Vec<String> {
    let shown = |cell: &phuctra::office::Cell| match cell.stored {
        Stored::Text => format!("«{}»", cell.text),
        _ => cell.text.clone(),
    };
    sheet.rows.iter().map(|row| row.cells.iter().map(shown).collect::<Vec<_>>().join(" ")).collect()
}

fn book(name: &str, words: &[&str]) -> Vec<Sheet> {
    sheets(&file(name, words, "xlsx").1, &Limits::DEFAULT).unwrap()
}

#[test]
fn the_workbook_of_the_real_case() {
    let (status, bytes) = file("real", &CASE, "xlsx");
    assert_eq!(status, 1);
    assert!(bytes == file("again", &CASE, "xlsx").1, "a second run gives other bytes");
    let sheets = sheets(&bytes, &Limits::DEFAULT).unwrap();
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Tóm tắt", "Từng dòng", "Phát hiện", "Cách tính"]);
    let [summary, table, findings, working] = [0, 1, 2, 3].map(|sheet| rows(&sheets[sheet]).join("\n"));
    for line in [
        "«Xã Triệu Trạch» «2024» «quang-tri-xa-2024» 6 1 0 1 0 0 0",
        "«Xã Triệu Trạch» «3» «Cải cách thủ tục hành chính, thực hiện cơ chế 1 cửa» 19.5 18.43 3.93 19.18 0.75",
        "«Tổng cộng» 100 94.64 80.93 95.39 0.75 «94,39–96,39»",
        "«Cộng các mục con có trong bảng» «Cộng các lĩnh vực có trong bảng»",
        "6 suy ra, không có nguyên văn",
    ] {
        assert!(summary.contains(line), "missing: {line}\nin: {summary}");
    }
    // Codes are texts, points are numbers; recomputed here and by the formula beside it.
    for line in [
        "21 «3.13.2» «3.13.2» «Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến» 1 0.21 0.96 0.96 0.75 0.75 «thẩm định thấp hơn» «khớp» «nguyên văn (trường hợp riêng: suy ra; cách làm tròn: suy ra)» \
         «a = 28; b = 27» «dvctt-co-ho-so-truc-tuyen»",
        "11 «1.5.1» «1.5.1» «Thực hiện các nhiệm vụ được UBND cấp huyện, chủ tịch UBND cấp huyện giao» 2 1 «0…2» «chưa xác định» «suy ra»",
    ] {
        assert!(table.contains(line), "missing: {line}\nin: {table}");
    }
    assert!(
        findings.contains(
            "«3.13.2: lời văn tính từ tỷ lệ được 0,96 điểm, điểm thẩm định là 0,21.» 0.75 «21» «67»"
        ),
        "{findings}"
    );
    for line in [
        "«3.13.2» «b» «Tổng số DVCTT và một phần có phát sinh hồ sơ trực tuyến» 27 «Công văn 15/UBND ngày 14/01/2025, Phụ lục",
        "«Trước khi làm tròn» 0.964285714286 «27/28»",
        "«Điểm tính lại» 0.96 0.96 «khớp» «làm tròn đến gần nhất, nửa lên, 2 chữ số thập phân (suy ra)»",
    ] {
        assert!(working.contains(line), "missing: {line}\nin: {working}");
    }
}

/// A bonus is not among the full points, and says so wherever its points stand beside theirs.
#[test]
fn a_bonus_is_marked() {
    let case = "cases/vi-du-phan-loai-xa";
    let inputs = ["appraised.csv", "raw.json"].map(|name| format!("{case}/{name}"));
    let words = ["--appraised", &inputs[0], "--raw", &inputs[1]];
    let summary = rows(&book("bonus", &words)[0]).join("\n");
    assert!(summary.contains("«Đ9» «Điểm ưu tiên (điểm cộng)» 10"), "{summary}");
    assert!(summary.contains("«Đ6.4» «Yếu tố đặc thù» 10"), "{summary}");
    let (_, page) = file("bonus-page", &words, "html");
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("<title id=\"t2\">Đ6.1. Quy mô dân số</title>"), "{page}");
    assert!(page.contains(">Đ9. Điểm ưu tiên (điểm cộng)</title>"), "{page}");
}

/// Each row of which points were recomputed has them live too, but where an unknown count changes nothing.
#[test]
fn what_was_recomputed_is_live() {
    let cases: [&[&str]; 2] = [
        &[
            "--appraised",
            "cases/qd766-phu-tho-2026/appraised.csv",
            "--raw",
            "cases/qd766-phu-tho-2026/raw.jsonl",
        ],
        &[
            "--appraised",
            "tests/form/kinds.openpyxl.xlsx",
            "--raw",
            "tests/form/kinds.openpyxl.xlsx",
            "--guidance",
            "cases/vi-du-ba-xa/rules",
        ],
    ];
    for words in cases {
        let book = book("live", words);
        let csv: Vec<&str> = words.iter().copied().chain(["--format", "csv"]).collect();
        let (_, csv, _) = verify(&csv);
        let expected =
            csv.lines().skip(1).filter(|line| !line.rsplit(',').nth(2).unwrap().is_empty()).count();
        let same = rows(&book[1]).iter().filter(|row| row.contains("«khớp» «")).count();
        let live = book[1].rows.iter().skip(1).filter(|row| row.cell(13).is_some()).count();
        let settled =
            rows(&book[3]).iter().filter(|row| row.contains("«số liệu còn thiếu không đổi điểm»")).count();
        assert!(expected > 5 && same > 0 && settled < 2);
        assert_eq!(live + settled, expected, "{words:?}");
    }
}

/// The main part of a document, which is stored as it is, last in the container.
fn document(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    text[text.find("<w:document ").unwrap()..text.find("</w:document>").unwrap()].to_owned()
}

#[test]
fn the_document_says_what_the_report_says() {
    let (status, bytes) = file("docx", &CASE, "docx");
    assert_eq!(status, 1);
    assert!(bytes == file("docx-again", &CASE, "docx").1, "a second run gives other bytes");
    let document = document(&bytes);
    let words = |text: &str| -> String {
        let parts = text.split("<w:t xml:space=\"preserve\">").skip(1);
        parts.map(|part| part[..part.find("</w:t>").unwrap()].to_owned()).collect()
    };
    let said = words(&document);
    for line in [
        "PHÚC TRA: Xã Triệu Trạch, kỳ 2024",
        "thẩm định 0,21 · tính lại 0,96 · chênh lệch +0,75 · thẩm định thấp hơn",
        "Cách tính: b / a = 27 / 28 = 27/28",
        "ĐẦU VÀO (SHA-256)",
    ] {
        assert!(said.contains(line), "missing: {line}\nin: {said}");
    }
    assert!(document.contains("<w:rStyle w:val=\"RunBad\"/></w:rPr><w:t xml:space=\"preserve\">+0,75</w:t>"));
    assert!(document.contains("<w:tblHeader/>"), "the heading of a table is repeated");
}

/// What looks like a formula, like markup or like a command to the terminal is text.
#[test]
fn data_is_inert_in_every_medium() {
    let folder = env::temp_dir().join(format!("phuctra-office-report-{}-inert", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let unit = "=HYPERLINK(1)</w:t>\\u001b";
    let counts = "\"3.13.2\": {\"a\": 28, \"b\": 27}";
    fs::write(
        &raw,
        format!("{{\"unit\": \"{unit}\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {{{counts}}}}}"),
    )
    .unwrap();
    fs::write(&appraised, "Mã,Tiêu chí,Điểm thẩm định\n3.13.2,+1+1,\"0,21\"\n").unwrap();
    let words = ["--appraised", &appraised, "--raw", &raw];
    let table = rows(&book("inert-xlsx", &words)[1]).join("\n");
    assert!(table.contains("«=HYPERLINK(1)</w:t>⟨U+001B⟩»") && table.contains("«+1+1»"), "{table}");
    let document = document(&file("inert-docx", &words, "docx").1);
    assert!(document.contains("=HYPERLINK(1)&lt;/w:t&gt;⟨U+001B⟩"), "{document}");
    let excel: Vec<&str> =
        words.iter().copied().chain(["--format", "csv", "--csv-dialect", "excel-vi"]).collect();
    let (_, csv, _) = verify(&excel);
    assert!(csv.lines().nth(1).unwrap().starts_with("'=HYPERLINK(1)</w:t>⟨U+001B⟩;2;"), "{csv}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn csv_for_excel() {
    let words: Vec<&str> = CASE[..4].iter().copied().chain(["--format", "csv"]).collect();
    let (status, plain, _) = verify(&words);
    assert_eq!(
        (status, plain.as_str()),
        (1, fs::read_to_string("cases/trieu-trach-2024/report.csv").unwrap().as_str())
    );
    let words: Vec<&str> = words.into_iter().chain(["--csv-dialect", "excel-vi"]).collect();
    let (status, excel, _) = verify(&words);
    assert_eq!(status, 1);
    let lines: Vec<&str> = excel.split("\r\n").collect();
    assert_eq!(lines[0], "\u{feff}Đơn vị;Dòng;Mã;Khóa;Kết quả;Điểm tính lại;Điểm thẩm định;Chênh lệch");
    assert_eq!(
        lines[1],
        "Xã Triệu Trạch;11;\"=\"\"1.5.1\"\"\";thuc-hien-nhiem-vu-cap-huyen-giao;chưa xác định;;1;"
    );
    assert_eq!(
        lines[6],
        "Xã Triệu Trạch;21;\"=\"\"3.13.2\"\"\";dvctt-co-ho-so-truc-tuyen;thẩm định thấp hơn;0,96;0,21;0,75"
    );
    assert_eq!(lines.len(), plain.lines().count() + 1);
}

#[test]
fn a_file_of_an_office_program_needs_a_name_and_is_of_the_report_only() {
    for format in ["xlsx", "docx"] {
        let words: Vec<&str> = CASE.iter().copied().chain(["--format", format]).collect();
        let (status, out, err) = verify(&words);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains("P604") && err.contains("-o"), "{err}");
        let (status, _, err) = verify(["rules", "list", "--format", format]);
        assert!(status == 2 && err.contains("P603"), "{err}");
    }
}

/// A workbook is put together in memory: beyond its limit the run is refused, and `--max-rows` raises it.
#[test]
fn a_table_too_large_for_a_workbook_is_told() {
    let folder = env::temp_dir().join(format!("phuctra-office-report-{}-large", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let rows: Vec<String> = (0..=Limits::KEPT_FOR_OFFICE).map(|row| format!("9.{row},1\n")).collect();
    let rows = rows.concat();
    fs::write(&appraised, format!("Mã,Điểm thẩm định\n{rows}")).unwrap();
    fs::write(&raw, "{\"unit\": \"Xã A\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {}}").unwrap();
    let output = folder.join("a.xlsx").display().to_string();
    let words = ["--appraised", &appraised, "--raw", &raw, "--format", "xlsx", "-o", &output];
    let (status, _, err) = verify(words);
    assert!(status == 2 && err.contains("P019") && err.contains("--max-rows"), "{err}");
    let words: Vec<&str> = words.into_iter().chain(["--max-rows", "6000"]).collect();
    let (status, _, err) = verify(&words);
    assert_eq!(status, 3, "{err}");
    assert!(fs::metadata(&output).unwrap().len() > 10_000);
    fs::remove_dir_all(&folder).unwrap();
}
