//! The sentences of the letter and of the plan: one file, each of which a commune may put in its own words.

use crate::{
    problem::{FileFault, Problems},
    source::{Fields, Source, parse_toml, tree::Node},
    text::similar,
};
use std::collections::BTreeMap;

/// The sentences, if nobody gives others.
pub const DEFAULT: &str = include_str!("wording.toml");

/// The sentences, and the names that each may use.
const SENTENCES: &[(&str, &[&str])] = &[
    ("subject", &["index"]),
    ("basis", &["document"]),
    ("basis_through", &["document", "through"]),
    ("opening", &["sender", "count"]),
    ("item", &["number", "code", "title"]),
    ("by_rule", &["document", "at", "quote"]),
    ("by_rule_through", &["document", "at", "quote", "through"]),
    ("by_reading", &["reading"]),
    ("rule_is_known_as", &["basis"]),
    ("argument", &["argument"]),
    ("counts", &["counts"]),
    ("working", &["working"]),
    ("rounding_inferred", &[]),
    ("compared", &["granted", "asked", "gap"]),
    ("condition", &["granted", "values"]),
    ("request", &["document"]),
    ("effect", &["effect"]),
    ("total", &["granted", "asked", "gap"]),
    ("total_stays", &["granted"]),
    ("closing", &["sender"]),
    ("annex", &[]),
    ("annex_to", &["number", "date", "sender"]),
    ("annex_note", &["rules", "standing"]),
    ("dossier", &["root"]),
    ("plan", &[]),
    ("plan_to", &["number", "date", "sender"]),
    ("plan_opening", &["index", "granted", "full", "count", "lost"]),
    ("plan_disputed", &["points"]),
    ("plan_note", &["rules", "standing"]),
];

/// The sentences of a letter.
#[derive(Clone, Debug, Default)]
pub struct Wording(BTreeMap<&'static str, String>);

impl Wording {
    /// The sentences of the program.
    ///
    /// # Errors
    /// None in practice: they are tested.
    pub fn standard() -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut wording = Self::default();
        match Source::new("wording.toml", DEFAULT.as_bytes()) {
            Ok(source) => {
                let tree = parse_toml(&source, &mut problems);
                wording.change(&source, tree.as_ref(), &mut problems);
            }
            Err(problem) => problems.push(problem),
        }
        if problems.any_error() { Err(problems) } else { Ok(wording) }
    }

    /// Puts the sentences of a table in the place of those of the same names.
    ///
    /// Problems: sentences that the letter does not have, and names that a sentence does not know.
    pub fn change(&mut self, source: &Source, table: Option<&Node<'_>>, problems: &mut Problems) {
        let fields = table.and_then(|table| Fields::of(source, table, "wording", problems));
        let Some(mut fields) = fields else { return };
        for (key, names) in SENTENCES {
            let Some(node) = fields.get(key) else { continue };
            let Some(text) = fields.text(key, problems) else { continue };
            for name in used(text).filter(|name| !names.contains(name)) {
                let nearest = similar::nearest(name, names.iter().copied()).map(|name| format!("{{{name}}}"));
                let fault = FileFault::UnknownKey { key: format!("{{{name}}}"), nearest };
                problems.at(source.place(node.span), fault);
            }
            self.0.insert(key, text.to_owned());
        }
        fields.finish(problems);
    }

    /// A sentence with its names replaced; what they are replaced by is not read again.
    #[must_use]
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.0.get(key).map_or("", String::as_str);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = behind;
        }
        text + rest
    }
}

/// The names in a sentence.
fn used(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|after| after.split_once('}').map_or(after, |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_has_words_that_use_each_of_its_names() {
        let wording = Wording::standard().unwrap();
        for (key, names) in SENTENCES {
            let text = &wording.0[key];
            for name in *names {
                assert!(text.contains(&format!("{{{name}}}")), "{key}: {name}");
            }
        }
    }

    #[test]
    fn a_value_is_not_read_again() {
        let wording = Wording::standard().unwrap();
        assert_eq!(wording.say("argument", &[("argument", "{argument}")]), "Lập luận: {argument}");
    }
}
