//! What each row below its full points costs the total. A highest part, a cap, or what does not apply make that more or
//! less than what the row itself is short of; and a point that either of two rows would bring is lost once.

use super::remedy::Loss;
use crate::{
    number::Points,
    verify::{Changes, Verified},
};
use std::{cmp::Reverse, collections::BTreeSet};

/// Puts at each loss what it costs: by the total, else by the outermost groups, else what the row is short of.
pub(super) fn settle(verified: &Verified<'_>, losses: &mut [Loss]) {
    for (row, cost) in costs(verified, losses) {
        losses.iter_mut().filter(|loss| loss.row == row).for_each(|loss| loss.lost = cost.clone());
    }
}

/// What the rows cost, by their indices; none of those of which it is not known.
fn costs(verified: &Verified<'_>, losses: &[Loss]) -> Vec<(usize, Points)> {
    let group = |loss: &Loss| {
        let (_, _, criterion) = verified.row(loss.row)?;
        Some(verified.docket.guidance.outermost(&criterion?.group))
    };
    let ruled: Vec<&Loss> = losses.iter().filter(|loss| group(loss).is_some()).collect();
    if let Some(costs) = one_by_one(verified, &ruled, |changes| verified.total_moves(changes)) {
        return costs;
    }
    let groups: BTreeSet<&str> = ruled.iter().filter_map(|loss| group(loss)).collect();
    let of_group = |code: &str| {
        let rows: Vec<&Loss> = losses.iter().filter(|loss| group(loss) == Some(code)).collect();
        one_by_one(verified, &rows, |changes| verified.group_moves(code, changes)).unwrap_or_default()
    };
    groups.into_iter().flat_map(of_group).collect()
}

/// One row after the other is given its full points, the one that brings most first, bonuses last; each costs what it
/// brings then. None where how far the sum moves is not known.
fn one_by_one(
    verified: &Verified<'_>,
    losses: &[&Loss],
    moves: impl Fn(&Changes) -> Option<Points>,
) -> Option<Vec<(usize, Points)>> {
    let mut changes = granted_appeal(losses.iter().copied());
    let mut moved = moves(&changes)?;
    let alone = |loss: &&Loss| {
        let mut with = changes.clone();
        with.insert(loss.row, loss.with_all());
        Some((loss.row, loss.with_all(), moves(&with)?))
    };
    let mut order: Vec<(usize, Points, Points)> = losses.iter().map(alone).collect::<Option<_>>()?;
    order.sort_by_cached_key(|(row, _, brings)| (is_bonus(verified, *row), Reverse(brings.clone()), *row));
    let mut costs = Vec::new();
    for (row, all, _) in order {
        changes.insert(row, all);
        let after = moves(&changes)?;
        costs.push((row, after.sub(&moved)));
        moved = after;
    }
    Some(costs)
}

/// The points of the disputed rows, if the appeal is granted.
pub fn granted_appeal<'l>(losses: impl IntoIterator<Item = &'l Loss>) -> Changes {
    let disputed = losses.into_iter().filter(|loss| loss.disputed.is_some());
    disputed.map(|loss| (loss.row, loss.base.clone())).collect()
}

/// Whether a row is of a bonus (*điểm cộng*), which nobody loses.
#[must_use]
pub fn is_bonus(verified: &Verified<'_>, row: usize) -> bool {
    let criterion = verified.row(row).and_then(|(_, _, criterion)| criterion);
    criterion.is_some_and(|criterion| verified.docket.guidance.is_bonus(&criterion.group))
}
