//! Lowering: every rule form becomes a term of the one formula language, the author's words kept.

use super::words;
use crate::{
    formula::{
        self, FormulaError, NO_TIER, Scope, Term, Type, Unit, Value as FormulaValue, syntax::Arithmetic,
    },
    model::{Basis, Form},
    number::Exact,
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Node, Source, Span, Value, tree::Kind},
};
use std::sync::Arc;

/// The text of a formula, with a problem where there is none.
pub(super) fn formula_text<'n>(
    file: &Source,
    node: &'n Node<'_>,
    key: &str,
    problems: &mut Problems,
) -> Option<&'n str> {
    if let Value::Text(text) = &node.value {
        return Some(text);
    }
    let fault = FileFault::WrongKind { key: key.to_owned(), found: node.value.kind(), expected: Kind::Text };
    problems.at(file.place(node.span), fault);
    None
}

/// A place inside a formula, which stands in quotes in the file; the whole string where escapes hide it.
pub(super) fn tell(file: &Source, node: &Node<'_>, text: &str, error: FormulaError, problems: &mut Problems) {
    let raw = file.text().get(node.span.start..node.span.end).unwrap_or("");
    let place = match raw.find(text) {
        Some(offset) => {
            let start = node.span.start.saturating_add(offset);
            let end = start.saturating_add(error.span.end.max(error.span.start.saturating_add(1)));
            file.place(Span::new(start.saturating_add(error.span.start), end.min(node.span.end)))
        }
        None => file.place(node.span),
    };
    problems.at(place, error.fault);
}

/// `score = '…'`: a formula that gives points.
pub(super) fn score(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    unit: &Unit,
    problems: &mut Problems,
) -> Option<Form> {
    let text = formula_text(file, node, "score", problems)?;
    let term = formula::parse(text).and_then(|syntax| formula::check_number(&syntax, scope, unit));
    match term {
        Ok(term) => Some(Form::formula(text.to_owned(), term)),
        Err(error) => {
            tell(file, node, text, error, problems);
            None
        }
    }
}

