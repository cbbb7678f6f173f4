//! Reading the small words of rule files: points, bases, names that must be unique.

use crate::{
    model::{Basis, Citation},
    number::Points,
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Node, Source, Span, Value, tree::Kind},
    text::similar,
};
use std::collections::BTreeMap;

/// Names already used, with the file and line of each.
#[derive(Default)]
pub(super) struct Names {
    used: BTreeMap<(&'static str, String), (String, usize)>,
}

impl Names {
    /// Whether a name is already used for a criterion.
    pub(super) fn has(&self, name: &str) -> bool {
        self.used.contains_key(&("criterion", name.to_owned()))
    }

    /// A problem if `name` is already used for this sort of thing.
    pub(super) fn claim(
        &mut self,
        sort: &'static str,
        name: &str,
        file: &Source,
        span: Span,
        problems: &mut Problems,
    ) {
        let (key, own) = ((sort, name.to_owned()), file.file_name());
        if let Some((other, line)) = self.used.get(&key) {
            let other = Some(other).filter(|other| *other != own).cloned();
            problems
                .at(file.place(span), RuleFault::Twice { name: name.to_owned(), file: other, line: *line });
        } else {
            self.used.insert(key, (own.to_owned(), file.line(span.start)));
        }
    }
}

/// Points, as a quoted decimal.
pub(super) fn points(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Points> {
    let node = fields.get(key)?;
    match &node.value {
        Value::Text(text) => {
            let points = text.parse().ok();
            if points.is_none() {
                let fault = RuleFault::UnquotedNumber { key: key.to_owned() };
                problems.at(file.place(node.span), fault);
            }
            points
        }
        Value::Number(_) => {
            problems.at(file.place(node.span), RuleFault::UnquotedNumber { key: key.to_owned() });
            None
        }
        other => {
            let fault =
                FileFault::WrongKind { key: key.to_owned(), found: other.kind(), expected: Kind::Text };
            problems.at(file.place(node.span), fault);
            None
        }
    }
}

/// Points that must be given.
pub(super) fn required_points(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Points> {
    fields.require(key, problems);
    points(file, fields, key, problems)
}

/// One of several words, if the key is given.
pub(super) fn choice<T: Copy>(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    words: &[(&'static str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let node = fields.get(key)?;
    if let Some((_, meaning)) = words.iter().find(|(word, _)| super::is_word(node, word)) {
        return Some(*meaning);
    }
    let found = match &node.value {
        Value::Text(text) => text.clone().into_owned(),
        _ => file.text().get(node.span.start..node.span.end).unwrap_or("").to_owned(),
    };
    let expected = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    problems.at(file.place(node.span), RuleFault::UnknownWord { key: key.to_owned(), found, expected });
    None
}

/// A basis, if the key is given.
pub(super) fn basis(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Basis> {
    choice(file, fields, key, &Basis::ALL.map(|basis| (basis.name(), basis)), problems)
}

/// A basis that must be given.
pub(super) fn required_basis(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> Option<Basis> {
    fields.require("basis", problems);
    basis(file, fields, "basis", problems)
}

/// A citation: `{ source, at, quote, via, basis, inferred_from_score }`.
pub(super) fn citation(
    file: &Source,
    node: &Node<'_>,
    sources: &[String],
    problems: &mut Problems,
) -> Option<Citation> {
    let mut fields = Fields::of(file, node, "cite", problems)?;
    let source = fields.required_text("source", problems).map(str::to_owned);
    let via = fields.text("via", problems).map(str::to_owned);
    for (key, id) in [("source", &source), ("via", &via)] {
        if let Some(id) = id {
            known(file, fields.span(), key, id, sources, problems);
        }
    }
    let at = fields.text("at", problems).map(str::to_owned);
    let quote = fields.text("quote", problems).map(str::to_owned);
    let basis = required_basis(file, &mut fields, problems);
    let inferred_from_score = fields.truth("inferred_from_score", problems).unwrap_or(false);
    fields.finish(problems);
    Some(Citation { source: source?, at, quote, via, basis: basis?, inferred_from_score })
}

/// A problem if `name` is none of `names`.
pub(super) fn known(
    file: &Source,
    span: Span,
    key: &str,
    name: &str,
    names: &[String],
    problems: &mut Problems,
) {
    if !names.iter().any(|known| known == name) {
        let nearest = similar::nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
        let fault = RuleFault::Unknown { key: key.to_owned(), name: name.to_owned(), nearest };
        problems.at(file.place(span), fault);
    }
}
