//! Between which values a formula lies while inputs are unknown.
//!
//! Sound, and exact where each unknown input occurs once: the interval holds every value that some
//! completion of the inputs would give.

use super::{
    Declaration, Term, Type, Value,
    evaluate::{hundredth, ordered},
    interval::{Interval, Possible},
    scope::never_exceeds,
    syntax::{Arithmetic, Comparison, Connective, Function},
};
use crate::{
    number::{Exact, Mode, Rounding},
    source::Date,
};
use std::cmp::Ordering;

/// What a formula may give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The values, where there is one at all.
    pub value: Option<Possible>,
    /// Whether there may be none: a divisor may be 0, the guidance may be silent, or the criterion may not
    /// apply.
    pub may_halt: bool,
}

/// The bounds of `term` where some of `inputs` are unknown.
#[must_use]
pub fn bounds(term: &Term, declarations: &[Declaration], inputs: &[Option<Value>], full: &Exact) -> Bounds {
    domains(declarations, given(declarations, inputs))
        .map_or_else(Bounds::none, |inputs| bounds_within(term, declarations, inputs, full))
}

/// The bounds of `term` where each input, by slot, may be anything of its domain.
#[must_use]
pub fn bounds_within(
    term: &Term,
    declarations: &[Declaration],
    domains: Vec<Possible>,
    full: &Exact,
) -> Bounds {
    let frame = Frame { declarations, full };
    frame.term(term, &State { inputs: domains, measure: None })
}

/// What each input may be: the value that is known, or anything of its type.
#[must_use]
pub fn given(declarations: &[Declaration], inputs: &[Option<Value>]) -> Vec<Possible> {
    let known = |slot: usize| inputs.get(slot).cloned().flatten();
    let unknown = |input: &Declaration| match &input.within {
        Some(within) => Possible::Number(within.clone()),
        None => any(&input.of),
    };
    let domain =
        |(slot, input): (usize, &Declaration)| known(slot).map_or_else(|| unknown(input), Possible::one);
    declarations.iter().enumerate().map(domain).collect()
}

struct Frame<'f> {
    declarations: &'f [Declaration],
    full: &'f Exact,
}

/// What is known at one point of the formula.
#[derive(Clone)]
struct State {
    inputs: Vec<Possible>,
    measure: Option<Box<Bounds>>,
}

/// `domains` narrowed by `at_most` and `at_least`; none if they contradict each other.
#[must_use]
pub fn domains(declarations: &[Declaration], mut domains: Vec<Possible>) -> Option<Vec<Possible>> {
    for _ in declarations {
        for (slot, input) in declarations.iter().enumerate() {
            for (small, large) in [(Some(slot), input.at_most), (input.at_least, Some(slot))] {
                if let Some((small, large)) = small.zip(large) {
                    relate(&mut domains, small, large)?;
                }
            }
        }
    }
    Some(domains)
}

fn relate(domains: &mut [Possible], small: usize, large: usize) -> Option<()> {
    let (Some(Possible::Number(lower)), Some(Possible::Number(upper))) =
        (domains.get(small), domains.get(large))
    else {
        return Some(());
    };
    let below = lower.meet(&Interval { low: None, high: upper.high.clone() })?;
    let above = upper.meet(&Interval { low: lower.low.clone(), high: None })?;
    *domains.get_mut(small)? = Possible::Number(below);
    *domains.get_mut(large)? = Possible::Number(above);
    Some(())
}

fn any(of: &Type) -> Possible {
    match of {
        Type::Number(_) => Possible::Number(Interval::not_negative()),
        Type::Truth => Possible::Truth { yes: true, no: true },
        Type::Choice(choices) => Possible::Choice(choices.iter().cloned().collect()),
        Type::Date => Possible::Date { first: None, last: None },
    }
}

impl Bounds {
    const fn of(value: Possible) -> Self {
        Self { value: Some(value), may_halt: false }
    }

