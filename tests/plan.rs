//! The remediation plan: what is truly lost, why, what would bring points, and what is left to the appeal; its layout in
//! Word and as a workbook.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use similar::TextDiff;
use std::{env, fs, path::PathBuf};

const CASE: &str = "cases/trieu-trach-2024";
/// The main part of the case's plan, a line for each paragraph.
const KEPT: &str = "tests/plan/trieu-trach-2024.xml";

struct Told {
    status: u8,
    out: String,
    err: String,
    file: Vec<u8>,
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("phuctra-plan-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn plan(name: &str, end: &str, appraised: &str, raw: &str, words: &[&str]) -> Told {
    let folder = folder(name);
    let file = folder.join(format!("ke-hoach.{end}"));
    let output = file.display().to_string();
    let inputs = ["plan", "--appraised", appraised, "--raw", raw, "-o", &output];
    let (status, out, err) = program::verify(inputs.iter().chain(words));
    let bytes = fs::read(&file).unwrap_or_default();
    fs::remove_dir_all(folder).unwrap();
    Told { status, out, err, file: bytes }
}

fn of_case(name: &str, end: &str, words: &[&str]) -> Told {
    plan(name, end, &format!("{CASE}/appraised.csv"), &format!("{CASE}/raw.json"), words)
}

/// The main part, which is stored as it is, last in the container.
fn document(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let start = text.find("<w:document ").unwrap();
    let end = text.find("</w:document>").unwrap();
    text[start..end].to_owned()
}

/// The words of each paragraph of each cell of each row.
fn rows(document: &str) -> Vec<String> {
    let words = |part: &str| {
        let parts = part.split("<w:t xml:space=\"preserve\">").skip(1);
        parts.map(|part| &part[..part.find("</w:t>").unwrap()]).collect::<Vec<_>>().join(" ¶ ")
    };
    let row = |row: &str| row.split("<w:tc>").skip(1).map(words).collect::<Vec<_>>().join(" | ");
    document.split("<w:tr>").skip(1).map(row).collect()
}

#[test]
fn the_plan_of_the_real_case() {
    let told = of_case("real", "docx", &["--date", "20/01/2025"]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert_eq!(
        told.file,
        of_case("again", "docx", &["--date", "20/01/2025"]).file,
        "a second run gives other bytes"
    );
    let actual = document(&told.file) + "\n";
    if env::var_os("UPDATE_PLAN").is_some() {
        fs::create_dir_all("tests/plan").unwrap();
        fs::write(KEPT, &actual).unwrap();
    }
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let changes = TextDiff::from_lines(&kept, &actual).unified_diff().header(KEPT, "now").to_string();
    assert!(changes.is_empty(), "{changes}\nMeant? UPDATE_PLAN=1 cargo test --test plan");
}

/// What brings most for the least stands first; what is disputed is set apart, with what is lost even then.
#[test]
fn what_is_lost_and_what_would_bring_it() {
    let told = of_case("rows", "docx", &[]);
    let rows = rows(&document(&told.file)).join("\n");
    for line in [
        "1 | 1.5.4 | Sáng kiến trong triển khai công tác CCHC | 2,00 | 1,00 | 1,00 | Số sáng kiến CCHC: 1 sáng kiến. ¶ \
         Theo bảng điểm: Có 1 sáng kiến CCHC | Thêm 1 sáng kiến (thành 2): được 2,00 điểm (tối đa) ¶ (quy tắc: suy ra)",
        "2 | 6.3 |",
        "3 | 3.13.2 | Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến | 1,00 | 0,21 | 0,04 | Tổng số DVCTT và một phần có phát sinh hồ \
         sơ trực tuyến: 27 trên 28 DVC, còn thiếu 1. ¶ Theo bảng điểm:",
        "| Thêm 1 DVC (thành 28): được 1,00 điểm (tối đa) |",
        "4 | 3.13.1 | Tỷ lệ hồ sơ trực tuyến toàn trình | 1,00 | 0,98 | 0,02 | Số hồ sơ DVCTT toàn trình được tiếp nhận trực tuyến: \
         273 trên 279 hồ sơ, còn thiếu 6.",
        "| Thêm 5 hồ sơ (thành 278): được 1,00 điểm (tối đa), vì 0,9964157… làm tròn thành 1,00 (cách làm tròn: suy ra) ¶ \
         (quy tắc: suy ra) |",
        "6 | 3.13.2 (theo bộ quy tắc: 3.12.2) |",
        "7 | 1.5.1 |",
        "Chưa tính được nguyên nhân: Không có nguyên văn hướng dẫn của mục này",
        "3.12.1 | Tỷ lệ TTHC có phát sinh giao dịch thanh toán trực tuyến | 0,88 | 1,00 | +0,12 | theo cách hiểu có lập luận:",
        "3.13.2 | Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến | 0,21 | 0,96 | +0,75 | theo quy tắc (nguyên văn)",
    ] {
        assert!(rows.contains(line), "missing: {line}\nin: {rows}");
    }
    assert!(told.out.contains("Không thuộc kế hoạch: 3.13.2 (+0,75)"), "{}", told.out);
    assert!(!rows.contains("| 3.12.1 | "), "all of what 3.12.1 lost is disputed");
}

/// Tiers: the next one and full points, by counts that go up and counts that go down; choices; nothing to compute.
#[test]
fn tiers_choices_and_counts_that_lower() {
    let folder = folder("tiers");
    let rules = folder.join("rules");
    fs::create_dir_all(&rules).unwrap();
    fs::write(rules.join("guidance.toml"), include_str!("plan/rules.toml")).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, include_str!("plan/appraised.csv")).unwrap();
    fs::write(&raw, include_str!("plan/raw.json")).unwrap();
    let told = plan("tiers-plan", "docx", &appraised, &raw, &["--guidance", &rules.display().to_string()]);
    assert_eq!(told.status, 0, "{}", told.err);
    let rows = rows(&document(&told.file)).join("\n");
    for line in [
        "Hồ sơ đúng hạn: 85 trên 100 hồ sơ, còn thiếu 15. | Thêm 5 hồ sơ (thành 90): được 2,00 điểm ¶ Thêm 15 hồ sơ (thành 100): được 3,00 điểm (tối đa)",
        "Văn bản trễ hạn: 3 văn bản. | Bớt 2 văn bản (thành 1): được 1,00 điểm ¶ Bớt 3 văn bản (thành 0): được 2,00 điểm (tối đa)",
        "Báo cáo: “chậm”. | Báo cáo: “đúng hạn”: được 2,00 điểm (tối đa)",
        "Chưa đủ số liệu để tính nguyên nhân: Số cuộc họp. | ",
    ] {
        assert!(rows.contains(line), "missing: {line}\nin: {rows}");
    }
    // A row that was granted too much is told to the unit alone.
    assert!(told.out.contains("Cần biết trước (không ghi trong kế hoạch): 2 "), "{}", told.out);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_workbook_holds_the_same_and_its_sum_is_live() {
    let told = of_case("book", "xlsx", &[]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.file.starts_with(b"PK"));
    assert_eq!(told.file, of_case("book-again", "xlsx", &[]).file, "a second run gives other bytes");
}

#[test]
fn a_plan_needs_a_file_of_a_kind_and_points_that_are_lost() {
    let told = of_case("kind", "pdf", &[]);
    assert!(
        told.status == 2 && told.err.contains("P610") && told.err.contains(".docx, .xlsx"),
        "{}",
        told.err
    );
    let folder = folder("full");
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, "Mã,Điểm thẩm định\n3.13.2,1\n").unwrap();
    let counts = "{\"3.13.2\": {\"a\": 28, \"b\": 28}}";
    fs::write(
        &raw,
        format!("{{\"unit\": \"Xã A\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {counts}}}"),
    )
    .unwrap();
    let told = plan("full-plan", "docx", &appraised, &raw, &[]);
    assert_eq!(told.status, 3, "{}", told.err);
    assert!(told.file.is_empty() && told.out.contains("không ghi kế hoạch"), "{}", told.out);
    fs::remove_dir_all(&folder).unwrap();
}
