//! Which sheet holds the table, and where in it: told by its headings.
//!
//! Above the headings there may be titles; a heading may stand over two or three rows, its cells merged.

use super::sheet::{Row, Sheet};
use crate::{
    problem::OfficeFault,
    text::header::{Column, Heading, read},
};
use std::{borrow::Cow, cell::RefCell, collections::BTreeMap};

/// The headings stand in one of the first rows that hold anything.
const MOST_ABOVE: usize = 60;
/// Over so many rows a heading may stand.
const MOST_ROWS: usize = 3;
/// No heading stands further to the right.
const MOST_COLUMNS: usize = 100;
/// No heading has more bytes.
const MOST_BYTES: usize = 200;
/// So many different texts are compared with headings; no file has more of them in its first rows.
const MOST_COMPARED: usize = 5_000;
/// So many merged cells of a sheet are looked at for headings.
const MOST_MERGES: usize = 500;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'c> {
    /// The columns that the table can have.
    pub columns: &'c [Column],
    /// Those that it must have.
    pub needed: &'c [Column],
    /// The sheet that was asked for, by its name or its number from 1.
    pub asked: Option<&'c str>,
    /// The option by which to ask.
    pub option: &'static str,
}

/// The sheet that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The sheet.
    pub sheet: Sheet,
    /// The rows of the heading, as they are counted among the rows that hold something: the first, one past the last.
    pub heading: (usize, usize),
    /// The headings by column.
    pub headings: Vec<String>,
    /// Hidden sheets that would fit too.
    pub hidden: Vec<String>,
}

impl Found {
    /// The column that each heading names.
    #[must_use]
    pub fn columns(&self, choice: &Choice<'_>) -> Vec<Option<Column>> {
        let reader = Reader::new(choice);
        self.headings.iter().map(|heading| reader.column(heading)).collect()
    }
}

/// Chooses the sheet.
///
/// # Errors
/// [`OfficeFault::NoSheet`], [`OfficeFault::NoTable`], [`OfficeFault::SeveralTables`].
pub fn choose(sheets: Vec<Sheet>, choice: &Choice<'_>) -> Result<Found, OfficeFault> {
    let reader = Reader::new(choice);
    let names: Vec<String> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    if let Some(asked) = choice.asked {
        let by_number = || asked.parse::<usize>().ok()?.checked_sub(1).filter(|index| *index < names.len());
        let index = names.iter().position(|name| name == asked).or_else(by_number);
        let sheet = index.and_then(|index| sheets.into_iter().nth(index));
        let sheet = sheet.ok_or_else(|| OfficeFault::NoSheet { asked: asked.to_owned(), names })?;
        return Ok(found(sheet, &reader));
    }
    let alone = sheets.len() == 1;
    let mut all: Vec<Found> = sheets.into_iter().map(|sheet| found(sheet, &reader)).collect();
    // The only sheet is meant, and what its heading lacks is told there.
    if alone && let Some(only) = all.pop_if(|found| !found.sheet.rows.is_empty()) {
        return Ok(only);
    }
    if !all.iter().any(|found| fits(&found.headings, choice, &reader))
        && let Some(index) = most_like(&all, &reader)
    {
        return Ok(all.swap_remove(index));
    }
    all.retain(|found| fits(&found.headings, choice, &reader));
    let hidden =
        all.iter().filter(|found| found.sheet.hidden).map(|found| found.sheet.name.clone()).collect();
    let shown = all.iter().filter(|found| !found.sheet.hidden).count();
    let fitting = all.iter().filter(|found| !found.sheet.hidden).map(|found| found.sheet.name.clone());
    match shown {
        0 => {
            Err(OfficeFault::NoTable { needed: choice.needed.to_vec(), names, hidden, option: choice.option })
        }
        1 => {
            let one = all.into_iter().find(|found| !found.sheet.hidden);
            let none = OfficeFault::NoTable {
                needed: choice.needed.to_vec(),
                names,
                hidden: Vec::new(),
                option: choice.option,
            };
            Ok(Found { hidden, ..one.ok_or(none)? })
        }
        _ => Err(OfficeFault::SeveralTables { names: fitting.collect(), option: choice.option }),
    }
}

/// The best heading of a sheet: with the most columns, over the fewest rows, the first of those.
fn found(sheet: Sheet, reader: &Reader<'_>) -> Found {
    let mut best = (0, (0, sheet.rows.len().min(1)), Vec::new());
    for first in 0..sheet.rows.len().min(MOST_ABOVE) {
        for behind in (first..sheet.rows.len()).map(|last| last.saturating_add(1)).take(MOST_ROWS) {
            let headings = headings(&sheet, first, behind, reader);
            let mut known: Vec<Column> =
                headings.iter().filter_map(|heading| reader.column(heading)).collect();
            let many = known.len();
            known.sort();
            known.dedup();
            // A column that is named twice is told where it is the best that there is.
            let score = known.len().saturating_mul(2).saturating_sub(many.saturating_sub(known.len()));
            let rows = |(first, behind): (usize, usize)| behind.saturating_sub(first);
            if score > best.0 || score > 0 && score == best.0 && rows((first, behind)) < rows(best.1) {
                best = (score, (first, behind), headings);
            }
        }
    }
    if best.2.is_empty() {
        let (first, behind) = best.1;
        best.2 = headings(&sheet, first, behind, reader);
    }
    Found { heading: best.1, headings: best.2, sheet, hidden: Vec::new() }
}

