//! Sets of values that an input, or a formula, may have while something is unknown.

use super::{Choice, Value};
use crate::{number::Exact, source::Date};
use std::{cmp::Ordering, collections::BTreeSet};

/// A closed interval of numbers; a missing end is open to infinity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Not below this.
    pub low: Option<Exact>,
    /// Not above this.
    pub high: Option<Exact>,
}

impl Interval {
    /// One number.
    #[must_use]
    pub fn point(value: &Exact) -> Self {
        Self { low: Some(value.clone()), high: Some(value.clone()) }
    }

    /// Every number that is not negative.
    #[must_use]
    pub const fn not_negative() -> Self {
        Self { low: Some(Exact::zero()), high: None }
    }

    /// Both ends.
    #[must_use]
    pub fn ends(&self) -> (End, End) {
        (End::low(self), End::high(self))
    }

    /// The one number that it holds, if it holds only one.
    #[must_use]
    pub fn only(&self) -> Option<&Exact> {
        self.low.as_ref().filter(|low| Some(*low) == self.high.as_ref())
    }

    /// Whether 0 is in it.
    #[must_use]
    pub fn has_zero(&self) -> bool {
        self.low.as_ref().is_none_or(|low| *low <= Exact::zero())
            && self.high.as_ref().is_none_or(|high| *high >= Exact::zero())
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let low = self.low.as_ref().zip(other.low.as_ref()).map(|(left, right)| left.min(right).clone());
        let high = self.high.as_ref().zip(other.high.as_ref()).map(|(left, right)| left.max(right).clone());
        Self { low, high }
    }

    /// What both hold; none if they share nothing.
    #[must_use]
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let low = self.low.iter().chain(&other.low).max().cloned();
        let high = self.high.iter().chain(&other.high).min().cloned();
        let empty = low.as_ref().zip(high.as_ref()).is_some_and(|(low, high)| low > high);
        (!empty).then_some(Self { low, high })
    }

    /// Sums.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        let add = |left: &Option<Exact>, right: &Option<Exact>| Some(left.as_ref()?.add(right.as_ref()?));
        Self { low: add(&self.low, &other.low), high: add(&self.high, &other.high) }
    }

    /// Negatives.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self { low: self.high.as_ref().map(Exact::neg), high: self.low.as_ref().map(Exact::neg) }
    }

    /// Products.
    #[must_use]
    pub fn mul(&self, other: &Self) -> Self {
        let corners = [
            End::product(&End::low(self), &End::low(other)),
            End::product(&End::low(self), &End::high(other)),
            End::product(&End::high(self), &End::low(other)),
            End::product(&End::high(self), &End::high(other)),
        ];
        End::hull(&corners)
    }

    /// Quotients by a divisor that is not 0; where the divisor's interval only touches 0, the quotient is
    /// open to infinity.
    #[must_use]
    pub fn div(&self, other: &Self) -> Self {
        let zero = Exact::zero();
        let inverse = match (&other.low, &other.high) {
            (low, high) if low.as_ref().is_some_and(|low| *low >= zero) => {
                Self { low: reciprocal(high.as_ref()), high: low.as_ref().and_then(inverse) }
            }
            (low, high) if high.as_ref().is_some_and(|high| *high <= zero) => {
                Self { low: high.as_ref().and_then(inverse), high: reciprocal(low.as_ref()) }
            }
            _ => return Self { low: None, high: None },
        };
        self.mul(&inverse)
    }

    /// The image under a function that never decreases.
    #[must_use]
    pub fn map(&self, rising: impl Fn(&Exact) -> Exact) -> Self {
        Self { low: self.low.as_ref().map(&rising), high: self.high.as_ref().map(&rising) }
    }

    /// Distances from 0.
    #[must_use]
    pub fn abs(&self) -> Self {
        let negative = self.neg();
        if self.low.as_ref().is_some_and(|low| !low.is_negative()) {
            return self.clone();
        }
        if negative.low.as_ref().is_some_and(|low| !low.is_negative()) {
            return negative;
        }
        let high =
            self.high.as_ref().zip(negative.high.as_ref()).map(|(left, right)| left.max(right).clone());
        Self { low: Some(Exact::zero()), high }
    }

    /// The smaller of both.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        let low = self.low.as_ref().zip(other.low.as_ref()).map(|(left, right)| left.min(right).clone());
        Self { low, high: self.high.iter().chain(&other.high).min().cloned() }
    }

    /// The larger of both.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        self.neg().min(&other.neg()).neg()
    }
}

