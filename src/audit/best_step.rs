//! The best step of a rule against its full points: a table of steps that never reaches them is suspect.

use super::{Case, Ledger};
use crate::{
    model::{At, Guidance},
    number::{Exact, Points},
    verify::TableFinding,
};

/// One finding for each row whose rule, whatever the counts, stays below full points.
///
/// Bounds never lie inside the true ones, so what they exclude cannot happen.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    let guidance = verified.docket.guidance;
    for matched in &verified.docket.rows {
        let Some(criterion) = matched.criterion.and_then(|index| guidance.criteria.get(index)) else {
            continue;
        };
        let best = criterion.best.as_ref().filter(|best| *best < criterion.full.exact());
        if let Some(best) = best.map(|best| rounded(guidance, best)).filter(|best| *best < criterion.full) {
            let (code, full) = (criterion.code.clone(), criterion.full.clone());
            ledger.find(TableFinding::BestStep { code, best, full }, &[At::Row(matched.row.line)]);
        }
    }
}

fn rounded(guidance: &Guidance, best: &Exact) -> Points {
    let rounding = guidance.rounding.criterion.as_ref().map(|level| level.rounding);
    Points::new(rounding.map_or_else(|| best.clone(), |rounding| rounding.apply(best)))
}
