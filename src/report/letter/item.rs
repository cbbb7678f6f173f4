//! One row for which more points are asked.

use super::{Chosen, Letter, document};
use crate::{
    formula::print::{Notation, is_guard, number, step, value},
    inquiry::sentence::Speaker,
    model::{Basis, Citation, Criterion, Form, Rule},
    number::Points,
    report::docx::Element,
    text::Lang,
    verify::{Bound, Scored, trace},
};

const PROSE: Notation = Notation::Prose(Lang::Vi);

impl Letter<'_, '_> {
    pub(super) fn item(&self, count: usize, chosen: &Chosen, elements: &mut Vec<Element>) {
        let Some((criterion, bound)) = self.subject(chosen) else { return };
        let Some((_, row, _)) = self.page.verified.row(chosen.row) else { return };
        let code = self.code(chosen.row);
        let title = row.name.as_deref().unwrap_or(&criterion.title);
        let number = count.to_string();
        self.push("Item", "item", &[("number", &number), ("code", &code), ("title", title)], elements);
        self.rule(chosen, criterion, elements);
        let counts = counts(self, criterion, bound).join("; ");
        self.push("Body", "counts", &[("counts", &counts)], elements);
        if let Some(form) = form(criterion, chosen) {
            let working = self.working(criterion, form, bound).join("; ");
            self.push("Body", "working", &[("working", &working)], elements);
        }
        if self.rounding_is_inferred() {
            self.push("Body", "rounding_inferred", &[], elements);
        }
        let granted = row.appraised.as_ref().map_or_else(String::new, |points| self.page.points(points));
        let (asked, gap) = (self.page.points(&chosen.asked), self.page.signed(&chosen.gap));
        let values = [("granted", granted.as_str()), ("asked", &asked), ("gap", &gap)];
        self.push("Body", "compared", &values, elements);
        if let Some(effect) = self.effect(criterion, &chosen.gap) {
            self.push("Body", "effect", &[("effect", &effect)], elements);
        }
        if let Some(request) = self.request(chosen) {
            self.push("Body", "request", &[("document", &request)], elements);
        }
    }

    pub(super) fn subject(&self, chosen: &Chosen) -> Option<(&Criterion, &Bound)> {
        self.page.rule(self.page.verified.docket.rows.get(chosen.row)?)
    }

    /// The code as printed, and the rule's where it is another.
    pub(super) fn code(&self, row: usize) -> String {
        let Some((_, row, Some(criterion))) = self.page.verified.row(row) else { return String::new() };
        match row.bare_code() {
            Some(printed) if printed != criterion.code => {
                format!("{printed} (theo bộ quy tắc: {})", criterion.code)
            }
            _ => criterion.code.clone(),
        }
    }

    /// The words of the rule; or the reading, why it can be argued for, and how well the rule itself is known.
    fn rule(&self, chosen: &Chosen, criterion: &Criterion, elements: &mut Vec<Element>) {
        // Where no words are known, none are put forward.
        let quoted = |citation: &&Citation| citation.quote.is_some();
        if let Some(citation) = self.citation(chosen).filter(quoted) {
            let guidance = self.page.guidance();
            let source = document(guidance, &citation.source).unwrap_or_default();
            let at = citation.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
            let quote = citation.quote.as_deref().unwrap_or_default();
            let mut values = vec![("document", source.as_str()), ("at", &at), ("quote", quote)];
            match citation.via.as_ref().and_then(|via| document(guidance, via)) {
                None => self.push("Body", "by_rule", &values, elements),
                Some(through) => {
                    values.push(("through", through.as_str()));
                    self.push("Body", "by_rule_through", &values, elements);
                }
            }
        }
        let Some(reading) = chosen.reading.and_then(|reading| criterion.readings.get(reading)) else {
            return;
        };
        if criterion.basis != Basis::Quoted {
            let basis = criterion.basis.label(Lang::Vi);
            self.push("Body", "rule_is_known_as", &[("basis", basis)], elements);
        }
        self.push("Body", "by_reading", &[("reading", &reading.label)], elements);
        if let Some(argument) = &reading.argument {
            self.push("Body", "argument", &[("argument", argument)], elements);
        }
    }

