//! Criteria that the counts score and the table leaves out, where they make the total another.

use super::{Case, Ledger};
use crate::verify::{SumFinding, score};

/// One finding, if the total with every row mended is not what the rules give, and criteria without a row have points.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    let (docket, sum) = (&verified.docket, &verified.total);
    let (Some(corrected), Some(expected), Some(row)) = (&sum.corrected, &sum.expected, &docket.total) else {
        return;
    };
    if corrected == expected {
        return;
    }
    let is_listed = |index: usize| docket.rows.iter().any(|row| row.criterion == Some(index));
    let criteria = docket.guidance.criteria.iter().zip(&docket.counts).enumerate();
    let unlisted: Vec<_> = criteria
        .filter(|(index, (_, bound))| bound.given && !is_listed(*index))
        .filter_map(|(_, (criterion, bound))| {
            let points = score(docket.guidance, criterion, &bound.values).points().cloned();
            Some((criterion.code.clone(), points.filter(|points| !points.exact().is_zero())?))
        })
        .collect();
    if !unlisted.is_empty() {
        let (corrected, expected) = (corrected.clone(), expected.clone());
        let at = [crate::model::At::Row(row.line)];
        ledger.find(SumFinding::RowsLeftOut { unlisted, corrected, expected }, &at);
    }
}
