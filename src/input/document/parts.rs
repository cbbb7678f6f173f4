//! Counts out of counts, percentages, places in a ranking.

use super::{
    scan::{Found, Scan},
    scores::subject,
};
use crate::model::{Figure, Statement};

/// Words before a percentage that say it comes from what stands before it.
const LINKS: &[&str] = &["đạt", "tỷ lệ", "tỉ lệ", "chiếm", "bằng", "tương đương", "tức"];
/// Words that say a figure is wished for, or is another time's.
pub(super) const WISHED: &[&str] = &[
    "chỉ tiêu",
    "kế hoạch",
    "mục tiêu",
    "phấn đấu",
    "yêu cầu",
    "quy định",
    "tối thiểu",
    "ít nhất",
    "trở lên",
    "so với",
    "năm trước",
    "đề nghị",
    "nhằm",
    "để đạt",
    "trung bình",
    "bình quân",
];
/// Words for things that are counted.
const COUNTED: &[&str] = &[
    "hồ sơ",
    "tthc",
    "thủ tục",
    "dvc",
    "dvctt",
    "dịch vụ",
    "văn bản",
    "nhiệm vụ",
    "cuộc",
    "lượt",
    "đơn vị",
    "người",
    "ý kiến",
    "phiếu",
    "tin",
    "bài",
    "xã",
    "phường",
    "thôn",
];

/// `7/8`, `100 BCCI/279 hồ sơ`; no share where a day and a month stand: `trước 30/10`.
pub(super) fn share(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (part, whole, end) = fraction(scan, at)?;
    let day = at.checked_sub(1).is_some_and(|before| {
        scan.any(before, &["ngày", "trước", "đến", "hạn", "từ", "sau", "tháng", "quý"]).is_some()
    });
    let inside = at.checked_sub(1).is_some_and(|before| scan.mark(before, '/').is_some());
    let integers = part.value.is_integer() && whole.value.is_integer();
    if day || inside || !integers || scan.mark(end, '/').is_some() {
        return None;
    }
    let behind_percent = at
        .checked_sub(2)
        .is_some_and(|percent| scan.mark(percent, '%').and_then(|open| scan.mark(open, '(')) == Some(at));
    let counted = behind_percent
        || (at..end.saturating_add(3)).any(|at| scan.any(at, COUNTED).is_some())
        || scan.mark(end, '%').is_some()
        || linked_percent(scan, end).is_some();
    Some(Found::new(Statement::Share { part, whole, counted }, end))
}

/// Two numbers and a stroke; a word or two may stand behind the first.
pub(super) fn fraction(scan: &Scan<'_>, at: usize) -> Option<(Figure, Figure, usize)> {
    const WORDS: usize = 3;
    let part = scan.figure(at)?;
    let next = at.saturating_add(1);
    let stroke = (next..=next.saturating_add(WORDS))
        .take_while(|at| *at == next || scan.word(at.saturating_sub(1)).is_some())
        .find_map(|at| scan.mark(at, '/'))?;
    let whole = scan.figure(stroke)?;
    Some((part, whole, stroke.saturating_add(1)))
}

/// `87,5%`, with the counts beside it, and the points that it is said to be worth.
pub(super) fn percent(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let percent = scan.figure(at)?;
    let end = scan.mark(at.saturating_add(1), '%')?;
    let of =
        counts_before(scan, at).or_else(|| counts_behind(scan, end)).or_else(|| counts_restated(scan, at));
    let worth_at = scan.any(end, &["tương ứng với", "tương ứng", "tương đương"]);
    let worth = worth_at.and_then(|at| {
        scan.words(at.saturating_add(1), "điểm")?;
        scan.figure(at)
    });
    let end = worth.as_ref().map_or(end, |_| worth_at.unwrap_or(end).saturating_add(2));
    Some(Found::new(Statement::Percent { percent, of, worth }, end))
}

/// The counts before the percentage in its sentence, with a word that links them and none that parts them.
fn counts_before(scan: &Scan<'_>, at: usize) -> Option<(Figure, Figure)> {
    const NEAR: usize = 5;
    for before in scan.before(at) {
        if scan.token(before).is_some_and(|token| token.kind == super::token::Kind::Mark('%')) {
            return None;
        }
        let Some((part, whole, end)) = fraction(scan, before).filter(|(.., end)| *end <= at) else {
            continue;
        };
        // Points out of points: only where the percentage follows at once.
        let counts = is_count(&part) && is_count(&whole);
        if !counts && at.saturating_sub(end) > NEAR {
            return None;
        }
        let linked = scan.says(end, at, LINKS)
            || (end..at).any(|at| scan.mark(at, '=').is_some())
            || scan.mark(end, '(') == Some(at);
        let apart = scan.says(end, at, WISHED) || (end..at).any(|at| scan.mark(at, '/').is_some());
        return (linked && !apart).then_some((part, whole));
    }
    None
}

