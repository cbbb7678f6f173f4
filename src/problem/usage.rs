//! The command line and its outputs.

use super::{Fault, file::Reason};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UsageFault {
    /// An argument that no option or command takes.
    UnknownArgument {
        /// The argument.
        argument: String,
        /// The most similar one.
        nearest: Option<String>,
        /// The command that was named, whose help says what there is.
        command: String,
    },
    /// An option without its value.
    ValueMissing {
        /// The option.
        option: String,
    },
    /// A value that the option does not take.
    WrongValue {
        /// The option.
        option: String,
        /// The value.
        found: String,
        /// What it takes.
        expected: String,
    },
    /// Arguments that must be given.
    ArgumentsMissing {
        /// The arguments.
        arguments: String,
        /// The command that needs them, whose help says more.
        command: String,
    },
    /// A file whose ending does not go with the format of the result.
    WrongEnding {
        /// The file.
        file: String,
        /// The format that was named.
        format: Option<String>,
        /// The endings that do.
        endings: Vec<&'static str>,
        /// Whether the result can go to a folder.
        folder: bool,
    },
    /// The table of points and the raw counts stand in each other's place.
    Swapped {
        /// What was given as the table.
        appraised: String,
        /// What was given as the counts.
        raw: String,
    },
    /// Units with the same points, and nothing that says how they are ranked.
    NoRankMode {
        /// The rule sets that do not say it.
        sets: Vec<String>,
    },
    /// An option that is given twice.
    OptionTwice {
        /// The option.
        option: String,
    },
    /// No row or criterion of that name.
    NoSuchRow {
        /// The name.
        name: String,
        /// The rows that there are.
        known: Vec<String>,
    },
    /// A result that could not be written.
    NotWritten {
        /// Why.
        reason: Reason,
    },
    /// A code that no diagnostic has.
    UnknownCode {
        /// The code.
        code: String,
        /// The most similar one.
        nearest: Option<String>,
    },
    /// An output exists already, and is not to be replaced.
    OutputExists {
        /// The file.
        file: String,
    },
    /// An output would replace an input.
    OutputIsInput {
        /// The file.
        file: String,
    },
}

