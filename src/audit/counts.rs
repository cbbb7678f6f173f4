//! The counts that a text states of a criterion, against the raw counts.

use super::{Case, Ledger, Target};
use crate::{
    formula::Value,
    model::{At, Criterion, Statement, criterion::InputKind},
    number::Exact,
    verify::{Bound, LetterFinding},
};

/// One statement for each criterion with two counts of which a text states a share.
///
/// A text may state more shares than the one that counts, such as the one that it argues for; one of them
/// must be the raw counts.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for (index, node) in case.outline.nodes.iter().enumerate() {
        let rule = node.criterion.and_then(|criterion| {
            let docket = &verified.docket;
            Some((docket.guidance.criteria.get(criterion)?, docket.counts.get(criterion)?))
        });
        let Some((first, second)) = rule.and_then(|(criterion, bound)| pair(criterion, bound)) else {
            continue;
        };
        let shares = case.claims.iter().filter(|(_, target)| *target == Target::Part(index));
        let shares = shares.filter_map(|(claim, _)| match &claim.what {
            Statement::Share { part, whole, counted: true } => Some((claim.at, part, whole)),
            _ => None,
        });
        for letter in [false, true] {
            let stated: Vec<_> =
                shares.clone().filter(|(at, ..)| matches!(at, At::Document { .. }) == letter).collect();
            let Some((at, part, whole)) = stated.first() else { continue };
            let raw =
                |part: &Exact, whole: &Exact| [(part, whole), (whole, part)].contains(&(&first, &second));
            let known = stated.iter().any(|(_, part, whole)| raw(&part.value, &whole.value));
            let (small, large) = if first < second { (&first, &second) } else { (&second, &first) };
            let raw = format!("{}/{}", small.fraction(), large.fraction());
            let of = case.topic(Target::Part(index));
            let stated = format!("{}/{}", part.text, whole.text);
            let text = format!("{}: {raw}", of.shown(crate::text::Lang::Vi));
            let fault = (!known).then(|| LetterFinding::CountsDiffer { of, stated, raw }.into());
            ledger.judge(&text, &[*at, node.at()], fault);
        }
    }
}

/// The two counts of a criterion that needs just two, if both are known.
fn pair(criterion: &Criterion, bound: &Bound) -> Option<(Exact, Exact)> {
    let needed = criterion.inputs.iter().zip(&bound.values).filter(|(input, _)| !input.context);
    let mut counts = needed.map(|(input, value)| match (input.kind, value) {
        (InputKind::Count, Some(Value::Number(number))) => Some(number.clone()),
        _ => None,
    });
    let (first, second) = (counts.next()??, counts.next()??);
    counts.next().is_none().then_some((first, second))
}
