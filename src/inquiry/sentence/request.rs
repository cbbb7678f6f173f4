//! The one document to ask for.

use super::Speaker;
use crate::{
    inquiry::{
        explanation::{Change, Explanation, Kind, Role, Values},
        inverse::Span,
    },
    model::criterion::InputKind,
    text::lang::say,
};

impl Speaker<'_> {
    /// The one document that would settle it.
    #[must_use]
    pub fn request(&self, explanation: &Explanation) -> String {
        let (lang, code) = (self.lang, self.criterion.code.as_str());
        let counts = self.list(explanation);
        match &explanation.kind {
            Kind::OneInput { .. } | Kind::OneInputInReading { .. } if self.is_of_dates(explanation) => {
                let date = explanation.changes.first().map(|change| self.called(change.slot));
                let date = date.unwrap_or_default();
                say!(
                    lang,
                    "văn bản có ngày đã lấy làm {date} khi chấm mục {code}",
                    "the document whose date was taken for {date} when {code} was scored"
                )
            }
            Kind::ReadingWith(_) | Kind::OneInput { .. } | Kind::OneInputInReading { .. }
                if counts.is_some() =>
            {
                counts.unwrap_or_default()
            }
            Kind::Reading(_) | Kind::ReadingWith(_) => say!(
                lang,
                "tài liệu cho thấy mục {code} đã được chấm theo cách hiểu này",
                "the document that shows that {code} was scored under this reading"
            ),
            Kind::RivalCount(_)
            | Kind::OtherCount { .. }
            | Kind::OtherCriterion(_)
            | Kind::Swapped
            | Kind::PreviousCounts
            | Kind::SomePairsFit { .. }
            | Kind::Nothing
            | Kind::OneInput { .. }
            | Kind::OneInputInReading { .. } => say!(
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
            | Kind::PreviousScore { .. }
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

    fn is_of_dates(&self, explanation: &Explanation) -> bool {
        let is_date =
            |change: &Change| self.input(change.slot).is_some_and(|input| input.kind == InputKind::Date);
        explanation.changes.iter().any(is_date)
    }

    /// The list of the things counted, as a document to ask for; none where it is no count above 0.
    fn list(&self, explanation: &Explanation) -> Option<String> {
        let change = explanation.changes.first()?;
        let Values::Counts(spans) = &change.values else { return None };
        let number = |span: &Span| match (span.low, span.high) {
            (low, Some(high)) if low == high => low.to_string(),
            (low, Some(high)) => format!("{low}–{high}"),
            (low, None) => say!(self.lang, "từ {low}", "{low} or more"),
        };
        if spans.iter().all(|span| span.high == Some(0)) {
            return None;
        }
        let few = spans.len() <= 3;
        let numbers = spans.iter().filter(|_| few).map(number).collect::<Vec<_>>();
        let numbers = numbers.join(self.lang.pick(" hoặc ", " or "));
        let unit = self.input(change.slot)?.unit.as_deref().unwrap_or("");
        let unit = if unit.is_empty() { self.lang.pick("đối tượng", "things") } else { unit };
        let words = [numbers.as_str(), unit].into_iter().filter(|word| !word.is_empty());
        let things = words.collect::<Vec<_>>().join(" ");
        let code = &self.criterion.code;
        let taken = match &explanation.kind {
            Kind::OneInput { role, .. } | Kind::OneInputInReading { role, .. } if *role != Role::Other => {
                self.part(*role, change.slot)
            }
            _ => self.called(change.slot),
        };
        Some(say!(
            self.lang,
            "danh sách {things} đã dùng làm {taken} khi chấm mục {code}",
            "the list of {things} taken for {taken} when {code} was scored"
        ))
    }
}
