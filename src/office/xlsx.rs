//! Workbooks of Excel (`.xlsx`, `.xlsm`).

use super::{
    archive::{Archive, damaged},
    format::{Shown, built_in, of_code},
    number,
    sheet::{Budget, Cell, Merge, Row, Sheet, Stored, clean},
    xml::{Piece, Pieces, Tag},
};
use crate::problem::OfficeFault;
use std::collections::BTreeMap;

/// Bytes of texts that cells share.
const MOST_SHARED: usize = 24 << 20;

/// What the cells of every sheet refer to.
struct Book {
    shared: Vec<Box<str>>,
    formats: Vec<Shown>,
    from_1904: bool,
}

/// The sheets in their order.
pub(super) fn sheets(archive: &Archive<'_>) -> Result<Vec<Sheet>, OfficeFault> {
    let workbook = "xl/workbook.xml";
    let text = archive.text(workbook)?.ok_or(OfficeFault::OtherKind)?;
    let (listed, from_1904) = listed(&text)?;
    let targets = targets(archive)?;
    let book = Book { shared: shared(archive)?, formats: formats(archive)?, from_1904 };
    let mut budget = Budget::default();
    let mut sheets = Vec::new();
    for (name, hidden, id) in listed {
        let Some(part) = targets.get(&id) else { continue };
        // A chart has a sheet without cells, in another folder.
        if !part.contains("worksheets/") {
            continue;
        }
        let text = archive.text(part)?.ok_or_else(|| damaged(part))?;
        sheets.push(Sheet { name, hidden, ..read(part, &text, &book, &mut budget)? });
    }
    Ok(sheets)
}

/// Name of a sheet, whether it is hidden, and its relation.
type Listed = (String, bool, String);

/// The sheets; whether days count from 1904.
fn listed(text: &str) -> Result<(Vec<Listed>, bool), OfficeFault> {
    let mut pieces = Pieces::of("xl/workbook.xml", text);
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) if tag.name() == "sheet" => {
                let hidden = tag.get("state").is_some_and(|state| state != "visible");
                let name = clean(&tag.get("name").unwrap_or_default());
                sheets.push((name, hidden, tag.get("id").unwrap_or_default()));
            }
            Piece::Open(tag) if tag.name() == "workbookPr" => from_1904 = tag.is_on("date1904"),
            _ => {}
        }
    }
    Ok((sheets, from_1904))
}

/// The parts by their relation.
fn targets(archive: &Archive<'_>) -> Result<BTreeMap<String, String>, OfficeFault> {
    let part = "xl/_rels/workbook.xml.rels";
    let text = archive.text(part)?.ok_or_else(|| damaged(part))?;
    let mut pieces = Pieces::of(part, &text);
    let mut targets = BTreeMap::new();
    while let Some(piece) = pieces.next()? {
        if let Piece::Open(tag) = piece
            && let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target"))
        {
            let target = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, target);
        }
    }
    Ok(targets)
}

/// The texts that cells share, without phonetic guides.
fn shared(archive: &Archive<'_>) -> Result<Vec<Box<str>>, OfficeFault> {
    let part = "xl/sharedStrings.xml";
    let Some(text) = archive.text(part)? else { return Ok(Vec::new()) };
    let mut pieces = Pieces::of(part, &text);
    let (mut shared, mut current, mut inside, mut phonetic) = (Vec::new(), String::new(), false, false);
    let mut rest = MOST_SHARED;
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "si" => current.clear(),
                "t" => inside = true,
                "rPh" => phonetic = true,
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "t" => inside = false,
                "rPh" => phonetic = false,
                "si" => {
                    let left = rest.checked_sub(current.len().saturating_add(16));
                    rest = left.ok_or(OfficeFault::TooManyCells { most: MOST_SHARED })?;
                    shared.push(clean(&current).into_boxed_str());
                }
                _ => {}
            },
            Piece::Text(text) if inside && !phonetic => current.push_str(&text),
            Piece::Text(_) => {}
        }
    }
    Ok(shared)
}

/// What each style of a cell shows numbers as.
fn formats(archive: &Archive<'_>) -> Result<Vec<Shown>, OfficeFault> {
    let part = "xl/styles.xml";
    let Some(text) = archive.text(part)? else { return Ok(Vec::new()) };
    let mut pieces = Pieces::of(part, &text);
    let (mut own, mut formats, mut inside) = (BTreeMap::new(), Vec::new(), false);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "numFmt" => {
                    own.extend(tag.number("numFmtId").zip(tag.get("formatCode")));
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let number = tag.number("numFmtId").unwrap_or(0);
                    formats.push(
                        own.get(&number).map_or_else(|| built_in(number), |code: &String| of_code(code)),
                    );
                }
                _ => {}
            },
            Piece::Close(name) if name == "cellXfs" => inside = false,
            _ => {}
        }
    }
    Ok(formats)
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    kind: Option<String>,
    style: usize,
    column: usize,
    value: Option<String>,
    text: String,
    formula: bool,
}

