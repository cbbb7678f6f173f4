//! Cases: inputs that are kept with the reports that they must give.

use super::Fault;
use crate::text::{Lang, lang::say};

/// What can be wrong with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CaseFault {
    /// A folder without any case.
    NoCases,
    /// A title that does not say whether the case is invented.
    TitleAndKind {
        /// What the case says that it is.
        kind: &'static str,
    },
    /// Nothing says where the figures come from.
    NotesMissing,
}

impl Fault for CaseFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCases => "P701",
            Self::TitleAndKind { .. } => "P702",
            Self::NotesMissing => "P703",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoCases => say!(
                lang,
                "thư mục không có hồ sơ kiểm thử nào (thư mục con có `case.toml`)",
                "the folder holds no case (a folder with `case.toml`)"
            ),
            Self::TitleAndKind { kind } => say!(
                lang,
                "hồ sơ ghi `kind = \"{kind}\"` nhưng tên không nói như vậy",
                "the case says `kind = \"{kind}\"`, and its title does not"
            ),
            Self::NotesMissing => say!(
                lang,
                "hồ sơ thiếu `notes.md`: số liệu lấy từ đâu, điều gì chưa biết",
                "the case lacks `notes.md`: where its figures come from, what is not known"
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::TitleAndKind { .. } => Some(say!(
                lang,
                "hồ sơ nghĩ ra, và chỉ hồ sơ nghĩ ra, có tên bắt đầu bằng «Ví dụ (không có thật)»",
                "an invented case, and no other, has a title that starts with «Ví dụ (không có thật)»"
            )),
            Self::NoCases | Self::NotesMissing => None,
        }
    }
}
