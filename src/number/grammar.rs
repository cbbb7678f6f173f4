//! Numbers as people write them, in Vietnamese and in English.
//!
//! | spelling | read as |
//! |---|---|
//! | `0,88`, `0.88`, `94,64` | a decimal |
//! | `1.083.000`, `1,083,000`, `1 083` | thousands |
//! | `1.083,5`, `1,083.5` | the last mark is the decimal one |
//! | `1.083` in a count | thousands, if another number of the file shows which mark is which; else a problem |
//! | `1.083` in a score | a problem that names both meanings |

use super::Exact;
use crate::problem::NumberFault;

/// What a column or key allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A whole number, not negative.
    Count,
    /// Points; a sign is allowed.
    Score,
    /// A percentage, with its sign `%`.
    Percent,
    /// A decimal, not negative.
    Number,
}

/// Which mark a file uses for decimals; the other one groups thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// `1.083,5`, as in Vietnamese.
    Comma,
    /// `1,083.5`, as in English.
    Point,
}

impl Marks {
    const fn of_decimal(mark: char) -> Self {
        if mark == ',' { Self::Comma } else { Self::Point }
    }

    const fn of_thousands(mark: char) -> Self {
        if mark == ',' { Self::Point } else { Self::Comma }
    }
}

/// A number as spelled, not yet decided where the spelling has two meanings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral<'t> {
    text: &'t str,
    expected: Expected,
    spelling: Spelling,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Spelling {
    Plain {
        value: Exact,
        marks: Option<Marks>,
    },
    /// `1.083`: one mark, three digits after it.
    Ambiguous {
        thousands: Exact,
        decimal: Exact,
        as_thousands: Marks,
    },
}

/// The most digits of a number.
const MOST_DIGITS: usize = 27;
/// The most digits after the decimal mark.
const MOST_DECIMALS: usize = 20;

/// Reads the spelling of a number. Empty text is *unknown* and must not come here.
///
/// # Errors
/// What is wrong with the spelling, or with the number in this place.
pub fn read(text: &str, expected: Expected) -> Result<Numeral<'_>, NumberFault> {
    let trimmed = text.trim();
    let (body, percent) = match trimmed.strip_suffix('%') {
        Some(body) if expected == Expected::Percent => (body.trim_end(), true),
        Some(_) => return Err(NumberFault::Percent { text: trimmed.to_owned() }),
        None if expected == Expected::Percent => {
            return Err(NumberFault::PercentMissing { text: trimmed.to_owned() });
        }
        None => (trimmed, false),
    };
    let (negative, digits) = signed(body, trimmed, expected)?;
    let spelling = if let Some(spelling) = short(digits) {
        spelling
    } else {
        check_characters(digits, trimmed)?;
        spelling(digits, trimmed)?
    };
    if !percent && !negative {
        return Ok(Numeral { text: trimmed, expected, spelling });
    }
    let spelling = spelling.map(|value| {
        let value = if percent { hundredth(&value) } else { value };
        if negative { value.neg() } else { value }
    });
    Ok(Numeral { text: trimmed, expected, spelling })
}

impl Numeral<'_> {
    /// Which mark the spelling proves to be the decimal one.
    #[must_use]
    pub const fn fixes(&self) -> Option<Marks> {
        match &self.spelling {
            Spelling::Plain { marks, .. } => *marks,
            Spelling::Ambiguous { .. } => None,
        }
    }

    /// The number, given what the file's other numbers prove of its marks; and whether that was needed, of
    /// which the reader is to be told.
    ///
    /// # Errors
    /// [`NumberFault::Ambiguous`], [`NumberFault::NotWhole`].
    pub fn settle(&self, marks: Option<Marks>) -> Result<(Exact, bool), NumberFault> {
        match &self.spelling {
            Spelling::Plain { value, .. } => self.fitting(value).map(|value| (value, false)),
            Spelling::Ambiguous { thousands, decimal, as_thousands } => match marks {
                Some(marks) if self.expected != Expected::Score && marks == *as_thousands => {
                    self.fitting(thousands).map(|value| (value, true))
                }
                Some(marks) if self.expected != Expected::Score && marks != *as_thousands => {
                    self.fitting(decimal).map(|value| (value, false))
                }
                _ => Err(NumberFault::Ambiguous {
                    text: self.text.to_owned(),
                    thousands: thousands.fraction(),
                    decimal: super::Points::from(decimal.clone()).plain(),
                }),
            },
        }
    }

    /// The number, where it is known that a mark in it is the decimal one: a workbook stores it so.
    ///
    /// # Errors
    /// [`NumberFault::NotWhole`].
    pub fn decimal(&self) -> Result<(Exact, bool), NumberFault> {
        let (Spelling::Plain { value, .. } | Spelling::Ambiguous { decimal: value, .. }) = &self.spelling;
        self.fitting(value).map(|value| (value, false))
    }

    fn fitting(&self, value: &Exact) -> Result<Exact, NumberFault> {
        if self.expected == Expected::Count && !value.is_integer() {
            return Err(NumberFault::NotWhole { text: self.text.to_owned() });
        }
        Ok(value.clone())
    }
}

