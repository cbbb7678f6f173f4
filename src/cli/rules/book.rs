//! `verify rules book`: a rule set for those who read no TOML, as one HTML file.

use super::named;
use crate::{
    cli::{
        Answer, Page, Product, Status,
        args::{self, Args},
        command::{self, Command},
        format::{Format, Gives},
        rule_sets::catalogue,
    },
    guidance::read,
    problem::{Problem, Problems, UsageFault},
    report::book::book,
    text::Lang,
};
use clap::{Arg, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command = Command {
    name: "book",
    clap,
    options: &[args::SETS],
    gives: Gives::formats(&[Format::Html]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let set =
        Arg::new("set")
            .required(true)
            .value_name(lang.pick("TÊN|THƯ MỤC", "ID|FOLDER"))
            .help_heading(command::arguments(lang))
            .help(lang.pick(
                "bộ quy tắc: tên có sẵn, hay thư mục của nó",
                "the rule set: a known name, or its folder",
            ));
    base.about(lang.pick(
        "bộ quy tắc thành một trang HTML để đọc và in: lời của hướng dẫn bên cạnh quy tắc, điều suy ra được đánh dấu",
        "the rule set as one HTML page to read and print: the guidance's words beside the rule, inferences marked",
    ))
    .override_usage(lang.pick(
        "verify rules book TÊN|THƯ MỤC [-o TỆP.html]",
        "verify rules book ID|FOLDER [-o FILE.html]",
    ))
    .arg(set)
}

/// Writes the book of one rule set.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let name = matches.get_one::<String>("set").map(String::as_str).unwrap_or_default();
    let mut problems = Problems::default();
    let mut catalogue = catalogue(args, &mut problems);
    let ids = named::add(name, &mut catalogue, &mut problems);
    if let [_, _, ..] = ids.as_slice() {
        problems.push(Problem::new(UsageFault::WrongValue {
            option: "rules book".to_owned(),
            found: name.to_owned(),
            expected: ids.join(", "),
        }));
    }
    if problems.any_error() {
        return Answer::failed(problems);
    }
    let files = ids.first().and_then(|id| catalogue.files(id));
    match files.and_then(|files| read(&files, &mut problems)) {
        Some(guidance) => Answer {
            text: book(&guidance, args.lang),
            problems,
            status: Status::Agrees,
            product: Product::Text,
        },
        None => Answer::failed(problems),
    }
}
