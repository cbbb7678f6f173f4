//! The signature of a table that a spreadsheet has read as English: with it, each of its slips has one cause.

use super::rules::Rules;
use crate::{
    model::{Known, UnitCounts, counts::Written},
    problem::{Problems, RawFault},
};

/// Tells, once a unit, a fractional count with three decimals, a decimal that stayed a text, and a code that has
/// lost its zero, where all three occur: Vietnamese `1.209`, `0,88` and `3.10` imported as English.
pub(super) fn look(unit: &UnitCounts<'_>, rules: &Rules<'_>, problems: &mut Problems) {
    let is_lost = |name: &str| rules.criterion(name).is_none() && rules.restored(name).is_some();
    let code = unit.counts.iter().map(|(named, _)| &named.name).find(|name| is_lost(name));
    let Some(code) = code else { return };
    let count = unit.figures().find_map(|known| Some((known, thousands(known)?)));
    let text = unit.figures().find_map(decimal_text);
    if let (Some((known, count)), Some(text)) = (count, text) {
        let fault = RawFault::ReadAsEnglish {
            count: count.to_owned(),
            text: text.to_owned(),
            code: code.clone().into_owned(),
        };
        problems.at(unit.source.place(known.span), fault);
    }
}

/// `1.209`: a point with three digits behind it and one to three before.
fn thousands<'k>(known: &'k Known<'_>) -> Option<&'k str> {
    let (Written::Number(text) | Written::Text(text)) = &known.written else { return None };
    let (whole, rest) = text.split_once('.')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = (1..=3).contains(&whole.len()) && rest.len() == 3 && digits(whole) && digits(rest);
    shaped.then_some(text)
}

/// `0,88` as text.
fn decimal_text<'k>(known: &'k Known<'_>) -> Option<&'k str> {
    let Written::Text(text) = &known.written else { return None };
    let (whole, rest) = text.trim_end_matches('%').split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(rest)).then_some(text)
}
