//! The exact rational on which every score is computed.

use crate::text::Lang;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// An exact rational number, in lowest terms, with a positive denominator.
///
/// Held in checked `i128` as long as both parts fit, in big integers beyond; a result that fits again comes
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
    /// Neither part is `i128::MIN`, so negation cannot overflow.
    Small(Ratio<i128>),
    Big(Box<BigRational>),
}

impl Exact {
    /// 0.
    #[must_use]
    pub const fn zero() -> Self {
        Self(Inner::Small(Ratio::new_raw(0, 1)))
    }

    /// 1.
    #[must_use]
    pub const fn one() -> Self {
        Self(Inner::Small(Ratio::new_raw(1, 1)))
    }

    /// `numerator / denominator`; none if the denominator is 0.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        Some(Self::from_big(BigRational::new(numerator.into(), denominator.into())))
    }

    fn from_big(value: BigRational) -> Self {
        match (small(value.numer()), small(value.denom())) {
            (Some(numerator), Some(denominator)) => {
                Self(Inner::Small(Ratio::new_raw(numerator, denominator)))
            }
            _ => Self(Inner::Big(Box::new(value))),
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Inner::Small(value) => BigRational::new_raw((*value.numer()).into(), (*value.denom()).into()),
            Inner::Big(value) => value.as_ref().clone(),
        }
    }

    /// Checked `i128` first, big integers where that overflows.
    fn combine(
        &self,
        other: &Self,
        small: impl Fn(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Inner::Small(left), Inner::Small(right)) = (&self.0, &other.0)
            && let Some(result) = small(left, right)
            && *result.numer() != i128::MIN
        {
            return Self(Inner::Small(result));
        }
        Self::from_big(big(self.big(), other.big()))
    }

    /// The sum.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn add(&self, other: &Self) -> Self {
        self.combine(other, CheckedAdd::checked_add, |left, right| left + right)
    }

    /// The difference.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn sub(&self, other: &Self) -> Self {
        self.combine(other, CheckedSub::checked_sub, |left, right| left - right)
    }

    /// The product.
    #[must_use]
    #[expect(clippy::arithmetic_side_effects, reason = "big rationals do not overflow")]
    pub fn mul(&self, other: &Self) -> Self {
        self.combine(other, quick_product, |left, right| left * right)
    }

    /// The quotient; none if `other` is 0.
    #[must_use]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the divisor is not 0, and big rationals do not overflow"
    )]
    pub fn div(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| self.combine(other, quick_quotient, |left, right| left / right))
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
                Self(Inner::Small(Ratio::new_raw(Integer::div_floor(value.numer(), value.denom()), 1)))
            }
            Inner::Big(value) => Self::from_big(value.floor()),
        }
    }

    /// The smallest whole number that is not smaller.
    #[must_use]
    pub fn ceil(&self) -> Self {
        self.neg().floor().neg()
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Inner::Small(value) if value.is_zero())
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Inner::Small(value) => value.numer().is_negative(),
            Inner::Big(value) => value.is_negative(),
        }
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Inner::Small(value) => *value.denom() == 1,
            Inner::Big(value) => value.is_integer(),
        }
    }

    /// The number as a `u64`, if it is one.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        match &self.0 {
            Inner::Small(value) if *value.denom() == 1 => u64::try_from(*value.numer()).ok(),
            _ => None,
        }
    }

    /// The decimal that is exactly this number, if there is one and [`Decimal`] holds it.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        let mut scaled = self.clone();
        for scale in 0..=Decimal::MAX_SCALE {
            if let Inner::Small(value) = &scaled.0
                && *value.denom() == 1
            {
                return Decimal::try_from_i128_with_scale(*value.numer(), scale).ok();
            }
            scaled = scaled.mul(&Self::from(10_u64));
        }
        None
    }

    /// `27/28`; a whole number without denominator.
    #[must_use]
    pub fn fraction(&self) -> String {
        match &self.0 {
            Inner::Small(value) => value.to_string(),
            Inner::Big(value) => value.to_string(),
        }
    }

    /// The decimal expansion, by long division, to at most `most` digits after the mark.
    #[must_use]
    pub fn expansion(&self, most: usize) -> Expansion {
        let whole = self.abs().floor();
        let mut rest = self.abs().sub(&whole);
        let (mut digits, mut seen) = (String::new(), Vec::new());
        while !rest.is_zero() && digits.len() < most {
            if let Some(start) = seen.iter().position(|known| *known == rest) {
                let repeating = digits.split_off(start);
                return Expansion {
                    negative: self.is_negative(),
                    integer: whole.fraction(),
                    fixed: digits,
                    repeating,
                    truncated: false,
                };
            }
            let scaled = rest.mul(&Self::from(10_u64));
            seen.push(rest);
            let digit = scaled.floor();
            digits.push_str(&digit.fraction());
            rest = scaled.sub(&digit);
        }
        let repeats = seen.iter().position(|known| *known == rest).filter(|_| !rest.is_zero());
        let repeating = repeats.map(|start| digits.split_off(start)).unwrap_or_default();
        let truncated = !rest.is_zero() && repeating.is_empty();
        Expansion {
            negative: self.is_negative(),
            integer: whole.fraction(),
            fixed: digits,
            repeating,
            truncated,
        }
    }

    /// The number for a line of arithmetic: exact if a few digits suffice, else `0,9642857…`.
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        const DIGITS: usize = 7;
        let expansion = self.expansion(DIGITS);
        let cut = !expansion.repeating.is_empty() || expansion.truncated;
        let mut digits = expansion.fixed;
        digits.extend(expansion.repeating.chars().cycle().take(DIGITS.saturating_sub(digits.len())));
        let shown = Expansion { fixed: digits, repeating: String::new(), truncated: cut, ..expansion };
        shown.display(lang)
    }
}

