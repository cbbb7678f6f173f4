//! A rule set that cannot be used.

use super::{Fault, Severity};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleFault {
    /// A version of the format that is not read.
    Format {
        /// The version found.
        found: String,
    },
    /// A number that should be quoted, so that it is read exactly.
    UnquotedNumber {
        /// The key.
        key: String,
    },
    /// A text that is none of the words that may stand there.
    UnknownWord {
        /// The key.
        key: String,
        /// The word.
        found: String,
        /// The words that may stand there.
        expected: String,
    },
    /// A key or code that is already used.
    Twice {
        /// The key or code.
        name: String,
        /// The file of the first, where it is another.
        file: Option<String>,
        /// The line of the first.
        line: usize,
    },
    /// A name of something that is not there.
    Unknown {
        /// The key.
        key: String,
        /// The name.
        name: String,
        /// The most similar name.
        nearest: Option<String>,
    },
    /// A criterion without a rule, or with several.
    OneRule {
        /// The forms found.
        found: Vec<&'static str>,
    },
    /// An argued reading without its argument.
    ArgumentMissing {
        /// The reading.
        reading: String,
    },
    /// A rejected reading without the document that rejects it.
    RejectionUncited {
        /// The reading.
        reading: String,
    },
    /// A rule set of `--rules` stands in place of one that the program has.
    ReplacesKnown {
        /// Its name.
        id: String,
    },
    /// Two folders of `--rules` hold different rule sets of one id.
    TwoFolders {
        /// The id.
        id: String,
        /// The other folder.
        other: String,
    },
    /// A group that lies in itself.
    GroupCircle {
        /// The group.
        code: String,
    },
    /// A contradiction about a criterion and a group at once.
    AboutBoth,
    /// A relation of things that are not counted alike.
    RelationOfOthers,
    /// What an input comes from is no value over all units.
    NotOverUnits,
    /// The full points of the parts are not those of the whole.
    FullDiffers {
        /// The group, or the whole set.
        whole: String,
        /// Its full points.
        full: String,
        /// The full points of its parts together, or the highest of them.
        parts: String,
        /// Whether only the highest of its parts counts.
        highest: bool,
    },
    /// The rule set has no file that it must have.
    NoFiles {
        /// What is missing.
        file: String,
    },
    /// Something that the amended rule set already has.
    InBase {
        /// The key, code or id.
        name: String,
    },
    /// An amendment that says none of what it may say, or more than one of it.
    OneChange,
    /// A list that must have items.
    EmptyList {
        /// The key.
        key: String,
    },
}

