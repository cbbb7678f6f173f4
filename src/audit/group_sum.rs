//! A group's points against those of its listed parts.
//!
//! An annex may list only what lost points, so an absent row is neither 0 nor full: how many full points the
//! listed parts have tells whether all of them stand there. Where a group's points follow from more than the rows,
//! `group_differs` has the word.

use super::{Case, Ledger, Node, group_differs::beyond_the_table};
use crate::{
    number::Points,
    verify::{Doubt, FindingKind, SumFinding},
};

/// One statement for each group of which parts are listed.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let nodes = case.outline.nodes.iter().enumerate();
    for (index, group) in nodes.filter(|(_, node)| !beyond_the_table(case, node)) {
        let parts: Vec<&Node> = case.outline.parts(Some(index)).map(|(_, node)| node).collect();
        if let Some((text, fault)) = judge(group, &parts) {
            let at: Vec<_> = std::iter::once(group.at()).chain(parts.iter().map(|part| part.at())).collect();
            ledger.judge(
                &text,
                fault.as_ref().map_or(at.as_slice(), |_| at.get(..1).unwrap_or_default()),
                fault,
            );
        }
    }
}

/// The statement in short, and what is wrong with it; none where nothing follows from the parts.
fn judge(group: &Node, parts: &[&Node]) -> Option<(String, Option<FindingKind>)> {
    let code = group.code.unwrap_or_default().to_owned();
    let stated = group.granted.clone()?;
    let granted: Vec<Points> = parts.iter().map(|part| part.granted.clone()).collect::<Option<_>>()?;
    if granted.is_empty() {
        return None;
    }
    let sum: Points = granted.iter().sum();
    let fulls: Option<Vec<Points>> = parts.iter().map(|part| part.share()).collect();
    let text = |sign: &str| format!("{code}: {} {sign} {}", sums(&granted), stated.plain());
    let Some((full, sum_full)) = group.full.clone().zip(fulls.map(|fulls| fulls.iter().sum::<Points>()))
    else {
        let fault = (sum != stated).then(|| SumFinding::GroupNotSum {
            code: code.clone(),
            sum,
            stated: stated.clone(),
            doubt: Some(Doubt::Unlisted),
        });
        return Some((text("="), fault.map(Into::into)));
    };
    if sum_full > full {
        return Some((text("="), Some(SumFinding::GroupFullExceeded { code, sum: sum_full, full }.into())));
    }
    if sum_full == full {
        let fault = (sum != stated).then(|| SumFinding::GroupNotSum {
            code: code.clone(),
            sum,
            stated: stated.clone(),
            doubt: None,
        });
        return Some((text("="), fault.map(Into::into)));
    }
    if parts.iter().any(|part| part.bonus) {
        // Points lost cannot be told from points that a bonus adds.
        return None;
    }
    let listed = sum_full.sub(&sum);
    let lost = full.sub(&stated);
    let fault = if stated < sum {
        Some(SumFinding::GroupBelowParts { code: code.clone(), appraised: stated, sum })
    } else if lost < listed {
        let most = full.sub(&listed);
        // Points above the full ones are told on their own.
        (lost >= Points::zero()).then(|| SumFinding::GroupExceedsParts {
            code: code.clone(),
            appraised: stated,
            most,
        })
    } else if lost > listed {
        let all_lost = parts.iter().all(|part| part.granted < part.full);
        if !all_lost {
            return None;
        }
        Some(SumFinding::LossesUnlisted { code: code.clone(), listed: listed.clone(), lost: lost.clone() })
    } else {
        None
    };
    let text = format!("{code}: {} − {} = {}", full.plain(), listed.plain(), full.sub(&lost).plain());
    Some((text, fault.map(Into::into)))
}

/// The points as an addition.
pub(super) fn sums(points: &[Points]) -> String {
    let mut text = String::new();
    for one in points {
        text.push_str(if text.is_empty() { "" } else { " + " });
        // Writing to a string does not fail.
        let _ = one.write_plain(&mut text);
    }
    text
}
