//! Two counts of the file in place of two inputs; and whether any count or pair of counts gives the score.

use super::Subject;
use crate::{
    formula::Value,
    inquiry::{
        explanation::{Change, Explanation, Kind, NoCountFits},
        subject::FileCount,
    },
};

/// So many pairs are tried; beyond that, only those of one criterion.
const MOST_PAIRS: usize = 4096;

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    if subject.exact().is_none() {
        return Vec::new();
    }
    let slots = subject.count_slots(subject.form);
    let counts = subject.file_counts();
    let mut found = of_one_criterion(subject, &slots, &counts);
    let distinct = distinct(&counts);
    let pairs = if tried(&distinct) { anywhere(subject, &slots, &distinct) } else { Vec::new() };
    if let Some(first) = pairs.first() {
        let kind = Kind::SomePairsFit { pairs: pairs.len() };
        found.push(Explanation { kind, changes: first.clone(), complete: true });
    }
    found
}
/// Whether no count of the file in place of one input, and no pair in place of two, gives the score, as the
/// explanations that were found say.
pub(super) fn none_fits(subject: &Subject<'_>, found: &[Explanation]) -> Option<NoCountFits> {
    let slots = subject.count_slots(subject.form);
    let fits = |one: &Explanation| {
        matches!(
            one.kind,
            Kind::RivalCount(_)
                | Kind::OtherCount { .. }
                | Kind::OtherCriterion(_)
                | Kind::SomePairsFit { .. }
                | Kind::PreviousCounts
                | Kind::Swapped
        )
    };
    if subject.exact().is_none() || slots.is_empty() || found.iter().any(fits) {
        return None;
    }
    let counts = subject.file_counts();
    let distinct = distinct(&counts);
    Some(NoCountFits { counts: distinct.len(), pairs: tried(&distinct) && slots.len() > 1 })
}

/// Whether all pairs are tried.
const fn tried(distinct: &[&FileCount<'_>]) -> bool {
    distinct.len().saturating_mul(distinct.len()) <= MOST_PAIRS
}

/// Each value once.
fn distinct<'c, 's>(counts: &'c [FileCount<'s>]) -> Vec<&'c FileCount<'s>> {
    let mut distinct: Vec<&FileCount<'_>> = Vec::new();
    for count in counts {
        if !distinct.iter().any(|known| known.value == count.value) {
            distinct.push(count);
        }
    }
    distinct
}

/// The changes, if these counts in these slots give the score.
fn fits(subject: &Subject<'_>, placed: &[(usize, &FileCount<'_>)]) -> Option<Vec<Change>> {
    let mut values = subject.bound.values.clone();
    let mut changes = Vec::new();
    for (slot, count) in placed {
        let value = Value::Number(count.value.clone());
        *values.get_mut(*slot)? = Some(value.clone());
        changes.push(Change::to(*slot, subject.value(*slot).cloned(), value));
    }
    (subject.related(&values) && subject.gives(&values)).then_some(changes)
}

/// Another criterion's inputs of the same names: its row was scored in place of this one.
fn of_one_criterion(subject: &Subject<'_>, slots: &[usize], counts: &[FileCount<'_>]) -> Vec<Explanation> {
    let guidance = subject.verified.docket.guidance;
    let mut found = Vec::new();
    for (index, criterion) in guidance.criteria.iter().enumerate() {
        let named = |slot: &usize| {
            let name = subject.criterion.inputs.get(*slot)?.name.as_str();
            let other = criterion.slot(name)?;
            Some((*slot, counts.iter().find(|count| count.criterion == index && count.slot == other)?))
        };
        let placed: Option<Vec<_>> = slots.iter().map(named).collect();
        let placed = placed.filter(|placed| placed.len() > 1 && index != subject.criterion_index);
        if let Some(changes) = placed.and_then(|placed| fits(subject, &placed)) {
            found.push(Explanation { kind: Kind::OtherCriterion(index), changes, complete: true });
        }
    }
    found
}

/// Two counts from anywhere in two slots, both other than given.
fn anywhere(subject: &Subject<'_>, slots: &[usize], counts: &[&FileCount<'_>]) -> Vec<Vec<Change>> {
    let mut found = Vec::new();
    for (position, first) in slots.iter().enumerate() {
        for second in slots.iter().skip(position.saturating_add(1)) {
            for left in counts.iter().filter(|count| Some(count.value) != subject.number(*first)) {
                for right in counts.iter().filter(|count| Some(count.value) != subject.number(*second)) {
                    found.extend(fits(subject, &[(*first, left), (*second, right)]));
                }
            }
        }
    }
    found
}
