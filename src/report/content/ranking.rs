//! Ranks of the units of a batch, as data.

use super::{InputFile, ProblemEntry, inputs, problem::problem_entry};
use crate::{
    number::Points,
    report::Context,
    text::Lang,
    verify::{Ranked, Standings, UnitRanks, Verified},
};
use serde::Serialize;

/// The version of these names.
pub const SCHEMA: &str = "phuctra-rank-1";

/// The report of `verify rank`.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract, described in docs/json-report.md")]
pub struct RankReport {
    pub schema: &'static str,
    pub tool: String,
    pub inputs: Vec<InputFile>,
    pub ranking: Vec<RankingEntry>,
    pub problems: Vec<ProblemEntry>,
}

/// The units of one rule set and period.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RankingEntry {
    pub guidance: String,
    pub period: Option<String>,
    pub mode: &'static str,
    /// Whether the rule set says so itself.
    pub stated: bool,
    pub ties: Vec<String>,
    pub basis: Option<&'static str>,
    pub absent: usize,
    pub units: Vec<RankedUnit>,
}

/// A unit among those of its batch.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RankedUnit {
    pub unit: String,
    pub unit_id: Option<String>,
    pub appraised: Option<RankEntry>,
    pub expected: RankEntry,
    pub corrected: Option<RankEntry>,
}

/// A total and its rank.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct RankEntry {
    /// Only where it is known.
    pub total: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    /// Only where no other is possible.
    pub rank: Option<usize>,
    pub best: usize,
    pub worst: usize,
}

/// The report of the ranks.
#[must_use]
pub fn report(
    results: &[Verified<'_>],
    standings: &[Standings<'_>],
    context: &Context,
    lang: Lang,
) -> RankReport {
    RankReport {
        schema: SCHEMA,
        tool: concat!("phuctra ", env!("CARGO_PKG_VERSION")).to_owned(),
        inputs: inputs(context),
        ranking: rankings(results, standings),
        problems: context.problems.iter().map(|problem| problem_entry(problem, lang)).collect(),
    }
}

pub(super) fn rankings(results: &[Verified<'_>], standings: &[Standings<'_>]) -> Vec<RankingEntry> {
    let entry = |standings: &Standings<'_>| RankingEntry {
        guidance: standings.guidance.to_owned(),
        period: standings.period.clone(),
        mode: standings.ranking.mode.name(),
        stated: standings.stated,
        ties: standings.ranking.ties.iter().map(|tie| tie.words.clone()).collect(),
        basis: standings.stated.then(|| standings.ranking.basis.name()),
        absent: standings.absent,
        units: standings.units.iter().filter_map(|ranks| unit(results, ranks)).collect(),
    };
    standings.iter().map(entry).collect()
}

fn unit(results: &[Verified<'_>], ranks: &UnitRanks) -> Option<RankedUnit> {
    let docket = &results.get(ranks.unit)?.docket;
    Some(RankedUnit {
        unit: docket.unit.clone(),
        unit_id: docket.unit_id.clone(),
        appraised: ranks.appraised.as_ref().map(rank),
        expected: rank(&ranks.expected),
        corrected: ranks.corrected.as_ref().map(rank),
    })
}

fn rank(ranked: &Ranked) -> RankEntry {
    RankEntry {
        total: ranked.total().map(Points::plain),
        low: ranked.low.as_ref().map(Points::plain),
        high: ranked.high.as_ref().map(Points::plain),
        rank: ranked.rank.only(),
        best: ranked.rank.best,
        worst: ranked.rank.worst,
    }
}
