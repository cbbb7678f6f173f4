//! Two inputs that changed places.

use super::Subject;
use crate::inquiry::explanation::{Change, Explanation, Kind};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let slots = subject.count_slots(subject.form);
    let mut found = Vec::new();
    for (position, first) in slots.iter().enumerate() {
        for second in slots.iter().skip(position.saturating_add(1)) {
            let (Some(left), Some(right)) = (subject.value(*first), subject.value(*second)) else { continue };
            let mut values = subject.bound.values.clone();
            values.swap(*first, *second);
            if left != right && subject.gives(&values) {
                let changes = vec![
                    Change::to(*first, Some(left.clone()), right.clone()),
                    Change::to(*second, Some(right.clone()), left.clone()),
                ];
                found.push(Explanation { kind: Kind::Swapped, changes, complete: true });
            }
        }
    }
    found
}
