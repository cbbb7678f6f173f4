//! The grades of a unit, below its sums.

use super::Page;
use crate::{
    report::blocks::{Block, Style, plain, styled},
    text::lang::say,
    verify::Standing,
};

impl Page<'_, '_> {
    pub(super) fn grades(&self, blocks: &mut Vec<Block>) {
        let Some(graded) = &self.verified.grades else { return };
        let lang = self.lang;
        self.heading("XẾP LOẠI", "GRADE", blocks);
        let lines = [
            (lang.pick("Theo điểm thẩm định", "By the appraised points"), graded.appraised.as_ref()),
            (lang.pick("Theo điểm tính lại", "By the recomputed points"), Some(&graded.expected)),
            (lang.pick("Sau khi sửa", "Corrected"), graded.corrected.as_ref()),
        ];
        let before = graded.appraised.as_ref();
        for (head, standing) in lines {
            let Some(standing) = standing else { continue };
            let moved = before.is_some_and(|before| before.possible != standing.possible);
            let style = match standing.only() {
                None => Style::Open,
                Some(_) if moved => Style::Bad,
                Some(_) => Style::Plain,
            };
            blocks.push(Block::Field(1, head.to_owned(), vec![styled(style, self.standing(standing))]));
        }
        for grade in &self.guidance().grades.list {
            if let Some(condition) = &grade.condition {
                let head = say!(lang, "{}: không tính được từ điểm", "{}: not told by points", grade.label);
                let line = format!("{condition} ({})", grade.basis.label(lang));
                blocks.push(Block::Field(1, head, vec![plain(line)]));
            }
        }
    }

    fn standing(&self, standing: &Standing) -> String {
        let lang = self.lang;
        let grades = &self.guidance().grades.list;
        let labels = standing.possible.iter().filter_map(|index| grades.get(*index));
        let mut labels: Vec<&str> = labels.map(|grade| grade.label.as_str()).collect();
        if standing.none {
            labels.push(lang.pick("không có loại nào", "no grade"));
        }
        let list = labels.join(lang.pick(" hoặc ", " or "));
        if labels.len() > 1 { say!(lang, "chưa rõ: {list}", "open: {list}") } else { list }
    }
}
