//! Another count of the unit in place of one input: of the same criterion or of another, context counts too.

use super::Subject;
use crate::{
    formula::Value,
    inquiry::explanation::{Change, Explanation, Kind, Origin},
};

/// Each value once: the first place in which it stands, one that counts the same thing before others.
pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let mut found = Vec::new();
    let counts = subject.file_counts();
    for slot in subject.count_slots(subject.form) {
        let unit = subject.unit(slot);
        let (same, other): (Vec<_>, Vec<_>) = counts.iter().partition(|count| count.unit == unit);
        let mut tried = Vec::new();
        for count in same.into_iter().chain(other) {
            if Some(count.value) == subject.number(slot) || tried.contains(&count.value) {
                continue;
            }
            tried.push(count.value);
            let value = Value::Number(count.value.clone());
            let mut values = subject.bound.values.clone();
            if let Some(place) = values.get_mut(slot) {
                *place = Some(value.clone());
            }
            if subject.related(&values) && subject.gives(&values) {
                let origin = Origin { criterion: count.criterion, slot: count.slot };
                let kind = Kind::OtherCount { origin, same_unit: count.unit == unit };
                let changes = vec![Change::to(slot, subject.value(slot).cloned(), value)];
                found.push(Explanation { kind, changes, complete: true });
            }
        }
    }
    found
}
