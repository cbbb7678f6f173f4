//! Points: granted, lost, more or fewer than last year.

use super::{
    parts::WISHED,
    scan::{Found, Scan},
    token::Kind,
};
use crate::{
    model::{Figure, Role, Statement, Subject},
    text::name_key,
};

/// `94,64 điểm`, `94,64/95,5 điểm`, `94,64 điểm/100 điểm`; in a line about a group also `10,5/10,5`.
pub(super) fn score(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let (points, scale, end) = scaled(scan, at)?;
    let meaning = meaning(scan, at);
    let what = match meaning {
        Meaning::Loss => Statement::Loss(points),
        Meaning::Change(up) => Statement::Change { up, by: Some(points) },
        Meaning::Role(role) => Statement::Score { role, points, scale },
    };
    Some(Found { subject: subject(scan, at), ..Found::new(what, end) })
}

/// Points, their scale if one stands there, and one past the last token.
fn scaled(scan: &Scan<'_>, at: usize) -> Option<(Figure, Option<Figure>, usize)> {
    let points = scan.figure(at)?;
    let next = at.saturating_add(1);
    let unit = scan.words(next, "điểm");
    let stroke = scan.mark(unit.unwrap_or(next), '/');
    if let Some((scale, end)) = stroke.and_then(|at| Some((scan.figure(at)?, at.saturating_add(1)))) {
        let named = scan.words(end, "điểm");
        let broken = points.digits > 0 || scale.digits > 0 || scan.of_group;
        let taken = named.is_some() || unit.is_some() || (broken && scan.mark(end, '/').is_none());
        return taken.then_some((points, Some(scale), named.unwrap_or(end)));
    }
    unit.map(|end| (points, None, end))
}

enum Meaning {
    Loss,
    Change(bool),
    Role(Role),
}

/// What the words before the points make of them: the nearest one that says something.
fn meaning(scan: &Scan<'_>, at: usize) -> Meaning {
    const NEAR: usize = 6;
    let wished =
        scan.says(scan.sentence_start(at), at, &["đề nghị", "phấn đấu", "mục tiêu", "chỉ tiêu", "nếu"]);
    for before in scan.before(at).take(NEAR) {
        if scan.token(before).is_some_and(|token| token.kind == Kind::Number) {
            break;
        }
        let role = |role| Meaning::Role(if wished { Role::Other } else { role });
        if scan.any(before, &["mất", "bị trừ", "trừ"]).is_some() {
            return Meaning::Loss;
        }
        if scan.words(before, "tăng").is_some() {
            return Meaning::Change(true);
        }
        if scan.words(before, "giảm").is_some() {
            return Meaning::Change(false);
        }
        if scan.any(before, &["thẩm định", "được chấm", "chấm điểm", "công nhận"]).is_some()
        {
            return role(Role::Granted);
        }
        if scan.any(before, &["tự chấm", "tự đánh giá"]).is_some() {
            return role(Role::Claimed);
        }
        if scan.any(before, &["tối đa", "thang điểm"]).is_some() {
            return Meaning::Role(Role::Full);
        }
        if scan.any(before, &["đạt", "là", "cộng", "tổng điểm", "được"]).is_some() {
            return role(Role::Attained);
        }
    }
    Meaning::Role(Role::Other)
}

/// Of what a sentence speaks: of the whole index, or of a criterion that it names by code.
pub(super) fn subject(scan: &Scan<'_>, at: usize) -> Option<Subject> {
    let start = scan.sentence_start(at);
    let code = scan.before(at).find_map(|before| {
        let token = scan.token(before).filter(|token| token.kind == Kind::Code)?;
        Some(token.raw.to_owned())
    });
    if let Some(code) = code {
        return Some(Subject::Criterion { code, title: String::new() });
    }
    let index = ["chỉ số cchc", "chỉ số cải cách hành chính", "tổng cộng", "tổng điểm", "tổng số điểm"];
    let named = (start..at).rev().find_map(|at| scan.any(at, &index))?;
    // The total of a group, of another unit or of all units is not this total.
    let others = [
        "lĩnh vực",
        "tiêu chí",
        "nhóm",
        "bình quân",
        "trung bình",
        "cao nhất",
        "thấp nhất",
        "toàn huyện",
        "toàn tỉnh",
    ];
    if scan.says(named, at, &others) {
        return Some(Subject::Unknown);
    }
    let year = scan.words(named, "năm").and_then(|at| scan.whole(at));
    Some(Subject::Whole { year })
}

/// `từ 93,99 điểm năm 2023 lên 94,64 điểm`.
pub(super) fn from_to(scan: &Scan<'_>, at: usize) -> Option<Found> {
    const NEAR: usize = 5;
    let start = scan.words(at, "từ")?;
    let from = scan.figure(start)?;
    let unit = scan.words(start.saturating_add(1), "điểm");
    let after = unit.unwrap_or(start.saturating_add(1));
    let ups = ["lên", "tăng lên", "lên đến"];
    let downs = ["xuống", "xuống còn", "còn", "giảm còn"];
    let turn = (after..after.saturating_add(NEAR))
        .find(|at| scan.any(*at, &ups).or(scan.any(*at, &downs)).is_some())?;
    let next = scan.any(turn, &ups).or_else(|| scan.any(turn, &downs))?;
    let next = scan.any(next, &["đến", "còn"]).unwrap_or(next);
    let (to, _, end) = scaled(scan, next).or_else(|| {
        let to = scan.figure(next)?;
        Some((to, None, next.saturating_add(1)))
    })?;
    (unit.is_some() || scan.words(end.saturating_sub(1), "điểm").is_some()).then_some(())?;
    let up = Some(scan.any(turn, &ups).is_some());
    let what = Statement::FromTo { from, to, up };
    Some(Found { subject: subject(scan, at), ..Found::new(what, end) })
}

/// `không tăng không giảm`.
pub(super) fn unchanged(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = scan.any(at, &["không tăng không giảm", "không thay đổi so với năm", "giữ nguyên điểm"])?;
    Some(Found::new(Statement::Unchanged, end))
}

/// `đạt điểm tối đa`, where no points stand before it that it could be a heading of.
pub(super) fn at_full(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let end = scan.any(at, &["đạt điểm tối đa", "đạt tối đa"])?;
    let denied = at.checked_sub(1).and_then(|before| scan.word(before));
    let denied = denied.is_some_and(|word| [name_key("không"), name_key("chưa")].contains(&word.to_owned()));
    (!denied && !scan.says(scan.sentence_start(at), at, WISHED)).then(|| Found::new(Statement::AtFull, end))
}

/// `tăng so với năm 2023 (từ …`: only the direction.
pub(super) fn direction(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let up = scan.words(at, "tăng so với năm").is_some();
    let end = scan.any(at, &["tăng so với năm", "giảm so với năm"])?;
    scan.mark(end.saturating_add(1), '(').and_then(|open| scan.words(open, "từ"))?;
    Some(Found { subject: subject(scan, at), ..Found::new(Statement::Change { up, by: None }, end) })
}
