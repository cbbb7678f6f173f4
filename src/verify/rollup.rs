//! Sums of groups and of the whole: as printed, as recomputed, and as the granted sums would be without the
//! differences.

use super::{
    docket::Docket,
    moves::{Changes, Moves},
    open_rows::OpenRows,
    outcome::{Outcome, Sum, VerifiedRow},
    score::{Scored, score},
};
use crate::{
    formula::{Children, Facts, Recorder, Silent, Value, evaluate},
    model::{Criterion, Group, Guidance, LevelRounding},
    number::{Exact, Points},
};

/// The sums of the groups, in the order of the guidance, and of the whole.
pub(super) fn sums(docket: &Docket<'_>, rows: &[VerifiedRow]) -> (Vec<Sum>, Sum) {
    let roll = Roll::new(docket, rows);
    let corrections = roll.corrections();
    let (moves, open) = (Moves::new(&roll, &corrections), OpenRows::of(&roll, &corrections));
    let groups = docket.guidance.groups.iter().enumerate();
    let groups = groups.map(|(index, group)| roll.group(index, group, &moves, &open)).collect();
    (groups, roll.whole(&moves, &open))
}

/// What a group's formula gives for its parts as granted, or from their counts where nothing was granted; `recorder`
/// is told each operation. None where a part is not known.
pub fn from_parts<'g, R: Recorder<'g>>(
    docket: &Docket<'g>,
    rows: &[VerifiedRow],
    group: &'g Group,
    recorder: &mut R,
) -> Option<Points> {
    let roll = Roll::new(docket, rows);
    let children = roll.children(Some(group));
    roll.formula(group, &roll.granted_parts(Some(group), children)?, recorder)
}

/// A unit's rows and what they add up to.
pub(super) struct Roll<'r, 'g> {
    pub(super) docket: &'r Docket<'g>,
    pub(super) rows: &'r [VerifiedRow],
    /// The row of each criterion, if one states it.
    row_of: Vec<Option<usize>>,
    /// The parts of the whole.
    of_whole: Vec<Child<'g>>,
    /// The parts of each group, in the order of the guidance.
    of_groups: Vec<Vec<Child<'g>>>,
}

/// A part of a group or of the whole, by the rule set.
#[derive(Clone, Copy)]
pub(super) enum Child<'g> {
    /// A criterion, with its index.
    Criterion(usize, &'g Criterion),
    /// A group.
    Group(&'g Group),
}

impl Child<'_> {
    /// What it brings to the full points of what holds it.
    pub(super) fn share(&self) -> &Points {
        match self {
            Self::Criterion(_, criterion) => &criterion.full,
            Self::Group(group) => group.share(),
        }
    }
}

impl<'r, 'g> Roll<'r, 'g> {
    pub(super) fn new(docket: &'r Docket<'g>, rows: &'r [VerifiedRow]) -> Self {
        let mut row_of = vec![None; docket.guidance.criteria.len()];
        for (index, row) in docket.rows.iter().enumerate() {
            if let Some(of) = row.criterion.and_then(|criterion| row_of.get_mut(criterion)) {
                of.get_or_insert(index);
            }
        }
        let mut roll = Self { docket, rows, row_of, of_whole: Vec::new(), of_groups: Vec::new() };
        roll.of_groups.resize_with(docket.guidance.groups.len(), Vec::new);
        for (index, criterion) in docket.guidance.criteria.iter().enumerate() {
            roll.add(Some(&criterion.group), Child::Criterion(index, criterion));
        }
        for group in &docket.guidance.groups {
            roll.add(group.parent.as_deref(), Child::Group(group));
        }
        roll
    }

    /// Adds a part of the whole, or of the group with a code.
    fn add(&mut self, outer: Option<&str>, child: Child<'g>) {
        match outer {
            None => self.of_whole.push(child),
            Some(code) => {
                let group = self.guidance().groups.iter().position(|group| group.code == code);
                if let Some(parts) = group.and_then(|group| self.of_groups.get_mut(group)) {
                    parts.push(child);
                }
            }
        }
    }

    /// The row of a criterion, if one states it.
    pub(super) fn row_of(&self, criterion: usize) -> Option<usize> {
        self.row_of.get(criterion).copied().flatten()
    }

