//! The arguments, and their help in both languages.

use super::{
    COMMANDS,
    command::{self, Command},
    files::Used,
    format::{self, Format, Gives},
    verify::MAIN,
};
use crate::{
    problem::{Problem, UsageFault},
    report::csv::Dialect,
    source::{Allowed, Date, Encoding, Limits},
    text::{Lang, lang::say},
};
use clap::{Arg, ArgAction, ArgMatches, Command as Clap, error::Error, parser::ValueSource, value_parser};
use std::{
    ffi::OsString,
    ops::{Bound, RangeBounds},
    path::PathBuf,
};

/// The width of results that go to no terminal.
pub const DEFAULT_WIDTH: usize = 80;

/// The arguments of a run.
#[derive(Clone, Debug)]
pub struct Args {
    /// The table of granted points.
    pub appraised: Option<PathBuf>,
    /// The raw counts.
    pub raw: Option<PathBuf>,
    /// The letter or report around the table.
    pub document: Option<PathBuf>,
    /// The sheet of the table of granted points, by name or number.
    pub sheet: Option<String>,
    /// The sheet of the raw counts.
    pub raw_sheet: Option<String>,
    /// The rule set, by name or folder.
    pub guidance: Option<String>,
    /// How many units the whole batch has; none where it is not declared to be whole.
    pub batch: Option<usize>,
    /// Folders of further rule sets.
    pub rules: Vec<PathBuf>,
    /// The encoding of inputs that are not UTF-8.
    pub encoding: Allowed,
    /// How much of an input is read.
    pub limits: Limits,
    /// How many threads score units; none for as many as there are processors.
    pub threads: Option<usize>,
    /// The files that the run reads beside those named here.
    pub used: Used,
    /// Whether progress may be told: the standard error is a terminal.
    pub progress: bool,
    /// The format of the result.
    pub format: Format,
    /// The format as it was named, if it was.
    pub format_named: Option<String>,
    /// What the command gives, as it was called.
    pub gives: Gives,
    /// For whom CSV is written.
    pub dialect: Dialect,
    /// The file for the result.
    pub output: Option<PathBuf>,
    /// Whether files that exist may be replaced.
    pub force: bool,
    /// The language.
    pub lang: Lang,
    /// When to use colour.
    pub color: String,
    /// The width of the text.
    pub width: Option<usize>,
    /// What to do, with its own arguments; by default, verify.
    pub command: (&'static Command, ArgMatches),
    /// The names of the command, those above it first; empty where it verifies.
    pub command_words: String,
}

impl Args {
    /// Whether the result is coloured.
    #[must_use]
    pub fn colour(&self, terminal: bool, no_colour: bool) -> bool {
        match self.color.as_str() {
            "always" => true,
            "never" => false,
            _ => terminal && !no_colour && self.output.is_none(),
        }
    }

