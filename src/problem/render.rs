//! Problems for people: code, place, the line with a caret, and help.

use super::{Fault, Place, Problem, Problems, Severity};
use crate::text::{Lang, lang::say, visible};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// The longest part of a line that is shown, in characters.
const MOST_SHOWN: usize = 160;

/// One problem as text, ending in a line break.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang, colour: bool) -> String {
    let severity = problem.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::INFO,
    };
    let level = level.with_name(severity.label(lang));
    let title = level.primary_title(problem.kind.message(lang)).id(problem.kind.code());
    let mut shown = None;
    let mut group = match &problem.place {
        Some(Place { file, cell: Some(cell), .. }) => {
            let path = format!("{}, {}", visible(file), visible(cell));
            title.element(Origin::path(path))
        }
        Some(place) if place.line > 0 => {
            let (snippet, column) = snippet(place);
            shown = Some((place, column));
            title.element(snippet)
        }
        Some(place) => title.element(Origin::path(visible(&place.file).into_owned())),
        None => Group::with_title(title),
    };
    if let Some(unit) = &problem.unit {
        let text = say!(lang, "đơn vị: {}", "unit: {}", visible(unit));
        group = group.element(Level::NOTE.with_name(lang.pick("chú thích", "note")).message(text));
    }
    if let Some(cited) = &problem.cited {
        let text = say!(lang, "căn cứ: {}", "source: {}", visible(cited));
        group = group.element(Level::NOTE.with_name(lang.pick("chú thích", "note")).message(text));
    }
    if let Some(help) = problem.kind.help(lang) {
        group = group.element(Level::HELP.with_name(lang.pick("gợi ý", "help")).message(help));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let text = format!("{}\n", renderer.render(&[group]));
    match shown {
        Some((place, column)) => at_its_column(&text, place, column),
        None => text,
    }
}

/// The text with the column that the place has in the file: the renderer counts in what is shown of the line, which may
/// begin later and spell out what cannot be seen.
fn at_its_column(text: &str, place: &Place, shown: usize) -> String {
    let at = |column: usize| format!("{}:{}:{column}", visible(&place.file), place.line);
    // The place is told below the title, before anything of the file.
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{title}\n{}", rest.replacen(&at(shown), &at(place.column), 1))
}

/// All problems as text, and how many more there were.
#[must_use]
pub fn all(problems: &Problems, lang: Lang, colour: bool) -> String {
    let mut text: String = problems.iter().map(|one| problem(one, lang, colour)).collect();
    if problems.more() > 0 {
        let more = problems.more();
        text += &say!(lang, "… và {more} vấn đề khác\n", "… and {more} more\n");
    }
    text
}

/// The line of the place, and in which of the characters shown the mark begins, counted from 1; what comes before the
/// mark is made visible first, so that the caret stays right.
fn snippet(place: &Place) -> (Snippet<'_, annotate_snippets::Annotation<'_>>, usize) {
    let skipped = place.ahead.saturating_add(1).saturating_sub(MOST_SHOWN / 2);
    let shortened = skipped > 0 || place.ahead.saturating_add(1) < place.column;
    let ellipsis = if shortened { "…" } else { "" };
    let characters = || place.text.chars().skip(skipped);
    let ahead = place.ahead.saturating_sub(skipped);
    let before: String = characters().take(ahead).collect();
    let meant: String = characters().skip(ahead).take(place.width).collect();
    let after: String =
        characters().skip(ahead).skip(place.width).take(MOST_SHOWN.saturating_sub(ahead)).collect();
    let (before, meant, after) = (visible(&before), visible(&meant), visible(&after));
    let start = ellipsis.len().saturating_add(before.len());
    let end = start.saturating_add(meant.len().max(1));
    let line = format!("{ellipsis}{before}{meant}{after}");
    let end = end.min(line.len().max(start));
    let column = ellipsis.chars().chain(before.chars()).count().saturating_add(1);
    let snippet = Snippet::source(line)
        .line_start(place.line)
        .path(visible(&place.file).into_owned())
        .annotation(AnnotationKind::Primary.span(start..end));
    (snippet, column)
}
