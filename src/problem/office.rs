//! A file of an office program that cannot be read, or in which something is not as it looks.

use super::{Fault, Severity};
use crate::text::{
    Lang,
    header::Column,
    lang::{number_of, say},
    visible,
};

/// What can be wrong with a workbook or a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OfficeFault {
    /// It is no workbook or letter that is read.
    OtherKind,
    /// It is protected by a password.
    Protected,
    /// A part is missing, cut short, or not what its checksum says.
    Damaged {
        /// The part.
        part: String,
    },
    /// It is made in a way in which no office program makes one.
    Hostile {
        /// What.
        what: Hostile,
    },
    /// More cells than are read.
    TooManyCells {
        /// How many bytes of them are read.
        most: usize,
    },
    /// No sheet of the name that was asked for.
    NoSheet {
        /// The name.
        asked: String,
        /// Those that there are.
        names: Vec<String>,
    },
    /// No sheet has the headings.
    NoTable {
        /// The columns that a heading must name.
        needed: Vec<Column>,
        /// The sheets.
        names: Vec<String>,
        /// Hidden sheets that have them.
        hidden: Vec<String>,
        /// The option that names a sheet.
        option: &'static str,
    },
    /// Several sheets have the headings.
    SeveralTables {
        /// Their names.
        names: Vec<String>,
        /// The option that names a sheet.
        option: &'static str,
    },
    /// A formula of which no value is stored.
    NoValue,
    /// Something hidden.
    Hidden {
        /// What.
        what: Hidden,
    },
    /// Several rows share one cell of points.
    SharedPoints {
        /// How many rows.
        rows: usize,
    },
}

/// What no office program does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hostile {
    /// More parts than a file has.
    Parts {
        /// How many are read.
        most: usize,
    },
    /// Two parts have one name.
    Twice {
        /// The name.
        name: String,
    },
    /// A part is compressed further than text can be.
    Ratio {
        /// Its name.
        name: String,
    },
    /// It is larger than is read once it is inflated.
    Inflated {
        /// How many bytes are read.
        most: usize,
    },
    /// XML that declares a document type.
    DocType,
}

/// What is hidden in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Rows that are read all the same.
    Rows {
        /// How many.
        count: usize,
    },
    /// Columns that are read all the same.
    Columns {
        /// Their names.
        names: Vec<Column>,
    },
    /// Sheets that are not read.
    Sheets {
        /// Their names.
        names: Vec<String>,
    },
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("`{}`", visible(name))).collect::<Vec<_>>().join(", ")
}

