//! The rows as CSV for machines: `unit,line,code,key,outcome,expected,appraised,gap`.

use crate::verify::Verified;
use std::fmt::Write;

/// The columns, in their order.
pub const COLUMNS: [&str; 8] = ["unit", "line", "code", "key", "outcome", "expected", "appraised", "gap"];

/// The line of the columns.
#[must_use]
pub fn heading() -> String {
    format!("{}\n", COLUMNS.join(","))
}

/// The rows of one unit, one line each. Points have a point.
#[must_use]
pub fn rows(verified: &Verified<'_>) -> String {
    let (mut lines, mut number) = (String::new(), String::new());
    for (index, row) in verified.rows.iter().enumerate() {
        let Some((_, printed, criterion)) = verified.row(index) else { continue };
        field(&verified.docket.unit, ',', &mut lines);
        // Writing to a string does not fail.
        let _ = write!(lines, "{},", printed.line);
        field(printed.code.as_deref().unwrap_or(""), ',', &mut lines);
        field(criterion.map_or("", |criterion| criterion.key.as_str()), ',', &mut lines);
        field(row.outcome.name(), ',', &mut lines);
        for (points, end) in
            [(row.expected(), ','), (printed.appraised.as_ref(), ','), (row.gap.as_ref(), '\n')]
        {
            number.clear();
            let _ = points.map(|points| points.write_plain(&mut number));
            field(&number, end, &mut lines);
        }
    }
    lines
}

/// A field and what ends it; in quotation marks where it could be taken for more than one.
fn field(text: &str, end: char, lines: &mut String) {
    if text.contains([',', '"', '\n', '\r']) {
        let _ = write!(lines, "\"{}\"", text.replace('"', "\"\""));
    } else {
        lines.push_str(text);
    }
    lines.push(end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_stays_one_field() {
        let mut line = String::new();
        for text in ["Xã A, B", "x \"y\"", "a\rb", "3.13.2"] {
            field(text, ',', &mut line);
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(record.iter().collect::<Vec<_>>(), ["Xã A, B", "x \"y\"", "a\rb", "3.13.2", ""]);
    }
}
