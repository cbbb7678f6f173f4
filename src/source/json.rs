//! JSON to the tree: syntax by `serde_json`, numbers as written, duplicate keys found.
//!
//! A file is read in two steps, so that many units need not be kept: [`items`] checks the syntax of the whole
//! file and says where each of its values stands; [`node`] reads one of them.

use super::{Key, Limits, Node, Source, Span, Value};
use crate::{
    problem::{FileFault, Problems, file::Many},
    text::composed,
};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// Where the values of the file stand: one, or one a line (JSON Lines); of a list, its items.
///
/// Problems: [`FileFault::JsonSyntax`], [`FileFault::TrailingText`], [`FileFault::Empty`].
pub fn items(source: &Source, problems: &mut Problems) -> Option<Vec<Span>> {
    let mut items = Vec::new();
    let mut end = 0;
    for raw in serde_json::Deserializer::from_str(source.text()).into_iter::<&RawValue>() {
        let raw = raw.map_err(|error| syntax(source, &error, problems)).ok()?;
        let span = span_of(source, raw);
        // JSON Lines have one value a line; anything else after a value is trailing text.
        if end > 0 && !source.slice(Span::new(end, span.start)).contains('\n') {
            problems.at(source.place(span), FileFault::TrailingText);
        }
        end = span.end;
        if raw.get().starts_with('[') {
            let most = source.limits().rows.saturating_sub(items.len());
            let list = Items { source, taken: &mut items, most };
            // The syntax of the list has been checked, so it ends early only where it has too many items.
            let _ = serde_json::Deserializer::from_str(raw.get()).deserialize_seq(list);
        } else {
            items.push(span);
        }
        if items.len() > source.limits().rows {
            let fault = FileFault::TooMany { what: Many::Rows, most: source.limits().rows };
            let last = items.last().copied().unwrap_or_default();
            problems.at(source.place(last), fault);
            return None;
        }
    }
    if items.is_empty() {
        problems.at(source.whole(), FileFault::Empty);
        return None;
    }
    Some(items)
}

/// Takes the items of a list, and one more than are read.
struct Items<'s, 'i> {
    source: &'s Source,
    taken: &'i mut Vec<Span>,
    most: usize,
}

impl<'a> Visitor<'a> for Items<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        for _ in 0..=self.most {
            let Some(item) = list.next_element::<&RawValue>()? else { break };
            self.taken.push(span_of(self.source, item));
        }
        Ok(())
    }
}

/// The value that stands at one of the [`items`].
///
/// Problems: [`FileFault::DuplicateKey`] (also after escapes are resolved and the text is composed),
/// [`FileFault::TooDeep`], [`FileFault::TooMany`], [`FileFault::LoneSurrogate`].
pub fn node<'a>(source: &'a Source, item: Span, problems: &mut Problems) -> Option<Node<'a>> {
    let mut reader = Reader { source, at: item.start, values: 0, problems };
    // An item counts as the first level, whether or not a list is around it.
    NodeSeed { reader: &mut reader, depth: 1 }.deserialize(&mut deserializer(source, item)).ok()
}

/// The texts under `keys` of the object at one of the [`items`], as far as they are texts. Nothing else of the
/// object is read.
#[must_use]
pub fn skim<'a, const N: usize>(
    source: &'a Source,
    item: Span,
    keys: [&str; N],
) -> [Option<Cow<'a, str>>; N] {
    let mut found = [const { None }; N];
    // The visitor ends with an error as soon as it has all keys.
    let most = source.limits().field;
    let _ = deserializer(source, item).deserialize_map(Skim { keys, most, found: &mut found });
    found
}

type JsonDeserializer<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

fn deserializer(source: &Source, item: Span) -> JsonDeserializer<'_> {
    serde_json::Deserializer::from_str(source.slice(item))
}

/// Where `raw`, which is borrowed from the text, stands in it.
fn span_of(source: &Source, raw: &RawValue) -> Span {
    let start = raw.get().as_ptr().addr().saturating_sub(source.text().as_ptr().addr());
    Span::new(start, start.saturating_add(raw.get().len()))
}

/// Reads the value again, as something else.
fn part<'a, T: serde::Deserialize<'a>>(
    source: &Source,
    raw: &'a RawValue,
    problems: &mut Problems,
) -> Option<T> {
    let told = |error: serde_json::Error| {
        problems.at(source.place(span_of(source, raw)), broken(&error));
    };
    serde_json::from_str(raw.get()).map_err(told).ok()
}

/// The text of a JSON string: escapes resolved, composed.
fn text<'a>(source: &Source, raw: &'a RawValue, problems: &mut Problems) -> Option<Cow<'a, str>> {
    let inner = raw.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let text = match inner.filter(|inner| !inner.contains('\\')) {
        Some(plain) => source.composed(Cow::Borrowed(plain)),
        None => composed(Cow::Owned(part(source, raw, problems)?)),
    };
    Some(text)
}

