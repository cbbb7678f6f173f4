//! Column headings as offices write them, in Vietnamese and English.

use crate::text::{Lang, lang::say, letters, similar::likeness};

/// A column that a table of scores or counts can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Code of the criterion (*mã, số thứ tự*).
    Code,
    /// Title of the criterion (*tiêu chí*).
    Name,
    /// Full points (*điểm tối đa*).
    Max,
    /// Granted points (*điểm thẩm định*).
    Appraised,
    /// Points that the unit gave itself (*điểm tự chấm*).
    Claimed,
    /// Place among the units (*thứ hạng*).
    Rank,
    /// Name of the unit (*đơn vị*).
    Unit,
    /// Identifier of the unit (*mã đơn vị*).
    UnitId,
    /// Why full points were not reached (*nguyên nhân*).
    Reason,
    /// What is to be done (*biện pháp khắc phục*).
    Remedy,
    /// By whom (*phân công*).
    Assignee,
    /// By when (*thời gian hoàn thành*).
    Deadline,
    /// Period (*kỳ, năm*).
    Period,
    /// Name of an input (*chỉ tiêu*).
    Input,
    /// Value of an input (*số liệu*).
    Value,
    /// The way of scoring (*cách chấm*).
    Kind,
    /// The tiers, or the points of each item (*các mức*).
    Tiers,
    /// The place in the guidance (*căn cứ*).
    Citation,
    /// What the denominator counts (*mẫu số*).
    Whole,
    /// What the numerator counts (*tử số*).
    Part,
    /// In what it is counted (*đơn vị tính*).
    Counted,
    /// Rule set (*bộ quy tắc*).
    Guidance,
    /// The document behind a value (*tài liệu kiểm chứng*).
    Evidence,
    /// Where in that document (*vị trí trong tài liệu*).
    At,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::Code,
        Self::Name,
        Self::Max,
        Self::Appraised,
        Self::Claimed,
        Self::Rank,
        Self::Unit,
        Self::UnitId,
        Self::Reason,
        Self::Remedy,
        Self::Assignee,
        Self::Deadline,
        Self::Period,
        Self::Input,
        Self::Value,
        Self::Kind,
        Self::Tiers,
        Self::Citation,
        Self::Whole,
        Self::Part,
        Self::Counted,
        Self::Guidance,
        Self::Evidence,
        Self::At,
    ];

    /// The name of the column in JSON and in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Max => "max",
            Self::Appraised => "appraised",
            Self::Claimed => "claimed",
            Self::Rank => "rank",
            Self::Unit => "unit",
            Self::UnitId => "unit_id",
            Self::Reason => "reason",
            Self::Remedy => "remedy",
            Self::Assignee => "assignee",
            Self::Deadline => "deadline",
            Self::Period => "period",
            Self::Input => "input",
            Self::Value => "value",
            Self::Kind => "kind",
            Self::Tiers => "tiers",
            Self::Citation => "citation",
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Counted => "counted",
            Self::Guidance => "guidance",
            Self::Evidence => "evidence",
            Self::At => "at",
        }
    }

    /// The heading of the column in messages: in English, its name.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        let vietnamese = match self {
            Self::Code => "Mã",
            Self::Name => "Tên tiêu chí",
            Self::Max => "Điểm tối đa",
            Self::Appraised => "Điểm thẩm định",
            Self::Claimed => "Điểm tự chấm",
            Self::Rank => "Thứ hạng",
            Self::Unit => "Đơn vị",
            Self::UnitId => "Mã đơn vị",
            Self::Reason => "Nguyên nhân",
            Self::Remedy => "Biện pháp khắc phục",
            Self::Assignee => "Phân công",
            Self::Deadline => "Thời gian hoàn thành",
            Self::Period => "Kỳ",
            Self::Input => "Chỉ tiêu",
            Self::Value => "Giá trị",
            Self::Kind => "Cách chấm",
            Self::Tiers => "Các mức",
            Self::Citation => "Căn cứ",
            Self::Whole => "Mẫu số",
            Self::Part => "Tử số",
            Self::Counted => "Đơn vị tính",
            Self::Guidance => "Bộ quy tắc",
            Self::Evidence => "Tài liệu kiểm chứng",
            Self::At => "Vị trí trong tài liệu",
        };
        lang.pick(vietnamese, self.name())
    }

    /// The headings of columns in messages.
    #[must_use]
    pub fn labels(columns: &[Self], lang: Lang) -> String {
        let labels = columns.iter().map(|column| {
            let label = column.label(lang);
            say!(lang, "«{label}»", "`{label}`")
        });
        labels.collect::<Vec<_>>().join(", ")
    }

    /// The headings under which the column is known, folded by [`letters`].
    #[expect(clippy::too_many_lines, reason = "one list a variant")]
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["code", "ma", "ma tieu chi", "ma so", "stt", "tt", "so tt", "so thu tu"],
            Self::Name => &[
                "name",
                "title",
                "ten",
                "ten tieu chi",
                "tieu chi",
                "noi dung",
                "tieu chi thanh phan",
                "linh vuc tieu chi tieu chi thanh phan",
                "tieu chi tieu chi thanh phan",
                "linh vuc tieu chi",
            ],
            Self::Max => &["max", "full", "diem toi da", "diem chuan", "thang diem"],
            Self::Appraised => &[
                "appraised",
                "granted",
                "diem tham dinh",
                "diem duoc tham dinh",
                "diem dat",
                "diem dat duoc",
                "diem tham dinh cua hoi dong",
                "ket qua tham dinh",
                "diem cham tham dinh",
            ],
            Self::Claimed => &[
                "claimed",
                "self scored",
                "diem tu cham",
                "diem tu danh gia",
                "tu cham",
                "diem don vi tu cham",
            ],
            Self::Rank => &["rank", "thu hang", "xep hang", "hang", "xep thu", "vi thu"],
            Self::Unit => &["unit", "don vi", "ten don vi", "xa", "xa phuong", "ubnd cap xa"],
            Self::UnitId => &["unit id", "ma don vi", "ma dvhc", "ma xa"],
            Self::Reason => &["reason", "nguyen nhan", "nguyen nhan khong dat diem toi da", "ly do"],
            Self::Remedy => &[
                "remedy",
                "bien phap",
                "bien phap khac phuc",
                "phan cong nhiem vu thuc hien va bien phap khac phuc",
                "phan cong nhiem vu thuc hien va bien phap khac phuc trong nam",
            ],
            Self::Assignee => {
                &["assignee", "phan cong", "nguoi thuc hien", "don vi thuc hien", "trach nhiem"]
            }
            Self::Deadline => &["deadline", "thoi gian hoan thanh", "thoi han", "thoi han hoan thanh"],
            Self::Period => &["period", "ky", "nam", "ky bao cao", "nam danh gia"],
            Self::Input => &["input", "chi tieu", "ten chi tieu", "bien", "tham so"],
            Self::Value => &["value", "gia tri", "so lieu"],
            Self::Kind => &["kind", "cach cham", "cach cham diem", "cach tinh", "cach tinh diem", "loai"],
            Self::Tiers => &["tiers", "cac muc", "muc cham", "muc diem", "nguong", "cac muc diem"],
            Self::Citation => &["citation", "can cu", "vi tri", "muc trong van ban", "can cu van ban"],
            Self::Whole => &["whole", "denominator", "mau so", "mau so a", "a"],
            Self::Part => &["part", "numerator", "tu so", "tu so b", "b"],
            Self::Counted => &["counted", "unit of measure", "don vi tinh", "dvt", "don vi do"],
            Self::Guidance => &["guidance", "bo quy tac"],
            Self::Evidence => &["evidence", "tai lieu kiem chung", "minh chung"],
            Self::At => &["at", "vi tri trong tai lieu", "vi tri"],
        }
    }
}

