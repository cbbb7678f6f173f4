//! Remarks as SARIF 2.1.0.

use super::{Remark, Spot, Suite};
use crate::problem::Severity;
use serde::Serialize;
use std::collections::BTreeMap;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<Result>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Result {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_column: usize,
}

/// The log, indented, with a line break at its end.
///
/// # Errors
/// None in practice: every part can be written as JSON.
pub fn render(suites: &[Suite]) -> std::result::Result<String, serde_json::Error> {
    let remarks: Vec<&Remark> =
        suites.iter().flat_map(|suite| &suite.checks).flat_map(|check| &check.remarks).collect();
    let titles: BTreeMap<&'static str, &str> =
        remarks.iter().map(|remark| (remark.code, remark.title.as_str())).collect();
    let rule = |(id, title): (&&'static str, &&str)| Rule {
        id,
        short_description: Message { text: (*title).to_owned() },
    };
    let index = |code: &str| titles.keys().position(|known| *known == code).unwrap_or_default();
    let driver = Driver {
        name: "phuctra",
        version: env!("CARGO_PKG_VERSION"),
        rules: titles.iter().map(rule).collect(),
    };
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            invocations: [Invocation { execution_successful: suites.iter().all(|suite| !suite.is_input) }],
            // As an editor counts them.
            column_kind: "unicodeCodePoints",
            results: remarks.iter().map(|remark| result(remark, index(remark.code))).collect(),
        }],
    };
    serde_json::to_string_pretty(&log).map(|text| text + "\n")
}

fn result(remark: &Remark, rule_index: usize) -> Result {
    Result {
        rule_id: remark.code,
        rule_index,
        level: match remark.level {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "note",
        },
        message: Message { text: remark.text.clone() },
        locations: remark.spot.iter().map(location).collect(),
    }
}

fn location(spot: &Spot) -> Location {
    let region = (spot.line > 0).then(|| Region {
        start_line: spot.line,
        start_column: spot.column.max(1),
        end_column: spot.column.max(1).saturating_add(spot.width.max(1)),
    });
    let artifact_location = ArtifactLocation { uri: uri(&spot.file) };
    Location { physical_location: PhysicalLocation { artifact_location, region } }
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let written = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(written).collect::<Vec<_>>().concat()
}
