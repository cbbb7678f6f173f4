//! Codes such as `3.12.1` of which a spreadsheet has made a date.

/// The months as English spreadsheets write them; Vietnamese ones write `Thg12`.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Day or month, in digits.
    Small(u32),
    /// A year of four digits.
    Year(u32),
    /// A month by its name.
    Month(u32),
}

/// The codes that may have been typed, if `text` is a date: `03/12/2001`, `3-Dec-01`, `12/3/2001`, `2001-12-03`
/// come from `3.12.1` or `12.3.1`.
///
/// A code of points alone is a date only with a year of four digits: `3.12.1` is none, `3.12.2001` is one.
pub(super) fn codes_of_date(text: &str) -> Option<Vec<String>> {
    // What has neither slash nor hyphen nor four digits in a row is no date.
    let bytes = text.as_bytes();
    let long = bytes.split(|byte| *byte == b'.').any(|part| part.len() >= 4);
    if !long && !bytes.iter().any(|byte| matches!(byte, b'/' | b'-')) {
        return None;
    }
    let text = text.trim();
    let with_time = text.split_once([' ', 'T']).filter(|(_, time)| time.contains(':'));
    let date = with_time.map_or(text, |(date, _)| date);
    let mark = date.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    if mark == '.' && date.split(mark).all(|part| part.len() < 4) {
        return None;
    }
    let parts: Option<Vec<Part>> = date.split(mark).map(part).collect();
    let parts = parts?;
    let named = parts.iter().any(|part| matches!(part, Part::Month(_)));
    let year = parts.iter().any(|part| matches!(part, Part::Year(_)));
    let certain = match (mark, parts.len()) {
        ('/', 2 | 3) | ('-', 3) => true,
        ('-', 2) => named,
        ('.', 3) => year,
        _ => false,
    };
    if certain { codes(&parts) } else { None }
}

fn part(text: &str) -> Option<Part> {
    let lower = text.to_lowercase();
    if let Some(index) = MONTHS.iter().position(|month| *month == lower) {
        return u32::try_from(index).ok()?.checked_add(1).map(Part::Month);
    }
    if let Some(number) = lower.strip_prefix("thg") {
        return number.parse().ok().filter(|month| (1..=12).contains(month)).map(Part::Month);
    }
    let number = lower.parse().ok().filter(|_| lower.bytes().all(|byte| byte.is_ascii_digit()))?;
    match lower.len() {
        1 | 2 => Some(Part::Small(number)),
        4 if (1900..2100).contains(&number) => Some(Part::Year(number)),
        _ => None,
    }
}

/// The parts in the order day, month, year, and in the order month, day, year.
fn codes(parts: &[Part]) -> Option<Vec<String>> {
    let short = |year: u32| year % 100;
    let pair = |a: u32, b: u32, rest: &str| {
        let mut codes = vec![format!("{a}.{b}{rest}"), format!("{b}.{a}{rest}")];
        codes.dedup();
        Some(codes).filter(|_| (1..=12).contains(&a.min(b)) && a.max(b) <= 31)
    };
    match *parts {
        [Part::Year(year), Part::Small(month), Part::Small(day)] => {
            pair(day, month, &format!(".{}", short(year)))
        }
        [Part::Small(a), Part::Small(b) | Part::Month(b), Part::Small(year) | Part::Year(year)] => {
            pair(a, b, &format!(".{}", short(year)))
        }
        [Part::Small(a), Part::Small(b) | Part::Month(b)] => pair(a, b, ""),
        [Part::Month(month), Part::Small(year) | Part::Year(year)] => {
            Some(vec![format!("{month}.{}", short(year)), format!("{}.{month}", short(year))])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_were_codes() {
        #[track_caller]
        fn case(text: &str, codes: &[&str]) {
            assert_eq!(codes_of_date(text).unwrap_or_default(), codes, "{text}");
        }

        case("03/12/2001", &["3.12.1", "12.3.1"]);
        case("12/3/2001", &["12.3.1", "3.12.1"]);
        case("3-Dec-01", &["3.12.1", "12.3.1"]);
        case("03-Thg12-01", &["3.12.1", "12.3.1"]);
        case("2001-12-03", &["3.12.1", "12.3.1"]);
        case("2001-12-03 00:00:00", &["3.12.1", "12.3.1"]);
        case("2001-12-03T00:00:00", &["3.12.1", "12.3.1"]);
        case("03.12.2001", &["3.12.1", "12.3.1"]);
        case("3-12-10", &["3.12.10", "12.3.10"]);
        case("01/01/2010", &["1.1.10"]);
        case("3-Dec", &["3.12", "12.3"]);
        case("03/12", &["3.12", "12.3"]);
        case("Dec-01", &["12.1", "1.12"]);
        case("3.12.1", &[]);
        case("3.12", &[]);
        case("27/28", &[]);
        case("3-1", &[]);
        case("3.13.2.", &[]);
        case("I.2", &[]);
        case("TC-2001", &[]);
        case("dvctt-co-ho-so-truc-tuyen", &[]);
        case("", &[]);
    }
}
