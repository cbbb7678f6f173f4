//! `verify regress`: runs every case and shows what moved; accepts what is meant.

mod accept;
mod check;
mod coverage;
mod review;

pub use check::check;
pub(super) use check::main_run;
pub use review::{Decision, ask};

use super::{
    Answer, Page, Product, Status,
    args::{self, Args, day},
    command::{self, Command},
    failed, files,
    format::{Format, Gives, WATCHED},
    output::watched,
};
use crate::{
    problem::{CaseFault, Place, Problem, Problems, UsageFault, file::Reason},
    regress::{Moved, case::CASE},
    report::{ci, content::regress as content, regress as blocks, text},
    source::Date,
    text::Lang,
};
use accept::{Accepted, accept_all, accept_asked};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use std::path::{Path, PathBuf};

pub(super) const COMMAND: Command = Command {
    name: "regress",
    clap,
    options: &[args::SETS, args::GUIDANCE, args::LOOK],
    gives: GIVES,
    below: &[],
    run,
};

/// What it gives.
const GIVES: Gives = Gives::formats(&WATCHED).with("coverage", &[Format::Text, Format::Html, Format::Json]);

/// Where the cases are, if the user does not say.
const FOLDER: &str = "cases";

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let folder = argument("folder")
        .value_name(lang.pick("THƯ-MỤC", "DIR"))
        .value_parser(value_parser!(PathBuf))
        .help(lang.pick(
            "thư mục chứa các hồ sơ, hoặc một hồ sơ (mặc định: cases)",
            "the folder of the cases, or one case (default: cases)",
        ));
    let accept = argument("accept").long("accept").action(ArgAction::SetTrue).help(lang.pick(
        "ghi báo cáo mới: cùng --reason thì tất cả, không thì hỏi từng hồ sơ trên màn hình",
        "writes the new reports: all with --reason, otherwise case by case on the terminal",
    ));
    let reason =
        argument("reason").long("reason").value_name(lang.pick("LÝ-DO", "WHY")).requires("accept").help(
            lang.pick(
                "lý do, ghi vào changes.md của hồ sơ cùng những gì đã đổi",
                "the reason, written to the changes.md of the case with what moved",
            ),
        );
    let date = argument("date").long("date").value_name(lang.pick("NGÀY", "DATE")).requires("accept").help(
        lang.pick(
            "ngày ghi vào changes.md (2026-11-24 hoặc 24/11/2026); không nêu thì không ghi",
            "the date written to changes.md (2026-11-24 or 24/11/2026); without it, none is",
        ),
    );
    let coverage = argument("coverage")
        .long("coverage")
        .action(ArgAction::SetTrue)
        .conflicts_with("accept")
        .help(lang.pick(
        "thay vì chạy lại: phần nào của các bộ quy tắc chưa có số công bố hay số tính bằng tay nào chạm tới",
        "instead: which parts of the rule sets no published or hand-worked figure ever reached",
    ));
    let all = argument("all").long("all").action(ArgAction::SetTrue).requires("coverage").help(lang.pick(
        "cùng --coverage: nêu cả những phần đã chạm, và số nào chạm tới",
        "with --coverage: the reached parts too, and by which figures",
    ));
    base.about(lang.pick(
        "chạy lại mọi hồ sơ kiểm thử, cho xem báo cáo nào đã đổi và đổi ở đâu",
        "runs every case again and shows which reports moved, and where",
    ))
    .override_usage(lang.pick(
        "verify regress [THƯ-MỤC] [--accept [--reason \"LÝ DO\"] [--date NGÀY]]\n  \
         verify regress [THƯ-MỤC] --coverage [--all] [--guidance TÊN]",
        "verify regress [DIR] [--accept [--reason \"WHY\"] [--date DATE]]\n  \
         verify regress [DIR] --coverage [--all] [--guidance ID]",
    ))
    .args([folder, accept, reason, date, coverage, all])
}

/// A case with its folder.
type Found = (PathBuf, Moved);

/// What the user wants to do with what moved.
enum Wish {
    Show,
    Ask { date: Option<Date> },
    AcceptAll { reason: String, date: Option<Date> },
}

