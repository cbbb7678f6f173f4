//! A group's points against what its parts give where the table alone cannot say it: parts that are known by
//! their counts only, parts that do not apply, a formula of its own such as a cap.
//!
//! Each part counts as it was granted; where nothing was granted, from its counts, rounded as the rule set says. A
//! difference between a part and its rule is told at its row, not here.

use super::{Case, Ledger, Node};
use crate::verify::{Sum, SumFinding};

/// One statement for each group whose points follow from more than the rows of the table.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for node in case.outline.nodes.iter().filter(|node| beyond_the_table(case, node)) {
        let parts = sum(case, node).and_then(|sum| Some((sum.code.clone()?, sum.from_parts.clone()?)));
        let Some(((code, from_parts), appraised)) = parts.zip(node.granted.clone()) else { continue };
        let text = format!("{code}: {} = {}", from_parts.plain(), appraised.plain());
        let fault = (appraised != from_parts)
            .then(|| SumFinding::GroupDiffers { code, appraised, from_parts }.into());
        ledger.judge(&text, &[node.at()], fault);
    }
}

/// Whether a group's points follow from more than the rows of the table: then what its listed rows add up to
/// proves nothing.
pub(super) fn beyond_the_table(case: &Case<'_>, node: &Node) -> bool {
    let group = case.verified.zip(node.code.as_ref()).filter(|_| node.criterion.is_none());
    let group = group.and_then(|(verified, code)| {
        verified.docket.guidance.groups.iter().find(|group| group.code == *code)
    });
    group.is_some_and(|group| !group.is_plain_sum())
        || sum(case, node)
            .is_some_and(|sum| sum.from_parts.is_some() && sum.stated_full.as_ref() != Some(&sum.full))
}

fn sum<'c>(case: &Case<'c>, node: &Node) -> Option<&'c Sum> {
    let code = node.code.as_ref().filter(|_| node.criterion.is_none())?;
    case.verified?.groups.iter().find(|sum| sum.code.as_deref() == Some(*code))
}
