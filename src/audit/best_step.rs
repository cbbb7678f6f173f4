//! The best step of a rule against its full points: a table of steps that never reaches them is suspect.

use super::{Case, Ledger};
use crate::{
    formula::Silent,
    model::{At, Rule},
    verify::{Scored, TableFinding, score::by_form},
};

/// One finding for each row whose rule, whatever the counts, stays below full points.
///
/// The bounds of an interval never lie inside the true ones, so what they exclude cannot happen.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    let guidance = verified.docket.guidance;
    for matched in &verified.docket.rows {
        let Some(criterion) = matched.criterion.and_then(|index| guidance.criteria.get(index)) else {
            continue;
        };
        let Rule::Computed(form) = &criterion.rule else { continue };
        let unknown = vec![None; criterion.inputs.len()];
        let best = match by_form(guidance, criterion, form, &unknown, &mut Silent) {
            Scored::Points { points, .. } => Some(points),
            Scored::Undetermined { bounds, .. } => bounds.high,
            Scored::Excluded | Scored::Judged => None,
        };
        if let Some(best) = best.filter(|best| *best < criterion.full) {
            let (code, full) = (criterion.code.clone(), criterion.full.clone());
            ledger.find(TableFinding::BestStep { code, best, full }, &[At::Row(matched.row.line)]);
        }
    }
}
