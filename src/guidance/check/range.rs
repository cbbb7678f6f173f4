//! A score that can leave 0…full on the declared domain.

use super::{Findings, Spot, Subject, points};
use crate::problem::CheckFault;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules.iter().filter(|rule| !rule.stays_in_range()) {
        let outside = rule.grid.points(&rule.form.term).find_map(|(values, score)| {
            let score = score.ok().filter(|score| score.is_negative() || score > rule.full())?;
            Some(rule.grid.witness(&values, &score))
        });
        if let Some(witness) = outside {
            let fault = CheckFault::OutOfRange { full: points(rule.full()), witness };
            findings.of_rule(Spot::Rule(rule.of), fault, rule.criterion);
        }
    }
}
