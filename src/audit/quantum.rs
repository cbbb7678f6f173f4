//! Judged points against the step in which they are given.

use crate::{
    model::Rule,
    verify::{Finding, FindingKind, Verified},
};

/// One finding for each judged row whose points are no multiple of the quantum.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let of_row = |matched: &crate::verify::MatchedRow| {
        let criterion = verified.docket.guidance.criteria.get(matched.criterion?)?;
        let Rule::Judged { quantum: Some(quantum) } = &criterion.rule else { return None };
        let appraised = matched.row.appraised.clone()?;
        let steps = appraised.exact().div(quantum.exact())?;
        let kind =
            FindingKind::NotOfQuantum { code: criterion.code.clone(), appraised, quantum: quantum.clone() };
        (!steps.is_integer()).then(|| Finding::new(kind, [matched.row.line]))
    };
    verified.docket.rows.iter().filter_map(of_row).collect()
}