    const fn number(interval: Interval) -> Self {
        Self::of(Possible::Number(interval))
    }

    const fn none() -> Self {
        Self { value: None, may_halt: true }
    }

    /// The interval of a number.
    #[must_use]
    pub const fn interval(&self) -> Option<&Interval> {
        match &self.value {
            Some(Possible::Number(interval)) => Some(interval),
            _ => None,
        }
    }

    fn or(self, other: Self) -> Self {
        let value = match (self.value, other.value) {
            (Some(left), Some(right)) => union(left, right),
            (value, None) | (None, value) => value,
        };
        Self { value, may_halt: self.may_halt || other.may_halt }
    }

    fn halting(self, may_halt: bool) -> Self {
        Self { value: self.value, may_halt: self.may_halt || may_halt }
    }

    fn map(self, change: impl FnOnce(&Interval) -> Interval) -> Self {
        let changed = self.interval().map(change);
        Self { value: changed.map(Possible::Number), may_halt: self.may_halt }
    }
}

fn union(left: Possible, right: Possible) -> Option<Possible> {
    match (left, right) {
        (Possible::Number(left), Possible::Number(right)) => Some(Possible::Number(left.hull(&right))),
        (Possible::Truth { yes, no }, Possible::Truth { yes: also, no: neither }) => {
            Some(Possible::Truth { yes: yes || also, no: no || neither })
        }
        (Possible::Choice(left), Possible::Choice(right)) => Some(Possible::Choice(&left | &right)),
        (Possible::Date { first, last }, Possible::Date { first: other, last: end }) => {
            let first = first.zip(other).map(|(left, right)| left.min(right));
            let last = last.zip(end).map(|(left, right)| left.max(right));
            Some(Possible::Date { first, last })
        }
        _ => None,
    }
}

