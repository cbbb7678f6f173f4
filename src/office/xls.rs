//! Workbooks of Excel 97 to 2003 (`.xls`): a stream of records.

use super::{
    archive::damaged,
    compound::{Compound, characters, number},
    format::{Shown, built_in, of_code},
    number,
    sheet::{Budget, Cell, Merge, Row, Sheet, Stored, clean},
};
use crate::problem::OfficeFault;
use std::collections::BTreeMap;

const PART: &str = "Workbook";
/// Bytes of texts that cells share.
const MOST_SHARED: usize = 24 << 20;

/// A record: what it is, its bytes, and where the next starts.
struct Record<'b> {
    kind: usize,
    bytes: &'b [u8],
    next: usize,
}

impl Record<'_> {
    fn number(&self, at: usize, width: usize) -> Option<usize> {
        number(self.bytes, at, width)
    }
}

fn record(stream: &[u8], at: usize) -> Option<Record<'_>> {
    let (kind, len) = (number(stream, at, 2)?, number(stream, at.checked_add(2)?, 2)?);
    let start = at.checked_add(4)?;
    let next = start.checked_add(len)?;
    Some(Record { kind, bytes: stream.get(start..next)?, next })
}

/// What the cells of every sheet refer to.
#[derive(Default)]
struct Book {
    shared: Vec<Box<str>>,
    own: BTreeMap<usize, String>,
    styles: Vec<usize>,
    from_1904: bool,
    /// Name, whether it is hidden, and start of each sheet.
    sheets: Vec<(String, bool, usize)>,
}

/// The sheets in their order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, OfficeFault> {
    let compound = Compound::open(bytes).ok_or_else(|| damaged(PART))?;
    if compound.has("EncryptedPackage") {
        return Err(OfficeFault::Protected);
    }
    if !compound.has(PART) {
        return Err(OfficeFault::OtherKind);
    }
    let stream = compound.stream(PART).ok_or_else(|| damaged(PART))?;
    let book = Book::read(&stream)?;
    let mut budget = Budget::default();
    // The sheets of a workbook stand one behind the other: together they are no longer than the stream.
    let mut left = stream.len();
    let mut sheets = Vec::new();
    for (name, hidden, start) in &book.sheets {
        let sheet = Reading { book: &book, sheet: Sheet::default(), rows: BTreeMap::new(), pending: None };
        let sheet = sheet.read(&stream, *start, &mut left, &mut budget)?;
        sheets.push(Sheet { name: name.clone(), hidden: *hidden, ..sheet });
    }
    Ok(sheets)
}

impl Book {
    fn read(stream: &[u8]) -> Result<Self, OfficeFault> {
        let (mut book, mut at, mut rest) = (Self::default(), 0, MOST_SHARED);
        loop {
            let record = record(stream, at).ok_or_else(|| damaged(PART))?;
            match record.kind {
                // Before Excel 97 texts were written otherwise.
                0x809 if record.number(0, 2) != Some(0x600) => return Err(OfficeFault::OtherKind),
                0x2F => return Err(OfficeFault::Protected),
                0xFC => book.shared = shared(stream, at, &mut rest).ok_or_else(|| damaged(PART))?,
                0x0A => return Ok(book),
                _ => book.add(&record).ok_or_else(|| damaged(PART))?,
            }
            if rest == 0 {
                return Err(OfficeFault::TooManyCells { most: MOST_SHARED });
            }
            at = record.next;
        }
    }

    fn add(&mut self, record: &Record<'_>) -> Option<()> {
        match record.kind {
            0x22 => self.from_1904 = record.number(0, 2)? == 1,
            0x41E => {
                self.own.insert(record.number(0, 2)?, text(record.bytes.get(2..)?, 2)?);
            }
            0xE0 => self.styles.push(record.number(2, 2)?),
            0x85 if record.number(5, 1)? == 0 => {
                let name = clean(&text(record.bytes.get(6..)?, 1)?);
                self.sheets.push((name, record.number(4, 1)? & 3 != 0, record.number(0, 4)?));
            }
            _ => {}
        }
        Some(())
    }

    fn shown(&self, style: usize) -> Shown {
        let number = self.styles.get(style).copied().unwrap_or(0);
        self.own.get(&number).map_or_else(|| built_in(number), |code| of_code(code))
    }
}

