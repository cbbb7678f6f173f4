//! A table of scores or counts that cannot be read.

use super::{Fault, Severity};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFault {
    /// No heading names a column that is needed.
    MissingColumn {
        /// The column.
        column: &'static str,
        /// The headings found.
        found: Vec<String>,
    },
    /// Two headings name the same column.
    ColumnTwice {
        /// The column.
        column: &'static str,
    },
    /// A heading was read as a misprint.
    HeadingMisprint {
        /// The heading.
        heading: String,
        /// The column.
        column: &'static str,
    },
    /// A row with more or fewer cells than the heading.
    UnequalRow {
        /// Cells found.
        found: usize,
        /// Cells of the heading.
        expected: usize,
    },
    /// A quotation mark is not closed.
    OpenQuote,
    /// A cell that must be filled is empty.
    EmptyCell {
        /// The column.
        column: &'static str,
    },
    /// There is a heading and nothing below it.
    NoRows,
}

impl Fault for TableFault {
    fn code(&self) -> &'static str {
        match self {
            Self::MissingColumn { .. } => "P201",
            Self::ColumnTwice { .. } => "P202",
            Self::HeadingMisprint { .. } => "P203",
            Self::UnequalRow { .. } => "P204",
            Self::OpenQuote => "P205",
            Self::EmptyCell { .. } => "P206",
            Self::NoRows => "P207",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::MissingColumn { column, .. } => {
                say!(lang, "không có cột `{column}`", "there is no column `{column}`")
            }
            Self::ColumnTwice { column } => {
                say!(lang, "hai tiêu đề cùng chỉ cột `{column}`", "two headings name the column `{column}`")
            }
            Self::HeadingMisprint { heading, column } => say!(
                lang,
                "tiêu đề `{}` được hiểu là cột `{column}`",
                "the heading `{}` is read as the column `{column}`",
                visible(heading)
            ),
            Self::UnequalRow { found, expected } => {
                say!(
                    lang,
                    "dòng có {found} ô, tiêu đề có {expected} ô",
                    "the row has {found} cells, the heading {expected}"
                )
            }
            Self::OpenQuote => say!(
                lang,
                "dấu ngoặc kép mở ở đây không được đóng đúng chỗ",
                "the quotation mark opened here is not closed where it should be"
            ),
            Self::EmptyCell { column } => say!(lang, "ô `{column}` để trống", "the cell `{column}` is empty"),
            Self::NoRows => {
                say!(lang, "bảng không có dòng nào dưới tiêu đề", "the table has no row below its heading")
            }
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::MissingColumn { found, .. } => {
                let found = visible(&found.join(" | ")).into_owned();
                Some(say!(lang, "các tiêu đề đọc được: {found}", "the headings found: {found}"))
            }
            Self::UnequalRow { .. } => Some(say!(
                lang,
                "ô có dấu phân cách (ví dụ 0,88) phải đặt trong ngoặc kép",
                "a cell that holds the separator (such as 0,88) stands in quotation marks"
            )),
            _ => None,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::HeadingMisprint { .. } => Severity::Notice,
            _ => Severity::Error,
        }
    }
}
