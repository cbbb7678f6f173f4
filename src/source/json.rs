//! JSON to the tree: syntax by `serde_json`, numbers as written, duplicate keys found.

use super::{Key, Node, Source, Span, Value};
use crate::problem::{FileFault, Problems};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::{borrow::Cow, fmt};
use unicode_normalization::UnicodeNormalization;

/// How deep objects and lists may nest.
const MOST_DEPTH: usize = 32;

/// Every JSON value of the file: one, or one a line (JSON Lines).
///
/// Problems: [`FileFault::JsonSyntax`], [`FileFault::TrailingText`], [`FileFault::DuplicateKey`] (also after
/// escapes are resolved and the text is composed), [`FileFault::TooDeep`], [`FileFault::Empty`].
pub fn parse<'a>(source: &'a Source, problems: &mut Problems) -> Option<Vec<Node<'a>>> {
    let text = source.text();
    let mut nodes = Vec::new();
    let stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let mut reader = Reader { source, problems };
    let mut end = 0;
    for raw in stream {
        match raw {
            Ok(raw) => {
                let span = reader.span(raw);
                reader.separate(end, span);
                end = span.end;
                nodes.push(reader.node(raw, 0)?);
            }
            Err(error) => {
                reader.syntax(&error);
                return None;
            }
        }
    }
    if nodes.is_empty() {
        problems.at(source.whole(), FileFault::Empty);
        return None;
    }
    Some(nodes)
}

struct Reader<'a, 'p> {
    source: &'a Source,
    problems: &'p mut Problems,
}

impl<'a> Reader<'a, '_> {
    /// Where `raw`, which is borrowed from the text, stands in it.
    fn span(&self, raw: &'a RawValue) -> Span {
        let start = raw.get().as_ptr().addr().saturating_sub(self.source.text().as_ptr().addr());
        Span::new(start, start.saturating_add(raw.get().len()))
    }

    /// JSON Lines have one value a line; anything else after a value is trailing text.
    fn separate(&mut self, end: usize, next: Span) {
        let between = self.source.text().get(end..next.start).unwrap_or("");
        if end > 0 && !between.contains('\n') {
            self.problems.at(self.source.place(next), FileFault::TrailingText);
        }
    }

    fn node(&mut self, raw: &'a RawValue, depth: usize) -> Option<Node<'a>> {
        let span = self.span(raw);
        if depth > MOST_DEPTH {
            self.problems.at(self.source.place(span), FileFault::TooDeep { most: MOST_DEPTH });
            return None;
        }
        let value = match raw.get().as_bytes().first() {
            Some(b'{') => self.table(raw, depth)?,
            Some(b'[') => self.list(raw, depth)?,
            Some(b'"') => Value::Text(self.text(raw)?),
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'n') => Value::Null,
            _ => Value::Number(Cow::Borrowed(raw.get())),
        };
        Some(Node { span, value })
    }

    fn list(&mut self, raw: &'a RawValue, depth: usize) -> Option<Value<'a>> {
        let Items(items) = self.part(raw)?;
        let nodes: Option<Vec<_>> =
            items.into_iter().map(|item| self.node(item, depth.saturating_add(1))).collect();
        nodes.map(Value::List)
    }

    fn table(&mut self, raw: &'a RawValue, depth: usize) -> Option<Value<'a>> {
        let Entries(entries) = self.part(raw)?;
        let mut table: Vec<(Key<'a>, Node<'a>)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key = Key { span: self.span(key), text: self.text(key)? };
            let node = self.node(value, depth.saturating_add(1))?;
            if let Some((first, _)) = table.iter().find(|(known, _)| known.text == key.text) {
                let line = self.source.line(first.span.start);
                let fault = FileFault::DuplicateKey { key: key.text.into_owned(), line };
                self.problems.at(self.source.place(key.span), fault);
            } else {
                table.push((key, node));
            }
        }
        Some(Value::Table(table))
    }

    fn text(&mut self, raw: &'a RawValue) -> Option<Cow<'a, str>> {
        let Text(text) = self.part(raw)?;
        let composed = unicode_normalization::is_nfc(&text);
        Some(if composed { text } else { Cow::Owned(text.nfc().collect()) })
    }

    fn part<T: serde::Deserialize<'a>>(&mut self, raw: &'a RawValue) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(part) => Some(part),
            Err(error) => {
                let place = self.source.place(self.span(raw));
                self.problems.at(place, FileFault::JsonSyntax { detail: error.to_string() });
                None
            }
        }
    }

    fn syntax(&mut self, error: &serde_json::Error) {
        let start = self.offset(error.line(), error.column());
        let place = self.source.place(Span::new(start, start.saturating_add(1)));
        let fault = if error.is_eof() {
            FileFault::JsonUnfinished
        } else {
            FileFault::JsonSyntax { detail: without_place(&error.to_string()).to_owned() }
        };
        self.problems.at(place, fault);
    }

    /// `serde_json` counts columns in bytes, from 1.
    fn offset(&self, line: usize, column: usize) -> usize {
        let lines = self.source.text().split_inclusive('\n');
        let before: usize = lines.take(line.saturating_sub(1)).map(str::len).sum();
        before.saturating_add(column.saturating_sub(1)).min(self.source.text().len())
    }
}

