//! Raw counts from JSON.

use super::cells::{check_code, points};
use crate::{
    model::{
        Count, Evidence, Known, State, UnitCounts,
        counts::{Figures, Inputs, Named, PreviousCounts, Written},
    },
    number::Points,
    problem::{Problems, RawFault},
    source::{Fields, Key, Node, Source, Span, Value, fields::wrong_kind, tree::Kind},
};
use std::borrow::Cow;

/// The counts of a unit.
pub(super) fn unit<'s>(
    source: &'s Source,
    node: &Node<'s>,
    problems: &mut Problems,
) -> Option<UnitCounts<'s>> {
    let mut fields = Fields::of(source, node, "unit", problems)?;
    let name = fields.required_text("unit", problems).map(str::to_owned);
    let unit_id = fields.text("unit_id", problems).map(str::to_owned);
    let period = fields.text("period", problems).map(str::to_owned);
    let guidance = fields.text("guidance", problems).map(str::to_owned);
    fields.require("counts", problems);
    let counts = fields.entries("counts", problems);
    let counts: Vec<Inputs<'_>> =
        counts.iter().filter_map(|(key, node)| criterion(source, key, node, problems)).collect();
    let previous = fields.get("previous").and_then(|node| previous(source, node, problems));
    let evidence = fields.entries("evidence", problems);
    let evidence: Vec<Evidence> =
        evidence.iter().filter_map(|(key, node)| self::evidence(source, key, node, problems)).collect();
    fields.finish(problems);
    let (unit, span) = (name?, node.span);
    if unit.trim().is_empty() {
        let values =
            counts.iter().flat_map(|(_, inputs): &Inputs<'_>| inputs).any(|(_, count)| is_known(count));
        problems.at(source.place(span), RawFault::NoUnit { in_table: false, values });
        return None;
    }
    Some(UnitCounts { source, unit, unit_id, period, guidance, counts, previous, evidence, span })
}

/// Whether a count has a value.
fn is_known(count: &Count<'_>) -> bool {
    count.values.all().iter().any(|known| known.written != Written::Unknown)
}

/// `{ period, appraised, counts }`: what is known of the period before.
fn previous<'s>(source: &'s Source, node: &Node<'s>, problems: &mut Problems) -> Option<PreviousCounts<'s>> {
    let mut fields = Fields::of(source, node, "previous", problems)?;
    let period = fields.text("period", problems).map(str::to_owned);
    let appraised = fields.entries("appraised", problems);
    let appraised = appraised.iter().map(|(key, node)| {
        check_code(&key.text, || source.place(key.span), problems);
        (named(key), granted(source, key, node, problems))
    });
    let appraised = appraised.collect();
    let counts = fields.entries("counts", problems);
    let counts = counts.iter().filter_map(|(key, node)| criterion(source, key, node, problems)).collect();
    fields.finish(problems);
    Some(PreviousCounts { period, appraised, counts })
}

/// Granted points; none where they are not known.
fn granted(source: &Source, key: &Key<'_>, node: &Node<'_>, problems: &mut Problems) -> Option<Points> {
    match written(source, key, node, problems)? {
        Written::Unknown => None,
        Written::Number(text) | Written::Text(text) => points(&text, || source.place(node.span), problems),
        Written::Truth(_) => {
            wrong_kind(source, node, &key.text, Kind::Number, problems);
            None
        }
    }
}

fn criterion<'s>(
    source: &'s Source,
    key: &Key<'s>,
    node: &Node<'s>,
    problems: &mut Problems,
) -> Option<Inputs<'s>> {
    check_code(&key.text, || source.place(key.span), problems);
    let Value::Table(entries) = &node.value else {
        wrong_kind(source, node, &key.text, Kind::Table, problems);
        return None;
    };
    let inputs =
        entries.iter().filter_map(|(key, node)| Some((named(key), count(source, key, node, problems)?)));
    Some((named(key), inputs.collect()))
}

fn named<'s>(key: &Key<'s>) -> Named<'s> {
    Named { name: key.text.clone(), span: key.span }
}

/// A plain value, `{ value, evidence, at, why }`, or `{ values: [...] }`.
fn count<'s>(
    source: &'s Source,
    key: &Key<'s>,
    node: &Node<'s>,
    problems: &mut Problems,
) -> Option<Count<'s>> {
    let span = node.span;
    if !matches!(node.value, Value::Table(_)) {
        let written = written(source, key, node, problems)?;
        let known = Known { written, evidence: None, at: None, span };
        return Some(Count { values: Figures::One(known), why: None, span });
    }
    let mut fields = Fields::of(source, node, &key.text, problems)?;
    let why = fields.text("why", problems).map(str::to_owned);
    let rivals = fields.list("values", problems);
    let values = if rivals.is_empty() {
        Figures::One(known(source, key, &mut fields, span, problems)?)
    } else {
        Figures::Rivals(rivals.iter().filter_map(|node| rival(source, key, node, problems)).collect())
    };
    fields.finish(problems);
    Some(Count { values, why, span })
}

fn rival<'s>(
    source: &'s Source,
    key: &Key<'s>,
    node: &Node<'s>,
    problems: &mut Problems,
) -> Option<Known<'s>> {
    let mut fields = Fields::of(source, node, &key.text, problems)?;
    let known = known(source, key, &mut fields, node.span, problems);
    fields.finish(problems);
    known
}

fn known<'s>(
    source: &'s Source,
    key: &Key<'s>,
    fields: &mut Fields<'_, 's>,
    span: Span,
    problems: &mut Problems,
) -> Option<Known<'s>> {
    fields.require("value", problems);
    let evidence = fields.text("evidence", problems).map(str::to_owned);
    let at = fields.text("at", problems).map(str::to_owned);
    let node = fields.get("value")?;
    let written = written(source, key, node, problems)?;
    let span = if written == Written::Unknown { span } else { node.span };
    Some(Known { written, evidence, at, span })
}

fn written<'s>(
    source: &'s Source,
    key: &Key<'s>,
    node: &Node<'s>,
    problems: &mut Problems,
) -> Option<Written<'s>> {
    match &node.value {
        Value::Null => Some(Written::Unknown),
        Value::Bool(value) => Some(Written::Truth(*value)),
        Value::Number(number) => Some(Written::Number(number.clone())),
        Value::Text(text) if text.trim().is_empty() => Some(Written::Unknown),
        Value::Text(text) => Some(Written::Text(trimmed(text))),
        _ => {
            wrong_kind(source, node, &key.text, Kind::Number, problems);
            None
        }
    }
}

fn trimmed<'s>(text: &Cow<'s, str>) -> Cow<'s, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
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
    let id = key.text.clone().into_owned();
    Some(Evidence { id, title, file, sha256, state: State::NotRead, span: node.span })
}

/// Whether a file name leaves the folder of the counts.
fn is_outside(file: &str) -> bool {
    file.starts_with(['/', '\\', '~'])
        || file.contains(':')
        || file.split(['/', '\\']).any(|part| part == "..")
}
