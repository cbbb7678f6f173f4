//! The one document to ask for.

use super::Speaker;
use crate::{
    inquiry::explanation::{Change, Explanation, Kind, Values},
    text::lang::say,
};

impl Speaker<'_> {
    /// The one document that would settle it.
    #[must_use]
    pub fn request(&self, explanation: &Explanation) -> String {
        let (lang, code) = (self.lang, self.criterion.code.as_str());
        let counts = explanation.changes.first().and_then(|change| self.list(change));
        match &explanation.kind {
            Kind::ReadingWith(_) | Kind::OneInput { .. } if counts.is_some() => counts.unwrap_or_default(),
            Kind::Reading(_) | Kind::ReadingWith(_) => say!(
                lang,
                "tài liệu cho thấy mục {code} đã được chấm theo cách hiểu này",
                "the document that shows that {code} was scored under this reading"
            ),
            Kind::RivalCount(_)
            | Kind::OtherCount { .. }
            | Kind::OtherCriterion(_)
            | Kind::Swapped
            | Kind::NoCountFits { .. }
            | Kind::SomePairsFit { .. }
            | Kind::OneInput { .. } => say!(
                lang,
                "số liệu đã dùng khi chấm mục {code}, kèm nguồn của từng số liệu",
                "the counts with which {code} was scored, each with its source"
            ),
            Kind::OneInputRounded { .. } | Kind::Rounding { .. } => say!(
                lang,
                "bảng tính điểm mục {code}, có ghi cách làm tròn",
                "the working of {code}, with its rounding"
            ),
            Kind::Loss
            | Kind::OtherRow { .. }
            | Kind::Share { .. }
            | Kind::Transposed
            | Kind::DecimalMark(_) => {
                say!(lang, "phiếu thẩm định gốc của mục {code}", "the original appraisal sheet of {code}")
            }
            Kind::Factor(_) => say!(
                lang,
                "văn bản quy định hệ số áp dụng cho mục {code}",
                "the document that sets a factor for {code}"
            ),
        }
    }

    /// The list of the things counted, as a document to ask for; none where it is no count above 0.
    fn list(&self, change: &Change) -> Option<String> {
        let Values::Counts(spans) = &change.values else { return None };
        let input = self.input(change.slot)?;
        let (low, high) = (spans.first()?.low, spans.last()?.high);
        let number = match (spans.len(), high) {
            (1, Some(high)) if high == low => low.to_string(),
            (1, Some(high)) => format!("{low}–{high}"),
            _ => String::new(),
        };
        if high == Some(0) {
            return None;
        }
        let unit = input.unit.as_deref().unwrap_or("");
        let things = [number.as_str(), unit].into_iter().filter(|word| !word.is_empty());
        let things = things.collect::<Vec<_>>().join(" ");
        let (name, label, code) = (&input.name, &input.label, &self.criterion.code);
        let things = if things.is_empty() { String::new() } else { format!("{things} ") };
        Some(say!(
            self.lang,
            "danh sách {things}đã dùng làm {name} (“{label}”) khi chấm mục {code}",
            "the list of {things}taken for {name} (“{label}”) when {code} was scored"
        ))
    }
}
