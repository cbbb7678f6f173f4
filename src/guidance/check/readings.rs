//! A reading that gives what the rule gives, whatever the inputs.

use super::{Findings, Spot, Subject, grid::Grid};
use crate::{
    formula::{Halt, Term},
    model::{Criterion, Rule},
    number::Exact,
    problem::CheckFault,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, criterion) in subject.guidance.criteria.iter().enumerate() {
        let Rule::Computed(own) = &criterion.rule else { continue };
        for (number, reading) in criterion.readings.iter().enumerate() {
            if let Some(tried) = same(criterion, &own.term, &reading.form.term) {
                let fault = CheckFault::NeverDiffers { reading: reading.id.clone(), tried };
                findings.of_rule(Spot::Rule((index, Some(number))), fault, criterion);
            }
        }
    }
}

/// On how many inputs both give the same, if they never differ; without a number where they are one formula.
#[expect(clippy::option_option, reason = "equal, and on how many inputs: two questions")]
fn same(criterion: &Criterion, own: &Term, other: &Term) -> Option<Option<usize>> {
    if own == other {
        return Some(None);
    }
    let grid = Grid::new(criterion, &[own, other]);
    let inputs = grid.inputs();
    let equal = |values: &Vec<_>| alike(&grid.score(own, values), &grid.score(other, values));
    inputs.iter().all(equal).then_some(Some(inputs.len()))
}

/// Whether both give the same points, or no points for the same sort of reason.
pub(super) fn alike(left: &Result<Exact, Halt>, right: &Result<Exact, Halt>) -> bool {
    match (left, right) {
        (Ok(left), Ok(right)) => left == right,
        (Err(left), Err(right)) => std::mem::discriminant(left) == std::mem::discriminant(right),
        _ => false,
    }
}
