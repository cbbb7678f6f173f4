//! A table of text cells with their places, from CSV (comma, semicolon or tab) or from a sheet of a workbook.

use crate::{
    problem::{FileFault, Problems, TableFault, file::Many},
    source::{Limits, Source, Span, grid::SEPARATOR},
};
use memchr::{memchr, memchr3};
use smallvec::SmallVec;
use std::borrow::Cow;

/// A cell: its text and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell<'s> {
    /// The text, composed and without surrounding space.
    pub text: Cow<'s, str>,
    /// Where, quotation marks included.
    pub span: Span,
    /// Whether a workbook stores a number here, not a text that looks like one.
    pub is_number: bool,
}

/// The cells of a row. Few tables have more columns than here are kept without an allocation.
pub type Cells<'s> = SmallVec<[Cell<'s>; 12]>;

/// A heading and the rows below it. Only where the rows start is kept; their cells are read from the text
/// when they are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    separator: u8,
    heading: usize,
    rows: Vec<usize>,
}

impl Table {
    /// Reads a table, and looks at every row of it.
    ///
    /// The separator is the one of `,`, `;` and tab that the first line has most of, or the one that a first
    /// line `sep=;` names. Rows without any text are left out, and so is the heading where it is repeated.
    ///
    /// Problems: [`FileFault::Empty`], [`TableFault::OpenQuote`], [`TableFault::TextAfterQuote`],
    /// [`TableFault::UnequalRow`], [`TableFault::NoRows`]; the warning [`TableFault::RowsInCell`]; the notice
    /// [`TableFault::HeadingAgain`].
    pub fn read(source: &Source, problems: &mut Problems) -> Option<Self> {
        let in_sheet = (0, u8::try_from(SEPARATOR).unwrap_or(b','));
        let (start, separator) = source.grid().map_or_else(|| separator(source.text()), |_| in_sheet);
        let text = source.text().get(start..).unwrap_or("");
        if text.trim().is_empty() {
            problems.at(source.whole(), FileFault::Empty);
            return None;
        }
        let mut table = Self { separator, heading: start, rows: Vec::new() };
        let mut heading: Option<Vec<&str>> = None;
        let (mut at, mut spans) = (start, Vec::<Span>::new());
        while at < source.text().len() {
            let mut record = table.record(source, at);
            spans.clear();
            for span in &mut record {
                match span {
                    Ok(span) => spans.push(span),
                    Err(broken) => {
                        broken.tell(source, problems);
                        return None;
                    }
                }
                if let Some((what, most)) = too_much(source, &spans) {
                    let last = spans.last().copied().unwrap_or_default();
                    problems.at(source.place(last), FileFault::TooMany { what, most });
                    return None;
                }
            }
            let filled = spans.iter().any(|span| !unquoted(source.slice(*span)).is_empty());
            match &heading {
                _ if !filled => {}
                None => {
                    table.heading = at;
                    heading = Some(spans.iter().map(|span| source.slice(*span)).collect());
                }
                Some(heading) if spans.iter().map(|span| source.slice(*span)).eq(heading.iter().copied()) => {
                    problems.at_lazily(|| source.place(whole(&spans)), TableFault::HeadingAgain);
                }
                Some(_) if table.rows.len() >= source.limits().rows => {
                    let fault = FileFault::TooMany { what: Many::Rows, most: source.limits().rows };
                    problems.at(source.place(Span::new(at, at)), fault);
                    return None;
                }
                Some(heading) => {
                    table.look_at(source, &spans, heading.len(), problems);
                    table.rows.push(at);
                }
            }
            at = record.end;
        }
        if table.rows.is_empty() {
            problems.at(source.whole(), TableFault::NoRows);
        }
        Some(table)
    }

    /// Tells what is wrong with the shape of a row.
    fn look_at(&self, source: &Source, spans: &[Span], expected: usize, problems: &mut Problems) {
        if spans.len() != expected {
            let place = || source.place(spans.first().copied().unwrap_or_default());
            problems.at_lazily(place, TableFault::UnequalRow { found: spans.len(), expected });
        }
        for span in spans {
            let rows = self.rows_inside(source.slice(*span), expected);
            if rows > 0 {
                problems.at_lazily(|| source.place(*span), TableFault::RowsInCell { rows });
            }
        }
    }

    /// How many lines of a cell have as many separators as a row. With fewer than three columns that says nothing.
    fn rows_inside(&self, raw: &str, columns: usize) -> usize {
        if columns < 3 || !raw.starts_with('"') {
            return 0;
        }
        let separators = |line: &str| line.bytes().filter(|byte| *byte == self.separator).count();
        raw.lines().skip(1).filter(|line| separators(line).saturating_add(1) == columns).count()
    }