impl Fault for UsageFault {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownArgument { .. } => "P601",
            Self::ValueMissing { .. } => "P602",
            Self::WrongValue { .. } => "P603",
            Self::ArgumentsMissing { .. } => "P604",
            Self::OptionTwice { .. } => "P605",
            Self::NoSuchRow { .. } => "P606",
            Self::OutputIsInput { .. } => "P607",
            Self::UnknownCode { .. } => "P608",
            Self::NotWritten { .. } => "P609",
            Self::WrongEnding { .. } => "P610",
            Self::NoRankMode { .. } => "P611",
            Self::Swapped { .. } => "P612",
            Self::OutputExists { .. } => "P871",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::UnknownArgument { argument, .. } => {
                say!(
                    lang,
                    "không có tùy chọn hoặc lệnh `{}`",
                    "there is no option or command `{}`",
                    visible(argument)
                )
            }
            Self::ValueMissing { option } => {
                say!(lang, "`{}` thiếu giá trị", "`{}` lacks its value", visible(option))
            }
            Self::WrongValue { option, found, expected } => say!(
                lang,
                "`{}` không nhận `{}`, cần: {}",
                "`{}` does not take `{}`; it takes: {}",
                visible(option),
                visible(found),
                visible(expected)
            ),
            Self::ArgumentsMissing { arguments, .. } => {
                say!(lang, "thiếu: {}", "missing: {}", visible(arguments))
            }
            Self::OptionTwice { option } => {
                say!(lang, "`{}` ghi hai lần", "`{}` is given twice", visible(option))
            }
            Self::NoSuchRow { name, .. } => say!(
                lang,
                "không có dòng hoặc tiêu chí `{}`",
                "there is no row or criterion `{}`",
                visible(name)
            ),
            Self::UnknownCode { code, .. } => {
                say!(lang, "không có thông báo mã `{}`", "no diagnostic has the code `{}`", visible(code))
            }
            _ => self.of_files(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::UnknownArgument { nearest: Some(nearest), .. }
            | Self::UnknownCode { nearest: Some(nearest), .. } => {
                let nearest = visible(nearest);
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            Self::UnknownArgument { command, .. } | Self::ArgumentsMissing { command, .. } => {
                let call = ["verify", command, "--help"];
                let call = call.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ");
                Some(say!(lang, "xem `{call}`", "see `{call}`"))
            }
            Self::WrongEnding { endings, folder, .. } => {
                let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
                let endings = endings.join(", ");
                let folder = if *folder {
                    lang.pick("; hoặc một thư mục, viết với `/` ở cuối", "; or a folder, written with `/` at its end")
                } else {
                    ""
                };
                Some(say!(lang, "đuôi dùng được: {endings}{folder}", "endings that can be used: {endings}{folder}"))
            }
            Self::Swapped { appraised, raw } => {
                let (appraised, raw) = (visible(appraised), visible(raw));
                Some(format!("--appraised {raw} --raw {appraised}"))
            }
            Self::NoRankMode { .. } => Some(
                lang.pick(
                    "nêu `--mode competition` (1, 2, 2, 4), `--mode dense` (1, 2, 2, 3) hoặc `--mode sequential` (1, 2, 3, 4) theo văn bản hướng dẫn; người viết quy tắc có thể ghi `[ranking]` vào guidance.toml",
                    "give `--mode competition` (1, 2, 2, 4), `--mode dense` (1, 2, 2, 3) or `--mode sequential` (1, 2, 3, 4) as the guidance has it; authors of rules can put `[ranking]` into guidance.toml",
                )
                .to_owned(),
            ),
            Self::NoSuchRow { known, .. } => {
                let known = visible(&known.join(", ")).into_owned();
                Some(say!(lang, "các dòng: {known}", "the rows: {known}"))
            }
            Self::OutputExists { .. } => Some(
                lang.pick(
                    "chọn tên khác, đổi tên tệp cũ, hoặc thêm `--force` để ghi đè",
                    "choose another name, rename the old file, or add `--force` to replace it",
                )
                .to_owned(),
            ),
            _ => None,
        }
    }
}

impl UsageFault {
    /// The sentences about files and what they hold.
    fn of_files(&self, lang: Lang) -> String {
        match self {
            Self::WrongEnding { file, format: Some(format), .. } => say!(
                lang,
                "đuôi của tệp `{}` trái với `--format {}`",
                "the ending of `{}` contradicts `--format {}`",
                visible(file),
                visible(format)
            ),
            Self::WrongEnding { file, format: None, .. } => say!(
                lang,
                "lệnh này không ghi được tệp có đuôi như `{}`",
                "this command writes no file with an ending such as that of `{}`",
                visible(file)
            ),
            Self::Swapped { appraised, raw } => say!(
                lang,
                "hai tệp có vẻ bị đổi chỗ cho nhau: `{}` là số liệu thô, `{}` là bảng điểm",
                "the two files seem to stand in each other's place: `{}` holds raw counts, `{}` a table of points",
                visible(appraised),
                visible(raw)
            ),
            Self::NoRankMode { sets } => {
                let sets = visible(&sets.join(", ")).into_owned();
                say!(
                    lang,
                    "chưa biết xếp hạng các đơn vị bằng điểm nhau thế nào: không nêu `--mode`, và bộ quy tắc {sets} không có `[ranking]`",
                    "it is not known how units with equal points are ranked: there is no `--mode`, and the rule set {sets} has no `[ranking]`"
                )
            }
            Self::NotWritten { reason } => {
                let reason = reason.text(lang);
                say!(lang, "không ghi được kết quả: {reason}", "the result cannot be written: {reason}")
            }
            Self::OutputExists { file } => {
                say!(
                    lang,
                    "đã có tệp `{}`, không ghi đè",
                    "the file `{}` exists and is not overwritten",
                    visible(file)
                )
            }
            Self::OutputIsInput { file } => {
                say!(
                    lang,
                    "`{}` là tệp đầu vào, không ghi đè",
                    "`{}` is an input and is not overwritten",
                    visible(file)
                )
            }
            _ => String::new(),
        }
    }
}
