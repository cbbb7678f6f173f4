//! The dates that a text bears: in its head, and where its annex names it.

use super::{Case, Ledger};
use crate::{
    model::{At, Statement},
    source::Date,
    verify::LetterFinding,
};

/// One statement for each place after the first.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let own = own(case);
    let Some(((first, first_at), others)) = own.split_first() else { return };
    for (second, at) in others {
        let fault =
            (first != second).then_some(LetterFinding::OwnDatesDiffer { first: *first, second: *second });
        ledger.judge(&format!("{first} = {second}"), &[*first_at, *at], fault.map(Into::into));
    }
}

/// The text's own dates, in the order of the text.
pub(super) fn own(case: &Case<'_>) -> Vec<(Date, At)> {
    let dates = case.claims.iter().filter_map(|(claim, _)| match &claim.what {
        Statement::Dated { own: true, date: Some(date), .. } => Some((*date, claim.at)),
        _ => None,
    });
    dates.collect()
}

/// The documents that the text cites with a date: number, date, place.
pub(super) fn cited<'c>(case: &'c Case<'_>) -> Vec<(&'c str, Date, At)> {
    let dates = case.claims.iter().filter_map(|(claim, _)| match &claim.what {
        Statement::Dated { own: false, date: Some(date), document: Some(document) } => {
            Some((document.as_str(), *date, claim.at))
        }
        _ => None,
    });
    dates.collect()
}
