//! Bytes whose letters are not certain.

use super::{Fault, Severity};
use crate::{
    source::Encoding,
    text::{Lang, lang::say},
};

/// What can be wrong with the bytes of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodingFault {
    /// They are in no encoding that is known or likely.
    Unknown,
    /// They are not UTF-8, and were read in the likely encoding.
    Assumed {
        /// The encoding.
        encoding: Encoding,
    },
    /// They mean nothing in the encoding in which they are read.
    Undecodable {
        /// The encoding.
        encoding: Encoding,
    },
    /// A NUL, which no text has.
    Nul,
}

impl Fault for EncodingFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "P002",
            Self::Assumed { .. } => "P016",
            Self::Undecodable { .. } => "P017",
            Self::Nul => "P018",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown => say!(
                lang,
                "từ đây tệp không phải văn bản UTF-8, và không nhận ra được bảng mã khác",
                "from here on the file is not UTF-8 text, and no other encoding is recognised"
            ),
            Self::Assumed { encoding } => {
                let encoding = encoding.label();
                say!(
                    lang,
                    "tệp không ghi bằng UTF-8; được đọc theo bảng mã {encoding}",
                    "the file is not UTF-8; it is read as {encoding}"
                )
            }
            Self::Undecodable { encoding } => {
                let encoding = encoding.label();
                say!(
                    lang,
                    "từ đây tệp không đọc được theo bảng mã {encoding}",
                    "from here on the file cannot be read as {encoding}"
                )
            }
            Self::Nul => say!(
                lang,
                "ở đây có ký tự NUL, văn bản không có ký tự này",
                "there is a NUL character here, which no text has"
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        let names: Vec<&str> = Encoding::ALL.into_iter().map(Encoding::name).collect();
        let names = names.join(", ");
        Some(match self {
            Self::Unknown | Self::Undecodable { .. } => say!(
                lang,
                "lưu lại tệp bằng UTF-8 (trong Excel: «CSV UTF-8»), hoặc nêu bảng mã bằng `--encoding`: {names}",
                "save the file again as UTF-8 (in Excel: “CSV UTF-8”), or name its encoding with `--encoding`: {names}"
            ),
            Self::Assumed { .. } => say!(
                lang,
                "nếu chữ ở dòng trên không đúng, nêu bảng mã bằng `--encoding`: {names}",
                "if the letters of this line are wrong, name the encoding with `--encoding`: {names}"
            ),
            Self::Nul => say!(
                lang,
                "tệp có thể là tệp nhị phân (như .xlsx, .doc) hoặc bị hỏng; xuất lại ra CSV UTF-8",
                "this may be a binary file (such as .xlsx or .doc) or a damaged one; export it again as CSV UTF-8"
            ),
        })
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Assumed { .. } => Severity::Notice,
            _ => Severity::Error,
        }
    }
}
