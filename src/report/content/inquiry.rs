//! What the inquiry has to say, as data.

use super::plain;
use crate::{
    formula::{
        Value,
        print::{Notation, value},
    },
    inquiry::{
        Appeal, Decider, Explanation, Inferred, Inquiry, NoCountFits, Rival,
        appeal::By,
        explanation::{Change, Kind, Values},
        grid::Grid,
        inverse::Span,
        pattern::Shared,
        rounding::{Order, Place},
        sentence::Speaker,
    },
    model::Criterion,
    number::{Exact, Points},
    text::Lang,
    verify::Verified,
};
use serde::Serialize;

/// What may explain a granted score.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ReverseEntry {
    pub kind: &'static str,
    pub rank: usize,
    pub reading: Option<String>,
    pub text: String,
    pub inputs: Vec<ReverseInput>,
    pub origin: Option<OriginEntry>,
    pub request: String,
    pub complete: bool,
    pub under: Vec<UnderEntry>,
    pub factor: Option<FactorEntry>,
}

/// That no count of the file gives the granted score.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct NoCountFitsEntry {
    pub counts: usize,
    pub pairs: bool,
    pub text: String,
}

/// Where in the file the counts stand that give the score.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct OriginEntry {
    pub rule_code: String,
    pub name: Option<String>,
}

/// An input with the values that give the granted score.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ReverseInput {
    pub name: String,
    pub given: Option<String>,
    pub ranges: Vec<RangeEntry>,
    pub step: Option<String>,
    pub values: Vec<String>,
}

/// Consecutive counts, decimals, percentages or dates; without `high`, all from `low` on; without `low`, every date
/// up to `high`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RangeEntry {
    pub low: Option<String>,
    pub high: Option<String>,
}

/// The counts under another rounding.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct UnderEntry {
    pub mode: &'static str,
    pub allowed_by_other_rows: bool,
    pub ranges: Vec<RangeEntry>,
}

/// Between which factors.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct FactorEntry {
    pub low: String,
    pub low_included: bool,
    pub high: String,
    pub high_included: bool,
}

/// One of several figures for an input.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RivalEntry {
    pub name: String,
    pub value: String,
    pub evidence: Option<String>,
    pub used: bool,
    pub possible: bool,
    pub score: Option<String>,
    pub is_appraised: bool,
}

/// What would decide an undetermined row.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct DeciderEntry {
    pub inputs: Vec<String>,
    pub example: Vec<String>,
    pub score: String,
    pub all: bool,
}

/// How scores seem to be rounded.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct InferredEntry {
    pub guidance: String,
    pub digits: u32,
    pub scores: usize,
    pub policies: Vec<PolicyEntry>,
    pub deciding: Vec<SampleEntry>,
    pub left_out: Vec<SampleEntry>,
}

/// A way of rounding.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct PolicyEntry {
    pub mode: &'static str,
    pub order: &'static str,
    pub agrees: usize,
    pub consistent: bool,
}

/// A granted score, and what it was rounded from.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct SampleEntry {
    pub unit: String,
    pub line: Option<usize>,
    pub code: Option<String>,
    pub parts: Vec<String>,
    pub appraised: String,
}

/// What an appeal would change.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct AppealEntry {
    pub claims: Vec<ClaimEntry>,
    pub over_granted: Vec<OverEntry>,
    pub combinations: Vec<CombinationEntry>,
    pub complete: bool,
}

/// More points for a row.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ClaimEntry {
    pub line: usize,
    pub rule_code: Option<String>,
    pub by: &'static str,
    pub reading: Option<String>,
    pub points: String,
}

/// A row granted too much.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct OverEntry {
    pub line: usize,
    pub rule_code: Option<String>,
    pub points: String,
    pub defended_by: Option<String>,
}

/// Claims put forward together, by their place in `claims`, from 0.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CombinationEntry {
    pub claims: Vec<usize>,
    pub points: Option<String>,
    pub total: Option<String>,
    pub net: Option<String>,
    pub net_total: Option<String>,
}

/// Something that many units have in common.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct PatternEntry {
    pub guidance: String,
    pub key: String,
    pub code: String,
    pub kind: String,
    pub units: Vec<String>,
    pub count: usize,
    pub of: usize,
    pub text: String,
}

fn shown(known: &Value) -> String {
    value(known, Notation::Formula).replace('−', "-").replace('"', "")
}

fn ranges(spans: &[Span]) -> Vec<RangeEntry> {
    let range = |span: &Span| RangeEntry {
        low: Some(span.low.to_string()),
        high: span.high.map(|high| high.to_string()),
    };
    spans.iter().map(range).collect()
}

