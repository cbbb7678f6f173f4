//! Periods of a rule set and of the one that it amends: none in both, no year between them left out.

use super::{Findings, Subject};
use crate::problem::{CheckFault, Problem};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let Some(base) = subject.base else { return };
    let own = &subject.guidance.periods;
    let mut add = |fault| findings.list.push(Problem::at(findings.places.head(), fault));
    for period in own.iter().filter(|period| base.periods.contains(period)) {
        add(CheckFault::PeriodTwice { period: period.clone(), base: base.id.clone() });
    }
    let year = |period: &String| period.parse::<u32>().ok();
    let (last, first) = (base.periods.iter().filter_map(year).max(), own.iter().filter_map(year).min());
    if let (Some(last), Some(first)) = (last, first) {
        for missing in last.saturating_add(1)..first {
            add(CheckFault::PeriodMissing { period: missing.to_string(), base: base.id.clone() });
        }
    }
}
