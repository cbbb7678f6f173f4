//! The exact rational on which every score is computed.

use super::small::Small;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An exact rational number, in lowest terms, with a positive denominator.
///
/// Held in checked `i64` as long as both parts fit, in big integers beyond; a result that fits again comes
/// back, so equal numbers have one representation. Nothing is ever rounded here.
///
/// ```
/// use phuctra::number::Exact;
///
/// let five_24ths = Exact::new(5, 24).unwrap();
/// assert_eq!(five_24ths.mul(&Exact::from(3_u64)), Exact::new(5, 8).unwrap());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exact(Inner);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Inner {
    Small(Small),
    /// At least one part does not fit in [`Small`].
    Big(Box<BigRational>),
}

impl Exact {
    /// 0.
    #[must_use]
    pub const fn zero() -> Self {
        Self(Inner::Small(Small::whole(0)))
    }

    /// 1.
    #[must_use]
    pub const fn one() -> Self {
        Self(Inner::Small(Small::whole(1)))
    }

    /// `numerator / denominator`; none if the denominator is 0.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let small =
            (denominator > 0 && numerator > i128::MIN).then(|| Small::reduced(numerator, denominator));
        Some(small.flatten().map_or_else(
            || Self::from_big(BigRational::new(numerator.into(), denominator.into())),
            |small| Self(Inner::Small(small)),
        ))
    }

    fn from_big(value: BigRational) -> Self {
        let parts = value.numer().to_i128().zip(value.denom().to_i128());
        match parts.and_then(|(numerator, denominator)| Small::of(numerator, denominator)) {
            Some(small) => Self(Inner::Small(small)),
            None => Self(Inner::Big(Box::new(value))),
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Inner::Small(value) => BigRational::new_raw(value.numerator.into(), value.denominator.into()),
            Inner::Big(value) => value.as_ref().clone(),
        }
    }

    /// Checked integers first, big integers where they overflow.
    fn combine(
        &self,
        other: &Self,
        small: impl FnOnce(Small, Small) -> Option<Small>,
        big: impl FnOnce(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Inner::Small(left), Inner::Small(right)) = (&self.0, &other.0)
            && let Some(result) = small(*left, *right)
        {
            return Self(Inner::Small(result));
        }
        Self::from_big(big(self.big(), other.big()))
    }

    /// The sum.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn add(&self, other: &Self) -> Self {
        self.combine(other, Small::add, |left, right| left + right)
    }

    /// The difference.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn sub(&self, other: &Self) -> Self {
        self.combine(other, |left, right| left.add(right.negated()), |left, right| left - right)
    }

    /// The product.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn mul(&self, other: &Self) -> Self {
        self.combine(other, Small::mul, |left, right| left * right)
    }

    /// The quotient; none if `other` is 0.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the divisor is not 0, and big rationals do not overflow"
    )]
    pub fn div(&self, other: &Self) -> Option<Self> {
        let quotient = |left: Small, right: Small| left.mul(right.inverse()?);
        (!other.is_zero()).then(|| self.combine(other, quotient, |left, right| left / right))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn neg(&self) -> Self {
        Self::zero().sub(self)
    }

    /// The distance from 0.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { self.neg() } else { self.clone() }
    }

    /// The largest whole number that is not greater.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Inner::Small(value) => {
                Self(Inner::Small(Small::whole(Integer::div_floor(&value.numerator, &value.denominator))))
            }
            Inner::Big(value) => Self::from_big(value.floor()),
        }
    }

    /// The smallest whole number that is not smaller.
    #[must_use]
    pub fn ceil(&self) -> Self {
        self.neg().floor().neg()
    }

    /// `self × unit` as two whole numbers: a dividend, and a positive divisor.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big integers do not overflow")]
    pub(super) fn times(&self, unit: i128) -> Division {
        if let (Inner::Small(value), Ok(unit)) = (&self.0, i64::try_from(unit))
            && let Some(dividend) = value.numerator.checked_mul(unit)
        {
            return Division::Small(dividend, value.denominator);
        }
        let (dividend, divisor) = self.big().into_raw();
        Division::Big(dividend * unit, divisor)
    }

    /// `numerator / denominator`; none if the denominator is 0.
    pub(super) fn quotient(numerator: BigInt, denominator: i128) -> Option<Self> {
        (denominator != 0).then(|| Self::from_big(BigRational::new(numerator, denominator.into())))
    }

    /// Whether it is 0.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        matches!(&self.0, Inner::Small(Small { numerator: 0, .. }))
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Inner::Small(value) => value.numerator.is_negative(),
            Inner::Big(value) => value.is_negative(),
        }
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Inner::Small(value) => value.denominator == 1,
            Inner::Big(value) => value.is_integer(),
        }
    }

    /// The number as a `u64`, if it is one.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        match &self.0 {
            Inner::Small(value) if value.denominator == 1 => u64::try_from(value.numerator).ok(),
            Inner::Small(_) => None,
            Inner::Big(value) => value.is_integer().then(|| value.numer().to_u64()).flatten(),
        }
    }

    /// The decimal that is exactly this number, with as few digits as it takes, if there is one and
    /// [`Decimal`] holds it.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        let (mantissa, scale) = self.decimal_parts()?;
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    }

    /// `mantissa / 10^scale`, with the smallest scale at which it is exact, if there is one that
    /// [`Decimal`] allows.
    pub(super) fn decimal_parts(&self) -> Option<(i128, u32)> {
        let (numerator, denominator) = match &self.0 {
            Inner::Small(value) => value.parts(),
            Inner::Big(value) => value.numer().to_i128().zip(value.denom().to_i128())?,
        };
        let twos = denominator.trailing_zeros();
        let rest = denominator.checked_shr(twos)?;
        // Nearly always it is one of the first.
        let mut powers = POWERS_OF_FIVE.iter().take_while(|power| **power <= rest);
        let fives = u32::try_from(powers.position(|power| *power == rest)?).ok()?;
        // The denominator is 2^twos × 5^fives; the fewer of them are made as many as the others.
        let factor = match twos.checked_sub(fives) {
            Some(more) => POWERS_OF_FIVE.get(usize::try_from(more).ok()?).copied(),
            None => 1_i128.checked_shl(fives.saturating_sub(twos)),
        };
        Some((numerator.checked_mul(factor?)?, twos.max(fives)))
    }

    /// Numerator and denominator, in lowest terms; the denominator is positive.
    #[must_use]
    pub fn parts(&self) -> (Self, Self) {
        let big = self.big();
        let whole = |part: &BigInt| Self::from_big(BigRational::from_integer(part.clone()));
        (whole(big.numer()), whole(big.denom()))
    }

    /// `27/28`; a whole number without denominator.
    #[must_use]
    pub fn fraction(&self) -> String {
        match &self.0 {
            Inner::Small(value) => value.to_string(),
            Inner::Big(value) => value.to_string(),
        }
    }
}

