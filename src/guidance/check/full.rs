//! Full points that a rule cannot give, that the rounding cannot write, or that are no multiple of the quantum.

use super::{Findings, Spot, Subject, points};
use crate::{
    model::{Rule, guidance::About},
    problem::CheckFault,
};

/// Whether the rule set declares that the texts contradict each other about a criterion.
fn is_declared(subject: &Subject<'_>, key: &str) -> bool {
    let about = |about: &About| matches!(about, About::Criterion(criterion) if criterion == key);
    subject.guidance.contradictions.iter().any(|contradiction| about(&contradiction.about))
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules.iter().filter(|rule| rule.of.1.is_none()) {
        let best = rule.bounds.interval().and_then(|interval| interval.high.as_ref());
        // The bounds are never too narrow, so this is proved. A contradiction that the set declares says it already.
        if let Some(best) =
            best.filter(|best| *best < rule.full() && !is_declared(subject, &rule.criterion.key))
        {
            let fault = CheckFault::FullOutOfReach { full: points(rule.full()), best: points(best) };
            findings.of_rule(Spot::Rule(rule.of), fault, rule.criterion);
        }
    }
    let rounding = subject.guidance.rounding.criterion.as_ref().map(|level| level.rounding);
    for (index, criterion) in subject.guidance.criteria.iter().enumerate() {
        let full = criterion.full.exact();
        if let Some(rounding) = rounding.filter(|rounding| rounding.apply(full) != *full) {
            let fault = CheckFault::FullNotOnGrid { full: points(full), digits: rounding.digits() };
            findings.of_rule(Spot::Criterion(index), fault, criterion);
        }
        if let Rule::Judged { quantum: Some(quantum) } = &criterion.rule
            && !full.div(quantum.exact()).is_some_and(|steps| steps.is_integer())
        {
            let fault = CheckFault::QuantumUneven { full: points(full), quantum: points(quantum.exact()) };
            findings.of_rule(Spot::Rule((index, None)), fault, criterion);
        }
    }
}
