//! A rule set as `recheck.py` reads it: every rule in the author's words, as the one formula to which it comes down,
//! and as the tree of that formula.

use super::json;
use crate::{
    formula::{
        Term, Value,
        print::{Notation, term},
    },
    model::{Basis, Criterion, Form, Group, Guidance, Input, LevelRounding, NotModelled, Reading, Rule},
    number::{Exact, Points},
};
use serde::Serialize;
use serde_json::value::RawValue;

/// The version of these names.
const SCHEMA: &str = "phuctra-lowered-rules-1";

#[derive(Serialize)]
struct Lowered<'g> {
    schema: &'static str,
    id: &'g str,
    title: &'g str,
    sha256: &'g str,
    rounding: Levels,
    groups: Vec<LoweredGroup<'g>>,
    not_modelled: Vec<Part<'g>>,
    criteria: Vec<LoweredCriterion<'g>>,
}

#[derive(Serialize)]
struct Levels {
    criterion: Option<Level>,
    group: Option<Level>,
    total: Option<Level>,
}

#[derive(Serialize)]
struct Level {
    mode: &'static str,
    digits: u32,
    basis: &'static str,
}

#[derive(Serialize)]
struct LoweredGroup<'g> {
    code: &'g str,
    parent: Option<&'g str>,
    title: &'g str,
    full: String,
    /// What it brings to the full points of what holds it: nothing, where it is a bonus.
    share: String,
    #[serde(flatten)]
    rule: Option<LoweredForm<'g>>,
}

#[derive(Serialize)]
struct Part<'g> {
    group: Option<&'g str>,
    full: Option<String>,
}

#[derive(Serialize)]
struct LoweredCriterion<'g> {
    key: &'g str,
    code: &'g str,
    group: &'g str,
    title: &'g str,
    full: String,
    basis: &'static str,
    rule: &'static str,
    inputs: Vec<LoweredInput<'g>>,
    #[serde(flatten)]
    form: Option<LoweredForm<'g>>,
    /// Kept beside a missing form, so that every criterion has the key.
    #[serde(skip_serializing_if = "Option::is_some")]
    tree: Option<()>,
    readings: Vec<LoweredReading<'g>>,
}

#[derive(Serialize)]
struct LoweredInput<'g> {
    name: &'g str,
    kind: &'static str,
    unit: Option<&'g str>,
    label: &'g str,
}

#[derive(Serialize)]
struct LoweredReading<'g> {
    id: &'g str,
    status: &'static str,
    label: &'g str,
    #[serde(flatten)]
    form: Option<LoweredForm<'g>>,
}

/// One rule three times: as written, as lowered, and as a tree.
#[derive(Serialize)]
struct LoweredForm<'g> {
    source: &'g str,
    formula: String,
    tree: Box<RawValue>,
}

/// The lowered rule set as JSON; none if it cannot be written.
#[must_use]
pub fn lowered(guidance: &Guidance) -> Option<Vec<u8>> {
    let levels = &guidance.rounding;
    json(&Lowered {
        schema: SCHEMA,
        id: &guidance.id,
        title: &guidance.title,
        sha256: &guidance.sha256,
        rounding: Levels {
            criterion: levels.criterion.as_ref().map(level),
            group: levels.group.as_ref().map(level),
            total: levels.total.as_ref().map(level),
        },
        groups: guidance.groups.iter().map(group).collect(),
        not_modelled: guidance.not_modelled.iter().map(part).collect(),
        criteria: guidance.criteria.iter().map(criterion).collect(),
    })
}

fn level(level: &LevelRounding) -> Level {
    let (mode, digits) = (level.rounding.mode().name(), level.rounding.digits());
    Level { mode, digits, basis: level.basis.name() }
}

fn group(group: &Group) -> LoweredGroup<'_> {
    LoweredGroup {
        code: &group.code,
        parent: group.parent.as_deref(),
        title: &group.title,
        full: group.full.plain(),
        share: group.share().plain(),
        rule: form(&group.score),
    }
}

