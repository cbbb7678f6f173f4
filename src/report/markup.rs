//! Markup, HTML or XML: names are the program's own, and all other text is escaped by construction.

use crate::text::visible;

/// The attributes of an element.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// A document in the making.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// A document that begins with words of the program's own.
    #[must_use]
    pub fn new(head: &'static str) -> Self {
        Self { text: head.to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// Closes the element opened last and ends the line.
    pub fn end(&mut self) {
        self.close();
        self.line();
    }

    /// Ends the line.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// Text, from wherever it is.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// An element that holds nothing but text.
    pub fn element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Words of the program's own, as they are.
    pub fn own(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// The document, every element closed.
    #[must_use]
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.text
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// Text as it may stand between tags and between quotation marks; what could turn the line is made visible.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters in XML.
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_data_is_markup() {
        let mut markup = Markup::default();
        markup.open("p", &[("title", "\" onload='x'")]);
        markup.text("<b>&\u{202e}\u{1}\u{ffff}\n");
        assert_eq!(
            markup.finish(),
            "<p title=\"&quot; onload=&#39;x&#39;\">&lt;b&gt;&amp;⟨U+202E⟩⟨U+0001⟩\u{fffd} </p>\n"
        );
    }

    #[test]
    fn every_element_is_closed() {
        let mut markup = Markup::new("<!DOCTYPE html>");
        markup.open("a", &[]);
        markup.open("b", &[]);
        markup.empty("c", &[]);
        assert_eq!(markup.finish(), "<!DOCTYPE html><a><b><c/></b>\n</a>\n");
    }
}
