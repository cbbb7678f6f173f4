//! A table of text cells with their places, from CSV: comma, semicolon or tab.

use crate::{
    problem::{FileFault, Problems, TableFault},
    source::{Source, Span},
};
use unicode_normalization::UnicodeNormalization;

/// A cell: its text and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text, composed and without surrounding space.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A heading and the rows below it, each with as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub heading: Vec<Cell>,
    /// The rows; rows without any text are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// Reads a table.
///
/// The separator is the one of `,`, `;` and tab that the first line has most of, or the one that a first
/// line `sep=;` names.
///
/// Problems: [`FileFault::Empty`], [`TableFault::OpenQuote`], [`TableFault::UnequalRow`],
/// [`TableFault::NoRows`].
pub fn read(source: &Source, problems: &mut Problems) -> Option<Table> {
    let (start, separator) = separator(source.text());
    let text = source.text().get(start..).unwrap_or("");
    if text.trim().is_empty() {
        problems.at(source.whole(), FileFault::Empty);
        return None;
    }
    let spans = match spans(text, separator, start) {
        Ok(spans) => spans,
        Err(span) => {
            problems.at(source.place(span), TableFault::OpenQuote);
            return None;
        }
    };
    let mut records = cells(text, separator, &spans).into_iter();
    let heading = records.next().unwrap_or_default();
    let rows: Vec<Vec<Cell>> = records.collect();
    for row in rows.iter().filter(|row| row.len() != heading.len()) {
        let place = source.place(row.first().map_or(Span::default(), |cell| cell.span));
        problems.at(place, TableFault::UnequalRow { found: row.len(), expected: heading.len() });
    }
    if rows.is_empty() {
        problems.at(source.whole(), TableFault::NoRows);
    }
    Some(Table { heading, rows })
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

/// The records of the `csv` crate, each cell with its place.
fn cells(text: &str, separator: u8, spans: &[Vec<Span>]) -> Vec<Vec<Cell>> {
    let mut builder = csv::ReaderBuilder::new();
    let reader = builder.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let records = reader.into_records().filter_map(Result::ok);
    let filled =
        spans.iter().filter(|record| record.len() > 1 || record.iter().any(|span| span.start < span.end));
    let rows = records.zip(filled).map(|(record, spans)| {
        let cell = |(text, span): (&str, &Span)| Cell { text: text.trim().nfc().collect(), span: *span };
        record.iter().zip(spans).map(cell).collect::<Vec<_>>()
    });
    rows.filter(|row| row.iter().any(|cell| !cell.text.is_empty())).collect()
}

/// Where each cell stands, quotation marks included; the place of a quotation mark that is not closed, or
/// not where the cell ends, as error.
fn spans(text: &str, separator: u8, offset: usize) -> Result<Vec<Vec<Span>>, Span> {
    let mut scan = Scan { records: vec![Vec::new()], start: offset, opened: None, closed: false };
    for (at, byte) in text.bytes().enumerate() {
        scan.byte(byte, at.saturating_add(offset), separator)?;
    }
    let end = text.len().saturating_add(offset);
    if let Some(opened) = scan.opened {
        return Err(Span::new(opened, end));
    }
    scan.end_cell(end);
    Ok(scan.records)
}

struct Scan {
    records: Vec<Vec<Span>>,
    /// Where the cell starts.
    start: usize,
    /// Where the open quotation mark stands.
    opened: Option<usize>,
    /// Whether the last byte closed a quotation.
    closed: bool,
}

impl Scan {
    fn byte(&mut self, byte: u8, at: usize, separator: u8) -> Result<(), Span> {
        match (byte, self.opened, self.closed) {
            (b'"', Some(opened), _) => {
                self.opened = None;
                self.closed = true;
                self.start = self.start.min(opened);
            }
            (b'"', None, true) => {
                // A doubled quotation mark stands for one.
                self.opened = Some(self.start);
                self.closed = false;
            }
            (b'"', None, false) if at == self.start => self.opened = Some(at),
            (b'\n', None, _) => {
                self.end_cell(at);
                self.records.push(Vec::new());
                self.begin(at);
            }
            (byte, None, _) if byte == separator => {
                self.end_cell(at);
                self.begin(at);
            }
            (byte, None, true) if byte != b'\r' => return Err(Span::new(self.start, at)),
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, at: usize) {
        self.start = at.saturating_add(1);
        self.closed = false;
    }

    fn end_cell(&mut self, at: usize) {
        let span = Span::new(self.start, at);
        if let Some(record) = self.records.last_mut() {
            record.push(span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn read_text(text: &str) -> (Option<Table>, Vec<(&'static str, usize)>) {
        let source = Source::new("a.csv", text.as_bytes()).unwrap();
        let mut problems = Problems::default();
        let table = read(&source, &mut problems);
        let codes = problems.iter().map(|p| (p.kind.code(), p.place.as_ref().map_or(0, |place| place.line)));
        (table, codes.collect())
    }

    fn texts(text: &str) -> Vec<Vec<String>> {
        let table = read_text(text).0.unwrap();
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.clone()).collect();
        std::iter::once(&table.heading).chain(&table.rows).map(row).collect()
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
        let table = read(&source, &mut Problems::default()).unwrap();
        let lines: Vec<_> = table.rows.iter().map(|row| source.line(row[1].span.start)).collect();
        assert_eq!(lines, [3, 4]);
        assert_eq!(table.rows[0][0].text, "x\ny \"z\"");
    }

    #[test]
    fn quotation_marks_are_closed_where_the_cell_ends() {
        assert_eq!(read_text("a,b\n1,\"2\n3,4\n").1, [("P205", 2)]);
        assert_eq!(read_text("a,b\n1,\"2\"x\n").1, [("P205", 2)]);
        assert_eq!(read_text("a,b\n1,2,3\n").1, [("P204", 2)]);
        assert_eq!(read_text("").1, [("P003", 0)]);
        assert_eq!(read_text("a,b\n").1, [("P207", 0)]);
    }
}
