//! Which ways of rounding the granted scores allow: the mode, and whether the parts of a sum are rounded before
//! they are added. No document may say it; the scores do.

use crate::{
    formula::{Facts, Silent, Term, Value, evaluate, syntax::Arithmetic},
    model::{Form, Rule},
    number::{Exact, Mode, Points, Rounding},
    verify::{Scored, Verified, score},
};

/// A way of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Policy {
    /// The mode.
    pub mode: Mode,
    /// When.
    pub order: Order,
}

/// When a sum is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// Once, after its parts are added.
    Once,
    /// Each part, before they are added.
    EachPart,
}

/// What a sample is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A row of the docket, by its index.
    Row(usize),
    /// A group of the guidance, by its index.
    Group(usize),
}

/// A granted score, and what it was rounded from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The unit's index in the batch.
    pub unit: usize,
    /// What it is about.
    pub place: Place,
    /// The parts before rounding; one where the score is no sum.
    pub parts: Vec<Exact>,
    /// The granted score.
    pub granted: Exact,
}

/// A way of rounding held against the samples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The way of rounding.
    pub policy: Policy,
    /// The samples that it does not give, by index; those left out are not among them.
    pub against: Vec<usize>,
}

/// What the granted scores say of their rounding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inferred {
    /// Digits kept after the mark.
    pub digits: u32,
    /// The granted scores.
    pub samples: Vec<Sample>,
    /// Every way of rounding that was tried.
    pub fits: Vec<Fit>,
    /// The samples that no way of rounding gives: they say nothing of it.
    pub left_out: Vec<usize>,
    /// A smallest choice of samples that rules out every way that is ruled out.
    pub deciding: Vec<usize>,
}

impl Policy {
    /// What a sum of parts gives.
    #[must_use]
    pub fn apply(self, digits: u32, parts: &[Exact]) -> Option<Exact> {
        let rounding = Rounding::new(self.mode, digits)?;
        let sum =
            |parts: &mut dyn Iterator<Item = Exact>| parts.fold(Exact::zero(), |sum, part| sum.add(&part));
        Some(match self.order {
            Order::Once => rounding.apply(&sum(&mut parts.iter().cloned())),
            Order::EachPart => sum(&mut parts.iter().map(|part| rounding.apply(part))),
        })
    }

    /// The name in `explained_by`.
    #[must_use]
    pub fn id(self) -> String {
        let order = if self.order == Order::EachPart { ":each_part" } else { "" };
        format!("rounding:{}{order}", self.mode.name())
    }
}

impl Sample {
    fn agrees(&self, policy: Policy, digits: u32) -> bool {
        policy.apply(digits, &self.parts).as_ref() == Some(&self.granted)
    }
}

impl Inferred {
    /// The ways of rounding that give every sample but those left out.
    pub fn consistent(&self) -> impl Iterator<Item = Policy> {
        self.fits.iter().filter(|fit| fit.against.is_empty()).map(|fit| fit.policy)
    }

    /// How many samples say something.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.samples.len().saturating_sub(self.left_out.len())
    }

    /// Whether all samples but those left out, and the one of a row, allow a mode.
    #[must_use]
    pub fn allows(&self, mode: Mode, row: usize) -> bool {
        let own =
            |sample: &usize| self.samples.get(*sample).map(|sample| sample.place) == Some(Place::Row(row));
        let fits = self.fits.iter().filter(|fit| fit.policy.mode == mode);
        fits.into_iter().any(|fit| fit.against.iter().all(own))
    }

    /// The ways of rounding that give a row's granted score, and all other samples but those left out.
    pub fn explaining(&self, row: usize) -> impl Iterator<Item = Policy> {
        let own = self.samples.iter().find(|sample| sample.place == Place::Row(row));
        let fits = self.fits.iter().filter(|fit| fit.against.is_empty()).map(|fit| fit.policy);
        fits.filter(move |policy| own.is_some_and(|sample| sample.agrees(*policy, self.digits)))
    }
}

