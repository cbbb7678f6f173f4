//! A rule without a worked example, unless it is marked as still open. Whether the examples hold is found by running them.

use super::{Findings, Spot, Subject};
use crate::problem::CheckFault;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules {
        // The examples of a reading were for the rule before the amendment.
        let amended = || subject.guidance.amendments.iter().any(|one| one.is_about(&rule.criterion.key));
        if rule.of.1.is_some() && amended() {
            continue;
        }
        let examples = match rule.of.1 {
            None => Some(&rule.criterion.examples),
            Some(number) => rule.criterion.readings.get(number).map(|reading| &reading.examples),
        };
        // What its author has marked as open is told there.
        if examples.is_some_and(Vec::is_empty) && !findings.places.is_open(rule.of.0) {
            findings.of_rule(Spot::Rule(rule.of), CheckFault::NoExample, rule.criterion);
        }
    }
}
