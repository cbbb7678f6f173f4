//! The bytes of an input with their name and hash, places in them, and the tree that JSON and TOML share.

mod day_number;
pub mod decode;
pub mod encoding;
pub mod fields;
pub mod grid;
pub mod hash;
mod json;
pub mod limits;
mod lines;
mod toml;
pub mod tree;

pub use decode::Allowed;
pub use encoding::Encoding;
pub use fields::Fields;
pub use grid::Grid;
pub use json::{items as json_items, node as json_node, skim as json_skim};
pub use limits::Limits;
pub use toml::parse as parse_toml;
pub use tree::{Date, Key, Node, Value};

use crate::{
    problem::{EncodingFault, FileFault, Place, Problem, place},
    text::{composed, never_combines},
};
use decode::{Decoded, MARK, Undecoded, decode, plain};
use lines::Lines;
use std::{borrow::Cow, sync::OnceLock};
use unicode_normalization::UnicodeNormalization;

/// Half-open range of bytes in the text of a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

/// One input, read once: its name, its text, and the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name, as the user gave it.
    name: String,
    /// The decoded text, without byte order mark.
    text: String,
    /// SHA-256 of the bytes as they were read, in lower-case hexadecimal; not made before it is asked for where the text
    /// is these bytes.
    sha256: OnceLock<String>,
    /// The encoding, where nothing proves it.
    assumed: Option<Encoding>,
    /// Whether all parts of the text are composed (NFC) for certain.
    never_combines: bool,
    /// How much of it is read.
    limits: Limits,
    /// Where the lines are.
    lines: Lines,
    /// Where its cells come from, if it was a table of an office program.
    grid: Option<Grid>,
}

/// So much of a long line is kept with a place, before what is meant and behind.
const MOST_BESIDE: usize = 2_000;
/// Columns count composed characters on lines up to here; beyond, characters as they stand.
const MOST_COMPOSED: usize = 1 << 14;

impl Source {
    /// Decodes `bytes`: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// # Errors
    /// [`EncodingFault`], at the first byte that is neither; [`FileFault::TooLarge`].
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Problem> {
        Self::decoded(name, bytes.to_vec(), Allowed::Unicode, Limits::DEFAULT)
    }

    /// Decodes `bytes`, in another encoding too, where that is allowed.
    ///
    /// # Errors
    /// [`EncodingFault`], at the first byte that means nothing; [`FileFault::TooLarge`].
    pub fn decoded(
        name: impl Into<String>,
        bytes: Vec<u8>,
        allowed: Allowed,
        limits: Limits,
    ) -> Result<Self, Problem> {
        let name = name.into();
        if bytes.len() > limits.bytes {
            return Err(Problem::at(file_place(&name), FileFault::TooLarge { most: limits.bytes }));
        }
        // Of marked bytes the text is only a part.
        let of_marked = bytes.starts_with(MARK.as_bytes()).then(|| hash::sha256(&bytes));
        let bytes = match plain(bytes) {
            Ok(text) => {
                let sha256 = of_marked.map(OnceLock::from).unwrap_or_default();
                return Ok(Self::hashed(name, sha256, limits, text));
            }
            Err(bytes) => bytes,
        };
        let sha256 = of_marked.unwrap_or_else(|| hash::sha256(&bytes));
        let source = |text| Self::of_text(name, sha256, limits, text);
        match decode(&bytes, allowed) {
            Ok(Decoded { text, assumed }) => Ok(Self { assumed, ..source(text) }),
            Err(Undecoded { readable, fault }) => {
                let end = Span::new(readable.len(), readable.len());
                Err(Problem::at(source(readable).place(end), fault))
            }
        }
    }

    /// The table of an office file, of whose bytes `sha256` is the hash, as `text` that `grid` explains.
    #[must_use]
    pub fn of_grid(
        name: impl Into<String>,
        sha256: String,
        limits: Limits,
        text: String,
        grid: Grid,
    ) -> Self {
        Self { grid: Some(grid), ..Self::of_text(name, sha256, limits, text) }
    }

    /// The text of an office file, of whose bytes `sha256` is the hash: its paragraphs are the lines.
    #[must_use]
    pub fn of_text(name: impl Into<String>, sha256: String, limits: Limits, text: String) -> Self {
        Self::hashed(name.into(), OnceLock::from(sha256), limits, text)
    }

    fn hashed(name: String, sha256: OnceLock<String>, limits: Limits, text: String) -> Self {
        let never_combines = never_combines(&text);
        let (lines, grid) = (Lines::default(), None);
        Self { name, text, sha256, assumed: None, never_combines, limits, lines, grid }
    }

