//! What the checks of rule sets found, as remarks.

use super::{Check, Suite, input, named, remark};
use crate::{problem::Problems, report::check::CheckedSet, text::Lang};

/// A suite of each rule set, and one of the problems.
#[must_use]
pub fn rules(sets: &[CheckedSet], problems: &Problems, lang: Lang) -> Vec<Suite> {
    sets.iter().map(|set| suite(set, lang)).chain(input(problems, lang)).collect()
}

/// A check of each finding; of a set without findings, one that is in order.
fn suite(set: &CheckedSet, lang: Lang) -> Suite {
    let found = set.checked.findings.iter().map(|finding| {
        let remark = remark(finding, lang);
        Check { name: named(&remark), remarks: vec![remark] }
    });
    let mut checks: Vec<Check> = found.collect();
    if checks.is_empty() {
        checks.push(Check { name: "rules check".to_owned(), remarks: Vec::new() });
    }
    Suite { name: set.guidance.id.clone(), is_input: false, checks }
}
