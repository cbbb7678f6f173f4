//! Raw counts from JSON.

use crate::{
    model::{
        Count, Evidence, Known, State, UnitCounts,
        counts::{Named, Written},
    },
    problem::{Problems, RawFault},
    source::{Fields, Key, Node, Source, Value, fields::wrong_kind, parse_json, tree::Kind},
};

/// The units of the file.
pub(super) fn read(source: &Source, problems: &mut Problems) -> Option<Vec<UnitCounts>> {
    let nodes = parse_json(source, problems)?;
    let mut units = Vec::new();
    for node in &nodes {
        match &node.value {
            Value::List(items) => units.extend(items.iter().filter_map(|item| unit(source, item, problems))),
            _ => units.extend(unit(source, node, problems)),
        }
    }
    Some(units)
}

fn unit(source: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<UnitCounts> {
    let mut fields = Fields::of(source, node, "unit", problems)?;
    let name = fields.required_text("unit", problems).map(str::to_owned);
    let unit_id = fields.text("unit_id", problems).map(str::to_owned);
    let period = fields.text("period", problems).map(str::to_owned);
    let guidance = fields.text("guidance", problems).map(str::to_owned);
    fields.require("counts", problems);
    let counts = fields.entries("counts", problems);
    let counts = counts.iter().filter_map(|(key, node)| criterion(source, key, node, problems)).collect();
    let evidence = fields.entries("evidence", problems);
    let evidence: Vec<Evidence> =
        evidence.iter().filter_map(|(key, node)| self::evidence(source, key, node, problems)).collect();
    fields.finish(problems);
    let place = source.place(node.span);
    Some(UnitCounts { unit: name?, unit_id, period, guidance, counts, evidence, place })
}

type Inputs = (Named, Vec<(Named, Count)>);

fn criterion(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Inputs> {
    let Value::Table(entries) = &node.value else {
        wrong_kind(source, node, &key.text, Kind::Table, problems);
        return None;
    };
    let inputs = entries
        .iter()
        .filter_map(|(key, node)| Some((named(source, key), count(source, key, node, problems)?)));
    Some((named(source, key), inputs.collect()))
}

fn named(source: &Source, key: &Key<'_>) -> Named {
    Named { name: key.text.clone().into_owned(), place: source.place(key.span) }
}

/// A plain value, `{ value, evidence, at, why }`, or `{ values: [...] }`.
fn count(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Count> {
    let place = source.place(node.span);
    if !matches!(node.value, Value::Table(_)) {
        let written = written(source, key, node, problems)?;
        let known = Known { written, evidence: None, at: None, place: place.clone() };
        return Some(Count { values: vec![known], why: None, place });
    }
    let mut fields = Fields::of(source, node, &key.text, problems)?;
    let why = fields.text("why", problems).map(str::to_owned);
    let rivals = fields.list("values", problems);
    let values = if rivals.is_empty() {
        vec![known(source, key, &mut fields, &place, problems)?]
    } else {
        rivals.iter().filter_map(|node| rival(source, key, node, problems)).collect()
    };
    fields.finish(problems);
    Some(Count { values, why, place })
}

fn rival(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Known> {
    let mut fields = Fields::of(source, node, &key.text, problems)?;
    let known = known(source, key, &mut fields, &source.place(node.span), problems);
    fields.finish(problems);
    known
}

fn known(
    source: &Source,
    key: &Key<'_>,
    fields: &mut Fields<'_, '_>,
    place: &crate::problem::Place,
    problems: &mut Problems,
) -> Option<Known> {
    fields.require("value", problems);
    let evidence = fields.text("evidence", problems).map(str::to_owned);
    let at = fields.text("at", problems).map(str::to_owned);
    let node = fields.get("value")?;
    let written = written(source, key, node, problems)?;
    let place = if written == Written::Unknown { place.clone() } else { source.place(node.span) };
    Some(Known { written, evidence, at, place })
}

fn written(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Written> {
    match &node.value {
        Value::Null => Some(Written::Unknown),
        Value::Bool(value) => Some(Written::Truth(*value)),
        Value::Number(number) => Some(Written::Number(number.clone().into_owned())),
        Value::Text(text) if text.trim().is_empty() => Some(Written::Unknown),
        Value::Text(text) => Some(Written::Text(text.trim().to_owned())),
        _ => {
            wrong_kind(source, node, &key.text, Kind::Number, problems);
            None
        }
    }
}

fn evidence(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Evidence> {
    let mut fields = Fields::of(source, node, &key.text, problems)?;
    let title = fields.text("title", problems).map(str::to_owned);
    let file = fields.text("file", problems).map(str::to_owned);
    let sha256 = fields.text("sha256", problems).map(str::to_ascii_lowercase);
    fields.finish(problems);
    if let Some(file) = file.as_ref().filter(|file| is_outside(file)) {
        problems.at(source.place(node.span), RawFault::EvidenceOutside { file: file.clone() });
    }
    Some(Evidence { id: key.text.clone().into_owned(), title, file, sha256, state: State::NotRead })
}

/// Whether a file name leaves the folder of the counts.
fn is_outside(file: &str) -> bool {
    file.starts_with(['/', '\\', '~'])
        || file.contains(':')
        || file.split(['/', '\\']).any(|part| part == "..")
}
