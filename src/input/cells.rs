//! Columns by heading, and numbers whose marks the whole file decides.

use super::table::{Cell, Table};
use crate::{
    number::{
        Exact, Expected, Marks, Numeral,
        grammar::{agreed, read},
    },
    problem::{NumberFault, Place, Problems, TableFault},
    source::Source,
    text::header::{self, Column, Heading},
};
use std::collections::BTreeMap;

/// Which cell of a row belongs to which column.
pub(super) struct Columns {
    at: BTreeMap<Column, usize>,
}

impl Columns {
    /// Finds the columns by their headings.
    ///
    /// Problems: [`TableFault::ColumnTwice`], [`TableFault::MissingColumn`] for those of `needed`, and the
    /// notice [`TableFault::HeadingMisprint`].
    pub(super) fn find(
        source: &Source,
        table: &Table,
        columns: &[Column],
        needed: &[Column],
        problems: &mut Problems,
    ) -> Self {
        let mut at = BTreeMap::new();
        for (index, cell) in table.heading.iter().enumerate() {
            let column = match header::read(&cell.text, columns) {
                Heading::Known(column) => column,
                Heading::Misprint(column) if !at.contains_key(&column) => {
                    let fault =
                        TableFault::HeadingMisprint { heading: cell.text.clone(), column: column.name() };
                    problems.at(source.place(cell.span), fault);
                    column
                }
                _ => continue,
            };
            if at.insert(column, index).is_some() {
                problems.at(source.place(cell.span), TableFault::ColumnTwice { column: column.name() });
            }
        }
        for column in needed.iter().filter(|column| !at.contains_key(column)) {
            let found = table.heading.iter().map(|cell| cell.text.clone()).collect();
            problems.at(source.whole(), TableFault::MissingColumn { column: column.name(), found });
        }
        Self { at }
    }

    /// The cell of a column, if the table has it and the cell is not empty.
    pub(super) fn cell<'r>(&self, row: &'r [Cell], column: Column) -> Option<&'r Cell> {
        self.at.get(&column).and_then(|index| row.get(*index)).filter(|cell| !cell.text.is_empty())
    }

    /// The text of a column.
    pub(super) fn text(&self, row: &[Cell], column: Column) -> Option<String> {
        self.cell(row, column).map(|cell| cell.text.clone())
    }
}

/// A written number with its place, until the whole file has been seen.
pub(super) struct Pending {
    numeral: Result<Numeral, NumberFault>,
    text: String,
    place: Place,
}

impl Pending {
    /// Reads the spelling.
    pub(super) fn new(text: &str, expected: Expected, place: Place) -> Self {
        Self { numeral: read(text, expected), text: text.to_owned(), place }
    }

    /// Which mark it proves to be the decimal one.
    pub(super) fn fixes(&self) -> Option<Marks> {
        self.numeral.as_ref().ok().and_then(Numeral::fixes)
    }

    /// The number, or a problem; a notice where the marks of the file decided.
    pub(super) fn settle(self, marks: Option<Marks>, problems: &mut Problems) -> Option<Exact> {
        match self.numeral.and_then(|numeral| numeral.settle(marks)) {
            Ok((value, false)) => Some(value),
            Ok((value, true)) => {
                let fault = NumberFault::ReadAsThousands { text: self.text, value: value.fraction() };
                problems.at(self.place, fault);
                Some(value)
            }
            Err(fault) => {
                problems.at(self.place, fault);
                None
            }
        }
    }
}

/// The marks on which the numbers of a file agree.
pub(super) fn marks<'p>(pending: impl IntoIterator<Item = &'p Pending>) -> Option<Marks> {
    agreed(pending.into_iter().filter_map(Pending::fixes))
}
