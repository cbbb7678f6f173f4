//! A part against its whole: no more of something than there is.

use super::{Case, Ledger};
use crate::{model::Statement, verify::LetterFinding};

/// One statement for each `x/y` of things that are counted.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, target) in &case.claims {
        let Statement::Share { part, whole, counted: true } = &claim.what else { continue };
        let counts = format!("{}/{}", part.text, whole.text);
        let text = format!("{} ≤ {}", part.text, whole.text);
        let fault = (part.value > whole.value).then_some(LetterFinding::PartExceedsWhole { counts });
        ledger.judge(&text, &case.at(claim, *target), fault.map(Into::into));
    }
}
