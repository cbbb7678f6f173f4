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
    case("column", "code,name,max\n1,x,1\n", &raw(""), "P201");
    case("score", &TABLE.replace("\"0,21\"", "x"), &raw(r#""3.13.2": {"a": 28, "b": 27}"#), "P101");
    case("ragged", "code,appraised\n3.13.2,0,21\n", &raw(""), "P204");
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
