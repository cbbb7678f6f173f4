//! One row as data.

use super::{
    inquiry::{
        DeciderEntry, NoCountFitsEntry, ReverseEntry, RivalEntry, decider, no_count_fits, reverse, rivals,
    },
    plain,
    source::{CitationEntry, EvidenceEntry, citation, evidence},
};
use crate::{
    formula::{
        Term,
        print::{Notation, step, substituted, term, value},
    },
    inquiry::RowInquiry,
    model::{Basis, Criterion, Guidance, Input, Member, Over, Rule},
    number::Exact,
    text::Lang,
    verify::{Bound, Bounds, MatchedRow, ReadingScore, Scored, Slot, Verified, VerifiedRow, trace},
};
use serde::Serialize;

/// One row of the appraisal.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RowEntry {
    pub line: usize,
    pub code: Option<String>,
    pub rule_code: Option<String>,
    pub key: Option<String>,
    pub name: Option<String>,
    pub full: Option<String>,
    pub claimed: Option<String>,
    pub appraised: Option<String>,
    pub expected: Option<String>,
    pub gap: Option<String>,
    pub exact: Option<String>,
    pub outcome: &'static str,
    pub explained_by: Vec<String>,
    pub bounds: Option<BoundsEntry>,
    pub missing: Vec<String>,
    pub why: Option<String>,
    pub basis: Option<&'static str>,
    pub counts: Vec<CountEntry>,
    pub roundings: Vec<RoundingEntry>,
    pub readings: Vec<ReadingEntry>,
    pub rivals: Vec<RivalEntry>,
    pub decided_by: Option<DeciderEntry>,
    pub no_count_fits: Option<NoCountFitsEntry>,
    pub reverse: Vec<ReverseEntry>,
    pub trace: Vec<StepEntry>,
    pub citation: Option<CitationEntry>,
    pub evidence: Vec<EvidenceEntry>,
}

/// Between which points a score lies.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct BoundsEntry {
    pub low: Option<String>,
    pub high: Option<String>,
}

impl BoundsEntry {
    pub(super) fn of(bounds: &Bounds) -> Self {
        Self { low: plain(bounds.low.as_ref()), high: plain(bounds.high.as_ref()) }
    }
}

/// One input's value.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CountEntry {
    pub name: String,
    pub label: String,
    pub unit: Option<String>,
    pub value: Option<String>,
    pub rivals: Vec<String>,
    pub evidence: Option<String>,
    pub at: Option<String>,
    pub why: Option<String>,
    pub context: bool,
    pub basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<OfUnitsEntry>,
}

/// Over which units a value is made.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct OfUnitsEntry {
    pub formula: String,
    pub members: Vec<MemberEntry>,
    pub absent: usize,
}

/// A unit of the batch and its value.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct MemberEntry {
    pub unit: String,
    pub value: Option<String>,
}

/// One rounding.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RoundingEntry {
    pub level: &'static str,
    pub mode: &'static str,
    pub digits: u32,
    pub from: String,
    pub to: String,
    pub basis: &'static str,
}

/// One reading.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ReadingEntry {
    pub id: String,
    pub status: &'static str,
    pub label: String,
    pub score: Option<String>,
    pub bounds: Option<BoundsEntry>,
    pub missing: Vec<String>,
    pub gap: Option<String>,
    pub group: Option<String>,
    pub total: Option<String>,
    pub argument: Option<String>,
    pub against: Option<String>,
}

/// One step of the arithmetic.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct StepEntry {
    pub rule: String,
    pub with: String,
    pub gives: String,
}

pub(super) fn row_entry(
    verified: &Verified<'_>,
    index: usize,
    (matched, row, found): (&MatchedRow, &VerifiedRow, &RowInquiry),
    lang: Lang,
) -> RowEntry {
    let guidance = verified.docket.guidance;
    let rule = matched
        .criterion
        .and_then(|index| Some((guidance.criteria.get(index)?, verified.docket.counts.get(index)?)));
    let criterion = rule.map(|(criterion, _)| criterion);
    let (exact, bounds, missing, why) = scored_parts(criterion, row.scored.as_ref());
    RowEntry {
        line: matched.row.line,
        code: matched.row.code.as_deref().map(str::to_owned),
        rule_code: criterion.map(|criterion| criterion.code.clone()),
        key: criterion.map(|criterion| criterion.key.clone()),
        name: matched.row.name.as_deref().map(str::to_owned),
        full: plain(criterion.map(|criterion| &criterion.full).or(matched.row.max.as_ref())),
        claimed: plain(matched.row.claimed.as_ref()),
        appraised: plain(matched.row.appraised.as_ref()),
        expected: plain(row.expected()),
        gap: plain(row.gap.as_ref()),
        exact,
        outcome: row.outcome.name(),
        explained_by: row.explained_by.iter().chain(&found.explained_by).cloned().collect(),
        bounds,
        missing,
        why,
        basis: criterion.map(|criterion| guidance.basis(criterion).name()),
        counts: rule.map(|(criterion, bound)| counts(criterion, bound)).unwrap_or_default(),
        roundings: roundings(guidance, row.scored.as_ref()),
        readings: criterion.map(|criterion| readings(criterion, &row.readings)).unwrap_or_default(),
        rivals: criterion.map(|criterion| rivals(criterion, &found.rivals)).unwrap_or_default(),
        decided_by: criterion.zip(found.decider.as_ref()).map(|(criterion, found)| decider(criterion, found)),
        no_count_fits: no_count_fits(verified, index, found.no_count_fits, lang),
        reverse: reverse(verified, index, &found.explanations, lang),
        trace: rule.map(|(criterion, bound)| steps(guidance, criterion, bound)).unwrap_or_default(),
        citation: criterion.map(|criterion| citation(guidance, &criterion.citation)),
        evidence: rule.map(|(_, bound)| evidence(&verified.docket.evidence, bound)).unwrap_or_default(),
    }
}

