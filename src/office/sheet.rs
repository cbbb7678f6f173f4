//! A sheet as its cells: those that hold something, with row and column counted from 0.

use crate::problem::OfficeFault;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// The rows that hold something, in their order.
    pub rows: Vec<Row>,
    /// Cells that are one.
    pub merges: Vec<Merge>,
    /// Columns that are hidden: from, to.
    pub hidden_columns: Vec<(usize, usize)>,
}

/// A row that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Which, counted from 0.
    pub index: usize,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its cells, in their order.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.column == column)
    }
}

/// A cell that holds something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its column, counted from 0.
    pub column: usize,
    /// What it shows: of a number all that is stored of it, with a point as decimal mark.
    pub text: String,
    /// What it is.
    pub stored: Stored,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stored {
    /// A text, a date, yes or no.
    #[default]
    Text,
    /// A number.
    Number,
    /// A formula of which no value is stored.
    Formula,
}

/// Cells that are one: corners, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// What the cells of a file take, so that no file takes more than a large honest one.
pub(super) struct Budget(usize);

impl Budget {
    /// Bytes of cells in a file.
    const MOST: usize = 48 << 20;
    /// What a cell takes beside its text.
    const CELL: usize = 64;

    /// Takes a cell with a text of so many bytes.
    pub(super) fn take(&mut self, len: usize) -> Result<(), OfficeFault> {
        let rest = self.0.checked_sub(len.saturating_add(Self::CELL));
        self.0 = rest.ok_or(OfficeFault::TooManyCells { most: Self::MOST })?;
        Ok(())
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self(Self::MOST)
    }
}

/// A text without characters that no text has, lines ending in `\n`.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace("_x000D_\n", "\n").replace("_x000D_", "");
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}
