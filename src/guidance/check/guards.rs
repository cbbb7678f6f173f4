//! An `if_zero` about something that is no denominator of the formula.

use super::{Findings, Spot, Subject};
use crate::{
    formula::{
        Term,
        print::{Notation, term},
        syntax::Arithmetic,
    },
    problem::CheckFault,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules {
        let (guarded, inside) = rule.form.unguarded();
        for (number, divisor) in
            guarded.into_iter().enumerate().filter(|(_, divisor)| !divides(inside, divisor))
        {
            let fault = CheckFault::GuardOfNothing { divisor: term(divisor, Notation::Formula) };
            findings.of_rule(Spot::Guard(rule.of, number), fault, rule.criterion);
        }
    }
}

/// Whether something in `term` is divided by `divisor`.
fn divides(term: &Term, divisor: &Term) -> bool {
    let here = matches!(term, Term::Arithmetic(Arithmetic::Divide, parts) if parts.last() == Some(divisor));
    here || term.parts().iter().any(|part| divides(part, divisor))
}
