//! Where something comes from: the document, the place, the words, and through what it is known.

use super::{
    Book,
    html::{Html, classed, element},
};
use crate::{
    model::{Citation, Document},
    report::compose::read_off_scores,
    text::{Lang, lang::say},
};

impl Book<'_> {
    /// A citation beside its rule: the words first.
    pub(super) fn citation(&self, citation: &Citation) -> Html {
        let mut html = match &citation.quote {
            Some(quote) => element("blockquote", format!("«{quote}»")),
            None => classed(
                "p",
                "open",
                self.pick(
                    "Bộ quy tắc không trích nguyên văn mục này.",
                    "The rule set does not quote this item.",
                ),
            ),
        };
        html.push(element("p", self.source(citation)));
        if let Some(via) = &citation.via {
            let via = self.document_name(via);
            let text = say!(self.lang, "Chỉ biết qua: {via}.", "Known only through another document: {via}.");
            html.push(classed("p", "via", text));
        }
        if let Some(text) = read_off_scores(self.guidance, citation, self.lang) {
            html.push(classed("p", "open", text));
        }
        html
    }

    /// A citation in one line.
    pub(super) fn citation_line(&self, citation: &Citation) -> Html {
        let mut html = Html::from("(");
        html.push(self.source(citation));
        if let Some(quote) = &citation.quote {
            html.push(format!(": «{quote}»"));
        }
        if let Some(via) = &citation.via {
            let via = self.document_name(via);
            html.push(say!(self.lang, "; chỉ biết qua {via}", "; known only through {via}"));
        }
        html.push(")");
        classed("span", "cite", html)
    }

    fn source(&self, citation: &Citation) -> Html {
        let mut html = Html::from(self.document_name(&citation.source));
        if let Some(at) = &citation.at {
            html.push(format!(", {at}"));
        }
        html.push(" ");
        html.push(self.basis(citation.basis));
        html
    }

    fn document_name(&self, id: &str) -> String {
        self.guidance.document(id).map_or_else(|| id.to_owned(), |document| name(document, self.lang))
    }
}

/// Number, date and issuer of a document.
pub(super) fn name(document: &Document, lang: Lang) -> String {
    let issued = document.issued.map(|date| match lang {
        Lang::Vi => format!(" ngày {}", date.vietnamese()),
        Lang::En => format!(" of {date}"),
    });
    format!("{}{} ({})", document.number, issued.unwrap_or_default(), document.issuer)
}
