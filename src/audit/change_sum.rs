//! The changes of the groups against the change of the total.

use super::{Case, Ledger, Node, Target, from_to::signed};
use crate::{
    model::{At, Statement},
    number::Points,
    verify::LetterFinding,
};
use std::collections::BTreeMap;

/// They must add up where every group states its change and the groups are the whole; else what the rest
/// changed by is told.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let changes = of_groups(case);
    let Some((stated, total_at)) = of_total(case).filter(|_| !changes.is_empty()) else { return };
    let sum = changes.values().map(|(change, _)| change).sum::<Points>();
    let groups: Vec<(usize, &Node)> = case.outline.parts(None).collect();
    let silent: Vec<String> = groups
        .iter()
        .filter(|(index, _)| !changes.contains_key(index))
        .map(|(_, node)| node.code.or(node.name).unwrap_or_default().to_owned())
        .collect();
    let at: Vec<At> = std::iter::once(total_at).chain(changes.values().map(|(_, at)| *at)).collect();
    let outside = !covers_total(case, &groups);
    if silent.is_empty() && !outside {
        let shown: Vec<String> = changes.values().map(|(change, _)| change.plain()).collect();
        let text = format!("{} = {}", shown.join(" + "), stated.plain());
        let fault = (sum != stated).then_some(LetterFinding::ChangesNotSum { sum, stated });
        let at = if fault.is_some() { at.get(..1).unwrap_or_default() } else { at.as_slice() };
        ledger.judge(&text, at, fault.map(Into::into));
    } else if sum != stated {
        ledger.find(LetterFinding::ChangesRemainder { sum, stated, groups: silent, outside }, &[total_at]);
    }
}

/// The first stated change of each outermost group.
fn of_groups(case: &Case<'_>) -> BTreeMap<usize, (Points, At)> {
    let mut changes = BTreeMap::new();
    for (claim, target) in &case.claims {
        let Target::Part(index) = target else { continue };
        let outermost = case.outline.parts(None).any(|(part, _)| part == *index);
        let change = match &claim.what {
            Statement::Change { up, by: Some(by) } => signed(by, *up),
            Statement::Unchanged => Points::zero(),
            _ => continue,
        };
        if outermost {
            changes.entry(*index).or_insert((change, claim.at));
        }
    }
    changes
}

/// The change of the total: as stated, else from the points of the two years.
fn of_total(case: &Case<'_>) -> Option<(Points, At)> {
    let whole = || case.claims.iter().filter(|(_, target)| *target == Target::Total).map(|(claim, _)| *claim);
    let stated = whole().find_map(|claim| match &claim.what {
        Statement::Change { up, by: Some(by) } => Some((signed(by, *up), claim.at)),
        Statement::Unchanged => Some((Points::zero(), claim.at)),
        _ => None,
    });
    let years = || {
        whole().find_map(|claim| match &claim.what {
            Statement::FromTo { from, to, .. } => Some((to.points().sub(&from.points()), claim.at)),
            _ => None,
        })
    };
    stated.or_else(years)
}

/// Whether the full points of the groups are those of the total.
fn covers_total(case: &Case<'_>, groups: &[(usize, &Node)]) -> bool {
    let fulls: Option<Vec<Points>> = groups.iter().map(|(_, node)| node.share()).collect();
    let full = case.outline.total.as_ref().and_then(|node| node.full.as_ref());
    fulls.zip(full).is_some_and(|(fulls, full)| fulls.iter().sum::<Points>() == *full)
}
