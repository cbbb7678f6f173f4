//! A rule that gives points outside its range: the rule set is to be looked at, not the appraisal.

use crate::{
    number::{Exact, Points},
    verify::{Finding, FindingKind, Verified},
};

/// One finding for each row whose recomputed points are below 0 or above full.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let rows = verified.docket.rows.iter().zip(&verified.rows);
    let of_row = |(matched, row): (&crate::verify::MatchedRow, &crate::verify::VerifiedRow)| {
        let criterion = verified.docket.guidance.criteria.get(matched.criterion?)?;
        let expected = row.expected()?.clone();
        let outside = expected < Points::new(Exact::zero()) || expected > criterion.full;
        let (code, full) = (criterion.code.clone(), criterion.full.clone());
        outside
            .then(|| Finding::new(FindingKind::RuleOutOfRange { code, expected, full }, [matched.row.line]))
    };
    rows.filter_map(of_row).collect()
}
