//! The place in the ranking: not below the last, and the same wherever it is stated.

use super::{Case, Ledger, Target, place};
use crate::{
    model::{At, Statement},
    verify::{FindingKind, LetterFinding},
};

/// Places of the unit's total; places of anything else only against the number of units beside them.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut places: Vec<(u64, At)> = Vec::new();
    let mut units: Vec<(u64, At)> = Vec::new();
    let total = case.outline.total.as_ref();
    if let Some(((number, of), at)) = total.and_then(|total| Some((place(total.rank?)?, total.at()))) {
        below_last(number, of, at, ledger);
        places.push((number, at));
        units.extend(of.map(|of| (of, at)));
    }
    for (claim, target) in &case.claims {
        let whole = *target == Target::Total;
        match &claim.what {
            Statement::Rank { place, of } => {
                below_last(*place, *of, claim.at, ledger);
                units.extend(of.filter(|_| whole).map(|of| (of, claim.at)));
                places.extend(whole.then_some((*place, claim.at)));
            }
            Statement::RankFromTo { to, .. } if whole => places.push((*to, claim.at)),
            _ => {}
        }
    }
    same(&places, |first, second| LetterFinding::RankDiffers { first, second }.into(), ledger);
    same(&units, |first, second| LetterFinding::UnitsDiffer { first, second }.into(), ledger);
}

/// No place is behind the last one, or before the first.
fn below_last(place: u64, of: Option<u64>, at: At, ledger: &mut Ledger) {
    let Some(of) = of else { return };
    let fault = (place > of || place == 0).then_some(LetterFinding::RankBelowLast { place, of });
    ledger.judge(&format!("{place} ≤ {of}"), &[at], fault.map(Into::into));
}

/// Every figure must be the first one.
fn same(stated: &[(u64, At)], fault: impl Fn(u64, u64) -> FindingKind, ledger: &mut Ledger) {
    let Some(((first, first_at), others)) = stated.split_first() else { return };
    for (second, at) in others {
        let text = format!("{first} = {second}");
        ledger.judge(&text, &[*first_at, *at], (first != second).then(|| fault(*first, *second)));
    }
}
