//! Criteria: inputs, rule, readings, examples.

use super::{lower, words};
use crate::{
    formula::{Declaration, Scope, Type, Unit, Value as FormulaValue},
    model::{
        Basis, Criterion, Example, ExpectedScore, Form, Guidance, Input, Reading, Rule, Status,
        criterion::InputKind,
    },
    number::Exact,
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Key, Node, Source, Value, tree::Kind},
    text::similar,
};

/// Reads the criteria of one file into `guidance`.
pub(super) fn read_all(
    file: &Source,
    nodes: &[Node<'_>],
    guidance: &mut Guidance,
    names: &mut words::Names,
    problems: &mut Problems,
) {
    for node in nodes {
        if let Some(criterion) = read(file, node, guidance, problems) {
            names.claim("criterion", &criterion.key, file, node.span, problems);
            if criterion.code != criterion.key {
                names.claim("criterion", &criterion.code, file, node.span, problems);
            }
            guidance.criteria.push(criterion);
        }
    }
}

fn read(file: &Source, node: &Node<'_>, guidance: &Guidance, problems: &mut Problems) -> Option<Criterion> {
    let mut fields = Fields::of(file, node, "criterion", problems)?;
    let key = fields.required_text("key", problems).map(str::to_owned);
    let code = fields.required_text("code", problems).map(str::to_owned);
    let group = fields.required_text("group", problems).map(str::to_owned);
    if let Some(group) = &group {
        let codes: Vec<String> = guidance.groups.iter().map(|group| group.code.clone()).collect();
        words::known(file, node.span, "group", group, &codes, problems);
    }
    let code_basis = words::basis(file, &mut fields, "code_basis", problems);
    let title = fields.required_text("title", problems).map(str::to_owned);
    let also = fields.texts("also", problems);
    let full = words::required_points(file, &mut fields, "full", problems);
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    fields.require("cite", problems);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    let (inputs, declarations) = inputs(file, &mut fields, problems);
    let scope = Scope::criterion(&declarations);
    let rule = rule(file, &mut fields, &scope, problems);
    let readings = readings(file, &mut fields, &scope, &sources, problems);
    let examples = examples(file, &mut fields, &inputs, &declarations, problems);
    fields.finish(problems);
    let (rule, mut bases) = rule?;
    let citation = citation?;
    bases.push(citation.basis);
    bases.extend(inputs.iter().filter(|input| !input.context).filter_map(|input| input.basis));
    let basis = bases.into_iter().max().unwrap_or(Basis::Inferred);
    let code_basis = code_basis.unwrap_or(citation.basis);
    Some(Criterion {
        key: key?,
        group: group?,
        code: code?,
        code_basis,
        title: title?,
        also,
        full: full?,
        rule,
        inputs,
        declarations,
        readings,
        examples,
        citation,
        basis,
    })
}

fn inputs(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> (Vec<Input>, Vec<Declaration>) {
    let entries = fields.entries("input", problems);
    let names: Vec<String> = entries.iter().map(|(key, _)| key.text.clone().into_owned()).collect();
    entries.iter().filter_map(|(key, node)| input(file, key, node, &names, problems)).unzip()
}

fn input(
    file: &Source,
    key: &Key<'_>,
    node: &Node<'_>,
    names: &[String],
    problems: &mut Problems,
) -> Option<(Input, Declaration)> {
    let mut fields = Fields::of(file, node, &key.text, problems)?;
    let name = key.text.clone().into_owned();
    let label = fields.text("label", problems).unwrap_or(&name).to_owned();
    let unit = fields.text("unit", problems).map(str::to_owned);
    let kind =
        words::choice(file, &mut fields, "type", &InputKind::ALL, problems).unwrap_or(InputKind::Count);
    let choices = fields.texts("of", problems);
    let mut related = |key: &'static str| {
        let other = fields.text(key, problems)?;
        words::known(file, node.span, key, other, names, problems);
        names.iter().position(|known| known == other)
    };
    let (at_most, at_least) = (related("at_most"), related("at_least"));
    let context = words::choice(file, &mut fields, "role", &[("context", true)], problems).unwrap_or(false);
    let basis = words::basis(file, &mut fields, "basis", problems);
    fields.finish(problems);
    let number = || Type::Number(unit.as_deref().map_or(Unit::Any, Unit::of));
    let of = match kind {
        InputKind::Count | InputKind::Number => number(),
        InputKind::Percent => Type::Number(Unit::ratio()),
        InputKind::YesNo => Type::Truth,
        InputKind::Date => Type::Date,
        InputKind::Choice => Type::Choice(choices.iter().map(|choice| choice.as_str().into()).collect()),
    };
    if kind == InputKind::Choice && choices.is_empty() {
        problems.at(file.place(node.span), RuleFault::EmptyList { key: "of".to_owned() });
    }
    let whole = kind == InputKind::Count;
    let declaration = Declaration { name: name.clone(), of, whole, at_most, at_least };
    Some((Input { name, label, unit, kind, context, basis }, declaration))
}

/// The one rule of a criterion, and the bases of what it settles.
fn rule(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Rule, Vec<Basis>)> {
    let forms = ["score", "measure", "checklist", "judged", "unknown"];
    let found: Vec<&'static str> = forms.into_iter().filter(|form| fields.get(form).is_some()).collect();
    if found.len() != 1 {
        problems.at(file.place(fields.span()), RuleFault::OneRule { found });
        return None;
    }
    if let Some(why) = fields.text("unknown", problems) {
        return Some((Rule::Unknown { why: why.to_owned() }, Vec::new()));
    }
    let quantum = words::points(file, fields, "quantum", problems);
    if fields.truth("judged", problems) == Some(true) {
        return Some((Rule::Judged { quantum }, Vec::new()));
    }
    let (form, mut bases) = form(file, fields, scope, problems)?;
    let guards = fields.list("if_zero", problems);
    let (form, guarded) = lower::if_zero(file, guards, scope, form, problems);
    bases.extend(guarded);
    Some((Rule::Computed(form), bases))
}

/// A rule that is computed, whichever form it is written in.
fn form(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Form, Vec<Basis>)> {
    if let Some(node) = fields.get("score") {
        return lower::score(file, node, scope, &Unit::points(), problems).map(|form| (form, Vec::new()));
    }
    if fields.get("measure").is_some() {
        let (form, basis) = lower::tiers(file, fields, scope, problems)?;
        return Some((form, basis.into_iter().collect()));
    }
    let items = fields.list("checklist", problems);
    if items.is_empty() {
        problems.at(file.place(fields.span()), RuleFault::EmptyList { key: "checklist".to_owned() });
    }
    lower::checklist(file, items, scope, problems).map(|form| (form, Vec::new()))
}

fn readings(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    sources: &[String],
    problems: &mut Problems,
) -> Vec<Reading> {
    let mut names = words::Names::default();
    let nodes = fields.list("reading", problems);
    let readings: Vec<Reading> =
        nodes.iter().filter_map(|node| reading(file, node, scope, sources, problems)).collect();
    for (reading, node) in readings.iter().zip(nodes) {
        names.claim("reading", &reading.id, file, node.span, problems);
    }
    readings
}

fn reading(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
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
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, sources, problems));
    let form = form(file, &mut fields, scope, problems);
    let guards = fields.list("if_zero", problems);
    let form = form.map(|(form, _)| lower::if_zero(file, guards, scope, form, problems).0);
    fields.finish(problems);
    if let (Some(id), Some(Status::Argued), None) = (&id, status, &argument) {
        problems.at(file.place(node.span), RuleFault::ArgumentMissing { reading: id.clone() });
    }
    Some(Reading { id: id?, status: status?, label: label?, argument, against, form: form?, citation })
}

