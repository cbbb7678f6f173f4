//! The parts of a Word document in their container, with no time in it: the same document, the same bytes.

use super::container::Container;

/// The parts that are the same in every document.
const PARTS: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("parts/content-types.xml")),
    ("_rels/.rels", include_str!("parts/package.rels")),
    ("word/_rels/document.xml.rels", include_str!("parts/document.rels")),
    ("word/header1.xml", include_str!("parts/header.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/styles.xml", include_str!("parts/styles.xml")),
];

/// A document whose main part is `document`; none if it is larger than such a container can be.
#[must_use]
pub fn package(document: &str) -> Option<Vec<u8>> {
    let mut container = Container::default();
    for (name, content) in PARTS.into_iter().chain([("word/document.xml", document)]) {
        container.add(name, content.as_bytes())?;
    }
    container.finish()
}
