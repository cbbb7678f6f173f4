//! What tests of cases through the library share: texts as files, rule sets with changes.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "a test stops where its own set-up is wrong; each test uses a part"
)]

use phuctra::{
    guidance::{RuleFiles, read},
    input::{Appraised, Raw},
    model::Guidance,
    problem::{Fault, Problems, render},
    source::Source,
    text::Lang,
    verify::{Audit, Verified, dockets, verify},
};

pub fn source(name: &str, text: &str) -> Source {
    Source::new(name, text.as_bytes()).unwrap()
}

/// The rule set of a text in which some parts are put otherwise, wherever they stand.
#[track_caller]
pub fn guidance(text: &str, changes: &[(&str, &str)]) -> Guidance {
    let mut text = text.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "the rule set has no {old}");
        text = text.replace(old, new);
    }
    let files = RuleFiles::new(vec![source("guidance.toml", &text)]);
    let mut problems = Problems::default();
    let guidance = read(&files, &mut problems);
    guidance.unwrap_or_else(|| panic!("{}", render::all(&problems, Lang::En, false)))
}

/// A text with some of its parts, each there once, put otherwise.
#[track_caller]
pub fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old} in {text}");
        text.replace(old, new)
    })
}

/// The lines of an expectation, without the margin.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

pub fn codes(problems: &Problems) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.kind.code()).collect()
}

/// Raw counts of a unit.
pub fn unit(counts: &str) -> String {
    format!(
        r#"{{"unit": "Xã A", "period": "2024", "counts": {{{counts}}},
            "evidence": {{"cv15": {{}}, "cv16": {{}}, "cv17": {{}}}}}}"#
    )
}

/// What `look` sees of the result of the one unit of raw counts, of which `table` prints the rows; and the codes of
/// the problems.
pub fn seen<T>(
    guidance: &Guidance,
    raw: &str,
    table: &str,
    look: impl FnOnce(&Verified<'_>) -> T,
) -> (Option<T>, Vec<&'static str>) {
    let mut problems = Problems::default();
    let table = source("appraised.csv", &format!("code,name,max,claimed,appraised\n{table}"));
    let appraised = Appraised::open(table, &mut problems).unwrap();
    let raw = Raw::open(source("raw.json", raw), &mut problems).unwrap();
    let units = raw.units(&mut problems).into_iter().map(|unit| (unit, guidance)).collect();
    let mut dockets = dockets(appraised.source(), &appraised.rows(&mut problems), units, &mut problems);
    let docket = dockets.pop().filter(|_| dockets.is_empty());
    let codes = codes(&problems);
    (docket.map(|docket| look(&verify(docket, |_| Audit::default()))), codes)
}
