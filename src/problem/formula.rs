//! A formula that cannot be understood.

use super::Fault;
use crate::text::{
    Lang,
    lang::{number_of, say},
    visible,
};

/// The sort of a value in a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// A choice.
    Choice,
    /// A date.
    Date,
}

impl Sort {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => lang.pick("một số", "a number"),
            Self::Truth => lang.pick("một điều kiện đúng/sai", "a condition"),
            Self::Choice => lang.pick("một lựa chọn", "a choice"),
            Self::Date => lang.pick("một ngày", "a date"),
        }
    }
}

/// What can be wrong with a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormulaFault {
    /// A sign that the language does not have.
    UnknownSign {
        /// The sign.
        text: String,
    },
    /// A text whose closing quotation mark is missing.
    UnfinishedText,
    /// Digits that form no number or date.
    NotANumber {
        /// The digits.
        text: String,
    },
    /// More characters than are read.
    TooLong {
        /// How many are read.
        most: usize,
    },
    /// More levels than are read.
    TooDeep {
        /// How many are read.
        most: usize,
    },
    /// A word that does not belong here.
    Unexpected {
        /// What does.
        expected: String,
    },
    /// The formula ends too early.
    Unfinished {
        /// What is missing.
        expected: String,
    },
    /// `a < b < c`.
    ChainedComparison,
    /// A name that is not declared.
    UnknownName {
        /// The name.
        name: String,
        /// The most similar name.
        nearest: Option<String>,
        /// The names that are declared.
        known: Vec<String>,
    },
    /// A function that the language does not have.
    UnknownFunction {
        /// The name.
        name: String,
        /// The most similar function.
        nearest: Option<String>,
    },
    /// A function with too few or too many arguments.
    ArgumentCount {
        /// The function.
        function: &'static str,
        /// How many were found.
        found: usize,
        /// At least this many are needed.
        least: usize,
        /// At most this many are taken.
        most: usize,
    },
    /// `round` needs digits and a mode.
    RoundArguments {
        /// The most digits.
        most: u32,
    },
    /// A text that is no choice of any input.
    UnknownChoice {
        /// The text.
        text: String,
        /// The most similar choice.
        nearest: Option<String>,
    },
    /// Choices have no order, and are compared only with choices of the same input.
    ChoicesNotComparable,
    /// `sum(children)` and its like outside a group.
    ChildrenOutsideGroup {
        /// How it is written.
        written: &'static str,
    },
    /// A value over all units, outside the definition of an input.
    OutsideInput {
        /// The function.
        function: &'static str,
    },
    /// A value of another sort.
    WrongSort {
        /// What was found.
        found: Sort,
        /// What is needed.
        expected: Sort,
    },
    /// Two units that cannot be added or compared.
    UnitsDiffer {
        /// Of the left side.
        left: String,
        /// Of the right side.
        right: String,
    },
    /// A result in another unit.
    WrongUnit {
        /// What was found.
        found: String,
        /// What is needed.
        expected: String,
    },
    /// Division by 0.
    DivisionByZero,
    /// A condition written as `NAME=VALUE` for `eval` that is none.
    NotAnAssignment {
        /// What was found.
        text: String,
    },
}

