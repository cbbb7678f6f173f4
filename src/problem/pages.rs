//! What each diagnostic means: its section of `docs/diagnostics.md`, which is the one place where it is written.

use crate::text::Lang;

const DOCUMENT: &str = include_str!("../../docs/diagnostics.md");

/// The section of a code in one language, with the example that the program prints; none for a code that
/// there is not.
#[must_use]
pub fn page(code: &str, lang: Lang) -> Option<String> {
    let section = sections().find(|section| section.split(' ').next() == Some(code))?;
    let (heading, body) = section.split_once('\n')?;
    let (text, example) = body.split_once("```text\n")?;
    let example = example.split("```").next().unwrap_or_default();
    let (english, vietnamese): (Vec<&str>, Vec<&str>) =
        text.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with("> "));
    Some(match lang {
        Lang::Vi => format!("{heading}\n\n{}\n\n{example}", vietnamese.join("\n")),
        Lang::En => {
            let text = english.join("\n").replace("> ", "").replace("**", "");
            format!("{code} {text}\n\n{example}")
        }
    })
}

/// All codes, in order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    sections().filter_map(|section| section.split(' ').next())
}

/// The sections, each from its code on.
fn sections() -> impl Iterator<Item = &'static str> {
    DOCUMENT.split("\n### ").skip(1).map(|section| section.split("\n## ").next().unwrap_or(section))
}