/// Holds every way of rounding against granted scores of one rule set, of one unit or of many.
#[must_use]
pub fn infer(samples: Vec<Sample>, digits: u32) -> Inferred {
    let sums = samples.iter().any(|sample| sample.parts.len() > 1);
    let orders: &[Order] = if sums { &[Order::Once, Order::EachPart] } else { &[Order::Once] };
    let policies: Vec<Policy> =
        orders.iter().flat_map(|order| Mode::ALL.map(|mode| Policy { mode, order: *order })).collect();
    let agrees = |sample: &Sample, policy: &Policy| sample.agrees(*policy, digits);
    let matrix: Vec<Vec<bool>> =
        samples.iter().map(|sample| policies.iter().map(|policy| agrees(sample, policy)).collect()).collect();
    let left_out: Vec<usize> = indices(&matrix, |row| !row.contains(&true));
    let against =
        |policy: usize| indices(&matrix, |row| row.contains(&true) && row.get(policy) == Some(&false));
    let fits: Vec<Fit> = policies
        .iter()
        .enumerate()
        .map(|(index, policy)| Fit { policy: *policy, against: against(index) })
        .collect();
    let deciding = deciding(&fits, samples.len());
    Inferred { digits, samples, fits, left_out, deciding }
}

fn indices(matrix: &[Vec<bool>], wanted: impl Fn(&Vec<bool>) -> bool) -> Vec<usize> {
    matrix.iter().enumerate().filter(|(_, row)| wanted(row)).map(|(index, _)| index).collect()
}

/// Samples that together rule out all that is ruled out: again and again the one that rules out the most of
/// what is left, the first of equals.
fn deciding(fits: &[Fit], samples: usize) -> Vec<usize> {
    let mut open: Vec<&Fit> = fits.iter().filter(|fit| !fit.against.is_empty()).collect();
    let mut chosen = Vec::new();
    while !open.is_empty() {
        let mut rules_out = vec![0_usize; samples];
        for sample in open.iter().flat_map(|fit| &fit.against) {
            if let Some(count) = rules_out.get_mut(*sample) {
                *count = count.saturating_add(1);
            }
        }
        let Some((best, _)) = rules_out.iter().enumerate().rev().max_by_key(|(_, count)| **count) else {
            break;
        };
        open.retain(|fit| !fit.against.contains(&best));
        chosen.push(best);
    }
    chosen
}

/// The granted scores of a unit that are known before rounding: rows, and groups that are plain sums of rows.
#[must_use]
pub fn samples(verified: &Verified<'_>, unit: usize) -> Vec<Sample> {
    let rows = (0..verified.rows.len()).filter_map(|index| row(verified, unit, index));
    let groups = (0..verified.groups.len()).filter_map(|index| group(verified, unit, index));
    rows.chain(groups).collect()
}

fn row(verified: &Verified<'_>, unit: usize, index: usize) -> Option<Sample> {
    let matched = verified.docket.rows.get(index)?;
    let granted = matched.row.appraised.as_ref()?.exact().clone();
    let Some(Scored::Points { exact, .. }) = &verified.rows.get(index)?.scored else { return None };
    let criterion = verified.docket.guidance.criteria.get(matched.criterion?)?;
    let bound = verified.docket.counts.get(matched.criterion?)?;
    let Rule::Computed(form) = &criterion.rule else { return None };
    let facts = Facts { inputs: &bound.values, full: criterion.full.exact(), children: None };
    let parts = addends(form, facts).unwrap_or_else(|| vec![exact.clone()]);
    Some(Sample { unit, place: Place::Row(index), parts, granted })
}

/// The values of the addends, where the rule ends in a sum.
fn addends(form: &Form, facts: Facts<'_>) -> Option<Vec<Exact>> {
    let mut term = &form.term;
    while let Term::If(parts) = term {
        let [condition, holds, fails] = parts.as_ref();
        match evaluate(condition, facts, &mut Silent) {
            Ok(Value::Truth(truth)) => term = if truth { holds } else { fails },
            _ => return None,
        }
    }
    let mut parts = Vec::new();
    collect(term, &mut parts);
    let value = |part: &Term| match evaluate(part, facts, &mut Silent) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    };
    parts.into_iter().map(value).collect()
}

