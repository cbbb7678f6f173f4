//! An amendment that changes nothing.

use super::{Findings, Spot, Subject, grid::Grid, readings::alike};
use crate::{
    model::{Criterion, Rule},
    problem::CheckFault,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, amendment) in subject.guidance.amendments.iter().enumerate() {
        let pair = amendment.before.as_ref().zip(amendment.after.as_ref());
        if pair.is_some_and(|(before, after)| is_same(before, after)) {
            findings.add(Spot::Amendment(index), CheckFault::AmendsNothing, Some(&amendment.citation));
        }
    }
}

/// Whether a criterion reads and counts as before: nothing but its source, its examples and the writing of its rule
/// may be new.
fn is_same(before: &Criterion, after: &Criterion) -> bool {
    let told = |one: &Criterion| {
        let Criterion { code, title, also, group, full, inputs, .. } = one.clone();
        (code, title, also, group, full, inputs, one.readings.len())
    };
    told(before) == told(after) && same_points(before, after)
}

fn same_points(before: &Criterion, after: &Criterion) -> bool {
    match (&before.rule, &after.rule) {
        (Rule::Computed(old), Rule::Computed(new)) => {
            let grid = Grid::new(after, &[&old.term, &new.term]);
            let same =
                |values: &Vec<_>| alike(&grid.score(&old.term, values), &grid.score(&new.term, values));
            old.term == new.term || grid.inputs().iter().all(same)
        }
        (old, new) => old == new,
    }
}