    /// A problem where arguments that the command needs are missing.
    #[must_use]
    pub fn missing(&self, arguments: impl Into<String>) -> Problem {
        Problem::new(UsageFault::ArgumentsMissing {
            arguments: arguments.into(),
            command: self.command_words.clone(),
        })
    }
}

/// The language asked for, found before anything else is read, so that faults of the command line are told
/// in it.
#[must_use]
pub fn language(words: &[OsString]) -> Lang {
    let english = |pair: &[OsString]| matches!(pair, [option, value] if option == "--lang" && value == "en");
    if words.windows(2).any(english) || words.iter().any(|word| word == "--lang=en") {
        Lang::En
    } else {
        Lang::Vi
    }
}

/// Reads the arguments.
///
/// # Errors
/// What `clap` says; help and version are errors too.
pub fn parse(words: &[OsString], lang: Lang) -> Result<Args, Box<Error>> {
    let matches = clap(lang).try_get_matches_from(asked_for_help(words)).map_err(Box::new)?;
    Ok(Args { command_words: command_words(words), ..from(&matches, lang) })
}

/// The names of the command of a command line.
#[must_use]
pub fn command_words(words: &[OsString]) -> String {
    command::named(words.iter().filter_map(|word| word.to_str()), COMMANDS)
}

/// A day as it is written in Viet Nam, or with the year first.
///
/// # Errors
/// A text that is no day.
pub(super) fn day(option: &str, text: &str, lang: Lang) -> Result<Date, Problem> {
    Date::parse_vietnamese(text).or_else(|| Date::parse(text)).ok_or_else(|| {
        Problem::new(UsageFault::WrongValue {
            option: option.to_owned(),
            found: text.to_owned(),
            expected: lang
                .pick("ngày, như 14/01/2025 hoặc 2025-01-14", "a day, such as 14/01/2025 or 2025-01-14")
                .to_owned(),
        })
    })
}

/// `verify help COMMAND` as `verify COMMAND --help`.
fn asked_for_help(words: &[OsString]) -> Vec<OsString> {
    match words {
        [program, help, rest @ ..] if help == "help" => {
            let rest = rest.iter().cloned().chain(["--help".into()]);
            std::iter::once(program.clone()).chain(rest).collect()
        }
        _ => words.to_vec(),
    }
}

fn from(matches: &ArgMatches, lang: Lang) -> Args {
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let count = |name: &str| matches.get_one::<usize>(name).copied();
    let command = command::chosen(matches, COMMANDS).unwrap_or_else(|| (&MAIN, matches.clone()));
    let gives = as_called(&command);
    let (format_named, output) = (text("format"), path("output"));
    let format = format::chosen(format_named.as_deref(), output.as_deref(), gives.formats);
    let reports = command.0.name == MAIN.name && format.is_office_file();
    let kept = if reports { Limits::KEPT_FOR_OFFICE } else { Limits::DEFAULT.kept };
    let dialect = text("csv-dialect").and_then(|name| Dialect::from_name(&name, lang));
    Args {
        appraised: path("appraised"),
        raw: path("raw"),
        document: path("document"),
        sheet: text("sheet"),
        raw_sheet: text("raw-sheet"),
        guidance: text("guidance"),
        batch: matches.get_one::<usize>("batch").copied(),
        rules: matches.get_many::<PathBuf>("rules").map(|paths| paths.cloned().collect()).unwrap_or_default(),
        encoding: text("encoding")
            .and_then(|name| Encoding::from_name(&name))
            .map_or(Allowed::Any, Allowed::Or),
        limits: Limits {
            bytes: count("max-bytes").unwrap_or(Limits::DEFAULT.bytes),
            rows: count("max-rows").unwrap_or(Limits::DEFAULT.rows),
            kept: count("max-rows").unwrap_or(kept),
            field: count("max-field").unwrap_or(Limits::DEFAULT.field),
        },
        threads: count("threads").filter(|threads| *threads > 0),
        used: Used::default(),
        progress: false,
        format,
        format_named,
        gives,
        dialect: dialect.unwrap_or_default(),
        output,
        force: matches.get_flag("force"),
        lang,
        color: text("color").unwrap_or_else(|| "auto".to_owned()),
        width: count("width"),
        command,
        command_words: String::new(),
    }
}

/// What a command gives with the options that it was given.
fn as_called((command, matches): &(&'static Command, ArgMatches)) -> Gives {
    let asked = |option: &str| matches.value_source(option) == Some(ValueSource::CommandLine);
    match command.gives.instead {
        Some((option, formats)) if asked(option) => Gives::formats(formats),
        _ => command.gives,
    }
}

/// The command line as `clap` reads it.
#[must_use]
pub fn clap(lang: Lang) -> Clap {
    let template = lang.pick(
        "{about}\n\nCách dùng:\n  {usage}\n\n{all-args}{after-help}\n",
        "{about}\n\nUsage:\n  {usage}\n\n{all-args}{after-help}\n",
    );
    let usage = lang.pick(
        "verify --appraised BẢNG-ĐIỂM --raw SỐ-LIỆU [TÙY CHỌN]\n  verify LỆNH …",
        "verify --appraised TABLE --raw COUNTS [OPTIONS]\n  verify COMMAND …",
    );
    Clap::new("verify")
        .about(lang.pick(
            "phuctra – tính lại điểm thẩm định từ số liệu thô theo hướng dẫn, và chỉ ra từng chênh lệch.\n\
             Mọi dữ liệu ở lại trên máy này; chương trình không dùng mạng.",
            "phuctra – recomputes appraised scores from raw counts under the guidance, and shows every difference.\n\
             All data stays on this machine; the program uses no network.",
        ))
        .version(env!("CARGO_PKG_VERSION"))
        .help_template(template)
        .override_usage(usage)
        .after_help(lang.pick(
            "\nMã thoát: 0 khớp hết · 1 có chênh lệch hoặc mâu thuẫn · 2 đầu vào có lỗi · 3 có dòng chưa kiểm tra\n\
             được · 4 không ghi được kết quả · 70 lỗi nội bộ của chương trình.\n\n\
             Hướng dẫn của một lệnh: verify help LỆNH.",
            "\nExit status: 0 all agree · 1 something differs or contradicts itself · 2 a problem of the input ·\n\
             3 a row could not be checked · 4 the result could not be written · 70 a bug of the program.\n\n\
             Help of a command: verify help COMMAND.",
        ))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .args(common(&MAIN, lang))
        .subcommands(command::clap(COMMANDS, lang))
}

/// The options of what is read: table and counts.
pub(super) const INPUTS: &[&str] = &["appraised", "raw", "sheet", "raw-sheet", "encoding"];
/// The option of the text around the table.
pub(super) const DOCUMENT: &[&str] = &["document"];
/// The options of how it is scored.
pub(super) const RULES: &[&str] = &["guidance", "rules", "batch", "threads"];
/// The option of the rule set.
pub(super) const GUIDANCE: &[&str] = &["guidance"];
/// The option of rule sets that are not the program's own.
pub(super) const SETS: &[&str] = &["rules"];
/// The options of a table of criteria.
pub(super) const IMPORTED: &[&str] = &["sheet", "encoding"];
/// The options of text that is laid out for people.
pub(super) const LOOK: &[&str] = &["color", "width"];
/// The option of a command that writes files without `-o`.
pub(super) const FORCE: &[&str] = &["force"];
/// The option of for whom rows are written.
pub(super) const DIALECT: &[&str] = &["csv-dialect"];
/// The options of how much is read.
pub(super) const LIMITS: &[&str] = &["max-bytes", "max-rows", "max-field"];

/// The options of every command; those that this one does not use are left out of its help.
pub(super) fn common(command: &Command, lang: Lang) -> Vec<Arg> {
    let gives = command.gives;
    let own = |name: &str| command.options.iter().any(|group| group.contains(&name));
    let used = |name: &str| match name {
        "format" => gives.has_choice(),
        "output" => gives.takes_output(),
        "force" => !gives.formats.is_empty() || own(name),
        "lang" | "help" | "version" => true,
        _ => own(name),
    };
    let all = [inputs(lang), rule_sets(lang), limits(lang), outputs(gives, lang)].concat();
    let here = all.into_iter().filter(|arg| arg.is_global_set() || command.name == MAIN.name);
    here.map(|arg| {
        let hidden = !used(arg.get_id().as_str());
        arg.hide(hidden)
    })
    .collect()
}

/// A whole number within bounds; what it must be is told where it is not.
pub(super) fn number(
    bounds: impl RangeBounds<usize> + Clone + Send + Sync + 'static,
    lang: Lang,
) -> impl Fn(&str) -> Result<usize, String> + Clone + Send + Sync + 'static {
    let least = match bounds.start_bound() {
        Bound::Included(least) => *least,
        Bound::Excluded(below) => below.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let most = match bounds.end_bound() {
        Bound::Included(most) => Some(*most),
        Bound::Excluded(above) => Some(above.saturating_sub(1)),
        Bound::Unbounded => None,
    };
    move |text| {
        let fits = |number: &usize| bounds.contains(number);
        text.parse().ok().filter(fits).ok_or_else(|| match most {
            Some(most) => {
                say!(lang, "số nguyên từ {least} đến {most}", "a whole number from {least} to {most}")
            }
            None => say!(lang, "số nguyên từ {least} trở lên", "a whole number from {least} on"),
        })
    }
}

/// An option of every command.
fn option(name: &'static str, lang: Lang) -> Arg {
    Arg::new(name).long(name).global(true).help_heading(lang.pick("Tùy chọn", "Options"))
}

/// An option that names a file.
fn path(name: &'static str, lang: Lang) -> Arg {
    option(name, lang).value_name(lang.pick("TỆP", "FILE")).value_parser(value_parser!(PathBuf))
}

/// What is read.
fn inputs(lang: Lang) -> Vec<Arg> {
    let path = |name| path(name, lang);
    vec![
        path("appraised").help(
            lang.pick(
                "bảng điểm thẩm định (.xlsx, .xls, .ods, bảng trong .docx, CSV hoặc JSON)",
                "the table of granted points (.xlsx, .xls, .ods, a table of a .docx, CSV or JSON)",
            ),
        ),
        path("raw").help(lang.pick(
            "số liệu thô (JSON, CSV, .xlsx, .xls hoặc .ods)",
            "the raw counts (JSON, CSV, .xlsx, .xls or .ods)",
        )),
        path("document").help(lang.pick(
            "công văn, báo cáo kèm bảng điểm (văn bản thuần hoặc .docx): các phát biểu trong đó cũng được kiểm tra",
            "the letter or report around the table (plain text or .docx): its statements are checked too",
        )),
        option("sheet", lang).value_name(lang.pick("TRANG", "SHEET")).help(lang.pick(
            "trang tính (hoặc bảng trong .docx) có bảng điểm, theo tên hoặc số thứ tự; không nêu thì tìm theo tiêu đề cột",
            "the sheet (or the table of a .docx) with the points, by name or number; found by its headings where it is not named",
        )),
        option("raw-sheet", lang)
            .value_name(lang.pick("TRANG", "SHEET"))
            .help(lang.pick("trang tính của số liệu thô", "the sheet of the raw counts")),
        option("encoding", lang)
            .value_name(lang.pick("BẢNG-MÃ", "ENCODING"))
            .value_parser(Encoding::ALL.map(Encoding::name))
            .hide_possible_values(true)
            .help(lang.pick(
                "bảng mã của tệp đầu vào không ghi bằng UTF-8: utf-16le, utf-16be, windows-1258, tcvn3, vni; \
                 không nêu thì chương trình nhận biết và thông báo",
                "the encoding of inputs that are not UTF-8: utf-16le, utf-16be, windows-1258, tcvn3, vni; \
                 recognised and told where it is not named",
            )),
    ]
}

/// By which rules.
fn rule_sets(lang: Lang) -> Vec<Arg> {
    let option = |name| option(name, lang);
    vec![
        option("guidance").value_name(lang.pick("TÊN|THƯ MỤC", "ID|FOLDER")).help(lang.pick(
            "bộ quy tắc: tên có sẵn hoặc thư mục chứa guidance.toml",
            "the rule set: a known name, or a folder that holds guidance.toml",
        )),
        option("rules")
            .value_name(lang.pick("THƯ MỤC", "FOLDER"))
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf))
            .help(lang.pick(
                "thêm bộ quy tắc của thư mục này, hoặc các bộ trong đó",
                "adds the rule set of this folder, or those in it",
            )),
        option("batch")
            .value_name(lang.pick("SỐ", "N"))
            .value_parser(number(1..=100_000, lang))
            .help(lang.pick(
                "cả đợt có bấy nhiêu đơn vị: bình quân, cao nhất, thấp nhất của các đơn vị được tính từ số liệu của đợt; \
                 đơn vị còn thiếu làm rộng khoảng",
                "the whole batch has so many units: means and bests of the units are computed from its counts; units \
                 that are not there widen the bounds",
            )),
    ]
}

