//! What is to be said of the rows of the table, one by one.

use super::{FindingSeverity, Remark};
use crate::{
    model::Basis,
    number::Points,
    text::{Lang, lang::say, visible},
};

/// What can be said of rows: facts in the variants.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the figures of the sentence, in every variant")]
pub enum TableFinding {
    /// The title is that of another code.
    MisprintedCode { printed: String, code: String, basis: Basis },
    /// The code has lost the zero at its end.
    LostZero { printed: String, code: String },
    /// The code fits, the title is another.
    OtherTitle { printed: String, title: String },
    /// A criterion is printed twice.
    RepeatedCriterion { code: String, first: usize },
    /// A group or the total is printed twice.
    RepeatedSum { name: String, used: Option<Points>, other: Option<Points> },
    /// A code is printed twice.
    DuplicateCode { code: String },
    /// The full points are not the rule's.
    MaxDiffers { code: String, printed: Points, full: Points },
    /// More points than the full points.
    AboveFull { code: String, appraised: Points, full: Points },
    /// Fewer than no points.
    BelowZero { code: String, appraised: Points },
    /// The rule itself gives points outside its range.
    RuleOutOfRange { code: String, expected: Points, full: Points },
    /// Points that the rule gives for no value of the unknown counts; the nearest that it can give.
    GrantOutOfRange { code: String, appraised: Points, nearest: Points },
    /// Judged points that are no multiple of the quantum.
    NotOfQuantum { code: String, appraised: Points, quantum: Points },
    /// Several figures for one input.
    RivalCounts { code: String, input: String, figures: Vec<String> },
    /// A figure with which a part is more than its whole.
    RivalExceeds { code: String, figure: String, part: String, whole: String },
    /// A count of one criterion is more than that of another of which it is a part.
    PartOfOtherExceeds { part: Measure, whole: Measure, why: String, basis: Basis },
    /// Codes that do not stand in their order.
    CodeOrder { code: String, after: String },
    /// The best that the rule can give is less than the full points.
    BestStep { code: String, best: Points, full: Points },
}

/// A count as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The criterion's code.
    pub code: String,
    /// The input.
    pub input: String,
    /// What it counts.
    pub label: String,
    /// The figure.
    pub count: String,
}