impl<'n> std::iter::Sum<&'n Self> for Exact {
    fn sum<I: Iterator<Item = &'n Self>>(all: I) -> Self {
        all.fold(Self::zero(), |sum, one| sum.add(one))
    }
}

/// The powers of 5 of which a decimal that [`Decimal`] allows can have its denominator.
#[expect(clippy::indexing_slicing, reason = "the compiler makes it, and would refuse")]
const POWERS_OF_FIVE: [i128; 29] = {
    let mut powers = [1_i128; 29];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 5;
        index += 1;
    }
    powers
};

/// A division of whole numbers that waits to be carried out; the divisor is positive.
pub(super) enum Division {
    Small(i64, i64),
    Big(BigInt, BigInt),
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Inner::Small(left), Inner::Small(right)) => left.order(*right),
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl From<u64> for Exact {
    fn from(value: u64) -> Self {
        let small = i64::try_from(value).map(|value| Self(Inner::Small(Small::whole(value))));
        small.unwrap_or_else(|_| Self::from_big(BigRational::from_integer(value.into())))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::new(value.into(), 1).unwrap_or_else(Self::zero)
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        // A decimal has at most 28 places, and 10^28 fits in an `i128`.
        let denominator = 10_i128.checked_pow(value.scale()).unwrap_or(1);
        Self::new(value.mantissa(), denominator).unwrap_or_else(Self::zero)
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "big numbers do not overflow")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator).unwrap()
    }

    #[test]
    fn a_whole_number_is_told_from_a_fraction() {
        assert_eq!(Exact::from(7_u64).to_u64(), Some(7));
        assert_eq!(Exact::new(7, 2).and_then(|half| half.to_u64()), None);
    }

    #[test]
    fn what_overflows_widens_and_comes_back() {
        let huge = exact(i128::MAX, 1);
        let square = huge.mul(&huge);
        assert_eq!(square.div(&huge).unwrap(), huge);
        assert_eq!(exact(i128::MIN, 1).neg().neg(), exact(i128::MIN, 1));
        assert_eq!(exact(i128::MIN, i128::MIN), Exact::one());
        assert!(exact(i128::MIN, 3) < exact(i128::MAX, 7));
        assert_eq!(exact(i64::MIN.into(), 1).neg().neg(), exact(i64::MIN.into(), 1));
        assert_eq!(Exact::from(u64::MAX).to_u64(), Some(u64::MAX));
    }

    #[test]
    fn decimals_are_exact_or_none() {
        assert_eq!(exact(5, 8).to_decimal().unwrap().to_string(), "0.625");
        assert_eq!(exact(27, 28).to_decimal(), None);
        assert_eq!(Exact::from(Decimal::from_str_exact("-19.50").unwrap()), exact(-39, 2));
        assert_eq!(exact(1 << 70, 1).to_decimal().unwrap().to_string(), "1180591620717411303424");
        assert_eq!(exact(1, 1 << 40).to_decimal(), None);
    }

    fn rational() -> impl Strategy<Value = (i128, i128)> {
        let part = prop_oneof![
            -1000_i128..1000,
            any::<i64>().prop_map(i128::from),
            Just(i64::MIN.into()),
            any::<i128>()
        ];
        (part.clone(), part.prop_filter("denominator", |d| *d != 0))
    }

    proptest! {
        #[test]
        fn arithmetic_is_that_of_big_rationals((a, b) in rational(), (c, d) in rational()) {
            let big = |n: i128, d: i128| BigRational::new(n.into(), d.into());
            let (left, right) = (exact(a, b), exact(c, d));
            prop_assert_eq!(left.add(&right).big(), big(a, b) + big(c, d));
            prop_assert_eq!(left.sub(&right).big(), big(a, b) - big(c, d));
            prop_assert_eq!(left.mul(&right).big(), big(a, b) * big(c, d));
            prop_assert_eq!(left.cmp(&right), big(a, b).cmp(&big(c, d)));
            prop_assert_eq!(left.floor().big(), big(a, b).floor());
            prop_assert_eq!(left.ceil().big(), big(a, b).ceil());
            if let Some(quotient) = left.div(&right) {
                prop_assert_eq!(quotient.big(), big(a, b) / big(c, d));
            } else {
                prop_assert_eq!(c, 0);
            }
        }

        #[test]
        fn equal_numbers_have_one_representation((a, b) in rational(), k in 1_i128..1_000_000) {
            let (left, right) = (BigRational::new(a.into(), b.into()), BigRational::new(k.into(), 1.into()));
            let there = exact(a, b).mul(&exact(k, 1));
            prop_assert_eq!(there.div(&exact(k, 1)).unwrap(), exact(a, b));
            prop_assert_eq!(there.big(), left * right);
        }
    }
}
