//! The years for which a text plans its measures.

use super::{Case, Ledger};
use crate::{
    model::{At, Statement},
    verify::LetterFinding,
};
use std::collections::BTreeMap;

/// A notice where the headings name different years.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut years: BTreeMap<u64, Vec<At>> = BTreeMap::new();
    for (claim, _) in &case.claims {
        if let Statement::PlanYear(year) = claim.what {
            years.entry(year).or_default().push(claim.at);
        }
    }
    let at: Vec<At> = years.values().flatten().copied().collect();
    if at.len() > 1 {
        let shown: Vec<String> = years.keys().map(u64::to_string).collect();
        let fault =
            (years.len() > 1).then(|| LetterFinding::PlanYears { years: years.keys().copied().collect() });
        ledger.judge(&shown.join(" = "), &at, fault.map(Into::into));
    }
}
