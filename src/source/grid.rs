//! A table that was no text: its cells stand in a text of our own, which knows where they come from.

use super::Span;

/// What parts the cells of a row; no cell of an office file contains it.
pub const SEPARATOR: char = '\u{1F}';

/// The text of a table, and where its cells come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    sheet: String,
    /// Where each row starts, and which it is in the sheet, counted from 0.
    rows: Vec<(usize, usize)>,
    /// Where cells start that are numbers, not texts that look like one.
    numbers: Vec<usize>,
    /// Where cells are formulas of which no value is stored.
    formulas: Vec<Span>,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text.
    Text,
    /// A number, with a point as decimal mark.
    Number,
    /// A formula without value.
    Formula,
}

impl Grid {
    /// The grid of a sheet, still without rows.
    #[must_use]
    pub fn new(sheet: impl Into<String>) -> Self {
        Self { sheet: sheet.into(), ..Self::default() }
    }

    /// The name of the sheet.
    #[must_use]
    pub fn sheet(&self) -> &str {
        &self.sheet
    }

    /// Adds a row to `text` and to the grid.
    pub fn push<'c>(&mut self, text: &mut String, row: usize, cells: impl Iterator<Item = (&'c str, Holds)>) {
        self.rows.push((text.len(), row));
        for (index, (cell, holds)) in cells.enumerate() {
            if index > 0 {
                text.push(SEPARATOR);
            }
            let start = text.len();
            if cell.contains(['\n', '\r', SEPARATOR]) || cell.starts_with('"') {
                text.push('"');
                text.push_str(&cell.replace(SEPARATOR, " ").replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
            match holds {
                Holds::Text => {}
                Holds::Number => self.numbers.push(start),
                Holds::Formula => self.formulas.push(Span::new(start, text.len())),
            }
        }
        text.push('\n');
    }

    /// Whether the cell that starts at a byte is a number.
    #[must_use]
    pub fn is_number(&self, start: usize) -> bool {
        self.numbers.binary_search(&start).is_ok()
    }

    /// The formulas without value.
    #[must_use]
    pub fn formulas(&self) -> &[Span] {
        &self.formulas
    }

    /// The row of a byte in the sheet, counted from 1.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.row(byte).1.saturating_add(1)
    }

    /// Row, column, both counted from 1, and the name of the cell at a byte.
    pub(super) fn cell(&self, text: &str, byte: usize) -> (usize, usize, String) {
        let (start, row) = self.row(byte);
        let before = text.get(start..byte).unwrap_or("");
        let column = before.matches(SEPARATOR).count();
        (row.saturating_add(1), column.saturating_add(1), cell_name(&self.sheet, row, column))
    }

    /// The column of a byte, counted from 0.
    #[must_use]
    pub fn column(&self, text: &str, byte: usize) -> usize {
        self.cell(text, byte).1.saturating_sub(1)
    }

    fn row(&self, byte: usize) -> (usize, usize) {
        let behind = self.rows.partition_point(|(start, _)| *start <= byte);
        self.rows.get(behind.saturating_sub(1)).copied().unwrap_or_default()
    }
}

/// `Sheet1!C7` of row 6 and column 2.
#[must_use]
pub fn cell_name(sheet: &str, row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column.saturating_add(1);
    while let Some(before) = rest.checked_sub(1) {
        let letter = u8::try_from(before % 26).unwrap_or(0).saturating_add(b'A');
        letters.insert(0, char::from(letter));
        rest = before / 26;
    }
    format!("{sheet}!{letters}{}", row.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        assert_eq!(cell_name("A", 6, 2), "A!C7");
        assert_eq!(cell_name("A", 0, 25), "A!Z1");
        assert_eq!(cell_name("A", 0, 26), "A!AA1");
        assert_eq!(cell_name("A", 1_048_575, 16_383), "A!XFD1048576");
    }

    #[test]
    fn cells_know_where_they_stand() {
        let (mut grid, mut text) = (Grid::new("A"), String::new());
        grid.push(&mut text, 2, [("a\nb", Holds::Text), ("1", Holds::Number)].into_iter());
        grid.push(&mut text, 5, [("\"x\"", Holds::Text), ("2", Holds::Text)].into_iter());
        assert_eq!(text, "\"a\nb\"\u{1F}1\n\"\"\"x\"\"\"\u{1F}2\n");
        let one = text.find('1').unwrap();
        assert_eq!((grid.is_number(one), grid.line(one)), (true, 3));
        let two = text.find('2').unwrap();
        assert_eq!((grid.is_number(two), grid.cell(&text, two)), (false, (6, 2, "A!B6".to_owned())));
    }
}