impl Frame<'_> {
    fn term(&self, term: &Term, state: &State) -> Bounds {
        match term {
            Term::Literal(value) => Bounds::of(Possible::one(value.clone())),
            Term::Percent(value) => point(hundredth(value).ok().as_ref()),
            Term::Input(slot, _) => state.inputs.get(*slot).cloned().map_or_else(Bounds::none, Bounds::of),
            Term::Full => point(Some(self.full)),
            Term::Measure => state.measure.as_deref().cloned().unwrap_or_else(Bounds::none),
            Term::Negate(part) => self.term(part, state).map(Interval::neg),
            Term::Round(part, rounding) => self.term(part, state).map(|interval| round(interval, *rounding)),
            Term::Not(part) => negate(&self.term(part, state)),
            Term::Arithmetic(sign, parts) => self.arithmetic(*sign, parts, state),
            Term::Compare(sign, parts) => self.compare(*sign, parts, state),
            Term::Connect(word, parts) => self.connect(*word, parts, state),
            Term::If(parts) => self.conditional(parts, state),
            Term::Call(function, parts) => self.call(*function, parts, state),
            Term::Let(parts) => {
                let [measure, body] = parts.as_ref();
                let measure = self.term(measure, state);
                let halting = measure.may_halt;
                self.term(body, &State { measure: Some(Box::new(measure)), ..state.clone() }).halting(halting)
            }
            // Only the formula of a group has children, and it has no inputs that could be unknown.
            Term::Children(_) | Term::Undetermined(_) | Term::Excluded => Bounds::none(),
        }
    }

    fn arithmetic(&self, sign: Arithmetic, parts: &[Term; 2], state: &State) -> Bounds {
        let [left_term, right_term] = parts;
        let (left, right) = (self.term(left_term, state), self.term(right_term, state));
        let halting = left.may_halt || right.may_halt;
        let (Some(left), Some(right)) = (left.interval(), right.interval()) else { return Bounds::none() };
        let zero = Interval::point(&Exact::zero());
        let (interval, by_zero) = match sign {
            Arithmetic::Add => (left.add(right), false),
            Arithmetic::Subtract => {
                let rest = left.add(&right.neg());
                (self.part_off_whole(left_term, right_term, &rest).unwrap_or(rest), false)
            }
            Arithmetic::Multiply => (left.mul(right), false),
            Arithmetic::Divide if *right == zero => return Bounds::none(),
            Arithmetic::Divide => {
                let quotient = left.div(right);
                (self.part_of_whole(left_term, right_term, &quotient).unwrap_or(quotient), right.has_zero())
            }
        };
        Bounds::number(interval).halting(halting || by_zero)
    }

    /// A quotient of two inputs of which one never exceeds the other.
    fn part_of_whole(&self, left: &Term, right: &Term, quotient: &Interval) -> Option<Interval> {
        let (Term::Input(part, _), Term::Input(whole, _)) = (left, right) else { return None };
        if self.never_exceeds(*part, *whole) {
            return quotient.meet(&Interval { low: None, high: Some(Exact::one()) });
        }
        if self.never_exceeds(*whole, *part) {
            return quotient.meet(&Interval { low: Some(Exact::one()), high: None });
        }
        None
    }

    /// A difference of two inputs of which one never exceeds the other.
    fn part_off_whole(&self, left: &Term, right: &Term, rest: &Interval) -> Option<Interval> {
        let (Term::Input(whole, _), Term::Input(part, _)) = (left, right) else { return None };
        if self.never_exceeds(*part, *whole) {
            return rest.meet(&Interval::not_negative());
        }
        if self.never_exceeds(*whole, *part) {
            return rest.meet(&Interval::not_negative().neg());
        }
        None
    }

    fn never_exceeds(&self, small: usize, large: usize) -> bool {
        never_exceeds(self.declarations, small, large)
    }

    fn compare(&self, sign: Comparison, parts: &[Term; 2], state: &State) -> Bounds {
        let [left, right] = parts;
        let (left, right) = (self.term(left, state), self.term(right, state));
        let halting = left.may_halt || right.may_halt;
        let (Some(left), Some(right)) = (left.value, right.value) else { return Bounds::none() };
        let orders = orders(&left, &right);
        let yes = orders.iter().any(|order| ordered(sign, *order));
        let no = orders.iter().any(|order| !ordered(sign, *order));
        Bounds::of(Possible::Truth { yes, no }).halting(halting)
    }

    fn connect(&self, word: Connective, parts: &[Term; 2], state: &State) -> Bounds {
        let [left_term, right_term] = parts;
        let left = self.term(left_term, state);
        let Some(Possible::Truth { yes, no }) = left.value else { return Bounds::none() };
        let (settles, goes_on) = if word == Connective::Or { (yes, no) } else { (no, yes) };
        let settled = settles.then_some(Bounds::of(Possible::Truth {
            yes: word == Connective::Or,
            no: word == Connective::And,
        }));
        let rest = goes_on.then(|| match self.narrow(left_term, word == Connective::And, state) {
            Some(state) => self.term(right_term, &state),
            None => Bounds { value: None, may_halt: false },
        });
        let both = settled.into_iter().chain(rest).reduce(Bounds::or);
        both.unwrap_or_else(Bounds::none).halting(left.may_halt)
    }

    fn conditional(&self, parts: &[Term; 3], state: &State) -> Bounds {
        let [condition_term, holds, fails] = parts;
        let condition = self.term(condition_term, state);
        let Some(Possible::Truth { yes, no }) = condition.value else { return Bounds::none() };
        let branch = |taken: bool, truth: bool, term: &Term| {
            let state = taken.then(|| self.narrow(condition_term, truth, state)).flatten()?;
            Some(self.term(term, &state))
        };
        let branches = branch(yes, true, holds).into_iter().chain(branch(no, false, fails));
        branches.reduce(Bounds::or).unwrap_or_else(Bounds::none).halting(condition.may_halt)
    }

    fn call(&self, function: Function, parts: &[Term], state: &State) -> Bounds {
        let bounds: Vec<Bounds> = parts.iter().map(|part| self.term(part, state)).collect();
        let halting = bounds.iter().any(|bounds| bounds.may_halt);
        let intervals: Option<Vec<&Interval>> = bounds.iter().map(Bounds::interval).collect();
        let Some(intervals) = intervals else { return Bounds::none() };
        let image = match (function, intervals.as_slice()) {
            (Function::Min, [first, rest @ ..]) => {
                rest.iter().fold((*first).clone(), |all, one| all.min(one))
            }
            (Function::Max, [first, rest @ ..]) => {
                rest.iter().fold((*first).clone(), |all, one| all.max(one))
            }
            (Function::Clamp, [value, low, high]) => value.max(low).min(high),
            (Function::Floor, [value]) => value.map(Exact::floor),
            (Function::Ceil, [value]) => value.map(Exact::ceil),
            (Function::Abs, [value]) => value.abs(),
            _ => return Bounds::none(),
        };
        Bounds::number(image).halting(halting)
    }

    /// What is known where `condition` has come out as `truth`; none if it cannot.
    fn narrow(&self, condition: &Term, truth: bool, state: &State) -> Option<State> {
        match condition {
            Term::Not(part) => self.narrow(part, !truth, state),
            Term::Connect(word, parts) if (*word == Connective::And) == truth => {
                let [left, right] = parts.as_ref();
                let state = self.narrow(left, truth, state)?;
                self.narrow(right, truth, &state)
            }
            Term::Compare(sign, parts) => {
                let sign = if truth { *sign } else { sign.negated() };
                let [left, right] = parts.as_ref();
                let state = self.narrow_side(left, sign, right, state)?;
                self.narrow_side(right, sign.mirrored(), left, &state)
            }
            Term::Input(slot, _) => {
                let mut narrowed = state.clone();
                *narrowed.inputs.get_mut(*slot)? = Possible::Truth { yes: truth, no: !truth };
                Some(narrowed)
            }
            _ => Some(state.clone()),
        }
    }

    /// What `side sign other` says of `side`, if that is an input or the measure.
    fn narrow_side(&self, side: &Term, sign: Comparison, other: &Term, state: &State) -> Option<State> {
        let mut narrowed = state.clone();
        let bounds = self.term(side, state);
        let other = self.term(other, state);
        let (Some(interval), Some(limit)) = (bounds.interval(), other.interval()) else {
            return Some(narrowed);
        };
        match side {
            Term::Input(slot, _) => {
                let whole = self.declarations.get(*slot).is_some_and(|input| input.whole);
                let left = cut(interval, sign, limit, whole)?;
                *narrowed.inputs.get_mut(*slot)? = Possible::Number(left);
            }
            Term::Measure => {
                let left = cut(interval, sign, limit, false)?;
                let may_halt = bounds.may_halt;
                narrowed.measure = Some(Box::new(Bounds::number(left).halting(may_halt)));
            }
            _ => {}
        }
        Some(narrowed)
    }
}