impl Fault for FormulaFault {
    fn code(&self) -> &'static str {
        match self {
            Self::OutsideInput { .. } => "P450",
            Self::UnknownSign { .. } => "P501",
            Self::UnfinishedText => "P502",
            Self::NotANumber { .. } => "P503",
            Self::TooLong { .. } => "P504",
            Self::TooDeep { .. } => "P505",
            Self::Unexpected { .. } => "P506",
            Self::Unfinished { .. } => "P507",
            Self::ChainedComparison => "P508",
            Self::UnknownName { .. } => "P509",
            Self::UnknownFunction { .. } => "P510",
            Self::ArgumentCount { .. } => "P511",
            Self::RoundArguments { .. } => "P512",
            Self::UnknownChoice { .. } => "P513",
            Self::ChoicesNotComparable => "P514",
            Self::ChildrenOutsideGroup { .. } => "P516",
            Self::WrongSort { .. } => "P517",
            Self::UnitsDiffer { .. } => "P518",
            Self::WrongUnit { .. } => "P519",
            Self::DivisionByZero => "P520",
            Self::NotAnAssignment { .. } => "P521",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::UnknownSign { text } => {
                say!(lang, "công thức không dùng ký hiệu `{}`", "formulas have no sign `{}`", visible(text))
            }
            Self::UnfinishedText => {
                say!(lang, "thiếu dấu ngoặc kép đóng", "the closing quotation mark is missing")
            }
            Self::NotANumber { text } => say!(
                lang,
                "`{}` không phải số hoặc ngày (số ghi dấu chấm thập phân, ngày ghi 2024-01-31)",
                "`{}` is neither a number nor a date (a number has a decimal point, a date is written 2024-01-31)",
                visible(text)
            ),
            Self::TooLong { most } => {
                say!(lang, "công thức dài quá {most} ký tự", "the formula has more than {most} characters")
            }
            Self::TooDeep { most } => {
                say!(lang, "công thức lồng quá {most} cấp", "the formula is more than {most} levels deep")
            }
            Self::Unexpected { expected } | Self::Unfinished { expected } if expected == "value" => say!(
                lang,
                "ở đây cần một số, một tên, `(`, `if` hoặc `not`",
                "a number, a name, `(`, `if` or `not` is expected here"
            ),
            Self::Unexpected { expected } => say!(lang, "ở đây cần: {expected}", "expected here: {expected}"),
            Self::Unfinished { expected } => {
                say!(
                    lang,
                    "công thức kết thúc sớm, còn thiếu: {expected}",
                    "the formula ends early; missing: {expected}"
                )
            }
            Self::ChainedComparison => say!(
                lang,
                "không so sánh nối tiếp như `x < y < z`",
                "comparisons are not chained as in `x < y < z`"
            ),
            _ => self.meaning(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::ChainedComparison => Some(say!(lang, "viết `x < y and y < z`", "write `x < y and y < z`")),
            Self::UnknownName { nearest: Some(nearest), .. }
            | Self::UnknownFunction { nearest: Some(nearest), .. }
            | Self::UnknownChoice { nearest: Some(nearest), .. } => {
                Some(say!(lang, "có phải `{nearest}`?", "did you mean `{nearest}`?"))
            }
            Self::UnknownName { known, .. } if !known.is_empty() => {
                let known = known.join(", ");
                Some(say!(lang, "các tên đã khai báo: {known}", "declared names: {known}"))
            }
            Self::RoundArguments { .. } => {
                Some(say!(lang, "ví dụ: `round(x, 2, half_up)`", "for example: `round(x, 2, half_up)`"))
            }
            Self::OutsideInput { function } => Some(say!(
                lang,
                "khai báo một số liệu, ví dụ `mean = {{ type = \"percent\", from = '{function}(b / a)' }}`, rồi dùng tên đó",
                "declare an input, such as `mean = {{ type = \"percent\", from = '{function}(b / a)' }}`, and use its name"
            )),
            Self::NotAnAssignment { .. } => Some(say!(lang, "ví dụ: `b=27`", "for example: `b=27`")),
            _ => None,
        }
    }
}

impl FormulaFault {
    /// The sentences about names, types and units.
    #[expect(clippy::cognitive_complexity, clippy::too_many_lines, reason = "one sentence a variant")]
    fn meaning(&self, lang: Lang) -> String {
        match self {
            Self::UnknownName { name, .. } => {
                say!(lang, "chưa khai báo tên `{}`", "name `{}` is not declared", visible(name))
            }
            Self::UnknownFunction { name, .. } => {
                say!(lang, "không có hàm `{}`", "there is no function `{}`", visible(name))
            }
            Self::ArgumentCount { function, found, least, most } if least == most => {
                let arguments = number_of(*least, "argument", "arguments");
                say!(
                    lang,
                    "`{function}` cần {least} đối số, ở đây có {found}",
                    "`{function}` takes {arguments}; given: {found}"
                )
            }
            Self::ArgumentCount { function, found, least, most } => say!(
                lang,
                "`{function}` cần từ {least} đến {most} đối số, ở đây có {found}",
                "`{function}` takes {least} to {most} arguments; given: {found}"
            ),
            Self::RoundArguments { most } => say!(
                lang,
                "`round` cần số chữ số (0 đến {most}) và cách làm tròn",
                "`round` needs a number of digits (0 to {most}) and a mode"
            ),
            Self::UnknownChoice { text, .. } => {
                say!(lang, "không có lựa chọn `{}`", "there is no choice `{}`", visible(text))
            }
            Self::ChoicesNotComparable => say!(
                lang,
                "lựa chọn chỉ so sánh bằng hoặc khác, và với lựa chọn của cùng một chỉ tiêu",
                "choices are only equal or not, and only to choices of the same input"
            ),
            Self::ChildrenOutsideGroup { written } => say!(
                lang,
                "`{written}` chỉ dùng trong công thức của lĩnh vực",
                "`{written}` stands only in the formula of a group"
            ),
            Self::OutsideInput { function } => say!(
                lang,
                "`{function}` chỉ đứng ở khóa `from` của một số liệu",
                "`{function}` stands only under the key `from` of an input"
            ),
            Self::WrongSort { found, expected } => {
                let (found, expected) = (found.name(lang), expected.name(lang));
                say!(lang, "đây là {found}, cần {expected}", "this is {found}; {expected} is expected")
            }
            Self::UnitsDiffer { left, right } => say!(
                lang,
                "hai vế khác đơn vị: `{}` và `{}`",
                "the two sides have different units: `{}` and `{}`",
                visible(left),
                visible(right)
            ),
            Self::WrongUnit { found, expected } => say!(
                lang,
                "kết quả có đơn vị `{}`, cần `{}`",
                "the result has the unit `{}`; `{}` is expected",
                visible(found),
                visible(expected)
            ),
            Self::DivisionByZero => say!(lang, "chia cho 0", "division by 0"),
            Self::NotAnAssignment { text } => {
                say!(
                    lang,
                    "`{}` không có dạng `tên=giá trị`",
                    "`{}` is not of the form `name=value`",
                    visible(text)
                )
            }
            _ => String::new(),
        }
    }
}
