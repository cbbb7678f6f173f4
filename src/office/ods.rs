//! Workbooks of `LibreOffice` (`.ods`).

use super::{
    archive::{Archive, damaged},
    number,
    sheet::{Budget, Cell, Merge, Row, Sheet, Stored, clean},
    xml::{Piece, Pieces, Tag},
};
use crate::problem::OfficeFault;
use std::collections::BTreeSet;

const PART: &str = "content.xml";
/// What stands in a cell beside its text: comments and pictures.
const BESIDE: [&str; 4] = ["annotation", "frame", "shapes", "tracked-changes"];

/// The sheets in their order.
pub(super) fn sheets(archive: &Archive<'_>) -> Result<Vec<Sheet>, OfficeFault> {
    let text = archive.text(PART)?.ok_or_else(|| damaged(PART))?;
    let mut pieces = Pieces::of(PART, &text);
    let mut reading = Reading::default();
    let mut beside = 0_usize;
    while let Some(piece) = pieces.next()? {
        let name = match &piece {
            Piece::Open(tag) => tag.name(),
            Piece::Close(name) => name,
            Piece::Text(_) => "",
        };
        match (&piece, BESIDE.contains(&name)) {
            (Piece::Open(_), true) => beside = beside.saturating_add(1),
            (Piece::Close(_), true) => beside = beside.saturating_sub(1),
            _ if beside > 0 => {}
            (Piece::Open(tag), _) => reading.open(tag),
            (Piece::Close(name), _) => reading.close(name)?,
            (Piece::Text(text), _) => reading.text(text),
        }
    }
    Ok(reading.sheets)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    budget: Budget,
    /// The style that is read, and those that hide a sheet.
    style: String,
    hiding: BTreeSet<String>,
    /// Index of the next row and column.
    next_row: usize,
    next_column: usize,
    row: Row,
    row_repeated: usize,
    cell: Option<Open>,
    /// Inside a paragraph of a cell.
    inside: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    repeated: usize,
    value: Option<(Option<String>, Stored)>,
    paragraphs: Vec<String>,
}

impl Reading {
    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "style" => self.style = tag.get("name").unwrap_or_default(),
            "table-properties" if tag.get("display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table" => {
                let hidden = tag.get("style-name").is_some_and(|style| self.hiding.contains(&style));
                let name = clean(&tag.get("name").unwrap_or_default());
                (self.next_row, self.next_column) = (0, 0);
                self.sheets.push(Sheet { name, hidden, ..Sheet::default() });
            }
            "table-column" => self.column(tag),
            "table-row" => {
                self.row_repeated = tag.number("number-rows-repeated").unwrap_or(1);
                self.row = Row { index: self.next_row, hidden: is_hidden(tag), cells: Vec::new() };
                self.next_column = 0;
            }
            "table-cell" | "covered-table-cell" => self.cell(tag),
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs.push(String::new());
                    self.inside = true;
                }
            }
            "s" => self.text(&" ".repeat(tag.number("c").unwrap_or(1).min(100))),
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn column(&mut self, tag: &Tag<'_>) {
        let behind = self.next_column.saturating_add(tag.number("number-columns-repeated").unwrap_or(1));
        if let Some(sheet) = self.sheets.last_mut().filter(|_| is_hidden(tag)) {
            sheet.hidden_columns.push((self.next_column, behind.saturating_sub(1)));
        }
        self.next_column = behind;
    }

    fn cell(&mut self, tag: &Tag<'_>) {
        let repeated = tag.number("number-columns-repeated").unwrap_or(1);
        let spanned = |name: &str| tag.number(name).unwrap_or(1).max(1);
        let (rows, columns) = (spanned("number-rows-spanned"), spanned("number-columns-spanned"));
        if let Some(sheet) = self.sheets.last_mut().filter(|_| rows > 1 || columns > 1) {
            let last = |first: usize, count: usize| first.saturating_add(count).saturating_sub(1);
            sheet.merges.push(Merge {
                rows: (self.row.index, last(self.row.index, rows)),
                columns: (self.next_column, last(self.next_column, columns)),
            });
        }
        self.cell = Some(Open { repeated, value: value(tag), paragraphs: Vec::new() });
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.inside) {
            cell.paragraphs.last_mut().unwrap_or(&mut String::new()).push_str(text);
        }
    }

    fn close(&mut self, name: &str) -> Result<(), OfficeFault> {
        match name {
            "p" => self.inside = false,
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let column = self.next_column;
                self.next_column = column.saturating_add(cell.repeated);
                let Some((text, stored)) = cell.shown() else { return Ok(()) };
                for column in column..self.next_column {
                    self.budget.take(text.len())?;
                    self.row.cells.push(Cell { column, text: text.clone(), stored });
                }
            }
            "table-row" => {
                let row = std::mem::take(&mut self.row);
                self.next_row = row.index.saturating_add(self.row_repeated);
                if row.cells.is_empty() {
                    return Ok(());
                }
                let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
                for index in row.index.saturating_add(1)..self.next_row {
                    for cell in &row.cells {
                        self.budget.take(cell.text.len())?;
                    }
                    sheet.rows.push(Row { index, ..row.clone() });
                }
                let at = sheet.rows.partition_point(|other| other.index < row.index);
                sheet.rows.insert(at, row);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Open {
    /// What the cell shows, if anything.
    fn shown(self) -> Option<(String, Stored)> {
        match self.value {
            Some((Some(text), stored)) => Some((text, stored)),
            Some((None, Stored::Formula)) => Some((String::new(), Stored::Formula)),
            _ => {
                let text = clean(&self.paragraphs.join("\n"));
                (!text.trim().is_empty()).then_some((text, Stored::Text))
            }
        }
    }
}

/// What is stored in a cell: none where its text is all.
fn value(tag: &Tag<'_>) -> Option<(Option<String>, Stored)> {
    let kind = tag.get("value-type");
    let text = |text: Option<String>| Some((Some(text?), Stored::Text));
    match kind.as_deref() {
        Some("percentage") => text(number::percent(&tag.get("value")?)),
        Some("float" | "currency") => {
            let stored = tag.get("value")?;
            match number::decimal(&stored, 0) {
                Some(decimal) => Some((Some(decimal), Stored::Number)),
                None => text(Some(stored)),
            }
        }
        Some("date") => text(tag.get("date-value").map(|date| date.trim_end_matches("T00:00:00").to_owned())),
        Some("boolean") => text(tag.get("boolean-value")),
        None if tag.get("formula").is_some() => Some((None, Stored::Formula)),
        _ => None,
    }
}

/// Whether a row or column is hidden.
fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"))
}