fn small(value: &BigInt) -> Option<i128> {
    value.to_i128().filter(|value| *value != i128::MIN)
}

/// Counts and points are small: products of 64-bit parts need one division instead of several.
fn quick_product(left: &Ratio<i128>, right: &Ratio<i128>) -> Option<Ratio<i128>> {
    match (parts(left), parts(right)) {
        (Some((a, b)), Some((c, d))) => reduced(a.checked_mul(c)?, b.checked_mul(d)?),
        _ => left.checked_mul(right),
    }
}

fn quick_quotient(left: &Ratio<i128>, right: &Ratio<i128>) -> Option<Ratio<i128>> {
    match (parts(left), parts(right)) {
        (Some((a, b)), Some((c, d))) => {
            let sign = c.signum();
            reduced(a.checked_mul(d)?.checked_mul(sign)?, b.checked_mul(c)?.checked_mul(sign)?)
        }
        _ => left.checked_div(right),
    }
}

/// Both parts, where each fits in 32 bits and products of them in 64.
fn parts(value: &Ratio<i128>) -> Option<(i64, i64)> {
    let numerator = i32::try_from(*value.numer()).ok()?;
    let denominator = i32::try_from(*value.denom()).ok()?;
    Some((numerator.into(), denominator.into()))
}

fn reduced(numerator: i64, denominator: i64) -> Option<Ratio<i128>> {
    let divisor = numerator.gcd(&denominator);
    let (numerator, denominator) = (numerator.checked_div(divisor)?, denominator.checked_div(divisor)?);
    Some(Ratio::new_raw(numerator.into(), denominator.into()))
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Inner::Small(left), Inner::Small(right)) => left.cmp(right),
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl From<u64> for Exact {
    fn from(value: u64) -> Self {
        Self(Inner::Small(Ratio::new_raw(value.into(), 1)))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(Inner::Small(Ratio::new_raw(value.into(), 1)))
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        // A decimal has at most 28 places, and 10^28 fits in an `i128`.
        let denominator = 10_i128.checked_pow(value.scale()).unwrap_or(1);
        Self::new(value.mantissa(), denominator).unwrap_or_else(Self::zero)
    }
}

/// A decimal expansion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Whether the number is below 0.
    pub negative: bool,
    /// The digits before the mark.
    pub integer: String,
    /// The digits after it that do not repeat.
    pub fixed: String,
    /// The digits that repeat without end.
    pub repeating: String,
    /// Whether digits were left out.
    pub truncated: bool,
}

impl Expansion {
    /// `0,96(428571)`: the repeating digits in parentheses; `…` where digits were left out.
    #[must_use]
    pub fn display(&self, lang: Lang) -> String {
        let sign = if self.negative { "−" } else { "" };
        let fraction = !self.fixed.is_empty() || !self.repeating.is_empty();
        let mark = if fraction { lang.pick(",", ".") } else { "" };
        let repeating =
            if self.repeating.is_empty() { String::new() } else { format!("({})", self.repeating) };
        let cut = if self.truncated { "…" } else { "" };
        format!("{sign}{}{mark}{}{repeating}{cut}", self.integer, self.fixed)
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
    fn expansions() {
        #[track_caller]
        fn case(numerator: i128, denominator: i128, shown: &str) {
            assert_eq!(exact(numerator, denominator).expansion(40).display(Lang::Vi), shown);
        }

        case(27, 28, "0,96(428571)");
        case(5, 8, "0,625");
        case(-1, 3, "−0,(3)");
        case(7, 1, "7");
        case(1, 1_000_003, "0,0000009999970000089999730000809997570007…");
    }

    #[test]
    fn what_overflows_widens_and_comes_back() {
        let huge = exact(i128::MAX, 1);
        let square = huge.mul(&huge);
        assert_eq!(square.div(&huge).unwrap(), huge);
        assert_eq!(exact(i128::MIN, 1).neg().neg(), exact(i128::MIN, 1));
        assert_eq!(exact(i128::MIN, i128::MIN), Exact::one());
        assert!(exact(i128::MIN, 3) < exact(i128::MAX, 7));
    }

    #[test]
    fn decimals_are_exact_or_none() {
        assert_eq!(exact(5, 8).to_decimal().unwrap().to_string(), "0.625");
        assert_eq!(exact(27, 28).to_decimal(), None);
        assert_eq!(Exact::from(Decimal::from_str_exact("-19.50").unwrap()), exact(-39, 2));
    }

    fn rational() -> impl Strategy<Value = (i128, i128)> {
        let part = prop_oneof![-1000_i128..1000, any::<i64>().prop_map(i128::from), any::<i128>()];
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
