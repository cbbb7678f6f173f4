//! What moved in cases, as data.

use super::{ProblemEntry, problem};
use crate::{
    problem::Problems,
    regress::{Change, Hunk, Line, Moved, Report, Status, difference::counted},
    text::Lang,
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-regress-1";

/// What moved, and what was accepted.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct RegressReport {
    pub schema: &'static str,
    pub tool: String,
    pub cases: Vec<CaseEntry>,
    pub summary: RegressSummary,
    pub problems: Vec<ProblemEntry>,
}

/// A case.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CaseEntry {
    pub case: String,
    pub title: String,
    pub kind: &'static str,
    pub moved: bool,
    pub accepted: bool,
    pub exits: Vec<ExitEntry>,
    pub reports: Vec<MovedReport>,
}

/// The exit status of a run.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ExitEntry {
    pub command: &'static str,
    pub kept: u32,
    pub now: u32,
}

/// A report that is kept.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct MovedReport {
    pub file: &'static str,
    pub moved: bool,
    pub is_new: bool,
    pub removed: usize,
    pub added: usize,
    pub hunks: Vec<HunkEntry>,
}

/// Changed lines with those around them.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct HunkEntry {
    pub old_line: usize,
    pub new_line: usize,
    pub lines: Vec<DiffLine>,
}

/// A line of a difference.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct DiffLine {
    pub change: &'static str,
    pub text: String,
    pub changed_words: Vec<String>,
}

/// How many cases moved.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RegressSummary {
    pub cases: usize,
    pub moved: usize,
    pub accepted: usize,
}

/// The cases, with the names of those that were accepted.
#[must_use]
pub fn report(cases: &[&Moved], accepted: &[String], problems: &Problems, lang: Lang) -> RegressReport {
    RegressReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        cases: cases.iter().map(|case| entry(case, accepted)).collect(),
        summary: RegressSummary {
            cases: cases.len(),
            moved: cases.iter().filter(|case| case.any()).count(),
            accepted: accepted.len(),
        },
        problems: problems.iter().map(|problem| problem::problem_entry(problem, lang)).collect(),
    }
}

fn entry(case: &Moved, accepted: &[String]) -> CaseEntry {
    CaseEntry {
        case: case.case.clone(),
        title: case.title.clone(),
        kind: case.kind.name(),
        moved: case.any(),
        accepted: accepted.contains(&case.case),
        exits: case.exits.iter().map(exit).collect(),
        reports: case.reports.iter().map(of_report).collect(),
    }
}

fn exit(status: &Status) -> ExitEntry {
    ExitEntry {
        command: status.command.unwrap_or("verify"),
        kept: u32::from(status.kept),
        now: u32::from(status.now),
    }
}

fn of_report(report: &Report) -> MovedReport {
    let hunks = report.hunks();
    let (removed, added) = counted(&hunks);
    MovedReport {
        file: report.file,
        moved: report.moved(),
        is_new: report.kept.is_none(),
        removed,
        added,
        hunks: hunks.iter().map(hunk).collect(),
    }
}

fn hunk(hunk: &Hunk) -> HunkEntry {
    HunkEntry { old_line: hunk.old, new_line: hunk.new, lines: hunk.lines.iter().map(line).collect() }
}

fn line(line: &Line) -> DiffLine {
    let changed = line.words.iter().filter(|word| word.changed);
    DiffLine {
        change: match line.change {
            Change::Same => "same",
            Change::Removed => "removed",
            Change::Added => "added",
        },
        text: line.text(),
        changed_words: changed.map(|word| word.text.clone()).collect(),
    }
}
