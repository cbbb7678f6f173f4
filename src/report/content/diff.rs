//! What changed between two rule sets, as data.

use super::{GuidanceEntry, ProblemEntry, plain, problem::problem_entry};
use crate::{
    change::{Difference, Extreme, Moved, Part, Score, Sort, UnitEffect, Unscored},
    number::Points,
    problem::{Problems, check::Worded},
    report::diff::{CaseEffect, Diff},
    text::Lang,
    verify::Rank,
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-rules-diff-1";

/// The report of a comparison.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct DiffReport {
    pub schema: &'static str,
    pub tool: String,
    pub old: GuidanceEntry,
    pub new: GuidanceEntry,
    pub differences: Vec<DifferenceEntry>,
    pub cases: Vec<CaseEffectEntry>,
    pub problems: Vec<ProblemEntry>,
}

/// What changed of a criterion, a group or the whole set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct DifferenceEntry {
    pub about: &'static str,
    pub name: Option<String>,
    pub called: String,
    pub change: &'static str,
    pub parts: Vec<WasEntry>,
    pub gain: Option<ExtremeEntry>,
    pub loss: Option<ExtremeEntry>,
    pub closed: Option<UnscoredEntry>,
    pub opened: Option<UnscoredEntry>,
    pub tried: Option<usize>,
}

/// One thing as it was and as it is.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct WasEntry {
    pub part: &'static str,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// Where a score moves most.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct ExtremeEntry {
    pub points: String,
    pub inputs: String,
}

/// Sets of inputs for which only one of both rules gives points.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct UnscoredEntry {
    pub count: usize,
    pub inputs: String,
    pub points: String,
    pub other: &'static str,
}

/// The units of a case whose points or ranks move.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CaseEffectEntry {
    pub case: String,
    pub units: Vec<UnitEffectEntry>,
}

/// One unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct UnitEffectEntry {
    pub unit: String,
    pub criteria: Vec<MovedEntry>,
    pub groups: Vec<MovedEntry>,
    pub sum: SumMoveEntry,
    pub total: SumMoveEntry,
    /// Only where no other is possible.
    pub old_rank: Option<usize>,
    pub new_rank: Option<usize>,
    /// The grades that are possible; none where the rule set gives none.
    pub old_grades: Option<Vec<String>>,
    pub new_grades: Option<Vec<String>>,
}

/// A criterion or a group before and after: the points, and the state that says why there are none.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct MovedEntry {
    pub name: String,
    pub old: Option<String>,
    pub new: Option<String>,
    pub old_state: &'static str,
    pub new_state: &'static str,
}

/// Points before and after.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct SumMoveEntry {
    pub old: Option<String>,
    pub new: Option<String>,
}

/// The report of a comparison.
#[must_use]
pub fn report(diff: &Diff, problems: &Problems, lang: Lang) -> DiffReport {
    DiffReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        old: GuidanceEntry::of(&diff.old),
        new: GuidanceEntry::of(&diff.new),
        differences: diff.differences.iter().map(|one| difference(one, lang)).collect(),
        cases: diff.cases.iter().map(case).collect(),
        problems: problems.iter().map(|one| problem_entry(one, lang)).collect(),
    }
}

fn difference(one: &Difference, lang: Lang) -> DifferenceEntry {
    let extremes = one.extremes.as_ref();
    let extreme = |extreme: &Extreme| ExtremeEntry {
        points: Points::new(extreme.by.clone()).plain(),
        inputs: lang.pick(&extreme.inputs.vi, &extreme.inputs.en).to_owned(),
    };
    let unscored = |unscored: &Unscored| UnscoredEntry {
        count: unscored.count,
        inputs: lang.pick(&unscored.inputs.vi, &unscored.inputs.en).to_owned(),
        points: unscored.points.en.clone(),
        other: state(if unscored.excluded { &Score::Excluded } else { &Score::Undetermined }),
    };
    DifferenceEntry {
        about: match one.sort {
            Sort::Set => "set",
            Sort::Group => "group",
            Sort::Criterion => "criterion",
            Sort::Grade => "grade",
        },
        name: one.about.clone(),
        called: one.called.clone(),
        change: match (one.was, one.is) {
            (false, _) => "added",
            (_, false) => "repealed",
            _ => "changed",
        },
        parts: one
            .parts
            .iter()
            .map(|was| WasEntry {
                part: part(was.part),
                old: in_files(was.old.as_ref()),
                new: in_files(was.new.as_ref()),
            })
            .collect(),
        gain: extremes.and_then(|found| found.gain.as_ref()).map(extreme),
        loss: extremes.and_then(|found| found.loss.as_ref()).map(extreme),
        closed: extremes.and_then(|found| found.closed.as_ref()).map(unscored),
        opened: extremes.and_then(|found| found.opened.as_ref()).map(unscored),
        tried: extremes.map(|found| found.tried),
    }
}

const fn part(part: Part) -> &'static str {
    match part {
        Part::Code => "code",
        Part::Title => "title",
        Part::Group => "group",
        Part::Full => "full",
        Part::Bonus => "bonus",
        Part::Rule => "rule",
        Part::Writing => "writing",
        Part::Input => "input",
        Part::Reading => "reading",
        Part::Citation => "citation",
        Part::Quote => "quote",
        Part::RoundingOfCriteria => "rounding_criterion",
        Part::RoundingOfGroups => "rounding_group",
        Part::RoundingOfTotal => "rounding_total",
        Part::Periods => "periods",
        Part::Ranking => "ranking",
        Part::Relation => "relation",
        Part::Basis => "basis",
        Part::Source => "source",
        Part::Contradiction => "contradiction",
        Part::Points => "points",
        Part::Condition => "condition",
        Part::Order => "order",
    }
}

const fn state(score: &Score) -> &'static str {
    match score {
        Score::Points(_) => "scored",
        Score::Undetermined => "undetermined",
        Score::Excluded => "excluded",
        Score::Judged => "judged",
        Score::Absent => "absent",
    }
}

fn case(effect: &CaseEffect) -> CaseEffectEntry {
    CaseEffectEntry { case: effect.case.clone(), units: effect.units.iter().map(unit).collect() }
}

fn unit(effect: &UnitEffect) -> UnitEffectEntry {
    let moved = |moved: &Moved| MovedEntry {
        name: moved.about.clone(),
        old: plain(moved.old.points()),
        new: plain(moved.new.points()),
        old_state: state(&moved.old),
        new_state: state(&moved.new),
    };
    let [before, after] = &effect.sum;
    let [total_before, total_after] = &effect.total;
    let [old_rank, new_rank] = effect.rank.map(Rank::only);
    let [old_grades, new_grades] =
        effect.grade.each_ref().map(|grading| grading.as_ref().map(|one| one.possible.clone()));
    UnitEffectEntry {
        unit: effect.unit.clone(),
        criteria: effect.criteria.iter().map(moved).collect(),
        groups: effect.groups.iter().map(moved).collect(),
        sum: SumMoveEntry { old: Some(before.plain()), new: Some(after.plain()) },
        total: SumMoveEntry { old: plain(total_before.as_ref()), new: plain(total_after.as_ref()) },
        old_rank,
        new_rank,
        old_grades,
        new_grades,
    }
}

/// A side as rule files have it.
fn in_files(told: Option<&Worded>) -> Option<String> {
    told.map(|told| told.en.clone())
}
