//! What no document says: everything of the rule set that was concluded from something else, in one list.

use super::{
    Book, anchor,
    html::{Html, classed, element, link, named},
};
use crate::{
    model::{Basis, Criterion, Form, Rule},
    text::lang::say,
};

impl Book<'_> {
    pub(super) fn assumptions(&self) -> Html {
        let mut list: Html = self.guidance.criteria.iter().map(|one| self.assumed_of(one)).collect();
        list.push(self.assumed_elsewhere());
        let mut html = element("h2", self.pick("Những điều suy ra", "What is inferred"));
        if list.is_empty() {
            let none = self.pick("Không có điều nào được suy ra.", "Nothing is inferred.");
            html.push(element("p", none));
        } else {
            let text = self.pick(
                "Những điều dưới đây không văn bản nào ghi. Người đọc nên đối chiếu trước khi dùng.",
                "No document says what follows. It should be checked before it is relied upon.",
            );
            html.push(element("p", text));
            html.push(element("ul", list));
        }
        named("section", "assumptions", "suy-ra", html)
    }

    /// Rounding, groups and parts without rules.
    fn assumed_elsewhere(&self) -> Html {
        let guidance = self.guidance;
        let levels = &guidance.rounding;
        let levels = [
            (self.pick("làm tròn điểm tiêu chí thành phần", "rounding of criteria"), &levels.criterion),
            (self.pick("làm tròn điểm nhóm", "rounding of groups"), &levels.group),
            (self.pick("làm tròn tổng điểm", "rounding of the total"), &levels.total),
        ];
        let inferred = Some(Basis::Inferred);
        let levels =
            levels.into_iter().filter(|(_, level)| level.as_ref().map(|level| level.basis) == inferred);
        let groups = guidance.groups.iter().filter(|group| group.basis == Basis::Inferred);
        let groups: Vec<&str> = groups.map(|group| group.code.as_str()).collect();
        let parts = guidance.not_modelled.iter().filter(|part| part.basis == Basis::Inferred);
        let outside = self.pick("ngoài các nhóm", "outside the groups");
        let parts: Vec<&str> = parts.map(|part| part.group.as_deref().unwrap_or(outside)).collect();
        let (in_groups, of_parts) = (groups.join(", "), parts.join(", "));
        let groups = (!groups.is_empty()).then(|| {
            say!(
                self.lang,
                "điểm tối đa và cách cộng điểm của nhóm: {in_groups}",
                "full points and sum of the groups: {in_groups}"
            )
        });
        let parts = (!parts.is_empty()).then(|| {
            say!(
                self.lang,
                "số điểm của phần chưa có quy tắc, theo nhóm: {of_parts}",
                "points of the parts without rules, by group: {of_parts}"
            )
        });
        let all = levels.map(|(name, _)| name.to_owned()).chain(groups).chain(parts);
        all.map(|text| element("li", text)).collect()
    }

    fn assumed_of(&self, criterion: &Criterion) -> Html {
        let mut told = Vec::new();
        if criterion.citation.basis == Basis::Inferred {
            told.push(self.pick("quy tắc", "the rule").to_owned());
        }
        if criterion.code_basis == Basis::Inferred {
            told.push(self.pick("mã", "the code").to_owned());
        }
        let inputs = criterion.inputs.iter().filter(|input| input.basis == Some(Basis::Inferred));
        let inputs: Vec<&str> = inputs.map(|input| input.name.as_str()).collect();
        if !inputs.is_empty() {
            let inputs = inputs.join(", ");
            told.push(say!(self.lang, "định nghĩa số liệu {inputs}", "the definition of {inputs}"));
        }
        if let Rule::Computed(form) = &criterion.rule {
            self.assumed_in(form, &mut told);
        }
        if told.is_empty() {
            return Html::default();
        }
        let name = format!("{} {}", criterion.code, criterion.title);
        let mut html = link(&anchor(&criterion.key), name);
        html.push(format!(": {}", told.join("; ")));
        classed("li", "", html)
    }

    fn assumed_in(&self, form: &Form, told: &mut Vec<String>) {
        if form.guards_known.contains(&Some(Basis::Inferred)) {
            told.push(
                self.pick("cách xử lý khi mẫu số bằng 0", "what holds where a divisor is 0").to_owned(),
            );
        }
        if form.otherwise_known == Some(Basis::Inferred) {
            told.push(
                self.pick("điểm khi không rơi vào mức nào", "what holds where no tier fits").to_owned(),
            );
        }
    }
}
