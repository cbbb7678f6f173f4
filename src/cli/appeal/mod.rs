//! `verify appeal … -o letter.docx`: the letter that asks for a second look; with `-o FOLDER`, one of each unit.

mod options;
mod summary;

pub(super) use options::{arguments, day, profile, read_profile};
pub(super) use summary::summary;

use super::{
    Answer, Page, Product, Status,
    args::{self, Args},
    command::Command,
    failed,
    format::{Format, Gives},
    load::load,
    output::is_folder,
};
use crate::{
    inquiry::{UnitInquiry, inquire},
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{
        docx::{package, render},
        dossier::File,
        letter::{Chosen, Profile, choose, letter},
    },
    text::{Lang, slug, visible},
    verify::Verified,
};
use clap::{ArgMatches, Command as Clap};
use std::path::Path;

pub(super) const COMMAND: Command = Command {
    name: "appeal",
    clap,
    options: &[args::INPUTS, args::RULES, args::LIMITS],
    gives: Gives::formats(&[Format::Docx]).or_folder(),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    base.about(lang.pick(
        "soạn công văn đề nghị xem xét lại điểm (DOCX, thể thức Nghị định 30/2020/NĐ-CP)",
        "writes the letter that asks for a second look (DOCX, layout of Decree 30/2020; in Vietnamese)",
    ))
    .override_usage(lang.pick(
        "verify appeal --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU -o cong-van.docx|THƯ-MỤC [--profile TỆP]",
        "verify appeal --appraised TABLE --raw COUNTS -o letter.docx|FOLDER [--profile FILE]",
    ))
    .args(arguments(lang))
}

/// Writes the letter of one unit, or of each; says on the standard output what is in it, and what is not.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let folder = args.output.as_deref().filter(|output| is_folder(output));
    let profile = match profile(args, matches) {
        Ok(profile) => profile,
        Err(problems) => return Answer::failed(problems),
    };
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut problems = std::mem::take(&mut loaded.context).problems;
    let results = loaded.verified(&mut problems);
    // The letters of a folder are withheld with their units.
    if problems.reject_run() || problems.any_error() && folder.is_none() {
        return Answer::failed(problems);
    }
    let wanted = matches.get_one::<String>("unit");
    if let Some(folder) = folder {
        return of_each((args, folder), &profile, wanted, &results, problems);
    }
    match one_unit(wanted, &results) {
        Ok(verified) => answer(args, &profile, verified, problems),
        Err(problem) => failed(problem),
    }
}

/// The unit of a name, or the only one.
pub(super) fn one_unit<'v, 'g>(
    wanted: Option<&String>,
    results: &'v [Verified<'g>],
) -> Result<&'v Verified<'g>, Problem> {
    let found: Vec<_> = named(wanted, results).collect();
    match found.as_slice() {
        [verified] => Ok(verified),
        _ => Err(no_such_unit(wanted, results)),
    }
}

fn named<'v, 'g>(
    wanted: Option<&String>,
    results: &'v [Verified<'g>],
) -> impl Iterator<Item = &'v Verified<'g>> {
    results.iter().filter(move |verified| wanted.is_none_or(|name| verified.docket.unit == *name))
}

fn answer(args: &Args, profile: &Profile, verified: &Verified<'_>, problems: Problems) -> Answer {
    let (text, written) = written(verified, profile, args.lang);
    match written {
        None => Answer { text, problems, status: Status::Open, product: Product::Nothing },
        Some(Ok(file)) => Answer { text, problems, status: Status::Agrees, product: Product::File(file) },
        Some(Err(problem)) => failed(problem),
    }
}

/// What is said of a unit, and its letter, if it has one.
fn written(
    verified: &Verified<'_>,
    profile: &Profile,
    lang: Lang,
) -> (String, Option<Result<Vec<u8>, Problem>>) {
    let inquiry = inquire(std::slice::from_ref(verified));
    let Some(inquiry) = inquiry.units.first() else { return (String::new(), None) };
    let (chosen, left_out) = choose(verified, inquiry);
    let text = summary(verified, inquiry, (&chosen, &left_out), true, lang);
    let file = (!chosen.is_empty()).then(|| letter_file((verified, inquiry), &chosen, profile, lang));
    (text, file)
}

/// The letter as a file.
pub(super) fn letter_file(
    (verified, inquiry): (&Verified<'_>, &UnitInquiry),
    chosen: &[Chosen],
    profile: &Profile,
    lang: Lang,
) -> Result<Vec<u8>, Problem> {
    package(&render(&letter(verified, inquiry, chosen, profile))).ok_or_else(|| {
        let reason = Reason::Other(lang.pick("quá lớn", "too large").to_owned());
        Problem::new(UsageFault::NotWritten { reason })
    })
}

/// A letter of each unit that has something to ask for.
fn of_each(
    (args, folder): (&Args, &Path),
    profile: &Profile,
    wanted: Option<&String>,
    results: &[Verified<'_>],
    problems: Problems,
) -> Answer {
    let (mut text, mut files): (String, Vec<File>) = (String::new(), Vec::new());
    let mut units = named(wanted, results).peekable();
    if units.peek().is_none() && !problems.any_error() {
        return failed(no_such_unit(wanted, results));
    }
    for verified in units {
        let (said, written) = written(verified, profile, args.lang);
        let name = written.as_ref().map(|_| file_name(verified, &files));
        match written.transpose() {
            Ok(file) => files.extend(name.clone().zip(file).map(|(name, file)| File::new(name, file))),
            Err(problem) => return failed(problem),
        }
        text += &format!(
            "{}{}\n",
            visible(&verified.docket.unit),
            name.map(|name| format!(": {name}")).unwrap_or_default()
        );
        text.extend(said.lines().map(|line| format!("  {line}\n")));
    }
    let status = match (problems.any_error(), files.is_empty()) {
        (true, _) => Status::Problem,
        (false, true) => Status::Open,
        (false, false) => Status::Agrees,
    };
    Answer { text, problems, status, product: Product::Folder(folder.to_path_buf(), files) }
}

/// The name of a unit's letter; of units with like names, the next has a number.
fn file_name(verified: &Verified<'_>, files: &[File]) -> String {
    let unit = slug(&verified.docket.unit);
    let mut name = format!("cong-van-{unit}.docx");
    let mut number = 2_usize;
    while files.iter().any(|file| file.name == name) {
        name = format!("cong-van-{unit}-{number}.docx");
        number = number.saturating_add(1);
    }
    name
}

pub(super) fn no_such_unit(wanted: Option<&String>, results: &[Verified<'_>]) -> Problem {
    let units: Vec<&str> = results.iter().map(|verified| verified.docket.unit.as_str()).take(40).collect();
    Problem::new(UsageFault::WrongValue {
        option: "--unit".to_owned(),
        found: wanted.cloned().unwrap_or_default(),
        expected: units.join(", "),
    })
}
