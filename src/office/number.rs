//! The number that a workbook shows for what it has stored.
//!
//! Workbooks store binary fractions: `0.29` may stand in the file as `0.28999999999999998`. Spreadsheets show at most
//! 15 digits of them, and so does this: the digits are chosen by formatting, nothing is computed.

use std::fmt::Write;

/// The decimal that is shown for a stored number, its mark moved `shift` places to the right; none if it is no number.
pub(super) fn decimal(stored: &str, shift: i32) -> Option<String> {
    let scientific = scientific(stored)?;
    let (digits, exponent) = scientific.split_once('e')?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let digits = digits.replace('.', "");
    let digits = digits.trim_end_matches('0');
    // The digits of the whole part: the first stands before the mark.
    let whole = exponent.parse::<i32>().ok()?.checked_add(shift)?.checked_add(1)?;
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    if !(-30..=30).contains(&whole) {
        return None;
    }
    let mut text = sign.to_owned();
    match usize::try_from(whole) {
        Ok(whole) if whole >= digits.len() => {
            let _ = write!(text, "{digits:0<whole$}");
        }
        Ok(whole) if whole > 0 => {
            let (before, after) = digits.split_at_checked(whole)?;
            let _ = write!(text, "{before}.{after}");
        }
        _ => {
            let zeros = usize::try_from(whole.unsigned_abs()).ok()?;
            let _ = write!(text, "0.{}{digits}", "0".repeat(zeros));
        }
    }
    Some(text)
}

/// The 15 digits, and the exponent of the first.
#[expect(
    clippy::disallowed_types,
    reason = "what a workbook stores is one; it is formatted and never computed with"
)]
fn scientific(stored: &str) -> Option<String> {
    let value: f64 = stored.trim().parse().ok()?;
    value.is_finite().then(|| format!("{value:.14e}"))
}

/// The text of a double, given by its bits; none if it is no number.
#[expect(
    clippy::disallowed_types,
    reason = "what a workbook stores is one; it is formatted and never computed with"
)]
pub(super) fn of_double(bits: usize) -> Option<String> {
    let value = f64::from_bits(u64::try_from(bits).ok()?);
    value.is_finite().then(|| format!("{value:e}"))
}

/// A percentage as text. Three decimals get a fourth, lest they be taken for thousands.
pub(super) fn percent(stored: &str) -> Option<String> {
    let text = decimal(stored, 2)?;
    let three = text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    Some(format!("{text}{}%", if three { "0" } else { "" }))
}

/// The date of a whole day number: 1 is 1900-01-01 and 60 the 29 February that year did not have, or, with
/// `from_1904`, 0 is 1904-01-01.
pub(super) fn date(stored: &str, from_1904: bool) -> Option<String> {
    let serial: u32 = decimal(stored, 0)?.parse().ok()?;
    let (mut year, mut day) = match (from_1904, serial) {
        (true, serial) => (1904_u32, serial),
        (false, 0 | 60) => return None,
        (false, serial @ ..60) => (1900, serial.checked_sub(1)?),
        (false, serial) => (1900, serial.checked_sub(2)?),
    };
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        match day.checked_sub(length) {
            Some(rest) => (year, day) = (year.checked_add(1).filter(|year| *year < 10_000)?, rest),
            None => break,
        }
    }
    let february = if is_leap(year) { 29 } else { 28 };
    for (month, length) in (1..).zip([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        match day.checked_sub(length) {
            Some(rest) => day = rest,
            None => return Some(format!("{year:04}-{month:02}-{:02}", day.checked_add(1)?)),
        }
    }
    None
}

const fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_spreadsheets_show_them() {
        #[track_caller]
        fn case(stored: &str, shown: &str) {
            assert_eq!(decimal(stored, 0).as_deref(), Some(shown));
        }
        case("0.28999999999999998", "0.29");
        case("0.30000000000000004", "0.3");
        case("0.88", "0.88");
        case("1.209", "1.209");
        case("1083", "1083");
        case("94.64", "94.64");
        case("-1.21", "-1.21");
        case("1E-3", "0.001");
        case("1.5E+6", "1500000");
        case("0", "0");
        case("-0", "0");
        case("6.0", "6");
        case("999999999999999", "999999999999999");
        case("10.5", "10.5");
        assert_eq!(decimal("nan", 0), None);
        assert_eq!(decimal("1e300", 0), None);
        assert_eq!(decimal("x", 0), None);
        assert_eq!(percent("0.875").as_deref(), Some("87.5%"));
        assert_eq!(percent("0.87125").as_deref(), Some("87.1250%"));
        assert_eq!(percent("1").as_deref(), Some("100%"));
    }

    #[test]
    fn day_numbers() {
        #[track_caller]
        fn case(stored: &str, shown: Option<&str>) {
            assert_eq!(date(stored, false).as_deref(), shown);
        }
        case("1", Some("1900-01-01"));
        case("59", Some("1900-02-28"));
        case("60", None);
        case("61", Some("1900-03-01"));
        case("36526", Some("2000-01-01"));
        case("37228", Some("2001-12-03"));
        case("45351", Some("2024-02-29"));
        case("45351.5", None);
        assert_eq!(date("0", true).as_deref(), Some("1904-01-01"));
        assert_eq!(date("35766", true).as_deref(), Some("2001-12-03"));
    }
}