    /// The steps, the fraction, the decimal, the rounded points.
    pub(super) fn working(&self, criterion: &Criterion, form: &Form, bound: &Bound) -> Vec<String> {
        let guidance = self.page.guidance();
        let (scored, steps) = trace(guidance, criterion, form, &bound.values);
        let told = steps.each_once().filter(|step| !is_guard(step));
        let mut lines: Vec<String> = told.filter_map(|one| step(one, PROSE)).collect();
        let Scored::Points { exact, points } = scored else { return lines };
        let (shown, decimal) = (number(&exact, PROSE), exact.short(Lang::Vi));
        let decimal = if shown == decimal { String::new() } else { format!(" = {decimal}") };
        let rounded = guidance.rounding.criterion.as_ref().map(|level| {
            let (digits, mode) = (level.rounding.digits(), level.rounding.mode().label(Lang::Vi));
            format!(", được {} điểm ({mode}, {digits} chữ số thập phân)", self.page.points(&points))
        });
        let end = format!("{decimal}{}", rounded.unwrap_or_default());
        match lines.last_mut() {
            Some(last) => last.push_str(&end),
            None => lines.push(format!("{shown}{end}")),
        }
        lines
    }

    fn rounding_is_inferred(&self) -> bool {
        let level = self.page.guidance().rounding.criterion.as_ref();
        level.is_some_and(|level| level.basis == Basis::Inferred)
    }

    fn effect(&self, criterion: &Criterion, gap: &Points) -> Option<String> {
        let page = &self.page;
        let change = |granted: &Points| {
            format!("từ {} thành {}", page.points(granted), page.points(&granted.add(gap)))
        };
        let group = page.verified.groups.iter().find(|sum| sum.code.as_ref() == Some(&criterion.group));
        let group = group.and_then(|sum| sum.appraised.as_ref()).map(&change);
        let group = group.map(|change| format!("điểm lĩnh vực {} {change}", criterion.group));
        let total = page.verified.total.appraised.as_ref().map(change);
        let parts: Vec<String> =
            group.into_iter().chain(total.map(|change| format!("tổng điểm {change}"))).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// The document that would settle it, by the most plausible explanation of the granted score.
    fn request(&self, chosen: &Chosen) -> Option<String> {
        let speaker = Speaker::new(self.page.verified, chosen.row, Lang::Vi)?;
        let found = self.page.inquiry.rows.get(chosen.row)?;
        Some(speaker.request(found.explanations.first()?))
    }
}

/// The form of the rule, or of the reading.
pub(super) fn form<'c>(criterion: &'c Criterion, chosen: &Chosen) -> Option<&'c Form> {
    match (chosen.reading, &criterion.rule) {
        (Some(reading), _) => criterion.readings.get(reading).map(|reading| &reading.form),
        (None, Rule::Computed(form)) => Some(form),
        _ => None,
    }
}

/// The counts that are known, each with its evidence.
pub(super) fn counts(letter: &Letter<'_, '_>, criterion: &Criterion, bound: &Bound) -> Vec<String> {
    let known = criterion.inputs.iter().zip(&bound.slots).filter_map(|(input, slot)| {
        let figure = slot.figures.first()?;
        let known = value(figure.value.as_ref()?, PROSE);
        let unit = input.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let evidence = &letter.page.verified.docket.evidence;
        let evidence = evidence.iter().find(|one| figure.evidence.as_ref() == Some(&one.id));
        let title = evidence.and_then(|one| one.title.as_ref().or(one.file.as_ref()));
        let at = figure.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let from = title.map(|title| format!(", theo {title}{at}")).unwrap_or_default();
        Some(format!("{} = {known}{unit} ({}{from})", input.name, input.label))
    });
    known.collect()
}
