//! What would decide a row that is undetermined: the smallest set of unknown inputs that can settle its points.

use crate::{
    formula::{Silent, Type, Value},
    model::{Criterion, Rule},
    number::{Exact, Points},
    verify::{Bound, Scored, Verified, Why, score::by_form},
};

/// Unknown inputs that can settle a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    /// Their slots.
    pub slots: Vec<usize>,
    /// Values of them that settle it, whatever the other unknown inputs are.
    pub example: Vec<Value>,
    /// The points with these values.
    pub points: Points,
    /// Whether they are all that is unknown, so that any values of them settle it.
    pub all: bool,
}

/// At most so many unknown inputs are tried together.
const MOST_TOGETHER: usize = 3;

/// What would decide a row; none if it is decided, or no values that were tried settle it.
#[must_use]
pub fn decider(verified: &Verified<'_>, index: usize) -> Option<Decider> {
    let matched = verified.docket.rows.get(index)?;
    let Some(Scored::Undetermined { missing, why: Why::Missing, .. }) = &verified.rows.get(index)?.scored
    else {
        return None;
    };
    let criterion = verified.docket.guidance.criteria.get(matched.criterion?)?;
    let bound = verified.docket.counts.get(matched.criterion?)?;
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..missing.len().min(MOST_TOGETHER) {
        sets = longer(&sets, missing);
        for set in &sets {
            if let Some((example, points)) = settled(verified, criterion, bound, set) {
                return Some(Decider { slots: set.clone(), example, points, all: set == missing });
            }
        }
    }
    None
}

/// The sets with one more member, in ascending order.
fn longer(sets: &[Vec<usize>], members: &[usize]) -> Vec<Vec<usize>> {
    let grow = |set: &Vec<usize>| {
        let above = members.iter().filter(|member| set.last().is_none_or(|last| last < *member));
        above.map(|member| set.iter().copied().chain([*member]).collect()).collect::<Vec<_>>()
    };
    sets.iter().flat_map(grow).collect()
}

/// Values of the slots that settle the score.
fn settled(
    verified: &Verified<'_>,
    criterion: &Criterion,
    bound: &Bound,
    slots: &[usize],
) -> Option<(Vec<Value>, Points)> {
    let Rule::Computed(form) = &criterion.rule else { return None };
    let mut choices: Vec<Vec<Value>> = vec![Vec::new()];
    for slot in slots {
        let values = values(criterion, bound, *slot);
        let extend = |known: &Vec<Value>| {
            values
                .iter()
                .map(|value| known.iter().cloned().chain([value.clone()]).collect())
                .collect::<Vec<_>>()
        };
        choices = choices.iter().flat_map(extend).collect();
    }
    choices.into_iter().find_map(|choice| {
        let mut inputs = bound.values.clone();
        for (slot, value) in slots.iter().zip(&choice) {
            *inputs.get_mut(*slot)? = Some(value.clone());
        }
        let scored = by_form(verified.docket.guidance, criterion, form, &inputs, &mut Silent);
        scored.points().cloned().map(|points| (choice, points))
    })
}

/// Values to try: every yes, no and choice; of counts the ends of what is declared, and 1.
fn values(criterion: &Criterion, bound: &Bound, slot: usize) -> Vec<Value> {
    let Some(declared) = criterion.declarations.get(slot) else { return Vec::new() };
    let end = |other: Option<usize>| bound.values.get(other?)?.clone();
    if let Some(within) = &declared.within {
        let ends = within.low.iter().chain(&within.high);
        return ends.map(|end| Value::Number(end.clone())).collect();
    }
    // It is not less than what is a part of it.
    let parts = criterion.declarations.iter().zip(&bound.values);
    let parts =
        parts.filter(|(part, _)| part.at_most == Some(slot)).filter_map(|(_, value)| number(value.as_ref()));
    let least = parts.max().cloned();
    match &declared.of {
        Type::Truth => vec![Value::Truth(true), Value::Truth(false)],
        Type::Choice(choices) => choices.iter().cloned().map(Value::Choice).collect(),
        Type::Date => Vec::new(),
        Type::Number(_) => {
            let low = end(declared.at_least).or_else(|| least.clone().map(Value::Number));
            let low = low.unwrap_or_else(|| Value::Number(Exact::zero()));
            let one = Some(Value::Number(Exact::one()));
            let one = one.filter(|_| declared.at_least.is_none() && least.is_none());
            std::iter::once(low).chain(one).chain(end(declared.at_most)).collect()
        }
    }
}

const fn number(value: Option<&Value>) -> Option<&Exact> {
    match value {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}
