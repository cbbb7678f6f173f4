//! XML as a sequence of tags and texts: no entities but the five of XML, no document types.

use super::archive::damaged;
use crate::problem::{OfficeFault, office::Hostile};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// What comes next.
pub(super) enum Piece<'x> {
    /// A tag opens.
    Open(Tag<'x>),
    /// A tag closes; its local name.
    Close(String),
    /// Text inside a tag; it may come in parts.
    Text(String),
}

/// An opening tag.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// An attribute that is on or off; off where it is not given.
    pub(super) fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true" | "on"))
    }
}

/// Bytes of the text of one cell, and of a letter outside its tables.
const MOST_TEXT: usize = 16 << 20;
/// No tag of an office file stands inside more others.
const MOST_DEPTH: usize = 1_000;
/// The tags with which a cell, or a text that cells share, ends.
const CELLS: [&str; 4] = ["c", "si", "table-cell", "tc"];

/// Reads a part of a file.
pub(super) struct Pieces<'x> {
    reader: Reader<&'x [u8]>,
    part: &'x str,
    /// Bytes of text since the last cell.
    gathered: usize,
    depth: usize,
}

impl<'x> Pieces<'x> {
    pub(super) fn of(part: &'x str, text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, gathered: 0, depth: 0 }
    }

    /// The next tag or text; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'x>>, OfficeFault> {
        let piece = self.read()?;
        match &piece {
            Some(Piece::Text(text)) => self.gathered = self.gathered.saturating_add(text.len()),
            Some(Piece::Open(_)) => self.depth = self.depth.saturating_add(1),
            Some(Piece::Close(name)) => {
                self.depth = self.depth.saturating_sub(1);
                if CELLS.contains(&name.as_str()) {
                    self.gathered = 0;
                }
            }
            None => {}
        }
        if self.depth > MOST_DEPTH {
            return Err(damaged(self.part));
        }
        if self.gathered > MOST_TEXT { Err(OfficeFault::TooManyCells { most: MOST_TEXT }) } else { Ok(piece) }
    }

    fn read(&mut self) -> Result<Option<Piece<'x>>, OfficeFault> {
        loop {
            let event = self.reader.read_event().map_err(|_| damaged(self.part))?;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => Piece::Open(Tag(tag)),
                Event::End(tag) => Piece::Close(tag.local_name().into_inner().to_owned()),
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => {
                    let character = match entity.resolve_char_ref().map_err(|_| damaged(self.part))? {
                        Some(character) => Some(character),
                        None => named(&entity.into_inner()),
                    };
                    Piece::Text(character.ok_or_else(|| damaged(self.part))?.to_string())
                }
                Event::DocType(_) => return Err(OfficeFault::Hostile { what: Hostile::DocType }),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
            }));
        }
    }
}

fn named(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
