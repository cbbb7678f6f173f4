//! Columns by heading, and the points in them.

use super::{
    date_code::codes_of_date,
    table::{Cell, Table},
};
use crate::{
    number::{Exact, Expected, Points, grammar::read},
    problem::{NumberFault, OfficeFault, Place, Problems, TableFault},
    source::{Node, Source, Span, Value, json_node},
    text::header::{self, Column, Heading},
};
use std::borrow::Cow;

/// Which cell of a row belongs to which column: the place of each column, in the order in which [`Column`] names them.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    places: Vec<Option<usize>>,
}

impl Columns {
    /// Finds the columns by their headings.
    ///
    /// Problems: [`TableFault::ColumnTwice`], [`TableFault::MissingColumn`] for those of `needed`, or
    /// [`TableFault::NoHeading`], and the notice [`TableFault::HeadingMisprint`].
    pub(super) fn find(
        source: &Source,
        table: &Table,
        columns: &[Column],
        needed: &[Column],
        problems: &mut Problems,
    ) -> Self {
        let mut found = Self { places: vec![None; Column::ALL.len()] };
        let heading = table.heading(source);
        let texts: Vec<&str> = heading.iter().map(|cell| &*cell.text).collect();
        for (index, cell) in heading.iter().enumerate() {
            let column = match header::read_among(&cell.text, &texts, columns) {
                Heading::Known(column) => column,
                Heading::Misprint(column) if !found.has(column) => {
                    let fault =
                        TableFault::HeadingMisprint { heading: cell.text.clone().into_owned(), column };
                    problems.at(source.place(cell.span), fault);
                    column
                }
                _ => continue,
            };
            if found.has(column) {
                problems.at(source.place(cell.span), TableFault::ColumnTwice { column });
            } else if let Some(place) = found.places.get_mut(column as usize) {
                *place = Some(index);
            }
        }
        if found.places.iter().all(Option::is_none) && heading.iter().any(|cell| is_data(&cell.text)) {
            let span = heading.first().map(|cell| cell.span).unwrap_or_default();
            let needed = needed.to_vec();
            problems.at(source.place(span), TableFault::NoHeading { needed });
            return found;
        }
        if let Some(grid) = source.grid() {
            let is_read = |span: &&Span| found.is_read(grid.column(source.text(), span.start));
            for span in grid.formulas().iter().filter(is_read) {
                problems.at_lazily(|| source.place(*span), OfficeFault::NoValue);
            }
        }
        for column in needed.iter().copied().filter(|column| !found.has(*column)) {
            let unread = found.unread(&heading).map(|cell| &*cell.text);
            let nearest = header::nearest(column, unread).map(str::to_owned);
            let found = heading.iter().map(|cell| cell.text.clone().into_owned()).collect();
            problems.at(source.whole(), TableFault::MissingColumn { column, nearest, found });
        }
        found
    }

    /// The headings that name no column: what stands below them is not read.
    pub(super) fn unread<'h, 's>(&self, heading: &'h [Cell<'s>]) -> impl Iterator<Item = &'h Cell<'s>> {
        let cells = heading.iter().enumerate();
        cells.filter(|(index, cell)| !self.is_read(*index) && !cell.text.is_empty()).map(|(_, cell)| cell)
    }

    /// Whether a cell of a row belongs to any column.
    fn is_read(&self, index: usize) -> bool {
        self.places.contains(&Some(index))
    }

    /// Whether the table has all of these columns.
    pub(super) fn has_all(&self, needed: &[Column]) -> bool {
        needed.iter().all(|column| self.has(*column))
    }

    /// Whether the table has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// Whether any row states something in a column.
    pub(super) fn any_filled(&self, source: &Source, table: &Table, column: Column) -> bool {
        (0..table.len()).any(|row| self.texts_at(source, table, row, [column]) != [None])
    }

    /// Which cell of a row belongs to a column.
    fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// The cell of a column, if the table has it and the cell is not empty.
    pub(super) fn cell<'r, 's>(&self, row: &'r [Cell<'s>], column: Column) -> Option<&'r Cell<'s>> {
        self.place(column).and_then(|index| row.get(index)).filter(|cell| !cell.text.is_empty())
    }

    /// The text of a column.
    pub(super) fn text<'s>(&self, row: &[Cell<'s>], column: Column) -> Option<Cow<'s, str>> {
        self.cell(row, column).map(|cell| cell.text.clone())
    }

    /// The texts of some columns in a row of which little else is read.
    pub(super) fn texts_at<'s, const N: usize>(
        &self,
        source: &'s Source,
        table: &Table,
        row: usize,
        columns: [Column; N],
    ) -> [Option<Cow<'s, str>>; N] {
        let wanted = columns.map(|column| self.place(column));
        let filled = |cell: Cell<'s>| Some(cell.text).filter(|text| !text.is_empty());
        table.some(source, row, wanted).map(|cell| cell.and_then(filled))
    }
}

/// Whether the headings of a table name all of these columns.
pub(super) fn names(source: &Source, table: &Table, columns: &[Column]) -> bool {
    let heading = table.heading(source);
    let names = |column| heading.iter().any(|cell| header::read(&cell.text, &[column]) != Heading::Unknown);
    columns.iter().copied().all(names)
}

/// Whether the first item of a JSON file has one of these keys.
pub(super) fn has_key(source: &Source, items: &[Span], keys: &[&str]) -> bool {
    let first = items.first().and_then(|item| json_node(source, *item, &mut Problems::default()));
    let Some(Node { value: Value::Table(entries), .. }) = &first else { return false };
    entries.iter().any(|(key, _)| keys.contains(&key.text.as_ref()))
}

/// Whether a text is a number or a code rather than a heading.
fn is_data(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '/' | ' '))
}

/// A problem where a spreadsheet has made a date of it.
pub(super) fn check_code(text: &str, place: impl FnOnce() -> Place, problems: &mut Problems) {
    if let Some(codes) = codes_of_date(text) {
        problems.at_lazily(place, TableFault::CodeIsDate { text: text.to_owned(), codes });
    }
}

/// The points that a cell states, or a problem.
pub(super) fn points_of_cell(cell: &Cell<'_>, source: &Source, problems: &mut Problems) -> Option<Points> {
    let place = || source.place(cell.span);
    if !cell.is_number {
        return points(&cell.text, place, problems);
    }
    settled(read(&cell.text, Expected::Score).and_then(|numeral| numeral.decimal()), place, problems)
}

/// The points that a text states, or a problem. No other number of the file decides the marks of points.
pub(super) fn points(text: &str, place: impl FnOnce() -> Place, problems: &mut Problems) -> Option<Points> {
    settled(read(text, Expected::Score).and_then(|numeral| numeral.settle(None)), place, problems)
}

fn settled(
    found: Result<(Exact, bool), NumberFault>,
    place: impl FnOnce() -> Place,
    problems: &mut Problems,
) -> Option<Points> {
    match found {
        Ok((value, _)) => Some(Points::from(value)),
        Err(fault) => {
            problems.at_lazily(place, fault);
            None
        }
    }
}
