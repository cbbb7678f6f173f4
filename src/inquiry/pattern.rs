//! What many units of a batch have in common: the same criterion off in the same direction, or explained by the
//! same thing.

use super::{
    Inquiry, UnitInquiry,
    explanation::{Explanation, Kind},
    sentence::Speaker,
};
use crate::{
    model::{Criterion, Guidance},
    text::{Lang, lang::say},
    verify::{Outcome, Verified},
};
use std::collections::BTreeMap;

/// Something that many units have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The rule set's id.
    pub guidance: String,
    /// The criterion's key.
    pub key: String,
    /// The criterion's code.
    pub code: String,
    /// What they have in common.
    pub shared: Shared,
    /// The units, by their index in the batch.
    pub units: Vec<usize>,
    /// How many units of the rule set have granted points for the criterion.
    pub of: usize,
}

/// What units have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The outcome of the row.
    Outcome(Outcome),
    /// An explanation: its name, and where one of them stands, as unit, row, and place in the row's list.
    Explanation(String, [usize; 3]),
}

impl Pattern {
    /// `17 của 18 đơn vị, mục 3.13.2: …`.
    #[must_use]
    pub fn text(&self, results: &[Verified<'_>], inquiry: &Inquiry, lang: Lang) -> String {
        let (count, of, code) = (self.units.len(), self.of, self.code.as_str());
        let what = match &self.shared {
            Shared::Outcome(outcome) => outcome.label(lang).to_owned(),
            Shared::Explanation(name, [unit, row, place]) => {
                let row_of = |unit: &UnitInquiry| unit.rows.get(*row)?.explanations.get(*place).cloned();
                let found = inquiry.units.get(*unit).and_then(row_of);
                let speaker = results.get(*unit).and_then(|verified| Speaker::new(verified, *row, lang));
                found.zip(speaker).map_or_else(|| name.clone(), |(found, speaker)| speaker.cause(&found))
            }
        };
        say!(lang, "{count} của {of} đơn vị, mục {code}: {what}", "{count} of {of} units, {code}: {what}")
    }
}

/// So many units at least make a pattern, if they are more than half.
pub const FEWEST: usize = 3;

/// The patterns of a batch, by rule set, criterion, and the number of units.
#[must_use]
pub fn patterns(results: &[Verified<'_>], inquiries: &[UnitInquiry]) -> Vec<Pattern> {
    let mut seen: BTreeMap<(&str, usize), Seen> = BTreeMap::new();
    for (unit, (verified, inquiry)) in results.iter().zip(inquiries).enumerate() {
        for (row, matched) in verified.docket.rows.iter().enumerate() {
            let Some(criterion) = matched.criterion.filter(|_| matched.row.appraised.is_some()) else {
                continue;
            };
            let id = verified.docket.guidance.id.as_str();
            seen.entry((id, criterion)).or_default().note(verified, inquiry, unit, row);
        }
    }
    let rules = |id: &str| results.iter().map(|one| one.docket.guidance).find(|one| one.id == id);
    let found = seen.into_iter().filter_map(|((id, criterion), seen)| {
        let criterion = rules(id)?.criteria.get(criterion)?;
        Some(seen.patterns(id, criterion))
    });
    found.flatten().collect()
}

/// What was seen of one criterion.
#[derive(Default)]
struct Seen {
    of: usize,
    outcomes: BTreeMap<Outcome, Vec<usize>>,
    explanations: BTreeMap<String, (Vec<usize>, [usize; 3])>,
}

impl Seen {
    fn note(&mut self, verified: &Verified<'_>, inquiry: &UnitInquiry, unit: usize, row: usize) {
        self.of = self.of.saturating_add(1);
        let (Some(outcome), Some(inquired)) =
            (verified.rows.get(row).map(|row| row.outcome), inquiry.rows.get(row))
        else {
            return;
        };
        if matches!(outcome, Outcome::UnderGranted | Outcome::OverGranted) {
            self.outcomes.entry(outcome).or_default().push(unit);
        }
        let criterion = verified.docket.rows.get(row).and_then(|matched| matched.criterion);
        let Some(criterion) = criterion.and_then(|index| verified.docket.guidance.criteria.get(index)) else {
            return;
        };
        for (place, explanation) in inquired.explanations.iter().enumerate() {
            if let Some(name) = telling(verified.docket.guidance, criterion, explanation) {
                let (units, _) = self.explanations.entry(name).or_insert((Vec::new(), [unit, row, place]));
                if units.last() != Some(&unit) {
                    units.push(unit);
                }
            }
        }
    }

    fn patterns(self, guidance: &str, criterion: &Criterion) -> Vec<Pattern> {
        let of = self.of;
        let pattern = |shared: Shared, units: Vec<usize>| Pattern {
            guidance: guidance.to_owned(),
            key: criterion.key.clone(),
            code: criterion.code.clone(),
            shared,
            units,
            of,
        };
        let outcomes =
            self.outcomes.into_iter().map(|(outcome, units)| pattern(Shared::Outcome(outcome), units));
        let explained = self
            .explanations
            .into_iter()
            .map(|(name, (units, place))| pattern(Shared::Explanation(name, place), units));
        let many =
            |found: &Pattern| found.units.len() >= FEWEST && found.units.len().saturating_mul(2) > found.of;
        let mut found: Vec<Pattern> = outcomes.chain(explained).filter(many).collect();
        found.sort_by_key(|pattern| std::cmp::Reverse(pattern.units.len()));
        found
    }
}

/// The name under which an explanation is the same in several units; none for one that can nearly always be found.
fn telling(guidance: &Guidance, criterion: &Criterion, explanation: &Explanation) -> Option<String> {
    let name = explanation.kind.name();
    let input =
        |criterion: &Criterion, slot: usize| criterion.inputs.get(slot).map(|input| input.name.clone());
    match &explanation.kind {
        Kind::Reading(reading) => Some(format!("{name}:{}", criterion.readings.get(*reading)?.id)),
        Kind::OtherCount { origin, .. } => {
            let other = guidance.criteria.get(origin.criterion)?;
            let own = input(criterion, explanation.changes.first()?.slot)?;
            Some(format!("{name}:{own}={}.{}", other.key, input(other, origin.slot)?))
        }
        Kind::OtherCriterion(other) => Some(format!("{name}:{}", guidance.criteria.get(*other)?.key)),
        Kind::Rounding { mode, .. } => Some(format!("{name}:{}", mode.name())),
        Kind::DecimalMark(places) => Some(format!("{name}:{places}")),
        Kind::PreviousScore { common: false }
        | Kind::PreviousCounts
        | Kind::Swapped
        | Kind::Loss
        | Kind::Share { .. }
        | Kind::RivalCount(_) => Some(name.to_owned()),
        _ => None,
    }
}
