//! The report as JSON: indented, keys in their order, a line break at the end.

use super::content::Report;

/// The bytes of the report.
///
/// # Errors
/// None in practice: every part of a report can be written as JSON.
pub fn render(report: &Report) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}
