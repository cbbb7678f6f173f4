//! A file that cannot be read as what it should be.

use super::{Fault, json_syntax};
use crate::{
    source::tree::Kind,
    text::{Lang, lang::say, visible},
};
use std::{borrow::Cow, io::ErrorKind};

/// What can be wrong with a file or its structure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileFault {
    /// The system does not give it, or does not take it.
    Unreadable {
        /// Why.
        reason: Reason,
    },
    /// There is nothing in it.
    Empty,
    /// It breaks the syntax of JSON.
    JsonSyntax {
        /// What the JSON reader says.
        detail: String,
    },
    /// The JSON ends before it is complete.
    JsonUnfinished,
    /// Something follows the value on the same line.
    TrailingText,
    /// A key is given twice.
    DuplicateKey {
        /// The key.
        key: String,
        /// The line of the first.
        line: usize,
    },
    /// Too many levels.
    TooDeep {
        /// How many are read.
        most: usize,
    },
    /// It breaks the syntax of TOML.
    TomlSyntax {
        /// What the TOML reader says.
        detail: String,
    },
    /// A date with a time, or a date that is not in the calendar.
    NotADate,
    /// A key that nothing reads.
    UnknownKey {
        /// The key.
        key: String,
        /// The most similar key that is read.
        nearest: Option<String>,
    },
    /// A value of another kind.
    WrongKind {
        /// The key.
        key: String,
        /// What was found.
        found: Kind,
        /// What is read there.
        expected: Kind,
    },
    /// A key that must be given.
    MissingKey {
        /// The key.
        key: String,
    },
    /// More bytes than are read.
    TooLarge {
        /// How many are read.
        most: usize,
    },
    /// More of something than is read.
    TooMany {
        /// What.
        what: Many,
        /// How much of it is read.
        most: usize,
    },
    /// Half of a character, written as an escape.
    LoneSurrogate,
    /// A folder, a pipe or a device.
    NotAFile,
}

/// What a file can have too many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// Rows of a table, or values of a JSON file.
    Rows,
    /// Columns of a table.
    Columns,
    /// Units.
    Units,
    /// Rows of one unit.
    RowsOfUnit,
    /// Values of one unit.
    ValuesOfUnit,
    /// Bytes of one cell or text.
    Field,
}

impl Many {
    const fn noun(self, lang: Lang) -> &'static str {
        match self {
            Self::Rows => lang.pick("dòng trong một tệp", "rows in a file"),
            Self::Columns => lang.pick("cột", "columns"),
            Self::Units => lang.pick("đơn vị trong một tệp", "units in a file"),
            Self::RowsOfUnit => lang.pick("dòng của một đơn vị", "rows of a unit"),
            Self::ValuesOfUnit => lang.pick("giá trị của một đơn vị", "values of a unit"),
            Self::Field => lang.pick("byte trong một ô", "bytes in a cell"),
        }
    }

    /// The option that raises the limit.
    const fn option(self) -> Option<&'static str> {
        match self {
            Self::Rows | Self::Units => Some("--max-rows"),
            Self::Field => Some("--max-field"),
            Self::Columns | Self::RowsOfUnit | Self::ValuesOfUnit => None,
        }
    }
}

/// Why the system does not give a file or take one, in words that do not depend on the system's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is none of that name.
    NotFound,
    /// It may not be read or written.
    Denied,
    /// There is no room left.
    Full,
    /// A folder stands where a file is meant.
    IsFolder,
    /// A part of the path that should be a folder is none.
    NoFolder,
    /// No file can have this name.
    BadName,
    /// Anything else, in the system's words.
    Other(String),
}

impl From<&std::io::Error> for Reason {
    fn from(error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::StorageFull => Self::Full,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::InvalidFilename => Self::BadName,
            other => Self::Other(other.to_string()),
        }
    }
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::NotFound => lang.pick("không tìm thấy", "not found").into(),
            Self::Denied => lang.pick("không có quyền", "permission denied").into(),
            Self::Full => lang.pick("ổ đĩa đã đầy", "no space left").into(),
            Self::IsFolder => {
                lang.pick("đây là thư mục, cần tên tệp", "this is a folder; a file is needed").into()
            }
            Self::NoFolder => lang
                .pick("một phần của đường dẫn không phải thư mục", "a part of the path is no folder")
                .into(),
            Self::BadName => {
                lang.pick("tên tệp không hợp lệ hoặc quá dài", "the file name is invalid or too long").into()
            }
            Self::Other(words) => visible(words),
        }
    }
}

