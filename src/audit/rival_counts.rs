//! Several systems give several figures for one input.

use super::{Case, Ledger};
use crate::{
    formula::{Value, print::Notation},
    model::{Criterion, Input},
    verify::{Bound, TableFinding, bind::Figure},
};

/// One finding for each input with known figures that differ, and for each figure that cannot be.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for (criterion, bound) in verified.docket.guidance.criteria.iter().zip(&verified.docket.counts) {
        for (slot, (input, known)) in criterion.inputs.iter().zip(&bound.slots).enumerate() {
            let mut values = known.figures.iter().filter_map(|figure| figure.value.as_ref());
            let first = values.next();
            if values.any(|other| Some(other) != first) {
                let figures = known.figures.iter().map(|figure| shown(input, figure)).collect();
                let (code, input) = (criterion.code.clone(), input.name.clone());
                ledger.find(TableFinding::RivalCounts { code, input, figures }, &[]);
            }
            for figure in known.figures.iter().skip(1) {
                if let Some((part, whole)) = broken(criterion, bound, slot, figure) {
                    let (code, figure) =
                        (criterion.code.clone(), format!("{} = {}", input.name, shown(input, figure)));
                    ledger.find(TableFinding::RivalExceeds { code, figure, part, whole }, &[]);
                }
            }
        }
    }
}

/// The part and the whole, if with this figure the part is more than the whole; of the other inputs what the same
/// system states counts, else the figure used.
fn broken(criterion: &Criterion, bound: &Bound, slot: usize, figure: &Figure) -> Option<(String, String)> {
    let same = |other: &&Figure| other.evidence.is_some() && other.evidence == figure.evidence;
    let beside = bound.slots.iter().zip(&bound.values).map(|(known, used)| {
        known.figures.iter().find(same).map_or_else(|| used.clone(), |other| other.value.clone())
    });
    let mut values: Vec<Option<Value>> = beside.collect();
    *values.get_mut(slot)? = Some(figure.value.clone()?);
    let (part, whole) = criterion.broken(&values)?;
    let told = |slot: usize| {
        let (input, known) = (criterion.inputs.get(slot)?, values.get(slot)?.as_ref()?);
        Some(format!("{} = {}", input.name, input.shown(known, Notation::Formula)))
    };
    told(part).zip(told(whole))
}

fn shown(input: &Input, figure: &Figure) -> String {
    let known = figure.value.as_ref();
    let number = known.map_or_else(|| "?".to_owned(), |known| input.shown(known, Notation::Formula));
    figure.evidence.as_ref().map_or(number.clone(), |evidence| format!("{number} ({evidence})"))
}
