//! The tokens of one cell or paragraph, read for what they state.

use super::{
    dates, parts, scores,
    token::{Kind, Token},
};
use crate::{
    model::{Figure, Statement, Subject},
    number::{Expected, Marks, grammar::read},
    source::Span,
};

/// A statement, the tokens it takes, and of what it is said where its own words tell.
pub(super) struct Found {
    pub(super) what: Statement,
    /// One past its last token.
    pub(super) end: usize,
    pub(super) subject: Option<Subject>,
}

impl Found {
    pub(super) const fn new(what: Statement, end: usize) -> Self {
        Self { what, end, subject: None }
    }
}

/// The readers of statements, the most particular first. A new pattern is a function and a line here.
const READERS: &[fn(&Scan<'_>, usize) -> Option<Found>] = &[
    dates::dated,
    dates::plan_year,
    parts::rank_from_to,
    parts::rank,
    parts::rank_change,
    scores::from_to,
    scores::unchanged,
    scores::at_full,
    scores::direction,
    scores::score,
    parts::share,
    parts::percent,
];

/// The tokens of a cell, and what is known of the text around them.
pub(super) struct Scan<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    /// The decimal mark of the text.
    pub(super) marks: Marks,
    /// Whether the line is about a group: then `19/21` are points.
    pub(super) of_group: bool,
}

impl<'t> Scan<'t> {
    /// The statements, with the tokens from which to which they stand.
    pub(super) fn statements(&self) -> Vec<(Found, Span)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(one) = READERS.iter().find_map(|reader| reader(self, at)) else {
                at = at.saturating_add(1);
                continue;
            };
            let next = one.end.max(at.saturating_add(1));
            let span = self.span(at, next);
            found.push((one, span));
            at = next;
        }
        found
    }

    fn span(&self, from: usize, to: usize) -> Span {
        let tokens = self.tokens.get(from..to.min(self.tokens.len())).unwrap_or_default();
        let start = tokens.first().map_or(0, |token| token.span.start);
        Span::new(start, tokens.last().map_or(start, |token| token.span.end))
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The word that stands there, by its key.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Word(key) => Some(key),
            _ => None,
        }
    }

    /// Whether the words, as normally written, stand there in order; where they end.
    pub(super) fn words(&self, at: usize, words: &str) -> Option<usize> {
        let mut end = at;
        for word in words.split(' ') {
            let key = self.word(end)?;
            // Marks stand on vowels only: another first consonant is another word.
            let first = word.chars().next().filter(|c| !c.is_ascii() || !"aeiouy".contains(*c));
            let other = first.is_some_and(|c| (c.is_ascii() || c == 'đ') && !key.starts_with(c));
            if other || key != crate::text::name_key(word) {
                return None;
            }
            end = end.saturating_add(1);
        }
        Some(end)
    }

    /// Where one of several phrases that stands there ends.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|words| self.words(at, words))
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> Option<usize> {
        (self.tokens.get(at)?.kind == Kind::Mark(mark)).then(|| at.saturating_add(1))
    }

    /// The number that stands there.
    pub(super) fn figure(&self, at: usize) -> Option<Figure> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let (value, _) = read(token.raw, Expected::Number).ok()?.settle(Some(self.marks)).ok()?;
        let after =
            token.raw.rsplit_once(['.', ',']).filter(|_| !value.is_integer() || self.has_decimals(token.raw));
        let digits = after.map_or(0, |(_, digits)| u32::try_from(digits.len()).unwrap_or(0));
        Some(Figure { value, digits, text: token.raw.to_owned() })
    }

    /// `8,0`: the decimal mark of the text stands in it.
    fn has_decimals(&self, raw: &str) -> bool {
        raw.contains(if self.marks == Marks::Comma { ',' } else { '.' })
    }

    /// A whole number without marks.
    pub(super) fn whole(&self, at: usize) -> Option<u64> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        token.raw.parse().ok()
    }

    /// The first token of the sentence.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let before = self.tokens.get(..at).unwrap_or_default();
        before.iter().rposition(|token| token.kind == Kind::End).map_or(0, |end| end.saturating_add(1))
    }

    /// One past the last token of the sentence.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let after = self.tokens.get(at..).unwrap_or_default();
        let length = after.iter().position(|token| token.kind == Kind::End);
        length.map_or(self.tokens.len(), |length| at.saturating_add(length))
    }

    /// Whether a phrase stands between two tokens.
    pub(super) fn says(&self, from: usize, to: usize, phrases: &[&str]) -> bool {
        (from..to).any(|at| self.any(at, phrases).is_some_and(|end| end <= to))
    }

    /// The tokens before `at`, the nearest first, to the start of the sentence.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = usize> {
        (self.sentence_start(at)..at).rev()
    }
}