fn part(part: &NotModelled) -> Part<'_> {
    Part { group: part.group.as_deref(), full: part.full.as_ref().map(Points::plain) }
}

fn criterion(criterion: &Criterion) -> LoweredCriterion<'_> {
    let (rule, form) = match &criterion.rule {
        Rule::Computed(computed) => ("computed", form(computed)),
        Rule::Judged { .. } => ("judged", None),
        Rule::Unknown { .. } => ("unknown", None),
    };
    LoweredCriterion {
        key: &criterion.key,
        code: &criterion.code,
        group: &criterion.group,
        title: &criterion.title,
        full: criterion.full.plain(),
        basis: Basis::name(criterion.basis),
        rule,
        inputs: criterion.inputs.iter().map(input).collect(),
        tree: form.as_ref().map(|_| ()),
        form,
        readings: criterion.readings.iter().map(reading).collect(),
    }
}

fn input(input: &Input) -> LoweredInput<'_> {
    LoweredInput {
        name: &input.name,
        kind: input.kind.name(),
        unit: input.unit.as_deref(),
        label: &input.label,
    }
}

fn reading(reading: &Reading) -> LoweredReading<'_> {
    let (id, status) = (reading.id.as_str(), reading.status.name());
    LoweredReading { id, status, label: &reading.label, form: form(&reading.form) }
}

fn form(form: &Form) -> Option<LoweredForm<'_>> {
    let tree = RawValue::from_string(tree(&form.term)).ok()?;
    Some(LoweredForm { source: &form.words, formula: term(&form.term, Notation::Formula), tree })
}

/// A formula as a list: an operation and its parts.
fn tree(term: &Term) -> String {
    let parts = term.parts().iter().map(tree);
    let list = |name: &str, own: Vec<String>| {
        format!("[{}]", std::iter::once(text(name)).chain(own).collect::<Vec<_>>().join(", "))
    };
    match term {
        Term::Literal(value) => literal(value, list),
        Term::Percent(percent) => list("percent", vec![text(&number(percent))]),
        Term::Input(_, name) => list("input", vec![text(name)]),
        Term::Full => list("full", Vec::new()),
        Term::Children(of) => list("children", vec![text(of.name())]),
        Term::Measure => list("measure", Vec::new()),
        Term::Undetermined(why) => list("undetermined", vec![text(why)]),
        Term::Excluded => list("excluded", Vec::new()),
        Term::Round(_, rounding) => {
            let own = [rounding.digits().to_string(), text(rounding.mode().name())];
            list("round", parts.chain(own).collect())
        }
        Term::Negate(_) => list("negate", parts.collect()),
        Term::Not(_) => list("not", parts.collect()),
        Term::Arithmetic(sign, _) => list(ascii(sign.sign()), parts.collect()),
        Term::Compare(sign, _) => list(ascii(sign.sign()), parts.collect()),
        Term::Connect(word, _) => list(word.word(), parts.collect()),
        Term::If(_) => list("if", parts.collect()),
        Term::Call(function, _) => list(function.name(), parts.collect()),
        Term::Let(_) => list("let", parts.collect()),
    }
}

fn literal(value: &Value, list: impl Fn(&str, Vec<String>) -> String) -> String {
    match value {
        Value::Number(value) => list("number", vec![text(&number(value))]),
        Value::Truth(truth) => list("truth", vec![truth.to_string()]),
        Value::Choice(choice) => list("choice", vec![text(choice.id())]),
        Value::Date(date) => list("date", vec![text(&date.to_string())]),
    }
}

fn number(number: &Exact) -> String {
    Points::from(number.clone()).plain()
}

/// A sign as every keyboard has it.
fn ascii(sign: &'static str) -> &'static str {
    match sign {
        "−" => "-",
        "×" => "*",
        "≠" => "!=",
        "≤" => "<=",
        "≥" => ">=",
        sign => sign,
    }
}

/// A text as JSON.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
