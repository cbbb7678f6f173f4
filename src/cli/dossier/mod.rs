//! `verify dossier … -o FOLDER|FILE.zip`: what a unit hands over; `verify dossier --check PATH`: whether anything in
//! it was changed.

mod check;
mod evidence;
mod held;
mod make;

use super::{
    Answer, Page, appeal,
    args::{self, Args},
    command,
    command::Command,
    format::{Format, Gives},
};
use crate::text::Lang;
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use std::path::PathBuf;

pub(super) const COMMAND: Command = Command {
    name: "dossier",
    clap,
    options: &[args::INPUTS, args::DOCUMENT, args::RULES, args::LIMITS],
    gives: Gives::formats(&[Format::Zip]).or_folder().with("check", &[Format::Text]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let option = |name: &'static str| Arg::new(name).long(name).help_heading(command::arguments(lang));
    let scope = option("scope")
        .value_parser(["disputed", "all"])
        .hide_possible_values(true)
        .value_name(lang.pick("PHẠM-VI", "SCOPE"));
    let scope = scope.help(lang.pick(
        "disputed (mặc định): chỉ những gì công văn cần; all: mọi dòng của đơn vị",
        "disputed (default): only what the appeal needs; all: every row of the unit",
    ));
    let personal = option("personal-data").action(ArgAction::SetTrue).help(lang.pick(
        "đưa cả tệp có dấu hiệu dữ liệu cá nhân vào hồ sơ",
        "puts files with signs of personal data into it, too",
    ));
    let check =
        option("check").value_name(lang.pick("HỒ-SƠ", "DOSSIER")).value_parser(value_parser!(PathBuf));
    let check = check.help(lang.pick(
        "kiểm tra một hồ sơ (thư mục hoặc .zip): tệp nào đã đổi, thiếu, thừa",
        "checks a dossier (a folder or a .zip): which files were changed, are missing or were added",
    ));
    let root = option("root").value_name(lang.pick("MÃ-BĂM", "HASH")).requires("check").help(lang.pick(
        "mã băm gốc in trong công văn, để đối chiếu",
        "the root hash that the letter prints, to hold it against",
    ));
    base.about(lang.pick(
        "lập hồ sơ để gửi kèm công văn: dữ liệu, quy tắc, báo cáo, tài liệu kiểm chứng, mã băm; hoặc kiểm tra một hồ sơ",
        "makes the dossier that goes with the letter: data, rules, reports, evidence, hashes; or checks one",
    ))
    .override_usage(lang.pick(
        "verify dossier --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU -o THƯ-MỤC|TỆP.zip [--scope all]\n  \
         verify dossier --check THƯ-MỤC|TỆP.zip [--root MÃ-BĂM]",
        "verify dossier --appraised TABLE --raw COUNTS -o FOLDER|FILE.zip [--scope all]\n  \
         verify dossier --check FOLDER|FILE.zip [--root HASH]",
    ))
    .args([scope, personal, check, root])
    .args(appeal::arguments(lang))
}

fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    match matches.get_one::<PathBuf>("check") {
        Some(path) => check::run(args, path, matches.get_one::<String>("root").map(String::as_str)),
        None => make::run(args, matches),
    }
}
