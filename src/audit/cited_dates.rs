//! One document, one date: wherever it is cited, and in the rule set that knows it.

use super::{Case, Ledger, own_dates::cited};
use crate::{model::At, source::Date, verify::LetterFinding};
use std::collections::BTreeMap;

/// One statement for each further citation, and one for each document that the rule set knows.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let cited = cited(case);
    let mut first: BTreeMap<&str, (Date, At)> = BTreeMap::new();
    for (document, date, at) in &cited {
        let Some((known, known_at)) = first.get(document).copied() else {
            first.insert(document, (*date, *at));
            continue;
        };
        let fault = (known != *date).then(|| LetterFinding::CitedDatesDiffer {
            document: (*document).to_owned(),
            first: known,
            second: *date,
        });
        ledger.judge(&format!("{document}: {known} = {date}"), &[known_at, *at], fault.map(Into::into));
    }
    let sources =
        case.verified.map(|verified| verified.docket.guidance.sources.as_slice()).unwrap_or_default();
    for (document, stated, at) in &cited {
        let known = sources.iter().find(|source| source.number == *document).and_then(|source| source.issued);
        let Some(known) = known else { continue };
        let fault = (known != *stated).then(|| LetterFinding::SourceDateDiffers {
            document: (*document).to_owned(),
            stated: *stated,
            known,
        });
        ledger.judge(&format!("{document}: {stated} = {known}"), &[*at], fault.map(Into::into));
    }
}
