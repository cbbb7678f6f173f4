//! Word documents: paragraphs and tables in the styles of an official letter, as Office Open XML.

mod container;
mod package;
mod report;

use super::markup::{Attributes, Markup};
pub(super) use container::Container;
pub use package::package;
pub use report::elements;

/// An element of a document.
#[derive(Clone, Debug)]
pub enum Element {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// The end of the upright pages; what follows stands on pages that lie on their side.
    Turn,
}

/// A paragraph in a style of `styles.xml`.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The style.
    pub style: &'static str,
    /// The text, in pieces.
    pub runs: Vec<Run>,
}

/// A piece of text.
#[derive(Clone, Debug)]
pub struct Run {
    /// A style of `styles.xml` for letters, if it stands out.
    pub style: Option<&'static str>,
    /// The text.
    pub text: String,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The widths of its columns in twentieths of a point.
    pub widths: Vec<u32>,
    /// Whether it has lines, and a first row that is repeated on each page.
    pub ruled: bool,
    /// Rows of cells of paragraphs.
    pub rows: Vec<Vec<Vec<Paragraph>>>,
}

/// A paragraph of a style.
#[must_use]
pub fn paragraph(style: &'static str, text: impl Into<String>) -> Paragraph {
    Paragraph { style, runs: vec![Run { style: None, text: text.into() }] }
}

/// The main part of a document.
#[must_use]
pub fn render(elements: &[Element]) -> String {
    document(elements, elements.iter().any(|element| matches!(element, Element::Turn)))
}

/// The main part of a document all of whose pages lie on their side.
#[must_use]
pub fn render_on_its_side(elements: &[Element]) -> String {
    document(elements, true)
}

fn document(elements: &[Element], ends_on_its_side: bool) -> String {
    let mut xml = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    xml.open(
        "w:document",
        &[
            ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ],
    );
    xml.open("w:body", &[]);
    xml.line();
    for element in elements {
        match element {
            Element::Paragraph(paragraph) => write(paragraph, &mut xml),
            Element::Table(table) => write_table(table, &mut xml),
            Element::Turn => {
                xml.open("w:p", &[]);
                xml.open("w:pPr", &[]);
                section(false, &mut xml);
                xml.close();
                xml.end();
            }
        }
    }
    section(ends_on_its_side, &mut xml);
    xml.line();
    xml.finish()
}

fn write(paragraph: &Paragraph, xml: &mut Markup) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    value("w:pStyle", paragraph.style, xml);
    xml.close();
    for run in paragraph.runs.iter().filter(|run| !run.text.is_empty()) {
        xml.open("w:r", &[]);
        if let Some(style) = run.style {
            xml.open("w:rPr", &[]);
            value("w:rStyle", style, xml);
            xml.close();
        }
        xml.element("w:t", &[("xml:space", "preserve")], &run.text);
        xml.close();
    }
    xml.end();
}

fn write_table(table: &Table, xml: &mut Markup) {
    let width = table.widths.iter().fold(0_u32, |sum, width| sum.saturating_add(*width)).to_string();
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    if table.ruled {
        value("w:tblStyle", "Ruled", xml);
    }
    xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    if !table.ruled {
        xml.open("w:tblCellMar", &[]);
        xml.empty("w:left", &[("w:w", "0"), ("w:type", "dxa")]);
        xml.empty("w:right", &[("w:w", "0"), ("w:type", "dxa")]);
        xml.close();
    }
    xml.close();
    xml.open("w:tblGrid", &[]);
    for width in &table.widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.end();
    for (number, row) in table.rows.iter().enumerate() {
        xml.open("w:tr", &[]);
        xml.open("w:trPr", &[]);
        xml.empty("w:cantSplit", &[]);
        if table.ruled && number == 0 {
            xml.empty("w:tblHeader", &[]);
        }
        xml.close();
        for (cell, width) in row.iter().zip(&table.widths) {
            xml.open("w:tc", &[]);
            xml.open("w:tcPr", &[]);
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.close();
            for paragraph in cell {
                write(paragraph, xml);
            }
            xml.close();
        }
        xml.end();
    }
    xml.end();
}

/// A4 with the margins of Decree 30/2020; the number stands in the upper margin, from the second page on, and
/// counts the pages of the section.
fn section(on_its_side: bool, xml: &mut Markup) {
    let size: Attributes<'_> = if on_its_side {
        &[("w:w", "16838"), ("w:h", "11906"), ("w:orient", "landscape")]
    } else {
        &[("w:w", "11906"), ("w:h", "16838")]
    };
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rId2")]);
    xml.empty("w:pgSz", size);
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", "1134"),
            ("w:right", "851"),
            ("w:bottom", "1134"),
            ("w:left", "1701"),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ],
    );
    xml.empty("w:pgNumType", &[("w:start", "1")]);
    xml.empty("w:titlePg", &[]);
    xml.close();
}

fn value(name: &'static str, value: &str, xml: &mut Markup) {
    xml.empty(name, &[("w:val", value)]);
}
