//! The counts of a row, each with its evidence.

use super::Page;
use crate::{
    formula::print::{Notation, value},
    model::{Criterion, State},
    report::blocks::{Block, Style, plain, styled},
    verify::{Bound, Slot},
};

impl Page<'_, '_> {
    pub(in crate::report) fn counts(&self, criterion: &Criterion, bound: &Bound, blocks: &mut Vec<Block>) {
        for (input, slot) in criterion.inputs.iter().zip(&bound.slots) {
            if input.context && slot.figures.iter().all(|figure| figure.value.is_none()) && slot.why.is_none()
            {
                continue;
            }
            let known = slot.figures.first().and_then(|figure| figure.value.as_ref());
            let known = known.map_or_else(
                || self.lang.pick("chưa biết", "unknown").to_owned(),
                |known| value(known, Notation::Prose(self.lang)),
            );
            let unit = input
                .unit
                .as_ref()
                .filter(|_| bound_to(slot))
                .map(|unit| format!(" {unit}"))
                .unwrap_or_default();
            let head = format!("{} = {known}{unit}", input.name);
            let mut line = vec![plain(format!("{head}: {}", input.label))];
            line.extend(self.support(slot).map(|support| styled(Style::Faint, format!(" – {support}"))));
            blocks.push(Block::Field(2, self.lang.pick("Số liệu", "Count").to_owned(), line));
        }
    }

    /// The evidence of a count, or why it is not known.
    fn support(&self, slot: &Slot) -> Option<String> {
        let lang = self.lang;
        if let Some(why) = &slot.why {
            return Some(why.clone());
        }
        let figure = slot.figures.first()?;
        let id = figure.evidence.as_ref()?;
        let evidence = self.verified.docket.evidence.iter().find(|one| one.id == *id)?;
        let title = evidence.title.clone().or_else(|| evidence.file.clone()).unwrap_or_else(|| id.clone());
        let at = figure.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let state = match (&evidence.state, &evidence.sha256) {
            (State::Present { .. }, Some(_)) => lang.pick(" (tệp khớp mã băm)", " (file matches its hash)"),
            (State::Present { .. }, None) => lang.pick(" (có tệp)", " (file present)"),
            (State::Missing, _) => lang.pick(" (không tìm thấy tệp)", " (file not found)"),
            (State::Changed { .. }, _) => lang.pick(" (tệp đã thay đổi)", " (file has changed)"),
            (State::NotRead, _) => "",
        };
        Some(format!("{title}{at}{state}"))
    }
}

/// Whether the value of an input is known.
fn bound_to(slot: &Slot) -> bool {
    slot.figures.first().is_some_and(|figure| figure.value.is_some())
}
