//! Worked examples of a rule or a reading.

use super::words;
use crate::{
    formula::{Declaration, Type, Value as FormulaValue},
    model::{Example, ExpectedScore, Input},
    number::Exact,
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Key, Node, Source, Value, tree::Kind},
    text::similar,
};

/// Reads the `example` tables of a criterion or a reading.
pub(super) fn read_all(
    file: &Source,
    nodes: &[Node<'_>],
    inputs: &[Input],
    declarations: &[Declaration],
    problems: &mut Problems,
) -> Vec<Example> {
    nodes.iter().filter_map(|node| read(file, node, inputs, declarations, problems)).collect()
}

fn read(
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
        if let (Some(given), Some(declaration)) = (values.get_mut(slot), declarations.get(slot)) {
            *given = value(file, key, node, &declaration.of, problems);
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

fn value(
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
        (Value::Text(text), Type::Number(_)) => match text.strip_suffix('%') {
            Some(percent) => decimal(percent).and_then(|percent| percent.div(&Exact::from(100_u64))),
            None => decimal(text),
        }
        .map(FormulaValue::Number),
        (Value::Bool(value), Type::Truth) => Some(FormulaValue::Truth(*value)),
        (Value::Text(text), Type::Choice(choices)) => {
            choices.iter().find(|choice| choice.id() == text).cloned().map(FormulaValue::Choice)
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