/// Where no sheet has all that is needed: the sheet that is shown and has more of the headings than any other, and at
/// least two. What its heading lacks is told there.
fn most_like(all: &[Found], reader: &Reader<'_>) -> Option<usize> {
    let known =
        |found: &Found| found.headings.iter().filter(|heading| reader.column(heading).is_some()).count();
    let shown = all.iter().enumerate().filter(|(_, found)| !found.sheet.hidden);
    let mut ranked: Vec<(usize, usize)> = shown.map(|(index, found)| (known(found), index)).collect();
    ranked.sort_unstable_by(|left, right| right.cmp(left));
    match ranked.as_slice() {
        [(most, index), rest @ ..] if *most > 1 && rest.first().is_none_or(|(next, _)| next < most) => {
            Some(*index)
        }
        _ => None,
    }
}

fn fits(headings: &[String], choice: &Choice<'_>, reader: &Reader<'_>) -> bool {
    let known: Vec<Column> = headings.iter().filter_map(|heading| reader.column(heading)).collect();
    choice.needed.iter().all(|needed| known.contains(needed))
}

/// Reads headings, each once.
struct Reader<'c> {
    columns: &'c [Column],
    known: RefCell<BTreeMap<String, Option<Column>>>,
}

impl<'c> Reader<'c> {
    const fn new(choice: &Choice<'c>) -> Self {
        Self { columns: choice.columns, known: RefCell::new(BTreeMap::new()) }
    }

    fn column(&self, heading: &str) -> Option<Column> {
        if heading.is_empty() || heading.len() > MOST_BYTES {
            return None;
        }
        let mut known = self.known.borrow_mut();
        if let Some(column) = known.get(heading) {
            return *column;
        }
        if known.len() >= MOST_COMPARED {
            return None;
        }
        let column = match read(heading, self.columns) {
            Heading::Known(column) | Heading::Misprint(column) => Some(column),
            Heading::Unknown => None,
        };
        known.insert(heading.to_owned(), column);
        column
    }
}

/// The headings by column, of the rows from `first` up to `behind`.
fn headings(sheet: &Sheet, first: usize, behind: usize, reader: &Reader<'_>) -> Vec<String> {
    let rows: Vec<&Row> = sheet.rows.get(first..behind).unwrap_or_default().iter().collect();
    let width =
        rows.iter().filter_map(|row| row.cells.last()).map(|cell| cell.column.saturating_add(1)).max();
    let width = width.unwrap_or(0).min(MOST_COLUMNS);
    (0..width).map(|at| heading(sheet, &rows, at, reader)).collect()
}

/// The heading of a column: the lowest of its texts that names a column, else all of them from above.
fn heading(sheet: &Sheet, rows: &[&Row], at: usize, reader: &Reader<'_>) -> String {
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    let last = rows.len().saturating_sub(1);
    for (depth, row) in rows.iter().enumerate() {
        if let Some(text) = text(sheet, row, at, depth < last).filter(|text| texts.last() != Some(text)) {
            texts.push(text);
        }
    }
    let ends = (0..texts.len()).map(|from| texts.get(from..).unwrap_or_default().join(" "));
    let all = ends.clone().next().unwrap_or_default();
    let single =
        texts.last().filter(|text| reader.column(text).is_some()).map(|text| text.clone().into_owned());
    let longer = ends.rev().find(|text| reader.column(text).is_some());
    single.or(longer).unwrap_or(all)
}

/// The text of a cell, or of the one that it is merged with; sideways only above the last row of a heading.
fn text<'s>(sheet: &'s Sheet, row: &'s Row, at: usize, sideways: bool) -> Option<Cow<'s, str>> {
    if let Some(cell) = row.cell(at) {
        return Some(Cow::Owned(cell.text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let covers = |(from, to): (usize, usize), index: usize| (from..=to).contains(&index);
    let merge = sheet.merges.iter().take(MOST_MERGES).find(|merge| {
        covers(merge.rows, row.index) && covers(merge.columns, at) && (sideways || merge.columns.0 == at)
    })?;
    let start = sheet.rows.iter().find(|row| row.index == merge.rows.0)?;
    Some(Cow::Borrowed(start.cell(merge.columns.0)?.text.trim()))
}
