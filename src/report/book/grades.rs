//! What is made of the totals: the grades, and the ranks of the units.

use super::{
    Book, field,
    html::{Html, classed, element, named, table},
};
use crate::{
    formula::{
        Value,
        print::{Notation, term},
    },
    model::{Grade, GradeExample},
    number::Points,
    text::lang::say,
};

impl Book<'_> {
    /// The grades in the order in which they are tried.
    pub(super) fn grades(&self) -> Html {
        let grades = &self.guidance.grades.list;
        if grades.is_empty() {
            return Html::default();
        }
        let mut html = element("h2", self.pick("Xếp loại", "Grades"));
        let order = self.pick(
            "Xét lần lượt từ trên xuống; loại đầu tiên có điều kiện đúng thì được xếp. Điểm dùng các tên: total là tổng điểm, \
             group(\"…\") là điểm của nhóm, criterion(\"…\") là điểm của tiêu chí.",
            "Tried from above; the first whose condition holds is given. total is the total, group(\"…\") the points of a \
             group, criterion(\"…\") those of a criterion.",
        );
        html.push(classed("p", "meta", order));
        // Few columns: on a narrow page each line must find its room.
        let heads =
            [self.pick("Loại", "Grade"), self.pick("Điều kiện", "Condition"), self.pick("Ví dụ", "Examples")];
        html.push(table("grades", heads, grades.iter().map(|grade| self.grade(grade)).collect()));
        named("section", "group", "xep-loai", html)
    }

    /// A grade: its label, what it needs and by what document, and its examples.
    fn grade(&self, grade: &Grade) -> [Html; 3] {
        let mut needs = match term(&grade.when, Notation::Prose(self.lang)).as_str() {
            _ if matches!(&grade.when, crate::formula::Term::Literal(Value::Truth(true))) => {
                self.pick("mọi trường hợp còn lại", "everything else").into()
            }
            words => element("code", words),
        };
        if let Some(condition) = &grade.condition {
            let mut further = Html::from(self.pick("Và: ", "And: "));
            further.push(condition.as_str());
            further.push(element("em", self.pick(" (không tính được từ điểm)", " (not told by points)")));
            needs.push(classed("span", "step", further));
        }
        let mut basis = self.basis(grade.basis);
        if let Some(citation) = &grade.citation {
            basis.push(" ");
            basis.push(self.citation_line(citation));
        }
        needs.push(classed("span", "step", basis));
        let mut examples: Html =
            grade.examples.iter().map(|example| classed("span", "step", self.points_of(example))).collect();
        if examples.is_empty() {
            examples.push(self.pick("Không có ví dụ.", "There is no worked example."));
        }
        [element("strong", grade.label.as_str()), needs, examples]
    }

    /// The points of an example, by their names.
    fn points_of(&self, example: &GradeExample) -> String {
        let names = self.guidance.grades.points.names.iter().zip(&example.points);
        let told = names.filter_map(|(name, given)| match given {
            Some(Value::Number(points)) => {
                Some(format!("{} = {}", name.name, self.points(&Points::new(points.clone()))))
            }
            _ => None,
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// How the units of a batch are ranked.
    pub(super) fn ranking(&self) -> Html {
        let Some(ranking) = &self.guidance.ranking else { return Html::default() };
        let mut html = element("h2", self.pick("Xếp hạng", "Ranking"));
        let mut how = Html::from(ranking.mode.label(self.lang));
        how.push(" ");
        how.push(self.basis(ranking.basis));
        let mut facts = field(self.pick("Tổng điểm bằng nhau", "Equal totals"), how);
        if !ranking.ties.is_empty() {
            let ties: Html =
                ranking.ties.iter().map(|tie| element("li", element("code", tie.words.as_str()))).collect();
            facts.push(field(self.pick("Rồi xét lần lượt", "Then, in turn"), element("ol", ties)));
        }
        if let Some(why) = &ranking.why {
            facts.push(field(self.pick("Vì sao", "Why"), why.as_str()));
        }
        if let Some(citation) = &ranking.citation {
            facts.push(field(self.pick("Căn cứ", "Source"), self.citation_line(citation)));
        }
        html.push(classed("dl", "facts", facts));
        let exact = say!(
            self.lang,
            "Xét trên tổng điểm chính xác; điểm chưa biết thì thứ hạng để ngỏ.",
            "By exact totals; where points are not known, a rank is open."
        );
        html.push(classed("p", "meta", exact));
        named("section", "group", "xep-hang", html)
    }
}
