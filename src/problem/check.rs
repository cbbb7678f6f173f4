//! What the static checks of a rule set find: rules that can be used, but are probably not as their author or
//! their document means them.

use super::{Fault, Severity};
use crate::text::{
    Lang,
    lang::{number_of, say},
    visible,
};

/// A text in both languages: a number or a count as each writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// Vietnamese, with the decimal comma.
    pub vi: String,
    /// English, with the decimal point.
    pub en: String,
}

impl From<String> for Worded {
    /// What both languages write in the same way.
    fn from(words: String) -> Self {
        Self::same(words)
    }
}

impl Worded {
    /// What `words` says in each language.
    #[must_use]
    pub fn of(words: impl Fn(Lang) -> String) -> Self {
        Self { vi: words(Lang::Vi), en: words(Lang::En) }
    }

    /// The same words in both languages.
    #[must_use]
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { vi: words.clone(), en: words }
    }

    /// Words of each language.
    #[must_use]
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    pub(super) fn pick(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// Inputs, and what a rule makes of them: anyone can redo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The inputs that the rule needs: `a = 8, b = 7`.
    pub inputs: Worded,
    /// The points, not rounded, or why there are none.
    pub score: Worded,
}

impl Witness {
    fn told(&self, lang: Lang) -> String {
        let (inputs, score) = (visible(self.inputs.pick(lang)), visible(self.score.pick(lang)));
        say!(lang, "{inputs} cho {score}", "{inputs} gives {score}")
    }
}

/// What a static check can find.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckFault {
    /// A worked example whose rule gives something else.
    ExampleFails {
        /// What the example says.
        expected: Worded,
        /// What the rule gives.
        found: Worded,
    },
    /// A score below 0 or above the full points.
    OutOfRange {
        /// The full points.
        full: Worded,
        /// Where.
        witness: Witness,
    },
    /// A divisor that can be 0, and no policy for it.
    DivisionByZero {
        /// Where.
        witness: Witness,
    },
    /// A score that moves against what the input says of itself.
    AgainstEffect {
        /// The input.
        name: String,
        /// Whether it should raise the points; else it should lower them.
        raises: bool,
        /// With less of the input, and with more.
        witnesses: [Witness; 2],
    },
    /// A group formula that leaves 0 to the full points.
    GroupOutOfRange {
        /// The full points.
        full: Worded,
        /// Where.
        witness: Witness,
    },
    /// A score that both rises and falls in an input that says nothing of it.
    RisesAndFalls {
        /// The input.
        name: String,
        /// Less and more, where it rises.
        rise: [Witness; 2],
        /// Less and more, where it falls.
        fall: [Witness; 2],
    },
    /// An input that the rule does not use.
    UnusedInput {
        /// The input.
        name: String,
    },
    /// A tier that no value reaches.
    UnreachableTier {
        /// The tier, counted from 1.
        number: usize,
    },
    /// Two tiers that share some values, and neither is a part of the other.
    OverlappingTiers {
        /// The first tier, counted from 1.
        first: usize,
        /// The second.
        second: usize,
        /// A value of both.
        at: Worded,
    },
    /// A value between tiers that belongs to none.
    TierGap {
        /// The value.
        at: Worded,
    },
    /// A reading that gives what the rule gives.
    NeverDiffers {
        /// The reading.
        reading: String,
        /// How many inputs were tried; none if both are the same formula.
        tried: Option<usize>,
    },
    /// A policy for a divisor that the formula does not have.
    GuardOfNothing {
        /// The divisor.
        divisor: String,
    },
    /// Full points that the rule cannot give.
    FullOutOfReach {
        /// The full points.
        full: Worded,
        /// The best score.
        best: Worded,
    },
    /// Full points that the rounding cannot write.
    FullNotOnGrid {
        /// The full points.
        full: Worded,
        /// The decimals that are kept.
        digits: u32,
    },
    /// Full points that are no multiple of the quantum.
    QuantumUneven {
        /// The full points.
        full: Worded,
        /// The quantum.
        quantum: Worded,
    },
    /// A citation that is quoted, without the words.
    QuotedWithoutWords,
    /// A rule without a worked example.
    NoExample,
    /// An amendment after which everything is as before.
    AmendsNothing,
    /// A period of both a rule set and the one that it amends.
    PeriodTwice {
        /// The period.
        period: String,
        /// The rule set that is amended.
        base: String,
    },
    /// A year between the periods of a rule set and of the one that it amends.
    PeriodMissing {
        /// The year.
        period: String,
        /// The rule set that is amended.
        base: String,
    },
    /// Something that the author has marked as still to be filled in.
    Open {
        /// With what.
        what: String,
    },
    /// A contradiction of the official texts, as the rule set declares it.
    Contradiction {
        /// What contradicts what.
        text: String,
    },
}

