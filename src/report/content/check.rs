//! What the checks of rule sets found, as data.

use super::{GuidanceEntry, ProblemEntry, problem::problem_entry};
use crate::{
    problem::Problems,
    report::check::{CheckedSet, Counted},
    text::Lang,
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-rules-check-1";

/// The report of a check.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct CheckReport {
    pub schema: &'static str,
    pub tool: String,
    pub sets: Vec<CheckedSetEntry>,
    pub problems: Vec<ProblemEntry>,
}

/// One rule set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CheckedSetEntry {
    pub guidance: GuidanceEntry,
    pub criteria: usize,
    pub errors: usize,
    pub warnings: usize,
    pub contradictions: usize,
    pub range_proved: usize,
    pub range_searched: usize,
    pub findings: Vec<ProblemEntry>,
}

/// The report of the checks.
#[must_use]
pub fn report(sets: &[CheckedSet], problems: &Problems, lang: Lang) -> CheckReport {
    CheckReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        sets: sets.iter().map(|set| entry(set, lang)).collect(),
        problems: problems.iter().map(|one| problem_entry(one, lang)).collect(),
    }
}

fn entry(set: &CheckedSet, lang: Lang) -> CheckedSetEntry {
    let Counted { errors, warnings, contradictions } = set.findings();
    CheckedSetEntry {
        guidance: GuidanceEntry::of(&set.guidance),
        criteria: set.guidance.criteria.len(),
        errors,
        warnings,
        contradictions,
        range_proved: set.checked.proved,
        range_searched: set.checked.searched,
        findings: set.checked.findings.iter().map(|finding| problem_entry(finding, lang)).collect(),
    }
}
