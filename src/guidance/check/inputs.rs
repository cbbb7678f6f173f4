//! An input that neither the rule nor a reading uses, and that is not declared as context.

use super::{Findings, Spot, Subject};
use crate::{
    model::{Criterion, Rule},
    problem::CheckFault,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, criterion) in subject.guidance.criteria.iter().enumerate() {
        let used = used(criterion);
        for (slot, input) in criterion.inputs.iter().enumerate() {
            if !input.context && !used.contains(&slot) {
                let fault = CheckFault::UnusedInput { name: input.name.clone() };
                findings.of_rule(Spot::Input(index, slot), fault, criterion);
            }
        }
    }
}

fn used(criterion: &Criterion) -> Vec<usize> {
    let own = match &criterion.rule {
        Rule::Computed(form) => Some(form),
        Rule::Judged { .. } | Rule::Unknown { .. } => None,
    };
    let forms = own.into_iter().chain(criterion.readings.iter().map(|reading| &reading.form));
    forms.flat_map(|form| form.term.inputs()).collect()
}
