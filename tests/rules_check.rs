//! The checks of rule sets: each accuses the wrong set of `tests/problems/`, and leaves it alone once one thing is
//! mended; the shipped sets have nothing but the contradictions that they declare.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{Catalogue, Places, RuleFiles, check, read},
    problem::{Fault, Problem, Problems, Severity},
    source::Source,
    verify::example::failures,
};
use std::{collections::BTreeSet, fs};

/// The code, what the wrong set says, and what it says once mended.
const MENDED: &[(&str, &str, &str)] = &[
    ("P421", r#"score  = "1.76""#, r#"score  = "1.75""#),
    ("P422", r#"label = "Đúng hạn""#, r#"label = "Đúng hạn", at_most = "a""#),
    ("P422", "score = 'b / a × full'", "score = 'min(b / a × full, full)'"),
    ("P423", "score = 'b / a × full'", "score = 'if a > 0 then b / a × full else 0'"),
    ("P424", "(1 − b / a)", "b / a"),
    ("P424", r#"effect = "raises""#, r#"effect = "lowers""#),
    ("P425", "sum(children) × 1.5", "min(sum(children) × 1.5, full)"),
    ("P426", "then 1 else full", "then 2 else full"),
    ("P426", r#"label = "Số cuộc họp""#, r#"label = "Số cuộc họp", effect = "any""#),
    ("P427", r#"label = "Trễ hạn""#, r#"label = "Trễ hạn", role = "context""#),
    ("P428", "'>= 80%', score = '2'", "'>= 95%', score = '2'"),
    ("P429", "<= 90%", "< 90%"),
    // A tier within a later one: "else, from 50 %".
    ("P429", ">= 50% and <= 90%", ">= 50%"),
    ("P430", "< 80%", "< 90%"),
    ("P430", r#"{ score = '0', basis = "quoted" }"#, r#""undetermined""#),
    ("P431", "(a − b) / a", "(a − b) / (2 × a)"),
    ("P432", "when = 'b'", "when = 'a'"),
    ("P433", "score = '1.5'", "score = '2'"),
    ("P434", "digits = 2", "digits = 3"),
    ("P435", r#"quantum = "0.3""#, r#"quantum = "0.25""#),
    ("P436", r#"at = "mục 1.1", basis"#, r#"at = "mục 1.1", quote = "…", basis"#),
    ("P437", r#"label = "Đúng hạn", at_most = "a" }"#, EXAMPLE),
];

const EXAMPLE: &str = r#"label = "Đúng hạn", at_most = "a" }
  [[criterion.example]]
  input = { a = 8, b = 8 }
  score = "2""#;

/// What is found in a rule set, failing examples among it.
fn codes(text: &str) -> BTreeSet<&'static str> {
    let files = RuleFiles::new(vec![Source::new("guidance.toml", text.as_bytes()).unwrap()]);
    let mut problems = Problems::default();
    let guidance = read(&files, &mut problems);
    let guidance = guidance.unwrap_or_else(|| panic!("{:?}\n{text}", problems.iter().collect::<Vec<_>>()));
    let checked = check(&guidance, None, &Places::of(&files, &guidance));
    let examples = failures(&guidance).into_iter().map(|_| "P421");
    checked.findings.iter().map(|finding| finding.kind.code()).chain(examples).collect()
}

#[test]
fn each_check_leaves_alone_what_is_mended() {
    for (code, wrong, right) in MENDED {
        let text = fs::read_to_string(format!("tests/problems/{code}/set/guidance.toml")).unwrap();
        assert_eq!(text.matches(wrong).count(), 1, "{code}: {wrong}");
        assert!(codes(&text).contains(code), "{code} does not accuse its set");
        assert!(!codes(&text.replace(wrong, right)).contains(code), "{code}: {right} is still accused");
    }
}

/// Every code of a check but the declared contradiction, which nothing mends.
#[test]
fn every_check_is_mended() {
    let page = fs::read_to_string("docs/rules-check.md").unwrap();
    let page: BTreeSet<&str> = page.split(['|', '[', ']', ',', ' ']).filter(|word| is_code(word)).collect();
    let mut mended: BTreeSet<&str> = MENDED.iter().map(|(code, ..)| *code).collect();
    // The declared contradiction, and the checks of amendments, which `tests/amendment.rs` mends.
    mended.extend(["P438", "P439", "P440", "P441"]);
    assert_eq!(page, mended);
}

fn is_code(word: &str) -> bool {
    word.len() == 4 && word.starts_with("P4")
}

#[test]
fn shipped_sets_have_declared_contradictions_only() {
    let catalogue = Catalogue::default();
    let mut contradictions = 0;
    for id in catalogue.ids() {
        let files = catalogue.files(&id).unwrap();
        let guidance = read(&files, &mut Problems::default()).unwrap();
        let checked = check(&guidance, None, &Places::of(&files, &guidance));
        for Problem { kind, place, cited, .. } in checked.findings {
            assert!(kind.is_declared_contradiction(), "{id}: {kind:?}");
            assert_eq!(kind.severity(), Severity::Warning);
            assert!(place.is_some_and(|place| place.line > 1) && cited.is_some(), "{id}: without a place");
            contradictions += 1;
        }
        assert_eq!(failures(&guidance), [], "{id}");
    }
    assert!(contradictions >= 4);
}

/// `b ≤ a ≤ provided` is followed although no formula names `a`.
#[test]
fn relations_are_followed_over_other_inputs() {
    let text = fs::read_to_string("tests/problems/P422/set/guidance.toml").unwrap();
    let related = text
        .replace("b / a × full", "b / c × full")
        .replace("when = 'a'", "when = 'c'")
        .replace(r#"label = "Đúng hạn""#, r#"label = "Đúng hạn", at_most = "a""#)
        .replace("{ a = 8, b = 7 }", "{ c = 8, b = 7 }");
    let with =
        |input: &str| related.replace("  [criterion.input]\n", &format!("  [criterion.input]\n{input}\n"));
    assert!(codes(&with("  c = { unit = \"hồ sơ\" }")).contains("P422"));
    assert!(!codes(&with("  c = { unit = \"hồ sơ\", at_least = \"a\" }")).contains("P422"));
}
