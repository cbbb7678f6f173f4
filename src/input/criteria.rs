//! A table of criteria (*bảng tiêu chí*), of which a rule set is made.

use super::{
    cells::{Columns, check_code, points_of_cell},
    table::{Cell, Table},
};
use crate::{
    number::Points,
    problem::{Problems, TableFault},
    source::{Source, Span},
    text::header::Column,
};

/// The columns that a table of criteria can have.
pub(super) const COLUMNS: [Column; 9] = [
    Column::Code,
    Column::Name,
    Column::Max,
    Column::Kind,
    Column::Tiers,
    Column::Citation,
    Column::Whole,
    Column::Part,
    Column::Counted,
];

/// Those that it must have.
pub(super) const NEEDED: [Column; 3] = [Column::Code, Column::Name, Column::Max];

/// A text and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A row: a group, a criterion or the total, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line, or the row of the sheet.
    pub line: usize,
    /// Where it stands.
    pub span: Span,
    /// The code.
    pub code: Option<Told>,
    /// The title.
    pub name: Option<Told>,
    /// The full points.
    pub full: Option<Points>,
    /// The way of scoring.
    pub kind: Option<Told>,
    /// The tiers, items or points of each.
    pub tiers: Option<Told>,
    /// The place in the document.
    pub citation: Option<Told>,
    /// What the denominator counts.
    pub whole: Option<Told>,
    /// What the numerator counts.
    pub part: Option<Told>,
    /// In what it is counted.
    pub counted: Option<Told>,
}

/// Reads a table of criteria.
///
/// Problems: those of [`Table::read`]; columns missing or given twice; numbers; cells that must be filled.
pub fn read_criteria(source: &Source, problems: &mut Problems) -> Option<Vec<Listed>> {
    let table = Table::read(source, problems)?;
    let columns = Columns::find(source, &table, &COLUMNS, &NEEDED, problems);
    if !columns.has_all(&NEEDED) {
        return None;
    }
    let rows = (0..table.len()).map(|row| listed(source, &table.row(source, row), &columns, problems));
    Some(rows.collect())
}

fn listed(source: &Source, row: &[Cell<'_>], columns: &Columns, problems: &mut Problems) -> Listed {
    let span = row.first().map(|cell| cell.span).unwrap_or_default();
    let told = |column| {
        columns.cell(row, column).map(|cell| Told { text: cell.text.clone().into_owned(), span: cell.span })
    };
    let code = told(Column::Code);
    if let Some(code) = &code {
        check_code(&code.text, || source.place(code.span), problems);
    }
    let cell = columns.cell(row, Column::Max);
    if cell.is_none() {
        problems.at(source.place(span), TableFault::EmptyCell { column: Column::Max });
    }
    let full = cell.and_then(|cell| points_of_cell(cell, source, problems));
    let name = told(Column::Name);
    if name.is_none() && code.is_none() {
        problems.at(source.place(span), TableFault::EmptyCell { column: Column::Name });
    }
    Listed {
        line: source.line(span.start),
        span,
        code,
        name,
        full,
        kind: told(Column::Kind),
        tiers: told(Column::Tiers),
        citation: told(Column::Citation),
        whole: told(Column::Whole),
        part: told(Column::Part),
        counted: told(Column::Counted),
    }
}
