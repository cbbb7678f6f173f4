//! Groups and total, and the parts for which there are no rules.

use super::Page;
use crate::{
    report::blocks::{Block, Style, plain, styled},
    text::lang::say,
    verify::Sum,
};

impl Page<'_, '_> {
    pub(super) fn sums(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        self.heading("LĨNH VỰC VÀ TỔNG", "GROUPS AND TOTAL", blocks);
        blocks.extend(self.picture_of_groups());
        let heading = [
            ("Lĩnh vực", "Group"),
            ("Tối đa", "Full"),
            ("Thẩm định", "Appraised"),
            ("Tính lại", "Expected"),
            ("Sau khi sửa", "Corrected"),
        ];
        let mut table = vec![heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec()];
        let row = |name: String, sum: &Sum| {
            let style = match &sum.corrected_bounds {
                Some(_) => Style::Open,
                None if sum.corrected != sum.appraised => Style::Bad,
                None => Style::Plain,
            };
            vec![
                plain(name),
                plain(self.points(sum.printed_full.as_ref().unwrap_or(&sum.full))),
                plain(self.or_unknown(sum.appraised.as_ref())),
                plain(self.or_unknown(sum.expected.as_ref())),
                styled(style, self.corrected(sum)),
            ]
        };
        for (sum, group) in self.verified.groups.iter().zip(&self.guidance().groups) {
            table.push(row(format!("{}. {}", group.code, group.heading(lang)), sum));
        }
        if let (Some(sum), Some(full)) = (&self.verified.total.stated_sum, &self.verified.total.stated_full) {
            let name = lang.pick("Cộng các lĩnh vực liệt kê", "Sum of the listed groups").to_owned();
            let cells = [self.points(full), self.points(sum), "–".to_owned(), "–".to_owned()];
            table.push(std::iter::once(name).chain(cells).map(plain).collect());
        }
        table.push(row(lang.pick("Tổng cộng", "Total").to_owned(), &self.verified.total));
        blocks.push(Block::Table { numbers: vec![false, true, true, true, true], rows: table });
        self.open_sums(blocks);
    }

    /// Why corrected points are a range.
    fn open_sums(&self, blocks: &mut Vec<Block>) {
        let total = &self.verified.total;
        if !self.verified.groups.iter().chain([total]).any(|sum| sum.corrected_bounds.is_some()) {
            return;
        }
        let lang = self.lang;
        let known = total.corrected.as_ref().filter(|_| total.corrected_bounds.is_some()).map(|points| {
            let points = self.points(points);
            say!(
                lang,
                " Tổng chỉ sửa các chênh lệch đã biết: {points}.",
                " With only the known differences mended, the total is {points}."
            )
        });
        let text = say!(
            lang,
            "Điểm sau khi sửa ghi thành khoảng là chưa chắc chắn, tùy các dòng chưa xác định.{}",
            "Corrected points given as a range are not certain: they depend on the undetermined rows.{}",
            known.unwrap_or_default()
        );
        blocks.push(Block::Text(1, vec![styled(Style::Open, text)]));
    }

    pub(super) fn not_modelled(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let parts = &self.guidance().not_modelled;
        if parts.is_empty() {
            return;
        }
        self.heading("PHẦN BỘ QUY TẮC CHƯA CÓ", "PARTS WITHOUT RULES", blocks);
        for part in parts {
            let group = part.group.as_ref().map_or_else(
                || lang.pick("ngoài các lĩnh vực", "outside the groups").to_owned(),
                |group| say!(lang, "lĩnh vực {group}", "group {group}"),
            );
            let full = self.or_unknown(part.full.as_ref());
            let head = say!(lang, "{group}, {full} điểm", "{group}, {full} points");
            let basis = part.basis.label(lang);
            let line = format!("{} ({basis})", part.why);
            blocks.push(Block::Field(1, head, vec![styled(Style::Faint, line)]));
        }
    }
}
