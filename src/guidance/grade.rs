//! Grades (*xếp loại*): `[[grade]]` with `label`, `when`, and a condition that no points can show.

use super::{lower, point_names, words};
use crate::{
    formula::{Declaration, Scope, Value},
    model::{Grade, GradeExample, Grades, Guidance},
    number::Points,
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Node, Source, Value as NodeValue, tree::Kind},
    text::similar,
};

/// Reads the `grade` tables of all files; they take the place of those of the base.
pub(super) fn read_all(files: &[(&Source, &[Node<'_>])], guidance: &mut Guidance, problems: &mut Problems) {
    if files.iter().all(|(_, nodes)| nodes.is_empty()) {
        return;
    }
    let mut grades = Grades { points: point_names::of(guidance), list: Vec::new() };
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    let mut labels = words::Names::default();
    for (file, nodes) in files {
        for node in *nodes {
            let grade = grade(file, node, &grades.points.names, &sources, &mut labels, problems);
            grades.list.extend(grade);
        }
    }
    guidance.grades = grades;
}

fn grade(
    file: &Source,
    node: &Node<'_>,
    names: &[Declaration],
    sources: &[String],
    labels: &mut words::Names,
    problems: &mut Problems,
) -> Option<Grade> {
    let mut fields = Fields::of(file, node, "grade", problems)?;
    let label = fields.required_text("label", problems).map(str::to_owned);
    if let Some(label) = &label {
        labels.claim("grade", label, file, node.span, problems);
    }
    fields.require("when", problems);
    let scope = Scope { inputs: names, full: true, children: false, subject: None };
    let when = fields.get("when").and_then(|node| lower::condition(file, node, &scope, problems));
    let condition = fields.text("condition", problems).map(str::to_owned);
    let basis = words::required_basis(file, &mut fields, problems);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, sources, problems));
    let nodes = fields.list("example", problems);
    let examples = nodes.iter().filter_map(|node| example(file, node, names, problems)).collect();
    fields.finish(problems);
    Some(Grade { label: label?, when: when?, condition, basis: basis?, citation, examples })
}

/// `points = { total = "75", 'group("3")' = "12" }`: what is not named is not known.
fn example(
    file: &Source,
    node: &Node<'_>,
    names: &[Declaration],
    problems: &mut Problems,
) -> Option<GradeExample> {
    let mut fields = Fields::of(file, node, "example", problems)?;
    fields.require("points", problems);
    let mut given: Vec<Option<Value>> = vec![None; names.len()];
    for (key, node) in fields.entries("points", problems) {
        let Some(slot) = names.iter().position(|name| name.name == key.text) else {
            let nearest = similar::nearest(&key.text, names.iter().map(|name| name.name.as_str()));
            let (name, nearest) = (key.text.clone().into_owned(), nearest.map(str::to_owned));
            let fault = RuleFault::Unknown { key: "points".to_owned(), name, nearest };
            problems.at(file.place(key.span), fault);
            continue;
        };
        if let Some(given) = given.get_mut(slot) {
            *given = points(file, &key.text, node, problems);
        }
    }
    let source = fields.text("source", problems).map(str::to_owned);
    fields.finish(problems);
    Some(GradeExample { points: given, source })
}

fn points(file: &Source, key: &str, node: &Node<'_>, problems: &mut Problems) -> Option<Value> {
    let NodeValue::Text(text) = &node.value else {
        let fault =
            FileFault::WrongKind { key: key.to_owned(), found: node.value.kind(), expected: Kind::Text };
        problems.at(file.place(node.span), fault);
        return None;
    };
    let points: Option<Points> = text.parse().ok();
    if points.is_none() {
        problems.at(file.place(node.span), RuleFault::UnquotedNumber { key: key.to_owned() });
    }
    points.map(|points| Value::Number(points.exact().clone()))
}
