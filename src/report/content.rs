//! The report as data: the names of the JSON report, on which others rely.
//!
//! Points are strings with a point, `exact` is `p/q`, `name` is a file name without folder.

use super::Context;
use crate::{
    formula::{
        Term,
        print::{Notation, step, substituted, term, value},
    },
    model::{Basis, Citation, Criterion, Evidence, Guidance, Input, Rule, State},
    number::Points,
    problem::{Fault, Problem, Severity},
    text::Lang,
    verify::{
        Bound, Finding, MatchedRow, Outcome, ReadingScore, Scored, Slot, Sum, Verified, VerifiedRow, trace,
    },
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-report-1";

/// A whole report.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct Report {
    pub schema: &'static str,
    pub tool: String,
    pub inputs: Vec<InputFile>,
    pub units: Vec<Unit>,
    pub patterns: Vec<String>,
    pub problems: Vec<ProblemEntry>,
    pub summary: Summary,
}

/// An input file.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct InputFile {
    pub role: String,
    pub name: String,
    pub sha256: String,
}

/// One unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct Unit {
    pub unit: String,
    pub unit_id: Option<String>,
    pub period: Option<String>,
    pub guidance: GuidanceEntry,
    pub rows: Vec<RowEntry>,
    pub groups: Vec<SumEntry>,
    pub total: SumEntry,
    pub findings: Vec<FindingEntry>,
    pub not_modelled: Vec<NotModelledEntry>,
}

/// The rule set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct GuidanceEntry {
    pub id: String,
    pub title: String,
    pub sha256: String,
}

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
    pub reverse: Vec<String>,
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

/// A citation.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CitationEntry {
    pub source: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub issued: Option<String>,
    pub at: Option<String>,
    pub quote: Option<String>,
    pub via: Option<String>,
    pub basis: &'static str,
    pub inferred_from_score: bool,
}

/// A document behind counts.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct EvidenceEntry {
    pub id: String,
    pub title: Option<String>,
    pub file: Option<String>,
    pub sha256: Option<String>,
    pub state: &'static str,
}

/// A group, or the total.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct SumEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub full: String,
    pub printed_full: Option<String>,
    pub appraised: Option<String>,
    pub stated_sum: Option<String>,
    pub stated_full: Option<String>,
    pub expected: Option<String>,
    pub corrected: Option<String>,
}

/// A finding.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct FindingEntry {
    pub code: &'static str,
    pub severity: &'static str,
    pub rows: Vec<usize>,
    pub text: String,
}

/// A part without rule.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct NotModelledEntry {
    pub group: Option<String>,
    pub full: Option<String>,
    pub basis: &'static str,
    pub why: String,
}

/// A problem.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ProblemEntry {
    pub code: &'static str,
    pub severity: &'static str,
    pub file: Option<String>,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub unit: Option<String>,
    pub text: String,
    pub help: Option<String>,
}

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

