//! A rule in words and as a formula, and the author's form beside the lowered one.

use super::{
    Book,
    html::{Html, classed, element, table},
    prose::{Prose, lowered},
};
use crate::{
    formula::{
        Term,
        print::{Notation, term},
        syntax::Arithmetic,
    },
    model::{Criterion, Form, Rule},
    text::lang::say,
};

impl Book<'_> {
    /// How points come about.
    pub(super) fn rule(&self, criterion: &Criterion) -> Html {
        match &criterion.rule {
            Rule::Computed(form) => self.form(criterion, form),
            Rule::Judged { quantum } => {
                let text = self.pick(
                    "Người thẩm định cho điểm theo đánh giá của mình; chương trình không tính lại, chỉ kiểm tra \
                     điểm nằm trong khoảng từ 0 đến điểm tối đa.",
                    "The appraiser judges. Nothing is recomputed; only the range from 0 to full points is checked.",
                );
                let mut html = element("p", text);
                if let Some(quantum) = quantum {
                    let step = self.points(quantum);
                    let text = say!(self.lang, "Điểm là bội số của {step}.", "Points go in steps of {step}.");
                    html.push(element("p", text));
                }
                html
            }
            Rule::Unknown { why } => {
                let text = self.pick(
                    "Chưa biết cách tính: điểm để ngỏ từ 0 đến điểm tối đa.",
                    "How points come about is not known: anything from 0 to full points.",
                );
                let mut html = classed("p", "open", text);
                html.push(element("p", why.as_str()));
                html
            }
        }
    }

    pub(super) fn form(&self, criterion: &Criterion, form: &Form) -> Html {
        let mut prose = Prose::new(&criterion.inputs, self.lang);
        let (_, inner) = form.unguarded();
        let mut html = match inner {
            Term::Let(parts) if form.tiers > 0 => self.tiers(form, parts, &mut prose),
            _ if !form.items.is_empty() => self.checklist(form, inner, &mut prose),
            _ => self.formula(inner, &mut prose),
        };
        html.push(self.guards(form, &mut prose));
        html
    }

    fn formula(&self, inner: &Term, prose: &mut Prose<'_>) -> Html {
        let mut html = self.branches(inner, prose);
        html.push(self.as_formula(self.pick("Công thức", "Formula"), inner));
        html
    }

    fn as_formula(&self, name: &str, inner: &Term) -> Html {
        let mut html = Html::from(format!("{name}: "));
        html.push(element("code", term(inner, Notation::Prose(self.lang))));
        classed("p", "formula", html)
    }

    /// A sentence, or a list of cases where the rule makes a choice first.
    fn branches(&self, inner: &Term, prose: &mut Prose<'_>) -> Html {
        let Term::If(_) = inner else {
            let words = prose.points(inner);
            return element("p", say!(self.lang, "Điểm = {words}.", "Points = {words}."));
        };
        let (mut list, mut rest) = (Html::default(), inner);
        while let Term::If(parts) = rest {
            let [condition, holds, fails] = parts.as_ref();
            let (condition, holds) = (prose.condition(condition), prose.points(holds));
            list.push(element(
                "li",
                say!(self.lang, "Nếu {condition}: {holds}.", "If {condition}: {holds}."),
            ));
            rest = fails;
        }
        let last = prose.points(rest);
        list.push(element("li", say!(self.lang, "Trường hợp còn lại: {last}.", "Otherwise: {last}.")));
        let mut html = element(
            "p",
            self.pick("Xét lần lượt, lấy trường hợp đúng đầu tiên:", "The first case that holds:"),
        );
        html.push(element("ol", list));
        html
    }

    fn tiers(&self, form: &Form, parts: &[Term; 2], prose: &mut Prose<'_>) -> Html {
        let [measure, body] = parts;
        let words = prose.term(measure);
        let text = say!(self.lang, "Kết quả đo = {words}.", "The measure = {words}.");
        let mut html = element("p", text);
        html.push(self.as_formula(self.pick("Kết quả đo", "Measure"), measure));
        let (mut rows, mut rest) = (Vec::new(), body);
        let code = |part: &Term| element("code", term(part, Notation::Prose(self.lang)));
        while let Term::If(parts) = rest
            && rows.len() < form.tiers
        {
            let [condition, holds, fails] = parts.as_ref();
            rows.push([prose.condition(condition).into(), code(condition), prose.points(holds).into()]);
            rest = fails;
        }
        let mut last = Html::from(prose.points(rest));
        if !matches!(rest, Term::Undetermined(_)) {
            last.push(" ");
            last.push(self.basis_if_known(form.otherwise_known));
        }
        rows.push([self.pick("không rơi vào mức nào ở trên", "none of these").into(), Html::default(), last]);
        let heads = [
            self.pick("Mức của kết quả đo", "Where the measure lies"),
            self.pick("Điều kiện", "Condition"),
            self.pick("Điểm", "Points"),
        ];
        html.push(table("tiers", heads, rows));
        html
    }

    fn checklist(&self, form: &Form, inner: &Term, prose: &mut Prose<'_>) -> Html {
        let text = self.pick("Điểm là tổng điểm của các mục có:", "The points of what is there are added:");
        let mut html = element("p", text);
        let mut terms = Vec::new();
        addends(inner, form.items.len(), &mut terms);
        let item = |(part, label): (&Term, &String)| {
            let mut line = Html::from("");
            if let Term::If(parts) = part {
                let [condition, points, _] = parts.as_ref();
                let points = prose.points(points);
                line.push(element("strong", points));
                let condition = prose.condition(condition);
                line.push(say!(self.lang, " nếu {condition}", " if {condition}"));
            }
            if !label.is_empty() {
                line.push(format!(": {label}"));
            }
            element("li", line)
        };
        let items: Html = terms.into_iter().zip(&form.items).map(item).collect();
        html.push(classed("ul", "checklist", items));
        html.push(self.as_formula(self.pick("Công thức", "Formula"), inner));
        html
    }

    /// What holds where a divisor is 0.
    fn guards(&self, form: &Form, prose: &mut Prose<'_>) -> Html {
        let (mut list, mut rest) = (Html::default(), &form.term);
        let known = form.guards_known.iter().copied().chain(std::iter::repeat(None));
        for basis in known.take(form.guards) {
            let Term::If(parts) = rest else { break };
            let [condition, then, inside] = parts.as_ref();
            let (condition, then) = (prose.condition(condition), prose.points(then));
            let mut line =
                Html::from(say!(self.lang, "Khi {condition}: {then}. ", "Where {condition}: {then}. "));
            line.push(self.basis_if_known(basis));
            list.push(classed("p", "guard", line));
            rest = inside;
        }
        list
    }

    /// The author's form beside the one that is computed.
    pub(super) fn both_forms(&self, form: &Form) -> Html {
        let side = |title: &str, text: &str| {
            let mut html = element("strong", title);
            for line in text.lines() {
                html.push(classed("code", "line", line));
            }
            classed("div", "side", html)
        };
        let own = form.words.replace("; ", ";\n");
        let mut html = side(self.pick("Như tác giả viết", "As its author wrote it"), &own);
        let title = self.pick("Như chương trình tính", "As the program computes it");
        html.push(side(title, &lowered(&form.term)));
        classed("div", "sides forms", html)
    }
}

/// The items of a lowered checklist, a sum that leans to the left.
fn addends<'t>(term: &'t Term, count: usize, found: &mut Vec<&'t Term>) {
    if let Term::Arithmetic(Arithmetic::Add, parts) = term
        && count > 1
    {
        let [left, right] = parts.as_ref();
        addends(left, count.saturating_sub(1), found);
        found.push(right);
    } else {
        found.push(term);
    }
}
