//! Counts of different criteria: a part of something is not more than the whole, as the rule set relates them.

use super::{Case, Ledger, Node};
use crate::{
    formula::Value,
    model::{At, Criterion, Place},
    number::Exact,
    verify::{Measure, TableFinding},
};

/// One statement for each relation of which both counts are known.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for relation in &verified.docket.guidance.relations {
        let Some((part, whole)) = figure(case, &relation.part).zip(figure(case, &relation.whole)) else {
            continue;
        };
        let text = format!("{} ≤ {}", shown(part), shown(whole));
        let at: Vec<At> =
            [&relation.part, &relation.whole].into_iter().filter_map(|one| row(case, one)).collect();
        let fault = (part.2 > whole.2).then(|| {
            let (part, whole) = (measure(part), measure(whole));
            let (why, basis) = (relation.why.clone(), relation.citation.basis);
            TableFinding::PartOfOtherExceeds { part, whole, why, basis }.into()
        });
        ledger.judge(&text, &at, fault);
    }
}

/// A count that is known: its criterion, its name, its value.
type Figure<'c> = (&'c Criterion, &'c str, &'c Exact);

fn figure<'c>(case: &Case<'c>, place: &Place) -> Option<Figure<'c>> {
    let docket = &case.verified?.docket;
    let index = index(case, place)?;
    let criterion = docket.guidance.criteria.get(index)?;
    let slot = criterion.slot(&place.input)?;
    let input = criterion.inputs.get(slot)?;
    match docket.counts.get(index)?.values.get(slot)? {
        Some(Value::Number(count)) => Some((criterion, &input.name, count)),
        _ => None,
    }
}

fn shown((criterion, name, count): Figure<'_>) -> String {
    format!("{} {name} = {}", criterion.code, count.fraction())
}

fn measure((criterion, name, count): Figure<'_>) -> Measure {
    let label = criterion.inputs.iter().find(|input| input.name == name).map(|input| input.label.clone());
    Measure {
        code: criterion.code.clone(),
        input: name.to_owned(),
        label: label.unwrap_or_default(),
        count: count.fraction(),
    }
}

/// The row of a criterion, if the table has one.
fn row(case: &Case<'_>, place: &Place) -> Option<At> {
    let index = index(case, place)?;
    case.outline.nodes.iter().find(|node| node.criterion == Some(index)).map(Node::at)
}

/// The index of a criterion; none where an amendment has repealed it.
fn index(case: &Case<'_>, place: &Place) -> Option<usize> {
    case.verified?.docket.guidance.criteria.iter().position(|one| one.key == place.criterion)
}
