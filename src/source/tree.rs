//! The tree that JSON and TOML share: values with their place, numbers kept as written.

use super::Span;
use std::{borrow::Cow, fmt};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Where.
    pub span: Span,
    /// What.
    pub value: Value<'a>,
}

/// A value of JSON or TOML. Numbers are kept as written: no float ever comes into being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// JSON's `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written.
    Number(Cow<'a, str>),
    /// A text.
    Text(Cow<'a, str>),
    /// TOML's local date.
    Date(Date),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys and values, in the order of the file, each key once.
    Table(Vec<(Key<'a>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The value of a key, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
    }

    /// The entries of a table; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[(Key<'a>, Self)] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    /// The items of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// Where.
    pub span: Span,
    /// The key, composed (NFC).
    pub text: Cow<'a, str>,
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// A date that exists in the calendar.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// The day after, if it has four digits of a year.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let day = self.day.checked_add(1).and_then(|day| Self::new(self.year, self.month, day));
        let month = || Self::new(self.year, self.month.checked_add(1)?, 1);
        let year = || Self::new(self.year.checked_add(1)?, 1, 1);
        day.or_else(month).or_else(year)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let day = self.day.checked_sub(1).and_then(|day| Self::new(self.year, self.month, day));
        let last = |year: u16, month: u8| (28..=31).rev().find_map(|day| Self::new(year, month, day));
        let month = || last(self.year, self.month.checked_sub(1)?);
        let year = || last(self.year.checked_sub(1)?, 12);
        day.or_else(month).or_else(year)
    }

    /// Reads `2024-01-31`.
    ///
    /// ```
    /// use phuctra::source::Date;
    ///
    /// assert_eq!(Date::parse("2024-01-31"), Date::new(2024, 1, 31));
    /// assert_eq!(Date::parse("2023-02-29"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, width| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        let shaped = parts.next().is_none() && digits(year, 4) && digits(month, 2) && digits(day, 2);
        if shaped { Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?) } else { None }
    }

    /// Reads `31/01/2024`, also without the zeros, as Vietnamese offices write it.
    ///
    /// ```
    /// use phuctra::source::Date;
    ///
    /// assert_eq!(Date::parse_vietnamese("14/1/2025"), Date::new(2025, 1, 14));
    /// assert_eq!(Date::parse_vietnamese("+1/1/2025"), None);
    /// ```
    #[must_use]
    pub fn parse_vietnamese(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let shaped =
            parts.next().is_none() && digits(day) && digits(month) && digits(year) && year.len() == 4;
        if shaped { Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?) } else { None }
    }

    /// As Vietnamese offices write it: `31/01/2024`.
    #[must_use]
    pub fn vietnamese(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The sort of a value, as messages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A date.
    Date,
    /// A list.
    List,
    /// Keys and values.
    Table,
}

impl Value<'_> {
    /// The sort of the value.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::Date(_) => Kind::Date,
            Self::List(_) => Kind::List,
            Self::Table(_) => Kind::Table,
        }
    }
}
