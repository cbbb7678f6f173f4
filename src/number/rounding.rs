//! Rounding (*làm tròn*): a mode and a number of digits, named by the rule set, with no default.

use super::{Exact, exact::Division};
use crate::text::{Lang, lang::number_of};
use num_integer::Integer;
use num_traits::Signed;
use std::cmp::Ordering;

/// What happens to the digits that are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// To the nearest; halves away from zero.
    HalfUp,
    /// To the nearest; halves to the even digit.
    HalfEven,
    /// To the nearest; halves toward zero.
    HalfDown,
    /// Away from zero.
    Up,
    /// Toward zero (*cắt bỏ*).
    Down,
    /// Toward −∞.
    Floor,
    /// Toward +∞.
    Ceiling,
    /// Not rounded.
    None,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 8] = [
        Self::HalfUp,
        Self::HalfEven,
        Self::HalfDown,
        Self::Up,
        Self::Down,
        Self::Floor,
        Self::Ceiling,
        Self::None,
    ];

    /// The name in rule files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfEven => "half_even",
            Self::HalfDown => "half_down",
            Self::Up => "up",
            Self::Down => "down",
            Self::Floor => "floor",
            Self::Ceiling => "ceiling",
            Self::None => "none",
        }
    }

    /// The mode of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// The mode in words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::HalfUp => lang.pick("làm tròn đến gần nhất, nửa lên", "to the nearest, halves up"),
            Self::HalfEven => {
                lang.pick("làm tròn đến gần nhất, nửa về số chẵn", "to the nearest, halves to even")
            }
            Self::HalfDown => lang.pick("làm tròn đến gần nhất, nửa xuống", "to the nearest, halves down"),
            Self::Up => lang.pick("làm tròn ra xa số 0", "away from zero"),
            Self::Down => lang.pick("cắt bỏ chữ số thừa", "digits cut off"),
            Self::Floor => lang.pick("làm tròn xuống", "downward"),
            Self::Ceiling => lang.pick("làm tròn lên", "upward"),
            Self::None => lang.pick("không làm tròn", "not rounded"),
        }
    }
}

/// A mode and the number of digits kept after the decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    mode: Mode,
    digits: u32,
}

impl Rounding {
    /// Mode and digits for people.
    #[must_use]
    pub fn label(self, lang: Lang) -> String {
        let (mode, digits) = (self.mode.label(lang), self.digits);
        match lang {
            Lang::Vi => format!("{mode}, {digits} chữ số thập phân"),
            Lang::En => format!("{mode}, {}", number_of(digits, "decimal", "decimals")),
        }
    }

    /// The most digits that can be kept.
    pub const MOST_DIGITS: u32 = 20;

    /// None if more than [`Self::MOST_DIGITS`] digits are asked for.
    #[must_use]
    pub const fn new(mode: Mode, digits: u32) -> Option<Self> {
        if digits > Self::MOST_DIGITS { None } else { Some(Self { mode, digits }) }
    }

    /// The mode.
    #[must_use]
    pub const fn mode(self) -> Mode {
        self.mode
    }

    /// The digits kept; those after the mark.
    #[must_use]
    pub const fn digits(self) -> u32 {
        self.digits
    }

    /// The step between two rounded numbers: `10^-digits`.
    #[must_use]
    pub fn quantum(self) -> Exact {
        Exact::new(1, self.unit()).unwrap_or_else(Exact::one)
    }

    fn unit(self) -> i128 {
        // 10^20 fits in an `i128`.
        10_i128.checked_pow(self.digits).unwrap_or(1)
    }

    /// The number, rounded once.
    ///
    /// ```
    /// use phuctra::number::{Exact, Mode, Rounding};
    ///
    /// let half_up = Rounding::new(Mode::HalfUp, 2).unwrap();
    /// let score = half_up.apply(&Exact::new(27, 28).unwrap());
    /// assert_eq!(score, Exact::new(96, 100).unwrap());
    /// ```
    #[must_use]
    pub fn apply(self, value: &Exact) -> Exact {
        if self.mode == Mode::None {
            return value.clone();
        }
        let unit = self.unit();
        let rounded = match value.times(unit) {
            Division::Small(dividend, divisor) => Exact::new(self.whole(&dividend, &divisor).into(), unit),
            Division::Big(dividend, divisor) => Exact::quotient(self.whole(&dividend, &divisor), unit),
        };
        rounded.unwrap_or_else(|| value.clone())
    }

