//! Last year's value: the score of the period before was kept, or its counts were used, all or one of them.

use super::Subject;
use crate::inquiry::explanation::{Change, Explanation, Kind};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let Some(previous) = &subject.verified.docket.previous else { return Vec::new() };
    let points = previous.points.get(subject.criterion_index).and_then(Option::as_ref);
    let kept = points.filter(|points| *points == subject.granted);
    let kept = kept.map(|_| Explanation::plain(Kind::PreviousScore { common: subject.is_common() }));
    kept.into_iter().chain(counts(subject)).collect()
}

/// The counts of the period before that give the granted score: all that are others, then each alone.
fn counts(subject: &Subject<'_>) -> Vec<Explanation> {
    let previous = subject.verified.docket.previous.as_ref();
    let Some(bound) = previous.and_then(|previous| previous.counts.get(subject.criterion_index)) else {
        return Vec::new();
    };
    let other = |slot: usize| {
        let value = bound.values.get(slot)?.as_ref()?;
        (Some(value) != subject.value(slot)).then(|| (slot, value.clone()))
    };
    let others: Vec<_> = subject.form.term.inputs().into_iter().filter_map(other).collect();
    let alone = others.iter().filter(|_| others.len() > 1).map(std::slice::from_ref);
    let sets = std::iter::once(others.as_slice()).chain(alone).filter(|set| !set.is_empty());
    let found = sets.filter_map(|set| {
        let mut values = subject.bound.values.clone();
        for (slot, value) in set {
            *values.get_mut(*slot)? = Some(value.clone());
        }
        let change = |(slot, value): &(usize, crate::formula::Value)| {
            Change::to(*slot, subject.value(*slot).cloned(), value.clone())
        };
        let changes = set.iter().map(change).collect();
        let fits = subject.related(&values) && subject.gives(&values);
        fits.then_some(Explanation { kind: Kind::PreviousCounts, changes, complete: true })
    });
    found.collect()
}