    /// The headings.
    #[must_use]
    pub fn heading<'s>(&self, source: &'s Source) -> Cells<'s> {
        self.cells(source, self.heading)
    }

    /// How many rows there are below the heading.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row below the heading.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of a row; none if there is no such row.
    #[must_use]
    pub fn row<'s>(&self, source: &'s Source, row: usize) -> Cells<'s> {
        self.rows.get(row).map(|start| self.cells(source, *start)).unwrap_or_default()
    }

    /// One cell of a row, of which nothing behind it is read.
    #[must_use]
    pub fn cell<'s>(&self, source: &'s Source, row: usize, index: usize) -> Option<Cell<'s>> {
        let [cell] = self.some(source, row, [Some(index)]);
        cell
    }

    /// Some cells of a row, of which nothing behind the last of them is read; none for a column that there is not.
    #[must_use]
    pub fn some<'s, const N: usize>(
        &self,
        source: &'s Source,
        row: usize,
        wanted: [Option<usize>; N],
    ) -> [Option<Cell<'s>>; N] {
        let mut found = [const { None }; N];
        let last = wanted.iter().flatten().max();
        let (Some(last), Some(start)) = (last, self.rows.get(row)) else { return found };
        for (index, span) in
            self.record(source, *start).map_while(Result::ok).enumerate().take(last.saturating_add(1))
        {
            for (found, _) in found.iter_mut().zip(wanted).filter(|(_, wanted)| *wanted == Some(index)) {
                *found = Some(cell(source, span));
            }
        }
        found
    }

    fn cells<'s>(&self, source: &'s Source, start: usize) -> Cells<'s> {
        // Its quotation marks were looked at when the table was read.
        self.record(source, start).map_while(Result::ok).map(|span| cell(source, span)).collect()
    }

    fn record<'s>(&self, source: &'s Source, start: usize) -> Record<'s> {
        Record { text: source.text().as_bytes(), start: Some(start), separator: self.separator, end: start }
    }
}

/// Of what a record has too much at the last of its cells, if of anything, and how much is read.
fn too_much(source: &Source, spans: &[Span]) -> Option<(Many, usize)> {
    let last = spans.last().copied().unwrap_or_default();
    let field = source.limits().field;
    if spans.len() > Limits::COLUMNS {
        return Some((Many::Columns, Limits::COLUMNS));
    }
    (last.end.saturating_sub(last.start) > field).then_some((Many::Field, field))
}

/// From the first cell to the last.
fn whole(spans: &[Span]) -> Span {
    let start = spans.first().map_or(0, |span| span.start);
    Span::new(start, spans.last().map_or(start, |span| span.end))
}

/// Where the table starts, and its separator.
fn separator(text: &str) -> (usize, u8) {
    let first = text.lines().next().unwrap_or("");
    if let Some(&[separator]) = first.strip_prefix("sep=").map(str::as_bytes) {
        return (text.find('\n').map_or(text.len(), |at| at.saturating_add(1)), separator);
    }
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let best = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    (0, best)
}

/// The cell of a span.
fn cell(source: &Source, span: Span) -> Cell<'_> {
    let is_number = source.grid().is_some_and(|grid| grid.is_number(span.start));
    Cell { text: source.composed(unquoted(source.slice(span))), span, is_number }
}

/// The text of a cell: quotation marks taken off, doubled ones single, without surrounding space.
fn unquoted(raw: &str) -> Cow<'_, str> {
    let quoted = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match quoted {
        Some(inner) if inner.contains('"') => Cow::Owned(inner.replace("\"\"", "\"").trim().to_owned()),
        Some(inner) => Cow::Borrowed(trimmed(inner)),
        None => Cow::Borrowed(trimmed(raw)),
    }
}

/// The text without surrounding space, of which most cells have none.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let ends_bare = [bytes.first(), bytes.last()].into_iter().flatten().all(u8::is_ascii_graphic);
    if ends_bare { text } else { text.trim() }
}

/// The cells of one record. It ends with its line, be that `\n`, `\r\n` or `\r`.
struct Record<'s> {
    text: &'s [u8],
    /// Where the next cell starts; none after the last.
    start: Option<usize>,
    separator: u8,
    /// Where the next record starts, once the last cell was seen.
    end: usize,
}

/// A quotation mark that does not do what it should.
enum Broken {
    /// It is not closed.
    Open(Span),
    /// The cell goes on behind the mark that closes it.
    After(Span),
}

impl Broken {
    /// Tells it. A cell that goes over several lines and then goes on was opened by mistake: what closes it is the
    /// opening mark of another cell.
    fn tell(self, source: &Source, problems: &mut Problems) {
        let (span, fault) = match self {
            Self::After(cell) if !source.slice(cell).contains(['\n', '\r']) => {
                (Span::new(cell.end, cell.end.saturating_add(1)), TableFault::TextAfterQuote)
            }
            Self::Open(cell) | Self::After(cell) => (cell, TableFault::OpenQuote),
        };
        problems.at(source.place(span), fault);
    }
}