impl Fault for OfficeFault {
    fn code(&self) -> &'static str {
        match self {
            Self::OtherKind => "P801",
            Self::Protected => "P802",
            Self::Damaged { .. } => "P803",
            Self::Hostile { .. } => "P804",
            Self::TooManyCells { .. } => "P805",
            Self::NoSheet { .. } => "P806",
            Self::NoTable { .. } => "P807",
            Self::SeveralTables { .. } => "P808",
            Self::NoValue => "P809",
            Self::Hidden { .. } => "P810",
            Self::SharedPoints { .. } => "P811",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::OtherKind => say!(
                lang,
                "tệp này không phải bảng tính .xlsx, .xls, .ods hay văn bản .docx",
                "this is no workbook (.xlsx, .xls, .ods) and no .docx document"
            ),
            Self::Protected => say!(lang, "tệp được đặt mật khẩu", "the file is protected by a password"),
            Self::Damaged { part } => {
                say!(
                    lang,
                    "tệp bị hỏng: không đọc được phần `{}`",
                    "the file is damaged: its part `{}` cannot be read",
                    visible(part)
                )
            }
            Self::Hostile { what } => what.message(lang),
            Self::TooManyCells { most } => {
                say!(
                    lang,
                    "các ô của tệp chiếm nhiều hơn {most} byte",
                    "the cells of the file take more than {most} bytes"
                )
            }
            Self::NoSheet { asked, .. } => {
                say!(
                    lang,
                    "không có trang tính hay bảng `{}`",
                    "there is no sheet or table `{}`",
                    visible(asked)
                )
            }
            Self::NoTable { needed, .. } => {
                let needed = Column::labels(needed, lang);
                say!(
                    lang,
                    "không trang tính hay bảng nào có đủ tiêu đề cột {needed}",
                    "no sheet or table has headings for the columns {needed}"
                )
            }
            Self::SeveralTables { names, .. } => {
                let names = list(names);
                say!(lang, "có nhiều bảng cùng phù hợp: {names}", "several tables fit: {names}")
            }
            Self::NoValue => say!(
                lang,
                "ô này là công thức chưa có kết quả được lưu trong tệp",
                "this cell is a formula, and the file stores no value of it"
            ),
            Self::Hidden { what } => what.message(lang),
            Self::SharedPoints { rows } => say!(
                lang,
                "một ô điểm được gộp cho {rows} dòng; chỉ dòng đầu nhận số này, các dòng sau coi như không ghi",
                "one cell of points is merged over {rows} rows; the first has the figure, the others state none"
            ),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a variant")]
    fn help(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::OtherKind => say!(
                lang,
                "tệp .doc, hay .xls trước Excel 97: mở ra và lưu lại thành .docx, .xlsx; phần chữ chỉ đọc từ .docx",
                "a .doc file, or an .xls from before Excel 97: save it as .docx or .xlsx; letters are read from .docx only"
            ),
            Self::Protected => {
                say!(
                    lang,
                    "mở tệp, bỏ mật khẩu rồi lưu lại",
                    "open the file, remove the password, save it again"
                )
            }
            Self::Damaged { .. } => say!(
                lang,
                "mở tệp bằng Excel, Word hoặc LibreOffice rồi lưu lại, hoặc xin lại tệp",
                "open the file in Excel, Word or LibreOffice and save it again, or ask for it again"
            ),
            Self::Hostile { what: Hostile::Inflated { .. } } => say!(
                lang,
                "chia nhỏ tệp, hoặc nâng mức bằng `--max-bytes`",
                "split the file, or raise the limit with `--max-bytes`"
            ),
            Self::Hostile { .. } => say!(
                lang,
                "không mở tệp này; xin lại tệp từ nơi gửi",
                "do not open this file; ask the sender for it again"
            ),
            Self::TooManyCells { .. } => {
                say!(lang, "chia nhỏ tệp, hoặc xuất ra CSV", "split the file, or export it as CSV")
            }
            Self::NoSheet { names, .. } => {
                let names = list(names);
                say!(lang, "tệp có: {names}", "the file has: {names}")
            }
            Self::NoTable { names, hidden, option, .. } if hidden.is_empty() => {
                let names = list(names);
                say!(
                    lang,
                    "tệp có: {names}; nêu bảng cần đọc bằng `{option}` để biết cột nào còn thiếu",
                    "the file has: {names}; name the one to read with `{option}` to see which column is missing"
                )
            }
            Self::NoTable { hidden, option, .. } => {
                let names = list(hidden);
                say!(
                    lang,
                    "trang tính đang ẩn có đủ: {names}; muốn đọc, nêu tên bằng `{option}`",
                    "a hidden sheet has them: {names}; to read it, name it with `{option}`"
                )
            }
            Self::SeveralTables { option, .. } => say!(
                lang,
                "nêu tên hoặc số thứ tự của bảng cần đọc bằng `{option}`",
                "name the one to read, or give its number, with `{option}`"
            ),
            Self::NoValue => say!(
                lang,
                "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc nhập thẳng số",
                "open the file in Excel or LibreOffice and save it, or type the figure"
            ),
            Self::SharedPoints { .. } => {
                say!(
                    lang,
                    "bỏ gộp ô và ghi điểm của từng dòng",
                    "split the cell and give each row its points"
                )
            }
            Self::Hidden { .. } => return None,
        })
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Hidden { .. } => Severity::Notice,
            Self::SharedPoints { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl Hostile {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Parts { most } => {
                say!(
                    lang,
                    "tệp có nhiều hơn {most} phần bên trong",
                    "the file has more than {most} parts inside"
                )
            }
            Self::Twice { name } => say!(
                lang,
                "phần `{}` có hai lần trong tệp, không rõ phần nào là thật",
                "the part `{}` is in the file twice, and which one is meant is open",
                visible(name)
            ),
            Self::Ratio { name } => say!(
                lang,
                "phần `{}` được nén tới mức bất thường",
                "the part `{}` is compressed further than text can be",
                visible(name)
            ),
            Self::Inflated { most } => {
                say!(
                    lang,
                    "giải nén ra, tệp lớn hơn {most} byte",
                    "once inflated, the file is larger than {most} bytes"
                )
            }
            Self::DocType => say!(
                lang,
                "tệp khai báo kiểu tài liệu (DOCTYPE), điều không chương trình văn phòng nào làm",
                "the file declares a document type (DOCTYPE), which no office program does"
            ),
        }
    }
}

impl Hidden {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Rows { count } => {
                let rows = number_of(*count, "hidden row is", "hidden rows are");
                say!(
                    lang,
                    "{count} dòng bị ẩn, kể từ dòng này, vẫn được đọc",
                    "from this row on, {rows} read too"
                )
            }
            Self::Columns { names } => {
                let names = Column::labels(names, lang);
                say!(lang, "cột bị ẩn vẫn được đọc: {names}", "hidden columns are read too: {names}")
            }
            Self::Sheets { names } => {
                let names = list(names);
                say!(
                    lang,
                    "trang tính bị ẩn không được đọc, dù cũng có tiêu đề phù hợp: {names}",
                    "hidden sheets are not read, though they have the headings too: {names}"
                )
            }
        }
    }
}