impl Fault for CheckFault {
    fn code(&self) -> &'static str {
        match self {
            Self::ExampleFails { .. } => "P421",
            Self::OutOfRange { .. } => "P422",
            Self::DivisionByZero { .. } => "P423",
            Self::AgainstEffect { .. } => "P424",
            Self::GroupOutOfRange { .. } => "P425",
            Self::RisesAndFalls { .. } => "P426",
            Self::UnusedInput { .. } => "P427",
            Self::UnreachableTier { .. } => "P428",
            Self::OverlappingTiers { .. } => "P429",
            Self::TierGap { .. } => "P430",
            Self::NeverDiffers { .. } => "P431",
            Self::GuardOfNothing { .. } => "P432",
            Self::FullOutOfReach { .. } => "P433",
            Self::FullNotOnGrid { .. } => "P434",
            Self::QuantumUneven { .. } => "P435",
            Self::QuotedWithoutWords => "P436",
            Self::NoExample => "P437",
            Self::Contradiction { .. } => "P438",
            Self::AmendsNothing => "P439",
            Self::PeriodTwice { .. } => "P440",
            Self::PeriodMissing { .. } => "P441",
            Self::Open { .. } => "P850",
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::ExampleFails { .. }
            | Self::OutOfRange { .. }
            | Self::DivisionByZero { .. }
            | Self::AgainstEffect { .. }
            | Self::GroupOutOfRange { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::ExampleFails { expected, found } => {
                let (expected, found) = (expected.pick(lang), found.pick(lang));
                say!(
                    lang,
                    "ví dụ ghi {expected}, quy tắc cho {found}",
                    "the example says {expected}, the rule gives {found}"
                )
            }
            Self::OutOfRange { full, witness } => {
                let (full, witness) = (full.pick(lang), witness.told(lang));
                say!(
                    lang,
                    "điểm có thể ra ngoài khoảng 0…{full}: {witness}",
                    "the score can leave 0…{full}: {witness}"
                )
            }
            Self::DivisionByZero { witness } => {
                let inputs = visible(witness.inputs.pick(lang));
                say!(
                    lang,
                    "mẫu số có thể bằng 0 mà chưa nêu cách tính khi đó: {inputs}",
                    "a denominator can be 0, and nothing says what holds then: {inputs}"
                )
            }
            Self::AgainstEffect { name, raises, witnesses } => {
                let [less, more] = witnesses.each_ref().map(|witness| witness.told(lang));
                let name = visible(name);
                match raises {
                    true => say!(
                        lang,
                        "`{name}` ghi là làm tăng điểm, mà điểm giảm: {less}; {more}",
                        "`{name}` is said to raise the points, but they fall: {less}; {more}"
                    ),
                    false => say!(
                        lang,
                        "`{name}` ghi là làm giảm điểm, mà điểm tăng: {less}; {more}",
                        "`{name}` is said to lower the points, but they rise: {less}; {more}"
                    ),
                }
            }
            Self::GroupOutOfRange { full, witness } => {
                let (full, witness) = (full.pick(lang), witness.told(lang));
                say!(
                    lang,
                    "điểm của lĩnh vực có thể ra ngoài khoảng 0…{full}: {witness}",
                    "the group's score can leave 0…{full}: {witness}"
                )
            }
            _ => self.of_parts(lang),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        let help = match self {
            Self::OutOfRange { .. } => lang.pick(
                "giới hạn bằng `min(…, full)`, hoặc khai quan hệ giữa các số liệu bằng `at_most`, `at_least`",
                "cap it by `min(…, full)`, or declare how the inputs relate by `at_most` and `at_least`",
            ),
            Self::DivisionByZero { .. } => lang.pick(
                "thêm `if_zero`, với `then = \"undetermined\"` nếu hướng dẫn không nói",
                "add `if_zero`, with `then = \"undetermined\"` if the guidance does not say",
            ),
            Self::RisesAndFalls { .. } => lang.pick(
                "nếu hướng dẫn đúng là vậy, ghi `effect = \"any\"` ở số liệu này",
                "if the guidance means it, give this input `effect = \"any\"`",
            ),
            Self::UnusedInput { .. } => lang.pick(
                "bỏ số liệu này, hoặc ghi `role = \"context\"` nếu chỉ để đối chiếu",
                "remove it, or give it `role = \"context\"` if it is only for comparison",
            ),
            Self::TierGap { .. } => lang.pick(
                "nếu hướng dẫn bỏ trống đoạn này, ghi `otherwise = \"undetermined\"`",
                "if the guidance leaves it open, say `otherwise = \"undetermined\"`",
            ),
            Self::GuardOfNothing { .. } => lang.pick(
                "viết `when` đúng như mẫu số trong công thức",
                "write `when` as the formula writes the denominator",
            ),
            Self::Open { .. } => lang.pick(
                "điền xong thì xóa dấu «CẦN ĐIỀN» và dấu hai chấm sau nó",
                "once it is filled in, take the mark «CẦN ĐIỀN» and its colon away",
            ),
            Self::QuotedWithoutWords => lang.pick(
                "ghi nguyên văn vào `quote`, hoặc đổi `basis` thành \"paraphrased\"",
                "give the words in `quote`, or make the basis \"paraphrased\"",
            ),
            _ => return None,
        };
        Some(help.to_owned())
    }
}

impl CheckFault {
    /// The sentences about the parts of a rule and of a rule set.
    fn of_parts(&self, lang: Lang) -> String {
        match self {
            Self::UnusedInput { name } => say!(
                lang,
                "số liệu `{}` không có trong công thức nào",
                "no formula uses the input `{}`",
                visible(name)
            ),
            Self::UnreachableTier { number } => {
                say!(lang, "không có giá trị nào đến được mức thứ {number}", "no value reaches tier {number}")
            }
            Self::OverlappingTiers { first, second, at } => say!(
                lang,
                "mức thứ {first} và mức thứ {second} trùng nhau tại {}",
                "tier {first} and tier {second} overlap at {}",
                at.pick(lang)
            ),
            Self::TierGap { at } => say!(
                lang,
                "giữa các mức có khoảng trống: {} không thuộc mức nào",
                "there is a gap between the tiers: {} belongs to none",
                at.pick(lang)
            ),
            Self::NeverDiffers { reading, tried: None } => say!(
                lang,
                "cách hiểu `{}` là chính công thức của quy tắc",
                "the reading `{}` is the rule's own formula",
                visible(reading)
            ),
            Self::NeverDiffers { reading, tried: Some(tried) } => say!(
                lang,
                "cách hiểu `{}` cho đúng điểm của quy tắc với cả {tried} bộ số liệu đã thử",
                "the reading `{}` gives what the rule gives on all {tried} sets of inputs tried",
                visible(reading)
            ),
            Self::FullOutOfReach { full, best } => say!(
                lang,
                "điểm tối đa là {}, nhưng cao nhất chỉ đạt {}",
                "the full points are {}, but the best score is {}",
                full.pick(lang),
                best.pick(lang)
            ),
            Self::FullNotOnGrid { full, digits } => {
                let decimals = number_of(*digits, "decimal", "decimals");
                say!(
                    lang,
                    "điểm tối đa {} không viết được với {digits} chữ số thập phân đã quy định",
                    "the full points {} cannot be written with the {decimals} of the rounding",
                    full.pick(lang)
                )
            }
            Self::QuantumUneven { full, quantum } => say!(
                lang,
                "điểm tối đa {} không phải bội của bước điểm {}",
                "the full points {} are no multiple of the quantum {}",
                full.pick(lang),
                quantum.pick(lang)
            ),
            _ => self.of_the_rest(lang),
        }
    }

