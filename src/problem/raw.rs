//! Raw counts that do not fit the guidance or each other.

use super::{Fault, Severity, check::Worded};
use crate::text::{Lang, header::Column, lang::say, visible};

/// What can be wrong with raw counts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RawFault {
    /// A code or key that the guidance does not have.
    UnknownCode {
        /// The code.
        code: String,
        /// The most similar one.
        nearest: Option<String>,
    },
    /// The counts of one criterion are given twice, once by code and once by key.
    CriterionTwice {
        /// The code given.
        code: String,
        /// The criterion's key.
        key: String,
    },
    /// A value over all units without the document that publishes it.
    Unpublished {
        /// The criterion.
        code: String,
        /// The input.
        input: String,
        /// Whether the counts stand in a table, not in JSON.
        in_table: bool,
    },
    /// An input that the criterion does not have.
    UnknownInput {
        /// The criterion's code.
        code: String,
        /// The input.
        input: String,
        /// The most similar one.
        nearest: Option<String>,
        /// All inputs of the criterion.
        known: Vec<String>,
    },
    /// A value that the input cannot have.
    WrongValue {
        /// The input.
        input: String,
        /// The value as found.
        found: String,
        /// The values that it can have.
        expected: Worded,
    },
    /// A part is more than its whole.
    PartExceedsWhole {
        /// The criterion's code.
        code: String,
        /// The part.
        part: (String, String),
        /// The whole.
        whole: (String, String),
    },
    /// An input is given twice.
    InputTwice {
        /// The input.
        input: String,
        /// The line of the first.
        line: usize,
    },
    /// Counts of one unit are given for two periods.
    TwoPeriods {
        /// The period of the unit's first row.
        first: String,
        /// The other one.
        other: String,
    },
    /// Counts of one unit are given for two rule sets.
    TwoGuidances {
        /// The rule set of the unit's first row.
        first: String,
        /// The other one.
        other: String,
    },
    /// Counts of one unit are given twice.
    UnitTwice {
        /// The unit.
        unit: String,
        /// The line of the first.
        line: usize,
    },
    /// No rule set of that name.
    UnknownGuidance {
        /// The name.
        id: String,
        /// The rule sets that there are.
        known: Vec<String>,
    },
    /// No rule set is named.
    NoGuidance {
        /// Whether the counts stand in a table, not in JSON.
        in_table: bool,
        /// The rule sets that there are.
        known: Vec<String>,
    },
    /// The rule set does not hold for the period.
    PeriodNotCovered {
        /// The period.
        period: String,
        /// The periods for which it holds.
        known: Vec<String>,
    },
    /// A count names evidence that is not listed.
    UnknownEvidence {
        /// The name.
        id: String,
    },
    /// Evidence outside the folder of the counts.
    EvidenceOutside {
        /// The file as given.
        file: String,
    },
    /// Rows of a unit for which there are no counts.
    NoCounts {
        /// The unit.
        unit: String,
        /// The units for which there are some.
        nearest: Option<String>,
    },
    /// Counts of several units, and rows that do not say of which.
    UnitNotSaid,
    /// Counts for which there is no row.
    CountsWithoutRow {
        /// The code.
        code: String,
    },
    /// Counts that name no unit.
    NoUnit {
        /// Whether the counts stand in a table, not in JSON.
        in_table: bool,
        /// Whether any value is given.
        values: bool,
    },
    /// Counts of a unit for which there is no row.
    UnitWithoutRow {
        /// The unit.
        unit: String,
    },
    /// An evidence file is not where it should be.
    EvidenceMissing {
        /// The file.
        file: String,
    },
    /// An evidence file is not the one that was hashed.
    EvidenceChanged {
        /// The file.
        file: String,
        /// The hash that was given.
        expected: String,
        /// The hash that it has.
        found: String,
    },
    /// A spreadsheet has read Vietnamese numbers as English ones.
    ReadAsEnglish {
        /// A count that was thousands.
        count: String,
        /// A decimal that stayed a text.
        text: String,
        /// A code that has lost its zero.
        code: String,
    },
}

