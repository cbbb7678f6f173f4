//! What the format of a number says that it is.

/// How a stored number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number.
    #[default]
    Number,
    /// Times a hundred, with `%`.
    Percent,
    /// As a day of the calendar.
    Date,
    /// As a whole number with at least so many digits.
    Padded(usize),
}

/// A format of XLSX by its number, unless the workbook defines it.
pub(super) const fn built_in(number: usize) -> Shown {
    match number {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=36 | 50..=58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// A format by its code.
pub(super) fn of_code(code: &str) -> Shown {
    let bare = bare(code.split(';').next().unwrap_or(""));
    let has = |letters: &[char]| bare.contains(letters);
    if bare.contains('%') {
        Shown::Percent
    } else if bare.len() > 1 && bare.bytes().all(|byte| byte == b'0') {
        Shown::Padded(bare.len())
    } else if has(&['y', 'd']) || has(&['m']) && !has(&['h', 's', '0', '#']) {
        Shown::Date
    } else {
        Shown::Number
    }
}

/// The code in small letters, without what is quoted, escaped or in brackets.
fn bare(code: &str) -> String {
    let (mut bare, mut quoted, mut bracket, mut escaped) = (String::new(), false, false, false);
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracket = true,
            ']' => bracket = false,
            _ if bracket => {}
            _ => bare.extend(c.to_lowercase()),
        }
    }
    if bare == "general" { String::new() } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        #[track_caller]
        fn case(code: &str, shown: Shown) {
            assert_eq!(of_code(code), shown, "{code}");
        }
        case("General", Shown::Number);
        case("0.00", Shown::Number);
        case("#,##0.00\\ \"đ\"", Shown::Number);
        case("[Red]0.0", Shown::Number);
        case("0.0%", Shown::Percent);
        case("0\"%\"", Shown::Number);
        case("dd/mm/yyyy", Shown::Date);
        case("[$-42A]d mmm yy;@", Shown::Date);
        case("mmm-yy", Shown::Date);
        case("h:mm", Shown::Number);
        case("00000", Shown::Padded(5));
        case("0", Shown::Number);
        assert_eq!((built_in(9), built_in(14), built_in(2)), (Shown::Percent, Shown::Date, Shown::Number));
    }
}
