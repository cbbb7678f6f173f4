//! Granted and full points of a row against the full points of its rule, or against those printed.

use super::{Case, Ledger};
use crate::{
    model::Row,
    number::Points,
    verify::{TableFinding, Verified},
};

/// Rows of criteria, groups and the total alike.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    if let Some(verified) = case.verified {
        by_rules(verified, ledger);
        return;
    }
    for node in case.outline.nodes.iter().chain(&case.outline.total) {
        let name = || node.code.or(node.name).unwrap_or_default().to_owned();
        let Some(appraised) = node.granted.clone() else { continue };
        if let Some(full) = node.full.clone().filter(|full| appraised > *full) {
            ledger.find(TableFinding::AboveFull { code: name(), appraised, full }, &[node.at()]);
        } else if appraised < Points::zero() {
            ledger.find(TableFinding::BelowZero { code: name(), appraised }, &[node.at()]);
        }
    }
}

fn by_rules(verified: &Verified<'_>, ledger: &mut Ledger) {
    let guidance = verified.docket.guidance;
    let criteria = verified.docket.rows.iter().filter_map(|matched| {
        let criterion = guidance.criteria.get(matched.criterion?)?;
        Some((&matched.row, criterion.code.as_str(), &criterion.full, None))
    });
    let groups = verified.docket.groups.iter().filter_map(|(index, row)| {
        let group = guidance.groups.get(*index)?;
        Some((row, group.code.as_str(), &group.full, Some(Some(group))))
    });
    let total =
        verified.docket.total.iter().map(|row| (row, guidance.id.as_str(), &guidance.full, Some(None)));
    for (row, code, full, holder) in criteria.chain(groups).chain(total) {
        let most = || holder.map_or_else(|| full.clone(), |group| guidance.most(group));
        for finding in of_row(row, code, full, most) {
            ledger.find(finding, &[crate::model::At::Row(row.line)]);
        }
    }
}

/// `most`: the full points, and what bonuses may add.
fn of_row(
    row: &Row,
    code: &str,
    full: &Points,
    most: impl Fn() -> Points,
) -> impl Iterator<Item = TableFinding> {
    let (code, appraised) = (|| code.to_owned(), row.appraised.as_ref());
    let differs = row.max.as_ref().filter(|printed| *printed != full).cloned();
    let differs =
        differs.map(|printed| TableFinding::MaxDiffers { code: code(), printed, full: full.clone() });
    let above = appraised.filter(|appraised| *appraised > full).cloned();
    let above = above.map(|appraised| (appraised, most())).filter(|(appraised, most)| appraised > most);
    let above = above.map(|(appraised, full)| TableFinding::AboveFull { code: code(), appraised, full });
    let below = appraised.filter(|appraised| appraised.exact().is_negative()).cloned();
    let below = below.map(|appraised| TableFinding::BelowZero { code: code(), appraised });
    differs.into_iter().chain(above).chain(below)
}
