//! The English reports: what they leave in the language of the rule set, said once, and numbers that agree with their
//! nouns.

#![allow(clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

mod program;

const NOTE: &str = "in the language of the rule set and of the documents.";

/// Reports of one unit and of many, with and without rules.
const REPORTS: [&[&str]; 7] = [
    &["--appraised", "cases/trieu-trach-2024/appraised.csv", "--raw", "cases/trieu-trach-2024/raw.json"],
    &["--appraised", "cases/qd766-phu-tho-2026/appraised.csv", "--raw", "cases/qd766-phu-tho-2026/raw.jsonl"],
    &[
        "rank",
        "--appraised",
        "cases/qd766-phu-tho-2026/appraised.csv",
        "--raw",
        "cases/qd766-phu-tho-2026/raw.jsonl",
        "--mode",
        "competition",
    ],
    &["audit", "--appraised", "cases/lai-chau-2021/appraised.csv"],
    &[
        "explain",
        "4.2",
        "--appraised",
        "cases/qd766-phu-tho-2026/appraised.csv",
        "--raw",
        "cases/qd766-phu-tho-2026/raw.jsonl",
    ],
    &["rules", "check"],
    &["rules", "book", "quang-tri-xa-2024"],
];

/// The report in one line.
fn report(words: &[&str]) -> String {
    let (_, out, err) = program::verify(words.iter().chain(&["--lang", "en"]));
    assert!(!out.is_empty(), "{words:?}: {err}");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_not_translated_is_said_once() {
    for words in REPORTS {
        let out = report(words);
        assert_eq!(out.matches(NOTE).count(), 1, "{words:?}\n{out}");
        let (_, out, _) = program::verify(words);
        assert!(!out.contains(NOTE), "{words:?}");
    }
}

#[test]
fn one_is_one() {
    let nouns = [
        "units",
        "rows",
        "statements",
        "criteria",
        "groups",
        "errors",
        "warnings",
        "formulas",
        "decimals",
        "scores",
        "others",
        "lines",
        "rule sets",
        "declared contradictions",
    ];
    for words in REPORTS {
        let out = report(words);
        for noun in nouns {
            for before in [" ", "(", ": "] {
                let wrong = format!("{before}1 {noun}");
                assert!(!out.contains(&wrong), "{words:?}: {wrong}");
            }
        }
    }
}
