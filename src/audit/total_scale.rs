//! The total over its stated scale: `94,64/95,5` here, `94,64 điểm/100 điểm` there.

use super::{Case, Ledger, Target};
use crate::{
    model::{At, Statement},
    number::Points,
    verify::SumFinding,
};
use std::collections::BTreeMap;

/// One finding where the scales differ, and one for each scale out of which the listed groups cannot be.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut scales: BTreeMap<Points, Vec<At>> = BTreeMap::new();
    let table = case.outline.total.as_ref();
    if let Some((node, full)) = table.and_then(|node| Some((node, node.full.clone()?))) {
        scales.entry(full).or_default().push(node.at());
    }
    for (claim, target) in &case.claims {
        if let (Target::Total, Statement::Score { scale: Some(scale), .. }) = (target, &claim.what) {
            scales.entry(scale.points()).or_default().push(claim.at);
        }
    }
    let at: Vec<At> = scales.values().flatten().copied().collect();
    let shown: Vec<String> = scales.keys().map(Points::plain).collect();
    if at.len() > 1 {
        let fault =
            (scales.len() > 1).then(|| SumFinding::TwoScales { scales: scales.keys().cloned().collect() });
        ledger.judge(&shown.join(" = "), &at, fault.map(Into::into));
    }
    let printed = table.and_then(|node| node.full.clone());
    for (scale, at) in scales.iter().filter(|(scale, _)| Some(*scale) != printed.as_ref()) {
        if let Some(finding) = impossible(case, scale) {
            ledger.find(finding, at);
        }
    }
}

/// The remainder that cannot be, out of this scale.
fn impossible(case: &Case<'_>, scale: &Points) -> Option<SumFinding> {
    let total = case.outline.total.as_ref()?.granted.clone()?;
    let (mut sum, mut sum_full) = (Points::zero(), Points::zero());
    for part in case.outline.summands() {
        sum = sum.add(part.granted.as_ref()?);
        sum_full = sum_full.add(&part.share()?);
    }
    let (rest, rest_full) = (total.sub(&sum), scale.sub(&sum_full));
    (rest > rest_full).then(|| SumFinding::ImpossibleScale { total, scale: scale.clone(), rest, rest_full })
}
