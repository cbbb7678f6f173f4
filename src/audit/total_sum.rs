//! The listed groups against the total.

use super::{Case, Ledger, Node, group_sum::sums};
use crate::{
    number::{Exact, Points},
    verify::{Doubt, SumFinding},
};

/// A sum that must hold, or the remainder that the listed groups leave.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(total_row) = &case.outline.total else { return };
    let parts: Vec<&Node> = case.outline.summands();
    let granted: Option<Vec<Points>> = parts.iter().map(|part| part.granted.clone()).collect();
    let Some((granted, total)) = granted.filter(|all| !all.is_empty()).zip(total_row.granted.clone()) else {
        return;
    };
    let sum: Points = granted.iter().sum();
    let add = |fulls: Option<Vec<Points>>| fulls.map(|fulls| fulls.iter().sum::<Points>());
    let fulls = add(parts.iter().map(|part| part.share()).collect());
    // A total may be printed out of all that can be had, bonuses included.
    let most = add(parts.iter().map(|part| part.full.clone()).collect());
    let fulls = total_row.full.clone().zip(fulls);
    let at = [total_row.at()];
    let text = format!("{} = {}", sums(&granted), total.plain());
    let certain = case.verified.is_some_and(|verified| verified.docket.guidance.rounding.total.is_none());
    match fulls {
        Some((total_full, sum_full)) if total_full != sum_full && most.as_ref() != Some(&total_full) => {
            let (rest, rest_full) = (total.sub(&sum), total_full.sub(&sum_full));
            if rest < Points::zero() || rest > rest_full {
                let fault = SumFinding::ImpossibleRemainder { sum, sum_full, total, total_full };
                ledger.judge(&text, &at, Some(fault.into()));
            } else {
                ledger.find(SumFinding::TotalRemainder { sum, sum_full, total, total_full }, &at);
            }
        }
        _ => {
            let doubt = if !certain && may_be_rounding(&granted, &sum, &total) {
                Some(Doubt::Rounding)
            } else if sum < total && total <= sum.add(&unlisted_bonus(case)) {
                Some(Doubt::Bonus)
            } else {
                fulls.is_none().then_some(Doubt::Unlisted)
            };
            let fault = (sum != total).then_some(SumFinding::TotalNotSum { sum, total, doubt });
            ledger.judge(&text, &at, fault.map(Into::into));
        }
    }
}

/// What the bonuses that the table does not list can add.
fn unlisted_bonus(case: &Case<'_>) -> Points {
    let Some(docket) = case.verified.map(|verified| &verified.docket) else { return Points::zero() };
    let listed = |index: usize| docket.groups.iter().any(|(listed, _)| *listed == index);
    let groups = docket.guidance.groups.iter().enumerate();
    let bonuses = groups.filter(|(index, group)| group.bonus && group.parent.is_none() && !listed(*index));
    bonuses.map(|(_, group)| &group.full).sum()
}

/// Whether a difference is so small that the rounding of the parts can make it.
fn may_be_rounding(parts: &[Points], sum: &Points, total: &Points) -> bool {
    let digits =
        |points: &Points| points.exact().to_decimal().map_or(0, |decimal| decimal.normalize().scale());
    let finest = parts.iter().chain([total]).map(digits).max().unwrap_or(0);
    let Some(rounding) =
        crate::number::Rounding::new(crate::number::Mode::HalfUp, finest).filter(|_| finest > 0)
    else {
        return false;
    };
    let count = Exact::from(u64::try_from(parts.len()).unwrap_or(u64::MAX));
    let most = rounding.quantum().mul(&count).div(&Exact::from(2_u64)).unwrap_or_else(Exact::zero);
    total.sub(sum).exact().abs() <= most
}
