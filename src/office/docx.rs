//! Documents of Word (`.docx`): their tables as sheets, and their text as lines.
//!
//! What was deleted under *track changes* is no text; what was inserted is. Marks of lists that Word numbers by itself
//! are not in the file: a paragraph of a list is given a dash.

use super::{
    archive::{Archive, damaged},
    sheet::{Budget, Cell, Merge, Row, Sheet, Stored, clean},
    xml::{Piece, Pieces, Tag},
};
use crate::problem::OfficeFault;
use std::collections::BTreeMap;

const PART: &str = "word/document.xml";
/// What is no text: deletions, and the second version of a drawing.
const NO_TEXT: [&str; 3] = ["del", "moveFrom", "Fallback"];

/// The tables in their order, by the names `Bảng 1`, `Bảng 2`, ….
pub(super) fn tables(archive: &Archive<'_>) -> Result<Vec<Sheet>, OfficeFault> {
    Ok(read(archive)?.0)
}

/// Every paragraph outside tables as a line, every row of a table as a line whose cells are parted by tabs.
pub(super) fn text(archive: &Archive<'_>) -> Result<String, OfficeFault> {
    Ok(read(archive)?.1)
}

fn read(archive: &Archive<'_>) -> Result<(Vec<Sheet>, String), OfficeFault> {
    let text = archive.text(PART)?.ok_or(OfficeFault::OtherKind)?;
    let mut pieces = Pieces::of(PART, &text);
    let mut reading = Reading::default();
    let mut no_text = 0_usize;
    while let Some(piece) = pieces.next()? {
        let name = match &piece {
            Piece::Open(tag) => tag.name(),
            Piece::Close(name) => name,
            Piece::Text(_) => "",
        };
        match (&piece, NO_TEXT.contains(&name)) {
            (Piece::Open(_), true) => no_text = no_text.saturating_add(1),
            (Piece::Close(_), true) => no_text = no_text.saturating_sub(1),
            _ if no_text > 0 => {}
            (Piece::Open(tag), _) => reading.open(tag),
            (Piece::Close(name), _) => reading.close(name)?,
            (Piece::Text(text), _) if reading.inside => reading.add(text),
            (Piece::Text(_), _) => {}
        }
    }
    if reading.depth > 0 {
        return Err(damaged(PART));
    }
    Ok((reading.tables, reading.text))
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    tables: Vec<Sheet>,
    text: String,
    budget: Budget,
    /// Paragraphs that are open; those of a text box stand inside another.
    paragraphs: Vec<String>,
    /// Inside the properties of a paragraph, where a tab is a position and no text.
    properties: bool,
    /// Inside a run of text.
    inside: bool,
    /// How many tables are open, one in another.
    depth: usize,
    row: Row,
    /// The last merge that starts in each column.
    merged: BTreeMap<usize, usize>,
    cell: CellOpen,
    column: usize,
}

/// A cell while it is read.
#[derive(Default)]
struct CellOpen {
    paragraphs: Vec<String>,
    columns: usize,
    /// Merged downwards: whether it starts here or goes on.
    merged: Option<bool>,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tbl" => {
                self.depth = self.depth.saturating_add(1);
                if self.depth == 1 {
                    let name = format!("Bảng {}", self.tables.len().saturating_add(1));
                    self.tables.push(Sheet { name, ..Sheet::default() });
                    (self.row, self.merged) = (Row::default(), BTreeMap::new());
                }
            }
            "tr" if self.depth == 1 => self.column = 0,
            "gridBefore" if self.depth == 1 => self.column = tag.number("val").unwrap_or(0),
            "tc" if self.depth == 1 => self.cell = CellOpen { columns: 1, ..CellOpen::default() },
            "gridSpan" if self.depth == 1 => self.cell.columns = tag.number("val").unwrap_or(1),
            "vMerge" if self.depth == 1 => {
                self.cell.merged = Some(tag.get("val").is_some_and(|val| val == "restart"));
            }
            "p" => self.paragraphs.push(String::new()),
            "numPr" if self.depth == 0 => self.add("- "),
            "t" => self.inside = true,
            "pPr" => self.properties = true,
            "tab" if !self.properties && self.paragraphs.last().is_some_and(|text| !text.is_empty()) => {
                self.add("\t");
            }
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), OfficeFault> {
        match name {
            "t" => self.inside = false,
            "pPr" => self.properties = false,
            "p" => {
                let paragraph = clean(&self.paragraphs.pop().unwrap_or_default());
                if self.depth > 0 {
                    self.cell.paragraphs.push(paragraph);
                } else {
                    self.text.push_str(&paragraph);
                    self.text.push('\n');
                }
            }
            "tc" if self.depth == 1 => self.close_cell()?,
            "tr" if self.depth == 1 => self.close_row()?,
            "tbl" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<(), OfficeFault> {
        let CellOpen { paragraphs, columns, merged } = std::mem::take(&mut self.cell);
        let column = self.column;
        self.column = column.saturating_add(columns);
        let last = self.column.saturating_sub(1);
        let index = self.row.index;
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        self.budget.take(0)?;
        if merged == Some(false) {
            let above = self.merged.get(&column).and_then(|merge| table.merges.get_mut(*merge));
            if let Some(above) = above.filter(|merge| merge.rows.1.saturating_add(1) == index) {
                above.rows.1 = index;
            }
            return Ok(());
        }
        if merged.is_some() || columns > 1 {
            self.merged.insert(column, table.merges.len());
            table.merges.push(Merge { rows: (index, index), columns: (column, last) });
        }
        let text = paragraphs.join("\n");
        if !text.trim().is_empty() {
            self.budget.take(text.len())?;
            self.row.cells.push(Cell { column, text: text.trim().to_owned(), stored: Stored::Text });
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), OfficeFault> {
        let index = self.row.index.saturating_add(1);
        let row = std::mem::replace(&mut self.row, Row { index, ..Row::default() });
        let last = row.cells.last().map_or(0, |cell| cell.column);
        if last >= crate::source::Limits::COLUMNS {
            // The table tells it, if it is the one that is read.
            self.text.push('\n');
        } else {
            self.budget.take(last)?;
            let cells: Vec<String> = (0..=last).map(|column| one_line(row.cell(column))).collect();
            self.text.push_str(&cells.join("\t"));
            self.text.push('\n');
        }
        if let Some(table) = self.tables.last_mut().filter(|_| !row.cells.is_empty()) {
            table.rows.push(row);
        }
        Ok(())
    }
}

/// The text of a cell on one line.
fn one_line(cell: Option<&Cell>) -> String {
    cell.map_or_else(String::new, |cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
}
