//! Files of office programs: workbooks (XLSX, XLS, ODS) and letters (DOCX), read to cells and paragraphs.
//!
//! Nothing is computed here. A number is the decimal that the program shows for what it has stored.

mod archive;
mod choice;
mod compound;
mod docx;
mod format;
mod number;
mod ods;
mod sheet;
mod xls;
mod xlsx;
mod xml;

pub use choice::{Choice, Found, choose};
pub use sheet::{Cell, Merge, Row, Sheet, Stored};

use crate::{problem::OfficeFault, source::Limits};
use archive::Archive;

/// What a file of an office program is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip archive: a workbook or a letter.
    Archive,
    /// The container of older programs, and of protected files.
    Compound,
}

/// What the first bytes of a file say.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Kind::Archive),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Some(Kind::Compound),
        _ => None,
    }
}

/// Gives `take` the name and the bytes of every file in a zip archive.
///
/// # Errors
/// [`OfficeFault`], where the archive is damaged, hostile, or none.
pub fn each_part(bytes: &[u8], limits: &Limits, take: impl FnMut(&str, Vec<u8>)) -> Result<(), OfficeFault> {
    if kind(bytes) != Some(Kind::Archive) {
        return Err(OfficeFault::OtherKind);
    }
    Archive::open(bytes, limits.bytes)?.each(take)
}

/// The text of a letter.
///
/// # Errors
/// [`OfficeFault`], where the file is damaged, hostile, or of another kind.
pub fn text(bytes: &[u8], limits: &Limits) -> Result<String, OfficeFault> {
    if kind(bytes) != Some(Kind::Archive) {
        return Err(OfficeFault::OtherKind);
    }
    docx::text(&Archive::open(bytes, limits.bytes)?)
}

/// The sheets of a workbook, or the tables of a letter, in their order.
///
/// # Errors
/// [`OfficeFault`], where the file is damaged, hostile, or of another kind.
pub fn sheets(bytes: &[u8], limits: &Limits) -> Result<Vec<Sheet>, OfficeFault> {
    match kind(bytes) {
        Some(Kind::Compound) => return xls::sheets(bytes),
        Some(Kind::Archive) => {}
        None => return Err(OfficeFault::OtherKind),
    }
    let archive = Archive::open(bytes, limits.bytes)?;
    if archive.has("word/document.xml") {
        docx::tables(&archive)
    } else if archive.has("xl/workbook.xml") {
        xlsx::sheets(&archive)
    } else if archive.has("content.xml") {
        ods::sheets(&archive)
    } else {
        Err(OfficeFault::OtherKind)
    }
}
