//! `verify regress` on a folder of cases of its own: what moved is shown, and accepted only where it is meant.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::cli::{Screen, run};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

const CASE: &str = "vi-du-tu-cham";

/// A folder with two cases as they are kept in `cases/`, but for what was accepted before in the first.
fn cases(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("regress").join(name);
    let _ = fs::remove_dir_all(&folder);
    for case in [CASE, "vi-du-ba-xa"] {
        copy(&Path::new("cases").join(case), &folder.join(case));
    }
    let _ = fs::remove_file(folder.join(CASE).join("changes.md"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Exit status, result, what is told.
fn regress(folder: &Path, options: &[&str]) -> (u8, String, String) {
    let words = ["verify", "regress", folder.to_str().unwrap()];
    let words = words.iter().chain(options).map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words, &Screen::default(), &mut out, &mut err);
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

/// Replaces a text in a file of the case.
fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(CASE).join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn kept(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(CASE).join(file)).unwrap()
}

/// A score as the case gives it, and as another that is kept would have it.
const SCORE: (&str, &str) = ("not_appraised,3.45,", "not_appraised,3.46,");

#[test]
fn what_did_not_move_is_quiet_wherever_the_cases_lie() {
    let (status, out, err) = regress(&cases("same"), &[]);
    assert_eq!((status, err.as_str()), (0, ""));
    assert_eq!(out, "Không đổi: vi-du-ba-xa, vi-du-tu-cham\nĐã chạy 2 hồ sơ; có thay đổi: 0.\n");
}

#[test]
fn what_moved_is_shown_by_words_and_nothing_is_written() {
    let folder = cases("shown");
    change(&folder, "report.csv", SCORE.0, SCORE.1);
    let before = kept(&folder, "report.csv");
    let (status, out, _) = regress(&folder, &["--lang", "en", "--width", "120"]);
    assert_eq!(status, 1, "{out}");
    let start = "MOVED: vi-du-tu-cham – Ví dụ (không có thật): hai xã tự kiểm tra trước khi thẩm định\n  \
                 report.csv: lines removed: 1, added: 1\n";
    assert!(out.starts_with(start), "{out}");
    assert!(out.contains("\nUnchanged: vi-du-ba-xa\nCases run: 2; moved: 1.\n"), "{out}");
    let marks: Vec<&str> = out.lines().filter(|line| line.trim_start().starts_with('^')).collect();
    assert_eq!(marks.iter().map(|line| line.trim()).collect::<Vec<_>>(), ["^^^^", "^^^^"], "{out}");
    assert_eq!(kept(&folder, "report.csv"), before);
    let (_, coloured, _) = regress(&folder, &["--color", "always"]);
    assert!(!coloured.contains('^'), "colour says it: {coloured}");
}

#[test]
fn one_case_can_be_named() {
    let folder = cases("one");
    change(&folder, "report.csv", SCORE.0, SCORE.1);
    assert_eq!(regress(&folder.join("vi-du-ba-xa"), &[]).0, 0);
    assert_eq!(regress(&folder.join(CASE), &[]).0, 1);
}

#[test]
fn json_says_the_same() {
    let folder = cases("json");
    change(&folder, "report.csv", SCORE.0, SCORE.1);
    let (status, out, _) = regress(&folder, &["--format", "json"]);
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(status, 1);
    assert_eq!(report["summary"], serde_json::json!({ "cases": 2, "moved": 1, "accepted": 0 }));
    let case = &report["cases"][1];
    assert_eq!((&case["case"], &case["moved"]), (&Value::from(CASE), &Value::from(true)));
    let csv =
        case["reports"].as_array().unwrap().iter().find(|report| report["file"] == "report.csv").unwrap();
    let lines = csv["hunks"][0]["lines"].as_array().unwrap();
    let removed = lines.iter().find(|line| line["change"] == "removed").unwrap();
    let added = lines.iter().find(|line| line["change"] == "added").unwrap();
    assert_eq!(removed["changed_words"], serde_json::json!(["3.46"]));
    assert_eq!(added["changed_words"], serde_json::json!(["3.45"]));
    assert!(added["text"].as_str().unwrap().contains("not_appraised,3.45,"), "{added}");
}

#[test]
fn accepting_needs_a_reason_and_keeps_it() {
    let folder = cases("accept");
    let right = kept(&folder, "report.csv");
    let case = kept(&folder, "case.toml");
    change(&folder, "report.csv", SCORE.0, SCORE.1);
    change(&folder, "case.toml", "exit      = 1 ", "exit      = 3 ");
    fs::remove_file(folder.join(CASE).join("report.txt")).unwrap();

    let (status, _, err) = regress(&folder, &["--accept"]);
    assert!(status == 2 && err.contains("[P604]") && err.contains("--reason"), "{err}");
    let (status, _, err) = regress(&folder, &["--accept", "--reason", " "]);
    assert!(status == 2 && err.contains("[P602]"), "{err}");
    let (status, _, err) = regress(&folder, &["--accept", "--reason", "x", "--date", "hôm nay"]);
    assert!(status == 2 && err.contains("[P603]"), "{err}");
    let (status, _, err) = regress(&folder, &["--reason", "x"]);
    assert!(status == 2 && err.contains("--accept"), "{err}");
    assert!(!folder.join(CASE).join("changes.md").exists());

    let (status, out, err) = regress(&folder, &["--accept", "--reason", "Sửa số", "--date", "24/11/2026"]);
    assert_eq!(status, 0, "{err}");
    assert!(
        out.contains("mã thoát của verify: 3 → 1\n") && out.contains("Đã chấp nhận: vi-du-tu-cham\n"),
        "{out}"
    );
    assert_eq!((kept(&folder, "report.csv"), kept(&folder, "case.toml")), (right, case));
    assert_eq!(kept(&folder, "report.txt"), fs::read_to_string(format!("cases/{CASE}/report.txt")).unwrap());
    let changes = kept(&folder, "changes.md");
    for part in [
        "# Các thay đổi đã chấp nhận\n\n## Sửa số\n\nNgày 24/11/2026.\n",
        "\nMã thoát của `verify`: 3 → 1.\n",
        "\n`report.txt`: mới.\n",
        "\n`report.csv`: bớt 1 dòng, thêm 1 dòng.\n",
    ] {
        assert!(changes.contains(part), "{part} is not in:\n{changes}");
    }
    let other = "vi-du-ba-xa/changes.md";
    let untouched = fs::read_to_string(Path::new("cases").join(other)).unwrap();
    assert_eq!(fs::read_to_string(folder.join(other)).unwrap(), untouched, "a case that did not move");
    assert_eq!(regress(&folder, &[]).0, 0);
}

#[test]
fn a_broken_case_is_a_problem_and_nothing_is_accepted() {
    let folder = cases("broken");
    change(&folder, "report.csv", SCORE.0, SCORE.1);
    let before = kept(&folder, "report.csv");
    fs::create_dir(folder.join("khong-phai-ho-so")).unwrap();
    let (status, out, err) = regress(&folder, &["--accept", "--reason", "x"]);
    assert_eq!(status, 2);
    assert!(err.contains("[P001]") && err.contains("case.toml"), "{err}");
    assert!(out.contains("THAY ĐỔI: vi-du-tu-cham"), "the others are shown: {out}");
    assert_eq!(kept(&folder, "report.csv"), before);
}

#[test]
fn a_case_runs_no_other_command() {
    let folder = cases("command");
    change(&folder, "case.toml", "exit ", "options = [\"regress\"]\nexit ");
    let (status, _, err) = regress(&folder, &[]);
    assert!(status == 2 && err.contains("[P601]") && err.contains("regress"), "{err}");
}