impl Spelling {
    fn map(self, change: impl Fn(Exact) -> Exact) -> Self {
        match self {
            Self::Plain { value, marks } => Self::Plain { value: change(value), marks },
            Self::Ambiguous { thousands, decimal, as_thousands } => {
                Self::Ambiguous { thousands: change(thousands), decimal: change(decimal), as_thousands }
            }
        }
    }
}

/// The marks on which all numbers of a file agree; none if none proves any, or if they disagree.
pub fn agreed(proofs: impl IntoIterator<Item = Marks>) -> Option<Marks> {
    let mut proofs = proofs.into_iter();
    let first = proofs.next()?;
    proofs.all(|marks| marks == first).then_some(first)
}

/// With how many decimals a number is written whose value is known, so that grouped thousands are none.
#[must_use]
pub fn decimals(text: &str, value: &Exact) -> u32 {
    if !text.contains(['.', ',']) {
        return 0;
    }
    let (body, value) = match text.trim().strip_suffix('%') {
        Some(body) => (body.trim_end(), value.mul(&Exact::from(100_u64))),
        None => (text.trim(), value.clone()),
    };
    let after = body.rsplit_once(['.', ',']).map_or(0, |(_, rest)| rest.len());
    let digits: String = body.chars().filter(char::is_ascii_digit).collect();
    let read = |after: usize| {
        let scale = 10_i128.checked_pow(u32::try_from(after).ok()?)?;
        Exact::new(digits.parse().ok()?, scale)
    };
    let written = (read(after).as_ref() == Some(&value)).then_some(after);
    written.and_then(|after| u32::try_from(after).ok()).unwrap_or(0)
}

fn signed<'t>(body: &'t str, text: &str, expected: Expected) -> Result<(bool, &'t str), NumberFault> {
    let negative = body.strip_prefix(['-', '−']);
    let rest = negative.or_else(|| body.strip_prefix('+'));
    match rest {
        None => Ok((false, body)),
        Some(rest) if expected == Expected::Score => Ok((negative.is_some(), rest)),
        Some(_) => Err(NumberFault::Sign { text: text.to_owned() }),
    }
}

/// A number of a few digits, alone or with one mark that can only be that of decimals: as most counts and points are.
fn short(digits: &str) -> Option<Spelling> {
    if !(1..=18).contains(&digits.len()) {
        return None;
    }
    let (mut number, mut mark) = (0_u64, None);
    for (at, byte) in digits.bytes().enumerate() {
        match byte {
            b',' | b'.' if at > 0 && mark.is_none() => mark = Some((at, byte)),
            digit => number = appended(number, digit)?,
        }
    }
    let Some((at, mark)) = mark else {
        return Some(Spelling::Plain { value: Exact::from(number), marks: None });
    };
    let decimals = digits.len().saturating_sub(at).saturating_sub(1);
    // Three digits may be thousands, and none is a slip.
    let scale = u32::try_from(decimals).ok().filter(|decimals| !matches!(decimals, 0 | 3))?;
    let value = Exact::new(number.into(), 10_i64.checked_pow(scale)?.into())?;
    Some(Spelling::Plain { value, marks: Some(Marks::of_decimal(char::from(mark))) })
}

/// A number with one more digit; none if that is no digit.
fn appended(number: u64, digit: u8) -> Option<u64> {
    let digit = digit.is_ascii_digit().then(|| digit.saturating_sub(b'0'))?;
    number.checked_mul(10)?.checked_add(digit.into())
}

