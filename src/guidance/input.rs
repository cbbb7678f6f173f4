//! The inputs of a criterion.

use super::words;
use crate::{
    formula::{Declaration, Type, Unit},
    model::{
        Input,
        criterion::{Effect, InputKind},
    },
    problem::{Problems, RuleFault},
    source::{Fields, Key, Node, Source},
};

/// Reads `[criterion.input]`: the inputs, and their declarations as formulas see them.
pub(super) fn read_all(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> (Vec<Input>, Vec<Declaration>) {
    let entries = fields.entries("input", problems);
    let names: Vec<String> = entries.iter().map(|(key, _)| key.text.clone().into_owned()).collect();
    entries.iter().filter_map(|(key, node)| read(file, key, node, &names, problems)).unzip()
}

fn read(
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
    let effect = words::choice(file, &mut fields, "effect", &Effect::ALL, problems);
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
    Some((Input { name, label, unit, kind, context, effect, basis }, declaration))
}
