//! The two languages in which the program speaks.

use std::fmt::Display;

/// The language of messages, help and reports; Vietnamese unless asked otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese (*tiếng Việt*): decimal comma.
    #[default]
    Vi,
    /// English: decimal point.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// So many of something, in English: `1 unit`, `2 units`.
#[must_use]
pub fn number_of<N: Copy + Display + PartialEq + From<u8>>(count: N, one: &str, several: &str) -> String {
    format!("{count} {}", if count == N::from(1) { one } else { several })
}

/// A sentence in the language asked for. Both are format strings over the same names, so the compiler
/// sees that neither is missing.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(, $argument:expr)* $(,)?) => {
        match $lang {
            $crate::text::Lang::Vi => format!($vi $(, $argument)*),
            $crate::text::Lang::En => format!($en $(, $argument)*),
        }
    };
}
pub(crate) use say;
