//! The words of a formula.

use super::FormulaError;
use crate::{
    number::Exact,
    problem::FormulaFault,
    source::{Date, Span},
};
use rust_decimal::Decimal;

/// A word with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) word: Word,
}

/// The words of the language; signs that have several spellings are one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Number(Exact),
    Percent(Exact),
    Date(Date),
    Text(String),
    Name(String),
    Plus,
    Minus,
    Times,
    Divide,
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Open,
    Close,
    Comma,
    End,
}

/// Splits a formula into words; the last one is [`Word::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, FormulaError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next()?;
        let end = token.word == Word::End;
        tokens.push(token);
        if end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl Lexer<'_> {
    fn next(&mut self) -> Result<Token, FormulaError> {
        self.take_while(char::is_whitespace);
        let start = self.at;
        let word = match self.peek() {
            None => Word::End,
            Some(c) if c.is_ascii_digit() => self.number(start)?,
            Some(c) if is_name_start(c) => self.name(start),
            Some('"') => self.quoted(start)?,
            Some(c) => self.sign(c, start)?,
        };
        Ok(Token { span: Span::new(start, self.at), word })
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) {
        let bytes = self.rest().chars().take_while(|c| wanted(*c)).map(char::len_utf8).sum();
        self.advance(bytes);
    }

    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or("")
    }

    fn name(&mut self, start: usize) -> Word {
        self.take_while(|c| is_name_start(c) || c.is_ascii_digit());
        Word::Name(self.since(start).to_owned())
    }

    fn quoted(&mut self, start: usize) -> Result<Word, FormulaError> {
        self.advance(1);
        self.take_while(|c| c != '"');
        if self.peek().is_none() {
            return Err(FormulaError::new(Span::new(start, self.at), FormulaFault::UnfinishedText));
        }
        let inside = self.text.get(start.saturating_add(1)..self.at).unwrap_or("").to_owned();
        self.advance(1);
        Ok(Word::Text(inside))
    }

    /// A number, a percentage or a date.
    fn number(&mut self, start: usize) -> Result<Word, FormulaError> {
        if let Some(date) = self.rest().get(..10).filter(|text| looks_like_a_date(text)) {
            let date = Date::parse(date);
            self.advance(10);
            let fault = || FormulaFault::NotANumber { text: self.since(start).to_owned() };
            return date.map(Word::Date).ok_or_else(|| FormulaError::new(Span::new(start, self.at), fault()));
        }
        self.take_while(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
        let text = self.since(start);
        let value = literal(text).ok_or_else(|| {
            let fault = FormulaFault::NotANumber { text: text.to_owned() };
            FormulaError::new(Span::new(start, self.at), fault)
        })?;
        let gap = self.rest().len().saturating_sub(self.rest().trim_start().len());
        if self.rest().trim_start().starts_with('%') {
            self.advance(gap.saturating_add(1));
            return Ok(Word::Percent(value));
        }
        Ok(Word::Number(value))
    }

    fn sign(&mut self, c: char, start: usize) -> Result<Word, FormulaError> {
        self.advance(c.len_utf8());
        let followed_by_equals = self.peek() == Some('=');
        let (word, two) = match (c, followed_by_equals) {
            ('=', two) => (Word::Equal, two),
            ('!', true) => (Word::Unequal, true),
            ('<', true) => (Word::AtMost, true),
            ('>', true) => (Word::AtLeast, true),
            ('<', false) => (Word::Less, false),
            ('>', false) => (Word::Greater, false),
            ('≠', _) => (Word::Unequal, false),
            ('≤', _) => (Word::AtMost, false),
            ('≥', _) => (Word::AtLeast, false),
            ('+', _) => (Word::Plus, false),
            ('-' | '−', _) => (Word::Minus, false),
            ('*' | '×', _) => (Word::Times, false),
            ('/' | '÷', _) => (Word::Divide, false),
            ('(', _) => (Word::Open, false),
            (')', _) => (Word::Close, false),
            (',', _) => (Word::Comma, false),
            _ => {
                let fault = FormulaFault::UnknownSign { text: c.to_string() };
                return Err(FormulaError::new(Span::new(start, self.at), fault));
            }
        };
        if two {
            self.advance(1);
        }
        Ok(word)
    }
}

const fn is_name_start(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_'
}

fn looks_like_a_date(text: &str) -> bool {
    text.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() })
}

/// Digits, with at most one point between digits.
fn literal(text: &str) -> Option<Exact> {
    let mut parts = text.split('.');
    let well_formed = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let shaped = parts.by_ref().take(2).all(well_formed) && parts.next().is_none();
    let decimal = shaped.then(|| Decimal::from_str_exact(text).ok())?;
    decimal.map(Exact::from)
}
