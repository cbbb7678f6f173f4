//! A declared reading: it gives the granted score, or would with some value of the one input that is unknown.

use super::Subject;
use crate::inquiry::explanation::{Change, Explanation, Kind, Values};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let readings = (0..subject.criterion.readings.len()).zip(&subject.row.readings);
    readings
        .filter_map(|(reading, score)| {
            if score.scored.points() == Some(subject.granted) {
                return Some(Explanation::plain(Kind::Reading(reading)));
            }
            with_unknown(subject, reading)
        })
        .collect()
}

fn with_unknown(subject: &Subject<'_>, reading: usize) -> Option<Explanation> {
    let form = &subject.criterion.readings.get(reading)?.form;
    let unknown: Vec<usize> =
        form.term.inputs().into_iter().filter(|slot| subject.value(*slot).is_none()).collect();
    let [slot] = unknown.as_slice() else { return None };
    let question = subject.question(form);
    let (values, complete) = match question.counts(*slot) {
        Some(found) => (Values::Counts(found.spans.clone()), found.complete()),
        None => (Values::Listed(question.choices(*slot)), true),
    };
    let change = Change { slot: *slot, given: None, values };
    (!change.values.is_empty()).then(|| Explanation {
        kind: Kind::ReadingWith(reading),
        changes: vec![change],
        complete,
    })
}
