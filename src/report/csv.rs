//! The rows as CSV for machines: `unit,line,code,key,outcome,expected,appraised,gap`.

use crate::verify::Verified;
use csv::{Error, Writer};
use std::fmt::Write as _;

/// The columns, in their order.
pub const COLUMNS: [&str; 8] = ["unit", "line", "code", "key", "outcome", "expected", "appraised", "gap"];

/// The line of the columns.
#[must_use]
pub fn heading() -> String {
    format!("{}\n", COLUMNS.join(","))
}

/// The rows of one unit, one line each. Points have a point.
///
/// # Errors
/// Those of the writer; writing to memory gives none.
pub fn rows(verified: &Verified<'_>) -> Result<String, Error> {
    let mut writer = Writer::from_writer(Vec::new());
    let (mut line, mut points) = (String::new(), String::new());
    for (index, row) in verified.rows.iter().enumerate() {
        let Some((_, printed, criterion)) = verified.row(index) else { continue };
        line.clear();
        // Writing to a string does not fail.
        let _ = write!(line, "{}", printed.line);
        writer.write_field(&verified.docket.unit)?;
        writer.write_field(&line)?;
        writer.write_field(printed.code.as_deref().unwrap_or(""))?;
        writer.write_field(criterion.map_or("", |criterion| criterion.key.as_str()))?;
        writer.write_field(row.outcome.name())?;
        for number in [row.expected(), printed.appraised.as_ref(), row.gap.as_ref()] {
            points.clear();
            let _ = number.map(|number| number.write_plain(&mut points));
            writer.write_field(&points)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::from(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Error::from(std::io::Error::other(error)))
}
