//! A choice of an input: the identifier that rules and counts use, and the words that people read.

use crate::text::{Lang, name_key};
use std::{cmp::Ordering, fmt, sync::Arc};

/// A choice. It is known by its identifier; its words are no part of what it is.
#[derive(Clone, Debug)]
pub struct Choice {
    id: Arc<str>,
    words: Option<Arc<Words>>,
}

/// What people read.
#[derive(Debug)]
struct Words {
    vi: String,
    en: Option<String>,
}

impl Choice {
    /// A choice that people read as `vi`, and in English as `en` where there is one.
    #[must_use]
    pub fn labelled(id: &str, vi: String, en: Option<String>) -> Self {
        Self { id: id.into(), words: Some(Arc::new(Words { vi, en })) }
    }

    /// The identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people read: its words, else its identifier.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> &str {
        match self.words.as_deref() {
            Some(Words { en: Some(en), .. }) if lang == Lang::En => en,
            Some(words) => &words.vi,
            None => &self.id,
        }
    }

    /// What people read, with the identifier behind it where that is another.
    #[must_use]
    pub fn explained(&self, lang: Lang) -> String {
        match self.shown(lang) {
            shown if shown == self.id() => shown.to_owned(),
            shown => format!("{shown} ({})", self.id),
        }
    }

    /// Whether a text names it: by its identifier, or by its words in either language.
    #[must_use]
    pub fn is_named(&self, text: &str) -> bool {
        let named = |words: &str| name_key(words) == name_key(text);
        text == self.id()
            || self
                .words
                .as_deref()
                .is_some_and(|words| named(&words.vi) || words.en.as_deref().is_some_and(named))
    }
}

impl From<&str> for Choice {
    fn from(id: &str) -> Self {
        Self { id: id.into(), words: None }
    }
}

/// The identifier.
impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Choice {}

impl PartialOrd for Choice {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Choice {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_its_identifier_and_is_named_by_its_words_too() {
        let late = Choice::labelled("late", "Gửi chậm".to_owned(), Some("sent late".to_owned()));
        assert_eq!(late, Choice::from("late"));
        for text in ["late", "gửi chậm", "Sent late"] {
            assert!(late.is_named(text), "{text}");
        }
        assert!(!late.is_named("Late") && !late.is_named("gửi") && !late.is_named(""));
        assert_eq!((late.shown(Lang::Vi), late.shown(Lang::En)), ("Gửi chậm", "sent late"));
        assert_eq!(late.explained(Lang::En), "sent late (late)");
        let bare = Choice::from("late");
        assert_eq!((bare.shown(Lang::Vi), bare.explained(Lang::En).as_str()), ("late", "late"));
    }
}
