//! A text in words, numbers and marks, with the bytes where they stand.

use crate::{source::Span, text::name_key};

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// As written.
    pub(super) raw: &'t str,
    pub(super) span: Span,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, by its folded key.
    Word(String),
    /// Digits, with marks between them.
    Number,
    /// Numbers with two points or more that are no thousands: a code.
    Code,
    /// A mark that may mean something.
    Mark(char),
    /// The end of a sentence.
    End,
}

/// The tokens of `text`, whose first byte is byte `start` of the file.
pub(super) fn tokens(text: &str, start: usize) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, kind) = next(rest);
        let end = at.saturating_add(length.max(1));
        if let Some((kind, raw)) = kind.zip(text.get(at..end)) {
            let span = Span::new(start.saturating_add(at), start.saturating_add(end));
            found.push(Token { kind, raw, span });
        }
        at = end;
    }
    found
}

/// The length in bytes of what `rest` starts with, and what it is; none if it says nothing.
fn next(rest: &str) -> (usize, Option<Kind>) {
    let first = rest.chars().next().unwrap_or(' ');
    let wide = first.len_utf8();
    match first {
        '0'..='9' => number(rest),
        c if is_letter(c) => {
            let length = rest.find(|c: char| !is_letter(c) && !c.is_ascii_digit()).unwrap_or(rest.len());
            (length, Some(Kind::Word(name_key(rest.get(..length).unwrap_or("")))))
        }
        // A tag such as `<p>` parts sentences; a formula between `$` states nothing.
        '<' => enclosed(rest, '>').map_or((wide, None), |length| (length, Some(Kind::End))),
        '$' => enclosed(rest, '$').map_or((wide, None), |length| (length, None)),
        '\n' | ';' | '?' | '!' => (wide, Some(Kind::End)),
        '.' => {
            let ends = rest.chars().nth(1).is_none_or(char::is_whitespace);
            (wide, ends.then_some(Kind::End))
        }
        '%' | '/' | '(' | ')' | ',' | ':' | '=' | '-' | '–' | '−' | '→' => {
            (wide, Some(Kind::Mark(first)))
        }
        _ => (wide, None),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// A short piece up to the closing mark, on one line.
fn enclosed(rest: &str, close: char) -> Option<usize> {
    const MOST: usize = 80;
    let inner = rest.get(1..)?;
    let length = inner.find([close, '\n']).filter(|length| *length <= MOST)?;
    inner.get(length..)?.starts_with(close).then(|| length.saturating_add(2))
}

/// Digits, and marks between digits.
fn number(rest: &str) -> (usize, Option<Kind>) {
    let mut length: usize = 0;
    let mut characters = rest.chars().peekable();
    while let Some(c) = characters.next() {
        let mark = matches!(c, '.' | ',') && characters.peek().is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !mark {
            break;
        }
        length = length.saturating_add(1);
    }
    let groups: Vec<&str> = rest.get(..length).unwrap_or("").split('.').collect();
    let thousands = groups.iter().skip(1).all(|group| group.len() == 3);
    let whole = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let kind = if groups.len() > 2 && whole && !thousands { Kind::Code } else { Kind::Number };
    (length, Some(kind))
}