impl Iterator for Record<'_> {
    /// Where a cell stands, quotation marks included.
    type Item = Result<Span, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.start.take()?;
        let end = match self.cell_end(start) {
            Ok(end) => end,
            Err(span) => return Some(Err(Broken::Open(span))),
        };
        let next = end.saturating_add(1);
        match self.text.get(end) {
            Some(b'\r') if self.text.get(next) == Some(&b'\n') => self.end = next.saturating_add(1),
            Some(b'\n' | b'\r') => self.end = next,
            Some(byte) if *byte == self.separator => self.start = Some(next),
            Some(_) => return Some(Err(Broken::After(Span::new(start, end)))),
            None => self.end = end,
        }
        Some(Ok(Span::new(start, end)))
    }
}

impl Record<'_> {
    fn cell_end(&self, start: usize) -> Result<usize, Span> {
        if self.text.get(start) == Some(&b'"') {
            return quoted(self.text, start);
        }
        let rest = self.text.get(start..).unwrap_or_default();
        let end = memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        Ok(start.saturating_add(end))
    }
}

/// One past the quotation mark that closes the one at `start`; a doubled one stands for itself.
fn quoted(text: &[u8], start: usize) -> Result<usize, Span> {
    let mut from = start.saturating_add(1);
    while let Some(mark) = text.get(from..).and_then(|rest| memchr(b'"', rest)) {
        let next = from.saturating_add(mark).saturating_add(1);
        if text.get(next) != Some(&b'"') {
            return Ok(next);
        }
        from = next.saturating_add(1);
    }
    Err(Span::new(start, text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    /// The texts of heading and rows; the problems with their lines.
    type Read = (Option<Vec<Vec<String>>>, Vec<(&'static str, usize)>);

    fn read_text(text: &str) -> Read {
        let source = Source::new("a.csv", text.as_bytes()).unwrap();
        let mut problems = Problems::default();
        let table = Table::read(&source, &mut problems);
        let rows = table.map(|table| {
            let rows = (0..table.len()).map(|row| table.row(&source, row));
            std::iter::once(table.heading(&source)).chain(rows).map(|row| texts_of(&row)).collect()
        });
        let codes = problems.iter().map(|p| (p.kind.code(), p.place.as_ref().map_or(0, |place| place.line)));
        (rows, codes.collect())
    }

    fn texts_of(row: &[Cell<'_>]) -> Vec<String> {
        row.iter().map(|cell| cell.text.clone().into_owned()).collect()
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        read_text(text).0.unwrap()
    }

    #[test]
    fn separators() {
        let expected = vec![vec!["a".to_owned(), "b".to_owned()], vec!["1".to_owned(), "0,88".to_owned()]];
        assert_eq!(texts("a,b\n1,\"0,88\"\n"), expected);
        assert_eq!(texts("a;b\r\n1;0,88\r\n"), expected);
        assert_eq!(texts("a\tb\n\n1\t0,88"), expected);
        assert_eq!(texts("sep=;\na;b\n1;0,88"), expected);
    }

    #[test]
    fn places_survive_line_breaks_inside_cells() {
        let source = Source::new("a.csv", "a,b\n\"x\ny \"\"z\"\"\",1\n2,3\n".as_bytes()).unwrap();
        let table = Table::read(&source, &mut Problems::default()).unwrap();
        let rows: Vec<_> = (0..table.len()).map(|row| table.row(&source, row)).collect();
        let lines: Vec<_> = rows.iter().map(|row| source.line(row[1].span.start)).collect();
        assert_eq!(lines, [3, 4]);
        assert_eq!(rows[0][0].text, "x\ny \"z\"");
    }

    #[test]
    fn rows_that_a_cell_has_swallowed_are_told() {
        assert_eq!(read_text("a,b,c\n1,2,\"x\n3,4,5\n6,7,\"\n").1, [("P212", 2)]);
        assert_eq!(read_text("a,b,c\n1,2,\"x\ny, z\"\n").1, []);
        assert_eq!(read_text("a,b\n1,\"x\ny, z\"\n").1, []);
    }

    #[test]
    fn no_space_stays_around_a_cell() {
        for text in ["", "a", " a", "a\t", "\u{a0}ộ\u{202f}", "ộ", "\u{3000}", "a b"] {
            assert_eq!(trimmed(text), text.trim(), "{text:?}");
        }
    }

    #[test]
    fn a_heading_that_is_repeated_is_no_row() {
        let (rows, told) = read_text("a,b\n1,2\na,b\n3,4\n");
        assert_eq!((rows.unwrap().len(), told), (3, vec![("P210", 3)]));
    }

    #[test]
    fn quotation_marks_are_closed_where_the_cell_ends() {
        assert_eq!(read_text("a,b\n1,\"2\n3,4\n").1, [("P205", 2)]);
        assert_eq!(read_text("a,b\n1,\"2\n3,\"4\"\n").1, [("P205", 2)]);
        assert_eq!(read_text("a,b\n1,\"2\"x\n").1, [("P208", 2)]);
        assert_eq!(read_text("a,b\n1,2,3\n").1, [("P204", 2)]);
        assert_eq!(read_text("").1, [("P003", 0)]);
        assert_eq!(read_text("a,b\n").1, [("P207", 0)]);
    }
}
