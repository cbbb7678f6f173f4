//! `từ 93,99 điểm lên 94,64 điểm` against the change and the direction beside it.

use super::{Case, Ledger, Target};
use crate::{
    model::{Claim, Figure, Statement},
    number::Points,
    verify::LetterFinding,
};

/// A change of the total is held against the two years beside it, else against those stated elsewhere.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let elsewhere =
        case.claims.iter().find_map(|(claim, target)| pair(claim).filter(|_| *target == Target::Total));
    for (claim, target) in &case.claims {
        if let Statement::FromTo { from, to, up: Some(up) } = &claim.what {
            direction(claim, (from, to), *up, ledger);
        }
        let Statement::Change { up, by } = &claim.what else { continue };
        let next = case.beside(claim).find(|other| {
            pair(other).is_some() && case.previous(other).is_some_and(|previous| previous.span == claim.span)
        });
        let Some((from, to)) = next.and_then(pair).or_else(|| elsewhere.filter(|_| *target == Target::Total))
        else {
            continue;
        };
        match by {
            Some(by) => amount(claim, (from, to), &signed(by, *up), ledger),
            None => direction(claim, (from, to), *up, ledger),
        }
    }
}

fn pair(claim: &Claim) -> Option<(&Figure, &Figure)> {
    match &claim.what {
        Statement::FromTo { from, to, .. } => Some((from, to)),
        _ => None,
    }
}

/// The change with its sign.
pub(super) fn signed(by: &Figure, up: bool) -> Points {
    if up { by.points() } else { Points::new(by.value.neg()) }
}

fn amount(claim: &Claim, (from, to): (&Figure, &Figure), stated: &Points, ledger: &mut Ledger) {
    let (from, to) = (from.points(), to.points());
    let text = format!("{} − {} = {}", to.plain(), from.plain(), stated.plain());
    let differs = *stated != to.sub(&from);
    let fault = LetterFinding::ChangeDiffers { from, to, stated: stated.clone() };
    ledger.judge(&text, &[claim.at], differs.then(|| fault.into()));
}

fn direction(claim: &Claim, (from, to): (&Figure, &Figure), up: bool, ledger: &mut Ledger) {
    let (from, to) = (from.points(), to.points());
    let change = to.sub(&from);
    let wrong = if up { change.exact().is_negative() } else { change > Points::zero() };
    let text = format!("{} {} {}", from.plain(), if up { "↑" } else { "↓" }, to.plain());
    let fault = LetterFinding::WrongDirection { from, to, up };
    ledger.judge(&text, &[claim.at], wrong.then(|| fault.into()));
}