fn examples(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    inputs: &[Input],
    declarations: &[Declaration],
    problems: &mut Problems,
) -> Vec<Example> {
    let nodes = fields.list("example", problems);
    nodes.iter().filter_map(|node| example(file, node, inputs, declarations, problems)).collect()
}

fn example(
    file: &Source,
    node: &Node<'_>,
    inputs: &[Input],
    declarations: &[Declaration],
    problems: &mut Problems,
) -> Option<Example> {
    let mut fields = Fields::of(file, node, "example", problems)?;
    let mut values = vec![None; inputs.len()];
    for (key, node) in fields.entries("input", problems) {
        let Some(slot) = inputs.iter().position(|input| input.name == key.text) else {
            let nearest = similar::nearest(&key.text, inputs.iter().map(|input| input.name.as_str()));
            let name = key.text.clone().into_owned();
            let fault =
                RuleFault::Unknown { key: "input".to_owned(), name, nearest: nearest.map(str::to_owned) };
            problems.at(file.place(key.span), fault);
            continue;
        };
        if let (Some(value), Some(declaration)) = (values.get_mut(slot), declarations.get(slot)) {
            *value = example_value(file, key, node, &declaration.of, problems);
        }
    }
    let words = [("undetermined", ExpectedScore::Undetermined), ("excluded", ExpectedScore::Excluded)];
    let word =
        fields.get("score").and_then(|node| words.into_iter().find(|(word, _)| super::is_word(node, word)));
    let score = match word {
        Some((_, score)) => Some(score),
        None => words::required_points(file, &mut fields, "score", problems).map(ExpectedScore::Points),
    };
    let source = fields.text("source", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Example { inputs: values, score: score?, source })
}

fn example_value(
    file: &Source,
    key: &Key<'_>,
    node: &Node<'_>,
    of: &Type,
    problems: &mut Problems,
) -> Option<FormulaValue> {
    let decimal = |text: &str| rust_decimal::Decimal::from_str_exact(text).ok().map(Exact::from);
    let value = match (&node.value, of) {
        (Value::Number(text), Type::Number(_)) if !text.contains(['.', 'e', 'E']) => {
            decimal(text).map(FormulaValue::Number)
        }
        (Value::Text(text), Type::Number(_)) => decimal(text).map(FormulaValue::Number),
        (Value::Bool(value), Type::Truth) => Some(FormulaValue::Truth(*value)),
        (Value::Text(text), Type::Choice(choices)) => {
            choices.iter().find(|choice| choice.as_ref() == text).cloned().map(FormulaValue::Choice)
        }
        (Value::Date(date), Type::Date) => Some(FormulaValue::Date(*date)),
        _ => None,
    };
    if value.is_none() {
        let expected = match of {
            Type::Number(_) => Kind::Number,
            Type::Truth => Kind::Bool,
            Type::Choice(_) => Kind::Text,
            Type::Date => Kind::Date,
        };
        let fault =
            FileFault::WrongKind { key: key.text.clone().into_owned(), found: node.value.kind(), expected };
        problems.at(file.place(node.span), fault);
    }
    value
}
