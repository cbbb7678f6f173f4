//! Checks of the appraisal itself and of the text around it, one file each, one signature, in one list.

mod before;
mod best_step;
mod calendar;
mod case;
mod change_range;
mod change_sum;
mod cited_dates;
mod code_order;
mod counts;
mod duplicate_code;
mod from_to;
mod full_points;
mod grant_range;
mod group_differs;
mod group_sum;
mod ledger;
mod losses;
mod names;
mod order;
mod outline;
mod own_dates;
mod percentages;
mod plan_years;
mod quantum;
mod rank_changes;
mod ranks;
mod relations;
mod rival_counts;
mod rule_range;
mod shares;
mod stated_ranks;
mod stated_scores;
mod total_scale;
mod total_sum;
mod unlisted_rows;

pub use case::{Case, Target};
pub use ledger::Ledger;
pub use outline::{Node, Outline};
pub use stated_ranks::{Member, place, stated_ranks};

use crate::{
    model::Reasons,
    verify::{Audit, Verified},
};

/// A check: what it finds in a case, and what it found right, goes into the ledger.
pub type Check = fn(&Case<'_>, &mut Ledger);

/// Every check, in the order of the report. A new one is a file, a line here, and a section in
/// `docs/audit.md`.
pub const CHECKS: &[(&str, Check)] = &[
    ("full-points", full_points::check),
    ("quantum", quantum::check),
    ("rule-range", rule_range::check),
    ("grant-range", grant_range::check),
    ("best-step", best_step::check),
    ("group-sum", group_sum::check),
    ("group-differs", group_differs::check),
    ("total-sum", total_sum::check),
    ("unlisted-rows", unlisted_rows::check),
    ("total-scale", total_scale::check),
    ("stated-scores", stated_scores::check),
    ("losses", losses::check),
    ("from-to", from_to::check),
    ("before", before::check),
    ("change-sum", change_sum::check),
    ("change-range", change_range::check),
    ("percentages", percentages::check),
    ("shares", shares::check),
    ("counts", counts::check),
    ("relations", relations::check),
    ("rival-counts", rival_counts::check),
    ("ranks", ranks::check),
    ("rank-changes", rank_changes::check),
    ("calendar", calendar::check),
    ("own-dates", own_dates::check),
    ("order-of-dates", order::check),
    ("cited-dates", cited_dates::check),
    ("duplicate-code", duplicate_code::check),
    ("code-order", code_order::check),
    ("plan-years", plan_years::check),
    ("names", names::check),
];

/// The check of a batch, which has a section in `docs/audit.md` too.
pub const OF_BATCH: &str = "stated-ranks";

/// Runs every check; one that finds nothing says nothing.
#[must_use]
pub fn examine(case: &Case<'_>) -> Audit {
    let mut ledger = Ledger::default();
    for (name, check) in CHECKS {
        ledger.open(name);
        check(case, &mut ledger);
    }
    ledger.close()
}

/// Examines a unit's table alone, without any text.
#[must_use]
pub fn audit(verified: &Verified<'_>) -> Audit {
    examine(&Case::of_verified(verified, None, &Reasons::new()))
}
