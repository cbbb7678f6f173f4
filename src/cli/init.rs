//! `verify init --guidance ID FOLDER`: a form to be filled in.

use super::{
    Answer, Page, Product, Status,
    args::{self, Args},
    command::{self, Command},
    failed,
    format::Gives,
    rule_sets::{catalogue, set_of_name},
};
use crate::{
    model::Guidance,
    problem::{Problem, Problems, UsageFault, file::Reason},
    report::{
        dossier::File,
        form::{FILES, Form},
    },
    text::{Lang, lang::say, visible},
};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, value_parser};
use std::path::{Path, PathBuf};

pub(super) const COMMAND: Command = Command {
    name: "init",
    clap,
    options: &[args::GUIDANCE, args::SETS, args::FORCE],
    gives: Gives::formats(&[]),
    below: &[],
    run,
};

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let folder = argument("folder")
        .required(true)
        .value_name(lang.pick("THƯ MỤC", "FOLDER"))
        .value_parser(value_parser!(PathBuf))
        .help(lang.pick(
            "nơi ghi phiếu; chưa có thì được tạo; tệp đã có chỉ bị ghi đè khi có --force",
            "where the form goes; made if need be; files that exist are replaced only with --force",
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
        return failed(args.missing("--guidance"));
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
    match form.files() {
        Ok(contents) => {
            let files = FILES.iter().zip(contents).map(|(name, bytes)| File::new(*name, bytes)).collect();
            let (text, product) = (told(args, &folder), Product::Folder(folder, files));
            Answer { text, problems, status: Status::Agrees, product }
        }
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
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
