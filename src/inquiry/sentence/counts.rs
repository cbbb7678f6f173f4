//! Sentences about counts: readings, one input, other counts of the file.

use super::Speaker;
use crate::{
    inquiry::{
        explanation::{Explanation, Kind},
        inverse::Counts,
    },
    number::Mode,
    text::lang::say,
};

impl Speaker<'_> {
    pub(super) fn reading(&self, explanation: &Explanation) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let (Kind::Reading(reading) | Kind::ReadingWith(reading)) = &explanation.kind else {
            return String::new();
        };
        let label = self.criterion.readings.get(*reading).map_or("", |reading| reading.label.as_str());
        let Some(change) = explanation.changes.first() else {
            return say!(
                lang,
                "{granted} đúng bằng điểm tính theo cách hiểu «{label}».",
                "{granted} is exactly what the reading “{label}” gives."
            );
        };
        let (what, values) = (self.called(change.slot), self.values(change));
        say!(
            lang,
            "{granted} phù hợp với cách hiểu «{label}» nếu {what} (chưa có số liệu) {values}.",
            "{granted} fits the reading “{label}” with {what} (not known) {values}."
        )
    }

    pub(super) fn one_input(&self, explanation: &Explanation) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let Some(change) = explanation.changes.first() else { return String::new() };
        match &explanation.kind {
            Kind::OneInput { role, perhaps } => {
                let part = self.part(*role, change.slot);
                let (values, given) = (self.values(change), self.given(change));
                let perhaps = perhaps.and_then(|slot| self.input(slot)).map(|input| {
                    let (label, role) = (&input.label, part.as_str());
                    say!(lang, ", ví dụ nếu lấy «{label}» làm {role}", ", such as “{label}” taken for {role}")
                });
                let perhaps = perhaps.unwrap_or_default();
                say!(
                    lang,
                    "{granted} phù hợp với {part} {values}{given}, các số liệu khác giữ nguyên{perhaps}.",
                    "{granted} fits {part} {values}{given}, the other counts as they are{perhaps}."
                )
            }
            Kind::OneInputInReading { reading, role } => {
                let part = self.part(*role, change.slot);
                let (values, given) = (self.values(change), self.given(change));
                let label =
                    self.criterion.readings.get(*reading).map_or("", |reading| reading.label.as_str());
                say!(
                    lang,
                    "{granted} phù hợp với {part} {values}{given} nếu theo cách hiểu «{label}».",
                    "{granted} fits {part} {values}{given} under the reading “{label}”."
                )
            }
            Kind::OneInputRounded { role, sets, allowed } => {
                self.rounded(&self.part(*role, change.slot), sets, allowed)
            }
            _ => String::new(),
        }
    }

    /// What the same input would be under other roundings, and whether the other rows allow them.
    fn rounded(&self, part: &str, sets: &[(Mode, Counts)], allowed: &[Mode]) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let under = |(mode, counts): &(Mode, Counts)| {
            let (mode, values) = (mode.label(lang), self.spans(&counts.spans));
            say!(lang, "nếu {mode} thì {part} {values}", "{part} {values} ({mode})")
        };
        let sets_text = sets.iter().map(under).collect::<Vec<_>>().join("; ");
        let allows = match (allowed.len(), sets.len()) {
            (0, 1) => lang.pick(
                "Điểm của các dòng khác không phù hợp với cách làm tròn này.",
                "The other rows rule this out.",
            ),
            (0, _) => lang.pick(
                "Điểm của các dòng khác không phù hợp với các cách làm tròn này.",
                "The other rows rule these roundings out.",
            ),
            (some, all) if some == all => lang.pick(
                "Điểm của các dòng khác cũng phù hợp với cách làm tròn ấy.",
                "The other rows allow this.",
            ),
            _ => lang.pick(
                "Điểm của các dòng khác chỉ phù hợp với một phần các cách làm tròn này.",
                "The other rows rule out some of these roundings.",
            ),
        };
        say!(
            lang,
            "{granted} với cách làm tròn khác: {sets_text}. {allows}",
            "{granted} under another rounding: {sets_text}. {allows}"
        )
    }
}
