//! The letter that asks for a second look: what it puts forward, its layout, and that data is text in it.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use similar::TextDiff;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const CASE: &str = "cases/trieu-trach-2024";
/// The main part of the case's letter, a line for each paragraph.
const KEPT: &str = "tests/letter/trieu-trach-2024.xml";

struct Told {
    status: u8,
    out: String,
    err: String,
    file: Vec<u8>,
}

fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("phuctra-letter-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn appeal(name: &str, appraised: &str, raw: &str, words: &[&str]) -> Told {
    let file = folder(name).join("cong-van.docx");
    let output = file.display().to_string();
    let inputs = ["appeal", "--appraised", appraised, "--raw", raw, "-o", &output];
    let (status, out, err) = program::verify(inputs.iter().chain(words));
    let bytes = fs::read(&file).unwrap_or_default();
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
    Told { status, out, err, file: bytes }
}

fn of_case(name: &str, words: &[&str]) -> Told {
    appeal(name, &format!("{CASE}/appraised.csv"), &format!("{CASE}/raw.json"), words)
}

/// The main part, which is stored as it is, last in the container.
fn document(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let start = text.find("<w:document ").unwrap();
    let end = text.find("</w:document>").unwrap();
    text[start..end].to_owned()
}

/// The words of each paragraph.
fn paragraphs(document: &str) -> Vec<String> {
    let words = |paragraph: &str| {
        let parts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        parts.map(|part| &part[..part.find("</w:t>").unwrap()]).collect::<String>()
    };
    document.split("</w:p>").map(words).filter(|words| !words.is_empty()).collect()
}

#[test]
fn the_letter_of_the_real_case() {
    let told = of_case("real", &[]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert_eq!(
        told.out,
        "Đề nghị: 3.13.2 (+0,75) theo quy tắc.\nĐề nghị: 3.12.1 (+0,12) theo một cách hiểu có lập luận.\n"
    );
    assert_eq!(told.file, of_case("again", &[]).file, "a second run gives other bytes");
    let actual = document(&told.file) + "\n";
    if env::var_os("UPDATE_LETTER").is_some() {
        fs::create_dir_all(Path::new(KEPT).parent().unwrap()).unwrap();
        fs::write(KEPT, &actual).unwrap();
    }
    let kept = fs::read_to_string(KEPT).unwrap_or_default();
    let changes = TextDiff::from_lines(&kept, &actual).unified_diff().header(KEPT, "now").to_string();
    assert!(changes.is_empty(), "{changes}\nMeant? UPDATE_LETTER=1 cargo test --test letter");
}

/// Every line of the layout, what is asked for, and nothing that only explains.
#[test]
fn the_letter_says_what_it_may() {
    let words = paragraphs(&document(&of_case("says", &[]).file)).join("\n");
    for line in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n……, ngày … tháng … năm …",
        "ỦY BAN NHÂN DÂN\nXÃ TRIỆU TRẠCH\nSố: ……/……\nV/v đề nghị xem xét lại điểm thẩm định",
        "V/v đề nghị xem xét lại điểm thẩm định Chỉ số cải cách hành chính (CCHC) cấp xã",
        "1. Mục 3.13.2: Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến",
        "theo trích dẫn tại văn bản số 15/UBND ngày 14 tháng 01 năm 2025 của UBND xã Triệu Trạch.",
        "theo Công văn 15/UBND ngày 14 tháng 01 năm 2025, Phụ lục, mục 3.12.1",
        "b / a × điểm tối đa = 27/28 × 1 = 27/28 = 0,9642857…, được 0,96 điểm",
        "Điểm thẩm định: 0,21; điểm tính lại: 0,96; chênh lệch: +0,75.",
        "điểm lĩnh vực 3 từ 18,43 thành 19,18, tổng điểm từ 94,64 thành 95,39.",
        "Công thức chung của mục này được ghi lại ở mức “suy ra”",
        "từ 94,64 thành 95,51 (chênh lệch +0,87).",
        "giữ nguyên các số liệu khác, điểm 0,21 chỉ có được nếu mẫu số a từ 126 đến 131, hoặc nếu tử số b bằng 6.",
        "đề nghị cung cấp số liệu và danh sách DVC đã dùng làm mẫu số khi chấm mục 3.13.2 để đối chiếu.",
        "c = 1 TTHC: Số TTHC có nghĩa vụ tài chính đã dừng xử lý",
        "số nhỏ hơn trong hai số (b / (a − c) × điểm tối đa; điểm tối đa) = số nhỏ hơn trong hai số (1; 1) = 1",
        "Trong 8 tiêu chí thành phần: 1 theo nguyên văn mà văn bản số 15/UBND trích lại; 6 suy ra, không có nguyên văn; \
         1 chưa biết cách tính. Cách làm tròn: suy ra.",
        "xem xét./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Phụ lục\nTÍNH LẠI CHI TIẾT CÁC MỤC ĐỀ NGHỊ XEM XÉT",
    ] {
        assert!(words.contains(line), "missing: {line}\nin: {words}");
    }
    // Nothing of what was done, of a rule file, or of another country's quotation marks.
    for word in
        ["phù hợp với", "giả thuyết", "126–131", "halted", "min(", "quang-tri", "«", "chép lại", "/2025 "]
    {
        assert!(!words.contains(word), "{word}");
    }
}

