//! Dates, the documents that bear them, and the year of a plan.

use super::{
    scan::{Found, Scan},
    token::Kind,
};
use crate::{model::Statement, source::Date};

/// `4358/QĐ-UBND ngày 31/12/2024`, `ngày 14 tháng 01 năm 2025`.
pub(super) fn dated(scan: &Scan<'_>, at: usize) -> Option<Found> {
    if let Some((number, end)) = number(scan, at) {
        let day = scan.words(end, "ngày").and_then(|day| date(scan, day));
        let Some((date, end)) = day else {
            // The number of a document is no share, even where no date follows.
            return Some(Found::new(Statement::Numbered(number), end));
        };
        let own = attached(scan, at);
        return Some(Found::new(Statement::Dated { document: Some(number), own, date }, end));
    }
    let (date, end) = date(scan, scan.words(at, "ngày")?)?;
    let own = heads(scan, at, end);
    Some(Found::new(Statement::Dated { document: None, own, date }, end))
}

/// `15/UBND`, `1533/SNV-CCHCVTLT`: a number, a stroke and capitals.
fn number(scan: &Scan<'_>, at: usize) -> Option<(String, usize)> {
    scan.whole(at)?;
    let mut end = scan.mark(at.saturating_add(1), '/')?;
    // 15/2024/QĐ-UBND
    if scan.whole(end).is_some_and(|year| (1900..2100).contains(&year)) {
        end = scan.mark(end.saturating_add(1), '/')?;
    }
    let capital = |at: usize| {
        let token = scan.token(at).filter(|token| matches!(token.kind, Kind::Word(_)))?;
        let capitals = token.raw.chars().filter(|c| c.is_uppercase()).count();
        (capitals > 1).then(|| at.saturating_add(1))
    };
    end = capital(end)?;
    while let Some(next) = scan.mark(end, '-').and_then(capital) {
        end = next;
    }
    let text: String = scan.tokens.get(at..end)?.iter().map(|token| token.raw).collect();
    Some((text, end))
}

/// `31/12/2024`, `14 tháng 01 năm 2025`; none inside for a day that the calendar does not have.
fn date(scan: &Scan<'_>, at: usize) -> Option<(Option<Date>, usize)> {
    let day = scan.whole(at)?;
    let next = at.saturating_add(1);
    let between = |at: usize, words: &str| {
        scan.mark(at, '/').or_else(|| scan.mark(at, '-')).or_else(|| scan.words(at, words))
    };
    let month_at = between(next, "tháng")?;
    let month = scan.whole(month_at)?;
    let year_at = between(month_at.saturating_add(1), "năm")?;
    let year = scan.whole(year_at).filter(|year| (1900..2200).contains(year))?;
    let parts = (u16::try_from(year), u8::try_from(month), u8::try_from(day));
    let date = match parts {
        (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
        _ => None,
    };
    Some((date, year_at.saturating_add(1)))
}

/// `(Kèm theo Công văn số 15/UBND ngày …)`: the document that is spoken of is this one.
fn attached(scan: &Scan<'_>, at: usize) -> bool {
    scan.says(scan.sentence_start(at), at, &["kèm theo", "đính kèm", "kèm", "ban hành kèm theo"])
}

/// `Triệu Trạch, ngày 14 tháng 01 năm 2025`: nothing but the place before, nothing behind.
fn heads(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 8;
    let start = scan.sentence_start(at);
    let place = scan.tokens.get(start..at).unwrap_or_default();
    let named = place.len() <= LONGEST
        && place.last().is_some_and(|token| token.kind == Kind::Mark(','))
        && place.first().is_some_and(|token| token.raw.starts_with(char::is_uppercase));
    named && scan.sentence_end(end) == end
}

/// `biện pháp khắc phục trong năm 2025`.
pub(super) fn plan_year(scan: &Scan<'_>, at: usize) -> Option<Found> {
    const NEAR: usize = 4;
    let start = scan.any(at, &["biện pháp khắc phục", "kế hoạch khắc phục", "giải pháp khắc phục"])?;
    let year_at = (start..start.saturating_add(NEAR)).find_map(|at| scan.words(at, "năm"))?;
    let year = scan.whole(year_at).filter(|year| (1900..2200).contains(year))?;
    Some(Found::new(Statement::PlanYear(year), year_at.saturating_add(1)))
}
