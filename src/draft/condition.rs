//! What the cell of tiers says: `>= 80%: 2; từ 50% đến dưới 80%: 1; còn lại: 0`.

use crate::number::{Exact, Expected, Points, grammar::read};

/// A part of the cell: what must hold, and the points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    /// What must hold, or the item's words.
    pub(super) what: &'t str,
    /// The points.
    pub(super) points: Points,
}

/// The parts, which `;` or line breaks separate; the points stand behind the last `:`, `→` or `->`.
///
/// # Errors
/// The part that cannot be read.
pub(super) fn parts(text: &str) -> Result<Vec<Part<'_>>, &str> {
    let pieces = text.split([';', '\n', '\r']).map(str::trim).filter(|piece| !piece.is_empty());
    let parts: Vec<Part<'_>> = pieces.map(|piece| part(piece).ok_or(piece)).collect::<Result<_, _>>()?;
    if parts.is_empty() { Err(text) } else { Ok(parts) }
}

fn part(piece: &str) -> Option<Part<'_>> {
    let (what, points) = [":", "→", "->"]
        .iter()
        .filter_map(|mark| piece.rsplit_once(mark))
        .max_by_key(|(what, _)| what.len())?;
    let what = what.trim();
    (!what.is_empty()).then_some(())?;
    Some(Part { what, points: points_of(points)? })
}

/// Points, with the word “điểm” behind them or not.
pub(super) fn points_of(text: &str) -> Option<Points> {
    let text = text.trim();
    let bare =
        ["điểm", "points", "point", "đ"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let (value, _) = read(bare.trim(), Expected::Score).ok()?.settle(None).ok()?;
    (!value.is_negative()).then(|| Points::new(value))
}

/// What a tier asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// All of these hold of the measure.
    All(Vec<Bound>),
    /// No other tier fits.
    Otherwise,
}

/// One comparison of the measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    /// The sign.
    pub(super) sign: &'static str,
    /// The number: of a percentage, the one before its sign.
    pub(super) number: Exact,
    /// Whether it is a percentage.
    pub(super) percent: bool,
}

impl Bound {
    /// As a formula has it.
    pub(super) fn written(&self) -> String {
        let number = Points::new(self.number.clone()).plain();
        format!("{} {number}{}", self.sign, if self.percent { "%" } else { "" })
    }
}

/// The signs, longer ones first.
const SIGNS: [(&str, &str); 8] =
    [(">=", ">="), ("<=", "<="), ("≥", ">="), ("≤", "<="), (">", ">"), ("<", "<"), ("==", "="), ("=", "=")];

/// Words in place of signs, before the number: English ones are read as their Vietnamese fellows.
const WORDS: [(&str, &str); 7] = [
    (" to below ", " đến dưới "),
    (" to ", " đến "),
    (" or more", " trở lên"),
    (" or less", " trở xuống"),
    ("from ", "từ "),
    ("above ", "trên "),
    ("below ", "dưới "),
];

/// What must hold, in signs or in words.
pub(super) fn when(text: &str) -> Option<When> {
    let mut text = text.to_lowercase();
    for (english, vietnamese) in WORDS {
        text = text.replace(english, vietnamese);
    }
    let text = text.trim();
    if ["còn lại", "khác", "trường hợp khác", "các trường hợp còn lại", "otherwise", "else"].contains(&text)
    {
        return Some(When::Otherwise);
    }
    let bounds =
        if text.starts_with(['<', '>', '=', '≥', '≤']) { in_signs(text) } else { in_words(text) };
    bounds.map(When::All)
}

fn in_signs(text: &str) -> Option<Vec<Bound>> {
    let one = |text: &str| {
        let text = text.trim();
        let (rest, sign) =
            SIGNS.iter().find_map(|(sign, meaning)| Some((text.strip_prefix(sign)?, *meaning)))?;
        bound(sign, rest)
    };
    text.split(" and ").flat_map(|part| part.split(" và ")).map(one).collect()
}

