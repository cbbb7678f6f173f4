//! Ranks (*thứ hạng*) of the units of a batch, on exact totals. Where a total is not known, a rank is a range.

use super::{
    marks::{By, Marks},
    outcome::Verified,
};
use crate::{
    formula::{
        bounds::bounds_within,
        interval::{End, Interval, Possible},
    },
    model::{RankMode, Ranking, TieBreaker},
    number::Points,
};
use std::collections::BTreeSet;

/// The units of one rule set and period, ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings<'g> {
    /// The rule set.
    pub guidance: &'g str,
    /// The period.
    pub period: Option<String>,
    /// How they are ranked.
    pub ranking: Ranking,
    /// Whether the rule set says so itself.
    pub stated: bool,
    /// How many units of the batch could not be looked at, and may stand anywhere.
    pub absent: usize,
    /// Whether points that are not known leave a total or a rank a range.
    pub unknown: bool,
    /// Whether equal units leave a rank open, which nothing decides between.
    pub undecided: bool,
    /// The units: by the granted points, then by the recomputed ones, then as the batch has them.
    pub units: Vec<UnitRanks>,
}

/// One unit among those of its batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRanks {
    /// Its index among the results.
    pub unit: usize,
    /// By the granted points; none where the unit was granted no total.
    pub appraised: Option<Ranked>,
    /// By what the rules give.
    pub expected: Ranked,
    /// By the granted points without the differences; none where the unit was granted no total.
    pub corrected: Option<Ranked>,
}

/// A total and its rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The total is not below; none where that is not known.
    pub low: Option<Points>,
    /// The total is not above; none where that is not known.
    pub high: Option<Points>,
    /// The rank.
    pub rank: Rank,
}

impl Ranked {
    /// The total, where it is known.
    #[must_use]
    pub fn total(&self) -> Option<&Points> {
        self.low.as_ref().filter(|low| Some(*low) == self.high.as_ref())
    }
}

/// A rank, or the ranks that are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Not better.
    pub best: usize,
    /// Not worse.
    pub worst: usize,
}

impl Rank {
    /// The rank, where only one is possible.
    #[must_use]
    pub const fn only(self) -> Option<usize> {
        if self.best == self.worst { Some(self.best) } else { None }
    }
}

impl Standings<'_> {
    /// Whether a unit stands elsewhere by the recomputed or the corrected points, whatever is not known.
    #[must_use]
    pub fn moves(&self) -> bool {
        let apart = |granted: Rank, other: Rank| granted.best > other.worst || other.best > granted.worst;
        let moves = |unit: &UnitRanks| {
            let granted = unit.appraised.as_ref()?.rank;
            let corrected = unit.corrected.as_ref().is_some_and(|one| apart(granted, one.rank));
            Some(apart(granted, unit.expected.rank) || corrected)
        };
        self.units.iter().any(|unit| moves(unit) == Some(true))
    }

    /// Whether a rank is not known for certain.
    #[must_use]
    pub fn open(&self) -> bool {
        let ranks = |unit: &UnitRanks| {
            let [appraised, corrected] = [&unit.appraised, &unit.corrected].map(Option::as_ref);
            let all = appraised.into_iter().chain([&unit.expected]).chain(corrected);
            all.map(|ranked| ranked.rank).collect::<Vec<_>>()
        };
        self.units.iter().flat_map(ranks).any(|rank| rank.only().is_none())
    }
}

/// The ranks of the units of a batch, a list for each rule set and period of which there are several units and a
/// ranking: that of the rule set, or `mode` where one is asked for. `absent` units of the batch are not among the
/// results.
#[must_use]
pub fn standings<'g>(results: &[Verified<'g>], absent: usize, mode: Option<RankMode>) -> Vec<Standings<'g>> {
    batches(results).into_iter().filter_map(|units| of_batch(results, &units, absent, mode)).collect()
}

