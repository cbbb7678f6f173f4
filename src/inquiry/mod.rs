//! The granted scores explained backwards: what an appraiser may have done, what it would change, and the one
//! document that would settle it. Hypotheses, never accusations; `docs/inquiry.md` describes them.

pub mod appeal;
pub mod cost;
pub mod deviation;
pub mod explanation;
pub mod grid;
pub mod inverse;
pub mod pattern;
pub mod remedy;
pub mod rivals;
pub mod rounding;
pub mod sentence;
pub mod subject;
pub mod undecided;

pub use appeal::Appeal;
pub use explanation::{Explanation, NoCountFits};
pub use pattern::Pattern;
pub use rivals::Rival;
pub use rounding::Inferred;
pub use undecided::Decider;

use crate::verify::{Outcome, Verified};
use std::collections::BTreeMap;

/// What the inquiry has to say of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inquiry {
    /// The units, in their order.
    pub units: Vec<UnitInquiry>,
    /// What many units have in common.
    pub patterns: Vec<Pattern>,
    /// What the granted scores of all units say of their rounding, by rule set; only where several units share
    /// one.
    pub roundings: BTreeMap<String, Inferred>,
}

/// What the inquiry has to say of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitInquiry {
    /// The rows, in the order of the docket.
    pub rows: Vec<RowInquiry>,
    /// What its granted scores say of their rounding.
    pub rounding: Inferred,
    /// What an appeal would change.
    pub appeal: Appeal,
}

/// What the inquiry has to say of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowInquiry {
    /// What may explain a granted score that differs, the most plausible first.
    pub explanations: Vec<Explanation>,
    /// Where no count of the file gives it.
    pub no_count_fits: Option<NoCountFits>,
    /// Roundings that would give a granted score that differs, and every other row.
    pub explained_by: Vec<String>,
    /// What each of several figures for one input gives.
    pub rivals: Vec<Rival>,
    /// What would decide a row that is undetermined.
    pub decider: Option<Decider>,
}

impl RowInquiry {
    /// Whether there is anything to say.
    #[must_use]
    pub fn says_something(&self) -> bool {
        *self != Self::default()
    }
}

/// Inquires into every unit, and into what they have in common.
#[must_use]
pub fn inquire(results: &[Verified<'_>]) -> Inquiry {
    let units: Vec<UnitInquiry> = results.iter().map(unit).collect();
    let patterns = pattern::patterns(results, &units);
    Inquiry { patterns, roundings: roundings(results), units }
}

fn unit(verified: &Verified<'_>) -> UnitInquiry {
    let rounding = rounding::infer(rounding::samples(verified, 0), rounding::digits(verified));
    UnitInquiry {
        rows: (0..verified.rows.len()).map(|index| row(verified, index, &rounding)).collect(),
        appeal: appeal::appeal(verified),
        rounding,
    }
}

fn row(verified: &Verified<'_>, index: usize, rounding: &Inferred) -> RowInquiry {
    let mut found = RowInquiry {
        rivals: rivals::rivals(verified, index),
        decider: undecided::decider(verified, index),
        ..RowInquiry::default()
    };
    let asks = |outcome: Outcome| {
        matches!(outcome, Outcome::UnderGranted | Outcome::OverGranted | Outcome::Undetermined)
    };
    let Some(row) = verified.rows.get(index).filter(|row| asks(row.outcome)) else { return found };
    if let Some(subject) = subject::Subject::new(verified, index, rounding) {
        found.explanations = deviation::explanations(&subject);
        found.no_count_fits = deviation::no_count_fits(&subject, &found.explanations);
    }
    if row.differs() {
        found.explained_by = rounding.explaining(index).map(rounding::Policy::id).collect();
    }
    found
}

/// The samples of all units of a rule set together.
fn roundings(results: &[Verified<'_>]) -> BTreeMap<String, Inferred> {
    let mut sets: BTreeMap<&str, Vec<(usize, &Verified<'_>)>> = BTreeMap::new();
    for (unit, verified) in results.iter().enumerate() {
        sets.entry(&verified.docket.guidance.id).or_default().push((unit, verified));
    }
    sets.retain(|_, units| units.len() > 1);
    let inferred = |units: Vec<(usize, &Verified<'_>)>| {
        let digits = units.iter().map(|(_, verified)| rounding::digits(verified)).max().unwrap_or(0);
        let samples = units.into_iter().flat_map(|(unit, verified)| rounding::samples(verified, unit));
        rounding::infer(samples.collect(), digits)
    };
    sets.into_iter().map(|(id, units)| (id.to_owned(), inferred(units))).collect()
}