impl Fault for RuleFault {
    fn severity(&self) -> Severity {
        if matches!(self, Self::ReplacesKnown { .. }) { Severity::Notice } else { Severity::Error }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Format { .. } => "P401",
            Self::UnquotedNumber { .. } => "P402",
            Self::UnknownWord { .. } => "P403",
            Self::Twice { .. } => "P404",
            Self::Unknown { .. } => "P405",
            Self::OneRule { .. } => "P406",
            Self::ArgumentMissing { .. } => "P408",
            Self::FullDiffers { .. } => "P409",
            Self::NoFiles { .. } => "P410",
            Self::EmptyList { .. } => "P411",
            Self::RejectionUncited { .. } => "P412",
            Self::AboutBoth => "P413",
            Self::GroupCircle { .. } => "P414",
            Self::InBase { .. } => "P415",
            Self::OneChange => "P416",
            Self::ReplacesKnown { .. } => "P417",
            Self::TwoFolders { .. } => "P418",
            Self::RelationOfOthers => "P420",
            Self::NotOverUnits => "P451",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Format { found } => {
                say!(
                    lang,
                    "không đọc được định dạng `{}`, cần 1",
                    "format `{}` is not read; 1 is",
                    visible(found)
                )
            }
            Self::UnquotedNumber { key } => say!(
                lang,
                "`{key}` phải là số đặt trong ngoặc kép, ví dụ \"0.5\"",
                "`{key}` is a number in quotation marks, such as \"0.5\""
            ),
            Self::UnknownWord { key, found, expected } => say!(
                lang,
                "`{key}` là `{}`, cần một trong: {expected}",
                "`{key}` is `{}`; one of these is expected: {expected}",
                visible(found)
            ),
            Self::Twice { name, file, line } => {
                let name = visible(name);
                let of = |file: &String| say!(lang, " của tệp {}", " of the file {}", visible(file));
                let file = file.as_ref().map(of).unwrap_or_default();
                say!(
                    lang,
                    "`{name}` đã dùng ở dòng {line}{file}",
                    "`{name}` is already used in line {line}{file}"
                )
            }
            Self::Unknown { key, name, .. } => {
                say!(
                    lang,
                    "`{key}` nêu `{}`, không có trong bộ quy tắc",
                    "`{key}` names `{}`, which the rule set does not have",
                    visible(name)
                )
            }
            Self::OneRule { found } if found.is_empty() => say!(
                lang,
                "tiêu chí chưa có quy tắc: cần một trong score, measure + tiers, checklist, judged, unknown",
                "the criterion has no rule: one of score, measure + tiers, checklist, judged, unknown is needed"
            ),
            Self::OneRule { found } => {
                let found = found.join(", ");
                say!(lang, "tiêu chí có nhiều quy tắc: {found}", "the criterion has several rules: {found}")
            }
            _ => self.of_parts(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Unknown { nearest: Some(nearest), .. } => {
                let nearest = visible(nearest);
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            Self::InBase { .. } => Some(say!(
                lang,
                "thay đổi nó bằng [[amend]], hoặc đặt tên khác",
                "change it by [[amend]], or choose another name"
            )),
            Self::TwoFolders { .. } => Some(say!(
                lang,
                "chỉ nêu một trong hai thư mục, hoặc đổi `id` của một bộ",
                "give one of both folders only, or change the `id` of one set"
            )),
            Self::FullDiffers { .. } => Some(say!(
                lang,
                "phần chưa mô hình hóa ghi vào [[not_modelled]]",
                "what is not modelled is listed under [[not_modelled]]"
            )),
            _ => None,
        }
    }
}

impl RuleFault {
    /// The sentences about what a rule set is made of.
    fn of_parts(&self, lang: Lang) -> String {
        match self {
            Self::ArgumentMissing { reading } => say!(
                lang,
                "cách hiểu `{}` có trạng thái argued nhưng thiếu `argument`",
                "the reading `{}` is argued but has no `argument`",
                visible(reading)
            ),
            Self::RejectionUncited { reading } => say!(
                lang,
                "cách hiểu `{}` có trạng thái rejected nhưng thiếu `cite`",
                "the reading `{}` is rejected but has no `cite`",
                visible(reading)
            ),
            Self::AboutBoth => say!(
                lang,
                "mâu thuẫn nêu cả `criterion` và `group`, chỉ nêu một",
                "the contradiction names both `criterion` and `group`; one is enough"
            ),
            Self::RelationOfOthers => say!(
                lang,
                "`part` và `whole` phải là hai số liệu khác nhau, đều là số đếm, cùng đơn vị tính",
                "`part` and `whole` are two different inputs, both counts of one unit of measure"
            ),
            Self::NotOverUnits => say!(
                lang,
                "`from` phải là mean_of_units(…), best_of_units(…) hoặc least_of_units(…) của các số liệu không có `from`",
                "`from` is mean_of_units(…), best_of_units(…) or least_of_units(…) of inputs without `from`"
            ),
            Self::InBase { name } => {
                say!(lang, "bộ quy tắc gốc đã có `{}`", "the base rule set already has `{}`", visible(name))
            }
            Self::OneChange => say!(
                lang,
                "mỗi sửa đổi nêu `criterion` hoặc `group`, và đúng một trong `set`, `adopt`, `repeal`",
                "an amendment names a `criterion` or a `group`, and just one of `set`, `adopt`, `repeal`"
            ),
            Self::GroupCircle { code } => {
                say!(lang, "lĩnh vực `{}` nằm trong chính nó", "the group `{}` lies in itself", visible(code))
            }
            Self::FullDiffers { whole, full, parts, highest: false } => say!(
                lang,
                "{whole}: điểm tối đa là {full}, tổng các phần là {parts}",
                "{whole}: the full points are {full}, the parts add up to {parts}"
            ),
            Self::FullDiffers { whole, full, parts, highest: true } => say!(
                lang,
                "{whole}: điểm tối đa là {full}, phần cao nhất có {parts}",
                "{whole}: the full points are {full}, the highest part has {parts}"
            ),
            Self::EmptyList { key } => say!(lang, "`{key}` không có mục nào", "`{key}` has no items"),
            _ => self.of_folders(lang),
        }
    }

    /// The sentences about the folders that hold rule sets.
    fn of_folders(&self, lang: Lang) -> String {
        match self {
            Self::ReplacesKnown { id } => say!(
                lang,
                "bộ quy tắc này thay cho bộ có sẵn cùng tên `{}`, và có nội dung khác",
                "this rule set stands in place of the built-in one of the name `{}`, and holds something else",
                visible(id)
            ),
            Self::TwoFolders { id, other } => say!(
                lang,
                "hai thư mục có hai bộ quy tắc khác nhau với cùng `id` là `{}`: thư mục này và `{}`",
                "two folders hold different rule sets of the one `id` `{}`: this one and `{}`",
                visible(id),
                visible(other)
            ),
            Self::NoFiles { file } => {
                say!(lang, "bộ quy tắc thiếu tệp {}", "the rule set lacks the file {}", visible(file))
            }
            _ => String::new(),
        }
    }
}
