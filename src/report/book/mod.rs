//! The book of a rule set: for an official who will never read TOML. The guidance's words stand beside the rule
//! in words and as formulas, the author's form beside the lowered one; what is assumed is marked as such.

mod assumptions;
mod citation;
mod criterion;
mod example;
mod grades;
mod groups;
mod head;
mod html;
mod inputs;
mod prose;
mod rule;

use crate::{
    model::{About, Basis, Certainty, Guidance},
    number::Points,
    text::Lang,
};
use html::{Html, classed, element};

/// How the book looks, on screen and on paper.
const STYLE: &str = include_str!("style.css");

/// The book of a rule set: one HTML file that needs nothing else.
#[must_use]
pub fn book(guidance: &Guidance, lang: Lang) -> String {
    let book = Book { guidance, lang };
    let parts = [book.head(), book.assumptions(), book.groups(), book.grades(), book.ranking()];
    let body: Html = parts.into_iter().collect();
    let title = element("title", format!("{} [{}]", guidance.title, guidance.id)).into_text();
    let (code, body) = (lang.pick("vi", "en"), element("main", body).into_text());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{title}\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// A rule set, and the language in which it is told.
struct Book<'b> {
    guidance: &'b Guidance,
    lang: Lang,
}

impl Book<'_> {
    const fn pick<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(vi, en)
    }

    fn points(&self, points: &Points) -> String {
        points.shown(self.lang, self.guidance.digits())
    }

    /// How well something is known, in a word that also paper without colour shows.
    fn basis(&self, basis: Basis) -> Html {
        let class = match basis {
            Basis::Quoted => "basis quoted",
            Basis::Paraphrased => "basis paraphrased",
            Basis::Inferred => "basis inferred",
        };
        classed("span", class, basis.label(self.lang))
    }

    /// How well a criterion is known: its rule, and what is known less well.
    fn certainty(&self, certainty: Certainty) -> Html {
        let mut html = self.basis(certainty.rule);
        let weaker = certainty.weaker(self.lang);
        if !weaker.is_empty() {
            html.push(format!(" ({})", weaker.join("; ")));
        }
        html
    }

    /// The same where the author may have said nothing.
    fn basis_if_known(&self, basis: Option<Basis>) -> Html {
        basis.map_or_else(
            || classed("span", "basis unsaid", self.pick("không ghi mức căn cứ", "basis not stated")),
            |basis| self.basis(basis),
        )
    }

    /// What official texts say against each other about something.
    fn contradictions(&self, about: &About) -> Html {
        let told = self.guidance.contradictions.iter().filter(|one| one.about == *about);
        let told = told.map(|one| {
            let mut text = element("strong", self.pick("Văn bản mâu thuẫn: ", "The texts disagree: "));
            text.push(one.text.as_str());
            text.push(" ");
            text.push(self.citation_line(&one.citation));
            classed("p", "contradiction", text)
        });
        told.collect()
    }
}

/// The name under which a criterion can be linked to.
fn anchor(key: &str) -> String {
    format!("c-{key}")
}

/// A term and what is to be said of it.
fn field(name: &str, text: impl Into<Html>) -> Html {
    let mut line = classed("dt", "", name);
    line.push(element("dd", text));
    line
}
