//! What is to be said of the statements of a text.

use super::{FindingSeverity, Remark};
use crate::{
    number::Points,
    source::Date,
    text::{
        Lang,
        lang::{number_of, say},
        visible,
    },
};
use std::cmp::Ordering;

/// What can be said of statements: facts in the variants. `of` names what is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the figures of the sentence, in every variant")]
pub enum LetterFinding {
    /// The points are not those of the table.
    ScoreDiffers { of: Topic, stated: Points, granted: Points },
    /// The full points are not those of the table.
    FullDiffers { of: Topic, stated: Points, full: Points },
    /// The loss is not full − granted.
    LossDiffers { of: Topic, stated: Points, full: Points, granted: Points },
    /// Said to have full points, and has not.
    NotAtFull { of: Topic, granted: Points, full: Points },
    /// The change is not the difference of the two years.
    ChangeDiffers { from: Points, to: Points, stated: Points },
    /// The words say up, the points go down, or the other way.
    WrongDirection { from: Points, to: Points, up: bool },
    /// The changes of all groups do not add up to that of the total.
    ChangesNotSum { sum: Points, stated: Points },
    /// The changes of some groups leave a change for the rest.
    ChangesRemainder { sum: Points, stated: Points, groups: Vec<String>, outside: bool },
    /// The change would put last year's points outside their range.
    ChangeImpossible { of: Topic, before: Points, full: Points },
    /// Last year's points are stated in two ways.
    BeforeDiffers { first: Points, second: Points },
    /// The percentage does not follow from the counts.
    PercentDiffers { counts: String, percent: String, right: Points, truncated: bool },
    /// The points do not follow from the percentage.
    WorthDiffers { percent: String, full: Points, stated: Points, right: Points },
    /// By the text's own percentage other points than were granted.
    WorthNotGranted { of: Topic, worth: Points, granted: Points },
    /// More of something than there is.
    PartExceedsWhole { counts: String },
    /// The counts of the text are not the raw counts.
    CountsDiffer { of: Topic, stated: String, raw: String },
    /// A place below the last.
    RankBelowLast { place: u64, of: u64 },
    /// The place is stated in two ways.
    RankDiffers { first: u64, second: u64 },
    /// The number of units is stated in two ways.
    UnitsDiffer { first: u64, second: u64 },
    /// The change of place is not the difference of the places.
    RankChangeDiffers { from: u64, to: u64, up: bool, by: u64 },
    /// The calendar has no such day.
    NoSuchDate { quote: String },
    /// The text bears two dates.
    OwnDatesDiffer { first: Date, second: Date },
    /// The text is older than what it cites.
    CitesLater { own: Date, document: String, cited: Date },
    /// One document, cited with two dates.
    CitedDatesDiffer { document: String, first: Date, second: Date },
    /// Another date than the rule set has for the document.
    SourceDateDiffers { document: String, stated: Date, known: Date },
    /// The measures are for one year here and for another there.
    PlanYears { years: Vec<u64> },
    /// One name, spelled in two ways.
    NamesDiffer { first: String, second: String },
}

/// What a statement is about, as a sentence names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The total.
    Total,
    /// A group or a criterion, by its code.
    Code(String),
    /// A row without a code, by its title.
    Title(String),
}

impl Topic {
    /// Its name at the start of a sentence.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Total => lang.pick("Tổng điểm", "Total").to_owned(),
            Self::Code(code) => visible(code).into_owned(),
            Self::Title(title) => format!("«{}»", visible(title)),
        }
    }
}