/// The units of each rule set and period of which there are several, by their index.
#[must_use]
pub fn batches(results: &[Verified<'_>]) -> Vec<Vec<usize>> {
    let mut batches: Vec<(&str, Option<&str>, Vec<usize>)> = Vec::new();
    for (index, verified) in results.iter().enumerate() {
        let (id, period) = (verified.docket.guidance.id.as_str(), verified.docket.period.as_deref());
        match batches.iter_mut().find(|(of, at, _)| (*of, *at) == (id, period)) {
            Some((.., units)) => units.push(index),
            None => batches.push((id, period, vec![index])),
        }
    }
    batches.into_iter().map(|(.., units)| units).filter(|units| units.len() > 1).collect()
}

fn of_batch<'g>(
    results: &[Verified<'g>],
    units: &[usize],
    absent: usize,
    mode: Option<RankMode>,
) -> Option<Standings<'g>> {
    let members: Vec<&Verified<'g>> = units.iter().filter_map(|index| results.get(*index)).collect();
    let docket = &members.first()?.docket;
    let stated = docket.guidance.ranking.clone();
    let ranking = match (mode, &stated) {
        (Some(mode), Some(stated)) => Ranking { mode, ..stated.clone() },
        (Some(mode), None) => Ranking::by_total(mode),
        (None, stated) => stated.clone()?,
    };
    let spans = [By::Grants, By::Rules, By::Corrected]
        .map(|by| members.iter().map(|verified| span(verified, &ranking, by)).collect::<Vec<Span>>());
    let unknown = spans.iter().any(|spans| is_unknown(spans, ranking.mode));
    let undecided = ranking.mode == RankMode::Sequential && spans.iter().any(|spans| any_equal(spans));
    let [granted, expected, corrected] = spans.map(|spans| {
        ranks(&spans, ranking.mode, absent).into_iter().zip(&spans).map(told).collect::<Vec<Ranked>>()
    });
    let of = |index: usize, verified: &Verified<'_>| {
        let has = |ranks: &[Ranked], known: bool| ranks.get(index).filter(|_| known).cloned();
        Some(UnitRanks {
            unit: *units.get(index)?,
            appraised: has(&granted, verified.total.appraised.is_some()),
            expected: expected.get(index)?.clone(),
            corrected: has(&corrected, verified.total.corrected.is_some()),
        })
    };
    let mut ranked: Vec<UnitRanks> =
        members.iter().enumerate().filter_map(|(index, verified)| of(index, verified)).collect();
    let place = |ranked: Option<&Ranked>| ranked.map_or(usize::MAX, |ranked| ranked.rank.best);
    ranked.sort_by_key(|unit| (place(unit.appraised.as_ref()), place(Some(&unit.expected)), unit.unit));
    Some(Standings {
        guidance: &docket.guidance.id,
        period: docket.period.clone(),
        stated: stated.is_some_and(|stated| stated.mode == ranking.mode),
        ranking,
        absent,
        unknown,
        undecided,
        units: ranked,
    })
}

/// A total and what decides between equal ones, at the least and at the most. Both ends are compared part by part,
/// the total first: what lies between them lies between them in that order too.
pub type Span = (Vec<End>, Vec<End>);

/// The granted total of a unit, and what decides between equal ones.
#[must_use]
pub fn span_of_grants(verified: &Verified<'_>, ranking: &Ranking) -> Span {
    span(verified, ranking, By::Grants)
}

/// A total alone; without one, anything.
#[must_use]
pub fn span_of_total(total: Option<&Points>) -> Span {
    let ends = |end: End| vec![total.map_or(end, |total| End::At(total.exact().clone()))];
    (ends(End::Below), ends(End::Above))
}

fn span(verified: &Verified<'_>, ranking: &Ranking, by: By) -> Span {
    let marks = Marks::of(verified);
    let known: Vec<Interval> = ranking.points.about.iter().map(|about| marks.interval(about, by)).collect();
    let tie = |tie: &TieBreaker| {
        let points = known.iter().cloned().map(Possible::Number).collect();
        let full = verified.docket.guidance.full.exact();
        let bounds = bounds_within(&tie.term, &ranking.points.names, points, full);
        let found = bounds.interval().filter(|_| !bounds.may_halt);
        found.cloned().unwrap_or(Interval { low: None, high: None })
    };
    let parts = std::iter::once(marks.unrounded(by)).chain(ranking.ties.iter().map(tie));
    parts.map(|interval| interval.ends()).unzip()
}

/// Whether a total is a range, or a rank by what decides between equal totals.
fn is_unknown(spans: &[Span], mode: RankMode) -> bool {
    let is_open = |(rank, (low, high)): (Rank, &Span)| {
        low.first() != high.first() || low != high && rank.only().is_none()
    };
    ranks(spans, mode, 0).into_iter().zip(spans).any(is_open)
}

/// Whether two that are known are equal.
fn any_equal(spans: &[Span]) -> bool {
    let known = spans.iter().filter(|(low, high)| low == high).count();
    distinct(spans).len() < known
}

fn told((rank, (low, high)): (Rank, &Span)) -> Ranked {
    let points = |ends: &[End]| match ends.first() {
        Some(End::At(points)) => Some(Points::new(points.clone())),
        _ => None,
    };
    Ranked { low: points(low), high: points(high), rank }
}

