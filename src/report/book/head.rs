//! The first page: what the rule set is, from which documents, how points are rounded, what it changes.

use super::{
    Book, anchor, citation, field,
    html::{Html, classed, element, link, named},
};
use crate::{
    model::{About, Amendment, Change, Document, guidance::LevelRounding},
    report::{language::left_as_it_is, standing::standing},
    text::{
        Lang,
        lang::{number_of, say},
    },
};

impl Book<'_> {
    pub(super) fn head(&self) -> Html {
        let guidance = self.guidance;
        let mut html = element("h1", guidance.title.as_str());
        html.push(classed(
            "p",
            "notice",
            format!(
                "{} {}",
                standing(guidance, self.lang),
                self.pick(
                    "Khi khác với văn bản, văn bản là căn cứ.",
                    "Where it differs from the document, the document holds.",
                )
            ),
        ));
        if let Some(note) = left_as_it_is(self.lang) {
            html.push(classed("p", "notice", note));
        }
        html.push(classed("dl", "facts", self.facts()));
        html.push(self.legend());
        html.push(self.contradictions(&About::Whole));
        html.push(self.documents());
        html.push(self.rounding());
        html.push(self.amendments());
        named("header", "", "dau", html)
    }

    fn facts(&self) -> Html {
        let guidance = self.guidance;
        let mut html = field(self.pick("Tên gọi", "Name"), element("code", guidance.id.as_str()));
        html.push(field(self.pick("Kỳ áp dụng", "Periods"), guidance.periods.join(", ")));
        html.push(field(self.pick("Tổng điểm tối đa", "Full points"), self.points(&guidance.full)));
        let (groups, criteria) = (guidance.groups.len(), guidance.criteria.len());
        let size = match self.lang {
            Lang::Vi => format!("{groups} nhóm, {criteria} tiêu chí thành phần"),
            Lang::En => {
                let groups = number_of(groups, "group", "groups");
                format!("{groups}, {}", number_of(criteria, "criterion", "criteria"))
            }
        };
        html.push(field(self.pick("Gồm", "Holds"), size));
        if let Some(base) = &guidance.base {
            html.push(field(self.pick("Sửa đổi bộ", "Amends"), element("code", base.as_str())));
        }
        html.push(field("SHA-256", classed("code", "hash", guidance.sha256.as_str())));
        html
    }

    fn legend(&self) -> Html {
        use crate::model::Basis::{Inferred, Paraphrased, Quoted};
        let meanings = [
            (Quoted, self.pick("đúng lời văn bản", "the words of the document")),
            (Paraphrased, self.pick("đúng ý, không trích lời", "its sense, not its words")),
            (
                Inferred,
                self.pick("không văn bản nào ghi, do người lập bộ quy tắc kết luận", "no document says it"),
            ),
        ];
        let line = |(basis, meaning): (_, &str)| {
            let mut html = self.basis(basis);
            html.push(format!(" {meaning}"));
            element("li", html)
        };
        let title = element("h2", self.pick("Mức căn cứ", "How well things are known"));
        [title, classed("ul", "legend", meanings.into_iter().map(line).collect::<Html>())]
            .into_iter()
            .collect()
    }

    fn documents(&self) -> Html {
        let title = element("h2", self.pick("Văn bản", "Documents"));
        let list: Html = self.guidance.sources.iter().map(|document| self.document(document)).collect();
        [title, element("ul", list)].into_iter().collect()
    }

    fn document(&self, document: &Document) -> Html {
        let mut html = element("strong", citation::name(document, self.lang));
        if let Some(title) = &document.title {
            html.push(format!(": {title}"));
        }
        if let Some(note) = &document.note {
            html.push(classed("p", "note", note.as_str()));
        }
        element("li", html)
    }

    fn rounding(&self) -> Html {
        let levels = &self.guidance.rounding;
        let levels = [
            (self.pick("Điểm tiêu chí thành phần", "Points of a criterion"), &levels.criterion),
            (self.pick("Điểm nhóm", "Points of a group"), &levels.group),
            (self.pick("Tổng điểm", "The total"), &levels.total),
        ];
        let line = |(name, level): (&str, &Option<LevelRounding>)| field(name, self.level(level.as_ref()));
        let list: Html = levels.into_iter().map(line).collect();
        let title = element("h2", self.pick("Làm tròn", "Rounding"));
        [title, classed("dl", "facts", list)].into_iter().collect()
    }

    fn level(&self, level: Option<&LevelRounding>) -> Html {
        let Some(level) = level else {
            return self.pick("không làm tròn", "not rounded").into();
        };
        let mut html = Html::from(format!("{} ", level.rounding.label(self.lang)));
        html.push(self.basis(level.basis));
        if let Some(why) = &level.why {
            html.push(classed("p", "note", why.as_str()));
        }
        html
    }

    fn amendments(&self) -> Html {
        let amendments = &self.guidance.amendments;
        if amendments.is_empty() {
            return Html::default();
        }
        let title = element("h2", self.pick("Những điểm sửa đổi", "What is amended"));
        let list: Html = amendments.iter().map(|one| element("li", self.amendment(one))).collect();
        [title, element("ol", list)].into_iter().collect()
    }

    /// One change, with where it stands.
    pub(super) fn amendment(&self, amendment: &Amendment) -> Html {
        let lang = self.lang;
        let name = match &amendment.about {
            About::Whole => self.pick("toàn bộ", "all").to_owned(),
            About::Group(code) => say!(lang, "nhóm {code}", "group {code}"),
            About::Criterion(key) => {
                let before = amendment.before.as_ref().map(|before| before.code.as_str()).unwrap_or_default();
                say!(lang, "tiêu chí {before} [{key}]", "criterion {before} [{key}]")
            }
        };
        let what = match &amendment.change {
            Change::Set(keys) => {
                let keys = keys.join(", ");
                say!(lang, ": thay {keys}", ": sets {keys}")
            }
            Change::Adopt(reading) => {
                say!(lang, ": theo cách hiểu {reading}", ": adopts the reading {reading}")
            }
            Change::Repeal => self.pick(": bãi bỏ", ": repealed").to_owned(),
        };
        let mut html = match (&amendment.about, &amendment.after) {
            (About::Criterion(key), Some(_)) => link(&anchor(key), name),
            _ => name.into(),
        };
        html.push(what);
        if let (Some(before), Some(after)) = (&amendment.before, &amendment.after) {
            let (old, new) = (self.points(&before.full), self.points(&after.full));
            let (from, to) = (&before.code, &after.code);
            html.push(say!(
                lang,
                "; trước: mã {from}, tối đa {old}; nay: mã {to}, tối đa {new} ",
                "; before: code {from}, full {old}; now: code {to}, full {new} "
            ));
        }
        html.push(self.citation_line(&amendment.citation));
        html
    }
}