    /// A quotient as a whole number: one division, and a look at what it leaves.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "a rest is less than the divisor, so neither overflows"
    )]
    fn whole<N: Integer + Signed + Clone>(self, dividend: &N, divisor: &N) -> N {
        let (below, rest) = dividend.div_mod_floor(divisor);
        let half = rest.cmp(&(divisor.clone() - rest.clone()));
        let up = !rest.is_zero() && self.goes_up(half, below.is_negative(), below.is_odd());
        if up { below + N::one() } else { below }
    }

    /// Whether what lies between two whole numbers is rounded to the upper one: how it stands to the middle
    /// of them, and whether the lower one is negative or odd.
    const fn goes_up(self, half: Ordering, negative: bool, odd: bool) -> bool {
        match self.mode {
            Mode::Floor | Mode::None => false,
            Mode::Ceiling => true,
            Mode::Down => negative,
            Mode::Up => !negative,
            Mode::HalfUp => half.is_gt() || (half.is_eq() && !negative),
            Mode::HalfDown => half.is_gt() || (half.is_eq() && negative),
            Mode::HalfEven => half.is_gt() || (half.is_eq() && odd),
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "big numbers do not overflow")]
mod tests {
    use super::*;
    use crate::number::Points;
    use num_bigint::BigInt;
    use proptest::prelude::*;

    #[test]
    fn every_mode_on_ties_and_near_ties() {
        #[track_caller]
        fn case(value: &str, expected: [&str; 7]) {
            let value: Points = value.parse().unwrap();
            let modes = Mode::ALL.into_iter().filter(|mode| *mode != Mode::None);
            let rounded =
                modes.map(|mode| Points::from(Rounding::new(mode, 2).unwrap().apply(value.exact())).plain());
            assert_eq!(rounded.collect::<Vec<_>>(), expected);
        }

        //              half_up  half_even half_down  up       down     floor    ceiling
        case("0.875", ["0.88", "0.88", "0.87", "0.88", "0.87", "0.87", "0.88"]);
        case("0.865", ["0.87", "0.86", "0.86", "0.87", "0.86", "0.86", "0.87"]);
        case("-0.125", ["-0.13", "-0.12", "-0.12", "-0.13", "-0.12", "-0.13", "-0.12"]);
        case("0.8651", ["0.87", "0.87", "0.87", "0.87", "0.86", "0.86", "0.87"]);
        case("0.8649", ["0.86", "0.86", "0.86", "0.87", "0.86", "0.86", "0.87"]);
        case("-0.001", ["0", "0", "0", "-0.01", "0", "-0.01", "0"]);
        case("1", ["1", "1", "1", "1", "1", "1", "1"]);
    }

    #[test]
    fn a_mode_is_told_by_its_name_and_in_words_of_its_own() {
        for lang in [Lang::Vi, Lang::En] {
            let words: std::collections::BTreeSet<&str> =
                Mode::ALL.into_iter().map(|mode| mode.label(lang)).collect();
            assert_eq!(words.len(), Mode::ALL.len());
            assert!(words.iter().all(|words| words.len() > 5), "{words:?}");
        }
        assert!(Mode::ALL.into_iter().all(|mode| Mode::from_name(mode.name()) == Some(mode)));
        let three = Rounding::new(Mode::HalfUp, 3).unwrap();
        assert_eq!(three.digits(), 3);
        assert_eq!(three.label(Lang::Vi), "làm tròn đến gần nhất, nửa lên, 3 chữ số thập phân");
        assert_eq!(three.label(Lang::En), "to the nearest, halves up, 3 decimals");
    }

    /// Rounding on whole numbers, by remainders: the other way to say the same.
    fn brute(numerator: i128, denominator: i128, digits: u32, mode: Mode) -> BigInt {
        let (scaled, divisor) =
            (BigInt::from(numerator) * BigInt::from(10).pow(digits), BigInt::from(denominator));
        let toward_zero: BigInt = &scaled / &divisor;
        let rest: BigInt = &scaled % &divisor;
        let twice = BigInt::from(2) * BigInt::from(rest.magnitude().clone());
        let away = match mode {
            Mode::None | Mode::Down => false,
            Mode::Up => rest != BigInt::ZERO,
            Mode::Floor => rest < BigInt::ZERO,
            Mode::Ceiling => rest > BigInt::ZERO,
            Mode::HalfUp => twice >= divisor,
            Mode::HalfDown => twice > divisor,
            Mode::HalfEven => twice > divisor || (twice == divisor && &toward_zero % 2 != BigInt::ZERO),
        };
        let step = if scaled < BigInt::ZERO { -1 } else { 1 };
        if away { toward_zero + step } else { toward_zero }
    }

    proptest! {
        #[test]
        fn rounding_is_that_of_whole_numbers(
            numerator in prop_oneof![-4000_i128..4000, any::<i64>().prop_map(i128::from), -(1_i128 << 100)..1_i128 << 100],
            denominator in prop_oneof![Just(8_i128), Just(200), Just(2000), 1_i128..5000, 1_i128..1_000_000_000_000],
            digits in 0_u32..6,
        ) {
            for mode in Mode::ALL.into_iter().filter(|mode| *mode != Mode::None) {
                let rounding = Rounding::new(mode, digits).unwrap();
                let scaled = rounding.apply(&Exact::new(numerator, denominator).unwrap()).mul(&Exact::new(rounding.unit(), 1).unwrap());
                prop_assert_eq!(scaled.fraction(), brute(numerator, denominator, digits, mode).to_string());
            }
        }
    }
}
