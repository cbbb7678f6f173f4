//! Every folder of `cases/` is a test: the inputs, beside the reports they give.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::cli::{Screen, run};
use similar::TextDiff;
use std::{env, error::Error, ffi::OsString, fs, path::Path};

/// The reports of a case: file, and the options that make it.
const REPORTS: &[(&str, &[&str])] = &[
    ("report.txt", &["--width", "80"]),
    ("report.en.txt", &["--width", "80", "--lang", "en"]),
    ("report.json", &["--format", "json"]),
    ("report.csv", &["--format", "csv"]),
];

#[test]
fn every_case_gives_its_reports() -> Result<(), Box<dyn Error>> {
    let mut folders = fs::read_dir("cases")?.collect::<Result<Vec<_>, _>>()?;
    folders.retain(|entry| entry.path().is_dir());
    folders.sort_by_key(fs::DirEntry::path);
    assert!(!folders.is_empty(), "no case found, so nothing was tested");
    let mut changes = String::new();
    for folder in folders {
        for (file, options) in REPORTS {
            changes += &changed(&folder.path(), file, options)?;
        }
    }
    assert!(
        changes.is_empty(),
        "{changes}\nMeant? UPDATE_CASES=1 cargo test --test cases, then review the diff."
    );
    Ok(())
}

/// How a report differs from the one kept; empty if it does not.
fn changed(case: &Path, file: &str, options: &[&str]) -> Result<String, Box<dyn Error>> {
    let actual = report(case, options);
    assert_eq!(actual, report(case, options), "a second run gives other bytes");
    if env::var_os("UPDATE_CASES").is_some() {
        fs::write(case.join(file), &actual)?;
    }
    let expected = fs::read_to_string(case.join(file))?;
    let name = case.join(file).display().to_string();
    Ok(TextDiff::from_lines(&expected, &actual).unified_diff().header(&name, "now").to_string())
}

/// What the program prints for a case, and its exit status.
fn report(case: &Path, options: &[&str]) -> String {
    let file = |name: &str| case.join(name).into_os_string();
    let mut words: Vec<OsString> = vec!["verify".into(), "--appraised".into(), file("appraised.csv")];
    words.extend(["--raw".into(), file("raw.json")]);
    words.extend(options.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words, &Screen::default(), &mut out, &mut err);
    assert_eq!(status, 1, "{}", String::from_utf8_lossy(&err));
    String::from_utf8(out).unwrap()
}
