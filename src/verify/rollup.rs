//! Sums of groups and of the whole: as printed, as recomputed, and as the granted sums would be without the
//! differences.

use super::{
    docket::Docket,
    outcome::{Outcome, Sum, VerifiedRow},
    score::{Scored, score},
};
use crate::{
    formula::{Facts, Silent, Value, evaluate},
    model::{Criterion, Group, Guidance, LevelRounding},
    number::{Exact, Points},
};

/// The sums of the groups, in the order of the guidance, and of the whole.
pub(super) fn sums(docket: &Docket<'_>, rows: &[VerifiedRow]) -> (Vec<Sum>, Sum) {
    let roll = Roll { docket, rows, row_of: row_of(docket) };
    let groups =
        docket.guidance.groups.iter().enumerate().map(|(index, group)| roll.group(index, group)).collect();
    (groups, roll.whole())
}

struct Roll<'r, 'g> {
    docket: &'r Docket<'g>,
    rows: &'r [VerifiedRow],
    /// The row of each criterion, if one states it.
    row_of: Vec<Option<usize>>,
}

fn row_of(docket: &Docket<'_>) -> Vec<Option<usize>> {
    let mut rows = vec![None; docket.guidance.criteria.len()];
    for (index, row) in docket.rows.iter().enumerate() {
        if let Some(of) = row.criterion.and_then(|criterion| rows.get_mut(criterion)) {
            of.get_or_insert(index);
        }
    }
    rows
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
            expected: self.of_group(group, By::Rules),
            from_parts: self.of_group(group, By::Grants),
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
            expected: self.of_whole(),
            from_parts: None,
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

    /// The points of a group from its parts, if all of them are known.
    fn of_group(&self, group: &Group, by: By) -> Option<Points> {
        match self.part(group, by)? {
            Part::Scored(points) => Some(points),
            Part::Excluded => None,
        }
    }

    /// An inner group: its printed points where those are asked for and there are any, else from its parts.
    fn inner(&self, inner: &Group, by: By) -> Option<Part> {
        let row =
            self.docket.groups.iter().find(|(index, _)| self.guidance().groups.get(*index) == Some(inner));
        match row.and_then(|(_, row)| row.appraised.as_ref()) {
            Some(granted) if by == By::Grants => Some(Part::Scored(granted.clone())),
            _ => self.part(inner, by),
        }
    }

    /// A group as a part of the one that holds it; none where a part of its own is not known.
    fn part(&self, group: &Group, by: By) -> Option<Part> {
        if self.has_part_without_rule(Some(&group.code)) {
            return None;
        }
        let guidance = self.guidance();
        let criteria = guidance.criteria.iter().enumerate().filter(|(_, one)| one.group == group.code);
        let criteria =
            criteria.map(|(index, criterion)| Some((self.criterion(index, criterion, by)?, &criterion.full)));
        let inner = guidance.groups.iter().filter(|inner| inner.parent.as_ref() == Some(&group.code));
        let inner = inner.map(|inner| Some((self.inner(inner, by)?, &inner.full)));
        let parts: Vec<(Part, &Points)> = criteria.chain(inner).collect::<Option<_>>()?;
        if !parts.is_empty() && parts.iter().all(|(part, _)| matches!(part, Part::Excluded)) {
            return Some(Part::Excluded);
        }
        let children = rescaled(&parts)?;
        let facts = Facts { inputs: &[], full: group.full.exact(), children: Some(&children) };
        match evaluate(&group.score.term, facts, &mut Silent) {
            Ok(Value::Number(points)) => Some(Part::Scored(round(guidance.rounding.group.as_ref(), &points))),
            _ => None,
        }
    }

    /// A criterion as a part of its group: as its row was scored, or from its counts where no row states it.
    fn criterion(&self, index: usize, criterion: &Criterion, by: By) -> Option<Part> {
        let row = self.row_of.get(index).copied().flatten();
        let granted = row.and_then(|row| self.docket.rows.get(row)?.row.appraised.as_ref());
        if let Some(granted) = granted.filter(|_| by == By::Grants) {
            return Some(Part::Scored(granted.clone()));
        }
        let from_counts;
        let scored = if let Some(row) = row {
            self.rows.get(row)?.scored.as_ref()?
        } else {
            from_counts = score(self.guidance(), criterion, &self.docket.counts.get(index)?.values);
            &from_counts
        };
        match scored {
            Scored::Points { points, .. } => Some(Part::Scored(points.clone())),
            Scored::Excluded => Some(Part::Excluded),
            _ => None,
        }
    }

    /// Whether a group, or the whole, has a part that carries points and has no rule.
    fn has_part_without_rule(&self, group: Option<&str>) -> bool {
        let carries = |full: &Option<Points>| full.as_ref().is_none_or(|full| !full.exact().is_zero());
        let mut parts = self.guidance().not_modelled.iter();
        parts.any(|part| part.group.as_deref() == group && carries(&part.full))
    }

    fn of_whole(&self) -> Option<Points> {
        if self.has_part_without_rule(None) {
            return None;
        }
        let outermost = self.guidance().groups.iter().filter(|group| group.parent.is_none());
        let parts = outermost.map(|group| Some((self.part(group, By::Rules)?, &group.full)));
        let parts: Vec<(Part, &Points)> = parts.collect::<Option<_>>()?;
        Some(round(self.guidance().rounding.total.as_ref(), &rescaled(&parts)?))
    }
}

/// From what the points of a group are made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// What the rules give for each part.
    Rules,
    /// What was granted for each part; what the rules give where nothing was.
    Grants,
}

/// A part of a group or of the whole.
enum Part {
    Scored(Points),
    Excluded,
}

/// The sum of the parts. What does not apply leaves: the rest is put on the full points of all parts again.
///
/// ```text
/// sum of the points × full points of all parts / full points of those that apply
/// ```
fn rescaled(parts: &[(Part, &Points)]) -> Option<Exact> {
    let (mut sum, mut all, mut applies) = (Exact::zero(), Exact::zero(), Exact::zero());
    for (part, full) in parts {
        all = all.add(full.exact());
        if let Part::Scored(points) = part {
            sum = sum.add(points.exact());
            applies = applies.add(full.exact());
        }
    }
    if applies == all { Some(sum) } else { sum.mul(&all).div(&applies) }
}

fn round(level: Option<&LevelRounding>, value: &Exact) -> Points {
    Points::from(level.map_or_else(|| value.clone(), |level| level.rounding.apply(value)))
}

const fn zero() -> Points {
    Points::new(Exact::zero())
}
