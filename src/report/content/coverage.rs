//! Which parts of rule sets the published and hand-worked figures reach, as data.

use super::{GuidanceEntry, ProblemEntry, problem};
use crate::{
    model::Guidance,
    problem::{Place, Problems},
    regress::coverage::{Covered, Figure, From, Origin, Owner, SetCoverage, State},
    report::coverage as words,
    text::Lang,
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-coverage-1";

/// The coverage of rule sets.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct CoverageReport {
    pub schema: &'static str,
    pub tool: String,
    pub sets: Vec<CoverageEntry>,
    pub problems: Vec<ProblemEntry>,
}

/// One rule set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CoverageEntry {
    pub guidance: GuidanceEntry,
    pub summary: CoverageSummary,
    pub parts: Vec<PartEntry>,
    pub without_formula: Vec<String>,
}

/// How many parts there are in each state.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CoverageSummary {
    pub parts: usize,
    pub published: usize,
    pub hand: usize,
    pub differs: usize,
    pub unsaid: usize,
    pub never: usize,
}

/// A part of a rule set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct PartEntry {
    pub kind: &'static str,
    pub key: Option<String>,
    pub reading: Option<String>,
    pub group: Option<String>,
    pub grade: Option<String>,
    pub text: String,
    pub file: Option<String>,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub inferred_from_score: bool,
    pub state: &'static str,
    pub figures: Vec<FigureEntry>,
}

/// A figure that reached a part.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct FigureEntry {
    pub origin: &'static str,
    pub agrees: bool,
    pub source: Option<String>,
    pub case: Option<String>,
    pub unit: Option<String>,
    pub code: Option<String>,
    pub file: Option<String>,
    pub line: Option<usize>,
}

/// The coverage of every set.
#[must_use]
pub fn report(sets: &[SetCoverage], problems: &Problems, lang: Lang) -> CoverageReport {
    CoverageReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        sets: sets.iter().map(|set| entry(set, lang)).collect(),
        problems: problems.iter().map(|one| problem::problem_entry(one, lang)).collect(),
    }
}

fn entry(set: &SetCoverage, lang: Lang) -> CoverageEntry {
    let parts = set.parts();
    let count = |state| parts.iter().filter(|part| part.state() == state).count();
    let key = |index: usize| set.guidance.criteria.get(index).map(|one| one.key.clone());
    CoverageEntry {
        guidance: GuidanceEntry::of(&set.guidance),
        summary: CoverageSummary {
            parts: parts.len(),
            published: count(State::Published),
            hand: count(State::Hand),
            differs: count(State::Differs),
            unsaid: count(State::Unsaid),
            never: count(State::Never),
        },
        parts: parts.iter().map(|part| of_part(&set.guidance, part, lang)).collect(),
        without_formula: set.without_formula().into_iter().filter_map(key).collect(),
    }
}

fn of_part(guidance: &Guidance, covered: &Covered<'_>, lang: Lang) -> PartEntry {
    let owner = covered.part.owner;
    let criterion = match owner {
        Owner::Rule((index, _)) => guidance.criteria.get(index),
        _ => None,
    };
    let reading = match owner {
        Owner::Rule((_, Some(number))) => criterion.and_then(|criterion| criterion.readings.get(number)),
        _ => None,
    };
    let group = match owner {
        Owner::Group(index) => guidance.groups.get(index),
        _ => None,
    };
    let grade = match owner {
        Owner::Grade(index) => guidance.grades.list.get(index),
        _ => None,
    };
    let place = covered.place.as_ref();
    PartEntry {
        kind: covered.part.kind.name(),
        key: criterion.map(|one| one.key.clone()),
        reading: reading.map(|one| one.id.clone()),
        group: group.map(|one| one.code.clone()),
        grade: grade.map(|one| one.label.clone()),
        text: words::text(guidance, covered, lang),
        file: place.map(|place| place.file_name().to_owned()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        inferred_from_score: covered.is_inferred_from_score(guidance),
        state: covered.state().name(),
        figures: covered.figures.iter().map(of_figure).collect(),
    }
}

fn of_figure(figure: &Figure) -> FigureEntry {
    let (origin, source) = match &figure.origin {
        Origin::Published(source) => ("published", Some(source.clone())),
        Origin::Hand => ("hand", None),
        Origin::Unsaid => ("unsaid", None),
    };
    let nothing = FigureEntry {
        origin,
        agrees: figure.agrees,
        source,
        case: None,
        unit: None,
        code: None,
        file: None,
        line: None,
    };
    match &figure.from {
        From::Example(place) => FigureEntry {
            file: place.as_ref().map(|place| place.file_name().to_owned()),
            line: place.as_ref().map(|place: &Place| place.line),
            ..nothing
        },
        From::Case { case, unit, code, line } => FigureEntry {
            case: Some(case.clone()),
            unit: Some(unit.clone()),
            code: Some(code.clone()),
            line: Some(*line),
            ..nothing
        },
    }
}