fn in_words(text: &str) -> Option<Vec<Bound>> {
    if let Some(least) = text.strip_suffix("trở lên") {
        return Some(vec![bound(">=", least.trim().trim_start_matches("từ "))?]);
    }
    if let Some(most) = text.strip_suffix("trở xuống") {
        return Some(vec![bound("<=", most.trim().trim_start_matches("từ "))?]);
    }
    if let Some((low, high)) = text.split_once(" đến ") {
        let low = low.trim();
        let low = match low.strip_prefix("trên ") {
            Some(low) => bound(">", low),
            None => bound(">=", low.trim_start_matches("từ ")),
        };
        let high = high.trim();
        let high = match high.strip_prefix("dưới ") {
            Some(high) => bound("<", high),
            None => bound("<=", high),
        };
        return Some(vec![low?, high?]);
    }
    let words = [("trên ", ">"), ("dưới ", "<"), ("đến ", "<="), ("bằng ", "="), ("đạt ", "=")];
    match words.iter().find_map(|(word, sign)| Some((text.strip_prefix(word)?, *sign))) {
        Some((number, sign)) => Some(vec![bound(sign, number)?]),
        None => Some(vec![bound("=", text)?]),
    }
}

fn bound(sign: &'static str, text: &str) -> Option<Bound> {
    let text = text.trim();
    let percent = text.ends_with('%');
    let expected = if percent { Expected::Percent } else { Expected::Number };
    let (value, _) = read(text, expected).ok()?.settle(None).ok()?;
    // A percentage is read as a number of hundredths or of wholes; the formula wants what stands before its sign.
    let number = if percent { before_sign(text)? } else { value };
    Some(Bound { sign, number, percent })
}

fn before_sign(text: &str) -> Option<Exact> {
    let bare = text.strip_suffix('%')?.trim();
    let (value, _) = read(bare, Expected::Number).ok()?.settle(None).ok()?;
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        match when(text)? {
            When::Otherwise => Some("otherwise".to_owned()),
            When::All(bounds) => Some(bounds.iter().map(Bound::written).collect::<Vec<_>>().join(" and ")),
        }
    }

    #[test]
    fn conditions_in_signs_and_in_words() {
        for (text, expected) in [
            (">= 80%", ">= 80%"),
            ("≥80,5% và < 100%", ">= 80.5% and < 100%"),
            (">= 2 and <= 4", ">= 2 and <= 4"),
            ("= 0", "= 0"),
            ("Từ 90% trở lên", ">= 90%"),
            ("90% trở lên", ">= 90%"),
            ("từ 80% đến dưới 90%", ">= 80% and < 90%"),
            ("trên 50% đến 60%", "> 50% and <= 60%"),
            ("dưới 50%", "< 50%"),
            ("trên 2", "> 2"),
            ("2 trở xuống", "<= 2"),
            ("đến 3", "<= 3"),
            ("100%", "= 100%"),
            ("Còn lại", "otherwise"),
            ("from 80% to below 90%", ">= 80% and < 90%"),
            ("3 or more", ">= 3"),
            ("otherwise", "otherwise"),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["tốt", ">= tốt", "từ 1 đến tốt", "", ">= 1.000.00"] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn parts_with_their_points() {
        let read = |text: &'static str| {
            parts(text).map(|parts| {
                parts.iter().map(|part| (part.what.to_owned(), part.points.plain())).collect::<Vec<_>>()
            })
        };
        let of = |pairs: &[(&str, &str)]| {
            Ok(pairs
                .iter()
                .map(|(what, points)| ((*what).to_owned(), (*points).to_owned()))
                .collect::<Vec<_>>())
        };
        assert_eq!(read(">= 80%: 1,5 điểm; còn lại → 0"), of(&[(">= 80%", "1.5"), ("còn lại", "0")]));
        assert_eq!(
            read("Có kế hoạch: đúng hạn: 0.5\nCó báo cáo: 0,25đ"),
            of(&[("Có kế hoạch: đúng hạn", "0.5"), ("Có báo cáo", "0.25")])
        );
        for (text, told) in [("a: 1; b", "b"), ("a: x", "a: x"), (": 1", ": 1"), ("", ""), ("a: -1", "a: -1")]
        {
            assert_eq!(parts(text), Err(told), "{text}");
        }
    }
}
