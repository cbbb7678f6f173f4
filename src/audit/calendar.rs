//! Dates that the calendar does not have.

use super::{Case, Ledger};
use crate::{model::Statement, verify::LetterFinding};

/// One statement for each date.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, _) in &case.claims {
        let Statement::Dated { date, .. } = &claim.what else { continue };
        let fault = date.is_none().then(|| LetterFinding::NoSuchDate { quote: claim.quote.clone() });
        ledger.judge(&claim.quote, &[claim.at], fault.map(Into::into));
    }
}
