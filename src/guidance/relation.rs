//! Relations: counts of different criteria of which one is a part of the other.

use super::words;
use crate::{
    model::{Guidance, Place, Relation, criterion::InputKind},
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source},
};

/// Reads the `relation` tables of one file, once all criteria are known.
pub(super) fn read_all(file: &Source, nodes: &[Node<'_>], guidance: &mut Guidance, problems: &mut Problems) {
    let read: Vec<Relation> = nodes.iter().filter_map(|node| read(file, node, guidance, problems)).collect();
    guidance.relations.extend(read);
}

fn read(file: &Source, node: &Node<'_>, guidance: &Guidance, problems: &mut Problems) -> Option<Relation> {
    let mut fields = Fields::of(file, node, "relation", problems)?;
    fields.require("part", problems);
    let part = fields.get("part").and_then(|node| place(file, node, "part", guidance, problems));
    fields.require("whole", problems);
    let whole = fields.get("whole").and_then(|node| place(file, node, "whole", guidance, problems));
    let why = fields.required_text("why", problems).map(str::to_owned);
    fields.require("cite", problems);
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    fields.finish(problems);
    let (part, whole) = (part?, whole?);
    let kind = |place: &Place| {
        let criterion = guidance.criteria.iter().find(|one| one.key == place.criterion)?;
        let input = criterion.inputs.get(criterion.slot(&place.input)?)?;
        Some((input.kind, input.unit.as_deref()))
    };
    let counts = kind(&part).is_some_and(|(kind, _)| kind == InputKind::Count);
    if part == whole || !counts || kind(&part) != kind(&whole) {
        problems.at(file.place(node.span), RuleFault::RelationOfOthers);
        return None;
    }
    Some(Relation { part, whole, why: why?, citation: citation? })
}

/// `{ criterion, input }`.
fn place(
    file: &Source,
    node: &Node<'_>,
    key: &'static str,
    guidance: &Guidance,
    problems: &mut Problems,
) -> Option<Place> {
    let mut fields = Fields::of(file, node, key, problems)?;
    let criterion = fields.required_text("criterion", problems);
    let input = fields.required_text("input", problems);
    fields.finish(problems);
    let (criterion, input) = (criterion?, input?);
    let keys: Vec<String> = guidance.criteria.iter().map(|one| one.key.clone()).collect();
    words::known(file, node.span, "criterion", criterion, &keys, problems);
    let index = keys.iter().position(|known| known == criterion)?;
    let rule = guidance.criteria.get(index)?;
    let names: Vec<String> = rule.inputs.iter().map(|input| input.name.clone()).collect();
    words::known(file, node.span, "input", input, &names, problems);
    rule.slot(input)?;
    Some(Place { criterion: criterion.to_owned(), input: input.to_owned() })
}
