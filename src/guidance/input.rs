//! The inputs of a criterion.

use super::{lower, words};
use crate::{
    formula::{self, Choice, Declaration, Scope, Type, Unit, syntax::SyntaxKind},
    model::{
        Input, Over,
        criterion::{Effect, InputKind},
    },
    problem::{Problems, RuleFault},
    source::{Fields, Key, Node, Source, Value},
    text::Lang,
};

/// Reads `[criterion.input]`: the inputs, and their declarations as formulas see them.
pub(super) fn read_all(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> (Vec<Input>, Vec<Declaration>) {
    let entries = fields.entries("input", problems);
    let names: Vec<String> = entries.iter().map(|(key, _)| key.text.clone().into_owned()).collect();
    let read = |(key, node)| read(file, key, node, &names, problems);
    let read: Vec<(Input, Declaration, Option<&Node<'_>>)> =
        entries.iter().map(|(key, node)| (key, node)).filter_map(read).collect();
    let declarations: Vec<Declaration> = read.iter().map(|(_, declared, _)| declared.clone()).collect();
    let own: Vec<bool> = read.iter().map(|(.., from)| from.is_none()).collect();
    let over = |(mut input, declared, from): (Input, Declaration, Option<&Node<'_>>)| {
        input.over = from.and_then(|node| over(file, node, &declared, (&declarations, &own), problems));
        input
    };
    (read.into_iter().map(over).collect(), declarations)
}

/// `from = 'mean_of_units(b / a)'`: a value over all units, made of the unit's own inputs.
fn over(
    file: &Source,
    node: &Node<'_>,
    declared: &Declaration,
    (declarations, own): (&[Declaration], &[bool]),
    problems: &mut Problems,
) -> Option<Over> {
    let text = lower::formula_text(file, node, "from", problems)?;
    let syntax = match formula::parse(text) {
        Ok(syntax) => syntax,
        Err(error) => {
            lower::tell(file, node, text, error, problems);
            return None;
        }
    };
    let (SyntaxKind::OfUnits(of, inside), Type::Number(unit)) = (&syntax.kind, &declared.of) else {
        problems.at(file.place(node.span), RuleFault::NotOverUnits);
        return None;
    };
    match formula::check_number(inside, &Scope::criterion(declarations), unit) {
        Ok(term) if term.inputs().iter().all(|slot| own.get(*slot) == Some(&true)) => {
            Some(Over { of: *of, term, words: text.to_owned(), members: Vec::new(), absent: 0 })
        }
        Ok(_) => {
            problems.at(file.place(node.span), RuleFault::NotOverUnits);
            None
        }
        Err(error) => {
            lower::tell(file, node, text, error, problems);
            None
        }
    }
}

/// An input, and what it comes from where that is another than the unit's own counts.
fn read<'t, 'a>(
    file: &'t Source,
    key: &Key<'_>,
    node: &'t Node<'a>,
    names: &[String],
    problems: &mut Problems,
) -> Option<(Input, Declaration, Option<&'t Node<'a>>)> {
    let mut fields = Fields::of(file, node, &key.text, problems)?;
    let name = key.text.clone().into_owned();
    let label = fields.text("label", problems).unwrap_or(&name).to_owned();
    let unit = fields.text("unit", problems).map(str::to_owned);
    let from = fields.get("from");
    let usual = if from.is_some() { InputKind::Number } else { InputKind::Count };
    let kind = words::choice(file, &mut fields, "type", &InputKind::ALL, problems).unwrap_or(usual);
    let choices = choices(file, &mut fields, problems);
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
        InputKind::Choice => Type::Choice(choices.into()),
    };
    if matches!(&of, Type::Choice(choices) if choices.is_empty()) {
        problems.at(file.place(node.span), RuleFault::EmptyList { key: "of".to_owned() });
    }
    let whole = kind == InputKind::Count;
    let declaration = Declaration { name: name.clone(), of, whole, at_most, at_least, within: None };
    Some((Input { name, label, unit, kind, context, effect, basis, over: None }, declaration, from))
}

/// The choices of an input: `"late"`, or `{ id = "late", label = "Gửi chậm", label_en = "sent late" }`. What one is
/// called, no other may be called.
fn choices(file: &Source, fields: &mut Fields<'_, '_>, problems: &mut Problems) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for item in fields.list("of", problems) {
        let Some(choice) = choice(file, item, problems) else { continue };
        let named = [choice.id(), choice.shown(Lang::Vi), choice.shown(Lang::En)];
        if let Some(name) = named.into_iter().find(|name| choices.iter().any(|other| other.is_named(name))) {
            let (name, line) = (name.to_owned(), file.line(item.span.start));
            problems.at(file.place(item.span), RuleFault::Twice { name, file: None, line });
        }
        choices.push(choice);
    }
    choices
}

fn choice(file: &Source, item: &Node<'_>, problems: &mut Problems) -> Option<Choice> {
    if let Value::Text(id) = &item.value {
        return Some(Choice::from(id.as_ref()));
    }
    let mut fields = Fields::of(file, item, "of", problems)?;
    let id = fields.required_text("id", problems).map(str::to_owned);
    let label = fields.required_text("label", problems).map(str::to_owned);
    let english = fields.text("label_en", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Choice::labelled(&id?, label?, english))
}
