//! The main command: recompute, compare, report.

use super::{
    Answer, COMMANDS, Page, Product, Status,
    args::{self, Args},
    audit::several_units,
    command::Command,
    failed,
    format::{Format, Gives},
    load::{Loaded, load},
    output,
};
use crate::{
    inquiry::{Inquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{Context, compose, content, docx, json, workbook, xlsx},
    verify::{Verified, VerifiedRow, complete, verify_rows},
};
use clap::ArgMatches;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is done where no command is named.
pub(super) const MAIN: Command = Command {
    name: "verify",
    clap: |base, _| base,
    options: &[args::INPUTS, args::DOCUMENT, args::RULES, args::LIMITS, args::DIALECT, args::LOOK],
    gives: Gives::formats(&[
        Format::Text,
        Format::Html,
        Format::Docx,
        Format::Xlsx,
        Format::Json,
        Format::Csv,
    ]),
    below: COMMANDS,
    run,
};

/// Verifies every unit and reports.
fn run(args: &Args, _: &ArgMatches, page: Page) -> Answer {
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
    if args.format.is_office_file() {
        return match file(args, &results, &context) {
            Ok(product) => Answer { text: String::new(), problems: context.problems, status, product },
            Err(detail) => failed(not_written(detail)),
        };
    }
    let rendered = render(args, page, &results, &context);
    match rendered {
        Ok(text) => Answer { text, problems: context.problems, status, product: Product::Text },
        Err(detail) => failed(not_written(detail)),
    }
}

fn not_written(detail: String) -> Problem {
    Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })
}

/// The rows of every unit as CSV; of a unit, nothing is kept but its lines. Once a row of any unit is found to differ,
/// no sum and no finding changes the status of the run, so none is made any more.
fn rows(args: &Args, loaded: &Loaded, mut problems: Problems) -> Answer {
    let some_row_differs = AtomicBool::new(false);
    let units = loaded.each_docket(&mut problems, |docket, audit| {
        let rows = verify_rows(&docket);
        let lines = args.dialect.rows(&docket, &rows);
        let differs = rows.iter().any(VerifiedRow::differs);
        let known = some_row_differs.fetch_or(differs, Ordering::Relaxed) || differs;
        (lines, if known { Status::Differs } else { of_unit(&complete(docket, rows, audit)) })
    });
    if problems.reject_run() {
        return Answer::failed(problems);
    }
    if loaded.letter.is_some() && units.len() > 1 {
        return failed(several_units(args));
    }
    let mut pieces = vec![args.dialect.heading()];
    let mut status = Status::Agrees;
    for (lines, of_unit) in units {
        match lines {
            Ok(lines) => pieces.push(lines),
            Err(error) => return failed(not_written(error.to_string())),
        }
        status = status.graver(of_unit);
    }
    if problems.any_error() {
        status = Status::Problem;
    }
    Answer { text: String::new(), problems, status, product: Product::Pieces(pieces) }
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

/// The report as a workbook or as a Word document; nothing where no unit was verified.
fn file(args: &Args, results: &[Verified<'_>], context: &Context) -> Result<Product, String> {
    if results.is_empty() {
        return Ok(Product::Text);
    }
    let inquiry = inquire(results);
    if args.format == Format::Xlsx {
        return workbook::write(&xlsx::book(results, &inquiry, context, args.lang)).map(Product::File);
    }
    let blocks = compose::report(results, &inquiry, context, args.lang);
    let document = docx::package(&docx::render(&docx::elements(&blocks)));
    document.map(Product::File).ok_or_else(|| args.lang.pick("quá lớn", "too large").to_owned())
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
