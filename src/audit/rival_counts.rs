//! Several systems give several figures for one input.

use crate::{
    formula::print::{Notation, value},
    verify::{Finding, FindingKind, Verified, bind::Figure},
};

/// One finding for each input with figures that differ.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (criterion, bound) in verified.docket.guidance.criteria.iter().zip(&verified.docket.counts) {
        for (input, slot) in criterion.inputs.iter().zip(&bound.slots) {
            let differ = slot
                .figures
                .windows(2)
                .any(|pair| matches!(pair, [left, right] if left.value != right.value));
            if differ {
                let figures = slot.figures.iter().map(shown).collect();
                let kind = FindingKind::RivalCounts {
                    code: criterion.code.clone(),
                    input: input.name.clone(),
                    figures,
                };
                findings.push(Finding::new(kind, []));
            }
        }
    }
    findings
}

fn shown(figure: &Figure) -> String {
    let number =
        figure.value.as_ref().map_or_else(|| "?".to_owned(), |known| value(known, Notation::Formula));
    figure.evidence.as_ref().map_or(number.clone(), |evidence| format!("{number} ({evidence})"))
}