#[test]
fn options_go_before_the_profile_and_the_profile_before_the_usual() {
    let folder = folder("profile");
    let profile = folder.join("ho-so.toml");
    let text = "place = \"Nơi A\"\nsigner = \"Người B\"\nsymbol = \"UBND-VP\"\nrecipients = [\"Cơ quan C\", \"Cơ quan D\"]\n\
                copies = [\"Phòng E\"]\nagency = [\"cơ quan trên\", \"cơ quan này\"]\n\
                [wording]\nclosing = \"Trân trọng, {sender}./.\"\n";
    fs::write(&profile, text).unwrap();
    let profile = profile.display().to_string();
    let told = of_case("options", &["--profile", &profile, "--place", "Nơi F", "--date", "4/1/2026"]);
    assert_eq!(told.status, 0, "{}", told.err);
    let words = paragraphs(&document(&told.file)).join("\n");
    for line in [
        "Nơi F, ngày 04 tháng 01 năm 2026",
        "CƠ QUAN TRÊN\nCƠ QUAN NÀY\nSố: ……/UBND-VP",
        "Kính gửi:\n- Cơ quan C;\n- Cơ quan D.",
        "- Phòng E;",
        "Người B",
        "Trân trọng, Ủy ban nhân dân xã Triệu Trạch./.",
        "(Kèm theo Công văn số ……/UBND-VP ngày 04 tháng 01 năm 2026 của Ủy ban nhân dân xã Triệu Trạch)",
    ] {
        assert!(words.contains(line), "missing: {line}\nin: {words}");
    }
    assert!(!words.contains("Nơi A"));
    fs::write(folder.join("ho-so.toml"), "sginer = \"x\"\n[wording]\nclosing = \"{sendre}\"\n").unwrap();
    let told = of_case("wrong", &["--profile", &profile]);
    assert_eq!(told.status, 2);
    assert!(
        told.file.is_empty() && told.err.contains("sginer") && told.err.contains("{sendre}"),
        "{}",
        told.err
    );
    fs::remove_dir_all(&folder).unwrap();
}

