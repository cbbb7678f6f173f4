//! The sheet of findings.

use super::Report;
use crate::{
    number::Points,
    report::{
        findings::ordered,
        workbook::{Cell, Look, Sheet},
    },
    verify::FindingSeverity,
};

impl Report<'_, '_> {
    pub(super) fn findings(&self) -> Sheet {
        let lang = self.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Mức", "Severity"),
            ("Phát hiện", "Finding"),
            ("Số điểm", "Points"),
            ("Dòng trong bảng", "Lines of the table"),
            ("Dòng trong văn bản", "Lines of the letter"),
            ("Mã phát hiện", "Code"),
        ];
        let mut sheet = Sheet {
            name: lang.pick("Phát hiện", "Findings"),
            widths: vec![18, 18, 90, 9, 14, 14, 24],
            rows: vec![heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec()],
            heading: Some(0),
            filtered: true,
            ..Sheet::default()
        };
        for (unit, verified) in self.results.iter().enumerate() {
            for finding in ordered(&verified.findings) {
                let severity = finding.kind.severity();
                let look = match severity {
                    FindingSeverity::Error => Look::Bad,
                    FindingSeverity::Warning => Look::Open,
                    FindingSeverity::Notice => Look::Text,
                };
                let points = finding.kind.points();
                let list = |lines: &mut dyn Iterator<Item = usize>| {
                    let mut lines: Vec<String> = lines.map(|line| line.to_string()).collect();
                    lines.dedup();
                    Cell::text(Look::Text, lines.join(", "))
                };
                sheet.rows.push(vec![
                    Cell::text(Look::Text, &verified.docket.unit),
                    Cell::text(look, severity.label(lang)),
                    Cell::text(Look::Text, finding.kind.text(lang)),
                    Cell::known(Look::Number(self.digits(unit)), points.as_ref().map(Points::exact)),
                    list(&mut finding.rows.iter().copied()),
                    list(&mut finding.places.iter().map(|(line, _)| *line)),
                    Cell::text(Look::Text, finding.kind.code()),
                ]);
            }
        }
        if let [_] = sheet.rows.as_slice() {
            let none = lang.pick("Không có phát hiện nào.", "There are no findings.");
            sheet.rows.push(vec![
                Cell::empty(Look::Text),
                Cell::empty(Look::Text),
                Cell::text(Look::Text, none),
            ]);
        }
        sheet
    }
}
