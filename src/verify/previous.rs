//! What is known of a unit's period before.

use super::{
    bind::{Bound, bind, unknown_code},
    rules::Rules,
};
use crate::{
    model::UnitCounts,
    number::Points,
    problem::{Problems, RawFault},
};

/// Scores and counts of the period before, by the order of the criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The period.
    pub period: Option<String>,
    /// The points that were granted then, where they are known.
    pub points: Vec<Option<Points>>,
    /// The counts of then.
    pub counts: Vec<Bound>,
}

/// Binds what a unit gives of the period before, with the problems of counts.
pub(super) fn previous(
    unit: &UnitCounts<'_>,
    rules: &Rules<'_>,
    problems: &mut Problems,
) -> Option<Previous> {
    let given = unit.previous.as_ref()?;
    let then = UnitCounts { counts: given.counts.clone(), ..unit.clone() };
    let counts = bind(&then, rules, problems);
    let mut points: Vec<Option<Points>> = vec![None; counts.len()];
    let mut seen = vec![false; counts.len()];
    for (name, granted) in &given.appraised {
        let Some((index, criterion)) = rules.criterion(&name.name) else {
            problems.at(unit.source.place(name.span), unknown_code(&name.name, rules));
            continue;
        };
        let (Some(place), Some(seen)) = (points.get_mut(index), seen.get_mut(index)) else { continue };
        if *seen {
            let (code, key) = (name.name.clone().into_owned(), criterion.key.clone());
            problems.at(unit.source.place(name.span), RawFault::CriterionTwice { code, key });
        }
        *seen = true;
        place.clone_from(granted);
    }
    Some(Previous { period: given.period.clone(), points, counts })
}