    /// The sentences about the rest of a rule, and what it rests on.
    fn of_the_rest(&self, lang: Lang) -> String {
        match self {
            Self::RisesAndFalls { name, rise, fall } => {
                let rise = rise.each_ref().map(|witness| witness.told(lang)).join("; ");
                let fall = fall.each_ref().map(|witness| witness.told(lang)).join("; ");
                let name = visible(name);
                say!(
                    lang,
                    "khi `{name}` tăng, điểm chỗ tăng ({rise}), chỗ giảm ({fall})",
                    "with more `{name}` the score rises here ({rise}) and falls there ({fall})"
                )
            }
            Self::GuardOfNothing { divisor } => say!(
                lang,
                "`if_zero` nói về `{}`, không phải mẫu số nào của công thức",
                "`if_zero` is about `{}`, which is no denominator of the formula",
                visible(divisor)
            ),
            Self::QuotedWithoutWords => say!(
                lang,
                "căn cứ ghi là nguyên văn nhưng không có câu trích",
                "the citation is quoted, but without the words"
            ),
            Self::NoExample => say!(lang, "quy tắc chưa có ví dụ tính sẵn", "the rule has no worked example"),
            Self::Open { what } => {
                say!(lang, "còn phải điền: {}", "still to be filled in: {}", visible(what))
            }
            Self::AmendsNothing => {
                say!(lang, "sửa đổi này không thay đổi gì", "this amendment changes nothing")
            }
            Self::PeriodTwice { period, base } => {
                let (period, base) = (visible(period), visible(base));
                say!(
                    lang,
                    "kỳ {period} cũng thuộc bộ quy tắc gốc {base}",
                    "the period {period} is one of the base {base} too"
                )
            }
            Self::PeriodMissing { period, base } => {
                let (period, base) = (visible(period), visible(base));
                say!(
                    lang,
                    "giữa bộ quy tắc gốc {base} và bộ này không bộ nào áp dụng cho kỳ {period}",
                    "between the base {base} and this set none is for the period {period}"
                )
            }
            Self::Contradiction { text } => {
                say!(lang, "văn bản mâu thuẫn: {}", "the texts contradict each other: {}", visible(text))
            }
            _ => String::new(),
        }
    }
}
