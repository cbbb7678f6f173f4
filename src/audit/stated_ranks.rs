//! The places that a table states for the units of a batch, against the totals that it states.
//!
//! Where all units are known to be listed, each place must be the one that the totals give. Else units may be missing
//! in between: a place is only never better than those above let it be, and equal ones stand as the way of ranking
//! says. Where equal ones state different places, the best of these is held against those behind them: which is wrong
//! is not known. Everything is compared exactly.

use super::{Case, Ledger, Node};
use crate::{
    model::{At, RankMode, Ranking},
    number::Points,
    verify::{
        Audit, FindingKind, Other, RankFinding, Verified,
        rank::{Span, ranks, span_of_grants, span_of_total},
    },
};
use std::{
    cmp::{Ordering, Reverse},
    collections::BTreeSet,
};

/// A unit of the batch, with what the table states of it.
#[derive(Clone, Debug)]
pub struct Member<'m> {
    /// Its name.
    pub unit: &'m str,
    /// What the column of places says.
    pub rank: Option<&'m str>,
    /// Its total.
    pub total: Option<&'m Points>,
    /// Where these stand.
    pub at: At,
    /// The rows of its parts for which the column of places says something.
    pub parts: Vec<At>,
    /// The unit by the rules, where there are any.
    pub verified: Option<&'m Verified<'m>>,
}

impl<'m> Member<'m> {
    /// What the table states of a unit.
    #[must_use]
    pub fn of(case: &'m Case<'_>) -> Self {
        let total = case.outline.total.as_ref();
        Self {
            unit: case.unit.unwrap_or_default(),
            rank: total.and_then(|total| total.rank),
            total: total.and_then(|total| total.granted.as_ref()),
            at: total.map_or(At::Row(0), Node::at),
            parts: case.outline.nodes.iter().filter(|node| node.rank.is_some()).map(Node::at).collect(),
            verified: case.verified,
        }
    }
}

/// What is found for each member of a batch, in their order. `whole`: how many units the batch is said to have.
#[must_use]
pub fn stated_ranks(members: &[Member<'_>], whole: Option<usize>) -> Vec<Audit> {
    let ranking = members.first().and_then(|member| member.verified?.docket.guidance.ranking.as_ref());
    let placed: Vec<Option<(u64, Option<u64>)>> = members.iter().map(|member| place(member.rank?)).collect();
    let of: Vec<Option<u64>> = placed.iter().map(|placed| placed.and_then(|(_, of)| of)).collect();
    let mut said = of.iter().flatten();
    let said = said.next().filter(|first| said.all(|of| of == *first));
    let said = said.and_then(|of| usize::try_from(*of).ok());
    let is_whole = whole.or(said) == Some(members.len());
    let spans: Vec<Span> = members.iter().map(|member| span(member, ranking)).collect();
    // No place is before the first one.
    let places =
        placed.iter().map(|placed| placed.map(|(place, _)| place).filter(|place| *place > 0)).collect();
    let batch = Batch { members, places, of, spans, ranking };
    let mut ledgers = vec![Ledger::default(); members.len()];
    for (index, ledger) in ledgers.iter_mut().enumerate() {
        ledger.open(super::OF_BATCH);
        batch.not_compared(index, ledger);
        batch.number_of_units(index, ledger);
    }
    let told = if is_whole { batch.against_totals(&mut ledgers) } else { BTreeSet::new() };
    batch.against_each_other(is_whole, &told, &mut ledgers);
    ledgers.into_iter().map(Ledger::close).collect()
}

/// A place, and out of how many: `3`, `3/18`, `thứ 3`, `Hạng 3/18`.
#[must_use]
pub fn place(text: &str) -> Option<(u64, Option<u64>)> {
    let words =
        text.trim().trim_start_matches(|letter: char| letter.is_alphabetic() || letter.is_whitespace());
    let number = |text: &str| {
        let text = text.trim();
        text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match words.split_once('/') {
        Some((place, of)) => Some((number(place)?, Some(number(of)?))),
        None => Some((number(words)?, None)),
    }
}

fn span(member: &Member<'_>, ranking: Option<&Ranking>) -> Span {
    match member.verified.zip(ranking) {
        Some((verified, ranking)) => span_of_grants(verified, ranking),
        None => span_of_total(member.total),
    }
}

struct Batch<'b> {
    members: &'b [Member<'b>],
    /// The place that is stated for each.
    places: Vec<Option<u64>>,
    /// Out of how many that is said to be.
    of: Vec<Option<u64>>,
    spans: Vec<Span>,
    ranking: Option<&'b Ranking>,
}

