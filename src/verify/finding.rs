//! What is to be said of an appraisal: a result, not an error.

use crate::{
    model::Basis,
    number::Points,
    text::{Lang, lang::say, visible},
};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSeverity {
    /// The appraisal contradicts itself or its guidance.
    Error,
    /// Something to look at.
    Warning,
    /// Something to know.
    Notice,
}

impl FindingSeverity {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("mâu thuẫn", "contradiction"),
            Self::Warning => lang.pick("cần xem lại", "to look at"),
            Self::Notice => lang.pick("cần biết", "to know"),
        }
    }
}

/// Something to be said of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The lines of the rows; none if it is about the whole.
    pub rows: Vec<usize>,
}

impl Finding {
    /// `kind`, of these rows.
    #[must_use]
    pub fn new(kind: FindingKind, rows: impl IntoIterator<Item = usize>) -> Self {
        Self { kind, rows: rows.into_iter().collect() }
    }
}

/// What can be said: facts in the variants.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the figures of the sentence, in every variant")]
pub enum FindingKind {
    /// The title is that of another code.
    MisprintedCode { printed: String, code: String, basis: Basis },
    /// The code fits, the title is another.
    OtherTitle { printed: String, title: String },
    /// A criterion is printed twice.
    RepeatedCriterion { code: String, first: usize },
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
    /// Judged points that are no multiple of the quantum.
    NotOfQuantum { code: String, appraised: Points, quantum: Points },
    /// Several figures for one input.
    RivalCounts { code: String, input: String, figures: Vec<String> },
    /// The listed parts lost more than the group.
    GroupExceedsParts { code: String, appraised: Points, most: Points },
    /// The listed groups do not add up to the total.
    TotalNotSum { sum: Points, total: Points },
    /// The listed groups leave a remainder of the total.
    TotalRemainder { sum: Points, sum_full: Points, total: Points, total_full: Points },
    /// A remainder that cannot be.
    ImpossibleRemainder { sum: Points, sum_full: Points, total: Points, total_full: Points },
}

impl FindingKind {
    /// The code, which never changes its meaning.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MisprintedCode { .. } => "misprinted-code",
            Self::OtherTitle { .. } => "other-title",
            Self::RepeatedCriterion { .. } => "repeated-criterion",
            Self::DuplicateCode { .. } => "duplicate-code",
            Self::MaxDiffers { .. } => "max-differs",
            Self::AboveFull { .. } => "above-full",
            Self::BelowZero { .. } => "below-zero",
            Self::RuleOutOfRange { .. } => "rule-out-of-range",
            Self::NotOfQuantum { .. } => "not-of-quantum",
            Self::RivalCounts { .. } => "rival-counts",
            Self::GroupExceedsParts { .. } => "group-exceeds-parts",
            Self::TotalNotSum { .. } => "total-not-sum",
            Self::TotalRemainder { .. } => "total-remainder",
            Self::ImpossibleRemainder { .. } => "impossible-remainder",
        }
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> FindingSeverity {
        match self {
            Self::MisprintedCode { .. } | Self::DuplicateCode { .. } | Self::RivalCounts { .. } => {
                FindingSeverity::Warning
            }
            Self::OtherTitle { .. } | Self::TotalRemainder { .. } => FindingSeverity::Notice,
            _ => FindingSeverity::Error,
        }
    }

    /// The sentence.
    #[must_use]
    #[expect(clippy::too_many_lines, clippy::cognitive_complexity, reason = "one sentence a variant")]
    pub fn text(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
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
            Self::OtherTitle { printed, title } => {
                let printed = visible(printed);
                say!(
                    lang,
                    "Tên in là «{printed}», bộ quy tắc ghi «{title}»; dòng được đối chiếu theo mã.",
                    "The printed title is “{printed}”, the rule set has “{title}”; the row is taken by its code."
                )
            }
            Self::RepeatedCriterion { code, first } => say!(
                lang,
                "Tiêu chí {code} đã có ở dòng {first}; dòng này không được tính lại.",
                "Criterion {code} already stands in line {first}; this row is not recomputed."
            ),
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
            Self::GroupExceedsParts { code, appraised, most } => {
                let (appraised, most) = (points(appraised), points(most));
                say!(
                    lang,
                    "Lĩnh vực {code} ghi {appraised} điểm, nhưng theo các tiêu chí bị mất điểm chỉ còn tối đa {most}.",
                    "Group {code} states {appraised} points, but the listed losses leave at most {most}."
                )
            }
            Self::TotalNotSum { sum, total } => {
                let (sum, total) = (points(sum), points(total));
                say!(
                    lang,
                    "Các lĩnh vực cộng lại được {sum} điểm, dòng tổng ghi {total}.",
                    "The groups add up to {sum} points; the total says {total}."
                )
            }
            Self::TotalRemainder { sum, sum_full, total, total_full }
            | Self::ImpossibleRemainder { sum, sum_full, total, total_full } => {
                let (rest, rest_full) = (points(&total.sub(sum)), points(&total_full.sub(sum_full)));
                let (sum, sum_full, total, total_full) =
                    (points(sum), points(sum_full), points(total), points(total_full));
                let text = say!(
                    lang,
                    "Các lĩnh vực liệt kê cộng lại được {sum}/{sum_full} điểm, dòng tổng ghi {total}/{total_full}: phần còn lại là {rest}/{rest_full}",
                    "The listed groups add up to {sum} of {sum_full}, the total says {total} of {total_full}: the rest is {rest} of {rest_full}"
                );
                let end = if matches!(self, Self::ImpossibleRemainder { .. }) {
                    lang.pick(", không thể có.", ", which cannot be.")
                } else {
                    lang.pick(", văn bản không giải thích.", ", which the document does not explain.")
                };
                format!("{text}{end}")
            }
        }
    }
}
