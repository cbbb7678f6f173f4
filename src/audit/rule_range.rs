//! A rule that gives points outside its range: the rule set is to be looked at, not the appraisal.

use super::{Case, Ledger};
use crate::{model::At, number::Points, verify::TableFinding};

/// One finding for each row whose recomputed points are below 0 or above full.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for (matched, row) in verified.docket.rows.iter().zip(&verified.rows) {
        let criterion = matched.criterion.and_then(|index| verified.docket.guidance.criteria.get(index));
        let Some((criterion, expected)) = criterion.zip(row.expected().cloned()) else { continue };
        if expected < Points::zero() || expected > criterion.full {
            let (code, full) = (criterion.code.clone(), criterion.full.clone());
            ledger.find(TableFinding::RuleOutOfRange { code, expected, full }, &[At::Row(matched.row.line)]);
        }
    }
}
