//! A table of an office file as a source like any other: the sheet is found by its headings, and its rows are handed
//! on as text that knows its cells.

use super::{appraised, criteria, raw_csv};
use crate::{
    office::{self, Choice, Found, Merge, Row, Sheet, Stored},
    problem::{FileFault, OfficeFault, Place, Problems, file::Many, office::Hidden},
    source::{
        Allowed, Grid, Limits, Source,
        grid::{Holds, cell_name},
        hash::sha256,
    },
    text::header::Column,
};
use std::borrow::Cow;

/// What a file is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role<'a> {
    /// The table of granted points, in the sheet of this name, if one is named.
    Appraised(Option<&'a str>),
    /// The raw counts.
    Raw(Option<&'a str>),
    /// A table of criteria.
    Criteria(Option<&'a str>),
    /// The letter around the table.
    Document,
}

/// The text of a file: its own, or, of an office file, the one that stands for what is read of it.
///
/// Problems: those of [`Source::decoded`] and of [`OfficeFault`].
pub fn source(
    name: String,
    bytes: Vec<u8>,
    role: Role<'_>,
    allowed: Allowed,
    limits: Limits,
    problems: &mut Problems,
) -> Option<Source> {
    if office::kind(&bytes).is_none() || bytes.len() > limits.bytes {
        return text(name, bytes, allowed, limits, problems);
    }
    let choice = match role {
        Role::Appraised(asked) => {
            Choice { columns: &appraised::COLUMNS, needed: &appraised::NEEDED, asked, option: "--sheet" }
        }
        Role::Raw(asked) => {
            Choice { columns: &raw_csv::COLUMNS, needed: &raw_csv::NEEDED, asked, option: "--raw-sheet" }
        }
        Role::Criteria(asked) => {
            Choice { columns: &criteria::COLUMNS, needed: &criteria::NEEDED, asked, option: "--sheet" }
        }
        Role::Document => return letter(name, &bytes, limits, problems),
    };
    let file = Place { file: name, ..Place::default() };
    let hash = sha256(&bytes);
    let found = office::sheets(&bytes, &limits).and_then(|sheets| office::choose(sheets, &choice));
    drop(bytes);
    match found {
        Ok(found) => {
            let columns = found.columns(&choice);
            Table { file, found, columns }.source(hash, limits, problems)
        }
        Err(fault) => {
            problems.at(file, fault);
            None
        }
    }
}

/// The text of a letter.
fn letter(name: String, bytes: &[u8], limits: Limits, problems: &mut Problems) -> Option<Source> {
    match office::text(bytes, &limits) {
        Ok(text) => Some(Source::of_text(name, sha256(bytes), limits, text)),
        Err(fault) => {
            problems.at(Place { file: name, ..Place::default() }, fault);
            None
        }
    }
}

fn text(
    name: String,
    bytes: Vec<u8>,
    allowed: Allowed,
    limits: Limits,
    problems: &mut Problems,
) -> Option<Source> {
    match Source::decoded(name, bytes, allowed, limits) {
        Ok(source) => {
            source.notice().into_iter().for_each(|notice| problems.push(notice));
            Some(source)
        }
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

/// A sheet whose heading was found.
struct Table {
    file: Place,
    found: Found,
    /// The column that each heading names.
    columns: Vec<Option<Column>>,
}

impl Table {
    fn source(mut self, hash: String, limits: Limits, problems: &mut Problems) -> Option<Source> {
        let (first, behind) = self.found.heading;
        let heading = behind.saturating_sub(1).max(first);
        let numbering = self.rows().first().is_some_and(is_numbering);
        let behind = if numbering { behind.saturating_add(1) } else { behind };
        self.found.heading = (first, behind);
        let width = self.width(problems)?;
        self.fill();
        self.tell_hidden(problems);
        self.tell_shared(problems);
        let (mut grid, mut text) = (Grid::new(self.found.sheet.name.clone()), String::new());
        let row = self.found.sheet.rows.get(heading).map_or(0, |row| row.index);
        let headings =
            self.found.headings.iter().map(String::as_str).chain(std::iter::repeat("")).take(width);
        grid.push(&mut text, row, headings.map(|heading| (heading, Holds::Text)));
        for row in self.rows() {
            grid.push(&mut text, row.index, cells(row, width));
        }
        Some(Source::of_grid(self.file.file, hash, limits, text, grid))
    }

    /// The rows below the heading.
    fn rows(&self) -> &[Row] {
        self.found.sheet.rows.get(self.found.heading.1..).unwrap_or_default()
    }

    /// How many columns the table has, or a problem where these are too many.
    fn width(&self, problems: &mut Problems) -> Option<usize> {
        let widest = self.rows().iter().filter_map(|row| Some((row.cells.last()?.column, row.index))).max();
        let (column, row) = widest.unwrap_or_default();
        if column >= Limits::COLUMNS {
            let fault = FileFault::TooMany { what: Many::Columns, most: Limits::COLUMNS };
            problems.at(self.place(row, column), fault);
            return None;
        }
        Some(column.saturating_add(1).max(self.found.headings.len()))
    }

    fn place(&self, row: usize, column: usize) -> Place {
        let cell = Some(cell_name(&self.found.sheet.name, row, column));
        let (line, column) = (row.saturating_add(1), column.saturating_add(1));
        Place { line, column, cell, ..self.file.clone() }
    }

    /// Where the column is, if the table has it.
    fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|known| *known == Some(column))
    }

    /// Gives every row what is merged over it, in the columns that say what a row is about; and moves what is merged
    /// over code and title, such as “Tổng cộng”, to the title.
    fn fill(&mut self) {
        let about = |column| match column {
            Column::Unit | Column::UnitId | Column::Period | Column::Guidance => true,
            Column::Code => self.at(Column::Input).is_some(),
            _ => false,
        };
        let filled: Vec<bool> = self.columns.iter().map(|column| column.is_some_and(about)).collect();
        let titles = self.at(Column::Code).zip(self.at(Column::Name));
        let Found { sheet: Sheet { rows, merges, .. }, heading, .. } = &mut self.found;
        let rows = rows.get_mut(heading.1..).unwrap_or_default();
        for merge in merges.iter() {
            let (first, last) = merge.rows;
            let from = rows.partition_point(|row| row.index < first);
            if last > first && filled.get(merge.columns.0) == Some(&true) {
                fill_down(rows.get_mut(from..).unwrap_or_default(), merge);
            }
            if let Some((code, name)) =
                titles.filter(|(code, name)| covers(merge, *code) && covers(merge, *name))
                && let Some(row) = rows.get_mut(from).filter(|row| row.index == first)
                && let Some(cell) = row.cells.iter_mut().find(|cell| cell.column == code.min(name))
                && !cell.text.trim_start().starts_with(|c: char| c.is_ascii_digit())
            {
                cell.column = name;
                row.cells.sort_by_key(|cell| cell.column);
            }
        }
    }

    /// Tells hidden rows, columns and sheets.
    fn tell_hidden(&self, problems: &mut Problems) {
        let mut told = |place: Place, what: Hidden| problems.at(place, OfficeFault::Hidden { what });
        let mut rows = self.rows().iter().filter(|row| row.hidden);
        if let Some(first) = rows.next() {
            told(self.place(first.index, 0), Hidden::Rows { count: rows.count().saturating_add(1) });
        }
        let hidden =
            |at: usize| self.found.sheet.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&at));
        let columns = self.columns.iter().enumerate().filter(|(at, _)| hidden(*at));
        let names: Vec<Column> = columns.filter_map(|(_, column)| *column).collect();
        if !names.is_empty() {
            told(self.file.clone(), Hidden::Columns { names });
        }
        if !self.found.hidden.is_empty() {
            told(self.file.clone(), Hidden::Sheets { names: self.found.hidden.clone() });
        }
    }

    /// Tells cells of points that several rows share.
    fn tell_shared(&self, problems: &mut Problems) {
        let stated = [Column::Max, Column::Appraised, Column::Claimed, Column::Value];
        for column in stated.into_iter().filter_map(|column| self.at(column)) {
            for merge in self.found.sheet.merges.iter().filter(|merge| covers(merge, column)) {
                let rows = self.rows();
                let from = rows.partition_point(|row| row.index < merge.rows.0);
                let rows = rows.get(from..).unwrap_or_default();
                let shared = rows.iter().take_while(|row| row.index <= merge.rows.1).count();
                let filled =
                    rows.first().is_some_and(|row| row.index == merge.rows.0 && row.cell(column).is_some());
                if shared > 1 && filled {
                    let place = || self.place(merge.rows.0, column);
                    problems.at_lazily(place, OfficeFault::SharedPoints { rows: shared });
                }
            }
        }
    }
}