/// The values of a grid: percentages with their sign.
fn steps(grid: Grid, spans: &[Span]) -> Vec<RangeEntry> {
    let at = |number: u64| grid.value(number).map(|known| on(grid, &known));
    let range = |span: &Span| RangeEntry {
        low: at(span.low).filter(|_| grid != Grid::Days || span.low > 0),
        high: span.high.filter(|high| !grid.is_last(*high)).and_then(at),
    };
    spans.iter().map(range).collect()
}

fn on(grid: Grid, known: &Value) -> String {
    match (grid, known) {
        (Grid::Percents(_), Value::Number(share)) => {
            format!("{}%", Points::new(share.mul(&Exact::from(100_u64))).plain())
        }
        (_, Value::Number(number)) => Points::new(number.clone()).plain(),
        _ => shown(known),
    }
}

fn input(criterion: &Criterion, slot: usize) -> String {
    criterion.inputs.get(slot).map(|input| input.name.clone()).unwrap_or_default()
}

pub(super) fn no_count_fits(
    verified: &Verified<'_>,
    row: usize,
    found: Option<NoCountFits>,
    lang: Lang,
) -> Option<NoCountFitsEntry> {
    let found = found?;
    let text = Speaker::new(verified, row, lang)?.none_fits(found);
    Some(NoCountFitsEntry { counts: found.counts, pairs: found.pairs, text })
}

pub(super) fn reverse(
    verified: &Verified<'_>,
    row: usize,
    found: &[Explanation],
    lang: Lang,
) -> Vec<ReverseEntry> {
    let (Some(speaker), Some((_, _, Some(criterion)))) =
        (Speaker::new(verified, row, lang), verified.row(row))
    else {
        return Vec::new();
    };
    let entry = |(rank, explanation): (usize, &Explanation)| ReverseEntry {
        kind: explanation.kind.name(),
        rank,
        reading: match &explanation.kind {
            Kind::Reading(reading) | Kind::ReadingWith(reading) | Kind::OneInputInReading { reading, .. } => {
                criterion.readings.get(*reading).map(|reading| reading.id.clone())
            }
            _ => None,
        },
        text: speaker.text(explanation),
        inputs: explanation.changes.iter().map(|change| reverse_input(criterion, change)).collect(),
        origin: origin(verified, &explanation.kind),
        request: speaker.request(explanation),
        complete: explanation.complete,
        under: under(&explanation.kind),
        factor: factor(&explanation.kind),
    };
    (1..).zip(found).map(entry).collect()
}

fn origin(verified: &Verified<'_>, kind: &Kind) -> Option<OriginEntry> {
    let (index, slot) = match kind {
        Kind::OtherCount { origin, .. } => (origin.criterion, Some(origin.slot)),
        Kind::OtherCriterion(index) => (*index, None),
        _ => return None,
    };
    let criterion = verified.docket.guidance.criteria.get(index)?;
    Some(OriginEntry { rule_code: criterion.code.clone(), name: slot.map(|slot| input(criterion, slot)) })
}

fn reverse_input(criterion: &Criterion, change: &Change) -> ReverseInput {
    let (ranges, values) = match &change.values {
        Values::Counts(spans) => (ranges(spans), Vec::new()),
        Values::Steps(grid, spans) => (steps(*grid, spans), Vec::new()),
        Values::Listed(values) => (Vec::new(), values.iter().map(shown).collect()),
    };
    let step = match &change.values {
        Values::Steps(Grid::Days, _) => Some("day".to_owned()),
        Values::Steps(grid, _) => Some(on(*grid, &Value::Number(grid.step()))),
        _ => None,
    };
    ReverseInput {
        name: input(criterion, change.slot),
        given: change.given.as_ref().map(shown),
        ranges,
        step,
        values,
    }
}

fn under(kind: &Kind) -> Vec<UnderEntry> {
    let Kind::OneInputRounded { sets, allowed, .. } = kind else { return Vec::new() };
    let entry = |(mode, counts): &(crate::number::Mode, crate::inquiry::inverse::Counts)| UnderEntry {
        mode: mode.name(),
        allowed_by_other_rows: allowed.contains(mode),
        ranges: ranges(&counts.spans),
    };
    sets.iter().map(entry).collect()
}

fn factor(kind: &Kind) -> Option<FactorEntry> {
    let Kind::Factor(factor) = kind else { return None };
    Some(FactorEntry {
        low: factor.low.fraction(),
        low_included: factor.with_low,
        high: factor.high.fraction(),
        high_included: factor.with_high,
    })
}

