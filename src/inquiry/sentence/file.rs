//! Sentences about other counts of the file.

use super::Speaker;
use crate::{
    inquiry::explanation::{Explanation, Kind, NoCountFits},
    text::{
        lang::{number_of, say},
        visible,
    },
};

impl Speaker<'_> {
    pub(super) fn file(&self, explanation: &Explanation) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let changes = &explanation.changes;
        let assigned = self.assigned(changes);
        let given = changes.first().map(|change| self.given(change)).unwrap_or_default();
        match &explanation.kind {
            Kind::RivalCount(figure) => {
                let slot = changes.first().and_then(|change| self.bound.slots.get(change.slot));
                let evidence = slot.and_then(|slot| slot.figures.get(*figure)?.evidence.as_deref());
                let evidence = visible(evidence.unwrap_or("?")).into_owned();
                say!(
                    lang,
                    "{granted} là điểm tính theo {assigned} do “{evidence}” ghi{given}.",
                    "{granted} is what {assigned} gives, as “{evidence}” states it{given}."
                )
            }
            Kind::OtherCount { origin, .. } => {
                let origin = self.origin(origin);
                say!(
                    lang,
                    "{granted} là điểm tính được với {assigned}{given}, tức là số liệu {origin}.",
                    "{granted} is what {assigned}{given} gives: the count {origin}."
                )
            }
            Kind::OtherCriterion(other) => {
                let code = self.code(*other);
                say!(
                    lang,
                    "{granted} là điểm tính được từ số liệu của mục {code} ({assigned}).",
                    "{granted} is what the counts of {code} give ({assigned})."
                )
            }
            Kind::Swapped => say!(
                lang,
                "{granted} là điểm tính được nếu đổi chỗ hai số liệu ({assigned}).",
                "{granted} is what the counts give if two of them change places ({assigned})."
            ),
            Kind::SomePairsFit { pairs: 1 } => say!(
                lang,
                "Một cặp số liệu lấy từ khắp tệp cho {granted}: {assigned}; có thể chỉ là trùng hợp ngẫu nhiên.",
                "One pair of counts from anywhere in the file gives {granted}: {assigned}; that may be chance."
            ),
            Kind::SomePairsFit { pairs } => say!(
                lang,
                "{pairs} cặp số liệu lấy từ khắp tệp cho {granted}, chẳng hạn {assigned}; với nhiều cặp như vậy, trùng hợp ngẫu nhiên là điều dễ xảy ra.",
                "{pairs} pairs of counts from anywhere in the file give {granted}, such as {assigned}; among so many pairs, chance will do that."
            ),
            _ => String::new(),
        }
    }

    /// That no count of the file gives the score.
    #[must_use]
    pub fn none_fits(&self, found: NoCountFits) -> String {
        let (lang, granted, NoCountFits { counts, pairs }) = (self.lang, self.granted(), found);
        let values = number_of(counts, "value", "different values");
        if pairs {
            say!(
                lang,
                "Không số liệu nào, cũng không cặp số liệu nào có trong tệp ({counts} giá trị khác nhau) cho {granted}.",
                "No count and no pair of counts in the file ({values}) gives {granted}."
            )
        } else {
            say!(
                lang,
                "Không số liệu nào có trong tệp ({counts} giá trị khác nhau) cho {granted} khi thay cho một số liệu của mục này.",
                "No count in the file ({values}) gives {granted} in place of a count of this row."
            )
        }
    }
}