/// `when = '…'`: a condition.
pub(super) fn condition(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<Term> {
    let text = formula_text(file, node, "when", problems)?;
    match formula::parse(text).and_then(|syntax| formula::check_truth(&syntax, scope)) {
        Ok(term) => Some(term),
        Err(error) => {
            tell(file, node, text, error, problems);
            None
        }
    }
}

/// `measure`, `tiers` and `otherwise`: the first tier that fits gives the points.
pub(super) fn tiers(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Form, Option<Basis>)> {
    let node = fields.get("measure")?;
    let text = formula_text(file, node, "measure", problems)?;
    let measured = formula::parse(text).and_then(|syntax| formula::check(&syntax, scope));
    let (measure, of) = match measured {
        Ok(measured) => measured,
        Err(error) => {
            tell(file, node, text, error, problems);
            return None;
        }
    };
    let list = fields.list("tiers", problems);
    if list.is_empty() {
        problems.at(file.place(fields.span()), RuleFault::EmptyList { key: "tiers".to_owned() });
    }
    let mut words = vec![text.to_owned()];
    let tiers: Vec<(Term, Term)> =
        list.iter().filter_map(|node| tier(file, node, scope, &of, &mut words, problems)).collect();
    fields.require("otherwise", problems);
    let (otherwise, basis) = otherwise(file, fields.get("otherwise")?, scope, &mut words, problems)?;
    let count = tiers.len();
    let body = tiers.into_iter().rfold(otherwise, |rest, (when, score)| Term::choose(when, score, rest));
    let term = Term::Let(Box::new([measure, body]));
    let form = Form { tiers: count, otherwise_known: basis, ..Form::formula(words.join("; "), term) };
    Some((form, basis))
}

fn tier(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    of: &Type,
    words: &mut Vec<String>,
    problems: &mut Problems,
) -> Option<(Term, Term)> {
    let mut fields = Fields::of(file, node, "tiers", problems)?;
    fields.require("when", problems);
    fields.require("score", problems);
    let (when_node, score_node) = (fields.get("when")?, fields.get("score")?);
    let text = formula_text(file, when_node, "when", problems)?;
    let subject = Scope { subject: Some(of), ..*scope };
    let when = formula::parse_condition(text).and_then(|syntax| formula::check_truth(&syntax, &subject));
    let when = match when {
        Ok(when) => Some(when),
        Err(error) => {
            tell(file, when_node, text, error, problems);
            None
        }
    };
    let points = score(file, score_node, scope, &Unit::points(), problems);
    fields.finish(problems);
    let points = points?;
    words.push(format!("{text} → {}", points.words));
    Some((when?, points.term))
}

/// `otherwise = "undetermined"`, or `{ score = '0', basis = "quoted" }`.
fn otherwise(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    words: &mut Vec<String>,
    problems: &mut Problems,
) -> Option<(Term, Option<Basis>)> {
    if super::is_word(node, "undetermined") {
        words.push("otherwise undetermined".to_owned());
        return Some((Term::Undetermined(NO_TIER.into()), None));
    }
    let mut fields = Fields::of(file, node, "otherwise", problems)?;
    fields.require("score", problems);
    let points = score(file, fields.get("score")?, scope, &Unit::points(), problems);
    let basis = words::required_basis(file, &mut fields, problems);
    fields.finish(problems);
    let points = points?;
    words.push(format!("otherwise {}", points.words));
    Some((points.term, basis))
}

/// `checklist = [{ input, points, label }, …]`: the points of each item that is met are added.
pub(super) fn checklist(
    file: &Source,
    items: &[Node<'_>],
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<Form> {
    let mut words = Vec::new();
    let read: Vec<(Term, String)> =
        items.iter().filter_map(|node| item(file, node, scope, &mut words, problems)).collect();
    let (terms, items): (Vec<Term>, Vec<String>) = read.into_iter().unzip();
    let sum = |left, right| Term::Arithmetic(Arithmetic::Add, Box::new([left, right]));
    Some(Form { items, ..Form::formula(words.join(" + "), terms.into_iter().reduce(sum)?) })
}

fn item(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    words: &mut Vec<String>,
    problems: &mut Problems,
) -> Option<(Term, String)> {
    let mut fields = Fields::of(file, node, "checklist", problems)?;
    let name = fields.required_text("input", problems);
    let points = words::required_points(file, &mut fields, "points", problems);
    let label = fields.text("label", problems).map(str::to_owned);
    fields.finish(problems);
    let (name, points) = (name?, points?);
    let syntax = formula::parse(name).and_then(|syntax| formula::check_truth(&syntax, scope));
    let condition = match syntax {
        Ok(condition) => condition,
        Err(error) => {
            problems.at(file.place(node.span), error.fault);
            return None;
        }
    };
    words.push(format!("{} ({name})", points.plain()));
    let number = |value: Exact| Term::Literal(FormulaValue::Number(value));
    let term = Term::choose(condition, number(points.exact().clone()), number(Exact::zero()));
    Some((term, label.unwrap_or_default()))
}

/// `if_zero = [{ when, then, basis }, …]`: guards around a rule, the first outermost.
pub(super) fn if_zero(
    file: &Source,
    guards: &[Node<'_>],
    scope: &Scope<'_>,
    form: Form,
    problems: &mut Problems,
) -> (Form, Vec<Basis>) {
    let read: Vec<(Guard, Option<Basis>)> =
        guards.iter().filter_map(|node| guard(file, node, scope, problems)).collect();
    let (guards, known): (Vec<Guard>, Vec<Option<Basis>>) = read.into_iter().unzip();
    let wrap = |form: Form, (divisor, text, then): Guard| {
        let zero = Term::Literal(FormulaValue::Number(Exact::zero()));
        let is_zero = Term::Compare(formula::syntax::Comparison::Equal, Box::new([divisor, zero]));
        let words = format!("{}; {text}", form.words);
        let term = Term::choose(is_zero, then, form.term);
        Form { words, term, guards: form.guards.saturating_add(1), ..form }
    };
    let form = guards.into_iter().rfold(form, wrap);
    let bases = known.iter().copied().flatten().collect();
    (Form { guards_known: known, ..form }, bases)
}

/// A divisor, what is written of it, and what holds where it is 0.
type Guard = (Term, String, Term);

fn guard(
    file: &Source,
    node: &Node<'_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Guard, Option<Basis>)> {
    let mut fields = Fields::of(file, node, "if_zero", problems)?;
    fields.require("when", problems);
    fields.require("then", problems);
    let when_node = fields.get("when")?;
    let text = formula_text(file, when_node, "when", problems)?;
    let divisor = formula::parse(text).and_then(|syntax| formula::check(&syntax, scope));
    let policies = [("full", 0), ("zero", 1), ("exclude", 2), ("undetermined", 3)];
    let policy = words::choice(file, &mut fields, "then", &policies, problems);
    let basis = words::basis(file, &mut fields, "basis", problems);
    fields.finish(problems);
    let divisor = match divisor {
        Ok((divisor, Type::Number(_))) => divisor,
        Ok(_) => {
            let fault =
                FileFault::WrongKind { key: "when".to_owned(), found: Kind::Bool, expected: Kind::Number };
            problems.at(file.place(when_node.span), fault);
            return None;
        }
        Err(error) => {
            tell(file, when_node, text, error, problems);
            return None;
        }
    };
    let why: Arc<str> = format!("{text} = 0").into();
    let then = match policy? {
        0 => Term::Full,
        1 => Term::Literal(FormulaValue::Number(Exact::zero())),
        2 => Term::Excluded,
        _ => Term::Undetermined(why.clone()),
    };
    let word = policies.iter().find(|(_, number)| Some(*number) == policy).map_or("", |(word, _)| word);
    Some(((divisor, format!("{why} → {word}"), then), basis))
}
