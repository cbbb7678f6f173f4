//! Sums of groups and of the whole: as printed, as recomputed, and as the granted sums would be without the
//! differences.

use super::{
    docket::Docket,
    outcome::{Outcome, Sum, VerifiedRow},
    score::Scored,
};
use crate::{
    formula::{Facts, Silent, Value, evaluate},
    model::{Group, Guidance, LevelRounding},
    number::{Exact, Points},
};

/// The sums of the groups, in the order of the guidance, and of the whole.
pub(super) fn sums(docket: &Docket<'_>, rows: &[VerifiedRow]) -> (Vec<Sum>, Sum) {
    let roll = Roll { docket, rows };
    let groups =
        docket.guidance.groups.iter().enumerate().map(|(index, group)| roll.group(index, group)).collect();
    (groups, roll.whole())
}

struct Roll<'r, 'g> {
    docket: &'r Docket<'g>,
    rows: &'r [VerifiedRow],
}

impl<'g> Roll<'_, 'g> {
    const fn guidance(&self) -> &'g Guidance {
        self.docket.guidance
    }

    fn group(&self, index: usize, group: &Group) -> Sum {
        let row = self.docket.groups.iter().find(|(of, _)| *of == index).map(|(_, row)| row);
        let (stated_sum, stated_full) = self.stated(Some(&group.code));
        let appraised = row.and_then(|row| row.appraised.clone());
        let corrected = appraised.as_ref().map(|points| points.add(&self.gaps(Some(&group.code))));
        Sum {
            code: Some(group.code.clone()),
            full: group.full.clone(),
            printed_full: row.and_then(|row| row.max.clone()),
            appraised,
            stated_sum,
            stated_full,
            expected: self.expected(group),
            corrected,
        }
    }

    fn whole(&self) -> Sum {
        let row = self.docket.total.as_ref();
        let (stated_sum, stated_full) = self.stated(None);
        let appraised = row.and_then(|row| row.appraised.clone());
        let corrected = appraised.as_ref().map(|points| points.add(&self.gaps(None)));
        Sum {
            code: None,
            full: self.guidance().full.clone(),
            printed_full: row.and_then(|row| row.max.clone()),
            appraised,
            stated_sum,
            stated_full,
            expected: self.expected_whole(),
            corrected,
        }
    }

    /// The rows of the criteria, each with its group's code.
    fn rows(&self) -> impl Iterator<Item = (&crate::model::Row, &VerifiedRow, &str, &Points)> {
        self.docket.rows.iter().zip(self.rows).filter_map(|(matched, verified)| {
            let criterion = self.guidance().criteria.get(matched.criterion?)?;
            Some((&matched.row, verified, criterion.group.as_str(), &criterion.full))
        })
    }

    /// Whether a group is another one, or lies in it; everything lies in the whole.
    fn lies_in(&self, group: &str, outer: Option<&str>) -> bool {
        let Some(outer) = outer else { return true };
        let mut current = Some(group);
        // A chain of groups is not longer than their number, even where a rule set ties it into a circle.
        for _ in 0..=self.guidance().groups.len() {
            match current {
                Some(code) if code == outer => return true,
                Some(code) => current = self.parent(code),
                None => return false,
            }
        }
        false
    }

    fn parent(&self, code: &str) -> Option<&'g str> {
        self.guidance()
            .groups
            .iter()
            .find(|group| group.code == code)
            .and_then(|group| group.parent.as_deref())
    }

    fn gaps(&self, outer: Option<&str>) -> Points {
        let granted = |row: &VerifiedRow| row.outcome != Outcome::NotAppraised;
        let gaps = self.rows().filter(|(_, row, group, _)| granted(row) && self.lies_in(group, outer));
        gaps.filter_map(|(_, row, ..)| row.gap.as_ref()).fold(zero(), |sum, gap| sum.add(gap))
    }

    /// The sum of the children's points as printed, and of their full points.
    fn stated(&self, outer: Option<&str>) -> (Option<Points>, Option<Points>) {
        let groups = self.docket.groups.iter().filter_map(|(index, row)| {
            let group = self.guidance().groups.get(*index)?;
            (group.parent.as_deref() == outer)
                .then_some((row.appraised.as_ref()?, row.max.as_ref().unwrap_or(&group.full)))
        });
        let rows = self.rows().filter(|(_, _, group, _)| Some(*group) == outer);
        let rows = rows.filter_map(|(row, _, _, full)| Some((row.appraised.as_ref()?, full)));
        let children: Vec<(&Points, &Points)> = groups.chain(rows).collect();
        if children.is_empty() {
            return (None, None);
        }
        let sum = |pick: fn(&(&Points, &Points)) -> Points| {
            children.iter().fold(zero(), |sum, child| sum.add(&pick(child)))
        };
        (Some(sum(|(appraised, _)| (*appraised).clone())), Some(sum(|(_, full)| (*full).clone())))
    }

    /// What the rules give for a group, if every part of it is scored.
    fn expected(&self, group: &Group) -> Option<Points> {
        if self.guidance().not_modelled.iter().any(|part| part.group.as_deref() == Some(group.code.as_str()))
        {
            return None;
        }
        let mut sum = Exact::zero();
        let mut applies = Exact::zero();
        for criterion in
            self.guidance().criteria.iter().enumerate().filter(|(_, one)| one.group == group.code)
        {
            let (index, criterion) = criterion;
            let row = self.docket.rows.iter().position(|row| row.criterion == Some(index));
            match self.rows.get(row?)?.scored.as_ref()? {
                Scored::Points { points, .. } => {
                    sum = sum.add(points.exact());
                    applies = applies.add(criterion.full.exact());
                }
                Scored::Excluded => {}
                _ => return None,
            }
        }
        for inner in self.guidance().groups.iter().filter(|inner| inner.parent.as_ref() == Some(&group.code))
        {
            sum = sum.add(self.expected(inner)?.exact());
            applies = applies.add(inner.full.exact());
        }
        // What does not apply leaves the group; the rest is put on the group's full points again.
        let rescaled = sum.mul(group.full.exact()).div(&applies)?;
        let facts = Facts { inputs: &[], full: group.full.exact(), children: Some(&rescaled) };
        match evaluate(&group.score.term, facts, &mut Silent) {
            Ok(Value::Number(points)) => Some(round(self.guidance().rounding.group.as_ref(), &points)),
            _ => None,
        }
    }

    fn expected_whole(&self) -> Option<Points> {
        if self.guidance().not_modelled.iter().any(|part| part.group.is_none()) {
            return None;
        }
        let outermost = self.guidance().groups.iter().filter(|group| group.parent.is_none());
        let sum = outermost
            .map(|group| self.expected(group))
            .try_fold(zero(), |sum, part| Some(sum.add(&part?)))?;
        Some(round(self.guidance().rounding.total.as_ref(), sum.exact()))
    }
}

fn round(level: Option<&LevelRounding>, value: &Exact) -> Points {
    Points::from(level.map_or_else(|| value.clone(), |level| level.rounding.apply(value)))
}

const fn zero() -> Points {
    Points::new(Exact::zero())
}
