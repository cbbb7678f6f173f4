//! `verify rules new`: a rule set from a template.

use super::written::{tell_taken, written};
use crate::{
    cli::{
        Answer, Page,
        args::{self, Args},
        command::{self, Command},
        format::Gives,
    },
    draft::template,
    problem::Problems,
    text::Lang,
};
use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use std::path::PathBuf;

pub(super) const COMMAND: Command =
    Command { name: "new", clap, options: &[args::SETS], gives: Gives::formats(&[]), below: &[], run };

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let id =
        argument("id").required(true).display_order(0).value_name(lang.pick("TÊN", "ID")).help(lang.pick(
            "tên của bộ quy tắc: chữ thường không dấu, chữ số và gạch nối",
            "the name of the rule set: small ASCII letters, digits and hyphens",
        ));
    let folder = argument("folder")
        .display_order(1)
        .value_name(lang.pick("THƯ-MỤC", "DIR"))
        .value_parser(value_parser!(PathBuf))
        .help(lang.pick(
            "thư mục chứa các bộ quy tắc, trong đó thư mục TÊN được tạo (mặc định: thư mục hiện tại)",
            "the folder of rule sets in which the folder ID is made (default: the current one)",
        ));
    base.about(lang.pick(
        "lập bộ quy tắc mới từ mẫu, mọi chỗ phải điền đều được đánh dấu",
        "makes a rule set from a template, with a mark wherever something is to be filled in",
    ))
    .override_usage(lang.pick("verify rules new TÊN [THƯ-MỤC]", "verify rules new ID [DIR]"))
    .args([id, folder])
}

fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let mut problems = Problems::default();
    tell_taken(id, args, &mut problems);
    match template(id, &mut problems) {
        Some(drafts) => written(&folder.join(id), &drafts, problems, args.lang),
        None => Answer::failed(problems),
    }
}
