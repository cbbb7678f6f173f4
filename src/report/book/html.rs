//! HTML in pieces. Text becomes HTML in one way only, escaped; names of elements and classes stand in the program.

use crate::report::markup::escape;

/// A piece of HTML.
#[derive(Clone, Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Whether there is nothing in it.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn push(&mut self, more: impl Into<Self>) {
        self.0 += &more.into().0;
    }

    /// The finished text.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self(escaped(text))
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self(escaped(&text))
    }
}

impl FromIterator<Self> for Html {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// An element.
pub(super) fn element(tag: &'static str, inner: impl Into<Html>) -> Html {
    Html(format!("<{tag}>{}</{tag}>", inner.into().0))
}

/// An element of a class.
pub(super) fn classed(tag: &'static str, class: &'static str, inner: impl Into<Html>) -> Html {
    Html(format!("<{tag} class=\"{class}\">{}</{tag}>", inner.into().0))
}

/// An element of a class to which can be linked; the name comes from data.
pub(super) fn named(tag: &'static str, class: &'static str, id: &str, inner: impl Into<Html>) -> Html {
    Html(format!("<{tag} class=\"{class}\" id=\"{}\">{}</{tag}>\n", escaped(id), inner.into().0))
}

/// A link to a name in the same file.
pub(super) fn link(id: &str, inner: impl Into<Html>) -> Html {
    Html(format!("<a href=\"#{}\">{}</a>", escaped(id), inner.into().0))
}

/// A table; its columns are headed. It moves within its own frame where the page is too narrow, by keyboard too.
pub(super) fn table<const N: usize>(class: &'static str, heads: [&str; N], rows: Vec<[Html; N]>) -> Html {
    let label = escaped(&heads.join(", "));
    let head = |text: &str| Html(format!("<th scope=\"col\">{}</th>", escaped(text)));
    let head: Html = heads.into_iter().map(head).collect();
    let row = |cells: [Html; N]| {
        let cells: Html = cells.into_iter().map(|cell| element("td", cell)).collect();
        Html(format!("{}\n", element("tr", cells).0))
    };
    let body: Html = rows.into_iter().map(row).collect();
    let inner = element("thead", element("tr", head)).0 + "\n" + &element("tbody", body).0;
    let table = classed("table", class, Html(inner)).0;
    Html(format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">{table}</div>\n"))
}

/// Text, safe as content and inside quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_stays_text() {
        let hostile = "<script>x</script>\" onload='y' & \u{202E}z\n";
        let shown = named("p", "a", hostile, hostile).into_text();
        let text = "&lt;script&gt;x&lt;/script&gt;&quot; onload=&#39;y&#39; &amp; ⟨U+202E⟩z ";
        assert_eq!(shown, format!("<p class=\"a\" id=\"{text}\">{text}</p>\n"));
    }
}
