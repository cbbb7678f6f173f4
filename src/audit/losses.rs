//! Points said to be lost, against full − granted.

use super::{Case, Ledger, stated_scores::scaled};
use crate::{model::Statement, verify::LetterFinding};

/// One statement for each loss; held against the points beside it, else against the table.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, target) in &case.claims {
        let Statement::Loss(loss) = &claim.what else { continue };
        let node = case.node(*target);
        let of_table = || node.and_then(|node| Some((node.granted.clone()?, node.full.clone()?)));
        let Some((granted, full)) = scaled(case, claim).or_else(of_table) else { continue };
        let of = case.topic(*target);
        let stated = loss.points();
        let differs = stated != full.sub(&granted);
        let name = of.shown(crate::text::Lang::Vi);
        let text = format!("{name}: {} − {} = {}", full.plain(), granted.plain(), stated.plain());
        let fault = LetterFinding::LossDiffers { of, stated, full, granted };
        ledger.judge(&text, &case.at(claim, *target), differs.then(|| fault.into()));
    }
}