fn read(part: &str, text: &str, book: &Book, budget: &mut Budget) -> Result<Sheet, OfficeFault> {
    let mut pieces = Pieces::of(part, text);
    let mut sheet = Sheet::default();
    let mut row = Row::default();
    let (mut next_row, mut next_column) = (0_usize, 0_usize);
    let (mut cell, mut inside) = (Open::default(), None::<&'static str>);
    while let Some(piece) = pieces.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "row" => {
                    let index = tag.number("r").and_then(|row| row.checked_sub(1)).unwrap_or(next_row);
                    (next_row, next_column) = (index.saturating_add(1), 0);
                    row = Row { index, hidden: tag.is_on("hidden"), cells: Vec::new() };
                }
                "c" => {
                    cell = open(&tag, next_column);
                    next_column = cell.column.saturating_add(1);
                }
                "v" => inside = Some("v"),
                "t" => inside = Some("t"),
                "rPh" => inside = None,
                "f" => cell.formula = true,
                "col" if tag.is_on("hidden") => {
                    let ends = tag.number("min").zip(tag.number("max"));
                    sheet
                        .hidden_columns
                        .extend(ends.map(|(a, b)| (a.saturating_sub(1), b.saturating_sub(1))));
                }
                "mergeCell" => {
                    budget.take(0)?;
                    sheet.merges.extend(tag.get("ref").and_then(|range| merge(&range)));
                }
                _ => {}
            },
            Piece::Text(text) => match inside {
                Some("v") => cell.value.get_or_insert_default().push_str(&text),
                Some(_) => cell.text.push_str(&text),
                None => {}
            },
            Piece::Close(name) => match name.as_str() {
                "v" | "t" => inside = None,
                "c" => {
                    if let Some(cell) = close(std::mem::take(&mut cell), book) {
                        budget.take(cell.text.len())?;
                        row.cells.push(cell);
                    }
                }
                "row" if !row.cells.is_empty() => {
                    row.cells.sort_by_key(|cell| cell.column);
                    sheet.rows.push(std::mem::take(&mut row));
                }
                _ => {}
            },
        }
    }
    sheet.rows.sort_by_key(|row| row.index);
    Ok(sheet)
}

fn open(tag: &Tag<'_>, next: usize) -> Open {
    let column = tag.get("r").and_then(|reference| place(&reference)).map_or(next, |(_, column)| column);
    Open { kind: tag.get("t"), style: tag.number("s").unwrap_or(0), column, ..Open::default() }
}

/// The cell, if it holds anything.
fn close(cell: Open, book: &Book) -> Option<Cell> {
    let Open { kind, style, column, value, text, formula } = cell;
    let value = value.filter(|value| !value.is_empty());
    let of_text = |text: String| {
        Some(Cell { column, text, stored: Stored::Text }).filter(|cell| !cell.text.trim().is_empty())
    };
    match (kind.as_deref(), value) {
        (Some("inlineStr"), _) => of_text(clean(&text)),
        (Some("str"), None) if formula => None,
        (_, None) if formula => Some(Cell { column, text: String::new(), stored: Stored::Formula }),
        (_, None) => None,
        (Some("s"), Some(index)) => {
            of_text(book.shared.get(index.trim().parse::<usize>().ok()?)?.clone().into_string())
        }
        (Some("b"), Some(value)) => of_text(if value.trim() == "1" { "true" } else { "false" }.to_owned()),
        (Some("str" | "e" | "d"), Some(value)) => of_text(clean(&value)),
        (_, Some(value)) => {
            Some(shown(column, &value, book.formats.get(style).copied().unwrap_or_default(), book.from_1904))
        }
    }
}

/// A stored number as it is shown.
pub(super) fn shown(column: usize, stored: &str, shown: Shown, from_1904: bool) -> Cell {
    let text = |text: Option<String>| text.map(|text| Cell { column, text, stored: Stored::Text });
    let cell = match shown {
        Shown::Percent => text(number::percent(stored)),
        Shown::Date => text(number::date(stored, from_1904)),
        Shown::Padded(width) => {
            let whole =
                number::decimal(stored, 0).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
            text(whole.map(|digits| format!("{digits:0>width$}")))
        }
        Shown::Number => None,
    };
    cell.unwrap_or_else(|| match number::decimal(stored, 0) {
        Some(text) => Cell { column, text, stored: Stored::Number },
        None => Cell { column, text: clean(stored), stored: Stored::Text },
    })
}

/// `C7`: row 6, column 2.
fn place(reference: &str) -> Option<(usize, usize)> {
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at_checked(split)?;
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let value = usize::from(letter.to_ascii_uppercase())
            .checked_sub(64)
            .filter(|value| (1..=26).contains(value))?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((digits.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn merge(range: &str) -> Option<Merge> {
    let (from, to) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(from)?, place(to)?);
    Some(Merge { rows: (top, bottom), columns: (left, right) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("C7"), Some((6, 2)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place("7"), None);
        assert_eq!(place("C0"), None);
    }
}
