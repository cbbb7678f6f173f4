//! CSV for machines: the rows, `unit,line,code,key,outcome,expected,appraised,gap`, and the ranks.

use crate::{
    number::Points,
    verify::{Rank, Ranked, Standings, Verified},
};
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

/// The columns of the ranks; what is not known for certain is empty, and stands between `best` and `worst`.
pub const RANKS: [&str; 13] = [
    "guidance",
    "period",
    "unit",
    "appraised",
    "appraised_best",
    "appraised_worst",
    "expected",
    "expected_best",
    "expected_worst",
    "corrected",
    "corrected_best",
    "corrected_worst",
    "mode",
];

/// The ranks, one line a unit.
///
/// # Errors
/// Those of the writer; writing to memory gives none.
pub fn ranks(results: &[Verified<'_>], standings: &[Standings<'_>]) -> Result<String, Error> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(RANKS)?;
    for one in standings {
        for ranks in &one.units {
            let unit = results.get(ranks.unit).map_or("", |verified| verified.docket.unit.as_str());
            writer.write_field(one.guidance)?;
            writer.write_field(one.period.as_deref().unwrap_or(""))?;
            writer.write_field(unit)?;
            let lists = [ranks.appraised.as_ref(), Some(&ranks.expected), ranks.corrected.as_ref()];
            for ranked in lists {
                let total = ranked.and_then(Ranked::total).map(Points::plain).unwrap_or_default();
                let end = |pick: fn(Rank) -> usize| {
                    ranked.map(|ranked| pick(ranked.rank).to_string()).unwrap_or_default()
                };
                writer.write_field(total)?;
                writer.write_field(end(|rank| rank.best))?;
                writer.write_field(end(|rank| rank.worst))?;
            }
            writer.write_field(one.ranking.mode.name())?;
            writer.write_record(None::<&[u8]>)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
