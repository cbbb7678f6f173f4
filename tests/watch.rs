//! What programs that watch over a repository read: `JUnit`, SARIF, annotations of GitHub.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use program::verify;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder with a case under a name that every format must escape, whose report moved in a cell that holds markup.
fn cases(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("watch").join(name);
    let _ = fs::remove_dir_all(&folder);
    let case = folder.join("100%,<xã> & :");
    fs::create_dir_all(&case).unwrap();
    let from = Path::new("cases/vi-du-tu-cham");
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), case.join(entry.file_name())).unwrap();
    }
    let rules = folder.join("vi-du-ba-xa/rules");
    fs::create_dir_all(&rules).unwrap();
    fs::copy("cases/vi-du-ba-xa/rules/guidance.toml", rules.join("guidance.toml")).unwrap();
    let report = case.join("report.csv");
    let kept = fs::read_to_string(&report).unwrap();
    let moved = kept.replace("not_appraised,3.45,", "]]></failure>::error::\u{1b}[2J,3.46,");
    assert_ne!(kept, moved);
    fs::write(report, moved).unwrap();
    case
}

#[test]
fn what_moved_is_a_failure() {
    let case = cases("failure");
    let path = case.to_str().unwrap();
    let (status, junit, err) = verify(["regress", path, "--format", "junit"]);
    assert_eq!(status, 1, "{err}");
    let head = "<testsuites tests=\"1\" failures=\"1\" errors=\"0\">\n\
                <testsuite name=\"verify regress\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n\
                <testcase classname=\"verify regress\" name=\"100%,&lt;xã&gt; &amp; :\"><failure message=\"report.csv: ";
    assert!(junit.contains(head), "{junit}");
    assert!(junit.contains("]]&gt;&lt;/failure&gt;::error::⟨U+001B⟩[2J,3.46"), "{junit}");
    let (status, sarif, _) = verify(["regress", path, "--format", "sarif"]);
    assert_eq!(status, 1);
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"report-moved".into(), &"error".into()));
    // The folders above the case tell about the machine.
    let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "100%25%2C%3Cx%C3%A3%3E%20%26%20%3A/report.csv");
    let (status, github, _) = verify(["regress", path, "--format", "github"]);
    assert_eq!(status, 1);
    assert_eq!(github.lines().count(), 1, "{github}");
    let start = "::error file=100%25%2C<xã> & %3A/report.csv,line=";
    assert!(github.starts_with(start) && github.contains("%0A-") && !github.contains('\u{1b}'), "{github}");
}

#[test]
fn what_was_accepted_is_known() {
    let case = cases("accepted");
    let words = ["regress", case.to_str().unwrap(), "--accept", "--reason", "Vì sao", "--format", "junit"];
    let (status, junit, err) = verify(words);
    assert_eq!(status, 0, "{err}");
    assert!(junit.contains("failures=\"0\" errors=\"0\" skipped=\"1\""), "{junit}");
    let (status, junit, _) = verify(words);
    assert!(status == 0 && junit.contains("name=\"100%,&lt;xã&gt; &amp; :\"/>\n"), "{junit}");
    let (_, github, _) = verify(["regress", case.to_str().unwrap(), "--format", "github"]);
    assert_eq!(github, "");
}

/// A finding with its place, a rule for its code; what a rule set declares is known.
#[test]
fn findings_of_rules_have_their_places() {
    let folder = "tests/problems/P421";
    let (status, sarif, err) = verify(["rules", "check", folder, "--format", "sarif"]);
    assert_eq!(status, 1, "{err}");
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&"2.1.0".into(), &"unicodeCodePoints".into()));
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().unwrap().starts_with(folder), "{place}");
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0, "{place}");
    }
    let (_, github, _) = verify(["rules", "check", folder, "--format", "github"]);
    assert_eq!(github.lines().count(), results.len());
    assert!(github.contains(",title=P421 "), "{github}");
    let (status, junit, _) = verify(["rules", "check", "hai-phong-212-2025", "--format", "junit"]);
    assert!(
        status == 0 && junit.contains("tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"3\""),
        "{junit}"
    );
}

/// Input that cannot be used is an error and no failure.
#[test]
fn problems_are_errors() {
    let words = ["rules", "check", "khong-co", "--format"];
    let (status, junit, _) = verify([&words[..], &["junit"]].concat());
    assert!(status == 2 && junit.contains("errors=\"1\"") && junit.contains("<error message="), "{junit}");
    let (status, sarif, _) = verify([&words[..], &["sarif"]].concat());
    assert!(status == 2 && sarif.contains("\"executionSuccessful\": false"), "{sarif}");
}

#[test]
fn other_commands_have_no_such_formats() {
    let inputs = ["--appraised", "a.csv", "--raw", "b.json"];
    for command in [&[][..], &["audit"], &["rules", "list"], &["explain", "1"]] {
        for format in ["junit", "sarif", "github"] {
            let (status, out, err) = verify([command, &inputs[..], &["--format", format]].concat());
            assert!(
                status == 2 && out.is_empty() && err.contains("P603"),
                "{command:?} {format}: {out}{err}"
            );
        }
    }
}
