//! Last year's total, stated several times.

use super::{Case, Ledger, Target};
use crate::{model::Statement, verify::LetterFinding};

/// One statement for each place after the first that states last year's points.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let stated = case.claims.iter().filter_map(|(claim, target)| match &claim.what {
        Statement::FromTo { from, .. } if *target == Target::Total => Some((claim.at, from.points())),
        _ => None,
    });
    let stated: Vec<_> = stated.collect();
    let Some(((first_at, first), others)) = stated.split_first() else { return };
    for (at, second) in others {
        let text = format!("{} = {}", first.plain(), second.plain());
        let fault = LetterFinding::BeforeDiffers { first: first.clone(), second: second.clone() };
        ledger.judge(&text, &[*first_at, *at], (first != second).then(|| fault.into()));
    }
}
