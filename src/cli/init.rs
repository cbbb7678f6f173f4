//! `verify init --guidance ID FOLDER`: a form to be filled in.

use super::{
    Answer, Page, Product, Status,
    args::Args,
    command::{self, Command},
    failed,
    rule_sets::{catalogue, set_of_name},
};
use crate::{
    model::Guidance,
    problem::{Place, Problem, Problems, UsageFault, file::Reason},
    report::form::{FILES, Form},
    text::{Lang, lang::say, visible},
};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

pub(super) const COMMAND: Command = Command { name: "init", clap, run };

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let folder = argument("folder")
        .required(true)
        .value_name(lang.pick("THƯ MỤC", "FOLDER"))
        .value_parser(value_parser!(PathBuf))
        .help(lang.pick(
            "nơi ghi phiếu; chưa có thì được tạo; tệp đã có không bao giờ bị ghi đè",
            "where the form goes; made if need be; files that exist are never overwritten",
        ));
    let unit =
        argument("unit").long("unit").action(ArgAction::Append).value_name(lang.pick("ĐƠN-VỊ", "UNIT")).help(
            lang.pick(
                "tên đơn vị ghi sẵn; dùng được nhiều lần",
                "a unit to be entered already; may be repeated",
            ),
        );
    let period = argument("period")
        .long("period")
        .value_name(lang.pick("KỲ", "PERIOD"))
        .help(lang.pick("kỳ ghi sẵn, như 2024", "the period to be entered already, such as 2024"));
    base.about(lang.pick(
        "tạo phiếu nhập điểm và số liệu theo một bộ quy tắc: sổ Excel có hướng dẫn, CSV, JSON",
        "makes a form for points and counts by a rule set: a workbook with instructions, CSV, JSON",
    ))
    .override_usage(lang.pick(
        "verify init --guidance TÊN THƯ-MỤC [--unit ĐƠN-VỊ]… [--period KỲ]",
        "verify init --guidance ID FOLDER [--unit UNIT]… [--period PERIOD]",
    ))
    .args([folder, unit, period])
}

/// Writes the form, all of its files or none.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let Some(name) = &args.guidance else {
        return failed(Problem::new(UsageFault::ArgumentsMissing { arguments: "--guidance".to_owned() }));
    };
    let mut problems = Problems::default();
    let mut catalogue = catalogue(args, &mut problems);
    let guidance = set_of_name(name, &mut catalogue, &mut problems);
    let (Some(guidance), false) = (guidance, problems.any_error()) else {
        return Answer::failed(problems);
    };
    let folder = matches.get_one::<PathBuf>("folder").cloned().unwrap_or_default();
    let units: Vec<String> = matches.get_many::<String>("unit").unwrap_or_default().cloned().collect();
    let period = match period(matches, &guidance) {
        Ok(period) => period,
        Err(problem) => return failed(problem),
    };
    let form = Form { guidance: &guidance, units: &units, period: period.as_deref(), lang: args.lang };
    match write(&form, &folder) {
        Ok(()) => {
            Answer { text: told(args, &folder), problems, status: Status::Agrees, product: Product::Text }
        }
        Err(found) => Answer { status: found.1, ..Answer::failed(found.0) },
    }
}

/// The period asked for, else the only one of the rule set.
fn period(matches: &ArgMatches, guidance: &Guidance) -> Result<Option<String>, Problem> {
    let known = &guidance.periods;
    match matches.get_one::<String>("period") {
        Some(asked) if !known.contains(asked) => Err(Problem::new(UsageFault::WrongValue {
            option: "--period".to_owned(),
            found: asked.clone(),
            expected: known.join(", "),
        })),
        Some(asked) => Ok(Some(asked.clone())),
        None => Ok(known.first().filter(|_| known.len() == 1).cloned()),
    }
}

/// Writes every file, after it was seen that none of them exists.
fn write(form: &Form<'_>, folder: &Path) -> Result<(), (Problems, Status)> {
    let not_written = |path: &Path, reason: Reason| {
        let place = Place { file: path.display().to_string(), ..Place::default() };
        (Problem::at(place, UsageFault::NotWritten { reason }).into(), Status::NotWritten)
    };
    let mut existing = Problems::default();
    for path in FILES.map(|name| folder.join(name)).iter().filter(|path| path.symlink_metadata().is_ok()) {
        existing.push(Problem::new(UsageFault::OutputExists { file: path.display().to_string() }));
    }
    if existing.any_error() {
        return Err((existing, Status::Problem));
    }
    let contents = form.files().map_err(|detail| not_written(folder, Reason::Other(detail)))?;
    fs::create_dir_all(folder).map_err(|error| not_written(folder, Reason::from(&error)))?;
    for (name, bytes) in FILES.iter().zip(contents) {
        let path = folder.join(name);
        new_file(&path, &bytes).map_err(|error| not_written(&path, Reason::from(&error)))?;
    }
    Ok(())
}

/// Writes a file that does not exist; a file that has come up in between is not overwritten either.
fn new_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::File::create_new(path)?.write_all(bytes)
}

/// What was written, and what to do next.
fn told(args: &Args, folder: &Path) -> String {
    let lang = args.lang;
    let mut text = String::new();
    for name in FILES {
        let path = folder.join(name).display().to_string();
        text += &say!(lang, "Đã ghi: {}\n", "Written: {}\n", visible(&path));
    }
    let [book, table, _, json] = FILES.map(|name| folder.join(name).display().to_string());
    let (book, table, json) = (visible(&book), visible(&table), visible(&json));
    text += &say!(
        lang,
        "Điền xong, kiểm tra bằng: verify --appraised {book} --raw {book}\n\
         Hoặc, nếu điền vào tệp văn bản: verify --appraised {table} --raw {json}\n",
        "Once it is filled in: verify --appraised {book} --raw {book}\n\
         Or, with the plain files: verify --appraised {table} --raw {json}\n"
    );
    text
}
