//! Problems as data.

use crate::{
    problem::{Fault, Problem},
    text::Lang,
};
use serde::Serialize;

/// A problem.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ProblemEntry {
    pub code: &'static str,
    pub severity: &'static str,
    pub file: Option<String>,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub cell: Option<String>,
    pub unit: Option<String>,
    pub cited: Option<String>,
    pub text: String,
    pub help: Option<String>,
}

pub(super) fn problem_entry(problem: &Problem, lang: Lang) -> ProblemEntry {
    let place = problem.place.as_ref();
    let line = place.filter(|place| place.line > 0);
    ProblemEntry {
        code: problem.kind.code(),
        severity: problem.severity().name(),
        file: place.map(|place| place.file_name().to_owned()),
        line: line.map(|place| place.line),
        column: line.map(|place| place.column),
        cell: place.and_then(|place| place.cell.clone()),
        unit: problem.unit.clone(),
        cited: problem.cited.clone(),
        text: problem.kind.message(lang),
        help: problem.kind.help(lang),
    }
}
