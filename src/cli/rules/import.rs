//! `verify rules import`: a rule set from a table of criteria.

use super::written::{tell_taken, written};
use crate::{
    cli::{
        Answer, Page,
        args::{self, Args},
        command::{self, Command},
        failed, files,
        format::Gives,
    },
    draft::import,
    input::{Role, read_criteria, source},
    problem::Problems,
    text::Lang,
};
use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use std::path::PathBuf;

pub(super) const COMMAND: Command = Command {
    name: "import",
    clap,
    options: &[args::SETS, args::IMPORTED, args::LIMITS],
    gives: Gives::formats(&[]).or_folder(),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let table = Arg::new("table")
        .required(true)
        .value_name(lang.pick("BẢNG", "TABLE"))
        .value_parser(value_parser!(PathBuf))
        .help_heading(command::arguments(lang))
        .help(lang.pick(
            "bảng tiêu chí (CSV, .xlsx, .xls, .ods, bảng trong .docx): mã, tên, điểm tối đa, cách chấm, các mức, căn cứ",
            "the table of criteria (CSV, .xlsx, .xls, .ods, a table of a .docx): code, title, full points, kind, tiers, citation",
        ));
    base.about(lang.pick(
        "lập bộ quy tắc từ bảng tiêu chí, mọi chỗ bảng không nói đều được đánh dấu",
        "makes a rule set from a table of criteria, with a mark wherever the table does not say",
    ))
    .override_usage(lang.pick(
        "verify rules import BẢNG -o THƯ-MỤC [--sheet TRANG]",
        "verify rules import TABLE -o DIR [--sheet SHEET]",
    ))
    .arg(table)
}

/// The folder gives the rule set its name.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let (Some(folder), Some(table)) = (&args.output, matches.get_one::<PathBuf>("table")) else {
        return failed(args.missing("-o"));
    };
    let mut problems = Problems::default();
    let name = files::last_name(folder);
    tell_taken(&name, args, &mut problems);
    let (file, bytes) = match files::bytes(table, args.limits) {
        Ok(found) => found,
        Err(problem) => return failed(problem),
    };
    let role = Role::Criteria(args.sheet.as_deref());
    let rows = source(file, bytes, role, args.encoding, args.limits, &mut problems)
        .and_then(|source| read_criteria(&source, &mut problems).map(|rows| (source, rows)));
    let drafts = rows.and_then(|(source, rows)| import(&name, &source, &rows, &mut problems));
    match drafts {
        Some(drafts) => written(folder, &drafts, problems, args.lang),
        None => Answer::failed(problems),
    }
}