fn without_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

struct Items<'a>(Vec<&'a RawValue>);
struct Entries<'a>(Vec<(&'a RawValue, &'a RawValue)>);
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Items<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Items<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Items(list))
            }
        }
        deserializer.deserialize_seq(Collect)
    }
}

impl<'de: 'a, 'a> serde::Deserialize<'de> for Entries<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(entry) = entries.next_entry()? {
                    list.push(entry);
                }
                Ok(Entries(list))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

impl<'de: 'a, 'a> serde::Deserialize<'de> for Text<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;
        impl<'de> Visitor<'de> for Borrow {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Borrow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn codes(json: &str) -> Vec<(&'static str, usize, usize)> {
        let source = Source::new("raw.json", json.as_bytes()).unwrap();
        let mut problems = Problems::default();
        parse(&source, &mut problems);
        let place = |problem: &crate::problem::Problem| problem.place.clone().unwrap_or_default();
        problems.iter().map(|p| (p.kind.code(), place(p).line, place(p).column)).collect()
    }

    #[test]
    fn numbers_are_kept_as_written() {
        let source =
            Source::new("raw.json", b"{\"a\": 1.50, \"b\": 123456789012345678901234567890}").unwrap();
        let nodes = parse(&source, &mut Problems::default()).unwrap();
        let [Node { value: Value::Table(table), .. }] = nodes.as_slice() else { panic!("one object") };
        let numbers: Vec<_> = table.iter().map(|(_, node)| node.value.clone()).collect();
        assert_eq!(
            numbers,
            [Value::Number("1.50".into()), Value::Number("123456789012345678901234567890".into())]
        );
    }

    #[test]
    fn a_key_is_given_once() {
        assert_eq!(codes(r#"{"a": 28, "\u0061": 6}"#), [("P007", 1, 11)]);
        assert_eq!(codes("{\"hoà\": 1,\n \"hoa\u{300}\": 2}"), [("P007", 2, 2)]);
    }

    #[test]
    fn what_follows_a_value_starts_on_a_line_of_its_own() {
        assert_eq!(codes("{}\n{}"), []);
        assert_eq!(codes("{} {}"), [("P006", 1, 4)]);
        assert_eq!(codes("{}\nxyz"), [("P004", 2, 1)]);
    }

    #[test]
    fn an_unfinished_or_endless_file_is_told() {
        assert_eq!(codes("{\"a\": "), [("P005", 1, 6)]);
        assert_eq!(codes(""), [("P003", 0, 0)]);
        assert_eq!(codes(&"[".repeat(100_000)).len(), 1);
        assert_eq!(codes(&format!("{}{}", "[".repeat(50), "]".repeat(50))).len(), 1);
    }
}