fn covers(merge: &Merge, column: usize) -> bool {
    (merge.columns.0..=merge.columns.1).contains(&column)
}

/// Gives the rows of a merge its text.
fn fill_down(rows: &mut [Row], merge: &Merge) {
    let Some((first, below)) = rows.split_first_mut().filter(|(first, _)| first.index == merge.rows.0) else {
        return;
    };
    let Some(cell) = first.cell(merge.columns.0).cloned() else { return };
    for row in below.iter_mut().take_while(|row| row.index <= merge.rows.1) {
        if row.cell(cell.column).is_none() {
            row.cells.push(cell.clone());
            row.cells.sort_by_key(|cell| cell.column);
        }
    }
}

/// The cells of a row up to a width, the empty ones too.
fn cells(row: &Row, width: usize) -> impl Iterator<Item = (&str, Holds)> {
    let mut cells = row.cells.iter().peekable();
    (0..width).map(move |column| {
        let mut found = ("", Holds::Text);
        while let Some(cell) = cells.next_if(|cell| cell.column <= column) {
            if cell.column == column {
                found = (cell.text.as_str(), holds(cell.stored));
            }
        }
        found
    })
}

const fn holds(stored: Stored) -> Holds {
    match stored {
        Stored::Text => Holds::Text,
        Stored::Number => Holds::Number,
        Stored::Formula => Holds::Formula,
    }
}

/// Whether a row below the heading only numbers the columns: `(1) (2) (3)` or `A B 1 2 3=2-1`.
fn is_numbering(row: &Row) -> bool {
    let texts = row.cells.iter().map(|cell| cell.text.trim().trim_matches(['(', ')']));
    let heads: Vec<Cow<'_, str>> =
        texts.map(|text| Cow::Borrowed(text.split(['=', ')']).next().unwrap_or("").trim())).collect();
    let numbers: Vec<usize> = heads.iter().filter_map(|head| head.parse().ok()).collect();
    let letters =
        heads.iter().filter(|head| head.len() == 1 && head.bytes().all(|byte| byte.is_ascii_uppercase()));
    let in_order = numbers.iter().zip(1..).all(|(number, at)| *number == at);
    heads.len() > 2
        && numbers.len() > 1
        && in_order
        && letters.count().saturating_add(numbers.len()) == heads.len()
}
