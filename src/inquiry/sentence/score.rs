//! Sentences about the score itself: its rounding, slips of the pen, a factor.

use super::Speaker;
use crate::{
    inquiry::explanation::{Factor, Kind},
    number::{Exact, Mode, Points, Rounding},
    text::{
        lang::{number_of, say},
        visible,
    },
};

impl Speaker<'_> {
    pub(super) fn rounding(&self, mode: Mode, allowed: bool) -> String {
        let (lang, granted, mode) = (self.lang, self.granted(), mode.label(self.lang));
        let allows = if allowed {
            lang.pick(
                "điểm của các dòng khác cũng phù hợp với cách làm tròn này",
                "the other rows allow this rounding",
            )
        } else {
            lang.pick(
                "nhưng điểm của các dòng khác không phù hợp với cách làm tròn này",
                "but the other rows rule this rounding out",
            )
        };
        say!(
            lang,
            "{granted} là điểm tính từ chính các số liệu này nếu {mode}; {allows}.",
            "{granted} is what these counts give, rounded otherwise ({mode}); {allows}."
        )
    }

    pub(super) fn slip(&self, kind: &Kind) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let expected = self.expected.map(|points| self.points(points)).unwrap_or_default();
        match kind {
            Kind::Loss => {
                let full = self.points(&self.criterion.full);
                say!(
                    lang,
                    "{granted} đúng bằng số điểm bị trừ ({full} − {expected}): có thể số điểm bị trừ đã được ghi vào ô điểm đạt.",
                    "{granted} is exactly the loss ({full} − {expected}): it may have been written in place of the points."
                )
            }
            Kind::OtherRow { line, code, granted: printed, adjacent } => {
                let code = visible(code).into_owned();
                let what = if *printed {
                    lang.pick("điểm thẩm định", "the granted score")
                } else {
                    lang.pick("điểm tính lại", "the expected score")
                };
                let near =
                    if *adjacent { lang.pick(", ngay cạnh dòng này", ", next to this row") } else { "" };
                say!(
                    lang,
                    "{granted} đúng bằng {what} của mục {code} [dòng {line}]{near}: có thể điểm đã ghi lệch dòng.",
                    "{granted} is {what} of {code} [line {line}]{near}: the rows may have slipped."
                )
            }
            Kind::Share { percent: true } => say!(
                lang,
                "{granted} đúng bằng tỷ lệ phần trăm của mục này: có thể tỷ lệ đã được ghi thay cho điểm.",
                "{granted} is the percentage of this row: it may have been written in place of the points."
            ),
            Kind::Share { percent: false } => say!(
                lang,
                "{granted} đúng bằng tỷ lệ chưa nhân với điểm tối đa.",
                "{granted} is the share, not multiplied by the full points."
            ),
            Kind::Transposed => say!(
                lang,
                "{granted} là {expected} với hai chữ số liền nhau đổi chỗ.",
                "{granted} is {expected} with two neighbouring digits exchanged."
            ),
            Kind::DecimalMark(places) => {
                let places = places.unsigned_abs();
                let off = number_of(places, "place", "places");
                say!(
                    lang,
                    "{granted} là {expected} với dấu phẩy lệch {places} chữ số.",
                    "{granted} is {expected} with its decimal mark {off} off."
                )
            }
            Kind::Nothing => say!(
                lang,
                "Không cách giải thích đơn giản nào đã thử cho {granted}.",
                "None of the simple explanations that were tried gives {granted}."
            ),
            _ => String::new(),
        }
    }

    pub(super) fn factor(&self, factor: &Factor) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let shown = |number: &Exact| {
            let rounded = Rounding::new(Mode::HalfUp, 4).map(|rounding| rounding.apply(number));
            let decimal = rounded.map(|number| Points::new(number).shown(lang, 4)).unwrap_or_default();
            format!("{} (≈ {decimal})", number.fraction())
        };
        let (low, high) = (shown(&factor.low), shown(&factor.high));
        let from = if factor.with_low { lang.pick("từ", "from") } else { lang.pick("trên", "above") };
        let to = if factor.with_high {
            lang.pick("đến", "to")
        } else {
            lang.pick("đến dưới", "to below")
        };
        let share = factor.shares.first().map(|(criterion, share)| {
            let (code, share) = (self.code(*criterion), share.fraction());
            say!(
                lang,
                ", chẳng hạn tỷ lệ của mục {code} ({share})",
                ", such as the share of {code} ({share})"
            )
        });
        let share = share.unwrap_or_default();
        say!(
            lang,
            "{granted} phù hợp nếu kết quả theo quy tắc được nhân với một hệ số {from} {low} {to} {high}{share}.",
            "{granted} fits if the rule's result is multiplied by a factor {from} {low} {to} {high}{share}."
        )
    }
}
