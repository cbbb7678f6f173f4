//! The rows as CSV for machines: `unit,line,code,key,outcome,expected,appraised,gap`.

use crate::{number::Points, verify::Verified};

/// The columns, in their order.
pub const COLUMNS: [&str; 8] = ["unit", "line", "code", "key", "outcome", "expected", "appraised", "gap"];

/// One line a row, after the line of the columns. Points have a point.
///
/// # Errors
/// None in practice: memory takes every record.
pub fn render(results: &[Verified<'_>]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for verified in results {
        for (matched, row) in verified.docket.rows.iter().zip(&verified.rows) {
            let criterion = matched.criterion.and_then(|index| verified.docket.guidance.criteria.get(index));
            let points = |points: Option<&Points>| points.map(Points::plain).unwrap_or_default();
            writer.write_record([
                verified.docket.unit.as_str(),
                &matched.row.line.to_string(),
                matched.row.code.as_deref().unwrap_or(""),
                criterion.map_or("", |criterion| criterion.key.as_str()),
                row.outcome.name(),
                &points(row.expected()),
                &points(matched.row.appraised.as_ref()),
                &points(row.gap.as_ref()),
            ])?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