impl Fault for RawFault {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownCode { .. } => "P301",
            Self::CriterionTwice { .. } => "P302",
            Self::UnknownInput { .. } => "P303",
            Self::Unpublished { .. } => "P452",
            Self::WrongValue { .. } => "P304",
            Self::PartExceedsWhole { .. } => "P305",
            Self::InputTwice { .. } => "P306",
            Self::UnitTwice { .. } => "P307",
            Self::UnknownGuidance { .. } => "P308",
            Self::NoGuidance { .. } => "P309",
            Self::PeriodNotCovered { .. } => "P310",
            Self::UnknownEvidence { .. } => "P311",
            Self::EvidenceOutside { .. } => "P312",
            Self::NoCounts { .. } => "P313",
            Self::UnitNotSaid => "P314",
            Self::CountsWithoutRow { .. } => "P315",
            Self::UnitWithoutRow { .. } => "P316",
            Self::EvidenceMissing { .. } => "P317",
            Self::EvidenceChanged { .. } => "P318",
            Self::TwoPeriods { .. } => "P319",
            Self::NoUnit { .. } => "P320",
            Self::ReadAsEnglish { .. } => "P330",
            Self::TwoGuidances { .. } => "P870",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::UnknownCode { code, .. } => say!(
                lang,
                "bộ quy tắc không có tiêu chí `{}`",
                "the rule set has no criterion `{}`",
                visible(code)
            ),
            Self::CriterionTwice { code, key } => say!(
                lang,
                "số liệu của `{}` đã ghi ở nơi khác (khóa `{key}`)",
                "counts of `{}` are already given elsewhere (key `{key}`)",
                visible(code)
            ),
            Self::Unpublished { code, input, in_table } => say!(
                lang,
                "tiêu chí {}: `{}` là giá trị của mọi đơn vị, cần {}: văn bản công bố giá trị đó",
                "criterion {}: `{}` is a value over all units; it needs {}, the document that publishes it",
                visible(code),
                visible(input),
                field(Column::Evidence, *in_table, lang)
            ),
            Self::UnknownInput { code, input, .. } => say!(
                lang,
                "tiêu chí {code} không có số liệu `{}`",
                "criterion {code} has no input `{}`",
                visible(input)
            ),
            Self::WrongValue { input, found, expected } => {
                let (found, expected) = (visible(found), expected.pick(lang));
                say!(
                    lang,
                    "`{input}` là `{found}`, cần {expected}",
                    "`{input}` is `{found}`; {expected} is expected"
                )
            }
            Self::PartExceedsWhole { code, part: (part, value), whole: (whole, limit) } => say!(
                lang,
                "tiêu chí {code}: {part} = {value} lớn hơn {whole} = {limit}",
                "criterion {code}: {part} = {value} is more than {whole} = {limit}"
            ),
            Self::InputTwice { input, line } => say!(
                lang,
                "`{}` đã ghi ở dòng {line}",
                "`{}` is already given in line {line}",
                visible(input)
            ),
            Self::UnitTwice { unit, line } => say!(
                lang,
                "số liệu của đơn vị `{}` đã ghi ở dòng {line}",
                "counts of the unit `{}` are already given in line {line}",
                visible(unit)
            ),
            _ => self.sets_and_units(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::UnknownCode { nearest: Some(nearest), .. }
            | Self::UnknownInput { nearest: Some(nearest), .. }
            | Self::NoCounts { nearest: Some(nearest), .. } => {
                let nearest = visible(nearest);
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            Self::Unpublished { .. } => Some(say!(
                lang,
                "hoặc bỏ giá trị này và nêu `--batch` khi số liệu gồm đủ mọi đơn vị",
                "or leave it out and say `--batch` where the counts are of all units"
            )),
            Self::UnknownInput { known, .. } => {
                let known = known.join(", ");
                Some(say!(lang, "các số liệu của tiêu chí: {known}", "inputs of the criterion: {known}"))
            }
            Self::PartExceedsWhole { part: (part, value), whole: (whole, limit), .. } => Some(say!(
                lang,
                "nếu hai số bị đảo: {part} = {limit}, {whole} = {value}",
                "if the two were exchanged: {part} = {limit}, {whole} = {value}"
            )),
            Self::UnknownGuidance { known, .. } | Self::NoGuidance { known, .. } => {
                let known = known.join(", ");
                Some(say!(lang, "các bộ quy tắc có sẵn: {known}", "the rule sets that there are: {known}"))
            }
            Self::ReadAsEnglish { .. } => Some(say!(
                lang,
                "mở lại tệp gốc với vùng Tiếng Việt, cột mã định dạng Text, rồi xuất lại; không sửa từng số",
                "open the original again with Vietnamese settings, the codes as text, and export it again; do not mend number by number"
            )),
            Self::UnitNotSaid => Some(say!(
                lang,
                "thêm cột «Đơn vị» vào bảng điểm",
                "add a column `unit` to the table of scores"
            )),
            Self::NoUnit { .. } => Some(say!(
                lang,
                "ghi tên đơn vị, cùng một cách viết trong bảng điểm và số liệu",
                "write the name of the unit, in the same way in table and counts"
            )),
            _ => None,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::CountsWithoutRow { .. }
            | Self::UnitWithoutRow { .. }
            | Self::EvidenceMissing { .. }
            | Self::EvidenceChanged { .. } => Severity::Notice,
            _ => Severity::Error,
        }
    }
}

