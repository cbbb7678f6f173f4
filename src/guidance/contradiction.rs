//! Contradictions: what official texts say against each other, or against themselves.

use super::words;
use crate::{
    model::{About, Contradiction, Guidance},
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source},
};

/// Reads the `contradiction` tables of one file, once all groups and criteria are known.
pub(super) fn read_all(file: &Source, nodes: &[Node<'_>], guidance: &mut Guidance, problems: &mut Problems) {
    let read: Vec<Contradiction> =
        nodes.iter().filter_map(|node| read(file, node, guidance, problems)).collect();
    guidance.contradictions.extend(read);
}

fn read(
    file: &Source,
    node: &Node<'_>,
    guidance: &Guidance,
    problems: &mut Problems,
) -> Option<Contradiction> {
    let mut fields = Fields::of(file, node, "contradiction", problems)?;
    let criterion = fields.text("criterion", problems).map(str::to_owned);
    let group = fields.text("group", problems).map(str::to_owned);
    let text = fields.required_text("text", problems).map(str::to_owned);
    fields.require("cite", problems);
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    fields.finish(problems);
    let about = match (criterion, group) {
        (Some(_), Some(_)) => {
            problems.at(file.place(node.span), RuleFault::AboutBoth);
            return None;
        }
        (Some(key), None) => {
            let keys: Vec<String> = guidance.criteria.iter().map(|one| one.key.clone()).collect();
            words::known(file, node.span, "criterion", &key, &keys, problems);
            About::Criterion(key)
        }
        (None, Some(code)) => {
            let codes: Vec<String> = guidance.groups.iter().map(|group| group.code.clone()).collect();
            words::known(file, node.span, "group", &code, &codes, problems);
            About::Group(code)
        }
        (None, None) => About::Whole,
    };
    Some(Contradiction { about, text: text?, citation: citation? })
}