/// A text behind its length, which takes `width` bytes, and a byte that says how wide its characters are.
fn text(bytes: &[u8], width: usize) -> Option<String> {
    let (count, wide) = (number(bytes, 0, width)?, number(bytes, width, 1)? & 1 == 1);
    let start = width.checked_add(1)?;
    let len = if wide { count.checked_mul(2)? } else { count };
    Some(characters(bytes.get(start..start.checked_add(len)?)?, wide))
}

/// The texts that cells share. They go on in the records that follow, each of which says anew how wide characters are
/// where it parts a text.
fn shared(stream: &[u8], at: usize, rest: &mut usize) -> Option<Vec<Box<str>>> {
    let first = record(stream, at)?;
    let count = first.number(4, 4)?;
    let mut parts = Parts { stream, part: first.bytes.get(8..)?, next: first.next };
    let mut shared = Vec::new();
    for _ in 0..count {
        let text = parts.text()?;
        *rest = rest.saturating_sub(text.len().saturating_add(16));
        if *rest == 0 {
            break;
        }
        shared.push(clean(&text).into_boxed_str());
    }
    Some(shared)
}

/// Records that follow each other and are read as one.
struct Parts<'b> {
    stream: &'b [u8],
    part: &'b [u8],
    next: usize,
}

impl Parts<'_> {
    fn go_on(&mut self) -> Option<()> {
        let record = record(self.stream, self.next).filter(|record| record.kind == 0x3C)?;
        (self.part, self.next) = (record.bytes, record.next);
        Some(())
    }

    fn number(&mut self, width: usize) -> Option<usize> {
        if self.part.is_empty() {
            self.go_on()?;
        }
        let found = number(self.part, 0, width)?;
        self.part = self.part.get(width..)?;
        Some(found)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            if self.part.is_empty() {
                self.go_on()?;
            }
            let taken = count.min(self.part.len());
            self.part = self.part.get(taken..)?;
            count = count.checked_sub(taken)?;
        }
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let (mut left, mut flags) = (self.number(2)?, self.number(1)?);
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let more = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let mut text = String::new();
        while left > 0 {
            if self.part.is_empty() {
                self.go_on()?;
                flags = self.number(1)?;
            }
            let width = if flags & 1 == 1 { 2 } else { 1 };
            let taken = left.min(self.part.len().checked_div(width)?);
            if taken == 0 {
                return None;
            }
            let bytes = taken.checked_mul(width)?;
            text.push_str(&characters(self.part.get(..bytes)?, width == 2));
            self.part = self.part.get(bytes..)?;
            left = left.checked_sub(taken)?;
        }
        self.skip(runs.checked_mul(4)?.checked_add(more)?)?;
        Some(text)
    }
}

/// A sheet while it is read.
struct Reading<'b> {
    book: &'b Book,
    sheet: Sheet,
    rows: BTreeMap<usize, Row>,
    /// A formula whose text stands in the next record.
    pending: Option<(usize, usize)>,
}

