//! One input with another value, the others as they are: every value that gives the granted score, under the
//! rule set's rounding, under each reading, and for counts under each other mode of rounding that gives others.

use super::Subject;
use crate::{
    inquiry::{
        explanation::{Change, Explanation, Kind, Values},
        grid::Grid,
        inverse::{Counts, Question},
    },
    number::Mode,
};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let by_rule = subject.form.term.inputs().into_iter().flat_map(|slot| of_slot(subject, slot));
    let readings = 0..subject.criterion.readings.len();
    by_rule.chain(readings.flat_map(|reading| of_reading(subject, reading))).collect()
}

/// Every value of each input under a reading whose inputs are all known, and which does not give the score itself.
fn of_reading(subject: &Subject<'_>, reading: usize) -> Vec<Explanation> {
    let gives = |score: &crate::verify::ReadingScore| score.scored.points() == Some(subject.granted);
    let Some(form) = subject.criterion.readings.get(reading).map(|reading| &reading.form) else {
        return Vec::new();
    };
    let slots = form.term.inputs();
    if subject.row.readings.get(reading).is_some_and(gives)
        || slots.iter().any(|slot| subject.value(*slot).is_none())
    {
        return Vec::new();
    }
    let found = slots.into_iter().filter_map(|slot| {
        let grid = subject.grid(slot)?;
        let found = subject.question(form).numbers(slot, grid)?;
        let kind = Kind::OneInputInReading { reading, role: subject.role(form, slot) };
        let complete = found.complete();
        Some(changed(slot, subject.value(slot).cloned(), values(grid, found), complete, kind))
    });
    found.flatten().collect()
}

fn of_slot(subject: &Subject<'_>, slot: usize) -> Vec<Explanation> {
    let question = subject.question(subject.form);
    let given = subject.value(slot).cloned();
    let role = subject.role(subject.form, slot);
    let plain = Kind::OneInput { role, perhaps: None };
    let Some(grid) = subject.grid(slot) else {
        let mut values = question.choices(slot);
        values.retain(|value| Some(value) != given.as_ref());
        return changed(slot, given, Values::Listed(values), true, plain);
    };
    let Some(declared) = question.numbers(slot, grid) else { return Vec::new() };
    if grid != Grid::Ones {
        let complete = declared.complete();
        return changed(slot, given, values(grid, declared), complete, plain);
    }
    let perhaps = subject.unknown_like(slot, &declared.spans);
    let values = Values::Counts(declared.spans.clone());
    let kind = Kind::OneInput { role, perhaps };
    let mut found = changed(slot, given.clone(), values, declared.complete(), kind);
    let sets = other_modes(subject, question, slot, &declared);
    if !sets.is_empty() {
        let allowed =
            sets.iter().map(|(mode, _)| *mode).filter(|mode| subject.inferred.allows(*mode, subject.index));
        let allowed = allowed.collect();
        let complete = sets.iter().all(|(_, counts)| counts.complete());
        let kind = Kind::OneInputRounded { role, sets, allowed };
        let values = Values::Counts(Vec::new());
        found.push(Explanation { kind, changes: vec![Change { slot, given, values }], complete });
    }
    found
}

fn values(grid: Grid, found: Counts) -> Values {
    if grid == Grid::Ones { Values::Counts(found.spans) } else { Values::Steps(grid, found.spans) }
}

fn changed(
    slot: usize,
    given: Option<crate::formula::Value>,
    values: Values,
    complete: bool,
    kind: Kind,
) -> Vec<Explanation> {
    if values.is_empty() && complete {
        return Vec::new();
    }
    vec![Explanation { kind, changes: vec![Change { slot, given, values }], complete }]
}

/// The modes whose set is another than the declared one's, each set once: scores are not below 0, so floor is
/// down, and ceiling is up.
fn other_modes(
    subject: &Subject<'_>,
    question: Question<'_>,
    slot: usize,
    declared: &Counts,
) -> Vec<(Mode, Counts)> {
    let mut sets: Vec<(Mode, Counts)> = Vec::new();
    for mode in [Mode::HalfUp, Mode::HalfEven, Mode::HalfDown, Mode::Down, Mode::Up] {
        let rounding = subject.rounding_in(mode);
        let counts = Question { rounding, ..question }.counts(slot).filter(|counts| !counts.spans.is_empty());
        let new = |counts: &Counts| counts != declared && sets.iter().all(|(_, known)| known != counts);
        if let Some(counts) = counts.filter(new) {
            sets.push((mode, counts));
        }
    }
    sets
}