/// The report of the results; sentences of findings and problems are in `lang`.
#[must_use]
pub fn report(results: &[Verified<'_>], context: &Context, lang: Lang) -> Report {
    let input = |(role, name, sha256): &(String, String, String)| InputFile {
        role: role.clone(),
        name: name.clone(),
        sha256: sha256.clone(),
    };
    Report {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        inputs: context.inputs.iter().map(input).collect(),
        units: results.iter().map(|verified| unit(verified, lang)).collect(),
        patterns: Vec::new(),
        problems: context.problems.iter().map(|problem| problem_entry(problem, lang)).collect(),
        summary: summary(results),
    }
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

fn unit(verified: &Verified<'_>, lang: Lang) -> Unit {
    let docket = &verified.docket;
    let guidance = docket.guidance;
    Unit {
        unit: docket.unit.clone(),
        unit_id: docket.unit_id.clone(),
        period: docket.period.clone(),
        guidance: GuidanceEntry {
            id: guidance.id.clone(),
            title: guidance.title.clone(),
            sha256: guidance.sha256.clone(),
        },
        rows: docket
            .rows
            .iter()
            .zip(&verified.rows)
            .map(|(matched, row)| row_entry(verified, matched, row))
            .collect(),
        groups: verified.groups.iter().map(sum).collect(),
        total: sum(&verified.total),
        findings: verified.findings.iter().map(|finding| finding_entry(finding, lang)).collect(),
        not_modelled: guidance.not_modelled.iter().map(not_modelled).collect(),
    }
}

fn not_modelled(part: &crate::model::NotModelled) -> NotModelledEntry {
    NotModelledEntry {
        group: part.group.clone(),
        full: part.full.as_ref().map(Points::plain),
        basis: part.basis.name(),
        why: part.why.clone(),
    }
}

fn plain(points: Option<&Points>) -> Option<String> {
    points.map(Points::plain)
}

fn row_entry(verified: &Verified<'_>, matched: &MatchedRow, row: &VerifiedRow) -> RowEntry {
    let guidance = verified.docket.guidance;
    let rule = matched
        .criterion
        .and_then(|index| Some((guidance.criteria.get(index)?, verified.docket.counts.get(index)?)));
    let criterion = rule.map(|(criterion, _)| criterion);
    let (exact, bounds, missing, why) = scored_parts(criterion, row.scored.as_ref());
    RowEntry {
        line: matched.row.line,
        code: matched.row.code.clone(),
        rule_code: criterion.map(|criterion| criterion.code.clone()),
        key: criterion.map(|criterion| criterion.key.clone()),
        name: matched.row.name.clone(),
        full: plain(criterion.map(|criterion| &criterion.full).or(matched.row.max.as_ref())),
        claimed: plain(matched.row.claimed.as_ref()),
        appraised: plain(matched.row.appraised.as_ref()),
        expected: plain(row.expected()),
        gap: plain(row.gap.as_ref()),
        exact,
        outcome: row.outcome.name(),
        explained_by: row.explained_by.clone(),
        bounds,
        missing,
        why,
        basis: criterion.map(|criterion| guidance.basis(criterion).name()),
        counts: rule.map(|(criterion, bound)| counts(criterion, bound)).unwrap_or_default(),
        roundings: roundings(guidance, row.scored.as_ref()),
        readings: criterion.map(|criterion| readings(criterion, &row.readings)).unwrap_or_default(),
        reverse: Vec::new(),
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
            let entry = BoundsEntry { low: plain(bounds.low.as_ref()), high: plain(bounds.high.as_ref()) };
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
    let told = steps.steps.iter().filter(|one| step(one, Notation::Formula).is_some());
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

fn citation(guidance: &Guidance, citation: &Citation) -> CitationEntry {
    let document = guidance.document(&citation.source);
    CitationEntry {
        source: citation.source.clone(),
        number: document.map(|document| document.number.clone()),
        issuer: document.map(|document| document.issuer.clone()),
        issued: document.and_then(|document| document.issued).map(|date| date.to_string()),
        at: citation.at.clone(),
        quote: citation.quote.clone(),
        via: citation.via.clone(),
        basis: citation.basis.name(),
        inferred_from_score: citation.inferred_from_score,
    }
}

fn evidence(all: &[Evidence], bound: &Bound) -> Vec<EvidenceEntry> {
    let figures = || bound.slots.iter().flat_map(|slot| &slot.figures);
    let used = all.iter().filter(|one| figures().any(|figure| figure.evidence.as_ref() == Some(&one.id)));
    let entry = |one: &Evidence| EvidenceEntry {
        id: one.id.clone(),
        title: one.title.clone(),
        file: one.file.clone(),
        sha256: match &one.state {
            State::Present { sha256 } | State::Changed { sha256 } => Some(sha256.clone()),
            State::NotRead | State::Missing => one.sha256.clone(),
        },
        state: one.state.name(),
    };
    used.map(entry).collect()
}

fn sum(sum: &Sum) -> SumEntry {
    SumEntry {
        code: sum.code.clone(),
        full: sum.full.plain(),
        printed_full: plain(sum.printed_full.as_ref()),
        appraised: plain(sum.appraised.as_ref()),
        stated_sum: plain(sum.stated_sum.as_ref()),
        stated_full: plain(sum.stated_full.as_ref()),
        expected: plain(sum.expected.as_ref()),
        corrected: plain(sum.corrected.as_ref()),
    }
}

fn finding_entry(finding: &Finding, lang: Lang) -> FindingEntry {
    FindingEntry {
        code: finding.kind.code(),
        severity: finding.kind.severity().name(),
        rows: finding.rows.clone(),
        text: finding.kind.text(lang),
    }
}

fn problem_entry(problem: &Problem, lang: Lang) -> ProblemEntry {
    let place = problem.place.as_ref();
    let line = place.filter(|place| place.line > 0);
    let file_name = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    ProblemEntry {
        code: problem.kind.code(),
        severity: match problem.severity() {
            Severity::Error => "error",
            Severity::Notice => "notice",
        },
        file: place.map(|place| file_name(&place.file)),
        line: line.map(|place| place.line),
        column: line.map(|place| place.column),
        unit: problem.unit.clone(),
        text: problem.kind.message(lang),
        help: problem.kind.help(lang),
    }
}
