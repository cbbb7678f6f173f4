//! The outline of the index, and its groups with their criteria.

use super::{
    Book, anchor,
    html::{Html, classed, element, link, named},
    prose::Prose,
};
use crate::{
    formula::print::{Notation, term},
    model::{About, Criterion, Group, NotModelled},
    text::lang::say,
};

/// Headings by depth.
const HEADINGS: [&str; 4] = ["h2", "h3", "h4", "h5"];

impl Book<'_> {
    pub(super) fn groups(&self) -> Html {
        let mut outline: Html = self.children(None).map(|group| self.outlined(group)).collect();
        outline.push(self.not_modelled_lines(None));
        let title = element("h2", self.pick("Mục lục", "Outline"));
        let mut html =
            named("nav", "", "muc-luc", [title, element("ul", outline)].into_iter().collect::<Html>());
        html.push(self.not_modelled(None));
        html.push(self.children(None).map(|group| self.group(group, 0)).collect::<Html>());
        html
    }

    /// The groups in a group, or those in none.
    fn children<'s>(&'s self, parent: Option<&'s str>) -> impl Iterator<Item = &'s Group> + 's {
        self.guidance.groups.iter().filter(move |group| group.parent.as_deref() == parent)
    }

    fn criteria<'s>(&'s self, group: &'s Group) -> impl Iterator<Item = &'s Criterion> + 's {
        self.guidance.criteria.iter().filter(move |criterion| criterion.group == group.code)
    }

    fn parts<'s>(&'s self, group: Option<&'s str>) -> impl Iterator<Item = &'s NotModelled> + 's {
        self.guidance.not_modelled.iter().filter(move |part| part.group.as_deref() == group)
    }

    fn outlined(&self, group: &Group) -> Html {
        let mut html = link(&group_anchor(group), format!("{} {}", group.code, group.title));
        html.push(self.worth(&self.points(&group.full)));
        let mut inner: Html = self.children(Some(&group.code)).map(|inner| self.outlined(inner)).collect();
        inner
            .push(self.criteria(group).map(|criterion| self.outlined_criterion(criterion)).collect::<Html>());
        inner.push(self.not_modelled_lines(Some(&group.code)));
        html.push(element("ul", inner));
        element("li", html)
    }

    fn outlined_criterion(&self, criterion: &Criterion) -> Html {
        let mut html = link(&anchor(&criterion.key), format!("{} {}", criterion.code, criterion.title));
        html.push(self.worth(&self.points(&criterion.full)));
        html.push(self.certainty(self.guidance.certainty(criterion).unrounded()));
        element("li", html)
    }

    fn not_modelled_lines(&self, group: Option<&str>) -> Html {
        let line = |part: &NotModelled| {
            let mut html = classed("em", "", self.pick("Phần chưa có quy tắc", "Part without rules"));
            html.push(self.worth(&self.part_points(part)));
            element("li", html)
        };
        self.parts(group).map(line).collect()
    }

    fn worth(&self, points: &str) -> Html {
        classed("span", "worth", say!(self.lang, " ({points} điểm) ", " ({points} points) "))
    }

    fn part_points(&self, part: &NotModelled) -> String {
        part.full
            .as_ref()
            .map_or_else(|| self.pick("chưa biết", "unknown").to_owned(), |full| self.points(full))
    }

    fn group(&self, group: &Group, depth: usize) -> Html {
        let heading = |depth: usize| HEADINGS.get(depth).copied().unwrap_or("h6");
        let mut html = element(heading(depth), format!("{} {}", group.code, group.title));
        html.push(classed("p", "meta", self.group_facts(group)));
        if let Some(citation) = &group.citation {
            html.push(classed("p", "", self.citation_line(citation)));
        }
        html.push(self.contradictions(&About::Group(group.code.clone())));
        html.push(self.not_modelled(Some(&group.code)));
        let below = depth.saturating_add(1);
        html.push(self.children(Some(&group.code)).map(|inner| self.group(inner, below)).collect::<Html>());
        let criteria = self.criteria(group).map(|criterion| self.criterion(criterion, heading(below)));
        html.push(criteria.collect::<Html>());
        named("section", "group", &group_anchor(group), html)
    }

    fn group_facts(&self, group: &Group) -> Html {
        let full = self.points(&group.full);
        let mut html = Html::from(say!(self.lang, "Điểm tối đa {full}. ", "Full points {full}. "));
        if group.bonus {
            html.push(self.pick(
                "Điểm cộng: cộng vào điểm của phần chứa nhóm này, không tính vào điểm tối đa của phần đó. ",
                "A bonus: it adds to the points of what holds this group, outside the full points there. ",
            ));
        }
        let score = &group.score.term;
        let words = Prose::new(&[], self.lang).points(score);
        html.push(say!(self.lang, "Điểm của nhóm: {words}", "Its points: {words}"));
        if !group.is_plain_sum() {
            html.push(" = ");
            html.push(element("code", term(score, Notation::Prose(self.lang))));
        }
        html.push(". ");
        html.push(self.basis(group.basis));
        if !group.also.is_empty() {
            let also = group.also.join("»; «");
            html.push(say!(self.lang, " Cũng in là: «{also}».", " Also printed as: «{also}»."));
        }
        html
    }

    /// What carries points but has no rule here.
    fn not_modelled(&self, group: Option<&str>) -> Html {
        let part = |part: &NotModelled| {
            let points = self.part_points(part);
            let head =
                say!(self.lang, "Chưa có quy tắc, {points} điểm: ", "Without rules, {points} points: ");
            let mut html = element("strong", head);
            html.push(part.why.as_str());
            html.push(" ");
            html.push(self.basis(part.basis));
            classed("p", "not-modelled", html)
        };
        self.parts(group).map(part).collect()
    }
}

fn group_anchor(group: &Group) -> String {
    format!("g-{}", group.code)
}
