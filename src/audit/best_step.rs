//! The best step of a rule against its full points: a table of steps that never reaches them is suspect.

use super::{Case, Ledger};
use crate::{
    formula::bounds::bounds,
    model::{At, Criterion, Form, Guidance, Rule},
    number::Points,
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
        let Rule::Computed(form) = &criterion.rule else { continue };
        if let Some(best) = best(guidance, criterion, form).filter(|best| *best < criterion.full) {
            let (code, full) = (criterion.code.clone(), criterion.full.clone());
            ledger.find(TableFinding::BestStep { code, best, full }, &[At::Row(matched.row.line)]);
        }
    }
}

/// The most that a rule gives, where it gives points at all.
fn best(guidance: &Guidance, criterion: &Criterion, form: &Form) -> Option<Points> {
    let unknown = vec![None; criterion.inputs.len()];
    let found = bounds(&form.term, &criterion.declarations, &unknown, criterion.full.exact(), None);
    let high = found.interval()?.high.clone()?;
    let rounding = guidance.rounding.criterion.as_ref().map(|level| level.rounding);
    Some(Points::new(rounding.map_or_else(|| high.clone(), |rounding| rounding.apply(&high))))
}
