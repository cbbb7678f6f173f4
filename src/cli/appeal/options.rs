//! Who writes the letter, to whom: options of every command that writes one.

use crate::{
    cli::{
        args::{self, Args},
        command, files,
    },
    problem::Problems,
    report::letter::{Profile, Wording},
    source::{Allowed, Date, Limits},
    text::Lang,
};
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use std::path::PathBuf;

/// The options.
pub(in crate::cli) fn arguments(lang: Lang) -> [Arg; 7] {
    let option =
        |name: &'static str, value: (&'static str, &'static str), help: (&'static str, &'static str)| {
            let option = Arg::new(name).long(name).help_heading(command::arguments(lang));
            option.value_name(lang.pick(value.0, value.1)).help(lang.pick(help.0, help.1))
        };
    let text = ("CHỮ", "TEXT");
    let recipient =
        ("nơi nhận ở dòng Kính gửi; dùng được nhiều lần", "whom the letter addresses; may be repeated");
    [
        option(
            "profile",
            ("TỆP", "FILE"),
            (
                "tệp TOML: cơ quan, nơi nhận, người ký, câu chữ",
                "a TOML file: agency, recipients, signer, wording",
            ),
        )
        .value_parser(value_parser!(PathBuf)),
        option(
            "unit",
            ("ĐƠN-VỊ", "UNIT"),
            ("đơn vị, khi tệp có nhiều đơn vị", "the unit, where the files have several"),
        ),
        option("to", text, recipient).action(ArgAction::Append),
        option("place", text, ("địa danh", "where it is written")),
        option(
            "date",
            ("NGÀY", "DATE"),
            (
                "ngày ban hành, như 14/01/2025; để trống nếu không nêu",
                "its day, such as 14/01/2025; open if not given",
            ),
        ),
        option("position", text, ("chức vụ người ký", "the office of the signer")),
        option("signer", text, ("họ tên người ký", "the signer")),
    ]
}

/// The profile file, then the options, which go before it.
pub(in crate::cli) fn profile(args: &Args, matches: &ArgMatches) -> Result<Profile, Problems> {
    let mut problems = Problems::default();
    let mut profile = read_profile(args, matches, &mut problems)?;
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    if let Some(recipients) = matches.get_many::<String>("to") {
        profile.recipients = recipients.cloned().collect();
    }
    profile.place = text("place").or(profile.place);
    profile.position = text("position").or(profile.position);
    profile.signer = text("signer").or(profile.signer);
    profile.date = day(args, matches, &mut problems);
    if problems.any_error() { Err(problems) } else { Ok(profile) }
}

/// What `--profile` says.
pub(in crate::cli) fn read_profile(
    args: &Args,
    matches: &ArgMatches,
    problems: &mut Problems,
) -> Result<Profile, Problems> {
    let mut profile = Profile { wording: Wording::standard()?, ..Profile::default() };
    if let Some(path) = matches.get_one::<PathBuf>("profile") {
        args.used.add(path);
        match files::read(path, Limits::DEFAULT, Allowed::Unicode) {
            Ok(source) => profile.read(&source, problems),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(profile)
}

/// The day of `--date`.
pub(in crate::cli) fn day(args: &Args, matches: &ArgMatches, problems: &mut Problems) -> Option<Date> {
    let written = matches.get_one::<String>("date")?;
    args::day("--date", written, args.lang).map_err(|problem| problems.push(problem)).ok()
}