pub(super) fn rivals(criterion: &Criterion, found: &[Rival]) -> Vec<RivalEntry> {
    let entry = |rival: &Rival| RivalEntry {
        name: input(criterion, rival.slot),
        value: shown(&rival.value),
        evidence: rival.evidence.clone(),
        used: rival.figure == 0,
        possible: rival.broken.is_none(),
        score: plain(rival.points.as_ref()),
        is_appraised: rival.follows,
    };
    found.iter().map(entry).collect()
}

pub(super) fn decider(criterion: &Criterion, found: &Decider) -> DeciderEntry {
    DeciderEntry {
        inputs: found.slots.iter().map(|slot| input(criterion, *slot)).collect(),
        example: found.example.iter().map(shown).collect(),
        score: found.points.plain(),
        all: found.all,
    }
}

pub(super) fn inferred(results: &[Verified<'_>], guidance: &str, found: &Inferred) -> InferredEntry {
    let policy = |fit: &crate::inquiry::rounding::Fit| PolicyEntry {
        mode: fit.policy.mode.name(),
        order: match fit.policy.order {
            Order::Once => "once",
            Order::EachPart => "each_part",
        },
        agrees: found.counted().saturating_sub(fit.against.len()),
        consistent: fit.against.is_empty(),
    };
    let sample = |index: &usize| {
        let sample = found.samples.get(*index)?;
        let verified = results.get(sample.unit)?;
        let (line, code) = match sample.place {
            Place::Row(row) => {
                let (_, printed, criterion) = verified.row(row)?;
                (Some(printed.line), criterion.map(|criterion| criterion.code.clone()))
            }
            Place::Group(group) => {
                (None, verified.docket.guidance.groups.get(group).map(|group| group.code.clone()))
            }
        };
        Some(SampleEntry {
            unit: verified.docket.unit.clone(),
            line,
            code,
            parts: sample.parts.iter().map(Exact::fraction).collect(),
            appraised: Points::new(sample.granted.clone()).plain(),
        })
    };
    InferredEntry {
        guidance: guidance.to_owned(),
        digits: found.digits,
        scores: found.counted(),
        policies: found.fits.iter().map(policy).collect(),
        deciding: found.deciding.iter().filter_map(sample).collect(),
        left_out: found.left_out.iter().filter_map(sample).collect(),
    }
}

pub(super) fn appeal(verified: &Verified<'_>, found: &Appeal) -> AppealEntry {
    let row = |index: usize| {
        let (_, printed, criterion) = verified.row(index)?;
        Some((printed.line, criterion))
    };
    let reading = |criterion: Option<&Criterion>, reading: usize| {
        criterion?.readings.get(reading).map(|reading| reading.id.clone())
    };
    let code = |criterion: Option<&Criterion>| criterion.map(|criterion| criterion.code.clone());
    let claim = |claim: &crate::inquiry::appeal::Claim| {
        let (line, criterion) = row(claim.row)?;
        let (by, reading) = match claim.by {
            By::Rule => ("rule", None),
            By::Reading(index) => ("reading", reading(criterion, index)),
        };
        Some(ClaimEntry { line, rule_code: code(criterion), by, reading, points: claim.points.plain() })
    };
    let over = |over: &crate::inquiry::appeal::OverGranted| {
        let (line, criterion) = row(over.row)?;
        let defended_by = over.defended_by.and_then(|index| reading(criterion, index));
        Some(OverEntry { line, rule_code: code(criterion), points: over.points.plain(), defended_by })
    };
    let combination = |one: &crate::inquiry::appeal::Combination| CombinationEntry {
        claims: one.claims.clone(),
        points: plain(one.points.as_ref()),
        total: plain(one.total.as_ref()),
        net: plain(one.net.as_ref()),
        net_total: plain(one.net_total.as_ref()),
    };
    AppealEntry {
        claims: found.claims.iter().filter_map(claim).collect(),
        over_granted: found.over_granted.iter().filter_map(over).collect(),
        combinations: found.combinations.iter().map(combination).collect(),
        complete: found.complete,
    }
}

pub(super) fn patterns(results: &[Verified<'_>], inquiry: &Inquiry, lang: Lang) -> Vec<PatternEntry> {
    let entry = |pattern: &crate::inquiry::Pattern| {
        let units = pattern.units.iter().filter_map(|unit| results.get(*unit));
        PatternEntry {
            guidance: pattern.guidance.clone(),
            key: pattern.key.clone(),
            code: pattern.code.clone(),
            kind: match &pattern.shared {
                Shared::Outcome(outcome) => outcome.name().to_owned(),
                Shared::Explanation(name, _) => name.clone(),
            },
            units: units.map(|verified| verified.docket.unit.clone()).collect(),
            count: pattern.units.len(),
            of: pattern.of,
            text: pattern.text(results, inquiry, lang),
        }
    };
    inquiry.patterns.iter().map(entry).collect()
}
