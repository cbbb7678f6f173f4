//! What is to be said of the places that a table states for the units of a batch.

use super::{FindingSeverity, Remark};
use crate::{
    number::Points,
    text::{Lang, lang::say, visible},
};

/// A unit beside the one that is spoken of: its name, its total and the place that is stated for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its name.
    pub unit: String,
    /// Its total.
    pub total: Points,
    /// Its place.
    pub place: u64,
}

/// What can be said of stated places: facts in the variants.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the figures of the sentence, in every variant")]
pub enum RankFinding {
    /// What stands in the column of places cannot be read as one.
    Unread { text: String },
    /// A place, and no total.
    WithoutTotal { place: u64 },
    /// Places at rows that are not the total.
    OfParts { rows: usize },
    /// Another unit's place is out of another number of units.
    OtherNumber { of: u64, unit: String, other: u64 },
    /// The place is out of fewer units than the table has.
    TooFewUnits { of: u64, units: usize },
    /// All units are listed, and their totals give another place.
    NotByTotal { place: u64, total: Points, best: usize, worst: usize, units: usize },
    /// It stands better than one with more points, to which `equal` others are equal, lets it.
    TooGood { place: u64, total: Points, other: Other, equal: u64, least: u64 },
    /// It has the total of another one, and not its place.
    TieSplit { place: u64, total: Points, other: Other },
    /// It has the total and the place of another one, which the way of ranking does not let it have.
    TieShared { place: u64, total: Points, other: Other },
}

impl Remark for RankFinding {
    fn code(&self) -> &'static str {
        match self {
            Self::Unread { .. } => "rank-unread",
            Self::WithoutTotal { .. } => "rank-without-total",
            Self::OfParts { .. } => "rank-of-parts",
            Self::OtherNumber { .. } => "rank-other-number",
            Self::TooFewUnits { .. } => "rank-too-few-units",
            Self::NotByTotal { .. } => "rank-not-by-total",
            Self::TooGood { .. } => "rank-too-good",
            Self::TieSplit { .. } => "rank-tie-split",
            Self::TieShared { .. } => "rank-tie-shared",
        }
    }

    fn severity(&self) -> FindingSeverity {
        match self {
            Self::Unread { .. } | Self::WithoutTotal { .. } | Self::OfParts { .. } => FindingSeverity::Notice,
            // The table may have units of several batches.
            Self::OtherNumber { .. } | Self::TooFewUnits { .. } => FindingSeverity::Warning,
            _ => FindingSeverity::Error,
        }
    }

    fn points(&self) -> Option<Points> {
        None
    }

    fn text(&self, lang: Lang) -> String {
        match self {
            Self::NotByTotal { .. } | Self::TooGood { .. } => self.against_totals(lang),
            Self::TieSplit { .. } | Self::TieShared { .. } => self.of_equal(lang),
            _ => self.of_column(lang),
        }
    }
}

impl RankFinding {
    /// What the column says that is not held against totals.
    fn of_column(&self, lang: Lang) -> String {
        match self {
            Self::Unread { text } => {
                let text = visible(text);
                say!(
                    lang,
                    "Cột thứ hạng ghi «{text}», không đọc được thành thứ hạng nên không kiểm tra.",
                    "The column of ranks says “{text}”, which cannot be read as a place and is not checked."
                )
            }
            Self::WithoutTotal { place } => say!(
                lang,
                "Xếp thứ {place} nhưng bảng không ghi tổng điểm của đơn vị, nên không đối chiếu thứ hạng được.",
                "Place {place}, but the table states no total of the unit, so that the place is not checked."
            ),
            Self::OfParts { rows } => say!(
                lang,
                "Cột thứ hạng ghi ở {rows} dòng không phải dòng tổng: không đối chiếu được với tổng điểm.",
                "Rows with a rank that are not the total: {rows}. These ranks are not checked."
            ),
            Self::OtherNumber { of, unit, other } => {
                let unit = visible(unit);
                say!(
                    lang,
                    "Ghi hạng trong {of} đơn vị, trong khi {unit} ghi trong {other} đơn vị.",
                    "A place out of {of} units, while that of {unit} is out of {other}."
                )
            }
            Self::TooFewUnits { of, units } => say!(
                lang,
                "Ghi hạng trong {of} đơn vị, nhưng bảng có {units} đơn vị.",
                "A place out of {of} units, but the table has {units}."
            ),
            _ => String::new(),
        }
    }

    fn against_totals(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
        match self {
            Self::NotByTotal { place, total, best, worst, units } => {
                let total = points(total);
                let right = if best == worst { best.to_string() } else { format!("{best}–{worst}") };
                say!(
                    lang,
                    "Xếp thứ {place} với {total} điểm, nhưng theo tổng điểm của {units} đơn vị là thứ {right}.",
                    "Place {place} with {total} points, but by the totals of the {units} units it is {right}."
                )
            }
            Self::TooGood { place, total, other, equal, least } => {
                let (unit, other_total, other_place) =
                    (visible(&other.unit), points(&other.total), other.place);
                let (total, by_ties) = (points(total), *total == other.total);
                let reason = if by_ties {
                    lang.pick(" và hơn ở tiêu chí phụ", " and is ahead by what decides between equal ones")
                } else {
                    ""
                };
                let others = match equal {
                    0 => String::new(),
                    1 => say!(lang, ", và 1 đơn vị nữa bằng {unit}", ", and 1 other unit is equal to it"),
                    _ => say!(
                        lang,
                        ", và {equal} đơn vị nữa bằng {unit}",
                        ", and {equal} other units are equal to it"
                    ),
                };
                say!(
                    lang,
                    "Xếp thứ {place} với {total} điểm, trong khi {unit} có {other_total} điểm{reason}, xếp thứ {other_place}{others}: không thể trước thứ {least}.",
                    "Place {place} with {total} points, while {unit} has {other_total} points{reason}, at place {other_place}{others}: it cannot be before {least}."
                )
            }
            _ => String::new(),
        }
    }

    fn of_equal(&self, lang: Lang) -> String {
        let points = |points: &Points| points.shown(lang, 2);
        match self {
            Self::TieSplit { place, total, other } => {
                let (unit, other_place, total) = (visible(&other.unit), other.place, points(total));
                say!(
                    lang,
                    "Xếp thứ {place} với {total} điểm, trong khi {unit} bằng điểm, xếp thứ {other_place}: bằng điểm thì cùng thứ hạng.",
                    "Place {place} with {total} points, while {unit} is equal and has place {other_place}: equal ones share a place."
                )
            }
            Self::TieShared { place, total, other } => {
                let (unit, total) = (visible(&other.unit), points(total));
                say!(
                    lang,
                    "Xếp thứ {place} với {total} điểm, như {unit}: cách xếp hạng của bộ quy tắc không có đồng hạng.",
                    "Place {place} with {total} points, as {unit} has: the rule set's way of ranking lets none share a place."
                )
            }
            _ => String::new(),
        }
    }
}
