//! The rows and the ranks as CSV: for machines `unit,line,code,key,outcome,expected,appraised,gap`; for Excel in Viet
//! Nam the same columns with semicolons, decimal commas and words.

use crate::{
    number::Points,
    text::{Lang, visible},
    verify::{Docket, Rank, Ranked, Standings, Verified, VerifiedRow},
};
use csv::{Error, Terminator, Writer, WriterBuilder};
use std::fmt::Write as _;

/// The columns, in their order.
pub const COLUMNS: [&str; 8] = ["unit", "line", "code", "key", "outcome", "expected", "appraised", "gap"];

/// For whom the lines are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// For machines: commas, points, names.
    #[default]
    Plain,
    /// For Excel with Vietnamese settings: a byte order mark, semicolons, decimal commas, words in this language, lines that
    /// end as Windows has them, and no text that is taken for a formula.
    Excel(Lang),
}

impl Dialect {
    /// The dialects with their names.
    pub const NAMES: [&'static str; 2] = ["plain", "excel-vi"];

    /// The dialect of a name.
    #[must_use]
    pub fn from_name(name: &str, lang: Lang) -> Option<Self> {
        match name {
            "plain" => Some(Self::Plain),
            "excel-vi" => Some(Self::Excel(lang)),
            _ => None,
        }
    }

    /// The line of the columns.
    #[must_use]
    pub fn heading(self) -> String {
        match self {
            Self::Plain => format!("{}\n", COLUMNS.join(",")),
            Self::Excel(lang) => {
                let heads = [
                    ("Đơn vị", "Unit"),
                    ("Dòng", "Line"),
                    ("Mã", "Code"),
                    ("Khóa", "Key"),
                    ("Kết quả", "Outcome"),
                    ("Điểm tính lại", "Expected"),
                    ("Điểm thẩm định", "Appraised"),
                    ("Chênh lệch", "Gap"),
                ];
                format!("\u{feff}{}\r\n", heads.map(|(vi, en)| lang.pick(vi, en)).join(";"))
            }
        }
    }

    /// The rows of one unit, one line each.
    ///
    /// # Errors
    /// Those of the writer; writing to memory gives none.
    pub fn rows(self, docket: &Docket<'_>, rows: &[VerifiedRow]) -> Result<String, Error> {
        match self {
            Self::Plain => plain_rows(docket, rows),
            Self::Excel(lang) => excel_rows(docket, rows, lang),
        }
    }
}

/// The rows for Excel.
fn excel_rows(docket: &Docket<'_>, rows: &[VerifiedRow], lang: Lang) -> Result<String, Error> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::CRLF);
    let mut writer = builder.from_writer(Vec::new());
    for (index, row) in rows.iter().enumerate() {
        let Some((printed, criterion)) = docket.row(index) else { continue };
        let points = |points: Option<&Points>| points.map(excel_points).unwrap_or_default();
        writer.write_record([
            &inert(&docket.unit),
            &printed.line.to_string(),
            &as_text(printed.code.as_deref().unwrap_or("")),
            &inert(criterion.map_or("", |criterion| criterion.key.as_str())),
            row.outcome.label(lang),
            &points(row.expected()),
            &points(printed.appraised.as_ref()),
            &points(row.gap.as_ref()),
        ])?;
    }
    text(writer)
}

/// Points with a comma; what is no decimal is a text, since `2/3` would become a date.
fn excel_points(points: &Points) -> String {
    let plain = points.plain();
    if plain.contains('/') { format!("'{plain}") } else { plain.replace('.', ",") }
}

/// A text that no spreadsheet takes for a formula, on one line.
fn inert(text: &str) -> String {
    let shown = visible(text);
    let runs = shown.trim_start().starts_with(['=', '+', '-', '@', '−', '＝', '＋', '－', '＠']);
    if runs { format!("'{shown}") } else { shown.into_owned() }
}

/// A code, which a spreadsheet would make a number or a date, in the one way that keeps it: `="3.10"`. Only digits and
/// points are written so.
fn as_text(code: &str) -> String {
    let is_plain = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_plain { format!("=\"{code}\"") } else { inert(code) }
}

/// The rows of one unit, one line each. Points have a point.
///
/// # Errors
/// Those of the writer; writing to memory gives none.
fn plain_rows(docket: &Docket<'_>, rows: &[VerifiedRow]) -> Result<String, Error> {
    let mut writer = Writer::from_writer(Vec::new());
    let (mut line, mut points) = (String::new(), String::new());
    for (index, row) in rows.iter().enumerate() {
        let Some((printed, criterion)) = docket.row(index) else { continue };
        line.clear();
        // Writing to a string does not fail.
        let _ = write!(line, "{}", printed.line);
        writer.write_field(&docket.unit)?;
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
    text(writer)
}

/// What was written to memory.
fn text(writer: Writer<Vec<u8>>) -> Result<String, Error> {
    let bytes = writer.into_inner().map_err(|error| Error::from(error.into_error()))?;
    String::from_utf8(bytes).map_err(|error| Error::from(std::io::Error::other(error)))
}

/// The columns of the ranks; what is not known for certain is empty: a rank stands between `best` and `worst`, a total
/// between `low` and `high`.
pub const RANKS: [&str; 17] = [
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
    "expected_low",
    "expected_high",
    "corrected_low",
    "corrected_high",
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
            for ranked in [Some(&ranks.expected), ranks.corrected.as_ref()] {
                let end = |points: Option<&Points>| points.map(Points::plain).unwrap_or_default();
                writer.write_field(end(ranked.and_then(|ranked| ranked.low.as_ref())))?;
                writer.write_field(end(ranked.and_then(|ranked| ranked.high.as_ref())))?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
    }
    text(writer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_data_is_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "'  @SUM(A1)"),
            ("-2", "'-2"),
            ("\t=1", "'\t=1"),
            ("Xã A", "Xã A"),
        ] {
            assert_eq!(inert(text), expected.replace('\t', &visible("\t")), "{text}");
        }
    }

    #[test]
    fn codes_stay_codes() {
        assert_eq!(as_text("3.10"), "=\"3.10\"");
        assert_eq!(as_text("3.10\"&A1"), "3.10\"&A1");
        assert_eq!(as_text("=1"), "'=1");
        assert_eq!(as_text("2P"), "2P");
        assert_eq!(as_text(""), "");
    }

    #[test]
    fn points_have_a_comma() {
        assert_eq!(excel_points(&"-0.75".parse().unwrap()), "-0,75");
        assert_eq!(excel_points(&Points::from(crate::number::Exact::new(2, 3).unwrap())), "'2/3");
    }
}
