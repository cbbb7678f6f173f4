//! The report as data: the names of the JSON report, on which others rely.
//!
//! Points are strings with a point, `exact` is `p/q`, `name` is a file name without folder.

pub mod audit;
pub mod check;
pub mod coverage;
pub mod diff;
mod grade;
mod inquiry;
mod problem;
pub mod ranking;
pub mod regress;
mod row;
mod source;
mod summary;
mod unit;

pub use grade::{GradeEntry, GradesEntry};
pub use inquiry::{
    AppealEntry, ClaimEntry, CombinationEntry, DeciderEntry, FactorEntry, InferredEntry, NoCountFitsEntry,
    OriginEntry, OverEntry, PatternEntry, PolicyEntry, RangeEntry, ReverseEntry, ReverseInput, RivalEntry,
    SampleEntry, UnderEntry,
};
pub use problem::ProblemEntry;
pub use ranking::{RankEntry, RankedUnit, RankingEntry};
pub use row::{
    BoundsEntry, CountEntry, MemberEntry, OfUnitsEntry, ReadingEntry, RoundingEntry, RowEntry, StepEntry,
};
pub use source::{CitationEntry, EvidenceEntry};
pub use summary::{Summary, summary};
pub use unit::{CheckedEntry, FindingEntry, GuidanceEntry, NotModelledEntry, PlaceEntry, SumEntry, Unit};

use crate::{
    inquiry::Inquiry,
    number::Points,
    report::{Context, Scope},
    text::Lang,
    verify::{Verified, standings},
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-report-1";

/// A whole report.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct Report {
    pub schema: &'static str,
    pub tool: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<&'static str>,
    pub inputs: Vec<InputFile>,
    pub units: Vec<Unit>,
    pub patterns: Vec<PatternEntry>,
    pub rounding_inferred: Vec<InferredEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ranking: Vec<RankingEntry>,
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

/// The report of the results; sentences of findings and problems are in `lang`.
#[must_use]
pub fn report(results: &[Verified<'_>], inquiry: &Inquiry, context: &Context, lang: Lang) -> Report {
    let batch = inquiry.roundings.iter().map(|(id, found)| inquiry::inferred(results, id, found));
    Report {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        scope: context.scope.map(Scope::name),
        inputs: inputs(context),
        units: results
            .iter()
            .zip(&inquiry.units)
            .map(|(verified, found)| unit::unit(verified, found, lang))
            .collect(),
        patterns: inquiry::patterns(results, inquiry, lang),
        rounding_inferred: batch.collect(),
        ranking: ranking::rankings(results, &standings(results, context.absent(results), None)),
        problems: context.problems.iter().map(|problem| problem::problem_entry(problem, lang)).collect(),
        summary: summary(results),
    }
}

fn inputs(context: &Context) -> Vec<InputFile> {
    let input = |(role, name, sha256): &(String, String, String)| InputFile {
        role: role.clone(),
        name: name.clone(),
        sha256: sha256.clone(),
    };
    context.inputs.iter().map(input).collect()
}

fn plain(points: Option<&Points>) -> Option<String> {
    points.map(Points::plain)
}