impl Fault for FileFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "P001",
            Self::Empty => "P003",
            Self::JsonSyntax { .. } => "P004",
            Self::JsonUnfinished => "P005",
            Self::TrailingText => "P006",
            Self::DuplicateKey { .. } => "P007",
            Self::TooDeep { .. } => "P008",
            Self::TomlSyntax { .. } => "P009",
            Self::NotADate => "P010",
            Self::UnknownKey { .. } => "P011",
            Self::WrongKind { .. } => "P012",
            Self::MissingKey { .. } => "P013",
            Self::TooLarge { .. } => "P014",
            Self::NotAFile => "P015",
            Self::TooMany { .. } => "P019",
            Self::LoneSurrogate => "P020",
        }
    }

    #[expect(clippy::cognitive_complexity, clippy::too_many_lines, reason = "one sentence a variant")]
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable { reason } => {
                let reason = reason.text(lang);
                say!(lang, "không đọc được tệp: {reason}", "the file cannot be read: {reason}")
            }
            Self::Empty => say!(lang, "tệp không có nội dung", "the file has no content"),
            Self::JsonSyntax { detail } => {
                let words = json_syntax::words(detail, lang);
                say!(lang, "sai cú pháp JSON tại đây: {words}", "JSON syntax is broken here: {words}")
            }
            Self::JsonUnfinished => {
                say!(lang, "tệp JSON kết thúc khi chưa đủ", "the JSON file ends before it is complete")
            }
            Self::TrailingText => say!(
                lang,
                "còn nội dung sau giá trị JSON trên cùng một dòng",
                "something follows the JSON value on the same line"
            ),
            Self::DuplicateKey { key, line } => say!(
                lang,
                "khóa `{}` đã có ở dòng {line}; mỗi khóa chỉ được ghi một lần",
                "key `{}` is already given in line {line}; each key is given once",
                visible(key)
            ),
            Self::TooDeep { most } => {
                say!(lang, "lồng nhau quá {most} cấp", "nested more than {most} levels deep")
            }
            Self::TomlSyntax { detail } => {
                say!(
                    lang,
                    "sai cú pháp TOML tại đây (`{}`)",
                    "TOML syntax is broken here (`{}`)",
                    visible(detail)
                )
            }
            Self::NotADate => say!(
                lang,
                "đây không phải một ngày có trong lịch, cần dạng 2024-01-31",
                "this is not a date of the calendar; a date is written 2024-01-31"
            ),
            Self::UnknownKey { key, .. } => {
                say!(lang, "không có khóa `{}` ở đây", "there is no key `{}` here", visible(key))
            }
            Self::WrongKind { key, found, expected } => {
                let (found, expected) = (kind(*found, lang), kind(*expected, lang));
                say!(
                    lang,
                    "`{}` là {found}, cần {expected}",
                    "`{}` is {found}; {expected} is expected",
                    visible(key)
                )
            }
            Self::MissingKey { key } => {
                say!(lang, "thiếu khóa `{}`", "key `{}` is missing", visible(key))
            }
            Self::TooLarge { most } => {
                say!(lang, "tệp lớn hơn {most} byte", "the file is larger than {most} bytes")
            }
            Self::TooMany { what, most } => {
                let what = what.noun(lang);
                say!(lang, "nhiều hơn {most} {what}", "more than {most} {what}")
            }
            Self::LoneSurrogate => say!(
                lang,
                "đoạn `\\uD800`…`\\uDFFF` chỉ có một nửa, không thành ký tự nào",
                "an escape `\\uD800`…`\\uDFFF` stands without its other half and is no character"
            ),
            Self::NotAFile => say!(
                lang,
                "đây là thư mục, đường ống hoặc thiết bị, không phải tệp",
                "this is a folder, a pipe or a device, not a file"
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Unreadable { reason: Reason::NotFound } => {
                Some(say!(lang, "kiểm tra lại tên và đường dẫn", "check the name and the path"))
            }
            Self::TooLarge { .. } => Some(say!(
                lang,
                "chia nhỏ tệp, hoặc nâng mức bằng `--max-bytes`",
                "split the file, or raise the limit with `--max-bytes`"
            )),
            Self::TooMany { what, .. } => what.option().map(|option| {
                say!(
                    lang,
                    "chia nhỏ tệp, hoặc nâng mức bằng `{option}`",
                    "split the file, or raise the limit with `{option}`"
                )
            }),
            Self::DuplicateKey { .. } => Some(say!(
                lang,
                "giữ lại một trong hai; phần mềm không chọn thay",
                "keep one of the two; the program does not choose"
            )),
            Self::UnknownKey { nearest: Some(nearest), .. } => {
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            _ => None,
        }
    }
}

fn kind(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Null => lang.pick("null", "null"),
        Kind::Bool => lang.pick("giá trị true/false", "a true/false value"),
        Kind::Number => lang.pick("một số", "a number"),
        Kind::Text => lang.pick("một chuỗi trong ngoặc kép", "a quoted text"),
        Kind::Date => lang.pick("một ngày", "a date"),
        Kind::List => lang.pick("một danh sách", "a list"),
        Kind::Table => lang.pick("một bảng khóa–giá trị", "a table of keys and values"),
    }
}
