//! What is to be said of the sums of the table.

use super::{FindingSeverity, Remark};
use crate::{
    number::Points,
    text::{Lang, lang::say, visible},
};

/// What can be said of sums: facts in the variants.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the figures of the sentence, in every variant")]
pub enum SumFinding {
    /// All parts of a group are listed, and their points are not the group's.
    GroupNotSum { code: String, sum: Points, stated: Points, doubt: Option<Doubt> },
    /// The listed parts have more full points than the group.
    GroupFullExceeded { code: String, sum: Points, full: Points },
    /// The listed parts lost more than the group.
    GroupExceedsParts { code: String, appraised: Points, most: Points },
    /// The listed parts alone have more points than the group.
    GroupBelowParts { code: String, appraised: Points, sum: Points },
    /// The listed parts lost less than the group.
    LossesUnlisted { code: String, listed: Points, lost: Points },
    /// The group's points are not what its parts give, as granted or from their counts.
    GroupDiffers { code: String, appraised: Points, from_parts: Points },
    /// The listed groups do not add up to the total.
    TotalNotSum { sum: Points, total: Points, doubt: Option<Doubt> },
    /// The listed groups leave a remainder of the total.
    TotalRemainder { sum: Points, sum_full: Points, total: Points, total_full: Points },
    /// A remainder that cannot be.
    ImpossibleRemainder { sum: Points, sum_full: Points, total: Points, total_full: Points },
    /// Criteria that the counts score have no row, and the total with every row mended is not what the rules give.
    RowsLeftOut { unlisted: Vec<(String, Points)>, corrected: Points, expected: Points },
    /// The total is stated out of several full points.
    TwoScales { scales: Vec<Points> },
    /// Out of these full points, the listed groups leave more points than full points.
    ImpossibleScale { total: Points, scale: Points, rest: Points, rest_full: Points },
}

/// Why parts that do not add up need not be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The difference is no more than rounded parts can make.
    Rounding,
    /// Without full points, nothing says that all parts are listed.
    Unlisted,
    /// A bonus that the table does not list can make up the difference.
    Bonus,
}

impl Remark for SumFinding {
    fn code(&self) -> &'static str {
        match self {
            Self::GroupNotSum { .. } => "group-not-sum",
            Self::GroupFullExceeded { .. } => "group-full-exceeded",
            Self::GroupExceedsParts { .. } => "group-exceeds-parts",
            Self::GroupBelowParts { .. } => "group-below-parts",
            Self::LossesUnlisted { .. } => "losses-unlisted",
            Self::GroupDiffers { .. } => "group-differs",
            Self::TotalNotSum { .. } => "total-not-sum",
            Self::TotalRemainder { .. } => "total-remainder",
            Self::ImpossibleRemainder { .. } => "impossible-remainder",
            Self::RowsLeftOut { .. } => "rows-left-out",
            Self::TwoScales { .. } => "two-scales",
            Self::ImpossibleScale { .. } => "impossible-scale",
        }
    }

    fn severity(&self) -> FindingSeverity {
        match self {
            Self::GroupNotSum { doubt: Some(_), .. }
            | Self::TotalNotSum { doubt: Some(_), .. }
            | Self::LossesUnlisted { .. } => FindingSeverity::Warning,
            Self::TotalRemainder { .. } => FindingSeverity::Notice,
            _ => FindingSeverity::Error,
        }
    }

    fn points(&self) -> Option<Points> {
        match self {
            Self::GroupNotSum { sum, stated, .. } => Some(stated.sub(sum).abs()),
            Self::GroupFullExceeded { sum, full, .. } => Some(sum.sub(full).abs()),
            Self::GroupExceedsParts { appraised, most, .. } => Some(appraised.sub(most)),
            Self::GroupBelowParts { appraised, sum, .. } => Some(sum.sub(appraised)),
            Self::LossesUnlisted { listed, lost, .. } => Some(lost.sub(listed)),
            Self::RowsLeftOut { corrected, expected, .. } => Some(expected.sub(corrected).abs()),
            Self::GroupDiffers { appraised, from_parts, .. } => Some(from_parts.sub(appraised).abs()),
            Self::TotalNotSum { sum, total, .. } => Some(total.sub(sum).abs()),
            Self::ImpossibleRemainder { sum, sum_full, total, total_full } => {
                let (rest, most) = (total.sub(sum), total_full.sub(sum_full));
                Some(if rest > most { rest.sub(&most) } else { rest.abs() })
            }
            Self::TotalRemainder { .. } | Self::TwoScales { .. } | Self::ImpossibleScale { .. } => None,
        }
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Self::GroupNotSum { .. }
            | Self::GroupFullExceeded { .. }
            | Self::GroupExceedsParts { .. }
            | Self::GroupBelowParts { .. }
            | Self::LossesUnlisted { .. }
            | Self::GroupDiffers { .. } => self.of_group(lang),
            _ => self.of_total(lang),
        }
    }
}

