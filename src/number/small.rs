//! A fraction of two 64-bit integers: what counts and points are computed in, until it overflows.

use num_integer::Integer;
use std::{cmp::Ordering, fmt};

/// A fraction in lowest terms. The denominator is positive and the numerator is not `i64::MIN`, so negation
/// cannot overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Small {
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

impl Small {
    pub(super) const fn whole(numerator: i64) -> Self {
        Self { numerator, denominator: 1 }
    }

    /// The fraction of two parts that have no divisor in common; none if one does not fit.
    pub(super) fn of(numerator: i128, denominator: i128) -> Option<Self> {
        let numerator = i64::try_from(numerator).ok().filter(|numerator| *numerator != i64::MIN)?;
        Some(Self { numerator, denominator: i64::try_from(denominator).ok()? })
    }

    /// The fraction of two parts, reduced; none if the denominator is 0 or a part does not fit.
    pub(super) fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        // Counts and points are small, and division in 64 bits is several times faster than in 128.
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator))
            && numerator != i64::MIN
        {
            let (numerator, denominator) = Self::lowest(numerator, denominator)?;
            return Some(Self { numerator, denominator });
        }
        let common = numerator.gcd(&denominator);
        Self::of(numerator.checked_div(common)?, denominator.checked_div(common)?)
    }

    pub(super) fn parts(self) -> (i128, i128) {
        (self.numerator.into(), self.denominator.into())
    }

    pub(super) fn add(self, other: Self) -> Option<Self> {
        match (self.denominator, other.denominator) {
            (_, 1) => return self.add_whole(other.numerator),
            (1, _) => return other.add_whole(self.numerator),
            _ => {}
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        if b == d {
            return Self::reduced(a.checked_add(c)?, b);
        }
        Self::reduced(a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
    }

    /// The sum with a whole number, which is in lowest terms as it stands.
    fn add_whole(self, whole: i64) -> Option<Self> {
        let numerator = whole.checked_mul(self.denominator)?.checked_add(self.numerator)?;
        (numerator != i64::MIN).then_some(Self { numerator, ..self })
    }

    /// Each numerator is reduced by the other denominator before they are multiplied, so that the product is in lowest
    /// terms as it stands.
    pub(super) fn mul(self, other: Self) -> Option<Self> {
        let (a, d) = Self::lowest(self.numerator, other.denominator)?;
        let (c, b) = Self::lowest(other.numerator, self.denominator)?;
        let numerator = a.checked_mul(c).filter(|numerator| *numerator != i64::MIN)?;
        Some(Self { numerator, denominator: b.checked_mul(d)? })
    }

    /// Two parts without their common divisor; the denominator is not 0.
    fn lowest(numerator: i64, denominator: i64) -> Option<(i64, i64)> {
        if denominator == 1 {
            return Some((numerator, 1));
        }
        let common = numerator.gcd(&denominator);
        Some((numerator.checked_div(common)?, denominator.checked_div(common)?))
    }

    /// None if this is 0.
    pub(super) fn inverse(self) -> Option<Self> {
        let sign = self.numerator.signum();
        let (numerator, denominator) =
            (self.denominator.checked_mul(sign)?, self.numerator.checked_mul(sign)?);
        (sign != 0).then_some(Self { numerator, denominator })
    }

    pub(super) const fn negated(self) -> Self {
        Self { numerator: self.numerator.saturating_neg(), ..self }
    }

    pub(super) fn order(self, other: Self) -> Ordering {
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        // Products of 64-bit parts fit in 128 bits.
        a.saturating_mul(d).cmp(&c.saturating_mul(b))
    }
}

impl fmt::Display for Small {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 {
            write!(f, "{}", self.numerator)
        } else {
            write!(f, "{}/{}", self.numerator, self.denominator)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts and points are never slowed down by big numbers.
    #[test]
    fn what_fits_is_worked_out_as_small_numbers() {
        let small = |numerator, denominator| Small { numerator, denominator };
        let (half, third, three) = (small(1, 2), small(1, 3), Small::whole(3));
        assert_eq!(half.add(third), Some(small(5, 6)));
        assert_eq!(half.add(half), Some(Small::whole(1)));
        assert_eq!([half.add(three), three.add(half)], [Some(small(7, 2)); 2]);
        assert_eq!(half.mul(small(4, 3)), Some(small(2, 3)));
        assert_eq!(small(-2, 3).inverse(), Some(small(-3, 2)));
        assert_eq!(Small::whole(0).inverse(), None);
    }
}
