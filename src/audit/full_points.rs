//! Granted and full points of a row against the full points of its rule.

use crate::{
    model::Row,
    number::{Exact, Points},
    verify::{Finding, FindingKind, Verified},
};

/// Rows of criteria, groups and the total alike.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let guidance = verified.docket.guidance;
    let criteria = verified.docket.rows.iter().filter_map(|matched| {
        let criterion = guidance.criteria.get(matched.criterion?)?;
        Some((&matched.row, criterion.code.as_str(), &criterion.full))
    });
    let groups = verified.docket.groups.iter().filter_map(|(index, row)| {
        let group = guidance.groups.get(*index)?;
        Some((row, group.code.as_str(), &group.full))
    });
    let total = verified.docket.total.iter().map(|row| (row, guidance.id.as_str(), &guidance.full));
    criteria.chain(groups).chain(total).flat_map(|(row, code, full)| of_row(row, code, full)).collect()
}

fn of_row(row: &Row, code: &str, full: &Points) -> Vec<Finding> {
    let code = || code.to_owned();
    let printed = row.max.clone().filter(|printed| printed != full);
    let differs =
        printed.map(|printed| FindingKind::MaxDiffers { code: code(), printed, full: full.clone() });
    let above = row.appraised.clone().filter(|appraised| appraised > full);
    let above = above.map(|appraised| FindingKind::AboveFull { code: code(), appraised, full: full.clone() });
    let below = row.appraised.clone().filter(|appraised| *appraised < Points::new(Exact::zero()));
    let below = below.map(|appraised| FindingKind::BelowZero { code: code(), appraised });
    differs.into_iter().chain(above).chain(below).map(|kind| Finding::new(kind, [row.line])).collect()
}