impl Reading<'_> {
    fn read(
        mut self,
        stream: &[u8],
        start: usize,
        left: &mut usize,
        budget: &mut Budget,
    ) -> Result<Sheet, OfficeFault> {
        let (mut at, mut depth) = (start, 0_usize);
        loop {
            let record = record(stream, at).ok_or_else(|| damaged(PART))?;
            *left = left.checked_sub(record.next.saturating_sub(at)).ok_or_else(|| damaged(PART))?;
            match record.kind {
                // A chart in the sheet is a stream within the stream.
                0x809 => depth = depth.saturating_add(1),
                0x0A => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                _ if depth == 1 => {
                    let known = self.sheet.merges.len();
                    let cells = self.take(&record).ok_or_else(|| damaged(PART))?;
                    (known..self.sheet.merges.len()).try_for_each(|_| budget.take(0))?;
                    for (row, cell) in cells {
                        budget.take(cell.text.len())?;
                        self.rows
                            .entry(row)
                            .or_insert_with(|| Row { index: row, ..Row::default() })
                            .cells
                            .push(cell);
                    }
                }
                _ => {}
            }
            at = record.next;
        }
        let rows = self.rows.into_values().filter(|row| !row.cells.is_empty()).map(|mut row| {
            row.cells.sort_by_key(|cell| cell.column);
            row
        });
        Ok(Sheet { rows: rows.collect(), ..self.sheet })
    }

    /// The cells of a record, with their rows.
    fn take(&mut self, record: &Record<'_>) -> Option<Vec<(usize, Cell)>> {
        let place = || Some((record.number(0, 2)?, record.number(2, 2)?));
        let style = || record.number(4, 2);
        match record.kind {
            0x208 => {
                let index = record.number(0, 2)?;
                if record.number(12, 2)? & 0x20 != 0 {
                    self.rows.entry(index).or_insert_with(|| Row { index, ..Row::default() }).hidden = true;
                }
            }
            0x7D if record.number(8, 2)? & 1 == 1 => {
                self.sheet.hidden_columns.push((record.number(0, 2)?, record.number(2, 2)?));
            }
            0xE5 => self.merges(record)?,
            0xFD => {
                let text = self.book.shared.get(record.number(6, 4)?)?.clone().into_string();
                return Some(of_text(place()?, text));
            }
            0x204 => return Some(of_text(place()?, clean(&text(record.bytes.get(6..)?, 2)?))),
            0x203 => {
                return Some(self.of_number(place()?, style()?, &number::of_double(record.number(6, 8)?)?));
            }
            0x27E => return Some(self.of_number(place()?, style()?, &packed(record.number(6, 4)?)?)),
            0xBD => return self.packed_row(record),
            0x205 if record.number(7, 1)? == 0 => {
                let text = if record.number(6, 1)? == 1 { "true" } else { "false" };
                return Some(of_text(place()?, text.to_owned()));
            }
            0x205 => return Some(of_text(place()?, "#N/A".to_owned())),
            0x06 => return self.formula(record, place()?, style()?),
            0x207 => {
                let text = clean(&text(record.bytes, 2)?);
                return Some(self.pending.take().map(|place| of_text(place, text)).unwrap_or_default());
            }
            _ => {}
        }
        Some(Vec::new())
    }

    fn merges(&mut self, record: &Record<'_>) -> Option<()> {
        for merge in record.bytes.get(2..)?.as_chunks::<8>().0.iter().take(record.number(0, 2)?) {
            let rows = (number(merge, 0, 2)?, number(merge, 2, 2)?);
            self.sheet.merges.push(Merge { rows, columns: (number(merge, 4, 2)?, number(merge, 6, 2)?) });
        }
        Some(())
    }

    /// Several numbers side by side.
    fn packed_row(&self, record: &Record<'_>) -> Option<Vec<(usize, Cell)>> {
        let (row, first) = (record.number(0, 2)?, record.number(2, 2)?);
        let end = record.bytes.len().checked_sub(2)?;
        let mut cells = Vec::new();
        for (column, cell) in (first..).zip(record.bytes.get(4..end)?.as_chunks::<6>().0) {
            cells.extend(self.of_number((row, column), number(cell, 0, 2)?, &packed(number(cell, 2, 4)?)?));
        }
        Some(cells)
    }

    /// What is stored of a formula: a number, or, where its last bytes say so, something else.
    fn formula(
        &mut self,
        record: &Record<'_>,
        place: (usize, usize),
        style: usize,
    ) -> Option<Vec<(usize, Cell)>> {
        if record.number(12, 2)? != 0xFFFF {
            return Some(self.of_number(place, style, &number::of_double(record.number(6, 8)?)?));
        }
        Some(match record.number(6, 1)? {
            0 => {
                self.pending = Some(place);
                Vec::new()
            }
            1 => of_text(place, if record.number(8, 1)? == 1 { "true" } else { "false" }.to_owned()),
            2 => of_text(place, "#N/A".to_owned()),
            _ => Vec::new(),
        })
    }

    fn of_number(&self, (row, column): (usize, usize), style: usize, stored: &str) -> Vec<(usize, Cell)> {
        vec![(row, super::xlsx::shown(column, stored, self.book.shown(style), self.book.from_1904))]
    }
}

fn of_text((row, column): (usize, usize), text: String) -> Vec<(usize, Cell)> {
    if text.trim().is_empty() { Vec::new() } else { vec![(row, Cell { column, text, stored: Stored::Text })] }
}

/// A number in four bytes: a whole one or the upper half of a double, perhaps in hundredths.
fn packed(packed: usize) -> Option<String> {
    let bits = u32::try_from(packed).ok()?;
    let text = if bits & 2 == 2 {
        (bits.cast_signed() >> 2).to_string()
    } else {
        number::of_double(usize::try_from(u64::from(bits & !3) << 32).ok()?)?
    };
    number::decimal(&text, if bits & 1 == 1 { -2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        assert_eq!(packed(0x3FF0_0000).as_deref(), Some("1"));
        assert_eq!(packed((28 << 2) | 2).as_deref(), Some("28"));
        assert_eq!(packed((21 << 2) | 3).as_deref(), Some("0.21"));
        assert_eq!(packed(0xFFFF_FFFE).as_deref(), Some("-1"));
    }
}