/// A rule that nobody quotes is not put forward, an over-granted row is not mentioned to the appraiser, and where
/// nothing is left there is no letter.
#[test]
fn what_may_not_be_put_forward_is_left_out_and_told() {
    let folder = folder("left-out");
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let counts = "\"3.13.3\": {\"a\": 10, \"b\": 9}, \"3.13.1\": {\"a\": 10, \"b\": 5}";
    let json =
        format!("{{\"unit\": \"Xã A\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {{{counts}}}}}");
    fs::write(&raw, json).unwrap();
    fs::write(&appraised, "Mã,Điểm thẩm định\n3.13.3,\"0,50\"\n3.13.1,\"0,90\"\n").unwrap();
    let told = appeal("none", &appraised, &raw, &[]);
    assert_eq!(told.status, 3, "{}", told.err);
    assert!(told.file.is_empty());
    assert_eq!(
        told.out,
        "Không đưa vào: 3.13.3, vì quy tắc suy ra, không phải nguyên văn hướng dẫn; mục này thuộc kế hoạch khắc phục (`verify \
         plan`).\n\
         Cần biết trước (không ghi trong công văn): 3.13.1 đang cao hơn điểm tính lại; xem lại có thể làm tổng thay đổi \
         −0,40.\nKhông có mục nào đủ căn cứ để đề nghị; không ghi công văn.\n"
    );
    fs::remove_dir_all(&folder).unwrap();
}

/// What the rule gives stands before what is argued for, and what brings more before what brings less; a document
/// goes by its kind, an input by a letter.
#[test]
fn the_strongest_request_comes_first() {
    let folder = folder("order");
    let rules = folder.join("rules");
    fs::create_dir_all(&rules).unwrap();
    fs::write(rules.join("guidance.toml"), include_str!("letter/rules.toml")).unwrap();
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let counts = |done: u8| format!("{{\"assigned\": 10, \"done\": {done}}}");
    let counts = format!("\"1.1\": {}, \"1.2\": {}, \"1.3\": {}", counts(9), counts(8), counts(5));
    fs::write(&raw, format!("{{\"unit\": \"Xã A\", \"counts\": {{{counts}}}}}")).unwrap();
    fs::write(&appraised, "Mã,Điểm thẩm định\n1.1,\"0,80\"\n1.2,\"0,40\"\n1.3,\"0,50\"\n").unwrap();
    let told = appeal("order-letter", &appraised, &raw, &["--guidance", &rules.display().to_string()]);
    assert_eq!(told.status, 0, "{}", told.err);
    assert_eq!(
        told.out,
        "Đề nghị: 1.2 (+0,40) theo quy tắc.\nĐề nghị: 1.1 (+0,10) theo quy tắc.\n\
         Đề nghị: 1.3 (+0,50) theo một cách hiểu có lập luận.\n"
    );
    let words = paragraphs(&document(&told.file)).join("\n");
    for line in [
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân (UBND) tỉnh;",
        "a = 10 nhiệm vụ: Số nhiệm vụ được giao; b = 8 nhiệm vụ: Số nhiệm vụ hoàn thành.",
        "b / a × điểm tối đa = 0,8 × 1 = 0,8",
        "số lớn hơn trong hai số (b / a × điểm tối đa; điểm tối đa)",
    ] {
        assert!(words.contains(line), "missing: {line}\nin: {words}");
    }
    assert!(!words.contains("assigned") && !words.contains("max("), "{words}");
    fs::remove_dir_all(&folder).unwrap();
}

/// The words of the letter about a table and counts, and what is printed.
fn letter_of(rules: &str, table: &str, counts: &str) -> (String, String) {
    let folder = folder("letter-of");
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, format!("Mã,Điểm tối đa,Điểm thẩm định\n{table}")).unwrap();
    fs::write(&raw, format!("{{\"unit\": \"Xã A\", \"period\": \"2024\", \"counts\": {{{counts}}}}}"))
        .unwrap();
    let told = appeal("letter-of-file", &appraised, &raw, &["--guidance", rules]);
    assert_eq!(told.status, 0, "{}", told.err);
    fs::remove_dir_all(&folder).unwrap();
    (paragraphs(&document(&told.file)).join("\n"), told.out)
}