impl Remark for LetterFinding {
    fn code(&self) -> &'static str {
        match self {
            Self::ScoreDiffers { .. } => "score-differs",
            Self::FullDiffers { .. } => "full-differs",
            Self::LossDiffers { .. } => "loss-differs",
            Self::NotAtFull { .. } => "not-at-full",
            Self::ChangeDiffers { .. } => "change-differs",
            Self::WrongDirection { .. } => "wrong-direction",
            Self::ChangesNotSum { .. } => "changes-not-sum",
            Self::ChangesRemainder { .. } => "changes-remainder",
            Self::ChangeImpossible { .. } => "change-impossible",
            Self::BeforeDiffers { .. } => "before-differs",
            Self::PercentDiffers { .. } => "percent-differs",
            Self::WorthDiffers { .. } => "worth-differs",
            Self::WorthNotGranted { .. } => "worth-not-granted",
            Self::PartExceedsWhole { .. } => "part-exceeds-whole",
            Self::CountsDiffer { .. } => "counts-differ",
            Self::RankBelowLast { .. } => "rank-below-last",
            Self::RankDiffers { .. } => "rank-differs",
            Self::UnitsDiffer { .. } => "units-differ",
            Self::RankChangeDiffers { .. } => "rank-change-differs",
            Self::NoSuchDate { .. } => "no-such-date",
            Self::OwnDatesDiffer { .. } => "own-dates-differ",
            Self::CitesLater { .. } => "cites-later",
            Self::CitedDatesDiffer { .. } => "cited-dates-differ",
            Self::SourceDateDiffers { .. } => "source-date-differs",
            Self::PlanYears { .. } => "plan-years",
            Self::NamesDiffer { .. } => "names-differ",
        }
    }

    fn severity(&self) -> FindingSeverity {
        match self {
            Self::PercentDiffers { truncated: true, .. }
            | Self::WorthDiffers { .. }
            | Self::WorthNotGranted { .. }
            | Self::CountsDiffer { .. }
            | Self::ChangeImpossible { .. }
            | Self::SourceDateDiffers { .. } => FindingSeverity::Warning,
            Self::ChangesRemainder { .. } | Self::PlanYears { .. } | Self::NamesDiffer { .. } => {
                FindingSeverity::Notice
            }
            _ => FindingSeverity::Error,
        }
    }

    fn points(&self) -> Option<Points> {
        match self {
            Self::ScoreDiffers { stated, granted: other, .. }
            | Self::FullDiffers { stated, full: other, .. }
            | Self::WorthDiffers { stated, right: other, .. }
            | Self::WorthNotGranted { worth: stated, granted: other, .. }
            | Self::ChangesNotSum { sum: other, stated }
            | Self::BeforeDiffers { first: stated, second: other } => Some(stated.sub(other).abs()),
            Self::LossDiffers { stated, full, granted, .. } => Some(stated.sub(&full.sub(granted)).abs()),
            Self::NotAtFull { granted, full, .. } => Some(full.sub(granted).abs()),
            Self::ChangeDiffers { from, to, stated } => Some(stated.sub(&to.sub(from)).abs()),
            _ => None,
        }
    }

    fn text(&self, lang: Lang) -> String {
        self.of_points(lang)
            .or_else(|| self.of_changes(lang))
            .or_else(|| self.of_counts(lang))
            .or_else(|| self.of_ranks(lang))
            .unwrap_or_else(|| self.of_dates(lang))
    }
}

impl LetterFinding {
    fn of_points(&self, lang: Lang) -> Option<String> {
        let points = |points: &Points| points.shown(lang, 2);
        Some(match self {
            Self::ScoreDiffers { of, stated, granted } => {
                let (of, stated, granted) = (of.shown(lang), points(stated), points(granted));
                say!(
                    lang,
                    "{of}: lời văn ghi {stated} điểm, bảng ghi {granted}.",
                    "{of}: the text says {stated} points, the table {granted}."
                )
            }
            Self::FullDiffers { of, stated, full } => {
                let (of, stated, full) = (of.shown(lang), points(stated), points(full));
                say!(
                    lang,
                    "{of}: lời văn ghi điểm tối đa {stated}, bảng ghi {full}.",
                    "{of}: the text says {stated} full points, the table {full}."
                )
            }
            Self::LossDiffers { of, stated, full, granted } => {
                let right = points(&full.sub(granted));
                let (of, stated, full, granted) =
                    (of.shown(lang), points(stated), points(full), points(granted));
                say!(
                    lang,
                    "{of}: ghi mất {stated} điểm, nhưng {full} − {granted} = {right}.",
                    "{of}: {stated} points are said to be lost, but {full} − {granted} = {right}."
                )
            }
            Self::NotAtFull { of, granted, full } => {
                let (of, granted, full) = (of.shown(lang), points(granted), points(full));
                say!(
                    lang,
                    "{of}: ghi đạt điểm tối đa, nhưng được {granted}/{full}.",
                    "{of}: said to have full points, but has {granted} of {full}."
                )
            }
            Self::BeforeDiffers { first, second } => {
                let (first, second) = (points(first), points(second));
                say!(
                    lang,
                    "Điểm năm trước ghi hai cách: {first} và {second}.",
                    "Last year's points are stated in two ways: {first} and {second}."
                )
            }
            _ => return None,
        })
    }

