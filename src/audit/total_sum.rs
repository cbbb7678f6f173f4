//! The listed groups against the total.

use crate::{
    number::{Exact, Points},
    verify::{Finding, FindingKind, Verified},
};

/// At most one finding: a sum that must hold and does not, or the remainder that the listed groups leave.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    finding(verified).into_iter().collect()
}

fn finding(verified: &Verified<'_>) -> Option<Finding> {
    let row = verified.docket.total.as_ref()?;
    let sum = verified.total.stated_sum.clone()?;
    let sum_full = verified.total.stated_full.clone()?;
    let total = row.appraised.clone()?;
    let total_full = row.max.clone().unwrap_or_else(|| verified.total.full.clone());
    let rest = total.sub(&sum);
    let rest_full = total_full.sub(&sum_full);
    let zero = Points::new(Exact::zero());
    let kind = if rest_full == zero {
        (rest != zero).then_some(FindingKind::TotalNotSum { sum, total })
    } else if rest < zero || rest > rest_full {
        Some(FindingKind::ImpossibleRemainder { sum, sum_full, total, total_full })
    } else {
        Some(FindingKind::TotalRemainder { sum, sum_full, total, total_full })
    };
    kind.map(|kind| Finding::new(kind, [row.line]))
}
