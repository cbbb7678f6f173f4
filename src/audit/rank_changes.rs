//! `tăng 2 bậc` against `từ thứ 3 lên thứ 1`.

use super::{Case, Ledger, Target};
use crate::{model::Statement, verify::LetterFinding};

/// One statement for each change of place, held against the places beside it, else against those stated of
/// the total elsewhere.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let elsewhere = case
        .claims
        .iter()
        .find_map(|(claim, target)| places(&claim.what).filter(|_| *target == Target::Total));
    for (claim, target) in &case.claims {
        let Statement::RankChange { up, by } = claim.what else { continue };
        let beside = case.beside(claim).find_map(|other| places(&other.what));
        let Some((from, to)) = beside.or_else(|| elsewhere.filter(|_| *target == Target::Total)) else {
            continue;
        };
        let right = if up { from.checked_sub(to) } else { to.checked_sub(from) };
        let fault = (right != Some(by)).then_some(LetterFinding::RankChangeDiffers { from, to, up, by });
        ledger.judge(&format!("{from} → {to}: {by}"), &[claim.at], fault.map(Into::into));
    }
}

const fn places(what: &Statement) -> Option<(u64, u64)> {
    match what {
        Statement::RankFromTo { from, to } => Some((*from, *to)),
        _ => None,
    }
}
