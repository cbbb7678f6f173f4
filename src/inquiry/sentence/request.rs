//! The one document to ask for.

use super::Speaker;
use crate::{
    inquiry::{
        explanation::{Change, Explanation, Kind, Role, Values},
        subject::role,
    },
    model::criterion::InputKind,
    text::lang::say,
};

impl Speaker<'_> {
    /// The one document that would settle it.
    #[must_use]
    pub fn request(&self, explanation: &Explanation) -> String {
        let (lang, code) = (self.lang, self.criterion.code.as_str());
        let list = self.list(explanation);
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
                if list.is_some() =>
            {
                list.unwrap_or_default()
            }
            Kind::Reading(_) | Kind::ReadingWith(_) => say!(
                lang,
                "tài liệu nêu cách tính đã áp dụng khi chấm mục {code}",
                "the document that says how {code} was computed"
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
                "văn bản quy định hệ số áp dụng cho mục {code}, nếu có",
                "the document that sets a factor for {code}, if there is one"
            ),
        }
    }

    fn is_of_dates(&self, explanation: &Explanation) -> bool {
        let is_date =
            |change: &Change| self.input(change.slot).is_some_and(|input| input.kind == InputKind::Date);
        explanation.changes.iter().any(is_date)
    }

    /// The things counted, as a document to ask for, whatever their number; none where nothing is counted.
    fn list(&self, explanation: &Explanation) -> Option<String> {
        let change = explanation.changes.first()?;
        let Values::Counts(_) = &change.values else { return None };
        let unit = self.input(change.slot)?.unit.as_deref().unwrap_or("");
        let things = if unit.is_empty() { self.lang.pick("đối tượng", "things") } else { unit };
        let (code, taken) = (&self.criterion.code, self.taken(&explanation.kind, change.slot));
        Some(say!(
            self.lang,
            "số liệu và danh sách {things}{taken} khi chấm mục {code}",
            "the figure and the list of {things}{taken} when {code} was scored"
        ))
    }

    /// What the things counted were taken for: the part that any reading of the rule has, else the input of the rule
    /// itself.
    fn taken(&self, kind: &Kind, slot: usize) -> String {
        let part = match kind {
            Kind::ReadingWith(reading) => self.role_in_reading(*reading, slot),
            Kind::OneInput { role: Role::Other, .. } | Kind::OneInputInReading { role: Role::Other, .. } => {
                Some(self.called(slot))
            }
            Kind::OneInput { role, .. } | Kind::OneInputInReading { role, .. } => {
                Some(self.part(*role, slot))
            }
            _ => None,
        };
        part.map_or_else(
            || self.lang.pick(" đã dùng", " used").to_owned(),
            |part| say!(self.lang, " đã dùng làm {part}", " taken for {part}"),
        )
    }

    /// `mẫu số`: an input that only a reading has is not named.
    fn role_in_reading(&self, reading: usize, slot: usize) -> Option<String> {
        let form = &self.criterion.readings.get(reading)?.form;
        let role = role(form, slot).label(self.lang)?;
        Some(format!("{}{role}", self.lang.pick("", "the ")))
    }
}
