//! Grades (*xếp loại*): which the granted, the recomputed and the corrected points give, and which are possible
//! where points are not known.

use super::{
    docket::Docket,
    marks::{By, Marks, range},
    outcome::{Sum, VerifiedRow},
};
use crate::{
    formula::{
        bounds::bounds_within,
        interval::{Interval, Possible},
    },
    model::{About, Grade, GradeExample, Guidance},
};

/// The grades of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// By the granted points; none where no total was granted.
    pub appraised: Option<Standing>,
    /// By what the rules give.
    pub expected: Standing,
    /// By the granted points without the differences.
    pub corrected: Option<Standing>,
}

/// The grades that points may give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Their indices, in the order of the guidance.
    pub possible: Vec<usize>,
    /// Whether there may be no grade at all.
    pub none: bool,
}

impl Standing {
    /// The only grade that is possible.
    #[must_use]
    pub fn only(&self) -> Option<usize> {
        match self.possible.as_slice() {
            [only] if !self.none => Some(*only),
            _ => None,
        }
    }
}

/// The grades that are possible where the points lie in these intervals, by slot; the first whose condition holds
/// counts.
fn standing(guidance: &Guidance, points: &[Interval]) -> Standing {
    let grades = &guidance.grades;
    let mut standing = Standing { possible: Vec::new(), none: true };
    for (index, grade) in grades.list.iter().enumerate() {
        let points = points.iter().cloned().map(Possible::Number).collect();
        let bounds = bounds_within(&grade.when, &grades.points.names, points, guidance.full.exact());
        let (yes, no) = match bounds.value {
            Some(Possible::Truth { yes, no }) => (yes, no || bounds.may_halt),
            _ => (true, true),
        };
        if yes {
            standing.possible.push(index);
        }
        // A condition that no points can show leaves the next grade possible.
        if !no && grade.condition.is_none() {
            standing.none = false;
            break;
        }
    }
    standing
}

/// The examples that fail: of which grade, which of its examples, and what the points give.
#[must_use]
pub fn failures(guidance: &Guidance) -> Vec<(usize, usize, Standing)> {
    let mut failures = Vec::new();
    for (index, grade) in guidance.grades.list.iter().enumerate() {
        for (number, example) in grade.examples.iter().enumerate() {
            let standing = of_example(guidance, example);
            if !gives(&standing, index, grade) {
                failures.push((index, number, standing));
            }
        }
    }
    failures
}

/// A grade with a condition of its own is only the best that is possible.
fn gives(standing: &Standing, index: usize, grade: &Grade) -> bool {
    match grade.condition {
        Some(_) => standing.possible.first() == Some(&index),
        None => standing.only() == Some(index),
    }
}

/// What the points of an example give; points that it does not name may be any.
fn of_example(guidance: &Guidance, example: &GradeExample) -> Standing {
    let points = guidance.grades.points.about.iter().zip(&example.points);
    let interval = |(about, given): (&About, &Option<crate::formula::Value>)| match given {
        Some(crate::formula::Value::Number(points)) => Interval::point(points),
        _ => range(guidance, about),
    };
    standing(guidance, &points.map(interval).collect::<Vec<_>>())
}

/// The grades of a unit; none where the rule set gives none.
pub(super) fn grades(
    docket: &Docket<'_>,
    rows: &[VerifiedRow],
    groups: &[Sum],
    total: &Sum,
) -> Option<Graded> {
    let guidance = docket.guidance;
    if guidance.grades.list.is_empty() {
        return None;
    }
    let marks = Marks { docket, rows, groups, total };
    let by = |by: By| {
        let points = guidance.grades.points.about.iter().map(|about| marks.interval(about, by));
        standing(guidance, &points.collect::<Vec<_>>())
    };
    Some(Graded {
        appraised: total.appraised.as_ref().map(|_| by(By::Grants)),
        expected: by(By::Rules),
        corrected: total.corrected.as_ref().map(|_| by(By::Corrected)),
    })
}
