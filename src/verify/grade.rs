//! Grades (*xếp loại*): which the granted, the recomputed and the corrected points give, and which are possible
//! where points are not known.

use super::{
    docket::Docket,
    outcome::{Sum, VerifiedRow},
    score::{Scored, score},
};
use crate::{
    formula::{
        Term,
        bounds::bounds_within,
        interval::{Interval, Possible},
    },
    model::{About, Criterion, Grade, GradeExample, Guidance, LevelRounding},
    number::{Exact, Points},
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
        let bounds = bounds_within(&grade.when, &grades.names, points, guidance.full.exact(), None);
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
    let points = guidance.grades.about.iter().zip(&example.points);
    let interval = |(about, given): (&About, &Option<crate::formula::Value>)| match given {
        Some(crate::formula::Value::Number(points)) => Interval::point(points),
        _ => range(guidance, about),
    };
    standing(guidance, &points.map(interval).collect::<Vec<_>>())
}

/// From no points to the full points of what a name is about; without end where it is not known.
fn range(guidance: &Guidance, about: &About) -> Interval {
    let full = match about {
        About::Whole if is_open(guidance) => None,
        About::Whole => Some(&guidance.full),
        About::Group(code) => {
            guidance.groups.iter().find(|group| group.code == *code).map(|group| &group.full)
        }
        About::Criterion(key) => {
            guidance.criteria.iter().find(|one| one.key == *key).map(|criterion| &criterion.full)
        }
    };
    Interval { low: Some(Exact::zero()), high: full.map(|full| full.exact().clone()) }
}

/// Whether the whole has a part of unknown size beside its groups, such as a bonus.
fn is_open(guidance: &Guidance) -> bool {
    guidance.not_modelled.iter().any(|part| part.group.is_none() && part.full.is_none())
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
        let points = guidance.grades.about.iter().map(|about| marks.interval(about, by));
        standing(guidance, &points.collect::<Vec<_>>())
    };
    Some(Graded {
        appraised: total.appraised.as_ref().map(|_| by(By::Grants)),
        expected: by(By::Rules),
        corrected: total.corrected.as_ref().map(|_| by(By::Corrected)),
    })
}

/// Whose points are graded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Grants,
    Rules,
    Corrected,
}

struct Marks<'m, 'g> {
    docket: &'m Docket<'g>,
    rows: &'m [VerifiedRow],
    groups: &'m [Sum],
    total: &'m Sum,
}

impl Marks<'_, '_> {
    fn interval(&self, about: &About, by: By) -> Interval {
        let guidance = self.docket.guidance;
        if by == By::Rules {
            return match about {
                About::Whole => self.whole(),
                About::Group(code) => self.group(code),
                About::Criterion(key) => self.criterion(key),
            };
        }
        let of_sum = |sum: &Sum| match by {
            By::Grants => sum.appraised.clone(),
            _ => sum.corrected.clone(),
        };
        let known = match about {
            About::Whole => of_sum(self.total),
            About::Group(code) => self.sum(code).and_then(of_sum),
            About::Criterion(key) => self.granted(key, by),
        };
        known.map_or_else(|| range(guidance, about), |points| Interval::point(points.exact()))
    }

    fn sum(&self, code: &str) -> Option<&Sum> {
        self.groups.iter().find(|sum| sum.code.as_deref() == Some(code))
    }

    /// The criterion of a key, its index, and its row.
    fn find(&self, key: &str) -> Option<(usize, &Criterion, Option<usize>)> {
        let criteria = &self.docket.guidance.criteria;
        let index = criteria.iter().position(|criterion| criterion.key == key)?;
        let row = self.docket.rows.iter().position(|row| row.criterion == Some(index));
        Some((index, criteria.get(index)?, row))
    }

    fn granted(&self, key: &str, by: By) -> Option<Points> {
        let row = self.find(key)?.2?;
        let granted = self.docket.rows.get(row)?.row.appraised.clone();
        let expected = self.rows.get(row).and_then(VerifiedRow::expected).cloned();
        if by == By::Corrected { expected.or(granted) } else { granted }
    }

    fn criterion(&self, key: &str) -> Interval {
        let any = || range(self.docket.guidance, &About::Criterion(key.to_owned()));
        match self.scored(key) {
            Some(Scored::Points { points, .. }) => Interval::point(points.exact()),
            Some(Scored::Undetermined { bounds, .. }) => {
                let end = |points: Option<Points>| points.map(|points| points.exact().clone());
                Interval { low: end(bounds.low), high: end(bounds.high) }
            }
            // What does not apply gives its points to the others: no more than its own full points.
            _ => any(),
        }
    }

    fn scored(&self, key: &str) -> Option<Scored> {
        let (index, criterion, row) = self.find(key)?;
        match row {
            Some(row) => self.rows.get(row)?.scored.clone(),
            None => Some(score(self.docket.guidance, criterion, &self.docket.counts.get(index)?.values)),
        }
    }

    fn group(&self, code: &str) -> Interval {
        let guidance = self.docket.guidance;
        let any = range(guidance, &About::Group(code.to_owned()));
        if let Some(expected) = self.sum(code).and_then(|sum| sum.expected.as_ref()) {
            return Interval::point(expected.exact());
        }
        match guidance.groups.iter().find(|group| group.code == code) {
            Some(group) if group.score.term == Term::Children => {
                rounded(&self.parts(Some(code)), guidance.rounding.group.as_ref())
            }
            // A formula of its own may do anything within the full points.
            _ => any,
        }
    }

    fn whole(&self) -> Interval {
        match &self.total.expected {
            Some(expected) => Interval::point(expected.exact()),
            None => rounded(&self.parts(None), self.docket.guidance.rounding.total.as_ref()),
        }
    }

    /// The sum of the parts of a group, or of the whole, as far as they are known.
    fn parts(&self, code: Option<&str>) -> Interval {
        let guidance = self.docket.guidance;
        let criteria = guidance.criteria.iter().filter(|one| Some(one.group.as_str()) == code);
        let criteria = criteria.map(|criterion| self.criterion(&criterion.key));
        let groups = guidance.groups.iter().filter(|group| group.parent.as_deref() == code);
        let groups = groups.map(|group| self.group(&group.code));
        let rest = guidance.not_modelled.iter().filter(|part| part.group.as_deref() == code);
        let rest = rest.map(|part| Interval {
            low: Some(Exact::zero()),
            high: part.full.as_ref().map(|full| full.exact().clone()),
        });
        let zero = Interval::point(&Exact::zero());
        criteria.chain(groups).chain(rest).fold(zero, |sum, part| sum.add(&part))
    }
}

/// Rounding never decreases.
fn rounded(interval: &Interval, level: Option<&LevelRounding>) -> Interval {
    level.map_or_else(|| interval.clone(), |level| interval.map(|points| level.rounding.apply(points)))
}
