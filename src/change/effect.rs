//! Whose score moves: a verified unit under another rule set, its counts and rows carried over by key.

use crate::{
    formula::Type,
    model::{Criterion, Guidance},
    number::Points,
    verify::{Audit, Bound, Docket, MatchedRow, Rank, Scored, Verified, score, standings, verify},
};
use std::collections::BTreeMap;

/// What a change of rules does to one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEffect {
    /// The unit.
    pub unit: String,
    /// The criteria whose points move, or come and go.
    pub criteria: Vec<Moved>,
    /// The groups whose recomputed points move.
    pub groups: Vec<Moved>,
    /// The sum of the points, before and after, of the criteria that both sets score, or that only one has.
    pub sum: [Points; 2],
    /// The recomputed total, where every part of it is known.
    pub total: [Option<Points>; 2],
    /// The rank among the units of the case: as the rule set ranks its units, else by the sum, equal sums sharing
    /// one.
    pub rank: [Rank; 2],
    /// The grade by the recomputed points; none where the rule set gives no grades.
    pub grade: [Option<Grading>; 2],
}

/// The grades that are possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grading {
    /// Their labels.
    pub possible: Vec<String>,
    /// Whether there may be no grade at all.
    pub none: bool,
}

/// A score before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The key of the criterion, or the code of the group.
    pub about: String,
    /// Under the old rules.
    pub old: Score,
    /// Under the new rules.
    pub new: Score,
}

/// What a criterion or a group comes to under a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Score {
    /// Points.
    Points(Points),
    /// Not known: a count is, or the rule set does not say. Not the same as 0 points.
    Undetermined,
    /// It does not apply to the unit.
    Excluded,
    /// The appraiser judges.
    Judged,
    /// The rule set does not have it.
    Absent,
}

impl Score {
    fn of(scored: &Scored) -> Self {
        match scored {
            Scored::Points { points, .. } => Self::Points(points.clone()),
            Scored::Undetermined { .. } => Self::Undetermined,
            Scored::Excluded => Self::Excluded,
            Scored::Judged => Self::Judged,
        }
    }

    fn of_sum(points: Option<&Points>) -> Self {
        points.map_or(Self::Undetermined, |points| Self::Points(points.clone()))
    }

    /// The points, if there are any.
    #[must_use]
    pub const fn points(&self) -> Option<&Points> {
        match self {
            Self::Points(points) => Some(points),
            _ => None,
        }
    }

    /// What adds to a sum; none where that cannot be said.
    fn adds(&self) -> Option<Points> {
        match self {
            Self::Points(points) => Some(points.clone()),
            Self::Absent => Some(Points::zero()),
            _ => None,
        }
    }
}

/// The effect on every unit of a case that the old set scores; those on which there is none are left out.
#[must_use]
pub fn effect(units: &[Verified<'_>], old: &Guidance, new: &Guidance) -> Vec<UnitEffect> {
    let dockets = units.iter().map(|unit| &unit.docket);
    let scored: Vec<_> = dockets.filter(|docket| docket.guidance.id == old.id).collect();
    let [before, after] = [old, new].map(|rules| {
        let carried = scored.iter().map(|docket| carried(docket, rules));
        carried.map(|docket| verify(docket, |_| Audit::default())).collect::<Vec<_>>()
    });
    let mut effects: Vec<UnitEffect> =
        before.iter().zip(&after).map(|(before, after)| of_unit(before, after)).collect();
    let ranks = [by_rules(&before), by_rules(&after)];
    let sums: Vec<[Points; 2]> = effects.iter().map(|effect| effect.sum.clone()).collect();
    for (index, effect) in effects.iter_mut().enumerate() {
        let above = |side: fn(&[Points; 2]) -> &Points, own: &Points| {
            let place = sums.iter().filter(|sum| side(sum) > own).count().saturating_add(1);
            Rank { best: place, worst: place }
        };
        let [before, after] = &effect.sum;
        let by_sum = [above(|[before, _]| before, before), above(|[_, after]| after, after)];
        let [was, is] = ranks.each_ref().map(|ranks| ranks.get(&index).copied());
        let [was_by_sum, is_by_sum] = by_sum;
        effect.rank = [was.unwrap_or(was_by_sum), is.unwrap_or(is_by_sum)];
    }
    effects.retain(UnitEffect::moves);
    effects
}

/// The ranks by the recomputed totals, where the rule set ranks its units.
fn by_rules(units: &[Verified<'_>]) -> BTreeMap<usize, Rank> {
    let standings = standings(units, 0, None);
    let ranks = standings.iter().flat_map(|one| &one.units);
    ranks.map(|unit| (unit.unit, unit.expected.rank)).collect()
}

impl UnitEffect {
    fn moves(&self) -> bool {
        let ([before, after], [was, is]) = (self.rank, &self.grade);
        !self.criteria.is_empty() || !self.groups.is_empty() || before != after || was != is
    }
}

fn of_unit(old: &Verified<'_>, new: &Verified<'_>) -> UnitEffect {
    let [before, after] = [old, new].map(|verified| scores(&verified.docket));
    let groups = |verified: &Verified<'_>| {
        let groups = verified.groups.iter();
        let of = groups.filter_map(|sum| Some((sum.code.clone()?, Score::of_sum(sum.expected.as_ref()))));
        of.collect::<Vec<_>>()
    };
    let criteria = both(&before, &after);
    let moves = |all: Vec<Moved>| all.into_iter().filter(|one| one.old != one.new).collect::<Vec<_>>();
    UnitEffect {
        unit: old.docket.unit.clone(),
        sum: sums(&criteria),
        criteria: moves(criteria),
        groups: moves(both(&groups(old), &groups(new))),
        total: [old.total.expected.clone(), new.total.expected.clone()],
        rank: [Rank { best: 1, worst: 1 }; 2],
        grade: [grading(old), grading(new)],
    }
}

fn grading(verified: &Verified<'_>) -> Option<Grading> {
    let standing = &verified.grades.as_ref()?.expected;
    let grades = &verified.docket.guidance.grades.list;
    let possible = standing.possible.iter().filter_map(|index| grades.get(*index));
    Some(Grading { possible: possible.map(|grade| grade.label.clone()).collect(), none: standing.none })
}

/// The same case under other rules: what they do not know is left out.
fn carried<'n>(docket: &Docket<'n>, new: &'n Guidance) -> Docket<'n> {
    let old = docket.guidance;
    let index = |criterion: usize| {
        let key = &old.criteria.get(criterion)?.key;
        new.criteria.iter().position(|one| one.key == *key)
    };
    let row = |matched: &MatchedRow<'n>| MatchedRow {
        row: matched.row.clone(),
        criterion: matched.criterion.and_then(index),
    };
    let group = |at: usize| {
        let code = &old.groups.get(at)?.code;
        new.groups.iter().position(|one| one.code == *code)
    };
    let groups = docket.groups.iter().filter_map(|(at, row)| Some((group(*at)?, row.clone())));
    Docket {
        unit: docket.unit.clone(),
        unit_id: docket.unit_id.clone(),
        period: docket.period.clone(),
        guidance: new,
        rows: docket.rows.iter().map(row).collect(),
        groups: groups.collect(),
        total: docket.total.clone(),
        counts: new.criteria.iter().map(|criterion| counts(docket, criterion)).collect(),
        evidence: docket.evidence.clone(),
        previous: None,
        findings: Vec::new(),
    }
}