impl RawFault {
    /// The sentences about rule sets and units.
    #[expect(clippy::too_many_lines, reason = "one sentence a variant")]
    fn sets_and_units(&self, lang: Lang) -> String {
        match self {
            Self::TwoPeriods { first, other } => say!(
                lang,
                "đơn vị đã ghi kỳ `{}`, dòng này ghi kỳ `{}`; mỗi tệp số liệu chỉ ghi một kỳ của một đơn vị",
                "the unit has the period `{}`, this row `{}`; a file holds one period of a unit",
                visible(first),
                visible(other)
            ),
            Self::TwoGuidances { first, other } => say!(
                lang,
                "đơn vị đã ghi bộ quy tắc `{}`, dòng này ghi `{}`; số liệu của một đơn vị chỉ theo một bộ quy tắc",
                "the unit has the rule set `{}`, this row `{}`; the counts of a unit follow one rule set",
                visible(first),
                visible(other)
            ),
            Self::UnknownGuidance { id, .. } => {
                say!(lang, "không có bộ quy tắc `{}`", "there is no rule set `{}`", visible(id))
            }
            Self::NoGuidance { in_table, .. } => {
                let field = field(Column::Guidance, *in_table, lang);
                say!(
                    lang,
                    "chưa nêu bộ quy tắc ({field} hoặc tùy chọn --guidance)",
                    "no rule set is named ({field} or option --guidance)"
                )
            }
            Self::PeriodNotCovered { period, known } => {
                let known = known.join(", ");
                let period = visible(period);
                say!(
                    lang,
                    "bộ quy tắc áp dụng cho {known}, không cho `{period}`",
                    "the rule set holds for {known}, not for `{period}`"
                )
            }
            Self::NoCounts { unit, .. } => say!(
                lang,
                "có điểm nhưng không có số liệu của đơn vị `{}`",
                "there are scores but no counts of the unit `{}`",
                visible(unit)
            ),
            Self::UnitNotSaid => say!(
                lang,
                "số liệu có nhiều đơn vị, bảng điểm không ghi là của đơn vị nào",
                "there are counts of several units, and the table does not say whose scores it holds"
            ),
            Self::CountsWithoutRow { code } => say!(
                lang,
                "có số liệu của tiêu chí {code} nhưng bảng điểm không có dòng nào",
                "there are counts of criterion {code}, but no row in the table"
            ),
            Self::NoUnit { values: false, .. } => say!(
                lang,
                "phiếu số liệu còn trống: chưa ghi đơn vị, chưa ghi giá trị nào",
                "the form of counts is still empty: it names no unit and has no value"
            ),
            Self::NoUnit { in_table, .. } => {
                let field = field(Column::Unit, *in_table, lang);
                say!(lang, "chưa ghi tên đơn vị nào: {field} để trống", "no unit is named: {field} is empty")
            }
            Self::UnitWithoutRow { unit } => say!(
                lang,
                "có số liệu nhưng không có điểm của đơn vị `{}`",
                "there are counts but no scores of the unit `{}`",
                visible(unit)
            ),
            Self::ReadAsEnglish { count, text, code } => {
                let (count, text, code) = (visible(count), visible(text), visible(code));
                say!(
                    lang,
                    "bảng tính đã đọc số liệu theo cách ghi tiếng Anh: `{count}` vốn là hàng nghìn, `{text}` thành văn bản, mã `{code}` mất số 0 ở cuối",
                    "a spreadsheet has read the counts as English: `{count}` was thousands, `{text}` became a text, the code `{code}` has lost its zero"
                )
            }
            _ => self.of_evidence(lang),
        }
    }

    /// The sentences about evidence.
    fn of_evidence(&self, lang: Lang) -> String {
        match self {
            Self::UnknownEvidence { id } => {
                say!(lang, "không có tài liệu kiểm chứng `{}`", "there is no evidence `{}`", visible(id))
            }
            Self::EvidenceOutside { file } => say!(
                lang,
                "tài liệu kiểm chứng `{}` phải nằm cùng thư mục với tệp số liệu",
                "the evidence `{}` must lie in the folder of the counts",
                visible(file)
            ),
            Self::EvidenceMissing { file } => say!(
                lang,
                "không tìm thấy tài liệu kiểm chứng `{}`",
                "the evidence `{}` is not found",
                visible(file)
            ),
            Self::EvidenceChanged { file, expected, found } => say!(
                lang,
                "tài liệu kiểm chứng `{}` đã khác: SHA-256 là {found}, số liệu ghi {}",
                "the evidence `{}` has changed: its SHA-256 is {found}, the counts say {}",
                visible(file),
                visible(expected)
            ),
            _ => String::new(),
        }
    }
}

/// What a table or JSON calls a column.
fn field(column: Column, in_table: bool, lang: Lang) -> String {
    let (label, name) = (column.label(lang), column.name());
    if in_table {
        say!(lang, "cột «{label}»", "column `{label}`")
    } else {
        say!(lang, "khóa `{name}`", "key `{name}`")
    }
}
