//! What many units have in common, as part of a sentence.

use super::Speaker;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    text::lang::say,
};

impl Speaker<'_> {
    /// What units have in common that share an explanation, as part of a sentence.
    #[must_use]
    pub fn cause(&self, explanation: &Explanation) -> String {
        let lang = self.lang;
        let first = explanation.changes.first();
        match &explanation.kind {
            Kind::Reading(reading) => {
                let label =
                    self.criterion.readings.get(*reading).map_or("", |reading| reading.label.as_str());
                say!(lang, "phù hợp với cách hiểu «{label}»", "fits the reading “{label}”")
            }
            Kind::OtherCount { origin, .. } => {
                let origin = self.origin(origin);
                let name = first.map(|change| self.name(change.slot)).unwrap_or_default();
                say!(lang, "phù hợp nếu lấy {origin} làm {name}", "fits {origin} in place of {name}")
            }
            Kind::OtherCriterion(other) => {
                let code = self.code(*other);
                say!(lang, "phù hợp với số liệu của mục {code}", "fits the counts of {code}")
            }
            Kind::Rounding { mode, .. } => {
                let mode = mode.label(lang);
                say!(lang, "phù hợp nếu {mode}", "fits another rounding ({mode})")
            }
            Kind::PreviousScore { .. } => {
                lang.pick("đúng bằng điểm kỳ trước", "is the score of the period before").to_owned()
            }
            Kind::PreviousCounts => {
                lang.pick("phù hợp với số liệu kỳ trước", "fits the counts of the period before").to_owned()
            }
            Kind::Swapped => lang.pick("phù hợp nếu đổi chỗ số liệu", "fits swapped counts").to_owned(),
            Kind::Loss => lang.pick("đúng bằng số điểm bị trừ", "is the loss").to_owned(),
            Kind::RivalCount(_) => lang
                .pick("phù hợp với số liệu của hệ thống khác", "fits the figure of another system")
                .to_owned(),
            Kind::Share { .. } => {
                lang.pick("đúng bằng tỷ lệ, không phải điểm", "is the share, not the points").to_owned()
            }
            Kind::DecimalMark(_) => {
                lang.pick("phù hợp nếu dấu phẩy bị lệch", "fits a slipped decimal mark").to_owned()
            }
            _ => explanation.kind.name().to_owned(),
        }
    }
}
