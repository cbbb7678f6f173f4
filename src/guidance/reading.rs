//! Readings (*cách hiểu khác*): other ways to apply a rule.

use super::{criterion::form, example, lower, words};
use crate::{
    formula::Scope,
    model::{Input, Reading, Status},
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source},
};

/// Reads the `reading` tables of a criterion.
pub(super) fn read_all(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    inputs: &[Input],
    sources: &[String],
    problems: &mut Problems,
) -> Vec<Reading> {
    let mut names = words::Names::default();
    let nodes = fields.list("reading", problems);
    let readings: Vec<Reading> =
        nodes.iter().filter_map(|node| read(file, node, scope, inputs, sources, problems)).collect();
    for (reading, node) in readings.iter().zip(nodes) {
        names.claim("reading", &reading.id, file, node.span, problems);
    }
    readings
}

fn read(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    inputs: &[Input],
    sources: &[String],
    problems: &mut Problems,
) -> Option<Reading> {
    let mut fields = Fields::of(file, node, "reading", problems)?;
    let id = fields.required_text("id", problems).map(str::to_owned);
    fields.require("status", problems);
    let status = words::choice(file, &mut fields, "status", &Status::ALL, problems);
    let label = fields.required_text("label", problems).map(str::to_owned);
    let argument = fields.text("argument", problems).map(str::to_owned);
    let against = fields.text("against", problems).map(str::to_owned);
    let cited = fields.get("cite").is_some();
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, sources, problems));
    let form = form(file, &mut fields, scope, problems);
    let guards = fields.list("if_zero", problems);
    let form = form.map(|(form, _)| lower::if_zero(file, guards, scope, form, problems).0);
    let examples = fields.list("example", problems);
    let examples = example::read_all(file, examples, inputs, scope.inputs, problems);
    fields.finish(problems);
    if let (Some(id), Some(Status::Argued), None) = (&id, status, &argument) {
        problems.at(file.place(node.span), RuleFault::ArgumentMissing { reading: id.clone() });
    }
    if let (Some(id), Some(Status::Rejected), false) = (&id, status, cited) {
        problems.at(file.place(node.span), RuleFault::RejectionUncited { reading: id.clone() });
    }
    Some(Reading {
        id: id?,
        status: status?,
        label: label?,
        argument,
        against,
        form: form?,
        examples,
        citation,
    })
}
