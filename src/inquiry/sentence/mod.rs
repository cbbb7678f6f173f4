//! Explanations in the words of a careful official: what the granted score fits, and the one document to ask for.

mod alternatives;
mod cause;
mod counts;
mod file;
mod previous;
mod request;
mod score;
mod steps;

use super::{
    explanation::{Change, Explanation, Kind, Origin, Role, Values},
    inverse::Span,
};
use crate::{
    formula::{Letters, Value, print::Notation},
    model::{Criterion, Guidance, Input},
    number::Points,
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::{Bound, Verified},
};

/// Speaks about one row.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'s> {
    guidance: &'s Guidance,
    criterion: &'s Criterion,
    bound: &'s Bound,
    period_before: Option<&'s str>,
    granted: &'s Points,
    expected: Option<&'s Points>,
    /// In a letter, inputs go by these.
    letters: Option<&'s Letters>,
    lang: Lang,
}

impl<'s> Speaker<'s> {
    /// Speaks about a row with granted points and a criterion.
    #[must_use]
    pub fn new(verified: &'s Verified<'_>, row: usize, lang: Lang) -> Option<Self> {
        let matched = verified.docket.rows.get(row)?;
        let guidance = verified.docket.guidance;
        Some(Self {
            guidance,
            criterion: guidance.criteria.get(matched.criterion?)?,
            bound: verified.docket.counts.get(matched.criterion?)?,
            period_before: verified.docket.previous.as_ref().and_then(|previous| previous.period.as_deref()),
            granted: matched.row.appraised.as_ref()?,
            expected: verified.rows.get(row)?.expected(),
            letters: None,
            lang,
        })
    }

    /// Speaks as a letter does: inputs by these letters, what is quoted in “…”.
    #[must_use]
    pub const fn in_letter(self, letters: &'s Letters) -> Self {
        Self { letters: Some(letters), ..self }
    }

    /// The hypothesis in one sentence.
    #[must_use]
    pub fn text(&self, explanation: &Explanation) -> String {
        let text = match &explanation.kind {
            Kind::Reading(_) | Kind::ReadingWith(_) => self.reading(explanation),
            Kind::OneInput { .. } | Kind::OneInputInReading { .. } | Kind::OneInputRounded { .. } => {
                self.one_input(explanation)
            }
            Kind::Rounding { mode, allowed } => self.rounding(*mode, *allowed),
            Kind::Factor(factor) => self.factor(factor),
            Kind::PreviousScore { .. } | Kind::PreviousCounts => self.previous(explanation),
            Kind::Loss
            | Kind::OtherRow { .. }
            | Kind::Share { .. }
            | Kind::Transposed
            | Kind::DecimalMark(_)
            | Kind::Nothing => self.slip(&explanation.kind),
            _ => self.file(explanation),
        };
        if explanation.complete {
            return text;
        }
        let cut =
            self.lang.pick("Chưa xét hết mọi giá trị có thể.", "Not every possible value was looked at.");
        format!("{text} {cut}")
    }

    fn points(&self, points: &Points) -> String {
        points.shown(self.lang, self.guidance.digits())
    }

    fn granted(&self) -> String {
        self.points(self.granted)
    }

    /// A value of an input.
    fn value(&self, slot: usize, known: &Value) -> String {
        let notation = self.letters.map_or(Notation::Prose(self.lang), Notation::Letter);
        self.input(slot).map(|input| input.shown(known, notation)).unwrap_or_default()
    }

    fn input(&self, slot: usize) -> Option<&'s Input> {
        self.criterion.inputs.get(slot)
    }

    fn name(&self, slot: usize) -> String {
        let name = || self.input(slot).map(|input| input.name.clone()).unwrap_or_default();
        self.letters.map_or_else(name, |letters| letters.get(slot).to_owned())
    }

    /// The definition of an input; without one, its name.
    fn called(&self, slot: usize) -> String {
        let label = self.input(slot).map(|input| input.label.as_str()).filter(|label| !label.is_empty());
        label.map_or_else(
            || self.name(slot),
            |label| match (self.lang, self.letters) {
                (Lang::Vi, None) => format!("«{label}»"),
                _ => format!("“{label}”"),
            },
        )
    }

    fn code(&self, criterion: usize) -> String {
        self.guidance.criteria.get(criterion).map(|criterion| criterion.code.clone()).unwrap_or_default()
    }

    /// `mẫu số a`.
    fn part(&self, role: Role, slot: usize) -> String {
        let name = self.name(slot);
        role.label(self.lang).map_or_else(|| name.clone(), |role| format!("{role} {name}"))
    }

    fn origin(&self, origin: &Origin) -> String {
        let criterion = self.guidance.criteria.get(origin.criterion);
        let label = criterion.and_then(|criterion| criterion.inputs.get(origin.slot)).map_or("", |input| {
            if input.label.is_empty() { input.name.as_str() } else { input.label.as_str() }
        });
        let code = self.code(origin.criterion);
        say!(self.lang, "«{label}» (mục {code})", "“{label}” ({code})")
    }

    /// `từ 126 đến 131`, `bằng 6`, `từ 200 trở lên`.
    fn spans(&self, spans: &[Span]) -> String {
        let lang = self.lang;
        self.joined(spans, |span| match (span.low, span.high) {
            (low, Some(high)) if low == high => say!(lang, "bằng {low}", "equal to {low}"),
            (low, Some(high)) => say!(lang, "từ {low} đến {high}", "from {low} to {high}"),
            (low, None) => say!(lang, "từ {low} trở lên", "from {low} on"),
        })
    }

    /// The first spans in words, and how many more there are.
    fn joined(&self, spans: &[Span], span: impl Fn(&Span) -> String) -> String {
        let lang = self.lang;
        let most: usize = 6;
        let mut shown: Vec<String> = spans.iter().take(most).map(&span).collect();
        if spans.len() > most {
            let more = spans.len().saturating_sub(most);
            let others = number_of(more, "other range", "other ranges");
            shown.push(say!(lang, "{more} khoảng khác", "{others}"));
        }
        shown.join(lang.pick(" hoặc ", " or "))
    }

    fn values(&self, change: &Change) -> String {
        match &change.values {
            Values::Counts(spans) => self.spans(spans),
            Values::Steps(grid, spans) => self.steps(change.slot, *grid, spans),
            Values::Listed(values) => {
                let shown: Vec<String> = values.iter().map(|known| self.value(change.slot, known)).collect();
                format!("= {}", shown.join(self.lang.pick(" hoặc ", " or ")))
            }
        }
    }

    /// ` (số liệu đã gửi: 28)`.
    fn given(&self, change: &Change) -> String {
        let Some(given) = &change.given else { return String::new() };
        let given = self.value(change.slot, given);
        say!(self.lang, " (số liệu đã gửi: {given})", " (given: {given})")
    }

    /// `a = 8, b = 7`.
    fn assigned(&self, changes: &[Change]) -> String {
        let one = |change: &Change| format!("{} {}", self.name(change.slot), self.values(change));
        changes.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
