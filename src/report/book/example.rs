//! Worked examples: what goes in, what must come out, who says so, and how the rule gets there.

use super::{
    Book,
    html::{Html, classed, element, table},
};
use crate::{
    formula::print::{Notation, is_guard, step},
    model::{Criterion, Example, ExpectedScore, Form},
    text::lang::say,
    verify::{Scored, trace},
};

impl Book<'_> {
    pub(super) fn examples(&self, criterion: &Criterion, form: Option<&Form>, examples: &[Example]) -> Html {
        if examples.is_empty() {
            let none = self.pick("Không có ví dụ.", "There is no worked example.");
            return classed("p", "open", none);
        }
        let heads = [
            self.pick("Số liệu", "Inputs"),
            self.pick("Cách tính", "Working"),
            self.pick("Quy tắc cho", "The rule gives"),
            self.pick("Phải được", "Must give"),
            self.pick("Theo", "Says"),
        ];
        let rows = examples.iter().map(|example| self.example(criterion, form, example)).collect();
        table("examples", heads, rows)
    }

    fn example(&self, criterion: &Criterion, form: Option<&Form>, example: &Example) -> [Html; 5] {
        let given = criterion.inputs.iter().zip(&example.inputs).filter_map(|(input, given)| {
            Some(format!("{} = {}", input.name, input.shown(given.as_ref()?, Notation::Prose(self.lang))))
        });
        let given = given.collect::<Vec<_>>().join("; ");
        let (working, gives) = form.map(|form| self.working(criterion, form, example)).unwrap_or_default();
        let must = self.expected(&example.score);
        let gives = if gives == must {
            Html::from(gives)
        } else {
            let mut wrong = element("strong", gives);
            wrong.push(self.pick(" – khác", " – differs"));
            classed("span", "bad", wrong)
        };
        [given.into(), working, gives, must.into(), self.said_by(example).into()]
    }

    /// The steps of the evaluation, and what comes out.
    fn working(&self, criterion: &Criterion, form: &Form, example: &Example) -> (Html, String) {
        let (scored, steps) = trace(self.guidance, criterion, form, &example.inputs);
        let lines = steps.each_once().filter(|one| !is_guard(one));
        let lines = lines.filter_map(|one| step(one, Notation::Prose(self.lang)));
        let lines: Html = lines.map(|line| classed("span", "step", line)).collect();
        let gives = match scored {
            Scored::Points { points, .. } => self.points(&points),
            Scored::Undetermined { .. } => self.undetermined().to_owned(),
            Scored::Excluded => self.excluded().to_owned(),
            Scored::Judged => self.pick("do người thẩm định cho", "left to judgement").to_owned(),
        };
        (lines, gives)
    }

    fn expected(&self, score: &ExpectedScore) -> String {
        match score {
            ExpectedScore::Points(points) => self.points(points),
            ExpectedScore::Undetermined => self.undetermined().to_owned(),
            ExpectedScore::Excluded => self.excluded().to_owned(),
        }
    }

    const fn undetermined(&self) -> &'static str {
        self.lang.pick("chưa xác định", "undetermined")
    }

    const fn excluded(&self) -> &'static str {
        self.lang.pick("không áp dụng", "does not apply")
    }

    fn said_by(&self, example: &Example) -> String {
        match example.source.as_deref() {
            Some("hand") => self.pick("tính tay", "computed by hand").to_owned(),
            Some(id) => self.guidance.document(id).map_or_else(
                || id.to_owned(),
                |document| say!(self.lang, "in trong {}", "printed in {}", document.number),
            ),
            None => self.pick("không ghi", "not stated").to_owned(),
        }
    }
}