/// What is said of group and total is what the report says of them: the highest part stands where a lower one rises, and
/// a group at its cap stays there.
#[test]
fn what_changes_neither_group_nor_total_is_said_to_change_neither() {
    let folder = folder("highest");
    fs::write(folder.join("guidance.toml"), include_str!("plan/highest.toml")).unwrap();
    let rules = folder.display().to_string();
    let counts = r#""1.1": {"a": 4, "b": 4}, "1.3.1": {"a": 6, "b": 6}, "2.1": {"n": 1}, "2.2": {"n": 2}"#;
    // 2.2 alone: max(5, 4) is 5 as max(5, 2) was.
    let table = "1.1,4,4\n1.3.1,6,6\n2,10,5\n2.1,10,5\n2.2,6,2\nTổng cộng,20,15\n";
    let (words, out) = letter_of(&rules, table, counts);
    let stays = "riêng mục này: điểm lĩnh vực 2 không đổi (5,00), tổng điểm không đổi (15,00).";
    assert!(words.contains(stays), "{words}");
    assert!(out.contains("không làm tổng điểm thay đổi"), "{out}");
    // With 1.1, 2 of 4: 13 + 2, not 13 + 2 + 2.
    let table = "1.1,4,2\n1.3.1,6,6\n2,10,5\n2.1,10,5\n2.2,6,2\nTổng cộng,20,13\n";
    let (words, out) = letter_of(&rules, table, counts);
    for line in [
        "riêng mục này: điểm lĩnh vực 2 không đổi (5,00), tổng điểm không đổi (13,00).",
        "riêng mục này: tổng điểm từ 13,00 thành 15,00.",
        "tất cả các mục nêu trên, tổng điểm thay đổi từ 13,00 thành 15,00 (chênh lệch +2,00).",
    ] {
        assert!(words.contains(line), "missing: {line}\nin: {words}");
    }
    assert!(!out.contains("không làm tổng điểm thay đổi"), "{out}");
    fs::remove_dir_all(&folder).unwrap();
    // Both rise to 9 and 2, in a group that has at most 10, and had 10.
    let table = "2,10,10\n2.1,10,8\n2.2,2,2\nTổng cộng,42,10\n";
    let (words, _) = letter_of("cases/vi-du-ba-xa/rules", table, r#""2.1": {"n": 3}, "2.2": {"n": 4}"#);
    assert!(words.contains("điểm lĩnh vực 2 không đổi (10,00)"), "{words}");
}

#[test]
fn hostile_names_are_text() {
    let folder = folder("hostile");
    let [appraised, raw] = ["diem.csv", "raw.json"].map(|name| folder.join(name).display().to_string());
    let unit = "<w:p/>&\\u202e\\u0001\\\"";
    let json = format!(
        "{{\"unit\": \"{unit}\", \"guidance\": \"quang-tri-xa-2024\", \"counts\": {{\"3.13.2\": {{\"a\": 28, \"b\": 27}}}}}}"
    );
    fs::write(&raw, json).unwrap();
    fs::write(&appraised, "Mã,Tiêu chí,Điểm thẩm định\n3.13.2,</w:t>{code},\"0,21\"\n").unwrap();
    let told = appeal("hostile-letter", &appraised, &raw, &[]);
    assert_eq!(told.status, 0, "{}", told.err);
    let document = document(&told.file);
    assert!(document.contains("&lt;W:P/&gt;&amp;⟨U+202E⟩⟨U+0001⟩&quot;"), "{document}");
    assert!(document.contains("1. Mục 3.13.2: &lt;/w:t&gt;{code}"), "{document}");
    assert_eq!(document.matches("<w:t ").count(), document.matches("</w:t>").count());
    assert!(!document.contains("<w:p/>"));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_letter_needs_a_file_and_one_unit() {
    let (status, _, err) = program::verify(["appeal", "--appraised", "a.csv", "--raw", "b.json"]);
    assert_eq!(status, 2);
    assert!(err.contains("-o"));
    let case = "cases/qd766-phu-tho-2026";
    let inputs = (format!("{case}/appraised.csv"), format!("{case}/raw.jsonl"));
    let told = appeal("units", &inputs.0, &inputs.1, &[]);
    assert_eq!(told.status, 2);
    assert!(told.file.is_empty() && told.err.contains("--unit"), "{}", told.err);
    let told = of_case("date", &["--date", "30/2/2026"]);
    assert!(told.status == 2 && told.err.contains("30/2/2026"), "{}", told.err);
}
