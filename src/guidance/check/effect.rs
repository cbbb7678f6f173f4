//! A score that moves against what an input says of itself, or both rises and falls in an input that says nothing.

use super::{Findings, Ruled, Spot, Subject};
use crate::{
    formula::Type,
    model::criterion::Effect,
    problem::{CheckFault, check::Witness},
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules {
        for slot in rule.grid.slots() {
            if let Some(fault) = of_input(rule, slot) {
                findings.of_rule(Spot::Rule(rule.of), fault, rule.criterion);
            }
        }
    }
}

fn of_input(rule: &Ruled<'_>, slot: usize) -> Option<CheckFault> {
    let input = rule.criterion.inputs.get(slot)?;
    let declaration = rule.criterion.declarations.get(slot)?;
    if input.effect == Some(Effect::Any) || matches!(declaration.of, Type::Choice(_)) {
        return None;
    }
    let Moves { rise, fall } = moves(rule, slot);
    let name = input.name.clone();
    match (input.effect, rise, fall) {
        (Some(Effect::Raises), _, Some(witnesses)) => {
            Some(CheckFault::AgainstEffect { name, raises: true, witnesses })
        }
        (Some(Effect::Lowers), Some(witnesses), _) => {
            Some(CheckFault::AgainstEffect { name, raises: false, witnesses })
        }
        (None, Some(rise), Some(fall)) => Some(CheckFault::RisesAndFalls { name, rise, fall }),
        _ => None,
    }
}

/// Two neighbouring values of an input, the other inputs being equal, between which the score rises or falls.
#[derive(Default)]
struct Moves {
    rise: Option<[Witness; 2]>,
    fall: Option<[Witness; 2]>,
}

fn moves(rule: &Ruled<'_>, slot: usize) -> Moves {
    let mut moves = Moves::default();
    for line in rule.grid.along(slot, &rule.form.term) {
        let scored: Vec<_> =
            line.iter().filter_map(|(values, score)| Some((values, score.as_ref().ok()?))).collect();
        for pair in scored.windows(2) {
            let [(before, less), (after, more)] = pair else { continue };
            let witnesses = || [rule.grid.witness(before, less), rule.grid.witness(after, more)];
            if less < more && moves.rise.is_none() {
                moves.rise = Some(witnesses());
            } else if less > more && moves.fall.is_none() {
                moves.fall = Some(witnesses());
            }
        }
    }
    moves
}
