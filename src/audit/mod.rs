//! Checks of the appraisal itself, one file each, one signature, in one list.

mod duplicate_code;
mod full_points;
mod group_parts;
mod quantum;
mod rival_counts;
mod rule_range;
mod total_sum;

use crate::verify::{Finding, Verified};

/// What a check has to say about a unit's appraisal.
pub type Check = fn(&Verified<'_>) -> Vec<Finding>;

/// Every check, in the order of the report. A new one is a file and a line here.
pub const CHECKS: &[(&str, Check)] = &[
    ("full-points", full_points::check),
    ("quantum", quantum::check),
    ("rule-range", rule_range::check),
    ("group-parts", group_parts::check),
    ("total-sum", total_sum::check),
    ("duplicate-code", duplicate_code::check),
    ("rival-counts", rival_counts::check),
];

/// Runs them all; one that finds nothing says nothing.
#[must_use]
pub fn audit(verified: &Verified<'_>) -> Vec<Finding> {
    CHECKS.iter().flat_map(|(_, check)| check(verified)).collect()
}
