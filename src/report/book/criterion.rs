//! A criterion: the guidance's words beside the rule, the inputs, the readings, the examples.

use super::{
    Book, anchor,
    html::{Html, classed, element, named},
};
use crate::{
    model::{About, Criterion, Reading, Rule, Status},
    text::lang::say,
};

impl Book<'_> {
    pub(super) fn criterion(&self, criterion: &Criterion, heading: &'static str) -> Html {
        let mut html = element(heading, format!("{} {}", criterion.code, criterion.title));
        html.push(classed("p", "meta", self.criterion_facts(criterion)));
        html.push(self.contradictions(&About::Criterion(criterion.key.clone())));
        html.push(self.changes(criterion));
        let mut words = part(self.pick("Văn bản", "The document"));
        words.push(self.citation(&criterion.citation));
        let mut rule = part(self.pick("Quy tắc", "The rule"));
        rule.push(self.rule(criterion));
        let sides = [classed("div", "side", words), classed("div", "side", rule)];
        html.push(classed("div", "sides", sides.into_iter().collect::<Html>()));
        html.push(self.inputs(criterion));
        let form = match &criterion.rule {
            Rule::Computed(form) => Some(form),
            _ => None,
        };
        if form.is_some() || !criterion.examples.is_empty() {
            html.push(part(self.pick("Ví dụ tính", "Worked examples")));
            html.push(self.examples(criterion, form, &criterion.examples));
        }
        html.push(form.map(|form| self.both_forms(form)).unwrap_or_default());
        html.push(criterion.readings.iter().map(|one| self.reading(criterion, one)).collect::<Html>());
        named("article", "criterion", &anchor(&criterion.key), html)
    }

    fn criterion_facts(&self, criterion: &Criterion) -> Html {
        let full = self.points(&criterion.full);
        let mut html = Html::from(say!(self.lang, "Điểm tối đa {full} · khóa ", "Full points {full} · key "));
        html.push(element("code", criterion.key.as_str()));
        html.push(self.pick(" · mã ", " · code "));
        html.push(self.basis(criterion.code_basis));
        html.push(self.pick(" · mức chắc chắn ", " · all in all "));
        html.push(self.certainty(self.guidance.certainty(criterion)));
        if !criterion.also.is_empty() {
            let also = criterion.also.join("»; «");
            html.push(say!(self.lang, " · cũng in là: «{also}»", " · also printed as: «{also}»"));
        }
        html
    }

    fn changes(&self, criterion: &Criterion) -> Html {
        let changes = self.guidance.amendments.iter().filter(|one| one.is_about(&criterion.key));
        let changes = changes.map(|one| {
            let mut html = element("strong", self.pick("Sửa đổi: ", "Amended: "));
            html.push(self.amendment(one));
            classed("p", "amended", html)
        });
        changes.collect()
    }

    fn reading(&self, criterion: &Criterion, reading: &Reading) -> Html {
        let status = match reading.status {
            Status::Argued => self.pick("có thể nêu", "argued"),
            Status::Suspected => self.pick("chỉ để giải thích điểm đã cho", "only explains a granted score"),
            Status::Rejected => self.pick("đã bị bác", "rejected"),
        };
        let title = self.pick("Cách hiểu khác", "Another reading");
        let mut html = part(title);
        let mut name = element("strong", reading.label.as_str());
        name.push(format!(" ({status}) "));
        name.push(element("code", reading.id.as_str()));
        html.push(element("p", name));
        html.push(self.form(criterion, &reading.form));
        for (name, text) in [
            (self.pick("Lập luận: ", "For: "), &reading.argument),
            (self.pick("Ý kiến ngược lại: ", "Against: "), &reading.against),
        ] {
            let Some(text) = text else { continue };
            let mut line = element("strong", name);
            line.push(text.as_str());
            html.push(element("p", line));
        }
        if let Some(citation) = &reading.citation {
            html.push(element("p", self.citation_line(citation)));
        }
        html.push(self.examples(criterion, Some(&reading.form), &reading.examples));
        html.push(self.both_forms(&reading.form));
        classed("div", "reading", html)
    }
}

/// The title of a part of a criterion.
fn part(title: &str) -> Html {
    classed("p", "part", title)
}
