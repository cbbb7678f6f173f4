//! The worked examples of a rule set: what they give, held against what they must give.

use super::score::{Scored, score};
use crate::model::{ExpectedScore, Guidance};

/// An example whose rule gives something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The criterion's key.
    pub criterion: String,
    /// Which example of the criterion, counted from 1.
    pub number: usize,
    /// What it must give.
    pub expected: ExpectedScore,
    /// What the rule gives.
    pub found: Scored,
}

/// The examples of a rule set that fail.
#[must_use]
pub fn failures(guidance: &Guidance) -> Vec<Failure> {
    let mut failures = Vec::new();
    for criterion in &guidance.criteria {
        for (number, example) in (1..).zip(&criterion.examples) {
            let found = score(guidance, criterion, &example.inputs);
            if !matches(&example.score, &found) {
                let expected = example.score.clone();
                failures.push(Failure { criterion: criterion.key.clone(), number, expected, found });
            }
        }
    }
    failures
}

fn matches(expected: &ExpectedScore, found: &Scored) -> bool {
    match (expected, found) {
        (ExpectedScore::Points(expected), Scored::Points { points, .. }) => expected == points,
        (ExpectedScore::Undetermined, Scored::Undetermined { .. })
        | (ExpectedScore::Excluded, Scored::Excluded) => true,
        _ => false,
    }
}
