//! What was read of the inputs, in the one form that both this program and `recheck.py` read.

use super::{EvidenceFile, json};
use crate::{
    formula::Value,
    model::{Criterion, Evidence, Row, criterion::InputKind},
    number::{Exact, Points},
    source::hash,
    verify::{Docket, Slot},
};
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The headings of the table; those of the row itself are not read back.
const HEADINGS: [&str; 10] =
    ["row_line", "row_kind", "row_key", "unit", "unit_id", "code", "name", "max", "appraised", "claimed"];

/// The rows with their points as CSV, in the order of the file: what is about persons is left out.
pub(super) fn appraised(docket: &Docket<'_>) -> Option<Vec<u8>> {
    let key = |criterion: Option<usize>| Some(docket.guidance.criteria.get(criterion?)?.key.as_str());
    let rows = docket.rows.iter().map(|matched| ("criterion", key(matched.criterion), &matched.row));
    let groups = docket.groups.iter().map(|(_, row)| ("group", None, row));
    let total = docket.total.iter().map(|row| ("total", None, row));
    let mut lines: Vec<_> = rows.chain(groups).chain(total).collect();
    lines.sort_by_key(|(_, _, row)| row.span.start);
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(HEADINGS).ok()?;
    for (kind, key, row) in lines {
        table.write_record(record(docket, kind, key, row)).ok()?;
    }
    table.into_inner().ok()
}

fn record(docket: &Docket<'_>, kind: &str, key: Option<&str>, row: &Row) -> [String; 10] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let points = |points: &Option<Points>| points.as_ref().map(written).unwrap_or_default();
    [
        row.line.to_string(),
        kind.to_owned(),
        text(key),
        docket.unit.clone(),
        text(docket.unit_id.as_deref()),
        text(row.code.as_deref()),
        text(row.name.as_deref()),
        points(&row.max),
        points(&row.appraised),
        points(&row.claimed),
    ]
}

/// Points with a decimal point that cannot be taken for a mark of thousands: never three decimals.
fn written(points: &Points) -> String {
    let plain = points.plain();
    let three = plain.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    if three { plain + "0" } else { plain }
}

#[derive(Serialize)]
struct Raw<'d> {
    unit: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_id: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'d str>,
    guidance: &'d str,
    counts: BTreeMap<&'d str, BTreeMap<&'d str, Count<'d>>>,
    evidence: BTreeMap<&'d str, Entry>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Count<'d> {
    Known(Figure<'d>),
    Rivals { values: Vec<Figure<'d>> },
    Unknown { value: Option<()>, why: Option<&'d str> },
}

#[derive(Serialize)]
struct Figure<'d> {
    value: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'d str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'d str>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
}

/// The counts as JSON, with the places of the evidence that is in the dossier.
pub(super) fn raw(docket: &Docket<'_>, evidence: &[EvidenceFile]) -> Option<Vec<u8>> {
    let given = docket.guidance.criteria.iter().zip(&docket.counts).filter(|(_, bound)| bound.given);
    let counts = given.map(|(criterion, bound)| {
        let inputs = criterion.inputs.iter().zip(&bound.slots);
        let inputs = inputs.filter(|(_, slot)| !slot.figures.is_empty() || slot.why.is_some());
        let inputs = inputs.map(|(input, slot)| (input.name.as_str(), count(input.kind, slot)));
        (criterion.key.as_str(), inputs.collect())
    });
    let entry = |one: &Evidence| {
        let held = evidence.iter().find(|held| held.id == one.id);
        let file = held.and_then(|held| held.file.name.strip_prefix("inputs/")).map(str::to_owned);
        let sha256 = held.map(|held| hash::sha256(&held.file.bytes)).or_else(|| one.sha256.clone());
        Entry { title: one.title.clone(), file, sha256 }
    };
    json(&Raw {
        unit: &docket.unit,
        unit_id: docket.unit_id.as_deref(),
        period: docket.period.as_deref(),
        guidance: &docket.guidance.id,
        counts: counts.collect(),
        evidence: docket.evidence.iter().map(|one| (one.id.as_str(), entry(one))).collect(),
    })
}

fn count(kind: InputKind, slot: &Slot) -> Count<'_> {
    let mut figures = slot.figures.iter().map(|figure| Figure {
        value: figure.value.as_ref().and_then(|value| RawValue::from_string(self::value(kind, value)).ok()),
        evidence: figure.evidence.as_deref(),
        at: figure.at.as_deref(),
    });
    match (figures.next(), slot.figures.len()) {
        (Some(only), 1) if only.value.is_some() || slot.why.is_none() => Count::Known(only),
        (Some(first), 2..) => Count::Rivals { values: std::iter::once(first).chain(figures).collect() },
        _ => Count::Unknown { value: None, why: slot.why.as_deref() },
    }
}

/// A value as the contract of the counts writes it.
fn value(kind: InputKind, value: &Value) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    match value {
        Value::Number(share) if kind == InputKind::Percent => {
            text(&format!("{}%", Points::from(share.mul(&Exact::from(100_u64))).plain()))
        }
        Value::Number(number) => Points::from(number.clone()).plain(),
        Value::Truth(truth) => truth.to_string(),
        Value::Choice(choice) => text(choice.id()),
        Value::Date(date) => text(&date.to_string()),
    }
}

/// The criteria whose counts are in the dossier, for the page of rules.
pub(super) fn criteria<'d>(docket: &'d Docket<'_>) -> impl Iterator<Item = &'d Criterion> {
    docket.rows.iter().filter_map(|matched| docket.guidance.criteria.get(matched.criterion?))
}