    const fn guidance(&self) -> &'g Guidance {
        self.docket.guidance
    }

    fn group(&self, index: usize, group: &'g Group, moves: &Moves<'_, 'g>, open: &OpenRows) -> Sum {
        let row = self.docket.groups.iter().find(|(of, _)| *of == index).map(|(_, row)| row);
        let stated = Some(group).filter(|group| group.adds_up()).map(|group| self.stated(Some(&group.code)));
        let (stated_sum, stated_full) = stated.unwrap_or_default();
        let appraised = row.and_then(|row| row.appraised.clone());
        let corrected = appraised.as_ref().and_then(|points| Some(points.add(&moves.group(group)?)));
        Sum {
            code: Some(group.code.clone()),
            full: group.full.clone(),
            bonus: group.bonus,
            printed_full: row.and_then(|row| row.max.clone()),
            corrected_bounds: open.bounds(self, Some(group), appraised.as_ref(), corrected.as_ref()),
            appraised,
            stated_sum,
            stated_full,
            expected: self.of_group(group, By::Rules),
            from_parts: self.of_group(group, By::Grants),
            corrected,
        }
    }

    fn whole(&self, moves: &Moves<'_, 'g>, open: &OpenRows) -> Sum {
        let row = self.docket.total.as_ref();
        let (stated_sum, stated_full) = self.stated(None);
        let appraised = row.and_then(|row| row.appraised.clone());
        let corrected = appraised.as_ref().and_then(|points| Some(points.add(&moves.total()?)));
        Sum {
            code: None,
            full: self.guidance().full.clone(),
            bonus: false,
            printed_full: row.and_then(|row| row.max.clone()),
            corrected_bounds: open.bounds(self, None, appraised.as_ref(), corrected.as_ref()),
            appraised,
            stated_sum,
            stated_full,
            expected: self.of_whole(),
            from_parts: None,
            corrected,
        }
    }

    /// The rows of the criteria, each with its group's code.
    fn rows(&self) -> impl Iterator<Item = (&crate::model::Row<'_>, &VerifiedRow, &str, &Points)> {
        self.docket.rows.iter().zip(self.rows).filter_map(|(matched, verified)| {
            let criterion = self.guidance().criteria.get(matched.criterion?)?;
            Some((&matched.row, verified, criterion.group.as_str(), &criterion.full))
        })
    }

    /// The points that the rules give, for every row that was granted others.
    pub(super) fn corrections(&self) -> Changes {
        let rows = self.rows.iter().enumerate();
        let differing = rows.filter(|(_, row)| row.outcome != Outcome::NotAppraised && row.differs());
        differing.filter_map(|(index, row)| Some((index, row.expected()?.clone()))).collect()
    }

    /// The granted points of a group or of the whole, as printed.
    pub(super) fn printed(&self, outer: Option<&Group>) -> Option<&Points> {
        let row = match outer {
            None => self.docket.total.as_ref()?,
            Some(group) => {
                let is = |index: usize| self.guidance().groups.get(index) == Some(group);
                self.docket.groups.iter().find(|(index, _)| is(*index)).map(|(_, row)| row)?
            }
        };
        row.appraised.as_ref()
    }

    /// The sum of the children's points as printed, and of their full points.
    fn stated(&self, outer: Option<&str>) -> (Option<Points>, Option<Points>) {
        let groups = self.docket.groups.iter().filter_map(|(index, row)| {
            let group = self.guidance().groups.get(*index)?;
            let full = row.max.as_ref().filter(|_| !group.bonus).unwrap_or_else(|| group.share());
            (group.parent.as_deref() == outer).then_some((row.appraised.as_ref()?, full))
        });
        let rows = self.rows().filter(|(_, _, group, _)| Some(*group) == outer);
        let rows = rows.filter_map(|(row, _, _, full)| Some((row.appraised.as_ref()?, full)));
        let children: Vec<(&Points, &Points)> = groups.chain(rows).collect();
        if children.is_empty() {
            return (None, None);
        }
        let sum = |pick: fn(&(&Points, &Points)) -> Points| {
            children.iter().fold(Points::zero(), |sum, child| sum.add(&pick(child)))
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
        match self.printed(Some(inner)) {
            Some(granted) if by == By::Grants => Some(Part::Scored(granted.clone())),
            _ => self.part(inner, by),
        }
    }

    /// The parts of a group or of the whole.
    pub(super) fn children(&self, outer: Option<&Group>) -> &[Child<'g>] {
        let Some(outer) = outer else { return &self.of_whole };
        let group = self.guidance().groups.iter().position(|group| group.code == outer.code);
        group.and_then(|group| self.of_groups.get(group)).map_or(&[], Vec::as_slice)
    }

    fn child(&self, child: &Child<'g>, by: By) -> Option<Part> {
        match child {
            Child::Criterion(index, criterion) => self.criterion(*index, criterion, by),
            Child::Group(group) => self.inner(group, by),
        }
    }

    /// A part as it was granted, or by the rules where nothing was.
    pub(super) fn granted(&self, child: &Child<'g>) -> Option<Part> {
        self.child(child, By::Grants)
    }

    /// The parts of a group or of the whole as they were granted, or by the rules where nothing was; none where
    /// one is not known.
    pub(super) fn granted_parts<'c>(
        &self,
        outer: Option<&Group>,
        children: &'c [Child<'g>],
    ) -> Option<Vec<(Part, &'c Points)>> {
        self.parts(outer, children, By::Grants)
    }

    fn parts<'c>(
        &self,
        outer: Option<&Group>,
        children: &'c [Child<'g>],
        by: By,
    ) -> Option<Vec<(Part, &'c Points)>> {
        if self.has_part_without_rule(outer.map(|group| group.code.as_str())) {
            return None;
        }
        children.iter().map(|child| Some((self.child(child, by)?, child.share()))).collect()
    }

    /// What the formula of a group, or the sum of the whole, gives for its parts, rounded as its level says.
    pub(super) fn value(&self, outer: Option<&Group>, parts: &[(Part, &Points)]) -> Option<Points> {
        match outer {
            Some(group) => self.formula(group, parts, &mut Silent),
            None => Some(round(self.guidance().rounding.total.as_ref(), &rescaled(parts)?)),
        }
    }

    fn formula<'t, R: Recorder<'t>>(
        &self,
        group: &'t Group,
        parts: &[(Part, &Points)],
        recorder: &mut R,
    ) -> Option<Points> {
        let children = Children { sum: rescaled(parts)?, max: highest(parts) };
        let facts = Facts { inputs: &[], full: group.full.exact(), children: Some(&children) };
        match evaluate(&group.score.term, facts, recorder) {
            Ok(Value::Number(points)) => Some(round(self.guidance().rounding.group.as_ref(), &points)),
            _ => None,
        }
    }

    /// A group as a part of the one that holds it; none where a part of its own is not known.
    fn part(&self, group: &Group, by: By) -> Option<Part> {
        let children = self.children(Some(group));
        let parts = self.parts(Some(group), children, by)?;
        if !parts.is_empty() && parts.iter().all(|(part, _)| matches!(part, Part::Excluded)) {
            return Some(Part::Excluded);
        }
        self.value(Some(group), &parts).map(Part::Scored)
    }

    /// A criterion as a part of its group: as its row was scored, or from its counts where no row states it.
    fn criterion(&self, index: usize, criterion: &Criterion, by: By) -> Option<Part> {
        let row = self.row_of(index);
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

    /// What the rules give for the whole, before its own rounding.
    pub(super) fn unrounded(&self) -> Option<Exact> {
        let children = self.children(None);
        rescaled(&self.parts(None, children, By::Rules)?)
    }

    fn of_whole(&self) -> Option<Points> {
        let children = self.children(None);
        self.value(None, &self.parts(None, children, By::Rules)?)
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

/// What is known of a part of a group or of the whole.
pub(super) enum Part {
    /// Its points.
    Scored(Points),
    /// It does not apply.
    Excluded,
}

/// The sum of the parts. What does not apply leaves: the rest is put on the full points of all parts again; a bonus,
/// which brings no full points, stays as it is.
///
/// ```text
/// sum of the points × full points of all parts / full points of those that apply + bonus
/// ```
fn rescaled(parts: &[(Part, &Points)]) -> Option<Exact> {
    let scored = parts.iter().filter_map(|(part, full)| match part {
        Part::Scored(points) => Some((points.exact(), full.exact())),
        Part::Excluded => None,
    });
    if scored.clone().count() == parts.len() {
        return Some(scored.map(|(points, _)| points).sum());
    }
    let (shares, bonus): (Vec<_>, Vec<_>) = scored.partition(|(_, full)| !full.is_zero());
    let points: Exact = shares.iter().map(|(points, _)| *points).sum();
    let applies: Exact = shares.iter().map(|(_, full)| *full).sum();
    let all: Exact = parts.iter().map(|(_, full)| full.exact()).sum();
    let bonus: Exact = bonus.iter().map(|(points, _)| *points).sum();
    // Where all that leaves was a bonus, nothing is put on other points.
    let points = if applies == all { points } else { points.mul(&all).div(&applies)? };
    Some(points.add(&bonus))
}

/// The highest points of the parts that apply.
fn highest(parts: &[(Part, &Points)]) -> Exact {
    let scored = parts.iter().filter_map(|(part, _)| match part {
        Part::Scored(points) => Some(points.exact()),
        Part::Excluded => None,
    });
    scored.max().cloned().unwrap_or_else(Exact::zero)
}

fn round(level: Option<&LevelRounding>, value: &Exact) -> Points {
    Points::from(level.map_or_else(|| value.clone(), |level| level.rounding.apply(value)))
}