type Parts = (Option<String>, Option<BoundsEntry>, Vec<String>, Option<String>);

fn scored_parts(criterion: Option<&Criterion>, scored: Option<&Scored>) -> Parts {
    match scored {
        Some(Scored::Points { exact, .. }) => (Some(exact.fraction()), None, Vec::new(), None),
        Some(Scored::Undetermined { bounds, missing, why }) => {
            let entry = BoundsEntry::of(bounds);
            (
                None,
                Some(entry),
                criterion.map(|criterion| names(criterion, missing)).unwrap_or_default(),
                Some(why_name(why)),
            )
        }
        Some(Scored::Excluded) => (None, None, Vec::new(), Some("excluded".to_owned())),
        Some(Scored::Judged) | None => (None, None, Vec::new(), None),
    }
}

fn why_name(why: &crate::verify::Why) -> String {
    use crate::verify::Why;
    match why {
        Why::Missing => "missing".to_owned(),
        Why::DivisionByZero => "division_by_zero".to_owned(),
        Why::Silent(case) => format!("silent: {case}"),
        Why::UnknownRule(why) => why.clone(),
    }
}

fn names(criterion: &Criterion, slots: &[usize]) -> Vec<String> {
    slots.iter().filter_map(|slot| criterion.inputs.get(*slot)).map(|input| input.name.clone()).collect()
}

fn counts(criterion: &Criterion, bound: &Bound) -> Vec<CountEntry> {
    criterion.inputs.iter().zip(&bound.slots).map(|(input, slot)| count(input, slot)).collect()
}

fn count(input: &Input, slot: &Slot) -> CountEntry {
    let shown =
        |known: &crate::formula::Value| value(known, Notation::Formula).replace('−', "-").replace('"', "");
    let figure = slot.figures.first();
    let rivals = slot.figures.iter().skip(1).filter_map(|figure| figure.value.as_ref());
    CountEntry {
        name: input.name.clone(),
        label: input.label.clone(),
        unit: input.unit.clone(),
        value: figure.and_then(|figure| figure.value.as_ref()).map(shown),
        rivals: rivals.map(shown).collect(),
        evidence: figure.and_then(|figure| figure.evidence.clone()),
        at: figure.and_then(|figure| figure.at.clone()),
        why: slot.why.clone(),
        context: input.context,
        basis: input.basis.map(Basis::name),
        over: input.over.as_ref().map(over),
    }
}

fn over(over: &Over) -> OfUnitsEntry {
    let member = |member: &Member| MemberEntry {
        unit: member.unit.clone(),
        value: member.value.as_ref().map(Exact::fraction),
    };
    OfUnitsEntry {
        formula: over.words.clone(),
        members: over.members.iter().map(member).collect(),
        absent: over.absent,
    }
}

fn roundings(guidance: &Guidance, scored: Option<&Scored>) -> Vec<RoundingEntry> {
    let (Some(Scored::Points { exact, points }), Some(level)) = (scored, &guidance.rounding.criterion) else {
        return Vec::new();
    };
    vec![RoundingEntry {
        level: "criterion",
        mode: level.rounding.mode().name(),
        digits: level.rounding.digits(),
        from: exact.fraction(),
        to: points.plain(),
        basis: level.basis.name(),
    }]
}

fn readings(criterion: &Criterion, scores: &[ReadingScore]) -> Vec<ReadingEntry> {
    let entry = |score: &ReadingScore| {
        let reading = criterion.readings.get(score.reading)?;
        let (_, bounds, missing, _) = scored_parts(Some(criterion), Some(&score.scored));
        Some(ReadingEntry {
            id: reading.id.clone(),
            status: reading.status.name(),
            label: reading.label.clone(),
            score: plain(score.scored.points()),
            bounds,
            missing,
            gap: plain(score.gap.as_ref()),
            group: plain(score.group.as_ref()),
            total: plain(score.total.as_ref()),
            argument: reading.argument.clone(),
            against: reading.against.clone(),
        })
    };
    scores.iter().filter_map(entry).collect()
}

fn steps(guidance: &Guidance, criterion: &Criterion, bound: &Bound) -> Vec<StepEntry> {
    let Rule::Computed(form) = &criterion.rule else { return Vec::new() };
    let (_, steps) = trace(guidance, criterion, form, &bound.values);
    let told = steps.each_once().filter(|one| step(one, Notation::Formula).is_some());
    let entry = |one: &crate::formula::Step<'_>| StepEntry {
        rule: term(one.term, Notation::Formula),
        with: match one.term {
            Term::If(_) => one.operands.first().map(|met| value(met, Notation::Formula)).unwrap_or_default(),
            _ => substituted(one.term, &one.operands, Notation::Formula),
        },
        gives: value(&one.result, Notation::Formula),
    };
    told.map(entry).collect()
}