fn inverse(value: &Exact) -> Option<Exact> {
    Exact::one().div(value)
}

/// The reciprocal of an end; that of infinity is 0.
fn reciprocal(end: Option<&Exact>) -> Option<Exact> {
    end.map_or_else(|| Some(Exact::zero()), inverse)
}

/// An end of an interval; the ends are in the order of the numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Open below.
    Below,
    /// A number.
    At(Exact),
    /// Open above.
    Above,
}

impl End {
    fn low(interval: &Interval) -> Self {
        interval.low.clone().map_or(Self::Below, Self::At)
    }

    fn high(interval: &Interval) -> Self {
        interval.high.clone().map_or(Self::Above, Self::At)
    }

    /// An infinite end times 0 is 0: the other factor is finite inside the interval.
    fn product(left: &Self, right: &Self) -> Self {
        match (left, right) {
            (Self::At(left), Self::At(right)) => Self::At(left.mul(right)),
            _ => match (left.sign(), right.sign()) {
                (Ordering::Equal, _) | (_, Ordering::Equal) => Self::At(Exact::zero()),
                (left, right) if left == right => Self::Above,
                _ => Self::Below,
            },
        }
    }

    fn sign(&self) -> Ordering {
        self.cmp(&Self::At(Exact::zero()))
    }

    fn hull(ends: &[Self]) -> Interval {
        let finite = |end: Option<&Self>| match end {
            Some(Self::At(value)) => Some(value.clone()),
            _ => None,
        };
        Interval { low: finite(ends.iter().min()), high: finite(ends.iter().max()) }
    }
}

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Possible {
    /// A number of an interval.
    Number(Interval),
    /// Yes, no, or either.
    Truth {
        /// May be yes.
        yes: bool,
        /// May be no.
        no: bool,
    },
    /// One of these choices.
    Choice(BTreeSet<Choice>),
    /// A date between two, both included; a missing end is open.
    Date {
        /// The first.
        first: Option<Date>,
        /// The last.
        last: Option<Date>,
    },
}

impl Possible {
    /// One value.
    #[must_use]
    pub fn one(value: Value) -> Self {
        match value {
            Value::Number(value) => Self::Number(Interval::point(&value)),
            Value::Truth(value) => Self::Truth { yes: value, no: !value },
            Value::Choice(value) => Self::Choice([value].into()),
            Value::Date(value) => Self::Date { first: Some(value), last: Some(value) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: i64, high: Option<i64>) -> Interval {
        Interval { low: Some(Exact::from(low)), high: high.map(Exact::from) }
    }

    #[test]
    fn ends() {
        assert_eq!(interval(-2, Some(3)).mul(&interval(-5, Some(4))), interval(-15, Some(12)));
        assert_eq!(interval(0, None).mul(&interval(0, None)), interval(0, None));
        assert_eq!(interval(27, Some(27)).div(&interval(27, None)), interval(0, Some(1)));
        assert_eq!(interval(0, Some(8)).div(&interval(0, Some(2))), interval(0, None));
        assert_eq!(interval(-3, Some(2)).abs(), interval(0, Some(3)));
        assert_eq!(interval(1, None).min(&interval(0, Some(2))), interval(0, Some(2)));
        assert_eq!(interval(1, None).max(&interval(0, Some(2))), interval(1, None));
        assert_eq!(interval(1, Some(2)).meet(&interval(3, None)), None);
    }
}