impl SumFinding {
    fn of_group(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
        match self {
            Self::GroupNotSum { code, sum, stated, doubt } => {
                let (code, sum, stated) = (visible(code), points(sum), points(stated));
                let doubt = words(*doubt, lang);
                say!(
                    lang,
                    "Lĩnh vực {code}: các phần cộng lại được {sum}, nhưng ghi {stated}{doubt}.",
                    "Group {code}: its parts add up to {sum}, but {stated} is stated{doubt}."
                )
            }
            Self::GroupFullExceeded { code, sum, full } => {
                let (code, sum, full) = (visible(code), points(sum), points(full));
                say!(
                    lang,
                    "Lĩnh vực {code}: điểm tối đa của các phần liệt kê cộng lại được {sum}, lớn hơn điểm tối đa {full}.",
                    "Group {code}: the full points of its listed parts add up to {sum}, more than its full points {full}."
                )
            }
            Self::GroupExceedsParts { code, appraised, most } => {
                let (code, appraised, most) = (visible(code), points(appraised), points(most));
                say!(
                    lang,
                    "Lĩnh vực {code} ghi {appraised} điểm, nhưng theo các tiêu chí bị mất điểm chỉ còn tối đa {most}.",
                    "Group {code} states {appraised} points, but the listed losses leave at most {most}."
                )
            }
            Self::GroupBelowParts { code, appraised, sum } => {
                let (code, appraised, sum) = (visible(code), points(appraised), points(sum));
                say!(
                    lang,
                    "Lĩnh vực {code} ghi {appraised} điểm, ít hơn {sum} điểm của riêng các phần được liệt kê.",
                    "Group {code} states {appraised} points, fewer than the {sum} of its listed parts alone."
                )
            }
            Self::LossesUnlisted { code, listed, lost } => {
                let rest = points(&lost.sub(listed));
                let (code, listed, lost) = (visible(code), points(listed), points(lost));
                say!(
                    lang,
                    "Lĩnh vực {code} mất {lost} điểm, các tiêu chí được liệt kê mất {listed}: còn {rest} điểm mất không rõ ở đâu.",
                    "Group {code} lost {lost} points, its listed criteria {listed}: where the other {rest} were lost is not told."
                )
            }
            Self::GroupDiffers { code, appraised, from_parts } => {
                let difference = points(&from_parts.sub(appraised));
                let (code, appraised, from_parts) = (visible(code), points(appraised), points(from_parts));
                say!(
                    lang,
                    "Lĩnh vực {code} ghi {appraised} điểm; theo điểm đã cho các phần, hoặc tính từ số liệu của phần không có điểm, là {from_parts}, chênh {difference}.",
                    "Group {code} states {appraised} points; its parts as granted, or from their counts where nothing was granted, give {from_parts}, a difference of {difference}."
                )
            }
            _ => String::new(),
        }
    }

    fn of_total(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
        match self {
            Self::TotalNotSum { sum, total, doubt } => {
                let (sum, total, doubt) = (points(sum), points(total), words(*doubt, lang));
                say!(
                    lang,
                    "Các phần cộng lại được {sum}, dòng tổng ghi {total}{doubt}.",
                    "The parts add up to {sum}; the total says {total}{doubt}."
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
                    lang.pick(
                        "; bảng điểm không nêu phần này gồm những gì.",
                        ", which the document does not explain.",
                    )
                };
                format!("{text}{end}")
            }
            Self::RowsLeftOut { unlisted, corrected, expected } => {
                let told =
                    unlisted.iter().map(|(code, worth)| format!("{} ({})", visible(code), points(worth)));
                let (told, corrected, expected) =
                    (told.collect::<Vec<_>>().join(", "), points(corrected), points(expected));
                say!(
                    lang,
                    "Theo số liệu, tổng điểm là {expected}; sửa hết các dòng của bảng thì được {corrected}. Bảng không có dòng của: {told}.",
                    "By the counts the total is {expected}; with every row of the table mended it is {corrected}. The table has no row of: {told}."
                )
            }
            Self::TwoScales { scales } => {
                let scales = scales.iter().map(points).collect::<Vec<_>>().join(lang.pick(" và ", " and "));
                say!(
                    lang,
                    "Tổng điểm được ghi trên nhiều thang điểm khác nhau: {scales}.",
                    "The total is stated out of different full points: {scales}."
                )
            }
            Self::ImpossibleScale { total, scale, rest, rest_full } => {
                let (total, scale, rest, rest_full) =
                    (points(total), points(scale), points(rest), points(rest_full));
                say!(
                    lang,
                    "Tổng điểm {total}/{scale} không thể có: phần ngoài các lĩnh vực liệt kê tối đa {rest_full} điểm mà đạt {rest}.",
                    "A total of {total} of {scale} cannot be: outside the listed groups there are at most {rest_full} points, and {rest} would be reached."
                )
            }
            _ => String::new(),
        }
    }
}

/// What is added where a difference may have a reason that the table does not show.
const fn words(doubt: Option<Doubt>, lang: Lang) -> &'static str {
    match doubt {
        None => "",
        Some(Doubt::Rounding) => lang.pick(" (có thể do làm tròn)", " (it may come from rounding)"),
        Some(Doubt::Bonus) => lang.pick(
            " (bảng không có dòng của nhóm điểm cộng, nên có thể là điểm cộng)",
            " (the table does not list the bonus, which may be the difference)",
        ),
        Some(Doubt::Unlisted) => lang.pick(
            " (bảng không ghi điểm tối đa, nên có thể còn phần không được liệt kê)",
            " (the table states no full points, so parts may not be listed)",
        ),
    }
}