fn syntax(source: &Source, error: &serde_json::Error, problems: &mut Problems) {
    // `serde_json` counts columns in bytes, from 1.
    let lines = source.text().split_inclusive('\n');
    let before: usize = lines.take(error.line().saturating_sub(1)).map(str::len).sum();
    let start = before.saturating_add(error.column().saturating_sub(1)).min(source.text().len());
    let fault = if error.is_eof() { FileFault::JsonUnfinished } else { broken(error) };
    problems.at(source.place(Span::new(start, start.saturating_add(1))), fault);
}

/// What breaks the syntax.
fn broken(error: &serde_json::Error) -> FileFault {
    let message = error.to_string();
    let detail = message.split(" at line ").next().unwrap_or(&message).to_owned();
    // The half of a pair of escapes that stands alone has no other sign.
    if detail.contains("surrogate") || detail == "unexpected end of hex escape" {
        FileFault::LoneSurrogate
    } else {
        FileFault::JsonSyntax { detail }
    }
}

/// Follows the deserializer through the text: `serde` does not say where a value starts, but after each key
/// and value only spaces and the one sign that must follow can stand before the next.
struct Reader<'a, 'p> {
    source: &'a Source,
    at: usize,
    values: usize,
    problems: &'p mut Problems,
}

impl<'a> Reader<'a, '_> {
    /// Goes on past spaces and `signs`; the byte that comes then.
    fn skip(&mut self, signs: &[u8]) -> Option<u8> {
        let rest = self.source.text().as_bytes().get(self.at..)?;
        let passed = |byte: &&u8| byte.is_ascii_whitespace() || signs.contains(byte);
        let skipped = rest.iter().take_while(passed).count();
        self.at = self.at.saturating_add(skipped);
        rest.get(skipped).copied()
    }

    /// Goes on past one sign.
    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// A problem at a value; reading ends there.
    fn refuse<E: Error>(&mut self, span: Span, fault: FileFault) -> E {
        self.problems.at(self.source.place(span), fault);
        E::custom("told")
    }

    /// Counts a value.
    fn count<E: Error>(&mut self) -> Result<(), E> {
        self.values = self.values.saturating_add(1);
        if self.values <= Limits::VALUES_OF_UNIT {
            return Ok(());
        }
        let fault = FileFault::TooMany { what: Many::ValuesOfUnit, most: Limits::VALUES_OF_UNIT };
        Err(self.refuse(Span::new(self.at, self.at), fault))
    }

    fn leaf<E: Error>(&mut self, raw: &'a RawValue) -> Result<Node<'a>, E> {
        let span = span_of(self.source, raw);
        let most = self.source.limits().field;
        if raw.get().len() > most {
            return Err(self.refuse(span, FileFault::TooMany { what: Many::Field, most }));
        }
        self.at = span.end;
        let value = match raw.get().as_bytes().first() {
            Some(b'"') => Value::Text(self.text(raw)?),
            Some(b't') => Value::Bool(true),
            Some(b'f') => Value::Bool(false),
            Some(b'n') => Value::Null,
            _ => Value::Number(Cow::Borrowed(raw.get())),
        };
        Ok(Node { span, value })
    }

    /// A text that cannot be read is told, and ends the reading.
    fn text<E: Error>(&mut self, raw: &'a RawValue) -> Result<Cow<'a, str>, E> {
        text(self.source, raw, self.problems).ok_or_else(|| E::custom("told"))
    }

    /// Keeps the first of each key, and tells the others.
    fn once(&mut self, entries: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
        let known = |at: usize| entries.get(..at).unwrap_or_default();
        let again =
            |(at, (key, _)): (usize, &Entry<'_>)| known(at).iter().any(|(one, _)| one.text == key.text);
        if entries.len() <= FEW && !entries.iter().enumerate().any(again) {
            return entries;
        }
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut again = Vec::with_capacity(entries.len());
        for (key, _) in &entries {
            let start = *first.entry(key.text.as_ref()).or_insert(key.span.start);
            let is_again = start != key.span.start;
            again.push(is_again);
            if is_again {
                let line = self.source.line(start);
                let fault = FileFault::DuplicateKey { key: key.text.clone().into_owned(), line };
                self.problems.at_lazily(|| self.source.place(key.span), fault);
            }
        }
        if !again.contains(&true) {
            return entries;
        }
        entries.into_iter().zip(again).filter(|(_, again)| !again).map(|(entry, _)| entry).collect()
    }
}

/// So few keys are compared each with each.
const FEW: usize = 16;

type Entry<'a> = (Key<'a>, Node<'a>);

/// Reads one value, of whatever kind.
struct NodeSeed<'r, 'a, 'p> {
    reader: &'r mut Reader<'a, 'p>,
    depth: usize,
}

impl<'a> DeserializeSeed<'a> for NodeSeed<'_, 'a, '_> {
    type Value = Node<'a>;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Node<'a>, D::Error> {
        let first = self.reader.skip(b":,");
        self.reader.count()?;
        let nested = matches!(first, Some(b'{' | b'['));
        if nested && self.depth > Limits::DEPTH {
            let raw: &RawValue = serde::Deserialize::deserialize(deserializer)?;
            let span = span_of(self.reader.source, raw);
            return Err(self.reader.refuse(span, FileFault::TooDeep { most: Limits::DEPTH }));
        }
        match first {
            Some(b'{') => deserializer.deserialize_map(self),
            Some(b'[') => deserializer.deserialize_seq(self),
            _ => {
                let raw = serde::Deserialize::deserialize(deserializer)?;
                self.reader.leaf(raw)
            }
        }
    }
}

