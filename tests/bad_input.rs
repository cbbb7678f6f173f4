//! Input that is wrong: the codes told, where, and that no score is shown.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::cli::{Screen, run};
use std::{env, fs, path::PathBuf};

const TABLE: &str = "code,name,max,appraised\n3.13.2,Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến,1,\"0,21\"\n";

fn raw(counts: &str) -> String {
    format!(
        r#"{{"unit": "Xã A", "period": "2024", "guidance": "quang-tri-xa-2024", "counts": {{{counts}}}}}"#
    )
}

/// The exit status, what is printed, and what is told.
fn verify(name: &str, table: &str, raw: &str) -> (u8, String, String) {
    let folder: PathBuf = env::temp_dir().join(format!("phuctra-bad-input-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (appraised_file, raw_file) = (folder.join("appraised.csv"), folder.join("raw.json"));
    fs::write(&appraised_file, table).unwrap();
    fs::write(&raw_file, raw).unwrap();
    let words =
        ["verify".into(), "--appraised".into(), appraised_file.into(), "--raw".into(), raw_file.into()];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words, &Screen::default(), &mut out, &mut err);
    fs::remove_dir_all(&folder).unwrap();
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn our_own_data_wrong_is_a_problem_and_no_score_is_shown() {
    #[track_caller]
    fn case(name: &str, table: &str, raw: &str, code: &str) {
        let (status, out, err) = verify(name, table, raw);
        assert_eq!(status, 2, "{name}: {err}");
        assert!(err.contains(&format!("[{code}]")), "{name}: expected {code} in\n{err}");
        assert!(!out.contains("0,96"), "{name}: a score is shown\n{out}");
    }

    case("twice", TABLE, &raw(r#""3.13.2": {"a": 28, "b": 27, "b": 6}"#), "P007");
    case("part", TABLE, &raw(r#""3.13.2": {"a": 27, "b": 28}"#), "P305");
    case("code", TABLE, &raw(r#""3.13.9": {"a": 28, "b": 27}"#), "P301");
    case("key", TABLE, &raw(r#""3.13.2": {"a": 28, "c": 27}"#), "P303");
    case("both", TABLE, &raw(r#""3.13.2": {"a": 28}, "dvctt-co-ho-so-truc-tuyen": {"a": 28}"#), "P302");
    case("negative", TABLE, &raw(r#""3.13.2": {"a": 28, "b": -27}"#), "P104");
    case("fraction", TABLE, &raw(r#""3.13.2": {"a": 28, "b": 27.5}"#), "P103");
    case("exponent", TABLE, &raw(r#""3.13.2": {"a": 28, "b": 2.7e1}"#), "P105");
    case("thousands", TABLE, &raw(r#""3.13.2": {"a": "1.083", "b": 27}"#), "P102");
    case(
        "thousands-json",
        TABLE,
        &raw(r#""3.13.2": {"a": 1.083, "b": 27}, "3.13.1": {"a": "1.083.000", "b": 1}"#),
        "P102",
    );
    case("type", TABLE, &raw(r#""6.3": {"achieved": 1}"#), "P304");
    case("evidence", TABLE, &raw(r#""3.13.2": {"a": {"value": 28, "evidence": "x"}, "b": 27}"#), "P311");
    case(
        "period",
        TABLE,
        &raw(r#""3.13.2": {"a": 28, "b": 27}"#).replace("2024\", \"g", "2031\", \"g"),
        "P310",
    );
    case("guidance", TABLE, &raw("").replace("quang-tri-xa-2024", "quang-tri"), "P308");
    case("json", TABLE, "{\"unit\": ", "P005");
    case("empty", "", &raw(""), "P003");
    case("no-units", TABLE, "[]", "P003");
    case("no-rows", "[]", &raw(r#""3.13.2": {"a": 28, "b": 27}"#), "P003");
    let blank = "unit,code,max,appraised\nXã A,3.13.2,1,\"0,21\"\n,3.13.1,1,\"0,94\"\n";
    case("blank-unit", blank, &raw(r#""3.13.2": {"a": 28, "b": 27}"#), "P206");
    case("column", "code,name,max\n1,x,1\n", &raw(""), "P201");
    case("score", &TABLE.replace("\"0,21\"", "x"), &raw(r#""3.13.2": {"a": 28, "b": 27}"#), "P101");
    case("ragged", "code,appraised\n3.13.2,0,21\n", &raw(""), "P204");
}

/// What is wrong with the counts is told, whatever is wrong with the points, and the other way round.
#[test]
fn all_problems_of_all_files_are_told_at_once() {
    #[track_caller]
    fn case(name: &str, table: &str, raw: &str, codes: &[&str]) {
        let (status, _, err) = verify(name, table, raw);
        assert_eq!(status, 2, "{name}: {err}");
        assert_eq!(told(&err), codes, "{name}: {err}");
    }

    let counts = raw(r#""3.13.2": {"a": "x", "c": 27}, "9.9": {"a": 1}"#);
    let of_counts = ["P101", "P303", "P301"];
    case("rows", &TABLE.replace("\"0,21\"", "x"), &counts, &[&["P101"], &of_counts[..]].concat());
    case("column", &TABLE.replace("appraised", "note"), &counts, &[&["P201"], &of_counts[..]].concat());
    case("quote", &TABLE.replace("0,21\"", "0,21"), &counts, &[&["P205"], &of_counts[..]].concat());
    let two = format!("{counts}\n{}", counts.replace("Xã A", "Xã B"));
    case("unit", TABLE, &two, &[&["P314"], &of_counts[..], &of_counts].concat());
}

/// On a long line too, of which only a part is shown.
#[test]
fn a_problem_stands_where_its_value_stands() {
    #[track_caller]
    fn case(name: &str, raw: &str, code: &str, value: &str) {
        let (_, _, err) = verify(name, TABLE, raw);
        let column = raw.split(value).next().unwrap().chars().count() + 1;
        let (_, after) = err.split_once(code).unwrap();
        let place = after.lines().nth(1).unwrap();
        assert!(place.ends_with(&format!("raw.json:1:{column}")), "{name}: {column}, {err}");
    }

    let counts = raw(r#""3.13.2": {"a": 28, "b": 27}"#);
    let with = |key: &str| counts.replace("\"period\"", &format!("{key}, \"period\""));
    case("period", &counts.replace("2024\", \"g", "2031\", \"g"), "P310", "\"2031\"");
    case("guidance", &counts.replace("xa-2024", "xa"), "P308", "\"quang-tri-xa\"");
    case("far", &raw(&format!("{}\"3.13.2\": {{\"a\": \"x\"}}", " ".repeat(3000))), "P101", "\"x\"");
    case("unseen", &raw("\"\u{200b}\u{200b}3.13.2\": {}, \"3.13.1\": {\"a\": \"x\"}"), "P101", "\"x\"");
    case("file", &with(r#""evidence": {"cv": {"file": "thiếu.pdf"}}"#), "P317", "{\"file\"");
}

#[test]
fn no_message_is_longer_than_can_be_read() {
    let table = TABLE.replace("0,21", &"9".repeat(100_000));
    let (status, _, err) = verify("long", &table, &raw(r#""3.13.2": {"a": 28, "b": 27}"#));
    assert_eq!((status, told(&err)), (2, vec!["P111"]));
    let title = err.lines().next().unwrap();
    assert!(title.chars().count() < 1000 && title.contains("999…999"), "{title}");
    assert!(title.ends_with("có quá 27 chữ số"), "{title}");
}

/// The codes that are told, in their order.
fn told(err: &str) -> Vec<&str> {
    let errors = err.lines().filter_map(|line| line.strip_prefix("lỗi["));
    errors.map(|line| line.split(']').next().unwrap()).collect()
}

/// One real fault is told, and nothing that follows from it.
#[test]
fn a_fault_of_the_whole_file_is_told_once() {
    #[track_caller]
    fn case(name: &str, table: &str, raw: &str, code: &str, words: &str) {
        let (status, out, err) = verify(name, table, raw);
        assert_eq!((status, out.as_str()), (2, ""), "{name}: {err}");
        assert_eq!(told(&err), [code], "{name}: {err}");
        assert!(err.contains(words), "{name}: {err}");
    }

    let counts = raw(r#""3.13.2": {"a": 28, "b": 27}"#);
    let rows = |unit: &str, value: &str| {
        let row = |input: &str| format!("{unit},quang-tri-xa-2024,3.13.2,{input},{value}\n");
        format!("Đơn vị,Bộ quy tắc,Mã,Chỉ tiêu,Giá trị\n{}{}", row("a"), row("b"))
    };
    let list = r#"[{"code": "3.13.2", "max": "1", "appraised": "0.21"}]"#;
    case("swapped", &counts, TABLE, "P612", "hai tệp có vẻ bị đổi chỗ cho nhau");
    case("swapped-json", &counts, list, "P612", "hai tệp có vẻ bị đổi chỗ cho nhau");
    case("swapped-csv", &rows("Xã A", "1"), &TABLE.replace("appraised", "Điểm thấp định"), "P612", "đổi chỗ");
    case("counts-twice", &counts, &counts, "P213", "số liệu thô, ở đây cần bảng điểm");
    case("points-twice", TABLE, TABLE, "P213", "bảng điểm, ở đây cần số liệu thô");
    let renamed = TABLE.replace("appraised", "Điểm cho");
    case("renamed", &renamed, &counts, "P201", "không có cột «Điểm thẩm định»");
    case("renamed-near", &renamed, &counts, "P201", "tiêu đề «Điểm cho» có phải cột này không?");
    case("renamed-raw", TABLE, &rows("Xã A", "1").replace("Giá trị", "Giá tri số"), "P201", "«Giá trị»");
    case("empty-form", TABLE, &rows("", ""), "P320", "phiếu số liệu còn trống");
    case("no-unit", TABLE, &rows("", "1"), "P320", "chưa ghi tên đơn vị nào: cột «Đơn vị» để trống");
    let json = raw(r#""3.13.2": {"a": null, "b": null}"#).replace("Xã A", "");
    case("empty-json", TABLE, &json, "P320", "phiếu số liệu còn trống");
    case("no-unit-json", TABLE, &counts.replace("Xã A", " "), "P320", "khóa `unit` để trống");
}

/// Messages call values and columns as the file does.
#[test]
fn a_table_is_spoken_of_in_its_own_words() {
    let row = |value: &str| {
        format!("Đơn vị,Bộ quy tắc,Mã,Chỉ tiêu,Giá trị\nXã A,quang-tri-xa-2024,6.3,achieved,{value}\n")
    };
    let (_, _, err) = verify("yes-no", TABLE, &row("1"));
    assert!(err.contains("cần có / không") && !err.contains("true"), "{err}");
    let (_, _, err) = verify("yes-no-json", TABLE, &raw(r#""6.3": {"achieved": 1}"#));
    assert!(err.contains("cần true / false"), "{err}");
    let (_, _, err) = verify("empty-cell", TABLE, &row("có").replace(",6.3,", ",,"));
    assert!(err.contains("ô «Mã» để trống"), "{err}");
    let (_, _, err) = verify("no-guidance", TABLE, &row("có").replace("quang-tri-xa-2024", ""));
    assert!(err.contains("chưa nêu bộ quy tắc (cột «Bộ quy tắc» hoặc"), "{err}");
}

#[test]
fn the_authority_s_table_wrong_is_a_finding() {
    #[track_caller]
    fn case(name: &str, table: &str, finding: &str) {
        let (status, out, err) = verify(name, table, &raw(r#""3.13.2": {"a": 28, "b": 27}"#));
        assert_eq!(status, 1, "{name}: {err}");
        assert!(out.contains(finding) && out.contains("0,96"), "{name}: {out}");
    }

    case("above", &TABLE.replace("\"0,21\"", "\"1,21\""), "above-full");
    case("max", &TABLE.replace(",1,", ",2,"), "max-differs");
    case(
        "again",
        &format!("{TABLE}3.13.2,Tỷ lệ DVCTT có phát sinh hồ sơ trực tuyến,1,\"0,96\"\n"),
        "repeated-criterion",
    );
}

#[test]
fn hostile_text_is_made_visible() {
    let table = TABLE.replace("trực tuyến,1", "trực tuyến\u{1b}[2J\u{202e},1");
    let (_, out, err) = verify("hostile", &table, &raw(r#""3.13.2": {"a": 28, "b": 27}"#));
    assert!(!out.contains(['\u{1b}', '\u{202e}']) && !err.contains(['\u{1b}', '\u{202e}']));
    assert!(out.contains("⟨U+001B⟩"));
}
