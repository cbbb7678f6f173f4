//! JSON Schemas (draft 2020-12) of what the program reads and writes.
//!
//! One file a schema. Titles and descriptions stand in it in both languages, the English ones under `title_en`
//! and `description_en`; what is printed has one language. `tests/schemas.rs` holds the files against the code.

use crate::{
    problem::Problems,
    source::{Key, Node, Source, Value, json_items, json_node},
    text::Lang,
};
use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

/// A schema by its name on the command line.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The name.
    pub name: &'static str,
    text: &'static str,
}

/// Every schema. A new one is a file and a line here.
pub const SCHEMAS: &[Schema] = &[
    Schema { name: "report", text: include_str!("report.json") },
    Schema { name: "audit", text: include_str!("audit.json") },
    Schema { name: "rank", text: include_str!("rank.json") },
    Schema { name: "regress", text: include_str!("regress.json") },
    Schema { name: "coverage", text: include_str!("coverage.json") },
    Schema { name: "appraised", text: include_str!("appraised.json") },
    Schema { name: "raw", text: include_str!("raw.json") },
    Schema { name: "rules", text: include_str!("rules.json") },
    Schema { name: "lowered", text: include_str!("lowered.json") },
    Schema { name: "rules-check", text: include_str!("rules-check.json") },
    Schema { name: "rules-diff", text: include_str!("rules-diff.json") },
];

/// The schema of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().find(|schema| schema.name == name)
}

impl Schema {
    /// The schema as JSON, with titles and descriptions in one language.
    ///
    /// # Errors
    /// None in practice: a test reads every schema.
    pub fn render(&self, lang: Lang) -> Result<String, Problems> {
        let mut problems = Problems::default();
        let text = self.told(lang, &mut problems);
        text.ok_or(problems)
    }

    fn told(&self, lang: Lang, problems: &mut Problems) -> Option<String> {
        let source = Source::new(format!("{}.json", self.name), self.text.as_bytes());
        let source = source.map_err(|problem| problems.push(problem)).ok()?;
        let item = *json_items(&source, problems)?.first()?;
        let node = json_node(&source, item, problems)?;
        serde_json::to_string_pretty(&In(&node, lang)).ok().map(|text| text + "\n")
    }
}

/// A part of a schema, in one language.
struct In<'n>(&'n Node<'n>, Lang);

/// The keys that have a text in both languages: in Vietnamese, in English.
const TEXTS: [(&str, &str); 2] = [("title", "title_en"), ("description", "description_en")];

impl Serialize for In<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self(node, lang) = self;
        match &node.value {
            Value::Null => to.serialize_unit(),
            Value::Bool(value) => to.serialize_bool(*value),
            Value::Number(number) => {
                RawValue::from_string(number.to_string()).map_err(S::Error::custom)?.serialize(to)
            }
            Value::Text(text) => to.serialize_str(text),
            Value::Date(date) => to.collect_str(date),
            Value::List(items) => to.collect_seq(items.iter().map(|item| In(item, *lang))),
            Value::Table(entries) => table(entries, *lang, to),
        }
    }
}

fn table<S: Serializer>(entries: &[(Key<'_>, Node<'_>)], lang: Lang, to: S) -> Result<S::Ok, S::Error> {
    let value = |wanted: &str| entries.iter().find(|(key, _)| key.text == wanted).map(|(_, node)| node);
    let mut map = to.serialize_map(None)?;
    for (key, node) in entries {
        if TEXTS.iter().any(|(_, english)| key.text == *english) {
            continue;
        }
        let english = TEXTS.iter().find(|(vietnamese, _)| key.text == *vietnamese);
        let english = english.filter(|_| lang == Lang::En).and_then(|(_, english)| value(english));
        map.serialize_entry(&key.text, &In(english.unwrap_or(node), lang))?;
    }
    map.end()
}
