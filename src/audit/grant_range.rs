//! A granted score that no value of the unknown counts gives: it differs, though by how much is not known.

use super::{Case, Ledger};
use crate::{
    model::At,
    verify::{Scored, TableFinding, Why},
};

/// One finding for each undetermined row whose granted points lie outside what its rule can give.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let Some(verified) = case.verified else { return };
    for index in 0..verified.rows.len() {
        let Some((row, printed, Some(criterion))) = verified.row(index) else { continue };
        let Some(Scored::Undetermined { bounds, why: Why::Missing, .. }) = &row.scored else { continue };
        let Some(appraised) = printed.appraised.clone() else { continue };
        // Points below 0 and above the full ones are told on their own.
        let below = bounds.low.as_ref().filter(|low| appraised < **low && !appraised.exact().is_negative());
        let above = bounds.high.as_ref().filter(|high| appraised > **high && appraised <= criterion.full);
        let Some(nearest) = below.or(above) else { continue };
        let (code, nearest) = (criterion.code.clone(), nearest.clone());
        ledger.find(TableFinding::GrantOutOfRange { code, appraised, nearest }, &[At::Row(printed.line)]);
    }
}