/// How much is read.
fn limits(lang: Lang) -> Vec<Arg> {
    let limit = |name, help: &'static str| {
        let value = number(1.., lang);
        option(name, lang).value_name(lang.pick("SỐ", "N")).value_parser(value).help(help)
    };
    vec![
        limit(
            "max-bytes",
            lang.pick(
                "cỡ lớn nhất của một tệp đầu vào, tính bằng byte (mặc định 64 MiB)",
                "the largest input that is read, in bytes (default 64 MiB)",
            ),
        ),
        limit(
            "max-rows",
            lang.pick(
                "số dòng nhiều nhất của một tệp đầu vào (mặc định 20 000; với --format csv 2 000 000; xlsx, docx 5 000)",
                "the most rows of an input (default 20,000; with --format csv 2,000,000; xlsx, docx 5,000)",
            ),
        ),
        limit(
            "max-field",
            lang.pick(
                "cỡ lớn nhất của một ô, tính bằng byte (mặc định 1 MiB)",
                "the largest cell, in bytes (default 1 MiB)",
            ),
        ),
        limit(
            "threads",
            lang.pick(
                "số luồng tính (mặc định: số bộ xử lý); kết quả không phụ thuộc số luồng",
                "threads that score units (default: the processors); the result does not depend on it",
            ),
        ),
    ]
}

