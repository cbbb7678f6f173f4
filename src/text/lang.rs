//! The two languages in which the program speaks.

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
