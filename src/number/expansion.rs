//! The decimal expansion of an exact number, by long division.

use super::Exact;
use crate::text::Lang;

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

impl Exact {
    /// The decimal expansion, by long division, to at most `most` digits after the mark.
    #[must_use]
    pub fn expansion(&self, most: usize) -> Expansion {
        let whole = self.abs().floor();
        let mut rest = self.abs().sub(&whole);
        let (mut digits, mut seen) = (String::new(), Vec::new());
        let mut repeats = None;
        while !rest.is_zero() && repeats.is_none() && digits.len() < most {
            let scaled = rest.mul(&Self::from(10_u64));
            seen.push(rest);
            let digit = scaled.floor();
            digits.push_str(&digit.fraction());
            rest = scaled.sub(&digit);
            repeats = seen.iter().position(|known| *known == rest);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expansions() {
        #[track_caller]
        fn case(numerator: i128, denominator: i128, shown: &str) {
            assert_eq!(Exact::new(numerator, denominator).unwrap().expansion(40).display(Lang::Vi), shown);
        }

        case(27, 28, "0,96(428571)");
        case(5, 8, "0,625");
        case(-1, 3, "−0,(3)");
        case(7, 1, "7");
        case(1, 1_000_003, "0,0000009999970000089999730000809997570007…");
    }

    #[test]
    fn digits_are_left_out_past_those_asked_for() {
        let to = |numerator, denominator, most| {
            Exact::new(numerator, denominator).unwrap().expansion(most).display(Lang::En)
        };
        assert_eq!([to(1, 3, 0), to(1, 3, 1)], ["0…", "0.(3)"]);
        assert_eq!([to(3, 22, 2), to(3, 22, 3)], ["0.13…", "0.1(36)"]);
        assert_eq!([to(5, 8, 2), to(5, 8, 3)], ["0.62…", "0.625"]);
    }
}
