//! Several systems give several figures for one input.

use super::{Case, Ledger};
use crate::{
    formula::print::{Notation, value},
    verify::{TableFinding, bind::Figure},
};

/// One finding for each input with figures that differ.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for (criterion, bound) in verified.docket.guidance.criteria.iter().zip(&verified.docket.counts) {
        for (input, slot) in criterion.inputs.iter().zip(&bound.slots) {
            let differ = slot
                .figures
                .windows(2)
                .any(|pair| matches!(pair, [left, right] if left.value != right.value));
            if differ {
                let figures = slot.figures.iter().map(shown).collect();
                let (code, input) = (criterion.code.clone(), input.name.clone());
                ledger.find(TableFinding::RivalCounts { code, input, figures }, &[]);
            }
        }
    }
}

fn shown(figure: &Figure) -> String {
    let number =
        figure.value.as_ref().map_or_else(|| "?".to_owned(), |known| value(known, Notation::Formula));
    figure.evidence.as_ref().map_or(number.clone(), |evidence| format!("{number} ({evidence})"))
}