fn check_characters(digits: &str, text: &str) -> Result<(), NumberFault> {
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let (bytes, is_digit) = (digits.as_bytes(), |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit));
    let ends_in_digits = is_digit(bytes.first()) && is_digit(bytes.last());
    if !ends_in_digits || !digits.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return Err(other_characters(digits, text.to_owned()));
    }
    if count > MOST_DIGITS {
        return Err(NumberFault::TooManyDigits { text: text.to_owned(), most: MOST_DIGITS });
    }
    Ok(())
}

/// What there is beside digits and marks.
fn other_characters(digits: &str, text: String) -> NumberFault {
    let has_digit = digits.bytes().any(|b| b.is_ascii_digit());
    let exponent = |c: char| c.is_ascii_digit() || "eE+-.,".contains(c);
    if digits.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        NumberFault::OtherDigits { text }
    } else if has_digit && digits.contains(['/', '∕', '⁄']) {
        NumberFault::Fraction { text }
    } else if has_digit && digits.chars().all(exponent) && digits.contains(['e', 'E']) {
        NumberFault::Exponent { text }
    } else {
        NumberFault::NotANumber { text }
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\u{A0}' | '\u{202F}')
}

fn spelling(digits: &str, text: &str) -> Result<Spelling, NumberFault> {
    let malformed = || NumberFault::Malformed { text: text.to_owned() };
    let mut marks = digits.chars().filter(|c| is_mark(*c));
    let (first, last) = (marks.next(), marks.next_back());
    match (first, last) {
        (None, _) => Ok(Spelling::Plain { value: plain(digits, "").ok_or_else(malformed)?, marks: None }),
        (Some(mark @ (',' | '.')), None) => one_mark(digits, mark).ok_or_else(malformed),
        (Some(first), Some(last)) if first != last => {
            let (whole, fraction) = digits.rsplit_once(last).ok_or_else(malformed)?;
            let uniform = is_grouped(whole, first) && matches!(last, ',' | '.');
            let value = uniform.then(|| plain(whole, fraction)).flatten();
            Ok(Spelling::Plain { value: value.ok_or_else(malformed)?, marks: Some(Marks::of_decimal(last)) })
        }
        (Some(mark), _) if is_grouped(digits, mark) => {
            let proves = matches!(mark, ',' | '.').then(|| Marks::of_thousands(mark));
            Ok(Spelling::Plain { value: plain(digits, "").ok_or_else(malformed)?, marks: proves })
        }
        _ => Err(malformed()),
    }
}

/// One comma or point: a decimal mark, unless exactly three digits follow a number that could be thousands.
fn one_mark(digits: &str, mark: char) -> Option<Spelling> {
    let (whole, fraction) = digits.split_once(mark)?;
    let decimal = plain(whole, fraction)?;
    if is_grouped(digits, mark) {
        let thousands = plain(digits, "")?;
        return Some(Spelling::Ambiguous { thousands, decimal, as_thousands: Marks::of_thousands(mark) });
    }
    Some(Spelling::Plain { value: decimal, marks: Some(Marks::of_decimal(mark)) })
}

/// Whether `mark` parts the digits into groups of three, the first of one to three and without leading 0.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or("");
    let all_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && all_digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && all_digits(group))
}

/// The number of these digits, the marks between them left out.
fn plain(whole: &str, fraction: &str) -> Option<Exact> {
    let scale = u32::try_from(fraction.len()).ok().filter(|_| fraction.len() <= MOST_DECIMALS)?;
    let mut digits = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit);
    // A number of 64 bits holds 19 digits, and its arithmetic is quicker.
    if whole.len().saturating_add(fraction.len()) < 19 {
        let mantissa = digits.try_fold(0_u64, appended)?;
        return Exact::new(mantissa.into(), 10_i128.checked_pow(scale)?);
    }
    let mantissa = digits
        .map(|digit| i128::from(digit.saturating_sub(b'0')))
        .try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(digit))?;
    Exact::new(mantissa, 10_i128.checked_pow(scale)?)
}

