//! Values at equal steps, by their numbers from 0 on: counts, decimals and percentages of so many decimals, days.
//! What can be numbered can be searched by halves.

use super::inverse::Span;
use crate::{
    formula::{
        Value,
        interval::{Interval, Possible},
    },
    number::Exact,
    source::Date,
};

/// Values at equal steps from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    /// Whole numbers.
    Ones,
    /// Numbers of so many decimals.
    Decimals(u32),
    /// Percentages of so many decimals.
    Percents(u32),
    /// Days of the calendar.
    Days,
}

impl Grid {
    /// The value of a number; none beyond the last day.
    #[must_use]
    pub fn value(self, number: u64) -> Option<Value> {
        match self {
            Self::Days => Date::numbered(number).map(Value::Date),
            _ => Some(Value::Number(Exact::from(number).mul(&self.step()))),
        }
    }

    /// The distance of two neighbours, for numbers.
    #[must_use]
    pub fn step(self) -> Exact {
        let digits = match self {
            Self::Ones | Self::Days => 0,
            Self::Decimals(digits) => digits,
            Self::Percents(digits) => digits.saturating_add(2),
        };
        let scale = 10_i128.checked_pow(digits).and_then(|scale| Exact::new(1, scale));
        scale.unwrap_or_else(Exact::one)
    }

    /// Whether all values from the number on are meant where a span ends here.
    #[must_use]
    pub fn is_last(self, number: u64) -> bool {
        self == Self::Days && number >= Date::LAST.number()
    }

    /// What an input may be whose number lies in a span.
    pub(super) fn possible(self, span: Span) -> Possible {
        if self == Self::Days {
            let last = span.high.and_then(Date::numbered);
            return Possible::Date { first: Date::numbered(span.low), last };
        }
        let end = |number: u64| Exact::from(number).mul(&self.step());
        Possible::Number(Interval { low: Some(end(span.low)), high: span.high.map(end) })
    }

    /// The numbers of the values in a domain; none if there are none, or the domain is of another kind.
    pub(super) fn span(self, domain: &Possible) -> Option<Span> {
        match (self, domain) {
            (Self::Days, Possible::Date { first, last }) => {
                let low = first.map_or(0, Date::number);
                Some(Span { low, high: Some(last.unwrap_or(Date::LAST).number()) })
            }
            (Self::Days, _) | (_, Possible::Truth { .. } | Possible::Choice(_) | Possible::Date { .. }) => {
                None
            }
            (_, Possible::Number(interval)) => {
                let steps = |end: &Exact| end.div(&self.step());
                let low = interval.low.as_ref().map_or(Some(0), |low| steps(low)?.ceil().to_u64())?;
                let high = interval.high.as_ref().map(|high| steps(high)?.floor().to_u64());
                match high {
                    None => Some(Span { low, high: None }),
                    Some(high) => high.filter(|high| low <= *high).map(|high| Span { low, high: Some(high) }),
                }
            }
        }
    }
}
