//! Last year's points, as a stated change implies them, against their range.

use super::{Case, Ledger, from_to::signed};
use crate::{model::Statement, number::Points, verify::LetterFinding};

/// One finding for each change after which last year's points would be below 0 or above full.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, target) in &case.claims {
        let Statement::Change { up, by: Some(by) } = &claim.what else { continue };
        let points = case.node(*target).and_then(|node| Some((node.granted.clone()?, node.full.clone()?)));
        let Some((granted, full)) = points else { continue };
        let before = granted.sub(&signed(by, *up));
        if before < Points::zero() || before > full {
            let of = case.topic(*target);
            ledger.find(LetterFinding::ChangeImpossible { of, before, full }, &case.at(claim, *target));
        }
    }
}
