//! Zip archives and workbooks, written byte by byte so that they can be wrong.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;

/// A part of an archive.
pub(crate) struct Part<'p> {
    pub(crate) name: &'p str,
    pub(crate) content: &'p [u8],
    /// Whether it is compressed.
    pub(crate) packed: bool,
    /// The size that the directory declares, if that is a lie.
    pub(crate) declared: Option<u32>,
}

impl<'p> Part<'p> {
    pub(crate) const fn new(name: &'p str, content: &'p [u8]) -> Self {
        Self { name, content, packed: false, declared: None }
    }
}

/// An archive of these parts.
pub(crate) fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for Part { name, content, packed, declared } in parts {
        let mut crc = Crc::new();
        crc.update(content);
        let bytes = if *packed { deflate(content) } else { content.to_vec() };
        let size = declared.unwrap_or_else(|| u32::try_from(content.len()).unwrap());
        let mut head = vec![20, 0, 0, 0, if *packed { 8 } else { 0 }, 0, 0, 0, 0, 0];
        for number in [crc.sum(), u32::try_from(bytes.len()).unwrap(), size] {
            head.extend(number.to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        head.extend([0, 0]);
        let offset = u32::try_from(file.len()).unwrap().to_le_bytes();
        file.extend([b"PK\x03\x04".as_slice(), &head, name.as_bytes(), &bytes].concat());
        directory
            .extend([b"PK\x01\x02\x14\0".as_slice(), &head, &[0; 10], &offset, name.as_bytes()].concat());
    }
    let start = u32::try_from(file.len()).unwrap().to_le_bytes();
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    file.extend(directory);
    file.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size, &start, &[0, 0]].concat());
    file
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

/// A workbook of one sheet.
pub(crate) fn workbook(sheet: &Part<'_>) -> Vec<u8> {
    let book = br#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#;
    let relations =
        br#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let sheet = Part {
        name: "xl/worksheets/sheet1.xml",
        content: sheet.content,
        packed: sheet.packed,
        declared: sheet.declared,
    };
    zip(&[Part::new("xl/workbook.xml", book), Part::new("xl/_rels/workbook.xml.rels", relations), sheet])
}

/// A sheet: a heading, and the rows below it.
pub(crate) fn sheet(rows: &str) -> Vec<u8> {
    let heading = r#"<row r="1"><c t="str"><v>Mã</v></c><c t="str"><v>Điểm thẩm định</v></c></row>"#;
    format!("<worksheet><sheetData>{heading}{rows}</sheetData></worksheet>").into_bytes()
}
