//! Scores in a text against those of the table.

use super::{Case, Ledger, Node, Target};
use crate::{
    model::{Claim, Role, Statement},
    number::Points,
    verify::{FindingKind, LetterFinding, Topic},
};

/// One statement for each score that a text states of a row, a group or the total.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, target) in &case.claims {
        let Some(node) = case.node(*target) else { continue };
        let topic = case.topic(*target);
        let at = case.at(claim, *target);
        for (text, fault) in judge(case, claim, node, &topic, *target == Target::Total) {
            ledger.judge(&text, &at, fault);
        }
    }
}

type Judged = (String, Option<FindingKind>);

fn judge(case: &Case<'_>, claim: &Claim, node: &Node, topic: &Topic, total: bool) -> Vec<Judged> {
    let granted = |stated: &Points| {
        let granted = node.granted.as_ref()?;
        let fault = || LetterFinding::ScoreDiffers {
            of: topic.clone(),
            stated: stated.clone(),
            granted: granted.clone(),
        };
        Some((label(topic, stated, "điểm"), (stated != granted).then(|| fault().into())))
    };
    let full = |stated: &Points| {
        let full = node.full.as_ref()?;
        let fault =
            || LetterFinding::FullDiffers { of: topic.clone(), stated: stated.clone(), full: full.clone() };
        Some((label(topic, stated, "điểm tối đa"), (stated != full).then(|| fault().into())))
    };
    let found = match &claim.what {
        Statement::Score { role: Role::Granted, points, scale } => {
            vec![granted(&points.points()), scale.as_ref().and_then(|scale| full(&scale.points()))]
        }
        Statement::Score { role: Role::Attained, points, scale } => {
            // Where the same cell says what was granted, what was reached is the unit's own view.
            let argued = case
                .beside(claim)
                .any(|other| matches!(&other.what, Statement::Score { role: Role::Granted, .. }));
            // The scales of the total are another check's.
            let scale = scale.as_ref().filter(|_| !total);
            vec![
                granted(&points.points()).filter(|(_, fault)| fault.is_none() || !argued),
                scale.and_then(|scale| full(&scale.points())),
            ]
        }
        Statement::Score { role: Role::Full, points, .. } => vec![full(&points.points())],
        Statement::Listed { full: printed, granted: points } => {
            vec![granted(&points.points()), full(&printed.points())]
        }
        Statement::FromTo { to, .. } => vec![granted(&to.points())],
        Statement::AtFull => vec![at_full(case, claim, node, topic)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn label(topic: &Topic, stated: &Points, what: &str) -> String {
    format!("{}: {} {what}", topic.shown(crate::text::Lang::Vi), stated.plain())
}

/// `đạt điểm tối đa`, against the points beside it, else those of the table.
fn at_full(case: &Case<'_>, claim: &Claim, node: &Node, topic: &Topic) -> Option<Judged> {
    let (granted, full) =
        scaled(case, claim).or_else(|| Some((node.granted.clone()?, node.full.clone()?)))?;
    let differs = granted != full;
    let text = format!("{}: {} = {}", topic.shown(crate::text::Lang::Vi), granted.plain(), full.plain());
    let fault = LetterFinding::NotAtFull { of: topic.clone(), granted, full };
    Some((text, differs.then(|| fault.into())))
}

/// The points and their scale that the cell of a claim states before it.
pub(super) fn scaled(case: &Case<'_>, claim: &Claim) -> Option<(Points, Points)> {
    let before = case.beside(claim).filter(|other| other.span.start < claim.span.start);
    let scores = before.filter_map(|other| match &other.what {
        Statement::Score { points, scale: Some(scale), .. } => Some((points.points(), scale.points())),
        _ => None,
    });
    scores.last()
}
