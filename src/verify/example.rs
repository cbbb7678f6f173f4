//! The worked examples of a rule set: what they give, held against what they must give.

use super::score::{Scored, by_form, score};
use crate::{
    formula::Silent,
    model::{Criterion, Example, ExpectedScore, Guidance, Reading},
};

/// An example whose rule gives something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The criterion's key.
    pub criterion: String,
    /// The reading's id, if it is an example of a reading.
    pub reading: Option<String>,
    /// Which example of the criterion or reading, counted from 1.
    pub number: usize,
    /// What it must give.
    pub expected: ExpectedScore,
    /// What the rule gives.
    pub found: Scored,
}

/// The examples of a rule set that fail.
#[must_use]
pub fn failures(guidance: &Guidance) -> Vec<Failure> {
    guidance.criteria.iter().flat_map(|criterion| of_criterion(guidance, criterion)).collect()
}

fn of_criterion<'g>(guidance: &'g Guidance, criterion: &'g Criterion) -> impl Iterator<Item = Failure> + 'g {
    let readings = criterion.readings.iter().map(|reading| (Some(reading), &reading.examples));
    let all = std::iter::once((None, &criterion.examples)).chain(readings);
    all.flat_map(move |(reading, examples)| {
        let failure = move |(number, example)| failure(guidance, criterion, reading, number, example);
        (1..).zip(examples).filter_map(failure)
    })
}

fn failure(
    guidance: &Guidance,
    criterion: &Criterion,
    reading: Option<&Reading>,
    number: usize,
    example: &Example,
) -> Option<Failure> {
    let found = given(guidance, criterion, reading, example);
    (!matches(&example.score, &found)).then(|| Failure {
        criterion: criterion.key.clone(),
        reading: reading.map(|reading| reading.id.clone()),
        number,
        expected: example.score.clone(),
        found,
    })
}

/// What the rule, or a reading of it, gives for the inputs of an example.
#[must_use]
pub fn given(
    guidance: &Guidance,
    criterion: &Criterion,
    reading: Option<&Reading>,
    example: &Example,
) -> Scored {
    match reading {
        None => score(guidance, criterion, &example.inputs),
        Some(reading) => by_form(guidance, criterion, &reading.form, &example.inputs, &mut Silent),
    }
}

/// Whether this is what an example must give.
#[must_use]
pub fn matches(expected: &ExpectedScore, found: &Scored) -> bool {
    match (expected, found) {
        (ExpectedScore::Points(expected), Scored::Points { points, .. }) => expected == points,
        (ExpectedScore::Undetermined, Scored::Undetermined { .. })
        | (ExpectedScore::Excluded, Scored::Excluded) => true,
        _ => false,
    }
}
