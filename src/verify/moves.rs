//! How far groups and the total move if rows were granted otherwise: through caps, formulas of groups, what does
//! not apply, and rounding; not by adding differences.

use super::{
    outcome::Verified,
    rollup::{Child, Part, Roll},
};
use crate::{
    model::{Group, LevelRounding},
    number::{Exact, Points},
};
use std::collections::{BTreeMap, BTreeSet};

/// Points that rows would be granted, by the row's index.
pub type Changes = BTreeMap<usize, Points>;

/// What moves with changed rows.
pub(super) struct Moves<'m, 'g> {
    roll: &'m Roll<'m, 'g>,
    changes: &'m Changes,
    touched: BTreeSet<&'g str>,
}

impl Verified<'_> {
    /// The points that the rules give, for every row that was granted others.
    #[must_use]
    pub fn corrections(&self) -> Changes {
        Roll::new(&self.docket, &self.rows).corrections()
    }

    /// How far a group moves if these rows had these points; none where that is not known.
    #[must_use]
    pub fn group_moves(&self, code: &str, changes: &Changes) -> Option<Points> {
        let group = self.docket.guidance.groups.iter().find(|group| group.code == code)?;
        Moves::new(&Roll::new(&self.docket, &self.rows), changes).group(group)
    }

    /// How far the total moves if these rows had these points; none where that is not known.
    #[must_use]
    pub fn total_moves(&self, changes: &Changes) -> Option<Points> {
        Moves::new(&Roll::new(&self.docket, &self.rows), changes).total()
    }
}

impl<'m, 'g> Moves<'m, 'g> {
    pub(super) fn new(roll: &'m Roll<'m, 'g>, changes: &'m Changes) -> Self {
        let mut touched = BTreeSet::new();
        for row in changes.keys() {
            let criterion = roll.docket.rows.get(*row).and_then(|row| row.criterion);
            let criterion = criterion.and_then(|index| roll.docket.guidance.criteria.get(index));
            let groups = criterion.into_iter().flat_map(|one| roll.docket.guidance.around(&one.group));
            touched.extend(groups.map(|group| group.code.as_str()));
        }
        Self { roll, changes, touched }
    }

    /// Whether a changed row lies in a group.
    pub(super) fn touches(&self, group: &Group) -> bool {
        self.touched.contains(group.code.as_str())
    }

    /// How far a group moves; none where its formula needs parts that are not known.
    pub(super) fn group(&self, group: &'g Group) -> Option<Points> {
        if !self.touches(group) {
            return Some(Points::zero());
        }
        self.moved(Some(group))
    }

    /// How far the total moves.
    pub(super) fn total(&self) -> Option<Points> {
        self.moved(None)
    }

    fn moved(&self, outer: Option<&'g Group>) -> Option<Points> {
        let children = self.roll.children(outer);
        let moves: Vec<Points> = children.iter().map(|child| self.child(child)).collect::<Option<_>>()?;
        if moves.iter().all(|points| points.exact().is_zero()) {
            return Some(Points::zero());
        }
        let Some(before) = self.roll.granted_parts(outer, children) else {
            return self.of_plain_sum(outer, children, &moves);
        };
        let after = before.iter().zip(&moves).map(|((part, full), moved)| {
            let part = match part {
                Part::Scored(points) => Part::Scored(points.add(moved)),
                Part::Excluded => Part::Excluded,
            };
            (part, *full)
        });
        let after: Vec<(Part, &Points)> = after.collect();
        Some(self.roll.value(outer, &after)?.sub(&self.roll.value(outer, &before)?))
    }

    fn child(&self, child: &Child<'g>) -> Option<Points> {
        match child {
            Child::Group(group) => self.group(group),
            Child::Criterion(index, _) => {
                let row = self.roll.row_of(*index);
                let changed = row.and_then(|row| Some((row, self.changes.get(&row)?)));
                let Some((row, changed)) = changed else { return Some(Points::zero()) };
                Some(changed.sub(self.roll.docket.rows.get(row)?.row.appraised.as_ref()?))
            }
        }
    }

    /// A plain sum moves with its parts, whatever those are that are not known; with a sum that its rounding would
    /// change, how far is not known.
    fn of_plain_sum(
        &self,
        outer: Option<&'g Group>,
        children: &[Child<'g>],
        moves: &[Points],
    ) -> Option<Points> {
        let guidance = self.roll.docket.guidance;
        let (full, level): (&Points, Option<&LevelRounding>) = match outer {
            Some(group) if !group.is_plain_sum() => return None,
            Some(group) => (&group.full, guidance.rounding.group.as_ref()),
            None => (&guidance.full, guidance.rounding.total.as_ref()),
        };
        let left_out =
            children.iter().filter(|child| matches!(self.roll.granted(child), Some(Part::Excluded)));
        let left_out = left_out.map(|child| child.share().exact()).sum();
        let (mut sum, mut bonus) = (Exact::zero(), Exact::zero());
        for (child, moved) in children.iter().zip(moves) {
            let of = if child.share().exact().is_zero() { &mut bonus } else { &mut sum };
            *of = of.add(moved.exact());
        }
        let applies = full.exact().sub(&left_out);
        let moved = Points::new(sum.mul(full.exact()).div(&applies)?.add(&bonus));
        let printed = self.roll.printed(outer);
        let fits = printed.zip(level).is_none_or(|(printed, level)| {
            let sum = printed.add(&moved);
            level.rounding.apply(sum.exact()) == *sum.exact()
        });
        fits.then_some(moved)
    }
}
