//! One row for which more points are asked.

use super::{Chosen, Letter, chosen::changes, document};
use crate::{
    formula::{
        Letters,
        print::{Notation, is_guard, number, step},
    },
    inquiry::sentence::Speaker,
    model::{Basis, Citation, Criterion, Form, Rule},
    number::Points,
    report::docx::Element,
    text::Lang,
    verify::{Bound, Scored, Sum, trace},
};

/// What is asked about: a criterion, its counts, and the rule or the reading that gives the points asked for.
pub(super) struct Subject<'s> {
    pub(super) criterion: &'s Criterion,
    bound: &'s Bound,
    form: &'s Form,
    letters: Letters,
}

impl Subject<'_> {
    const fn notation(&self) -> Notation<'_> {
        Notation::Letter(&self.letters)
    }
}

impl Letter<'_, '_> {
    pub(super) fn item(&self, count: usize, chosen: &Chosen, elements: &mut Vec<Element>) {
        let Some(subject) = self.subject(chosen) else { return };
        let Some((_, row, _)) = self.page.verified.row(chosen.row) else { return };
        let criterion = subject.criterion;
        let code = self.code(chosen.row);
        let title = row.name.as_deref().unwrap_or(&criterion.title);
        let number = count.to_string();
        self.push("Item", "item", &[("number", &number), ("code", &code), ("title", title)], elements);
        self.rule(chosen, criterion, elements);
        let counts = self.counts(&subject).join("; ");
        self.push("Body", "counts", &[("counts", &counts)], elements);
        let working = self.working(&subject).join("; ");
        self.push("Body", "working", &[("working", &working)], elements);
        let granted = row.appraised.as_ref().map_or_else(String::new, |points| self.page.points(points));
        let (asked, gap) = (self.page.points(&chosen.asked), self.page.signed(&chosen.gap));
        let values = [("granted", granted.as_str()), ("asked", &asked), ("gap", &gap)];
        self.push("Body", "compared", &values, elements);
        if let Some(effect) = self.effect(criterion, chosen) {
            self.push("Body", "effect", &[("effect", &effect)], elements);
        }
        self.requests(chosen, &subject, &granted, elements);
    }

    pub(super) fn subject(&self, chosen: &Chosen) -> Option<Subject<'_>> {
        let (criterion, bound) = self.page.rule(self.page.verified.docket.rows.get(chosen.row)?)?;
        let letters = Letters::of(criterion.inputs.iter().map(|input| input.name.as_str()));
        Some(Subject { criterion, bound, form: form(criterion, chosen)?, letters })
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
    pub(super) fn working(&self, subject: &Subject<'_>) -> Vec<String> {
        let (guidance, notation) = (self.page.guidance(), subject.notation());
        let (scored, steps) = trace(guidance, subject.criterion, subject.form, &subject.bound.values);
        let told = steps.each_once().filter(|step| !is_guard(step));
        let mut lines: Vec<String> = told.filter_map(|one| step(one, notation)).collect();
        let Scored::Points { exact, points } = scored else { return lines };
        let (shown, decimal) = (number(&exact, notation), exact.short(Lang::Vi));
        let decimal = if shown == decimal { String::new() } else { format!(" = {decimal}") };
        let rounded = guidance.rounding.criterion.as_ref().map(|level| {
            format!(", được {} điểm ({})", self.page.points(&points), level.rounding.label(Lang::Vi))
        });
        let end = format!("{decimal}{}", rounded.unwrap_or_default());
        match lines.last_mut() {
            Some(last) => last.push_str(&end),
            None => lines.push(format!("{shown}{end}")),
        }
        lines
    }

    pub(super) fn rounding_is_inferred(&self) -> bool {
        let level = self.page.guidance().rounding.criterion.as_ref();
        level.is_some_and(|level| level.basis == Basis::Inferred)
    }

    /// What this row alone would make of its group and of the total: a cap or a highest part may hold either where it is.
    fn effect(&self, criterion: &Criterion, chosen: &Chosen) -> Option<String> {
        let (page, changes) = (&self.page, changes([chosen]));
        let change = |sum: &Sum, moved: Option<Points>| {
            let (granted, moved) = (sum.appraised.as_ref()?, moved?);
            let before = page.points(granted);
            Some(if moved == Points::zero() {
                format!("không đổi ({before})")
            } else {
                format!("từ {before} thành {}", page.points(&granted.add(&moved)))
            })
        };
        let (verified, code) = (page.verified, &criterion.group);
        let group = verified.groups.iter().find(|sum| sum.code.as_ref() == Some(code));
        let group = group.and_then(|sum| change(sum, verified.group_moves(code, &changes)));
        let group = group.map(|change| format!("điểm lĩnh vực {code} {change}"));
        let total = change(&verified.total, verified.total_moves(&changes));
        let parts: Vec<String> =
            group.into_iter().chain(total.map(|change| format!("tổng điểm {change}"))).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// What would have to hold for the granted score, and the document that would settle it; of what was done, nothing
    /// is said.
    fn requests(&self, chosen: &Chosen, subject: &Subject<'_>, granted: &str, elements: &mut Vec<Element>) {
        let speaker = Speaker::new(self.page.verified, chosen.row, Lang::Vi);
        let found = self.page.inquiry.rows.get(chosen.row);
        let (Some(speaker), Some(found)) = (speaker, found) else { return };
        let speaker = speaker.in_letter(&subject.letters);
        // The formula above is the rule only where no reading is argued for.
        let by_rule = chosen.reading.is_none();
        let values = speaker.alternatives(subject.form, &found.explanations).filter(|_| by_rule);
        if let Some(values) = values {
            self.push("Body", "condition", &[("granted", granted), ("values", &values)], elements);
        }
        if let Some(first) = found.explanations.first() {
            self.push("Body", "request", &[("document", &speaker.request(first))], elements);
        }
    }

    /// The counts of the formula that are known, each with its evidence.
    pub(super) fn counts(&self, subject: &Subject<'_>) -> Vec<String> {
        let evidence = &self.page.verified.docket.evidence;
        let known = subject.form.term.inputs().into_iter().filter_map(|slot| {
            let input = subject.criterion.inputs.get(slot)?;
            let figure = subject.bound.slots.get(slot)?.figures.first()?;
            let known = input.shown(figure.value.as_ref()?, subject.notation());
            let unit = input.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let evidence = evidence.iter().find(|one| figure.evidence.as_ref() == Some(&one.id));
            let title = evidence.and_then(|one| one.title.as_ref().or(one.file.as_ref()));
            let at = figure.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
            let from = title.map(|title| format!(", theo {title}{at}")).unwrap_or_default();
            let what = if input.label.is_empty() { &input.name } else { &input.label };
            Some(format!("{} = {known}{unit}: {what}{from}", subject.letters.get(slot)))
        });
        known.collect()
    }
}

/// The form of the rule, or of the reading.
fn form<'c>(criterion: &'c Criterion, chosen: &Chosen) -> Option<&'c Form> {
    match (chosen.reading, &criterion.rule) {
        (Some(reading), _) => criterion.readings.get(reading).map(|reading| &reading.form),
        (None, Rule::Computed(form)) => Some(form),
        _ => None,
    }
}
