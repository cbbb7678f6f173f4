//! A text is not older than what it cites.

use super::{
    Case, Ledger,
    own_dates::{cited, own},
};
use crate::{model::At, source::Date, verify::LetterFinding};
use std::collections::BTreeMap;

/// One statement for each of the text's own dates and each document that it cites.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut documents: BTreeMap<(&str, Date), Vec<At>> = BTreeMap::new();
    let cited = cited(case);
    for (document, date, at) in &cited {
        documents.entry((document, *date)).or_default().push(*at);
    }
    for (own, own_at) in own(case) {
        for (document, date) in documents.keys() {
            let fault = (own < *date).then(|| LetterFinding::CitesLater {
                own,
                document: (*document).to_owned(),
                cited: *date,
            });
            ledger.judge(&format!("{document}: {date} ≤ {own}"), &[own_at], fault.map(Into::into));
        }
    }
}
