//! A group's points against the points that its listed parts lost.
//!
//! An annex may list only what lost points, so an absent row is neither 0 nor full; but a group cannot have
//! more than its full points less what its listed parts lost.

use crate::{
    number::{Exact, Points},
    verify::{Finding, FindingKind, Verified},
};

/// One finding for each group that states more than its parts leave.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, row) in &verified.docket.groups {
        let sums = verified.groups.get(*index);
        let Some((sum, appraised)) = sums.zip(row.appraised.clone()) else { continue };
        let Some((stated, full)) = sum.stated_sum.as_ref().zip(sum.stated_full.as_ref()) else { continue };
        let most = sum.full.sub(&full.sub(stated));
        if appraised > most && most >= Points::new(Exact::zero()) {
            let code = sum.code.clone().unwrap_or_default();
            findings.push(Finding::new(FindingKind::GroupExceedsParts { code, appraised, most }, [row.line]));
        }
    }
    findings
}
