//! Reading a table of the tree field by field: each key is asked for once, and what nobody asked for is
//! told, with the nearest known key.

use super::{Key, Node, Source, Value, tree::Kind};
use crate::{
    problem::{FileFault, Problems},
    source::Span,
    text::similar,
};

/// The fields of one table.
pub struct Fields<'t, 'a> {
    source: &'t Source,
    span: Span,
    entries: &'t [(Key<'a>, Node<'a>)],
    asked: Vec<&'static str>,
}

impl<'t, 'a> Fields<'t, 'a> {
    /// The fields of `node`; a problem if it is no table.
    pub fn of(source: &'t Source, node: &'t Node<'a>, what: &str, problems: &mut Problems) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            wrong_kind(source, node, what, Kind::Table, problems);
            return None;
        };
        Some(Self { source, span: node.span, entries, asked: Vec::new() })
    }

    /// Where the table stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The value of a key, if it is given.
    pub fn get(&mut self, key: &'static str) -> Option<&'t Node<'a>> {
        self.asked.push(key);
        self.entries.iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
    }

    /// The text of a key, if it is given.
    pub fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'t str> {
        let node = self.get(key)?;
        if let Value::Text(text) = &node.value {
            Some(text)
        } else {
            wrong_kind(self.source, node, key, Kind::Text, problems);
            None
        }
    }

    /// The text of a key that must be given.
    pub fn required_text(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'t str> {
        self.require(key, problems);
        self.text(key, problems)
    }

    /// `true` or `false`, if it is given.
    pub fn truth(&mut self, key: &'static str, problems: &mut Problems) -> Option<bool> {
        let node = self.get(key)?;
        if let Value::Bool(value) = node.value {
            Some(value)
        } else {
            wrong_kind(self.source, node, key, Kind::Bool, problems);
            None
        }
    }

    /// The items of a list; none if it is not given.
    pub fn list(&mut self, key: &'static str, problems: &mut Problems) -> &'t [Node<'a>] {
        match self.get(key) {
            None => &[],
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => {
                wrong_kind(self.source, node, key, Kind::List, problems);
                &[]
            }
        }
    }

    /// The entries of a table; none if it is not given.
    pub fn entries(&mut self, key: &'static str, problems: &mut Problems) -> &'t [(Key<'a>, Node<'a>)] {
        match self.get(key) {
            None => &[],
            Some(Node { value: Value::Table(entries), .. }) => entries,
            Some(node) => {
                wrong_kind(self.source, node, key, Kind::Table, problems);
                &[]
            }
        }
    }

    /// The texts of a list of texts; none if it is not given.
    pub fn texts(&mut self, key: &'static str, problems: &mut Problems) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(key, problems) {
            match &item.value {
                Value::Text(text) => texts.push(text.clone().into_owned()),
                _ => wrong_kind(self.source, item, key, Kind::Text, problems),
            }
        }
        texts
    }

    /// A problem if the key is not given.
    pub fn require(&mut self, key: &'static str, problems: &mut Problems) {
        if self.get(key).is_none() {
            problems.at(self.source.place(self.span), FileFault::MissingKey { key: key.to_owned() });
        }
    }

    /// A problem for each key that nobody asked for.
    pub fn finish(self, problems: &mut Problems) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.text.as_ref()) {
                let nearest = similar::nearest(&key.text, self.asked.iter().copied()).map(str::to_owned);
                let fault = FileFault::UnknownKey { key: key.text.clone().into_owned(), nearest };
                problems.at(self.source.place(key.span), fault);
            }
        }
    }
}

/// A problem: the value of `key` is not of the kind that is expected there.
pub fn wrong_kind(source: &Source, node: &Node<'_>, key: &str, expected: Kind, problems: &mut Problems) {
    let fault = FileFault::WrongKind { key: key.to_owned(), found: node.value.kind(), expected };
    problems.at(source.place(node.span), fault);
}
