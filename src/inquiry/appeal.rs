//! What an appeal would change: every combination of what may be claimed, and its net effect, with the rows that
//! were granted too much; an appraiser who looks again looks at those, too.

use crate::{
    model::{Basis, Status},
    number::Points,
    verify::{Changes, Outcome, Verified, VerifiedRow},
};

/// By what more points are claimed for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By the rule.
    Rule,
    /// By an argued reading, its index.
    Reading(usize),
}

/// More points for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The row's index.
    pub row: usize,
    /// By what.
    pub by: By,
    /// How many more.
    pub points: Points,
}

/// A row that was granted more than its rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverGranted {
    /// The row's index.
    pub row: usize,
    /// How many points it would lose, as a number below 0.
    pub points: Points,
    /// How far the total would move; as far as the row where that is not known.
    pub moves: Points,
    /// The argued reading that gives exactly what was granted, its index.
    pub defended_by: Option<usize>,
}

/// Claims put forward together, at most one a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combination {
    /// Their indices.
    pub claims: Vec<usize>,
    /// How far the total moves; none where that is not known.
    pub points: Option<Points>,
    /// The total with them.
    pub total: Option<Points>,
    /// The same, with the rows granted too much corrected as well.
    pub net: Option<Points>,
    /// The total with these.
    pub net_total: Option<Points>,
}

/// What an appeal would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// What may be claimed, in the order of the rows.
    pub claims: Vec<Claim>,
    /// What may be lost.
    pub over_granted: Vec<OverGranted>,
    /// The combinations: first each claim alone, then ever more together.
    pub combinations: Vec<Combination>,
    /// Whether these are all; else each claim alone, and the best of each row together.
    pub complete: bool,
}

/// What a row that may have more points is for: each such row is for the letter or for the plan, never for neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'c> {
    /// The letter puts a claim forward: by the rule where its words are known, else by the argued reading that gives
    /// most.
    Letter {
        /// What the letter puts forward.
        claim: &'c Claim,
        /// The claim by a rule whose words are not known, where it is for more: the rest may be asked about.
        more: Option<&'c Claim>,
    },
    /// Only a rule whose words are not known gives more: the points are planned for, and may be asked about.
    Plan(&'c Claim),
}

