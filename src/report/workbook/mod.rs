//! Workbooks: sheets of cells in a few looks, as XLSX. No time is written into them: the same book, the same bytes.

mod look;
mod write;

pub use look::Look;
pub use write::write;

use crate::{number::Exact, source::Date};

/// A workbook.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What it is, for the properties of the file.
    pub title: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet. Rows and columns are counted from 0.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The name: the program's own.
    pub name: &'static str,
    /// The widths of its columns, in letters.
    pub widths: Vec<u32>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The row of the headings, which stays in view and is printed on each page.
    pub heading: Option<usize>,
    /// How many columns on the left stay in view.
    pub frozen: usize,
    /// Whether the rows below the headings grow with what is entered.
    pub grows: bool,
    /// Whether the headings carry filters.
    pub filtered: bool,
    /// Cells of one column that are one, from the first row to the last.
    pub merged: Vec<(usize, usize, usize)>,
    /// A column, and the word that stands out in it once a formula gives it.
    pub alarm: Option<(usize, &'static str)>,
    /// What may be entered.
    pub checks: Vec<Check>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub holds: Holds,
    /// How it looks.
    pub look: Look,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Nothing.
    Nothing,
    /// A text; it is never a formula, whatever it looks like.
    Text(String),
    /// A number.
    Number(Exact),
    /// Yes or no.
    Truth(bool),
    /// A date.
    Date(Date),
    /// A formula of the program's own, and what it gives.
    Formula(String, String),
}

/// What may be entered into a cell; an empty one is always allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
    /// What is allowed.
    pub allows: Allows,
    /// What is said where something else is entered.
    pub message: String,
}

/// What may be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allows {
    /// One of these texts.
    Listed(Vec<String>),
    /// What makes a formula true.
    Formula(String),
}

impl Cell {
    /// Nothing.
    #[must_use]
    pub const fn empty(look: Look) -> Self {
        Self { holds: Holds::Nothing, look }
    }

    /// A text.
    #[must_use]
    pub fn text(look: Look, text: impl Into<String>) -> Self {
        Self { holds: Holds::Text(text.into()), look }
    }

    /// A number.
    #[must_use]
    pub const fn number(look: Look, number: Exact) -> Self {
        Self { holds: Holds::Number(number), look }
    }

    /// A number; an empty cell where there is none.
    #[must_use]
    pub fn known(look: Look, number: Option<&Exact>) -> Self {
        number.map_or(Self::empty(look), |number| Self::number(look, number.clone()))
    }

    /// A formula, and what it gives.
    #[must_use]
    pub fn formula(look: Look, formula: impl Into<String>, gives: impl Into<String>) -> Self {
        Self { holds: Holds::Formula(formula.into(), gives.into()), look }
    }
}

/// The name of a cell: `C5`.
#[must_use]
pub fn name(row: usize, column: usize) -> String {
    format!("{}{}", letters(column), row.saturating_add(1))
}

/// The name of a cell that stays the same wherever a formula is copied to: `$C$5`.
#[must_use]
pub fn fixed(row: usize, column: usize) -> String {
    format!("${}${}", letters(column), row.saturating_add(1))
}

/// The letters of a column: `A` to `Z`, `AA`, ….
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = Some(column);
    while let Some(at) = rest {
        let (before, letter) = (at.checked_div(26).unwrap_or(0), at.checked_rem(26).unwrap_or(0));
        name.push((b'A'..=b'Z').nth(letter).map_or('A', char::from));
        rest = before.checked_sub(1);
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (row, column, expected) in
            [(0, 0, "A1"), (4, 25, "Z5"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")]
        {
            assert_eq!(name(row, column), expected);
        }
        assert_eq!(fixed(4, 2), "$C$5");
    }
}
