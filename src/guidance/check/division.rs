//! A denominator that can be 0, and no `if_zero` for it.

use super::{Findings, Spot, Subject};
use crate::{formula::Halt, number::Exact, problem::CheckFault};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules.iter().filter(|rule| rule.bounds.may_halt) {
        let mut points = rule.grid.points(&rule.form.term);
        if let Some((values, _)) = points.find(|(_, score)| *score == Err(Halt::DivisionByZero)) {
            let fault = CheckFault::DivisionByZero { witness: rule.grid.witness(&values, &Exact::zero()) };
            findings.of_rule(Spot::Rule(rule.of), fault, rule.criterion);
        }
    }
}
