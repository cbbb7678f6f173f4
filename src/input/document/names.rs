//! Names of units in a text: what follows `xã`, `phường`, `thị trấn` in capitals.

use crate::{
    source::Span,
    text::{name_key, nfc},
};

/// The kinds of units, by key of their words.
const KINDS: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];
/// The most syllables of a name.
const MOST: usize = 4;

/// The names, each with where it stands.
pub(super) fn names(text: &str, start: usize) -> Vec<(String, Span)> {
    let words = words(text);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(first) = after_kind(&words, at) else { continue };
        // One space between the kind and the name: `xã. Tuy nhiên` names nobody.
        let kind = words.get(first.saturating_sub(1)).map(|word| word.0.saturating_add(word.1.len()));
        let follows =
            kind.zip(words.get(first)).is_some_and(|(end, next)| text.get(end..next.0) == Some(" "));
        if !follows || words.get(first).is_some_and(|word| name_key(word.1) == name_key("hội")) {
            continue;
        }
        let capital = |word: &&(usize, &str)| word.1.starts_with(char::is_uppercase);
        let mut name: Vec<&(usize, &str)> = Vec::new();
        let mut end = None;
        for word in words.iter().skip(first).take(MOST).take_while(capital) {
            // A name ends where anything but one space stands behind a syllable.
            if end.is_some_and(|end| text.get(end..word.0) != Some(" ")) {
                break;
            }
            name.push(word);
            end = Some(word.0.saturating_add(word.1.len()));
        }
        let (Some(head), Some(end)) = (name.first(), end) else { continue };
        let words: Vec<String> = name.iter().map(|word| nfc(word.1)).collect();
        let span = Span::new(start.saturating_add(head.0), start.saturating_add(end));
        if words.iter().all(|word| word.chars().count() > 1) {
            found.push((words.join(" "), span));
        }
    }
    found
}

/// The syllable behind a kind of unit that starts at `at`.
fn after_kind(words: &[(usize, &str)], at: usize) -> Option<usize> {
    KINDS.iter().find_map(|kind| {
        let kind: Vec<String> = kind.split(' ').map(name_key).collect();
        let here = words.iter().skip(at).take(kind.len()).map(|word| name_key(word.1));
        here.eq(kind.iter().cloned()).then(|| at.saturating_add(kind.len()))
    })
}

/// The words with their first byte.
fn words(text: &str) -> Vec<(usize, &str)> {
    let part = |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let mut found = Vec::new();
    let mut at: usize = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
        if length > 0 {
            found.push((at, rest.get(..length).unwrap_or("")));
        }
        let skip = rest.get(length..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        at = at.saturating_add(length).saturating_add(skip);
    }
    found
}
