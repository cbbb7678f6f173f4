//! Text from data as it may be shown: what could move the cursor or turn the line is made visible.

use std::borrow::Cow;

/// `text` with every control, bidirectional and invisible formatting character written as `⟨U+XXXX⟩`.
///
/// A line break becomes a space, so that one cell stays on its line.
///
/// ```
/// use phuctra::text::visible;
///
/// assert_eq!(visible("0,96\u{1b}[2K"), "0,96⟨U+001B⟩[2K");
/// assert_eq!(visible("Triệu Trạch"), "Triệu Trạch");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| is_break(c) || is_hidden(c)) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn shown(c: char) -> String {
    match c {
        c if is_break(c) => " ".to_owned(),
        c if is_hidden(c) => format!("⟨U+{:04X}⟩", u32::from(c)),
        c => c.to_string(),
    }
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\t')
}

/// C0 and C1 controls, line separators, and the characters of Unicode that have no shape of their own
/// but change the order or the look of others.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_mislead_is_written_out() {
        assert_eq!(visible("a\r\nb"), "a⟨U+000D⟩ b");
        assert_eq!(visible("\u{202E}69,0"), "⟨U+202E⟩69,0");
        assert_eq!(visible("\u{9B}31m"), "⟨U+009B⟩31m");
        assert_eq!(visible("\u{7f}"), "⟨U+007F⟩");
    }
}
