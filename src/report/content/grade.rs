//! Grades as data.

use crate::{
    model::Guidance,
    verify::{Graded, Standing},
};
use serde::Serialize;

/// The grades of a unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct GradesEntry {
    pub appraised: Option<GradeEntry>,
    pub expected: GradeEntry,
    pub corrected: Option<GradeEntry>,
}

/// The grade that points give.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct GradeEntry {
    /// Only where no other is possible.
    pub grade: Option<String>,
    pub possible: Vec<String>,
    /// Whether there may be no grade at all.
    pub none: bool,
    /// What no points can show, of the grades that are possible.
    pub conditions: Vec<String>,
}

pub(super) fn grades(guidance: &Guidance, graded: &Graded) -> GradesEntry {
    let entry = |standing: &Standing| entry(guidance, standing);
    GradesEntry {
        appraised: graded.appraised.as_ref().map(entry),
        expected: entry(&graded.expected),
        corrected: graded.corrected.as_ref().map(entry),
    }
}

fn entry(guidance: &Guidance, standing: &Standing) -> GradeEntry {
    let grades = || standing.possible.iter().filter_map(|index| guidance.grades.list.get(*index));
    let only = standing.only().and_then(|index| guidance.grades.list.get(index));
    GradeEntry {
        grade: only.filter(|grade| grade.condition.is_none()).map(|grade| grade.label.clone()),
        possible: grades().map(|grade| grade.label.clone()).collect(),
        none: standing.none,
        conditions: grades().filter_map(|grade| grade.condition.clone()).collect(),
    }
}
