//! Texts as TOML writes them.

use crate::text::letters;
use std::fmt::Write;

/// A text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as one comment line, without what would end it.
pub(super) fn comment(text: &str) -> String {
    let words: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key from a title: `Tỷ lệ hồ sơ đúng hạn` is `ty-le-ho-so-dung-han`. No longer than `most`, cut between words.
pub(super) fn slug(title: &str, most: usize) -> String {
    let mut slug = String::new();
    let letters = letters(title);
    for word in
        letters.split(' ').filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
    {
        if slug.len().saturating_add(word.len()) >= most {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_what_they_are() {
        assert_eq!(quoted("a \"b\" \\ c\nd\u{7}"), "\"a \\\"b\\\" \\\\ c d\\u0007\"");
        assert_eq!(comment("a\nb  # c"), "a b # c");
    }

    #[test]
    fn keys_are_plain_and_short() {
        assert_eq!(slug("Tỷ lệ hồ sơ giải quyết đúng hạn (2024)", 60), "ty-le-ho-so-giai-quyet-dung-han");
        assert_eq!(slug("Tỷ lệ hồ sơ giải quyết đúng hạn", 14), "ty-le-ho-so");
        assert_eq!(slug("123 – 中文", 60), "");
    }
}