fn run(args: &Args, matches: &ArgMatches, page: Page) -> Answer {
    let wish = match wish(args, matches, page) {
        Ok(wish) => wish,
        Err(problem) => return failed(problem),
    };
    let folder = matches.get_one::<PathBuf>("folder").map_or(Path::new(FOLDER), PathBuf::as_path);
    let folders = match folders(folder) {
        Ok(folders) => folders,
        Err(problem) => return failed(problem),
    };
    if matches.get_flag("coverage") {
        return coverage::run(args, &folders, matches.get_flag("all"), page);
    }
    let mut problems = Problems::default();
    let cases = checked(folders, &mut problems);
    let mut accepted = Accepted::default();
    if !problems.any_error() {
        accepted = match wish {
            Wish::Show => accepted,
            Wish::Ask { date } => accept_asked(&cases, date, page, args.lang),
            Wish::AcceptAll { reason, date } => accept_all(&cases, &reason, date, args.lang),
        };
    }
    let status = status(&cases, &accepted, &problems);
    problems.extend(std::mem::take(&mut accepted.problems));
    match render(args, page, &cases, &accepted, &problems) {
        Ok(text) => Answer { text, problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

fn wish(args: &Args, matches: &ArgMatches, page: Page) -> Result<Wish, Problem> {
    if !matches.get_flag("accept") {
        return Ok(Wish::Show);
    }
    let date = matches.get_one::<String>("date").map(|text| day("--date", text, args.lang)).transpose()?;
    match matches.get_one::<String>("reason") {
        Some(reason) if reason.trim().is_empty() => {
            Err(Problem::new(UsageFault::ValueMissing { option: "--reason".to_owned() }))
        }
        Some(reason) => Ok(Wish::AcceptAll { reason: reason.clone(), date }),
        None if page.asks => Ok(Wish::Ask { date }),
        None => Err(args.missing("--reason")),
    }
}

/// The cases of a folder: itself, or every folder in it.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    if folder.join(CASE).is_file() {
        return Ok(vec![folder.to_path_buf()]);
    }
    let folders = files::folders(folder);
    if folders.is_empty() {
        let place = Place { file: folder.display().to_string(), ..Place::default() };
        return Err(Problem::at(place, CaseFault::NoCases));
    }
    Ok(folders)
}

fn checked(folders: Vec<PathBuf>, problems: &mut Problems) -> Vec<Found> {
    let mut cases = Vec::new();
    for folder in folders {
        match check(&folder) {
            Ok(moved) => cases.push((folder, moved)),
            Err(of_case) => problems.extend(of_case),
        }
    }
    cases
}

/// 2 for a problem, 4 for what could not be written, 1 for what moved and was not accepted.
fn status(cases: &[Found], accepted: &Accepted, problems: &Problems) -> Status {
    let left = |case: &Moved| case.any() && !accepted.cases.contains(&case.case);
    if problems.any_error() {
        Status::Problem
    } else if accepted.problems.any_error() {
        Status::NotWritten
    } else if cases.iter().any(|(_, case)| left(case)) {
        Status::Differs
    } else {
        Status::Agrees
    }
}

fn render(
    args: &Args,
    page: Page,
    cases: &[Found],
    accepted: &Accepted,
    problems: &Problems,
) -> Result<String, String> {
    if let Format::Watch(format) = args.format {
        let cases: Vec<_> =
            cases.iter().map(|(folder, moved)| (folder.display().to_string(), moved)).collect();
        let is_accepted = |moved: &Moved| accepted.cases.contains(&moved.case);
        let cases: Vec<ci::Case<'_>> = cases
            .iter()
            .map(|(folder, moved)| ci::Case { folder, moved, accepted: is_accepted(moved) })
            .collect();
        return watched(format, &ci::cases(&cases, problems, args.lang));
    }
    let cases: Vec<&Moved> = cases.iter().map(|(_, case)| case).collect();
    if args.format == Format::Json {
        let report = content::report(&cases, &accepted.cases, problems, args.lang);
        return serde_json::to_string_pretty(&report)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    if cases.is_empty() {
        return Ok(String::new());
    }
    let blocks = if accepted.shown {
        blocks::summary(&cases, &accepted.cases, args.lang)
    } else {
        blocks::report(&cases, &accepted.cases, page.colour, args.lang)
    };
    Ok(text::render(&blocks, page.width, page.colour))
}