fn hundredth(value: &Exact) -> Exact {
    value.div(&Exact::from(100_u64)).unwrap_or_else(Exact::zero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{number::Points, problem::Fault};
    use proptest::prelude::*;

    fn read_as(text: &str, expected: Expected, marks: Option<Marks>) -> Result<String, &'static str> {
        let settled = read(text, expected).and_then(|numeral| numeral.settle(marks));
        settled.map(|(value, _)| Points::from(value).plain()).map_err(|fault| fault.code())
    }

    #[test]
    fn spellings() {
        #[track_caller]
        fn case(text: &str, expected: Expected, result: Result<&str, &'static str>) {
            assert_eq!(read_as(text, expected, None), result.map(str::to_owned), "{text}");
        }
        use Expected::{Count, Number, Percent, Score};

        case("0,88", Score, Ok("0.88"));
        case("0.88", Score, Ok("0.88"));
        case("06", Score, Ok("6"));
        case(" 94,64\u{A0}", Score, Ok("94.64"));
        case("0.210", Score, Ok("0.21"));
        case("−1,21", Score, Ok("-1.21"));
        case("1.083.000", Count, Ok("1083000"));
        case("1,083,000", Count, Ok("1083000"));
        case("1 083", Count, Ok("1083"));
        case("1\u{202F}083\u{202F}000", Count, Ok("1083000"));
        case("1.083,5", Number, Ok("1083.5"));
        case("1,083.5", Number, Ok("1083.5"));
        case("28,0", Count, Ok("28"));
        case("96,4%", Percent, Ok("0.964"));
        case("96,4 %", Percent, Ok("0.964"));
        case("1.083", Score, Err("P102"));
        case("1.083", Count, Err("P102"));
        case("28,5", Count, Err("P103"));
        case("-28", Count, Err("P104"));
        case("+28", Count, Err("P104"));
        case("1e3", Count, Err("P105"));
        case("٢٨", Count, Err("P106"));
        case("２８", Count, Err("P106"));
        case("x²", Count, Err("P106"));
        case("96%", Score, Err("P107"));
        case("27/28", Count, Err("P108"));
        case("96,4", Percent, Err("P109"));
        case("1.08.3", Count, Err("P110"));
        case("1,2,3", Score, Err("P110"));
        case("1.083,5,2", Number, Err("P110"));
        case("1234567890123456789012", Count, Ok("1234567890123456789012"));
        case("123456789012345678901234567", Count, Ok("123456789012345678901234567"));
        case("1234567890123456789012345678", Count, Err("P111"));
        case("0,12345678901234567891", Score, Ok("0.12345678901234567891"));
        case("0,123456789012345678912", Score, Err("P110"));
        case("không", Score, Err("P101"));
        case("1.", Score, Err("P101"));
        case(".5", Score, Err("P101"));
        case("28\u{200B}", Count, Err("P101"));
        case("--1", Score, Err("P101"));
    }

    #[test]
    fn most_numbers_are_read_at_once() {
        for text in ["0028", "0,88", "94.6", "1083,5", "12.3456"] {
            assert!(short(text).is_some(), "{text}");
        }
        for other in ["", ",5", "5,", "1.083", "0,210", "1.2.3", "1234567890123456789"] {
            assert_eq!(short(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_at_once_is_what_the_whole_grammar_reads(text in "[0-9]{0,9}[,.]?[0-9]{0,9}[,.]?") {
            if let Some(quick) = short(&text) {
                let slow = check_characters(&text, &text).and_then(|()| spelling(&text, &text));
                prop_assert_eq!(slow, Ok(quick));
            }
        }
    }

    #[test]
    fn other_numbers_of_the_file_settle_thousands() {
        assert_eq!(read_as("1.083", Expected::Count, Some(Marks::Comma)), Ok("1083".to_owned()));
        assert_eq!(read_as("1,083", Expected::Count, Some(Marks::Point)), Ok("1083".to_owned()));
        assert_eq!(read_as("1.083", Expected::Count, Some(Marks::Point)), Err("P103"));
        assert_eq!(read_as("1.083", Expected::Number, Some(Marks::Point)), Ok("1.083".to_owned()));
        assert_eq!(read_as("1.083", Expected::Score, Some(Marks::Comma)), Err("P102"));
        assert_eq!(read_as("1.083", Expected::Score, Some(Marks::Point)), Err("P102"));
    }

    #[test]
    fn marks_are_agreed_or_not_used() {
        let proof = |text| read(text, Expected::Number).unwrap().fixes();
        assert_eq!(agreed(["0,88", "28", "1.083.000"].into_iter().filter_map(proof)), Some(Marks::Comma));
        assert_eq!(agreed(["0,88", "0.88"].into_iter().filter_map(proof)), None);
    }
}
