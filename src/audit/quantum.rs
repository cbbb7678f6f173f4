//! Judged points against the step in which they are given.

use super::{Case, Ledger};
use crate::{
    model::{At, Rule},
    verify::TableFinding,
};

/// One finding for each judged row whose points are no multiple of the quantum.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for matched in &verified.docket.rows {
        let criterion = matched.criterion.and_then(|index| verified.docket.guidance.criteria.get(index));
        let Some((criterion, appraised)) = criterion.zip(matched.row.appraised.clone()) else { continue };
        let Rule::Judged { quantum: Some(quantum) } = &criterion.rule else { continue };
        let steps = appraised.exact().div(quantum.exact());
        if steps.is_some_and(|steps| !steps.is_integer()) {
            let (code, quantum) = (criterion.code.clone(), quantum.clone());
            ledger
                .find(TableFinding::NotOfQuantum { code, appraised, quantum }, &[At::Row(matched.row.line)]);
        }
    }
}