/// The part of `interval` that can stand in this comparison to `limit`; none if no part can.
fn cut(interval: &Interval, sign: Comparison, limit: &Interval, whole: bool) -> Option<Interval> {
    let step = |value: &Exact, up: bool| match (whole, value.is_integer(), up) {
        (true, true, true) => value.add(&Exact::one()),
        (true, true, false) => value.sub(&Exact::one()),
        (true, false, true) => value.ceil(),
        (true, false, false) => value.floor(),
        (false, ..) => value.clone(),
    };
    let allowed = match sign {
        Comparison::Equal => limit.clone(),
        Comparison::AtMost => Interval { low: None, high: limit.high.clone() },
        Comparison::AtLeast => Interval { low: limit.low.clone(), high: None },
        Comparison::Less => Interval { low: None, high: limit.high.as_ref().map(|high| step(high, false)) },
        Comparison::Greater => Interval { low: limit.low.as_ref().map(|low| step(low, true)), high: None },
        Comparison::Unequal => return unequal(interval, limit, whole, step),
    };
    interval.meet(&allowed)
}

/// A point can be taken off an end of an interval of whole numbers.
fn unequal(
    interval: &Interval,
    limit: &Interval,
    whole: bool,
    step: impl Fn(&Exact, bool) -> Exact,
) -> Option<Interval> {
    let Some(point) = limit.only().filter(|_| whole) else {
        return (limit.only().is_none() || interval.only() != limit.only()).then(|| interval.clone());
    };
    let low = interval.low.as_ref().map(|low| if low == point { step(low, true) } else { low.clone() });
    let high =
        interval.high.as_ref().map(|high| if high == point { step(high, false) } else { high.clone() });
    let empty = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low > high);
    (!empty).then_some(Interval { low, high })
}

