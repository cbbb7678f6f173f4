//! A table of scores or counts that cannot be read.

use super::{Fault, Severity};
use crate::text::{
    Lang,
    header::Column,
    lang::{number_of, say},
    visible,
};

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableFault {
    /// No heading names a column that is needed.
    MissingColumn {
        /// The column.
        column: Column,
        /// The heading that names nothing and may be meant for it.
        nearest: Option<String>,
        /// The headings found.
        found: Vec<String>,
    },
    /// Two headings name the same column.
    ColumnTwice {
        /// The column.
        column: Column,
    },
    /// A heading was read as a misprint.
    HeadingMisprint {
        /// The heading.
        heading: String,
        /// The column.
        column: Column,
    },
    /// Headings that name no column: nothing below them is read.
    ColumnsUnread {
        /// The headings.
        headings: Vec<String>,
        /// The columns that would be read and that the table does not have.
        known: Vec<Column>,
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
        column: Column,
    },
    /// There is a heading and nothing below it.
    NoRows,
    /// A cell goes on behind the quotation mark that closes it.
    TextAfterQuote,
    /// The first row looks like data.
    NoHeading {
        /// The columns that a heading must name.
        needed: Vec<Column>,
    },
    /// The heading stands again between the rows.
    HeadingAgain,
    /// A spreadsheet has made a date of a code.
    CodeIsDate {
        /// The date.
        text: String,
        /// The codes that may have been meant.
        codes: Vec<String>,
    },
    /// It is the other of the two files: counts where points are expected, or points where counts are.
    OtherFile {
        /// Whether it holds counts.
        counts: bool,
    },
    /// A cell in quotation marks holds lines that look like rows.
    RowsInCell {
        /// How many.
        rows: usize,
    },
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
            Self::TextAfterQuote => "P208",
            Self::NoHeading { .. } => "P209",
            Self::HeadingAgain => "P210",
            Self::CodeIsDate { .. } => "P211",
            Self::RowsInCell { .. } => "P212",
            Self::OtherFile { .. } => "P213",
            Self::ColumnsUnread { .. } => "P214",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::UnequalRow { found, expected } => {
                let cells = number_of(*found, "cell", "cells");
                say!(
                    lang,
                    "dòng có {found} ô, tiêu đề có {expected} ô",
                    "the row has {cells}, the heading {expected}"
                )
            }
            Self::OpenQuote => say!(
                lang,
                "dấu ngoặc kép mở ở đây không được đóng đúng chỗ",
                "the quotation mark opened here is not closed where it should be"
            ),
            Self::NoRows => {
                say!(lang, "bảng không có dòng nào dưới tiêu đề", "the table has no row below its heading")
            }
            Self::TextAfterQuote => say!(
                lang,
                "sau dấu ngoặc kép đóng còn nội dung, trong khi ô phải kết thúc ở đó",
                "something follows the closing quotation mark, where the cell should end"
            ),
            Self::NoHeading { .. } => say!(
                lang,
                "dòng đầu là số liệu, bảng thiếu dòng tiêu đề",
                "the first row holds data; the table lacks its heading"
            ),
            Self::HeadingAgain => say!(
                lang,
                "dòng tiêu đề lặp lại giữa bảng; dòng này được bỏ qua",
                "the heading is repeated between the rows; this row is left out"
            ),
            Self::CodeIsDate { text, .. } => say!(
                lang,
                "mã `{}` là một ngày: bảng tính đã đổi mã tiêu chí thành ngày",
                "the code `{}` is a date: a spreadsheet has made a date of the code",
                visible(text)
            ),
            Self::RowsInCell { rows } => {
                let lines = number_of(*rows, "line", "lines");
                say!(
                    lang,
                    "ô mở ngoặc kép ở đây chứa {rows} dòng có đủ ô như một dòng của bảng",
                    "the cell whose quotation mark opens here holds {lines} with as many cells as a row"
                )
            }
            _ => self.of_columns(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::MissingColumn { column, nearest: Some(nearest), .. } => {
                let (nearest, column) = (visible(nearest), column.label(lang));
                Some(say!(
                    lang,
                    "tiêu đề «{nearest}» có phải cột này không? nếu phải, ghi lại thành «{column}»",
                    "is the heading `{nearest}` this column? then call it `{column}`"
                ))
            }
            Self::OtherFile { .. } => Some(say!(
                lang,
                "bảng điểm nêu sau `--appraised` (trang tính: `--sheet`), số liệu thô nêu sau `--raw` (`--raw-sheet`)",
                "the table of points follows `--appraised` (its sheet: `--sheet`), the raw counts `--raw` (`--raw-sheet`)"
            )),
            Self::MissingColumn { found, .. } => {
                let found = visible(&found.join(" | ")).into_owned();
                Some(say!(lang, "các tiêu đề đọc được: {found}", "the headings found: {found}"))
            }
            Self::UnequalRow { .. } => Some(say!(
                lang,
                "ô có dấu phân cách (ví dụ 0,88) phải đặt trong ngoặc kép",
                "a cell that holds the separator (such as 0,88) stands in quotation marks"
            )),
            Self::OpenQuote => Some(say!(
                lang,
                "đóng ngoặc kép ở cuối ô này; ngoặc kép nằm trong ô ghi thành hai dấu liền nhau (`\"\"`)",
                "close it at the end of this cell; a quotation mark inside a cell is written twice (`\"\"`)"
            )),
            Self::TextAfterQuote => Some(say!(
                lang,
                "đặt toàn bộ ô trong ngoặc kép; ngoặc kép nằm trong ô ghi thành hai dấu liền nhau (`\"\"`)",
                "put the whole cell in quotation marks; one inside the cell is written twice (`\"\"`)"
            )),
            Self::CodeIsDate { codes, .. } => {
                let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
                let (vi, en) = (codes.join(" hoặc "), codes.join(" or "));
                Some(say!(
                    lang,
                    "mã gốc có thể là {vi}; định dạng cột mã là Text rồi ghi lại mã",
                    "the code may have been {en}; format the column of codes as text, then write the code again"
                ))
            }
            Self::RowsInCell { .. } => Some(say!(
                lang,
                "nếu đó là các dòng của bảng, đóng ngoặc kép ở cuối ô này",
                "if those are rows of the table, close the quotation mark at the end of this cell"
            )),
            _ => self.help_of_headings(lang),
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::HeadingMisprint { .. } | Self::HeadingAgain | Self::ColumnsUnread { .. } => {
                Severity::Notice
            }
            Self::RowsInCell { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl TableFault {
    /// What to do about headings that name no column.
    fn help_of_headings(&self, lang: Lang) -> Option<String> {
        match self {
            Self::NoHeading { needed } => {
                let needed = Column::labels(needed, lang);
                Some(say!(
                    lang,
                    "thêm dòng đầu ghi tên các cột, ít nhất: {needed}",
                    "add a first row that names the columns, at least: {needed}"
                ))
            }
            Self::ColumnsUnread { known, .. } if !known.is_empty() => {
                let known = Column::labels(known, lang);
                Some(say!(
                    lang,
                    "nếu cột ấy là một trong các cột sau thì ghi lại tiêu đề: {known}",
                    "if one of them is a column of these, call it so: {known}"
                ))
            }
            _ => None,
        }
    }

    /// The sentences about columns and the file as a whole.
    fn of_columns(&self, lang: Lang) -> String {
        match self {
            Self::MissingColumn { column, .. } => {
                let column = column.label(lang);
                say!(lang, "không có cột «{column}»", "there is no column `{column}`")
            }
            Self::ColumnTwice { column } => {
                let column = column.label(lang);
                say!(lang, "hai tiêu đề cùng chỉ cột «{column}»", "two headings name the column `{column}`")
            }
            Self::HeadingMisprint { heading, column } => say!(
                lang,
                "tiêu đề «{}» được hiểu là cột «{}»",
                "the heading `{}` is read as the column `{}`",
                visible(heading),
                column.label(lang)
            ),
            Self::ColumnsUnread { headings, .. } => {
                let (vi, en) = (headings.join("», «"), headings.join("`, `"));
                say!(
                    lang,
                    "không đọc cột: «{}»",
                    "these columns are not read: `{}`",
                    visible(lang.pick(&vi, &en))
                )
            }
            Self::EmptyCell { column } => {
                let column = column.label(lang);
                say!(lang, "ô «{column}» để trống", "the cell `{column}` is empty")
            }
            Self::OtherFile { counts: true } => say!(
                lang,
                "đây là tệp số liệu thô, ở đây cần bảng điểm thẩm định",
                "this file holds raw counts, where the table of granted points is expected"
            ),
            Self::OtherFile { counts: false } => say!(
                lang,
                "đây là bảng điểm, ở đây cần số liệu thô",
                "this file holds a table of points, where raw counts are expected"
            ),
            _ => String::new(),
        }
    }
}
