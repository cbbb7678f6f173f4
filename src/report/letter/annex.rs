//! The annex: every step of what is disputed.

use super::{
    Letter,
    item::{counts, form},
    long_date,
};
use crate::report::docx::{Element, Table, paragraph};

impl Letter<'_, '_> {
    pub(super) fn annex(&self, elements: &mut Vec<Element>) {
        let mut say = |style, text: String| elements.push(Element::Paragraph(paragraph(style, text)));
        say("Annex", "Phụ lục".to_owned());
        say("Annex", self.say("annex", &[]));
        let (number, sender) = (self.number(), self.sender());
        let date = self.profile.date.map_or_else(|| long_date(None), crate::source::Date::vietnamese);
        let date = date.trim_start_matches("ngày ");
        say("AnnexTo", self.say("annex_to", &[("number", &number), ("date", date), ("sender", &sender)]));
        elements.push(Element::Table(self.steps()));
        let guidance = self.page.guidance();
        let rules = format!("{}, SHA-256 {}", guidance.id, guidance.sha256);
        self.push("Note", "annex_note", &[("rules", &rules)], elements);
        if let Some(root) = &self.profile.dossier {
            self.push("Note", "dossier", &[("root", root)], elements);
        }
    }

    fn steps(&self) -> Table {
        let heads = [
            "TT",
            "Mã",
            "Tiêu chí thành phần",
            "Số liệu và tài liệu kiểm chứng",
            "Tính lại từng bước",
            "Điểm thẩm định",
            "Điểm tính lại",
        ];
        let mut rows = vec![heads.map(|head| vec![paragraph("CellHead", head)]).to_vec()];
        for (number, chosen) in (1_usize..).zip(self.chosen) {
            let Some((criterion, bound)) = self.subject(chosen) else { continue };
            let Some((_, row, _)) = self.page.verified.row(chosen.row) else { continue };
            let lines = |lines: Vec<String>| lines.into_iter().map(|line| paragraph("Cell", line)).collect();
            let working = form(criterion, chosen).map(|form| self.working(criterion, form, bound));
            let granted = row.appraised.as_ref().map_or_else(String::new, |points| self.page.points(points));
            rows.push(vec![
                vec![paragraph("CellNumber", number.to_string())],
                vec![paragraph("Cell", self.code(chosen.row))],
                vec![paragraph("Cell", row.name.clone().unwrap_or_else(|| criterion.title.clone()))],
                lines(counts(self, criterion, bound)),
                lines(working.unwrap_or_default()),
                vec![paragraph("CellNumber", granted)],
                vec![paragraph("CellNumber", self.page.points(&chosen.asked))],
            ]);
        }
        Table { widths: vec![550, 1100, 2500, 4500, 3636, 1000, 1000], ruled: true, rows }
    }
}