impl Remark for TableFinding {
    fn code(&self) -> &'static str {
        match self {
            Self::MisprintedCode { .. } => "misprinted-code",
            Self::LostZero { .. } => "lost-zero",
            Self::OtherTitle { .. } => "other-title",
            Self::RepeatedCriterion { .. } => "repeated-criterion",
            Self::RepeatedSum { .. } => "repeated-sum",
            Self::DuplicateCode { .. } => "duplicate-code",
            Self::MaxDiffers { .. } => "max-differs",
            Self::AboveFull { .. } => "above-full",
            Self::BelowZero { .. } => "below-zero",
            Self::RuleOutOfRange { .. } => "rule-out-of-range",
            Self::GrantOutOfRange { .. } => "grant-out-of-range",
            Self::NotOfQuantum { .. } => "not-of-quantum",
            Self::RivalCounts { .. } => "rival-counts",
            Self::RivalExceeds { .. } => "rival-exceeds",
            Self::PartOfOtherExceeds { .. } => "part-of-other-exceeds",
            Self::CodeOrder { .. } => "code-order",
            Self::BestStep { .. } => "best-step",
        }
    }

    fn severity(&self) -> FindingSeverity {
        match self {
            // What a relation rests on says how much it proves.
            Self::PartOfOtherExceeds { basis, .. } if *basis != Basis::Quoted => FindingSeverity::Warning,
            Self::MisprintedCode { .. }
            | Self::LostZero { .. }
            | Self::DuplicateCode { .. }
            | Self::RivalCounts { .. }
            | Self::RivalExceeds { .. }
            | Self::BestStep { .. } => FindingSeverity::Warning,
            Self::OtherTitle { .. } | Self::CodeOrder { .. } => FindingSeverity::Notice,
            _ => FindingSeverity::Error,
        }
    }

    fn points(&self) -> Option<Points> {
        match self {
            Self::MaxDiffers { printed, full, .. } => Some(printed.sub(full).abs()),
            Self::AboveFull { appraised, full, .. } => Some(appraised.sub(full)),
            Self::BelowZero { appraised, .. } => Some(appraised.abs()),
            Self::GrantOutOfRange { appraised, nearest, .. } => Some(nearest.sub(appraised).abs()),
            Self::BestStep { best, full, .. } => Some(full.sub(best)),
            Self::RepeatedSum { used: Some(used), other: Some(other), .. } => Some(used.sub(other).abs()),
            _ => None,
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a variant")]
    fn text(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
        match self {
            Self::MisprintedCode { .. } | Self::LostZero { .. } | Self::OtherTitle { .. } => {
                self.code_and_title(lang)
            }
            Self::RepeatedCriterion { code, first } => say!(
                lang,
                "Tiêu chí {code} đã có ở dòng {first}; dòng này không được tính lại.",
                "Criterion {code} already stands in line {first}; this row is not recomputed."
            ),
            Self::RepeatedSum { name, used, other } => {
                let shown = |sum: &Option<Points>| sum.as_ref().map_or_else(|| "–".to_owned(), points);
                let (name, used, other) = (visible(name), shown(used), shown(other));
                say!(
                    lang,
                    "«{name}» được ghi hai lần: {used} và {other}; dòng đầu được dùng.",
                    "“{name}” is printed twice: {used} and {other}; the first row is used."
                )
            }
            Self::DuplicateCode { code } => {
                let code = visible(code);
                say!(lang, "Mã {code} in ở nhiều dòng.", "Code {code} is printed in several rows.")
            }
            Self::MaxDiffers { code, printed, full } => {
                let (printed, full) = (points(printed), points(full));
                say!(
                    lang,
                    "{code}: điểm tối đa in là {printed}, theo quy tắc là {full}.",
                    "{code}: the printed full points are {printed}, those of the rule {full}."
                )
            }
            Self::AboveFull { code, appraised, full } => {
                let (appraised, full) = (points(appraised), points(full));
                say!(
                    lang,
                    "{code}: điểm thẩm định {appraised} lớn hơn điểm tối đa {full}.",
                    "{code}: {appraised} points are granted of {full}."
                )
            }
            Self::BelowZero { code, appraised } => {
                let appraised = points(appraised);
                say!(
                    lang,
                    "{code}: điểm thẩm định {appraised} nhỏ hơn 0.",
                    "{code}: {appraised} points are granted."
                )
            }
            Self::RuleOutOfRange { code, expected, full } => {
                let (expected, full) = (points(expected), points(full));
                say!(
                    lang,
                    "{code}: quy tắc cho {expected} điểm, ngoài khoảng 0…{full}; cần xem lại bộ quy tắc.",
                    "{code}: the rule gives {expected} points, outside 0…{full}; the rule set is to be looked at."
                )
            }
            Self::GrantOutOfRange { code, appraised, nearest } => {
                out_of_range(code, appraised, nearest, lang)
            }
            Self::NotOfQuantum { code, appraised, quantum } => {
                let (appraised, quantum) = (points(appraised), points(quantum));
                say!(
                    lang,
                    "{code}: điểm thẩm định {appraised} không phải bội số của {quantum}.",
                    "{code}: {appraised} is not a multiple of {quantum}."
                )
            }
            Self::RivalCounts { code, input, figures } => {
                let figures = visible(&figures.join("; ")).into_owned();
                say!(
                    lang,
                    "{code}: số liệu {input} có nhiều giá trị: {figures}; giá trị đầu được dùng để tính.",
                    "{code}: several figures are given for {input}: {figures}; the first is used."
                )
            }
            Self::RivalExceeds { code, figure, part, whole } => {
                let figure = visible(figure);
                say!(
                    lang,
                    "{code}: số liệu {figure} không thể có, vì {part} lớn hơn {whole}.",
                    "{code}: the figure {figure} cannot be, because {part} is more than {whole}."
                )
            }
            Self::PartOfOtherExceeds { part, whole, why, basis } => {
                let shown = |measure: &Measure| {
                    let Measure { code, input, label, count } = measure;
                    let label = visible(label);
                    say!(
                        lang,
                        "{code}, {input} = {count} («{label}»)",
                        "{code}, {input} = {count} (“{label}”)"
                    )
                };
                let (part, whole, why, basis) = (shown(part), shown(whole), visible(why), basis.label(lang));
                say!(
                    lang,
                    "{part} lớn hơn {whole}, nhưng chỉ là một phần ({basis}): {why}",
                    "{part} is more than {whole}, but only a part of it ({basis}): {why}"
                )
            }
            Self::CodeOrder { code, after } => {
                let (code, after) = (visible(code), visible(after));
                say!(
                    lang,
                    "Mã {code} đứng sau mã {after}, không theo thứ tự.",
                    "Code {code} stands behind {after}, out of order."
                )
            }
            Self::BestStep { code, best, full } => {
                let (best, full) = (points(best), points(full));
                say!(
                    lang,
                    "{code}: mức cao nhất mà quy tắc cho là {best}, thấp hơn điểm tối đa {full}.",
                    "{code}: the best that the rule gives is {best}, less than the full points {full}."
                )
            }
        }
    }
}

impl TableFinding {
    /// The sentences about rows whose code or title is not that of the rule set.
    fn code_and_title(&self, lang: Lang) -> String {
        match self {
            Self::MisprintedCode { printed, code, basis } => {
                let printed = visible(printed);
                let basis = basis.label(lang);
                say!(
                    lang,
                    "Mã in là {printed}, nhưng tên là của tiêu chí {code} (mã {basis}); dòng được đối chiếu theo tên.",
                    "The printed code is {printed}, but the title is that of {code} (code {basis}); the row is taken by its title."
                )
            }
            Self::LostZero { printed, code } => {
                let printed = visible(printed);
                say!(
                    lang,
                    "Mã in là {printed}, bộ quy tắc ghi {code}: số 0 ở cuối thường mất khi bảng tính đọc mã là một số; dòng được đối chiếu với {code}.",
                    "The printed code is {printed}, the rule set has {code}: the zero at the end is lost where a spreadsheet reads a code as a number; the row is taken as {code}."
                )
            }
            Self::OtherTitle { printed, title } => {
                let printed = visible(printed);
                say!(
                    lang,
                    "Tên in là «{printed}», bộ quy tắc ghi «{title}»; dòng được đối chiếu theo mã.",
                    "The printed title is “{printed}”, the rule set has “{title}”; the row is taken by its code."
                )
            }
            _ => String::new(),
        }
    }
}

fn out_of_range(code: &str, appraised: &Points, nearest: &Points, lang: Lang) -> String {
    let (vi, en) = if appraised > nearest { ("nhiều nhất", "most") } else { ("ít nhất", "least") };
    let shown = |points: &Points| points.shown(lang, 2);
    let (code, appraised, nearest) = (visible(code), shown(appraised), shown(nearest));
    say!(
        lang,
        "{code}: điểm thẩm định {appraised}, trong khi quy tắc cho {vi} {nearest} điểm, dù số liệu chưa biết là bao nhiêu.",
        "{code}: {appraised} points are granted, but the rule gives at {en} {nearest}, whatever the unknown counts are."
    )
}
