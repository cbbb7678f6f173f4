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
            Self::ArgumentsMissing { arguments } => {
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
            Self::NotWritten { reason } => {
                let reason = reason.text(lang);
                say!(lang, "không ghi được kết quả: {reason}", "the result cannot be written: {reason}")
            }
            Self::UnknownCode { code, .. } => {
                say!(lang, "không có thông báo mã `{}`", "no diagnostic has the code `{}`", visible(code))
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
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::UnknownArgument { nearest: Some(nearest), .. }
            | Self::UnknownCode { nearest: Some(nearest), .. } => {
                let nearest = visible(nearest);
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            Self::UnknownArgument { .. } | Self::ArgumentsMissing { .. } => {
                Some(say!(lang, "xem `verify --help`", "see `verify --help`"))
            }
            Self::NoSuchRow { known, .. } => {
                let known = visible(&known.join(", ")).into_owned();
                Some(say!(lang, "các dòng: {known}", "the rows: {known}"))
            }
            Self::OutputExists { .. } => Some(
                lang.pick(
                    "chọn thư mục khác, hoặc tự đổi tên tệp cũ",
                    "choose another folder, or rename the old file yourself",
                )
                .to_owned(),
            ),
            _ => None,
        }
    }
}