    /// Whether it is JSON: its first character says so.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.grid.is_none() && self.text().trim_start().starts_with(['{', '['])
    }

    /// Where its cells come from, if it was a table of an office program.
    #[must_use]
    pub const fn grid(&self) -> Option<&Grid> {
        self.grid.as_ref()
    }

    /// A notice, with a line by which to judge it, where the encoding of the file was only assumed.
    #[must_use]
    pub fn notice(&self) -> Option<Problem> {
        let encoding = self.assumed?;
        let first = self.text.find(|letter: char| !letter.is_ascii()).unwrap_or(0);
        let word = self.text.get(first..)?.split(|letter: char| !letter.is_alphanumeric()).next()?;
        let place = self.place(Span::new(first, first.saturating_add(word.len())));
        Some(Problem::at(place, EncodingFault::Assumed { encoding }))
    }

    /// The name, as the user gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name without folders, as reports give it.
    #[must_use]
    pub fn file_name(&self) -> &str {
        place::file_name(&self.name)
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the bytes, in lower-case hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> &str {
        self.sha256.get_or_init(|| hash::sha256(self.text.as_bytes()))
    }

    /// How much of it is read.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The line, counted from 1, in which a byte stands; of a sheet, the row.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        match &self.grid {
            Some(grid) => grid.line(byte),
            None => self.lines.line(&self.text, byte),
        }
    }

    /// The text of a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    /// A part of the text, composed (NFC).
    #[must_use]
    pub fn composed<'s>(&self, part: Cow<'s, str>) -> Cow<'s, str> {
        if self.never_combines { part } else { composed(part) }
    }

    /// The place of a span: its first line, and the part of it on that line. Of a long line, only what stands
    /// beside the span is kept.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        let start = self.boundary(span.start);
        if let Some(grid) = &self.grid {
            return self.cell_place(grid, start);
        }
        let line_start = self.lines.start(&self.text, start);
        let from = self.boundary(start.saturating_sub(MOST_BESIDE).max(line_start));
        let most = |span: Span| self.boundary(span.end.min(span.start.saturating_add(MOST_BESIDE)));
        let first_line =
            |from: usize, to: usize| self.slice(Span::new(from, to)).split(['\n', '\r']).next().unwrap_or("");
        let behind = Span::new(start, self.text.len());
        let (ahead, text) = (self.slice(Span::new(from, start)), first_line(from, most(behind)));
        let column = match start.saturating_sub(line_start) {
            few if few <= MOST_COMPOSED => composed_length(self.slice(Span::new(line_start, start))),
            _ => self.lines.characters(&self.text, line_start, start),
        };
        Place {
            file: self.name.clone(),
            line: self.line(start),
            column: column.saturating_add(1),
            width: composed_length(first_line(start, most(Span::new(start, span.end)))).max(1),
            ahead: composed_length(ahead),
            text: text.nfc().collect(),
            cell: None,
        }
    }

    /// The place of the cell at a byte.
    fn cell_place(&self, grid: &Grid, byte: usize) -> Place {
        let (line, column, cell) = grid.cell(&self.text, byte);
        Place { file: self.name.clone(), line, column, cell: Some(cell), ..Place::default() }
    }

    /// The place of the file, or of the sheet of it that is read, as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        let cell = self.grid.as_ref().map(|grid| grid.sheet().to_owned());
        Place { cell, ..file_place(&self.name) }
    }

    /// The byte, or the first before it at which a character begins.
    fn boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte = byte.saturating_sub(1);
        }
        byte
    }
}

/// How many characters a text has once composed: what an editor counts.
fn composed_length(text: &str) -> usize {
    text.nfc().count()
}

fn file_place(name: &str) -> Place {
    Place { file: name.to_owned(), ..Place::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_of_the_composed_text() {
        let source = Source::new("x", "a\nHo\u{300}a b\n".as_bytes()).unwrap();
        let at = source.text().find('b').unwrap();
        let place = source.place(Span::new(at, at + 1));
        assert_eq!((place.line, place.column, place.text.as_str()), (2, 5, "Hòa b"));
    }

    #[test]
    fn utf16_and_byte_order_marks_are_read() {
        let utf16: Vec<u8> = "\u{FEFF}mã,điểm".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Source::new("x", &utf16).unwrap().text(), "mã,điểm");
        assert_eq!(Source::new("x", b"\xEF\xBB\xBFa").unwrap().text(), "a");
    }

    #[test]
    fn the_hash_is_that_of_the_bytes_as_they_were_read() {
        let utf16: Vec<u8> = "\u{FEFF}mã".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in ["mã".as_bytes(), "\u{FEFF}mã".as_bytes(), &utf16] {
            let source = Source::new("x", bytes).unwrap();
            assert_eq!((source.text(), source.sha256()), ("mã", hash::sha256(bytes).as_str()));
        }
    }

    #[test]
    fn what_is_not_text_is_told_with_its_place() {
        let problem = Source::new("x", b"abc\nd\xFF").unwrap_err();
        let place = problem.place.unwrap();
        assert_eq!((place.line, place.column), (2, 2));
    }
}