    fn of_changes(&self, lang: Lang) -> Option<String> {
        let points = |points: &Points| points.shown(lang, 2);
        Some(match self {
            Self::ChangeDiffers { from, to, stated } => {
                let right = to.sub(from).signed(lang, 2);
                let (from, to, stated) = (points(from), points(to), stated.signed(lang, 2));
                say!(
                    lang,
                    "Mức thay đổi ghi {stated}, nhưng {to} − {from} = {right}.",
                    "The change is said to be {stated}, but {to} − {from} = {right}."
                )
            }
            Self::WrongDirection { from, to, up } => {
                let word = if *up { lang.pick("tăng", "up") } else { lang.pick("giảm", "down") };
                let (from, to) = (points(from), points(to));
                say!(
                    lang,
                    "Ghi là {word}, nhưng điểm từ {from} thành {to}.",
                    "Said to go {word}, but the points go from {from} to {to}."
                )
            }
            Self::ChangesNotSum { sum, stated } => {
                let (sum, stated) = (sum.signed(lang, 2), stated.signed(lang, 2));
                say!(
                    lang,
                    "Mức tăng giảm của các lĩnh vực cộng lại là {sum}, của tổng điểm ghi {stated}.",
                    "The changes of the groups add up to {sum}, that of the total is said to be {stated}."
                )
            }
            Self::ChangesRemainder { sum, stated, groups, outside } => {
                let rest = stated.sub(sum).signed(lang, 2);
                let (sum, stated) = (sum.signed(lang, 2), stated.signed(lang, 2));
                let mut parts: Vec<String> =
                    groups.iter().map(|group| say!(lang, "lĩnh vực {group}", "group {group}")).collect();
                if *outside {
                    parts.push(lang.pick("phần không liệt kê", "the part that is not listed").to_owned());
                }
                let parts = parts.join(lang.pick(" và ", " and "));
                say!(
                    lang,
                    "Mức tăng giảm ghi cho các lĩnh vực cộng lại là {sum}, tổng điểm thay đổi {stated}: {parts} thay đổi {rest}, văn bản không ghi.",
                    "The stated changes of groups add up to {sum}, the total changed by {stated}: {parts} changed by {rest}, which the text does not state."
                )
            }
            Self::ChangeImpossible { of, before, full } => {
                let (of, before, full) = (of.shown(lang), points(before), points(full));
                say!(
                    lang,
                    "{of}: theo mức thay đổi, điểm năm trước là {before}, ngoài khoảng 0…{full} (nếu điểm tối đa không đổi).",
                    "{of}: by the change, last year's points were {before}, outside 0…{full} (if the full points are the same)."
                )
            }
            _ => return None,
        })
    }