/// The rank of each span.
///
/// ```text
/// competition: 1 + how many are above     dense: 1 + how many different ones are above
/// sequential: as competition, and an equal one may stand before or after
/// ```
#[must_use]
pub fn ranks(spans: &[Span], mode: RankMode, absent: usize) -> Vec<Rank> {
    let sorted = |pick: fn(&Span) -> &Vec<End>| {
        let mut ends: Vec<&Vec<End>> = spans.iter().map(pick).collect();
        ends.sort();
        ends
    };
    let (lows, highs) = (sorted(|(low, _)| low), sorted(|(_, high)| high));
    let above = |ends: &[&Vec<End>], than: &Vec<End>| {
        ends.len().saturating_sub(ends.partition_point(|end| *end <= than))
    };
    let (levels, distinct, open) = (least_levels(spans), distinct(spans), open(spans));
    let rank = |(low, high): &Span| {
        let is_open = usize::from(low != high);
        let (ahead, may_be_ahead) = match mode {
            RankMode::Competition => (above(&lows, high), above(&highs, low).saturating_sub(is_open)),
            RankMode::Sequential => {
                let not_behind = highs.len().saturating_sub(highs.partition_point(|end| *end < low));
                (above(&lows, high), not_behind.saturating_sub(1))
            }
            RankMode::Dense => {
                let others = above(&open, low).saturating_sub(is_open);
                (above(&levels, high), above(&distinct, low).saturating_add(others))
            }
        };
        Rank { best: ahead.saturating_add(1), worst: may_be_ahead.saturating_add(1).saturating_add(absent) }
    };
    spans.iter().map(rank).collect()
}

/// The fewest different totals that the spans can have, from below: each next one as high as it can be.
fn least_levels(spans: &[Span]) -> Vec<&Vec<End>> {
    let mut sorted: Vec<&Span> = spans.iter().collect();
    sorted.sort_by(|left, right| right.0.cmp(&left.0));
    let mut levels: Vec<&Vec<End>> = Vec::new();
    for (low, high) in sorted {
        if levels.last().is_none_or(|level| high < *level) {
            levels.push(low);
        }
    }
    levels.reverse();
    levels
}

/// The different totals that are known, in ascending order.
fn distinct(spans: &[Span]) -> Vec<&Vec<End>> {
    let known = spans.iter().filter(|(low, high)| low == high);
    known.map(|(low, _)| low).collect::<BTreeSet<_>>().into_iter().collect()
}

/// How high those can be that are not known, in ascending order.
fn open(spans: &[Span]) -> Vec<&Vec<End>> {
    let mut open: Vec<&Vec<End>> =
        spans.iter().filter(|(low, high)| low != high).map(|(_, high)| high).collect();
    open.sort();
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;

    /// Totals from–to, in tenths.
    fn ranked(totals: &[(i64, i64)], mode: RankMode, absent: usize) -> Vec<(usize, usize)> {
        let end = |number: i64| vec![End::At(Exact::from(number))];
        let spans: Vec<Span> = totals.iter().map(|(low, high)| (end(*low), end(*high))).collect();
        ranks(&spans, mode, absent).into_iter().map(|rank| (rank.best, rank.worst)).collect()
    }

    #[test]
    fn equal_totals() {
        let totals = [(90, 90), (80, 80), (80, 80), (70, 70)];
        let of = |mode| ranked(&totals, mode, 0);
        assert_eq!(of(RankMode::Competition), [(1, 1), (2, 2), (2, 2), (4, 4)]);
        assert_eq!(of(RankMode::Dense), [(1, 1), (2, 2), (2, 2), (3, 3)]);
        assert_eq!(of(RankMode::Sequential), [(1, 1), (2, 3), (2, 3), (4, 4)]);
    }

    #[test]
    fn open_totals() {
        let totals = [(90, 90), (75, 95), (80, 80), (70, 70)];
        let of = |mode| ranked(&totals, mode, 0);
        assert_eq!(of(RankMode::Competition), [(1, 2), (1, 3), (2, 3), (4, 4)]);
        assert_eq!(of(RankMode::Sequential), [(1, 2), (1, 3), (2, 3), (4, 4)]);
        // It may be equal to one of those above.
        assert_eq!(of(RankMode::Dense), [(1, 2), (1, 3), (2, 3), (3, 4)]);
        assert_eq!(ranked(&totals, RankMode::Competition, 2)[3], (4, 6));
    }

    /// Every rank that some totals within the spans give lies in the range, and the ends of the range are reached.
    #[test]
    fn a_range_holds_just_what_is_possible() {
        let spans = [[(1, 3), (2, 2), (2, 4)], [(1, 1), (1, 2), (3, 3)], [(2, 2), (2, 2), (1, 3)]];
        for totals in spans {
            for mode in RankMode::ALL {
                let found = ranked(&totals, mode, 0);
                let mut seen = vec![(usize::MAX, 0); 3];
                // Halves too: a total may lie between two others.
                let steps = |(low, high): (i64, i64)| (low * 2..=high * 2).collect::<Vec<i64>>();
                for a in steps(totals[0]) {
                    for b in steps(totals[1]) {
                        for c in steps(totals[2]) {
                            for (seen, (best, worst)) in
                                seen.iter_mut().zip(ranked(&[(a, a), (b, b), (c, c)], mode, 0))
                            {
                                *seen = (seen.0.min(best), seen.1.max(worst));
                            }
                        }
                    }
                }
                assert_eq!(found, seen, "{totals:?} {mode:?}");
            }
        }
    }
}