/// The counts of a criterion, by the names of its inputs. An input of another kind, unit or choice is another one,
/// whatever its name.
fn counts(docket: &Docket<'_>, criterion: &Criterion) -> Bound {
    let old = docket.guidance.criteria.iter().position(|one| one.key == criterion.key);
    let known = old.and_then(|at| Some((docket.guidance.criteria.get(at)?, docket.counts.get(at)?)));
    let slot = |name: &str| {
        let ((of, bound), new) = (known?, criterion.slot(name)?);
        let old = of.slot(name).filter(|old| fits(of, *old, criterion, new))?;
        Some((bound, old))
    };
    let value = |name: &str| slot(name).and_then(|(bound, slot)| bound.values.get(slot).cloned().flatten());
    let slots = |name: &str| slot(name).and_then(|(bound, slot)| bound.slots.get(slot).cloned());
    Bound {
        values: criterion.inputs.iter().map(|input| value(&input.name)).collect(),
        slots: criterion.inputs.iter().map(|input| slots(&input.name).unwrap_or_default()).collect(),
        given: known.is_some_and(|(_, bound)| bound.given),
    }
}

/// Whether a value of an input of one criterion is one of an input of another.
fn fits(old: &Criterion, of: usize, new: &Criterion, is: usize) -> bool {
    let kinds = old.inputs.get(of).zip(new.inputs.get(is));
    let same = kinds.is_some_and(|(old, new)| old.kind == new.kind && old.unit == new.unit);
    let types = old.declarations.get(of).zip(new.declarations.get(is));
    same && types.is_some_and(|(old, new)| match (&old.of, &new.of) {
        (Type::Choice(old), Type::Choice(new)) => old.iter().all(|choice| new.contains(choice)),
        (old, new) => old == new,
    })
}

/// The score of every criterion, by its key.
fn scores(docket: &Docket<'_>) -> Vec<(String, Score)> {
    let criteria = docket.guidance.criteria.iter().zip(&docket.counts);
    let score = |(criterion, bound): (&Criterion, &Bound)| {
        (criterion.key.clone(), Score::of(&score(docket.guidance, criterion, &bound.values)))
    };
    criteria.map(score).collect()
}

/// The sums of what both sides know: where one side cannot say, neither is counted.
fn sums(criteria: &[Moved]) -> [Points; 2] {
    let known = criteria.iter().filter_map(|one| one.old.adds().zip(one.new.adds()));
    known.fold([Points::zero(), Points::zero()], |[before, after], (old, new)| {
        [before.add(&old), after.add(&new)]
    })
}

/// Every score before and after, in the order of the new rules; then what only the old ones have.
fn both(old: &[(String, Score)], new: &[(String, Score)]) -> Vec<Moved> {
    let of = |side: &[(String, Score)], name: &String| {
        side.iter().find(|(other, _)| other == name).map_or(Score::Absent, |(_, score)| score.clone())
    };
    let gone = old.iter().filter(|(name, _)| !new.iter().any(|(other, _)| other == name));
    let names = new.iter().chain(gone).map(|(name, _)| name);
    names.map(|name| Moved { about: name.clone(), old: of(old, name), new: of(new, name) }).collect()
}
