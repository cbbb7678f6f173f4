//! Remarks as annotations of GitHub: a line each.

use super::{Remark, Suite};
use crate::{problem::Severity, text::visible};

/// So many lines of a remark are annotated: a page of a change shows no more beside the line. The rest is counted.
const MOST_LINES: usize = 10;

/// The annotations; nothing where there is no remark.
#[must_use]
pub fn render(suites: &[Suite]) -> String {
    let checks = suites.iter().flat_map(|suite| suite.checks.iter().map(move |check| (suite, check)));
    let lines = checks.flat_map(|(suite, check)| check.remarks.iter().map(move |remark| line(suite, remark)));
    lines.collect()
}

fn line(suite: &Suite, remark: &Remark) -> String {
    let command = match remark.level {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Notice => "notice",
    };
    let mut properties = Vec::new();
    if let Some(spot) = &remark.spot {
        properties.push(format!("file={}", property(&spot.file)));
        if spot.line > 0 {
            let end = spot.column.saturating_add(spot.width.max(1)).saturating_sub(1);
            properties.push(format!("line={},col={},endColumn={end}", spot.line, spot.column));
        }
    }
    let title = format!("{} {} ({})", remark.code, remark.title, suite.name);
    properties.push(format!("title={}", property(&title)));
    // What data holds is made visible line by line; the breaks between lines are ours.
    let lines = remark.text.lines().map(|line| visible(line).into_owned());
    let mut text: Vec<String> = lines.clone().take(MOST_LINES).collect();
    let left_out = lines.count().saturating_sub(text.len());
    if left_out > 0 {
        text.push(format!("… (+{left_out})"));
    }
    format!("::{command} {}::{}\n", properties.join(","), data(&text.join("\n")))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}
