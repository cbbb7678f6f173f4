//! What a report in another language leaves as it is.

use super::blocks::{Block, Style, styled};
use crate::text::Lang;

/// That the words of rule sets and documents are not translated; none in Vietnamese, in which they are written.
#[must_use]
pub const fn left_as_it_is(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Vi => None,
        Lang::En => Some(
            "Titles, definitions and quotations are in the language of the rule set and of the documents.",
        ),
    }
}

/// The same as a line of a report, which says it once.
#[must_use]
pub fn line(lang: Lang) -> Option<Block> {
    left_as_it_is(lang).map(|text| Block::Text(0, vec![styled(Style::Faint, text)]))
}
