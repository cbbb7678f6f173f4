//! `verify explain-code CODE`: what a diagnostic means, and what to do.

use super::{
    Answer, Page, Product, Status,
    args::Args,
    command::{self, Command},
    failed,
    format::{Format, Gives},
};
use crate::{
    problem::{Problem, Problems, UsageFault, pages},
    text::{Lang, similar},
};
use clap::{Arg, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command = Command {
    name: "explain-code",
    clap,
    options: &[],
    gives: Gives::formats(&[Format::Text]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let code = Arg::new("code")
        .required(true)
        .value_name(lang.pick("MÃ", "CODE"))
        .help_heading(command::arguments(lang))
        .help(lang.pick("mã của thông báo, ví dụ P007", "the code of a diagnostic, such as P007"));
    base.about(lang.pick(
        "giải thích một mã thông báo: nghĩa, nguyên nhân, cách xử lý",
        "explains the code of a diagnostic: meaning, cause, remedy",
    ))
    .override_usage("verify explain-code P007")
    .arg(code)
}

fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let code = matches.get_one::<String>("code").map(|code| code.to_uppercase()).unwrap_or_default();
    let Some(text) = pages::page(&code, args.lang) else {
        let nearest = similar::nearest(&code, pages::codes()).map(str::to_owned);
        return failed(Problem::new(UsageFault::UnknownCode { code, nearest }));
    };
    Answer { text, problems: Problems::default(), status: Status::Agrees, product: Product::Text }
}
