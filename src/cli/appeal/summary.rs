//! What the unit is told of its letter.

use crate::{
    inquiry::UnitInquiry,
    number::Points,
    report::letter::{Chosen, LeftOut, changes},
    text::{Lang, lang::say, visible},
    verify::Verified,
};

/// What the letter puts forward, what it leaves out and why, and, with `costs`, what a second look may cost: for the unit
/// alone.
pub(in crate::cli) fn summary(
    verified: &Verified<'_>,
    inquiry: &UnitInquiry,
    (chosen, left_out): (&[Chosen], &[LeftOut]),
    costs: bool,
    lang: Lang,
) -> String {
    let code = |row: usize| {
        let criterion = verified.row(row).and_then(|(_, _, criterion)| criterion);
        criterion.map(|criterion| criterion.code.clone()).unwrap_or_default()
    };
    let digits = verified.docket.guidance.digits();
    let mut lines = Vec::new();
    for one in chosen {
        let (code, gap) = (code(one.row), one.gap.signed(lang, digits));
        lines.push(match one.reading {
            None => {
                say!(lang, "Đề nghị: {code} ({gap}) theo quy tắc.", "Asked for: {code} ({gap}) by the rule.")
            }
            Some(_) => say!(
                lang,
                "Đề nghị: {code} ({gap}) theo một cách hiểu có lập luận.",
                "Asked for: {code} ({gap}) by an argued reading."
            ),
        });
    }
    if !chosen.is_empty() && verified.total_moves(&changes(chosen)) == Some(Points::zero()) {
        let text = lang.pick(
            "Cần biết trước: các đề nghị trên, kể cả khi được chấp nhận hết, không làm tổng điểm thay đổi.",
            "To know first: what is asked for does not change the total, even if all of it is granted.",
        );
        lines.push(text.to_owned());
    }
    for one in left_out {
        let (code, why) = (code(one.row), one.why(lang));
        lines.push(say!(lang, "Không đưa vào: {code}, vì {why}.", "Left out: {code}, since {why}."));
    }
    for over in inquiry.appeal.over_granted.iter().filter(|_| costs) {
        let (code, points) = (code(over.row), over.moves.signed(lang, digits));
        lines.push(say!(
            lang,
            "Cần biết trước (không ghi trong công văn): {code} đang cao hơn điểm tính lại; xem lại có thể làm tổng thay đổi {points}.",
            "To know first (not in the letter): {code} is above its recomputed score; a second look may change the total by {points}."
        ));
    }
    if chosen.is_empty() {
        lines.push(say!(
            lang,
            "Không có mục nào đủ căn cứ để đề nghị; không ghi công văn.",
            "Nothing can be put forward; no letter was written."
        ));
    }
    lines.iter().flat_map(|line| [visible(line), "\n".into()]).collect()
}
