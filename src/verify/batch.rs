//! Values over all units of a batch (*bình quân, cao nhất, thấp nhất của các đơn vị*), for the inputs that are made of
//! them.

use super::{
    bind::{Bound, bind},
    rules::Rules,
};
use crate::{
    formula::{Facts, Halt, Silent, Value, bounds::bounds, evaluate, interval::Interval},
    model::{Criterion, Guidance, Member, Over, UnitCounts},
    problem::Problems,
};

/// What one unit adds: where its value lies, for each input over all units, by criterion and slot.
#[derive(Clone, Debug)]
pub struct OfUnit {
    unit: String,
    values: Vec<Interval>,
}

/// The values of a unit; none where its counts cannot be used.
#[must_use]
pub fn of_unit(rules: &Rules<'_>, unit: &UnitCounts<'_>) -> Option<OfUnit> {
    let mut problems = Problems::default();
    let bounds = bind(unit, rules, &mut problems);
    let guidance = rules.guidance();
    let value = |(index, _, over): (usize, usize, &Over)| {
        Some(value(guidance.criteria.get(index)?, over, bounds.get(index)?))
    };
    let values = places(guidance).map(value).collect::<Option<Vec<Interval>>>()?;
    (!problems.any_error()).then(|| OfUnit { unit: unit.unit.clone(), values })
}

/// Whether a rule set has inputs over all units.
#[must_use]
pub fn compares_units(guidance: &Guidance) -> bool {
    places(guidance).next().is_some()
}

/// Tells the rule set what the batch says of its inputs over all units: `units` of the `whole` batch are known, the
/// others may have any value.
pub fn fill(guidance: &mut Guidance, units: &[OfUnit], whole: usize) {
    let absent = whole.saturating_sub(units.len());
    let mut found = Vec::new();
    for (place, (index, slot, over)) in places(guidance).enumerate() {
        let Some(criterion) = guidance.criteria.get(index) else { continue };
        let known = units.iter().filter_map(|unit| unit.values.get(place));
        let others = std::iter::repeat_n(anything(criterion, over), absent);
        let values: Vec<Interval> = known.cloned().chain(others).collect();
        let member = |unit: &OfUnit| Member {
            unit: unit.unit.clone(),
            value: unit.values.get(place).and_then(Interval::only).cloned(),
        };
        let members: Vec<Member> = units.iter().map(member).collect();
        found.push((index, slot, over.of.over(&values), members));
    }
    for (index, slot, within, members) in found {
        let Some(criterion) = guidance.criteria.get_mut(index) else { continue };
        if let Some(declaration) = criterion.declarations.get_mut(slot) {
            declaration.within = within;
        }
        if let Some(over) = criterion.inputs.get_mut(slot).and_then(|input| input.over.as_mut()) {
            (over.members, over.absent) = (members, absent);
        }
    }
}

/// The inputs over all units, by criterion and slot.
fn places(guidance: &Guidance) -> impl Iterator<Item = (usize, usize, &Over)> {
    guidance.criteria.iter().enumerate().flat_map(|(index, criterion)| {
        let inputs = criterion.inputs.iter().enumerate();
        inputs.filter_map(move |(slot, input)| Some((index, slot, input.over.as_ref()?)))
    })
}

/// Where the value of a unit lies. Where a divisor is 0 and the like, the guidance does not say how the unit counts:
/// it may have any value.
fn value(criterion: &Criterion, over: &Over, bound: &Bound) -> Interval {
    let (inputs, full) = (&bound.values, criterion.full.exact());
    match evaluate(&over.term, Facts { inputs, full, children: None }, &mut Silent) {
        Ok(Value::Number(value)) => Interval::point(&value),
        Err(Halt::Unknown(_)) => {
            let found = bounds(&over.term, &criterion.declarations, inputs, full);
            let interval = found.interval().filter(|_| !found.may_halt).cloned();
            interval.unwrap_or_else(|| anything(criterion, over))
        }
        _ => anything(criterion, over),
    }
}

/// Everything that the value of a unit can be.
fn anything(criterion: &Criterion, over: &Over) -> Interval {
    let unknown = vec![None; criterion.inputs.len()];
    let found = bounds(&over.term, &criterion.declarations, &unknown, criterion.full.exact());
    found.interval().cloned().unwrap_or(Interval { low: None, high: None })
}