impl Appeal {
    /// What a row is for; none where nothing gives more than was granted.
    #[must_use]
    pub fn purpose(&self, verified: &Verified<'_>, row: usize) -> Option<Purpose<'_>> {
        let (_, _, criterion) = verified.row(row)?;
        let quoted = criterion?.citation.basis == Basis::Quoted;
        let of_row = || self.claims.iter().filter(move |claim| claim.row == row);
        let by_rule = of_row().find(|claim| claim.by == By::Rule);
        let argued =
            of_row().filter(|claim| claim.by != By::Rule).max_by(|one, two| one.points.cmp(&two.points));
        let letter = by_rule.filter(|_| quoted).or(argued);
        let Some(claim) = letter else { return by_rule.map(Purpose::Plan) };
        Some(Purpose::Letter { claim, more: by_rule.filter(|by_rule| by_rule.points > claim.points) })
    }
}

/// So many combinations are listed.
pub const MOST_COMBINATIONS: usize = 64;

/// What an appeal of a unit would change. Groups and total come anew from their parts: a cap, a formula of a group,
/// what does not apply and rounding change what a claim is worth.
#[must_use]
pub fn appeal(verified: &Verified<'_>) -> Appeal {
    let rows = || verified.rows.iter().enumerate().filter(|(_, row)| row.outcome != Outcome::NotAppraised);
    let claims: Vec<Claim> = rows().flat_map(|(index, row)| claims_of(verified, index, row)).collect();
    let over_granted: Vec<OverGranted> =
        rows().filter_map(|(index, row)| over_granted(verified, index, row)).collect();
    let (sets, complete) = sets(&claims);
    let granted = |row: usize| verified.docket.rows.get(row)?.row.appraised.as_ref();
    let changed = |row: usize, points: &Points| Some((row, granted(row)?.add(points)));
    let lost = over_granted.iter().filter(|row| row.defended_by.is_none());
    let lost: Changes = lost.filter_map(|over| changed(over.row, &over.points)).collect();
    let total = verified.total.appraised.as_ref();
    let combination = |set: Vec<usize>| {
        let claimed = set.iter().filter_map(|index| claims.get(*index));
        let claimed: Changes = claimed.filter_map(|claim| changed(claim.row, &claim.points)).collect();
        let both = lost.iter().chain(&claimed).map(|(row, points)| (*row, points.clone())).collect();
        let (points, net) = (verified.total_moves(&claimed), verified.total_moves(&both));
        let with = |moved: &Option<Points>| Some(total?.add(moved.as_ref()?));
        Combination { total: with(&points), net_total: with(&net), claims: set, points, net }
    };
    let combinations = sets.into_iter().map(combination).collect();
    Appeal { claims, over_granted, combinations, complete }
}

fn status(verified: &Verified<'_>, row: usize, reading: usize) -> Option<Status> {
    let (_, _, criterion) = verified.row(row)?;
    criterion?.readings.get(reading).map(|reading| reading.status)
}

fn claims_of(verified: &Verified<'_>, index: usize, row: &VerifiedRow) -> Vec<Claim> {
    let gains = |gap: &&Points| **gap > Points::zero();
    let rule = row.gap.as_ref().filter(gains);
    let rule = rule.map(|gap| Claim { row: index, by: By::Rule, points: gap.clone() });
    let argued = |score: &&crate::verify::ReadingScore| {
        status(verified, index, score.reading) == Some(Status::Argued)
            && score.scored.points() != row.expected()
    };
    let readings = row.readings.iter().filter(argued).filter_map(|score| {
        let points = score.gap.as_ref().filter(gains)?.clone();
        Some(Claim { row: index, by: By::Reading(score.reading), points })
    });
    rule.into_iter().chain(readings).collect()
}

fn over_granted(verified: &Verified<'_>, index: usize, row: &VerifiedRow) -> Option<OverGranted> {
    let points = row.gap.clone().filter(|_| row.outcome == Outcome::OverGranted)?;
    let defends = |score: &&crate::verify::ReadingScore| {
        status(verified, index, score.reading) == Some(Status::Argued)
            && score.gap.as_ref().is_some_and(|gap| *gap == Points::zero())
    };
    let defended_by = row.readings.iter().find(defends).map(|score| score.reading);
    let granted = verified.docket.rows.get(index).and_then(|row| row.row.appraised.as_ref());
    let mended = granted.map(|granted| Changes::from([(index, granted.add(&points))]));
    let moves = mended.and_then(|mended| verified.total_moves(&mended)).unwrap_or_else(|| points.clone());
    Some(OverGranted { row: index, points, moves, defended_by })
}

/// Sets of claims with at most one a row, the smaller first; and whether these are all.
fn sets(claims: &[Claim]) -> (Vec<Vec<usize>>, bool) {
    let row = |index: usize| claims.get(index).map(|claim| claim.row);
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    for index in 0..claims.len() {
        let free = |set: &&Vec<usize>| set.last().is_none_or(|last| row(*last) != row(index));
        let longer: Vec<Vec<usize>> =
            sets.iter().filter(free).map(|set| set.iter().copied().chain([index]).collect()).collect();
        sets.extend(longer);
        if sets.len() > MOST_COMBINATIONS {
            return (few(claims), false);
        }
    }
    sets.retain(|set| !set.is_empty());
    sets.sort_by(|left, right| left.len().cmp(&right.len()).then_with(|| left.cmp(right)));
    (sets, true)
}

/// Each claim alone, and the best of each row together.
fn few(claims: &[Claim]) -> Vec<Vec<usize>> {
    let mut best: Vec<usize> = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let last = best.last().and_then(|last| claims.get(*last)).filter(|last| last.row == claim.row);
        match last {
            Some(last) if last.points >= claim.points => {}
            Some(_) => {
                best.pop();
                best.push(index);
            }
            None => best.push(index),
        }
    }
    (0..claims.len()).map(|index| vec![index]).chain([best]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(row: usize, points: u64) -> Claim {
        Claim { row, by: By::Rule, points: Points::new(points.into()) }
    }

    #[test]
    fn at_most_one_claim_a_row() {
        let (found, complete) = sets(&[claim(0, 1), claim(0, 2), claim(3, 1)]);
        assert_eq!(found, [vec![0], vec![1], vec![2], vec![0, 2], vec![1, 2]]);
        assert!(complete);
    }

    #[test]
    fn many_claims_are_cut_and_said_to_be() {
        let claims: Vec<Claim> = (0..9).map(|row| claim(row, 1)).chain([claim(8, 5)]).collect();
        let (found, complete) = sets(&claims);
        assert!(!complete);
        assert_eq!(found.last().unwrap(), &[0, 1, 2, 3, 4, 5, 6, 7, 9]);
    }
}