impl<'a> Visitor<'a> for NodeSeed<'_, 'a, '_> {
    type Value = Node<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Node<'a>, A::Error> {
        let Self { reader, depth } = self;
        let start = reader.at;
        reader.step();
        let mut entries = Vec::new();
        while let Some(raw) = map.next_key::<&RawValue>()? {
            let key = Key { span: span_of(reader.source, raw), text: reader.text(raw)? };
            reader.at = key.span.end;
            let seed = NodeSeed { reader: &mut *reader, depth: depth.saturating_add(1) };
            entries.push((key, map.next_value_seed(seed)?));
        }
        reader.skip(b"");
        reader.step();
        Ok(Node { span: Span::new(start, reader.at), value: Value::Table(reader.once(entries)) })
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<Node<'a>, A::Error> {
        let Self { reader, depth } = self;
        let start = reader.at;
        reader.step();
        let mut items = Vec::new();
        let deeper = depth.saturating_add(1);
        while let Some(item) = list.next_element_seed(NodeSeed { reader: &mut *reader, depth: deeper })? {
            items.push(item);
        }
        reader.skip(b"");
        reader.step();
        Ok(Node { span: Span::new(start, reader.at), value: Value::List(items) })
    }
}

/// Looks for some keys only.
struct Skim<'f, 'k, 'a, const N: usize> {
    keys: [&'k str; N],
    /// A longer text is told when the whole object is read.
    most: usize,
    found: &'f mut [Option<Cow<'a, str>>; N],
}

impl<'a, const N: usize> Visitor<'a> for Skim<'_, '_, 'a, N> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let wanted = self.keys.iter().position(|wanted| *wanted == key);
            match wanted.and_then(|index| self.found.get_mut(index)) {
                Some(found @ None) => {
                    let raw: &RawValue = map.next_value()?;
                    let raw = Some(raw.get()).filter(|raw| raw.len() <= self.most);
                    let text: Option<String> = raw.and_then(|raw| serde_json::from_str(raw).ok());
                    *found = text.map(|text| composed(text.into()));
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            if self.found.iter().all(Option::is_some) {
                return Err(A::Error::custom("all found"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn read<'a>(source: &'a Source, problems: &mut Problems) -> Option<Vec<Node<'a>>> {
        items(source, problems)?.into_iter().map(|item| node(source, item, problems)).collect()
    }

    fn codes(json: &str) -> Vec<(&'static str, usize, usize)> {
        let source = Source::new("raw.json", json.as_bytes()).unwrap();
        let mut problems = Problems::default();
        read(&source, &mut problems);
        let place = |problem: &crate::problem::Problem| problem.place.clone().unwrap_or_default();
        problems.iter().map(|p| (p.kind.code(), place(p).line, place(p).column)).collect()
    }

    #[test]
    fn numbers_are_kept_as_written() {
        let source =
            Source::new("raw.json", b"{\"a\": 1.50, \"b\": 123456789012345678901234567890}").unwrap();
        let nodes = read(&source, &mut Problems::default()).unwrap();
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

    #[test]
    fn places_are_those_of_the_text() {
        let json = " {\"a\" : [ 1 ,{ } , [ ] ],\n\"b\":{\"c\":\"\\u0061\" } }\n";
        let source = Source::new("raw.json", json.as_bytes()).unwrap();
        let nodes = read(&source, &mut Problems::default()).unwrap();
        let [Node { span, value: Value::Table(table) }] = nodes.as_slice() else { panic!("one object") };
        assert_eq!(source.slice(*span), json.trim());
        let shown: Vec<_> =
            table.iter().map(|(key, node)| (source.slice(key.span), source.slice(node.span))).collect();
        assert_eq!(shown, [("\"a\"", "[ 1 ,{ } , [ ] ]"), ("\"b\"", "{\"c\":\"\\u0061\" }")]);
        let Value::List(list) = &table[0].1.value else { panic!("a list") };
        assert_eq!(list.iter().map(|node| source.slice(node.span)).collect::<Vec<_>>(), ["1", "{ }", "[ ]"]);
    }

    #[test]
    fn a_head_is_read_without_the_rest() {
        let source = Source::new("raw.json", br#"{"x": {"unit": "B"}, "unit": "\u0041", "id": 3}"#).unwrap();
        let [item] = items(&source, &mut Problems::default()).unwrap().try_into().unwrap();
        assert_eq!(skim(&source, item, ["unit", "id"]), [Some("A".into()), None]);
    }
}
