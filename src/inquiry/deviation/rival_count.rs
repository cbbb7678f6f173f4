//! Another figure that a system gives for the same input.

use super::Subject;
use crate::inquiry::explanation::{Change, Explanation, Kind};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let mut found = Vec::new();
    for (slot, known) in subject.bound.slots.iter().enumerate() {
        for (figure, rival) in known.figures.iter().enumerate().skip(1) {
            let Some(value) = rival.value.clone().filter(|value| Some(value) != subject.value(slot)) else {
                continue;
            };
            let mut values = subject.bound.values.clone();
            if let Some(place) = values.get_mut(slot) {
                *place = Some(value.clone());
            }
            if subject.related(&values) && subject.gives(&values) {
                let changes = vec![Change::to(slot, subject.value(slot).cloned(), value)];
                found.push(Explanation { kind: Kind::RivalCount(figure), changes, complete: true });
            }
        }
    }
    found
}
