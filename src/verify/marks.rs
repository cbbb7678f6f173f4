//! The points of a unit, by the names that conditions on points use; an interval where they are not known.

use super::{
    docket::Docket,
    outcome::{Outcome, Sum, Verified, VerifiedRow},
    rollup::Roll,
    score::{Bounds, Scored, score},
};
use crate::{
    formula::{OfChildren, Term, interval::Interval},
    model::{About, Criterion, Guidance, LevelRounding},
    number::{Exact, Points},
};

/// From no points to the most that what a name is about can have; without end where it is not known.
pub(super) fn range(guidance: &Guidance, about: &About) -> Interval {
    let full = match about {
        About::Whole if is_open(guidance) => None,
        About::Whole => Some(guidance.most(None)),
        About::Group(code) => {
            let group = guidance.groups.iter().find(|group| group.code == *code);
            group.map(|group| guidance.most(Some(group)))
        }
        About::Criterion(key) => {
            guidance.criteria.iter().find(|one| one.key == *key).map(|criterion| criterion.full.clone())
        }
    };
    Interval { low: Some(Exact::zero()), high: full.map(|full| full.exact().clone()) }
}

/// Whether the whole has a part of unknown size beside its groups, such as a bonus.
fn is_open(guidance: &Guidance) -> bool {
    guidance.not_modelled.iter().any(|part| part.group.is_none() && part.full.is_none())
}

/// Whose points are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Those that were granted.
    Grants,
    /// Those that the rules give.
    Rules,
    /// Those that were granted, without the differences.
    Corrected,
}

/// The points of a unit.
pub(super) struct Marks<'m, 'g> {
    pub(super) docket: &'m Docket<'g>,
    pub(super) rows: &'m [VerifiedRow],
    pub(super) groups: &'m [Sum],
    pub(super) total: &'m Sum,
}

impl<'m, 'g> Marks<'m, 'g> {
    pub(super) fn of(verified: &'m Verified<'g>) -> Self {
        let Verified { docket, rows, groups, total, .. } = verified;
        Self { docket, rows, groups, total }
    }
}

impl Marks<'_, '_> {
    /// Between which points something lies.
    pub(super) fn interval(&self, about: &About, by: By) -> Interval {
        let guidance = self.docket.guidance;
        if by == By::Rules {
            return match about {
                About::Whole => self.whole(),
                About::Group(code) => self.group(code),
                About::Criterion(key) => self.criterion(key),
            };
        }
        let of_sum = |sum: &Sum| match (by, &sum.corrected_bounds) {
            (By::Grants, _) => sum.appraised.as_ref().map(|points| Interval::point(points.exact())),
            (_, Some(bounds)) => Some(within(bounds)),
            (_, None) => sum.corrected.as_ref().map(|points| Interval::point(points.exact())),
        };
        let known = match about {
            About::Whole => of_sum(self.total),
            About::Group(code) => self.sum(code).and_then(of_sum),
            About::Criterion(key) if by == By::Corrected && self.is_undetermined(key) => {
                Some(self.criterion(key))
            }
            About::Criterion(key) => self.granted(key, by).map(|points| Interval::point(points.exact())),
        };
        known.unwrap_or_else(|| range(guidance, about))
    }

    fn is_undetermined(&self, key: &str) -> bool {
        let row = self.find(key).and_then(|(_, _, row)| self.rows.get(row?));
        row.is_some_and(|row| row.outcome == Outcome::Undetermined)
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
                let found = Interval { low: end(bounds.low), high: end(bounds.high) };
                found.meet(&any()).unwrap_or(found)
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
        match guidance.groups.iter().find(|group| group.code == code).map(|group| &group.score.term) {
            Some(Term::Children(of)) => {
                let parts = self.parts(Some(code), *of);
                // A part of unknown size gives the group no more than its full points.
                let within = parts.meet(&Interval { low: None, ..any }).unwrap_or(parts);
                rounded(&within, guidance.rounding.group.as_ref())
            }
            // A formula of its own may do anything within the full points.
            _ => any,
        }
    }

    fn whole(&self) -> Interval {
        match &self.total.expected {
            Some(expected) => Interval::point(expected.exact()),
            None => rounded(&self.parts(None, OfChildren::Sum), self.docket.guidance.rounding.total.as_ref()),
        }
    }

    /// The total before its own rounding; what was granted has none.
    pub(super) fn unrounded(&self, by: By) -> Interval {
        if by != By::Rules || self.docket.guidance.rounding.total.is_none() {
            return self.interval(&About::Whole, by);
        }
        match Roll::new(self.docket, self.rows).unrounded() {
            Some(sum) => Interval::point(&sum),
            None => self.parts(None, OfChildren::Sum),
        }
    }

    /// The sum of the parts of a group, or of the whole, or the highest of them, as far as they are known.
    fn parts(&self, code: Option<&str>, of: OfChildren) -> Interval {
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
        of.over(criteria.chain(groups).chain(rest))
    }
}

/// Points between bounds.
fn within(bounds: &Bounds) -> Interval {
    let end = |points: &Option<Points>| points.as_ref().map(|points| points.exact().clone());
    Interval { low: end(&bounds.low), high: end(&bounds.high) }
}

/// Rounding never decreases.
fn rounded(interval: &Interval, level: Option<&LevelRounding>) -> Interval {
    level.map_or_else(|| interval.clone(), |level| interval.map(|points| level.rounding.apply(points)))
}