fn collect<'t>(term: &'t Term, parts: &mut Vec<&'t Term>) {
    match term {
        Term::Arithmetic(Arithmetic::Add, both) => both.iter().for_each(|part| collect(part, parts)),
        part => parts.push(part),
    }
}

/// A group whose points are the sum of its criteria, all of them with counts; they need no rows of their own.
fn group(verified: &Verified<'_>, unit: usize, index: usize) -> Option<Sample> {
    let guidance = verified.docket.guidance;
    let group = guidance.groups.get(index)?;
    let granted = verified.groups.get(index)?.appraised.as_ref()?.exact().clone();
    let inner = guidance.groups.iter().any(|inner| inner.parent.as_ref() == Some(&group.code));
    let gaps = guidance.not_modelled.iter().any(|part| part.group.as_ref() == Some(&group.code));
    if !group.is_plain_sum() || inner || gaps {
        return None;
    }
    let mut parts = Vec::new();
    let bound = guidance.criteria.iter().zip(&verified.docket.counts);
    for (criterion, bound) in bound.filter(|(criterion, _)| criterion.group == group.code) {
        match score(guidance, criterion, &bound.values) {
            Scored::Points { exact, .. } => parts.push(exact),
            _ => return None,
        }
    }
    (parts.len() > 1).then_some(Sample { unit, place: Place::Group(index), parts, granted })
}

/// The digits of a rule set's rounding; without one, the most that a granted score is printed with.
#[must_use]
pub fn digits(verified: &Verified<'_>) -> u32 {
    let printed =
        |points: &Points| points.exact().to_decimal().map_or(0, |decimal| decimal.normalize().scale());
    let most = || verified.docket.rows.iter().filter_map(|row| row.row.appraised.as_ref()).map(printed).max();
    let level = verified.docket.guidance.rounding.criterion.as_ref();
    level.map_or_else(|| most().unwrap_or(0), |level| level.rounding.digits())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(parts: &[(i128, i128)], granted: i128) -> Sample {
        let parts = parts.iter().map(|(n, d)| Exact::new(*n, *d).unwrap()).collect();
        Sample { unit: 0, place: Place::Row(0), parts, granted: Exact::new(granted, 100).unwrap() }
    }

    #[test]
    fn ties_and_remainders_decide_the_mode() {
        let inferred = infer(
            vec![
                sample(&[(27, 28)], 21),
                sample(&[(273, 279)], 98),
                sample(&[(7, 8)], 88),
                sample(&[(945, 1083)], 87),
            ],
            2,
        );
        let left: Vec<Mode> = inferred.consistent().map(|policy| policy.mode).collect();
        assert_eq!(left, [Mode::HalfUp, Mode::HalfEven]);
        assert_eq!((inferred.left_out, inferred.deciding), (vec![0], vec![2, 3]));
    }

    #[test]
    fn sums_decide_the_order() {
        // 0.334 + 0.334 + 0.334 = 1.002: once 1.00, each part 0.99.
        let third = [(334, 1000), (334, 1000), (334, 1000)];
        let inferred = infer(vec![sample(&third, 99), sample(&[(7, 8)], 88), sample(&[(945, 1083)], 87)], 2);
        let left: Vec<Policy> = inferred.consistent().collect();
        let order = Order::EachPart;
        assert_eq!(left, [Policy { mode: Mode::HalfUp, order }, Policy { mode: Mode::HalfEven, order }]);
    }

    #[test]
    fn where_nothing_is_rounded_every_mode_is_left() {
        let inferred = infer(vec![sample(&[(1, 2)], 50)], 2);
        assert_eq!(inferred.consistent().count(), Mode::ALL.len());
        assert!(inferred.deciding.is_empty());
    }
}
