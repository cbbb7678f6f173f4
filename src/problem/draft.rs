//! A new rule set, from a template or from a table of criteria, that cannot be made.

use super::{Fault, Severity};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with what a rule set is to be made of, or with where it is to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DraftFault {
    /// The folder is there already, and holds something.
    FolderNotEmpty,
    /// A way of scoring that is none of those known.
    UnknownKind {
        /// What the cell says.
        found: String,
        /// What it may say.
        known: Vec<&'static str>,
    },
    /// What the cell of tiers, items or points says cannot be read.
    Tiers {
        /// The part that cannot be read.
        found: String,
        /// What is read.
        expected: &'static str,
    },
    /// A criterion above which there is no group.
    NoGroup {
        /// Its code.
        code: String,
    },
    /// The parts have more points than the whole.
    MoreThanFull {
        /// The code of the group or criterion; none for the whole.
        code: Option<String>,
        /// The points of the parts, or of the highest tier.
        parts: String,
        /// The full points.
        full: String,
        /// Whether these are the points of the highest tier.
        tier: bool,
    },
    /// The parts have fewer points than the whole.
    LessThanFull {
        /// The code of the group; none for the whole.
        code: Option<String>,
        /// The points of the parts.
        parts: String,
        /// The full points.
        full: String,
    },
    /// A code that another row has too.
    CodeTwice {
        /// The code.
        code: String,
        /// The line of the other row.
        line: usize,
    },
    /// A name of a rule set that the program has already.
    NameTaken {
        /// The name.
        id: String,
    },
    /// A name that a rule set cannot have.
    Name {
        /// The name.
        found: String,
    },
}

impl Fault for DraftFault {
    fn code(&self) -> &'static str {
        match self {
            Self::FolderNotEmpty => "P851",
            Self::UnknownKind { .. } => "P852",
            Self::Tiers { .. } => "P853",
            Self::NoGroup { .. } => "P854",
            Self::MoreThanFull { .. } => "P855",
            Self::CodeTwice { .. } => "P856",
            Self::NameTaken { .. } => "P857",
            Self::Name { .. } => "P858",
            Self::LessThanFull { .. } => "P859",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a variant")]
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::FolderNotEmpty => say!(
                lang,
                "thư mục đã có và không trống; không tệp nào được ghi",
                "the folder is there and not empty; nothing was written"
            ),
            Self::UnknownKind { found, .. } => {
                say!(lang, "không rõ cách chấm `{}`", "the way of scoring `{}` is not known", visible(found))
            }
            Self::Tiers { found, expected } => {
                say!(
                    lang,
                    "không đọc được `{}`, cần: {expected}",
                    "`{}` cannot be read; read is: {expected}",
                    visible(found)
                )
            }
            Self::NoGroup { code } => say!(
                lang,
                "tiêu chí {} không thuộc nhóm nào",
                "the criterion {} is in no group",
                visible(code)
            ),
            Self::MoreThanFull { code: Some(code), parts, full, tier: true } => say!(
                lang,
                "{}: mức cao nhất cho {} điểm, nhiều hơn điểm tối đa {}",
                "{}: the highest tier gives {} points, more than the full points {}",
                visible(code),
                number(parts, lang),
                number(full, lang)
            ),
            Self::MoreThanFull { code: Some(code), parts, full, .. } => say!(
                lang,
                "{}: các phần cộng lại được {} điểm, nhiều hơn điểm tối đa {}",
                "{}: the parts add up to {} points, more than the full points {}",
                visible(code),
                number(parts, lang),
                number(full, lang)
            ),
            Self::MoreThanFull { code: None, parts, full, .. } => say!(
                lang,
                "tổng cộng: các nhóm cộng lại được {} điểm, nhiều hơn {}",
                "total: the groups add up to {} points, more than {}",
                number(parts, lang),
                number(full, lang)
            ),
            Self::LessThanFull { code: Some(code), parts, full } => say!(
                lang,
                "{}: các phần có {} điểm, ít hơn điểm tối đa {}",
                "{}: the parts have {} points, fewer than the full points {}",
                visible(code),
                number(parts, lang),
                number(full, lang)
            ),
            Self::LessThanFull { code: None, parts, full } => say!(
                lang,
                "tổng cộng: các nhóm có {} điểm, ít hơn {}",
                "total: the groups have {} points, fewer than {}",
                number(parts, lang),
                number(full, lang)
            ),
            Self::CodeTwice { code, line } => say!(
                lang,
                "mã {} đã có ở dòng {line}",
                "the code {} stands in line {line} too",
                visible(code)
            ),
            Self::NameTaken { id } => say!(
                lang,
                "chương trình đã có bộ quy tắc tên `{}`",
                "the program has a rule set of the name `{}`",
                visible(id)
            ),
            Self::Name { found } => say!(
                lang,
                "`{}` không dùng làm tên bộ quy tắc được",
                "`{}` cannot be the name of a rule set",
                visible(found)
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::FolderNotEmpty => {
                say!(
                    lang,
                    "nêu thư mục khác, hoặc chuyển thư mục này đi",
                    "name another folder, or move this one away"
                )
            }
            Self::UnknownKind { known, .. } => {
                let known = known.join(", ");
                say!(
                    lang,
                    "một trong: {known}; để trống nếu chưa biết",
                    "one of: {known}; empty if not known"
                )
            }
            Self::NoGroup { .. } => say!(
                lang,
                "thêm phía trên một dòng nhóm: mã là phần đầu của mã này, hoặc cách chấm ghi «nhóm»",
                "add a row of a group above it: its code begins this one, or its way of scoring is «group»"
            ),
            Self::MoreThanFull { .. } => {
                say!(lang, "đối chiếu điểm tối đa với văn bản", "hold the full points against the document")
            }
            Self::LessThanFull { .. } => say!(
                lang,
                "đối chiếu với văn bản; phần còn thiếu được ghi vào [[not_modelled]] với dấu «CẦN ĐIỀN»",
                "hold it against the document; what is missing stands under [[not_modelled]], marked «CẦN ĐIỀN»"
            ),
            Self::CodeTwice { .. } => say!(
                lang,
                "văn bản in trùng thì ghi mã khác cho dòng này rồi đánh dấu code_basis = \"inferred\" trong tệp quy tắc",
                "where the document misprints it, give this row another code, and code_basis = \"inferred\" in the rule file"
            ),
            Self::NameTaken { .. } => say!(lang, "chọn tên khác", "choose another name"),
            Self::Name { .. } => say!(
                lang,
                "chữ thường không dấu, chữ số và gạch nối, bắt đầu bằng chữ: `quang-tri-xa-2026`",
                "small ASCII letters, digits and hyphens, a letter first: `quang-tri-xa-2026`"
            ),
            Self::Tiers { .. } => return None,
        })
    }

    fn severity(&self) -> Severity {
        match self {
            Self::LessThanFull { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// A number with a point, as a language writes it.
fn number(plain: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => plain.replace('.', ","),
        Lang::En => plain.to_owned(),
    }
}
