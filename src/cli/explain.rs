//! `verify explain ROW`: the full trace of one row.

use super::{
    Answer, Page, Product,
    args::{self, Args},
    command::{self, Command},
    failed,
    format::{Format, Gives},
    load::load,
    output,
    verify::status,
};
use crate::{
    inquiry::inquire,
    problem::{Problem, UsageFault},
    report::{blocks::Block, explain::explain, language},
    text::Lang,
    verify::Verified,
};
use clap::{Arg, ArgMatches, Command as Clap};
use std::collections::BTreeSet;

pub(super) const COMMAND: Command = Command {
    name: "explain",
    clap,
    options: &[args::INPUTS, args::RULES, args::LIMITS, args::LOOK],
    gives: Gives::formats(&[Format::Text, Format::Html]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let row = Arg::new("row")
        .required(true)
        .value_name(lang.pick("DÒNG", "ROW"))
        .help_heading(command::arguments(lang))
        .help(lang.pick("mã, khóa hoặc số dòng trong bảng điểm", "code, key or line of the table"));
    base.about(lang.pick(
        "giải thích từng bước một dòng: theo mã, khóa hoặc số dòng",
        "explains one row step by step: by code, key or line",
    ))
    .override_usage(lang.pick(
        "verify explain 3.13.2 --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU",
        "verify explain 3.13.2 --appraised TABLE --raw COUNTS",
    ))
    .arg(row)
}

/// Explains the row that a code, key or line names, in every unit that has it.
fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let row = matches.get_one::<String>("row").map_or("", String::as_str);
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    let results = loaded.verified(&mut context.problems);
    if context.problems.any_error() {
        return Answer::failed(context.problems);
    }
    let mut blocks = Vec::new();
    let inquiry = inquire(&results);
    for (verified, found) in results.iter().zip(&inquiry.units) {
        for index in find(verified, row) {
            if !blocks.is_empty() {
                blocks.push(Block::Space);
            }
            blocks.extend(explain(verified, found, index, args.lang));
        }
    }
    if blocks.is_empty() {
        let known =
            results.iter().flat_map(|verified| (0..verified.rows.len()).map(|index| label(verified, index)));
        let mut known: Vec<String> = known.collect();
        // Of many units, each row once.
        let mut seen = BTreeSet::new();
        known.retain(|label| seen.insert(label.clone()));
        // What lies in a group of that code comes first.
        known.sort_by_key(|label| !label.starts_with(row));
        known.truncate(40);
        return failed(Problem::new(UsageFault::NoSuchRow { name: row.to_owned(), known }));
    }
    blocks.extend(language::line(args.lang).into_iter().flat_map(|line| [Block::Space, line]));
    let text = output::shown(args, page, &blocks);
    Answer { text, problems: context.problems, status: status(&results), product: Product::Text }
}

/// The rows of a name: by line or key, by the rules' code, or all that print the code.
fn find(verified: &Verified<'_>, name: &str) -> Vec<usize> {
    let rows = || (0..verified.rows.len()).filter_map(|index| Some((index, verified.row(index)?)));
    let by = |fits: &dyn Fn(&crate::model::Row, Option<&crate::model::Criterion>) -> bool| {
        rows()
            .filter(|(_, (_, row, criterion))| fits(row, *criterion))
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
    };
    let printed = by(&|row, _| row.code.as_deref() == Some(name));
    if printed.len() > 1 {
        return printed;
    }
    let exact = by(&|row, criterion| {
        row.line.to_string() == name
            || criterion.is_some_and(|criterion| criterion.key == name || criterion.code == name)
    });
    if exact.is_empty() { printed } else { exact }
}

/// A row as it can be named: by its code and key, or by its line where no criterion is known.
fn label(verified: &Verified<'_>, index: usize) -> String {
    let Some((_, row, criterion)) = verified.row(index) else { return String::new() };
    criterion
        .map_or_else(|| row.line.to_string(), |criterion| format!("{} ({})", criterion.code, criterion.key))
}