    fn of_counts(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::PercentDiffers { counts, percent, right, truncated } => {
                let (counts, percent) = (visible(counts), visible(percent));
                let right = right.shown(lang, 0);
                let cut = if *truncated {
                    lang.pick(
                        " (số in ra bằng số bị cắt phần lẻ)",
                        " (what is printed is the number cut off)",
                    )
                } else {
                    ""
                };
                say!(
                    lang,
                    "{counts} là {right}%, không phải {percent}%{cut}.",
                    "{counts} is {right} %, not {percent} %{cut}."
                )
            }
            Self::WorthDiffers { percent, full, stated, right } => {
                let percent = visible(percent);
                let (full, stated, right) =
                    (full.shown(lang, 0), stated.shown(lang, 2), right.shown(lang, 2));
                say!(
                    lang,
                    "{percent}% của {full} điểm là {right}, không phải {stated}.",
                    "{percent} % of {full} points are {right}, not {stated}."
                )
            }
            Self::WorthNotGranted { of, worth, granted } => {
                let (of, worth, granted) = (of.shown(lang), worth.shown(lang, 2), granted.shown(lang, 2));
                say!(
                    lang,
                    "{of}: lời văn tính từ tỷ lệ được {worth} điểm, điểm thẩm định là {granted}.",
                    "{of}: by its percentage the text arrives at {worth} points, {granted} were granted."
                )
            }
            Self::PartExceedsWhole { counts } => {
                let counts = visible(counts);
                say!(lang, "{counts}: phần lớn hơn toàn bộ.", "{counts}: the part is more than the whole.")
            }
            Self::CountsDiffer { of, stated, raw } => {
                let (of, stated, raw) = (of.shown(lang), visible(stated), visible(raw));
                say!(
                    lang,
                    "{of}: lời văn ghi {stated}, số liệu thô là {raw}.",
                    "{of}: the text says {stated}, the raw counts are {raw}."
                )
            }
            _ => return None,
        })
    }

    fn of_ranks(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::RankBelowLast { place, of } => say!(
                lang,
                "Thứ {place} trong {of} đơn vị: không thể có.",
                "Place {place} of {of} units cannot be."
            ),
            Self::RankDiffers { first, second } => say!(
                lang,
                "Thứ hạng ghi hai cách: thứ {first} và thứ {second}.",
                "The place is stated in two ways: {first} and {second}."
            ),
            Self::UnitsDiffer { first, second } => say!(
                lang,
                "Số đơn vị được xếp hạng ghi hai cách: {first} và {second}.",
                "The number of ranked units is stated in two ways: {first} and {second}."
            ),
            Self::RankChangeDiffers { from, to, up, by } => {
                let word = if *up { lang.pick("tăng", "up") } else { lang.pick("giảm", "down") };
                let right = from.abs_diff(*to);
                let places = number_of(*by, "place", "places");
                let turn = match from.cmp(to) {
                    Ordering::Less => say!(lang, "giảm {right} bậc", "down {right}"),
                    Ordering::Equal => lang.pick("không đổi", "no change").to_owned(),
                    Ordering::Greater => say!(lang, "tăng {right} bậc", "up {right}"),
                };
                say!(
                    lang,
                    "Ghi {word} {by} bậc, nhưng từ thứ {from} thành thứ {to} là {turn}.",
                    "Said to go {word} {places}, but from place {from} to place {to} it is {turn}."
                )
            }
            _ => return None,
        })
    }

    fn of_dates(&self, lang: Lang) -> String {
        let date = |date: &Date| match lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        };
        match self {
            Self::NoSuchDate { quote } => {
                let quote = visible(quote);
                say!(lang, "«{quote}»: lịch không có ngày này.", "“{quote}”: the calendar has no such day.")
            }
            Self::OwnDatesDiffer { first, second } => {
                let (first, second) = (date(first), date(second));
                say!(
                    lang,
                    "Văn bản mang hai ngày: {first} và {second}.",
                    "The text bears two dates: {first} and {second}."
                )
            }
            Self::CitesLater { own, document, cited } => {
                let (own, document, cited) = (date(own), visible(document), date(cited));
                say!(
                    lang,
                    "Ngày {own} của văn bản trước ngày {cited} của văn bản {document} mà nó dẫn.",
                    "The text's date {own} is before {cited}, the date of {document}, which it cites."
                )
            }
            Self::CitedDatesDiffer { document, first, second } => {
                let (document, first, second) = (visible(document), date(first), date(second));
                say!(
                    lang,
                    "Văn bản {document} được dẫn với hai ngày: {first} và {second}.",
                    "{document} is cited with two dates: {first} and {second}."
                )
            }
            Self::SourceDateDiffers { document, stated, known } => {
                let (document, stated, known) = (visible(document), date(stated), date(known));
                say!(
                    lang,
                    "Văn bản {document} được dẫn với ngày {stated}, bộ quy tắc ghi {known}.",
                    "{document} is cited with the date {stated}; the rule set has {known}."
                )
            }
            Self::PlanYears { years } => {
                let years = years.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
                say!(
                    lang,
                    "Biện pháp khắc phục ghi cho các năm khác nhau: {years}.",
                    "The measures are stated for different years: {years}."
                )
            }
            Self::NamesDiffer { first, second } => {
                let (first, second) = (visible(first), visible(second));
                say!(
                    lang,
                    "Tên viết hai cách: {first} và {second}.",
                    "The name is spelled in two ways: {first} and {second}."
                )
            }
            _ => String::new(),
        }
    }
}