/// `87,5% (7/8)`.
fn counts_behind(scan: &Scan<'_>, end: usize) -> Option<(Figure, Figure)> {
    let (part, whole, _) = fraction(scan, scan.mark(end, '(')?)?;
    (is_count(&part) && is_count(&whole)).then_some((part, whole))
}

/// `Như vậy … đạt 96,4%`: the one share that the cell has stated is meant.
fn counts_restated(scan: &Scan<'_>, at: usize) -> Option<(Figure, Figure)> {
    if !scan.says(scan.sentence_start(at), at, &["như vậy", "tức là", "nghĩa là"]) {
        return None;
    }
    let mut shares = (0..at).filter_map(|at| match share(scan, at)?.what {
        Statement::Share { part, whole, .. } => Some((part, whole)),
        _ => None,
    });
    let (part, whole) = shares.next()?;
    shares
        .all(|(other, of)| (&other.value, &of.value) == (&part.value, &whole.value))
        .then_some((part, whole))
}

fn is_count(figure: &Figure) -> bool {
    figure.value.is_integer() && figure.digits == 0
}

/// Whether a percentage that comes from the counts follows in the sentence.
fn linked_percent(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let percent = (end..scan.sentence_end(end)).find(|at| scan.mark(*at, '%').is_some())?;
    (scan.says(end, percent, LINKS) && !scan.says(end, percent, WISHED)).then_some(percent)
}

/// `thứ 1`, `thứ nhất`, `thứ 03`: the place, and one past its last token.
fn ordinal(scan: &Scan<'_>, at: usize) -> Option<(u64, usize)> {
    let next = scan.any(at, &["thứ", "vị thứ", "vị trí thứ", "hạng"])?;
    let end = next.saturating_add(1);
    if let Some(place) = scan.whole(next) {
        return Some((place, end));
    }
    let words = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let place = words.iter().position(|word| scan.words(next, word).is_some())?;
    Some((u64::try_from(place).ok()?.saturating_add(1), end))
}

/// `đứng thứ 1/18`, `xếp thứ nhất trong số 18 xã`.
pub(super) fn rank(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let start = scan.any(at, &["đứng", "xếp", "xếp hạng", "xếp vị"])?;
    let (place, end) = ordinal(scan, start)?;
    let stroke = scan.mark(end, '/');
    let among = scan.any(end, &["trong số", "trên tổng số", "trên", "trong tổng số", "trong"]);
    let of = stroke.or(among).and_then(|at| Some((scan.whole(at)?, at.saturating_add(1))));
    let end = of.map_or(end, |(_, end)| end);
    Some(Found {
        subject: subject(scan, at),
        ..Found::new(Statement::Rank { place, of: of.map(|(of, _)| of) }, end)
    })
}

/// `tăng 2 bậc`.
pub(super) fn rank_change(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let up = match scan.word(at)? {
        word if word == crate::text::name_key("tăng") => true,
        word if [crate::text::name_key("giảm"), crate::text::name_key("tụt")].contains(&word.to_owned()) => {
            false
        }
        _ => return None,
    };
    let by = scan.whole(at.saturating_add(1))?;
    let end = scan.any(at.saturating_add(2), &["bậc", "hạng", "thứ bậc"])?;
    Some(Found { subject: subject(scan, at), ..Found::new(Statement::RankChange { up, by }, end) })
}

/// `từ thứ 3 năm 2023 lên thứ 1`.
pub(super) fn rank_from_to(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (from, after) = ordinal(scan, scan.words(at, "từ")?)?;
    let after = scan
        .words(after, "năm")
        .filter(|at| scan.whole(*at).is_some())
        .map_or(after, |at| at.saturating_add(1));
    let next = scan.any(after, &["lên", "xuống", "tăng lên", "xuống còn"])?;
    let (to, end) = ordinal(scan, next)?;
    Some(Found { subject: subject(scan, at), ..Found::new(Statement::RankFromTo { from, to }, end) })
}
