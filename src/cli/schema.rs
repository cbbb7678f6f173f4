//! `verify schema NAME`: the JSON Schema of what the program reads or writes.

use super::{
    Answer, Page, Product, Status,
    args::Args,
    command::{self, Command},
    format::{Format, Gives},
};
use crate::{
    problem::Problems,
    schema::{self, SCHEMAS},
    text::Lang,
};
use clap::{Arg, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command =
    Command { name: "schema", clap, options: &[], gives: Gives::formats(&[Format::Json]), below: &[], run };

fn clap(base: Clap, lang: Lang) -> Clap {
    let name = Arg::new("schema")
        .required(true)
        .value_name(lang.pick("TÊN", "NAME"))
        .value_parser(SCHEMAS.iter().map(|schema| schema.name).collect::<Vec<_>>())
        .hide_possible_values(true)
        .help_heading(command::arguments(lang))
        .help(lang.pick(
            "report: kết quả; audit: kết quả kiểm tra bảng điểm; rank: thứ hạng; regress: kết quả chạy lại hồ sơ; coverage: độ phủ của bộ quy tắc; appraised: bảng điểm; raw: số liệu; \
             rules: bộ quy tắc; lowered: rules.json của hồ sơ; rules-check: kết quả kiểm tra bộ quy tắc; \
             rules-diff: so sánh hai bộ quy tắc",
            "report: the result; audit: the result of an audit; rank: the ranks; regress: what moved in cases; coverage: the coverage of rule sets; \
             appraised: the table of points; raw: the counts; rules: a rule set; lowered: rules.json of a dossier; rules-check: the result of a check of rule sets; \
             rules-diff: a comparison of two",
        ));
    base.about(lang.pick(
        "in JSON Schema của kết quả và của các tệp đầu vào",
        "prints the JSON Schema of the result and of the inputs",
    ))
    .override_usage(
        "verify schema report|audit|rank|regress|coverage|appraised|raw|rules|lowered|rules-check|rules-diff",
    )
    .arg(name)
}

fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let name = matches.get_one::<String>("schema").map(String::as_str).unwrap_or_default();
    match schema::find(name).map(|schema| schema.render(args.lang)) {
        Some(Ok(text)) => {
            Answer { text, problems: Problems::default(), status: Status::Agrees, product: Product::Text }
        }
        Some(Err(problems)) => Answer::failed(problems),
        // `clap` takes no other name.
        None => Answer::failed(Problems::default()),
    }
}