/// How a heading was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// It is one of the column's known headings.
    Known(Column),
    /// It is so like one of them, and so unlike the others, that it is read as a misprint of it.
    Misprint(Column),
    /// Nothing fits.
    Unknown,
}

/// From this likeness on, a heading may be read as a misprint.
const MISPRINT: u64 = 85;
/// By so much the runner-up must be less alike.
const MARGIN: u64 = 15;

/// The column of `columns` that `heading` names.
///
/// ```
/// use phuctra::text::header::{Column, Heading, read};
///
/// let columns = [Column::Max, Column::Appraised];
/// assert_eq!(read("Điểm tối đa", &columns), Heading::Known(Column::Max));
/// assert_eq!(read("Điểm Thấp định", &columns), Heading::Misprint(Column::Appraised));
/// assert_eq!(read("Ghi chú", &columns), Heading::Unknown);
/// ```
#[must_use]
pub fn read(heading: &str, columns: &[Column]) -> Heading {
    let heading = letters(heading);
    if let Some(column) = columns.iter().find(|column| column.headings().contains(&heading.as_str())) {
        return Heading::Known(*column);
    }
    let mut ranked: Vec<(u64, Column)> =
        columns.iter().map(|column| (best_likeness(&heading, *column), *column)).collect();
    ranked.sort_by(|left, right| right.cmp(left));
    match ranked.as_slice() {
        [(first, column), rest @ ..]
            if *first >= MISPRINT && first.saturating_sub(runner_up(rest)) >= MARGIN =>
        {
            Heading::Misprint(*column)
        }
        _ => Heading::Unknown,
    }
}

