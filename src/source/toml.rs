//! TOML to the tree: syntax by `toml`, every syntax error of the file told.

use super::{Date, Key, Node, Source, Span, Value};
use crate::problem::{FileFault, Problems};
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
    value::Datetime,
};
use unicode_normalization::UnicodeNormalization;

/// The table that the file is.
///
/// Problems: [`FileFault::TomlSyntax`], one for each error; [`FileFault::NotADate`].
pub fn parse<'a>(source: &'a Source, problems: &mut Problems) -> Option<Node<'a>> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    for error in &errors {
        let span = error.span().map_or(Span::default(), |range| Span::new(range.start, range.end));
        let detail = error.message().to_owned();
        problems.at(source.place(span), FileFault::TomlSyntax { detail });
    }
    let span = span(&table);
    let value = entries(source, table.into_inner(), problems);
    errors.is_empty().then_some(Node { span, value })
}

fn span<T>(spanned: &Spanned<T>) -> Span {
    let range = spanned.span();
    Span::new(range.start, range.end)
}

fn entries<'a>(source: &'a Source, table: DeTable<'a>, problems: &mut Problems) -> Value<'a> {
    let mut entries: Vec<_> =
        table.into_iter().map(|(key, value)| (self::key(key), node(source, value, problems))).collect();
    entries.sort_by_key(|(key, _)| key.span);
    Value::Table(entries)
}

fn key(key: Spanned<DeString<'_>>) -> Key<'_> {
    Key { span: span(&key), text: key.into_inner() }
}

fn node<'a>(source: &'a Source, spanned: Spanned<DeValue<'a>>, problems: &mut Problems) -> Node<'a> {
    let span = span(&spanned);
    let value = match spanned.into_inner() {
        DeValue::String(text) => Value::Text(if unicode_normalization::is_nfc(&text) {
            text
        } else {
            text.nfc().collect::<String>().into()
        }),
        DeValue::Integer(number) => Value::Number(written(source, span, number.as_str())),
        DeValue::Float(number) => Value::Number(written(source, span, number.as_str())),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Datetime(value) => date(source, span, value, problems),
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| node(source, item, problems)).collect())
        }
        DeValue::Table(table) => entries(source, table, problems),
    };
    Node { span, value }
}

/// The number as the file has it (`toml` drops underscores).
fn written<'a>(source: &'a Source, span: Span, parsed: &str) -> std::borrow::Cow<'a, str> {
    source.text().get(span.start..span.end).map_or_else(|| parsed.to_owned().into(), Into::into)
}

fn date<'a>(source: &Source, span: Span, value: Datetime, problems: &mut Problems) -> Value<'a> {
    let Datetime { date, time: None, offset: None } = value else {
        problems.at(source.place(span), FileFault::NotADate);
        return Value::Null;
    };
    let found = date.and_then(|date| Date::new(date.year, date.month, date.day));
    found.map_or_else(
        || {
            problems.at(source.place(span), FileFault::NotADate);
            Value::Null
        },
        Value::Date,
    )
}