fn point(value: Option<&Exact>) -> Bounds {
    value.map_or_else(Bounds::none, |value| Bounds::number(Interval::point(value)))
}

fn negate(bounds: &Bounds) -> Bounds {
    match bounds.value {
        Some(Possible::Truth { yes, no }) => {
            Bounds { value: Some(Possible::Truth { yes: no, no: yes }), may_halt: bounds.may_halt }
        }
        _ => Bounds::none(),
    }
}

/// Rounding never decreases.
fn round(interval: &Interval, rounding: Rounding) -> Interval {
    if rounding.mode() == Mode::None { interval.clone() } else { interval.map(|value| rounding.apply(value)) }
}

/// In which orders two values may stand.
fn orders(left: &Possible, right: &Possible) -> Vec<Ordering> {
    let all = vec![Ordering::Less, Ordering::Equal, Ordering::Greater];
    match (left, right) {
        (Possible::Number(left), Possible::Number(right)) => numeric_orders(left, right),
        (Possible::Date { first, last }, Possible::Date { first: other, last: end }) => {
            date_orders((*first, *last), (*other, *end))
        }
        (Possible::Choice(left), Possible::Choice(right)) => {
            let same = left.intersection(right).next().is_some();
            let differ = left.len() > 1 || right.len() > 1 || !same;
            same.then_some(Ordering::Equal).into_iter().chain(differ.then_some(Ordering::Less)).collect()
        }
        (Possible::Truth { yes, no }, Possible::Truth { yes: also, no: neither }) => {
            let same = (*yes && *also) || (*no && *neither);
            let differ = (*yes && *neither) || (*no && *also);
            same.then_some(Ordering::Equal).into_iter().chain(differ.then_some(Ordering::Less)).collect()
        }
        _ => all,
    }
}

/// In which orders a date of one span and one of another may stand; a missing end is open.
fn date_orders(left: (Option<Date>, Option<Date>), right: (Option<Date>, Option<Date>)) -> Vec<Ordering> {
    let before =
        |first: Option<Date>, last: Option<Date>| first.zip(last).is_none_or(|(first, last)| first < last);
    let not_after =
        |first: Option<Date>, last: Option<Date>| first.zip(last).is_none_or(|(first, last)| first <= last);
    let less = before(left.0, right.1).then_some(Ordering::Less);
    let greater = before(right.0, left.1).then_some(Ordering::Greater);
    let equal = (not_after(left.0, right.1) && not_after(right.0, left.1)).then_some(Ordering::Equal);
    less.into_iter().chain(equal).chain(greater).collect()
}

fn numeric_orders(left: &Interval, right: &Interval) -> Vec<Ordering> {
    let below = |low: &Option<Exact>, high: &Option<Exact>| {
        low.as_ref().zip(high.as_ref()).is_none_or(|(low, high)| low < high)
    };
    let less = below(&left.low, &right.high).then_some(Ordering::Less);
    let greater = below(&right.low, &left.high).then_some(Ordering::Greater);
    let equal = left.meet(right).map(|_| Ordering::Equal);
    less.into_iter().chain(equal).chain(greater).collect()
}