/// Headings that name the codes only where no other does: beside one they count the rows.
const ORDINALS: [&str; 4] = ["stt", "tt", "so tt", "so thu tu"];

/// The same, beside all `headings` of the table: where another one names the codes, «STT» is no second column of them.
///
/// ```
/// use phuctra::text::header::{Column, Heading, read_among};
///
/// let columns = [Column::Code];
/// assert_eq!(read_among("STT", &["STT", "Tiêu chí"], &columns), Heading::Known(Column::Code));
/// assert_eq!(read_among("STT", &["STT", "Mã"], &columns), Heading::Unknown);
/// ```
#[must_use]
pub fn read_among(heading: &str, headings: &[&str], columns: &[Column]) -> Heading {
    let is_ordinal = |heading: &str| ORDINALS.contains(&letters(heading).as_str());
    let names_codes =
        |other: &&str| read(other, columns) == Heading::Known(Column::Code) && !is_ordinal(other);
    if is_ordinal(heading) && headings.iter().any(names_codes) {
        return Heading::Unknown;
    }
    read(heading, columns)
}

/// From this likeness on, a heading may be what the author of a table calls a column.
const MAYBE: u64 = 50;

/// Which of these headings, of which none names a column, may be meant for `column`.
///
/// ```
/// use phuctra::text::header::{Column, nearest};
///
/// assert_eq!(nearest(Column::Appraised, ["Ghi chú", "Điểm cho"]), Some("Điểm cho"));
/// assert_eq!(nearest(Column::Appraised, ["Ghi chú"]), None);
/// ```
pub fn nearest<'h>(column: Column, headings: impl IntoIterator<Item = &'h str>) -> Option<&'h str> {
    let ranked = headings.into_iter().map(|heading| (best_likeness(&letters(heading), column), heading));
    ranked
        .filter(|(likeness, _)| *likeness >= MAYBE)
        .max_by_key(|(likeness, _)| *likeness)
        .map(|(_, heading)| heading)
}

fn best_likeness(heading: &str, column: Column) -> u64 {
    column.headings().iter().map(|known| likeness(heading, known)).max().unwrap_or(0)
}

fn runner_up(rest: &[(u64, Column)]) -> u64 {
    rest.first().map_or(0, |(likeness, _)| *likeness)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By which a table keeps what it knows of each.
    #[test]
    fn all_columns_stand_in_their_order() {
        assert!(Column::ALL.iter().enumerate().all(|(place, column)| *column as usize == place));
    }

    /// What messages call a column is a heading of it in both languages.
    #[test]
    fn a_column_is_known_by_its_label() {
        for column in Column::ALL {
            for lang in [Lang::Vi, Lang::En] {
                assert_eq!(
                    read(column.label(lang), &Column::ALL),
                    Heading::Known(column),
                    "{}",
                    column.label(lang)
                );
            }
        }
    }
}
