//! The counts of a row, each with its evidence.

use super::Page;
use crate::{
    formula::{Value, print::Notation},
    model::{Criterion, Input, Member, Over, State},
    report::blocks::{Block, Style, plain, styled},
    text::lang::{number_of, say},
    verify::{Bound, MatchedRow, Scored, Slot, VerifiedRow},
};

/// At most so many units are named; the JSON report has all.
const MOST_MEMBERS: usize = 12;

impl Page<'_, '_> {
    pub(in crate::report) fn counts(&self, criterion: &Criterion, bound: &Bound, blocks: &mut Vec<Block>) {
        for (input, slot) in criterion.inputs.iter().zip(&bound.slots) {
            if input.context && slot.figures.iter().all(|figure| figure.value.is_none()) && slot.why.is_none()
            {
                continue;
            }
            blocks.push(self.count(input, slot));
        }
    }

    /// The values over all units that keep a row open.
    pub(in crate::report) fn missing_of_units(
        &self,
        matched: &MatchedRow,
        row: &VerifiedRow,
        blocks: &mut Vec<Block>,
    ) {
        let Some(Scored::Undetermined { missing, .. }) = &row.scored else { return };
        let Some((criterion, bound)) = self.rule(matched) else { return };
        let input = |slot: &usize| Some((criterion.inputs.get(*slot)?, bound.slots.get(*slot)?));
        let of_units = missing.iter().filter_map(input).filter(|(input, _)| input.over.is_some());
        blocks.extend(of_units.map(|(input, slot)| self.count(input, slot)));
    }

    fn count(&self, input: &Input, slot: &Slot) -> Block {
        let known = slot.figures.first().and_then(|figure| figure.value.as_ref());
        let known = known.map_or_else(
            || self.lang.pick("chưa biết", "unknown").to_owned(),
            |known| input.shown(known, Notation::Prose(self.lang)),
        );
        let unit =
            input.unit.as_ref().filter(|_| bound_to(slot)).map(|unit| format!(" {unit}")).unwrap_or_default();
        let head = format!("{} = {known}{unit}", input.name);
        let mut line = vec![plain(format!("{head}: {}", input.label))];
        line.extend(input.over.as_ref().and_then(|over| self.over(input, over, slot)).map(|told| {
            let style = if bound_to(slot) { Style::Faint } else { Style::Open };
            styled(style, format!(" – {told}"))
        }));
        line.extend(self.support(slot).map(|support| styled(Style::Faint, format!(" – {support}"))));
        Block::Field(2, self.lang.pick("Số liệu", "Count").to_owned(), line)
    }

    /// Over which units a value is made, or what it would take; none where a document publishes it.
    fn over(&self, input: &Input, over: &Over, slot: &Slot) -> Option<String> {
        let lang = self.lang;
        if slot.figures.first().is_some_and(|figure| figure.evidence.is_some()) {
            return None;
        }
        let (words, count) = (&over.words, over.members.len());
        if count == 0 {
            return Some(say!(
                lang,
                "{words}: cần giá trị đã công bố kèm tài liệu, hoặc số liệu của mọi đơn vị (--batch)",
                "{words}: needs the published value with its document, or the counts of all units (--batch)"
            ));
        }
        let told = |member: &Member| {
            let known =
                member.value.clone().map(|known| input.shown(&Value::Number(known), Notation::Prose(lang)));
            format!(
                "{} {}",
                member.unit,
                known.unwrap_or_else(|| lang.pick("chưa biết", "unknown").to_owned())
            )
        };
        let mut units = over.members.iter().take(MOST_MEMBERS).map(told).collect::<Vec<_>>().join("; ");
        let more = count.saturating_sub(MOST_MEMBERS);
        if more > 0 {
            units += &say!(lang, "; và {more} đơn vị nữa", "; and {more} more");
        }
        let absent = over.absent;
        if absent > 0 {
            let lacking = number_of(absent, "unit is", "units are");
            units += &say!(lang, "; còn thiếu {absent} đơn vị", "; {lacking} not there");
        }
        let several = number_of(count, "unit", "units");
        Some(say!(lang, "{words}, {count} đơn vị: {units}", "{words}, {several}: {units}"))
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