/// What is to be said of a place.
enum Verdict {
    /// Nothing.
    Open,
    /// It is as it must be.
    Holds,
    /// What is wrong.
    Wrong(RankFinding),
}

impl Verdict {
    fn of(holds: bool, fault: RankFinding) -> Self {
        if holds { Self::Holds } else { Self::Wrong(fault) }
    }
}

impl Batch<'_> {
    /// Out of how many units the place of one is said to be.
    fn out_of(&self, index: usize) -> Option<u64> {
        self.of.get(index).copied().flatten()
    }

    /// What the column of places says of a unit and nothing can be held against: no place, a place without a total,
    /// places of parts.
    fn not_compared(&self, index: usize, ledger: &mut Ledger) {
        let Some(member) = self.members.get(index) else { return };
        let (place, of) = (self.places.get(index).copied().flatten(), self.out_of(index));
        match (member.rank, place) {
            // A place that is none, out of a number of units, is told by `ranks`.
            (Some(text), None) if of.is_none() => {
                ledger.find(RankFinding::Unread { text: text.to_owned() }, &[member.at]);
            }
            (_, Some(place)) if member.total.is_none() => {
                ledger.find(RankFinding::WithoutTotal { place }, &[member.at]);
            }
            _ => {}
        }
        if !member.parts.is_empty() {
            ledger.find(RankFinding::OfParts { rows: member.parts.len() }, &member.parts);
        }
    }

    /// The number of units beside a place: that of the first other unit that states one, and no fewer than there are.
    fn number_of_units(&self, index: usize, ledger: &mut Ledger) {
        let (Some(member), Some(of)) = (self.members.get(index), self.out_of(index)) else { return };
        let first = self.members.iter().zip(&self.of).find_map(|(other, of)| Some((other.unit, (*of)?)));
        if let Some((unit, other)) = first.filter(|(_, other)| *other != of) {
            ledger.find(RankFinding::OtherNumber { of, unit: unit.to_owned(), other }, &[member.at]);
        }
        let units = self.members.len();
        if usize::try_from(of).is_ok_and(|of| of < units) {
            ledger.find(RankFinding::TooFewUnits { of, units }, &[member.at]);
        }
    }

    /// Each place against the one that the totals of all units give; where the rules do not say what equal totals do,
    /// against all that are possible. Gives the units whose place is wrong.
    fn against_totals(&self, ledgers: &mut [Ledger]) -> BTreeSet<usize> {
        let of = |mode| ranks(&self.spans, mode, 0);
        let (best, worst) = match self.ranking {
            Some(ranking) => (of(ranking.mode), of(ranking.mode)),
            None => (of(RankMode::Dense), of(RankMode::Sequential)),
        };
        let possible = best.iter().zip(&worst).map(|(best, worst)| (best.best, worst.worst));
        let members = self.members.iter().zip(&self.places).zip(possible).zip(ledgers).enumerate();
        let mut wrong = BTreeSet::new();
        for (index, (((member, place), (best, worst)), ledger)) in members {
            let Some((place, total)) = place.zip(member.total) else { continue };
            let fits = usize::try_from(place).is_ok_and(|place| (best..=worst).contains(&place));
            wrong.extend((!fits).then_some(index));
            let (total, units) = (total.clone(), self.members.len());
            let text = format!("{place}: {}", total.plain());
            let fault = (!fits).then_some(RankFinding::NotByTotal { place, total, best, worst, units });
            ledger.judge(&text, &[member.at], fault.map(Into::into));
        }
        wrong
    }

    /// Each place against that of the unit before it, in the order of the totals; none of which is `told` already that
    /// it is wrong.
    fn against_each_other(&self, is_whole: bool, told: &BTreeSet<usize>, ledgers: &mut [Ledger]) {
        let mut order: Vec<(usize, &Points, u64)> = Vec::new();
        for (index, (member, place)) in self.members.iter().zip(&self.places).enumerate() {
            let stated = member.total.zip(*place).filter(|_| !told.contains(&index));
            order.extend(stated.map(|(total, place)| (index, total, place)));
        }
        let low = |index: usize| self.spans.get(index).map(|(low, _)| low);
        order.sort_by_key(|(index, total, place)| (Reverse(*total), Reverse(low(*index)), *place));
        for pair in order.windows(2) {
            let [(before, ..), (index, ..)] = pair else { continue };
            let (Some(member), Some(ledger)) = (self.members.get(*index), ledgers.get_mut(*index)) else {
                continue;
            };
            let fault = match self.judge(pair, is_whole) {
                Verdict::Open => continue,
                Verdict::Holds => None,
                Verdict::Wrong(fault) => Some(fault),
            };
            let at = [Some(member.at), self.members.get(*before).map(|other| other.at)];
            let at: Vec<At> = at.into_iter().flatten().collect();
            let text = pair.iter().map(|(_, total, place)| format!("{place}: {}", total.plain()));
            ledger.judge(&text.collect::<Vec<_>>().join("; "), &at, fault.map(FindingKind::from));
        }
    }

    /// The place of the second of two units, beside that of the first. Of a whole batch that was held against its
    /// totals, only equal ones are looked at, which the totals leave to each other.
    fn judge(&self, pair: &[(usize, &Points, u64)], is_whole: bool) -> Verdict {
        let [(before, other_total, other_place), (index, total, place)] = pair else { return Verdict::Open };
        // Places out of different numbers of units may be of different batches.
        if self.out_of(*before).zip(self.out_of(*index)).is_some_and(|(one, other)| one != other) {
            return Verdict::Open;
        }
        let Some(order) = self.compare(*before, *index, other_total.cmp(total)) else { return Verdict::Open };
        let unit = self.members.get(*before).map(|other| other.unit.to_owned()).unwrap_or_default();
        let other = Other { unit, total: (*other_total).clone(), place: *other_place };
        let (place, total) = (*place, (*total).clone());
        match (order, self.ranking.map(|ranking| ranking.mode)) {
            (Ordering::Equal, None) => Verdict::Open,
            (Ordering::Equal, Some(RankMode::Sequential)) => {
                Verdict::of(place != other.place, RankFinding::TieShared { place, total, other })
            }
            (_, Some(_)) if is_whole => Verdict::Open,
            (Ordering::Equal, Some(_)) => {
                Verdict::of(place == other.place, RankFinding::TieSplit { place, total, other })
            }
            (_, mode) => {
                let (other, equal) = self.ahead(*before, other, mode);
                let least = other.place.saturating_add(equal).saturating_add(1);
                Verdict::of(place >= least, RankFinding::TooGood { place, total, other, equal, least })
            }
        }
    }

    /// How one unit stands to the next one, whose total is not higher; none where what decides between equal totals is
    /// not known.
    fn compare(&self, before: usize, index: usize, totals: Ordering) -> Option<Ordering> {
        if totals != Ordering::Equal {
            return Some(totals);
        }
        let (before, index) = (self.spans.get(before)?, self.spans.get(index)?);
        let known = |span: &Span| span.0 == span.1;
        (known(before) && known(index)).then(|| before.0.cmp(&index.0))
    }

    /// What a unit behind another one is surely behind: of those known to be equal to that one, which share a place,
    /// the one with the best place that is stated; and how many others these are, where each takes a place.
    fn ahead(&self, before: usize, other: Other, mode: Option<RankMode>) -> (Other, u64) {
        let span = self.spans.get(before).filter(|span| span.0 == span.1);
        let Some((span, mode)) = span.zip(mode).filter(|(_, mode)| *mode != RankMode::Sequential) else {
            return (other, 0);
        };
        let equal = || self.spans.iter().enumerate().filter(|(index, one)| *index != before && *one == span);
        let places = equal().filter_map(|(index, _)| Some((index, (*self.places.get(index)?)?)));
        let better = places.filter(|(_, place)| *place < other.place).min_by_key(|(_, place)| *place);
        let better = better.and_then(|(index, place)| Some((self.members.get(index)?.unit, place)));
        let other = match better {
            Some((unit, place)) => Other { unit: unit.to_owned(), place, ..other },
            None => other,
        };
        let takes_places = mode == RankMode::Competition;
        let others = if takes_places { u64::try_from(equal().count()).unwrap_or(u64::MAX) } else { 0 };
        (other, others)
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn places_as_tables_write_them() {
        for (text, expected) in [
            ("3", Some((3, None))),
            ("3/18", Some((3, Some(18)))),
            ("thứ 3", Some((3, None))),
            ("Hạng 3 / 18", Some((3, Some(18)))),
            ("đồng hạng 2", Some((2, None))),
            ("I", None),
            ("3,5", None),
            ("-3", None),
            ("3/", None),
            ("", None),
        ] {
            assert_eq!(place(text), expected, "{text}");
        }
    }
}
