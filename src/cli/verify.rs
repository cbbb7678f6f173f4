//! The main command: recompute, compare, report.

use super::{
    Answer, Page, Status,
    args::{Args, Format},
    audit::several_units,
    failed,
    load::load,
};
use crate::{
    inquiry::{Inquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{Context, compose, content, csv, json, text},
    verify::Verified,
};

/// Verifies every unit and reports.
pub(super) fn run(args: &Args, page: Page) -> Answer {
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return rejected(args, problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    let results = loaded.verified(&mut context.problems);
    if loaded.letter.is_some() && results.len() > 1 {
        return failed(several_units(args));
    }
    let status = if context.problems.any_error() { Status::Problem } else { status(&results) };
    let rendered = render(args, page, &results, &context);
    match rendered {
        Ok(text) => Answer { text, problems: context.problems, status },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

/// A rejected run shows no score; its problems also stand in the JSON.
fn rejected(args: &Args, problems: Problems) -> Answer {
    if args.format != Format::Json {
        return Answer::failed(problems);
    }
    let context = Context { problems, ..Context::default() };
    let text =
        json::render(&content::report(&[], &Inquiry::default(), &context, args.lang)).unwrap_or_default();
    Answer { text, problems: context.problems, status: Status::Problem }
}

fn render(args: &Args, page: Page, results: &[Verified<'_>], context: &Context) -> Result<String, String> {
    match args.format {
        Format::Text => {
            let blocks = compose::report(results, &inquire(results), context, args.lang);
            Ok(if results.is_empty() {
                String::new()
            } else {
                text::render(&blocks, page.width, page.colour)
            })
        }
        Format::Json => json::render(&content::report(results, &inquire(results), context, args.lang))
            .map_err(|error| error.to_string()),
        Format::Csv => csv::render(results).map_err(|error| error.to_string()),
    }
}

/// 1 if something differs, else 3 if something is open, else 0.
pub(super) fn status(results: &[Verified<'_>]) -> Status {
    if results.iter().any(Verified::differs) {
        Status::Differs
    } else if results.iter().any(Verified::open) {
        Status::Open
    } else {
        Status::Agrees
    }
}
