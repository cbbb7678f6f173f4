//! How many units and rows came out how.

use crate::{
    model::Basis,
    verify::{Outcome, Verified},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many units and rows came out how.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct Summary {
    pub units: usize,
    pub rows: usize,
    pub agrees: usize,
    pub agrees_by_basis: BTreeMap<&'static str, usize>,
    pub under_granted: usize,
    pub over_granted: usize,
    pub undetermined: usize,
    pub judged: usize,
    pub no_rule: usize,
    pub not_appraised: usize,
}

/// How many units and rows came out how.
#[must_use]
pub fn summary(results: &[Verified<'_>]) -> Summary {
    let mut summary = Summary { units: results.len(), ..Summary::default() };
    summary.agrees_by_basis = Basis::ALL.map(|basis| (basis.name(), 0)).into();
    for verified in results {
        for (matched, row) in verified.docket.rows.iter().zip(&verified.rows) {
            summary.rows = summary.rows.saturating_add(1);
            let counter = match row.outcome {
                Outcome::Agrees => &mut summary.agrees,
                Outcome::UnderGranted => &mut summary.under_granted,
                Outcome::OverGranted => &mut summary.over_granted,
                Outcome::Undetermined => &mut summary.undetermined,
                Outcome::Judged => &mut summary.judged,
                Outcome::NoRule => &mut summary.no_rule,
                Outcome::NotAppraised => &mut summary.not_appraised,
            };
            *counter = counter.saturating_add(1);
            let criterion = matched.criterion.and_then(|index| verified.docket.guidance.criteria.get(index));
            if let Some(criterion) = criterion.filter(|_| row.outcome == Outcome::Agrees) {
                let basis = summary
                    .agrees_by_basis
                    .entry(verified.docket.guidance.basis(criterion).name())
                    .or_default();
                *basis = basis.saturating_add(1);
            }
        }
    }
    summary
}
