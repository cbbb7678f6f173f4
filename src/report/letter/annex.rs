//! The annex: every step of what is disputed.

use super::{Letter, day_in_words};
use crate::{
    model::Guidance,
    report::{
        docx::{Element, Table, paragraph},
        standing::standing,
    },
    text::Lang,
};

/// A rule set in a sentence: its title and its hash.
pub(in crate::report) fn rules(guidance: &Guidance) -> String {
    format!("“{}”, mã băm SHA-256 {}", guidance.title, guidance.sha256)
}

impl Letter<'_, '_> {
    pub(super) fn annex(&self, elements: &mut Vec<Element>) {
        let mut say = |style, text: String| elements.push(Element::Paragraph(paragraph(style, text)));
        say("Annex", "Phụ lục".to_owned());
        say("Annex", self.say("annex", &[]));
        let (number, sender) = (self.number(), self.sender());
        let date = day_in_words(self.profile.date);
        say("AnnexTo", self.say("annex_to", &[("number", &number), ("date", &date), ("sender", &sender)]));
        elements.push(Element::Table(self.steps()));
        let guidance = self.page.guidance();
        let values = (rules(guidance), standing(guidance, Lang::Vi));
        self.push("Note", "annex_note", &[("rules", &values.0), ("standing", &values.1)], elements);
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
            let Some(subject) = self.subject(chosen) else { continue };
            let Some((_, row, _)) = self.page.verified.row(chosen.row) else { continue };
            let lines = |lines: Vec<String>| lines.into_iter().map(|line| paragraph("Cell", line)).collect();
            let granted = row.appraised.as_ref().map_or_else(String::new, |points| self.page.points(points));
            rows.push(vec![
                vec![paragraph("CellNumber", number.to_string())],
                vec![paragraph("Cell", self.code(chosen.row))],
                vec![paragraph("Cell", row.name.as_deref().unwrap_or(&subject.criterion.title).to_owned())],
                lines(self.counts(&subject)),
                lines(self.working(&subject)),
                vec![paragraph("CellNumber", granted)],
                vec![paragraph("CellNumber", self.page.points(&chosen.asked))],
            ]);
        }
        Table { widths: vec![550, 1100, 2500, 4500, 3636, 1000, 1000], ruled: true, rows }
    }
}
