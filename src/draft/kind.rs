//! The ways of scoring that a table of criteria names.

use crate::text::letters;

/// How a row is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is a group.
    Group,
    /// `b / a × full`.
    Ratio,
    /// By tiers.
    Tiers,
    /// Full points or none.
    YesNo,
    /// So many points for each.
    Count,
    /// Points for each item that is there.
    Checklist,
    /// By the appraiser's judgement.
    Judged,
    /// Not known.
    Unknown,
}

/// The kinds with their names in both languages, the first ones as messages tell them, all folded by [`letters`].
const NAMES: [(Kind, &str, &[&str]); 8] = [
    (Kind::Group, "nhóm (group)", &["nhom", "group", "linh vuc"]),
    (Kind::Ratio, "tỷ lệ (ratio)", &["ty le", "ti le", "ratio", "b a", "b a diem toi da"]),
    (Kind::Tiers, "mức (tiers)", &["muc", "tiers", "theo muc", "cac muc", "nguong", "bac"]),
    (Kind::YesNo, "có/không (yes_no)", &["co khong", "yes no", "dat khong dat", "dat khong"]),
    (Kind::Count, "đếm (count)", &["dem", "count", "so luong", "moi noi dung", "moi lan"]),
    (Kind::Checklist, "danh mục (checklist)", &["danh muc", "checklist", "tung noi dung"]),
    (Kind::Judged, "thẩm định (judged)", &["tham dinh", "judged", "danh gia", "nguoi tham dinh cho diem"]),
    (Kind::Unknown, "chưa biết (unknown)", &["chua biet", "unknown", "chua ro"]),
];

impl Kind {
    /// The kind of a name.
    pub(super) fn read(text: &str) -> Option<Self> {
        let folded = letters(text);
        NAMES.iter().find(|(_, _, names)| names.contains(&folded.as_str())).map(|(kind, ..)| *kind)
    }

    /// The names, as messages tell them.
    pub(super) fn names() -> Vec<&'static str> {
        NAMES.iter().map(|(_, name, _)| *name).collect()
    }
}
