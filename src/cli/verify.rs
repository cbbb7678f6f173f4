//! The main command: recompute, compare, report.

use super::{
    Answer, Page, Product, Status,
    args::{Args, Format},
    audit::several_units,
    failed,
    load::{Loaded, load},
    output,
};
use crate::{
    inquiry::{Inquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{Context, compose, content, csv, json},
    verify::Verified,
};

/// Verifies every unit and reports.
pub(super) fn run(args: &Args, page: Page) -> Answer {
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return rejected(args, problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    if args.format == Format::Csv {
        return rows(args, &loaded, context.problems);
    }
    let results = loaded.verified(&mut context.problems);
    if context.problems.reject_run() {
        return rejected(args, context.problems);
    }
    if loaded.letter.is_some() && results.len() > 1 {
        return failed(several_units(args));
    }
    let status = if context.problems.any_error() { Status::Problem } else { status(&results) };
    let rendered = render(args, page, &results, &context);
    match rendered {
        Ok(text) => Answer { text, problems: context.problems, status, product: Product::Text },
        Err(detail) => failed(not_written(detail)),
    }
}

fn not_written(detail: String) -> Problem {
    Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })
}

/// The rows of every unit as CSV; of a unit, nothing is kept but its lines.
fn rows(args: &Args, loaded: &Loaded, mut problems: Problems) -> Answer {
    let units = loaded.each(&mut problems, |verified| (csv::rows(&verified), of_unit(&verified)));
    if problems.reject_run() {
        return Answer::failed(problems);
    }
    if loaded.letter.is_some() && units.len() > 1 {
        return failed(several_units(args));
    }
    let mut text = csv::heading();
    let mut status = Status::Agrees;
    for (lines, of_unit) in units {
        match lines {
            Ok(lines) => text.push_str(&lines),
            Err(error) => return failed(not_written(error.to_string())),
        }
        status = status.graver(of_unit);
    }
    if problems.any_error() {
        status = Status::Problem;
    }
    Answer { text, problems, status, product: Product::Text }
}

/// A rejected run shows no score; its problems also stand in the JSON.
fn rejected(args: &Args, problems: Problems) -> Answer {
    if args.format != Format::Json {
        return Answer::failed(problems);
    }
    let context = Context { problems, ..Context::default() };
    let text =
        json::render(&content::report(&[], &Inquiry::default(), &context, args.lang)).unwrap_or_default();
    Answer { text, problems: context.problems, status: Status::Problem, product: Product::Text }
}

fn render(args: &Args, page: Page, results: &[Verified<'_>], context: &Context) -> Result<String, String> {
    if args.format == Format::Json {
        let report = content::report(results, &inquire(results), context, args.lang);
        return json::render(&report).map_err(|error| error.to_string());
    }
    if results.is_empty() {
        return Ok(String::new());
    }
    let blocks = compose::report(results, &inquire(results), context, args.lang);
    Ok(output::shown(args, page, &blocks))
}

/// 1 if something differs, else 3 if something is open, else 0.
pub(super) fn status(results: &[Verified<'_>]) -> Status {
    results.iter().map(of_unit).fold(Status::Agrees, Status::graver)
}

fn of_unit(verified: &Verified<'_>) -> Status {
    if verified.differs() {
        Status::Differs
    } else if verified.open() {
        Status::Open
    } else {
        Status::Agrees
    }
}
