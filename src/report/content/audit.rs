//! An audit alone, as data.

use super::{CheckedEntry, FindingEntry, GuidanceEntry, InputFile, ProblemEntry, inputs, problem, unit};
use crate::{
    model::At,
    report::{
        Context,
        audit::{Audited, NumberKind, Watched},
        findings::ordered,
    },
    text::Lang,
    verify::Checked,
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-audit-1";

/// The report of an audit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct AuditReport {
    pub schema: &'static str,
    pub tool: String,
    pub inputs: Vec<InputFile>,
    pub units: Vec<AuditUnit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub self_test: Vec<WatchedEntry>,
    pub problems: Vec<ProblemEntry>,
}

/// One unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct AuditUnit {
    pub unit: Option<String>,
    pub period: Option<String>,
    pub guidance: Option<GuidanceEntry>,
    pub findings: Vec<FindingEntry>,
    pub checked: CheckedEntry,
    pub statements: Vec<StatementEntry>,
}

/// A statement that was checked.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct StatementEntry {
    pub check: &'static str,
    pub text: String,
    pub holds: bool,
    pub rows: Vec<usize>,
    pub lines: Vec<usize>,
}

/// A kind of number of the self-test.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct WatchedEntry {
    pub kind: &'static str,
    pub changed: usize,
    pub by_checks: usize,
    pub by_recomputation: usize,
    pub missed: usize,
}

/// The report of the audits, and of the self-test where one was made.
#[must_use]
pub fn report(
    units: &[Audited<'_>],
    self_test: &[(NumberKind, Watched)],
    context: &Context,
    lang: Lang,
) -> AuditReport {
    AuditReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        inputs: inputs(context),
        units: units.iter().map(|unit| entry(unit, lang)).collect(),
        self_test: self_test.iter().map(|(kind, watched)| watched_entry(*kind, *watched)).collect(),
        problems: context.problems.iter().map(|problem| problem::problem_entry(problem, lang)).collect(),
    }
}

fn entry(audited: &Audited<'_>, lang: Lang) -> AuditUnit {
    let findings = ordered(&audited.audit.findings).into_iter();
    AuditUnit {
        unit: audited.unit.clone(),
        period: audited.period.clone(),
        guidance: audited.guidance.map(GuidanceEntry::of),
        findings: findings.map(|finding| unit::finding_entry(finding, lang)).collect(),
        checked: unit::checked_entry(&audited.audit.checked),
        statements: audited.audit.checked.iter().map(statement).collect(),
    }
}

fn statement(checked: &Checked) -> StatementEntry {
    let rows = checked.at.iter().filter_map(|at| match at {
        At::Row(line) => Some(*line),
        At::Document { .. } => None,
    });
    let lines = checked.at.iter().filter_map(|at| match at {
        At::Document { line, .. } => Some(*line),
        At::Row(_) => None,
    });
    StatementEntry {
        check: checked.check,
        text: checked.text.clone(),
        holds: checked.holds,
        rows: rows.collect(),
        lines: lines.collect(),
    }
}

const fn watched_entry((_, kind): NumberKind, watched: Watched) -> WatchedEntry {
    WatchedEntry {
        kind,
        changed: watched.changed,
        by_checks: watched.by_checks,
        by_recomputation: watched.by_recomputation,
        missed: watched.missed(),
    }
}