/// What is given, and how.
fn outputs(gives: Gives, lang: Lang) -> Vec<Arg> {
    let option = |name| option(name, lang);
    let path = |name| path(name, lang);
    vec![
        option("format")
            .value_name(lang.pick("DẠNG", "FORMAT"))
            .help(gives.help(lang)),
        option("csv-dialect")
            .value_name(lang.pick("KIỂU", "DIALECT"))
            .value_parser(Dialect::NAMES)
            .hide_possible_values(true)
            .help(lang.pick(
                "kiểu CSV: plain (mặc định, cho máy), excel-vi (mở thẳng bằng Excel: dấu `;`, phẩy thập phân)",
                "kind of CSV: plain (default, for machines), excel-vi (for Excel: `;`, decimal comma)",
            )),
        path("output").short('o').help(gives.help_of_output(lang)),
        option("force").action(ArgAction::SetTrue).help(lang.pick(
            "ghi đè tệp kết quả đã có (tệp đầu vào thì không bao giờ)",
            "replaces results that exist (an input never)",
        )),
        option("lang")
            .value_name("vi|en")
            .value_parser(["vi", "en"])
            .hide_possible_values(true)
            .help(lang.pick("ngôn ngữ: vi (mặc định), en", "language: vi (default), en")),
        option("color")
            .value_name(lang.pick("KHI", "WHEN"))
            .value_parser(["auto", "always", "never"])
            .hide_possible_values(true)
            .help(lang.pick(
                "màu: auto (mặc định, chỉ trên màn hình), always, never",
                "colour: auto (default, only on a terminal), always, never",
            )),
        option("width")
            .value_name(lang.pick("SỐ", "COLUMNS"))
            .value_parser(number(40..=400, lang))
            .help(lang.pick(
                "bề rộng dòng, từ 40 đến 400 (mặc định: màn hình, hoặc 80)",
                "width of a line, 40 to 400 (default: the terminal's, or 80)",
            )),
        option("help")
            .short('h')
            .action(ArgAction::Help)
            .help(lang.pick("in hướng dẫn này", "prints this help")),
        option("version")
            .short('V')
            .global(false)
            .action(ArgAction::Version)
            .help(lang.pick("in phiên bản", "prints the version")),
    ]
}
