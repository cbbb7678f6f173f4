//! The sheet of counts: one row an input, with its definition, its unit and where the rule stands.

use super::{
    Form,
    entry::{allows, how, look, relations},
};
use crate::{
    model::{Criterion, Input},
    report::workbook::{Allows, Cell, Check, Look, Sheet, fixed},
    text::lang::say,
};

/// The columns of period and value.
const PERIOD: usize = 1;
const VALUE: usize = 8;

impl Form<'_> {
    pub(super) fn counts(&self) -> Sheet {
        let lang = self.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Kỳ", "Period"),
            ("Bộ quy tắc", "Guidance"),
            ("Mã", "Code"),
            ("Tên tiêu chí thành phần", "Criterion"),
            ("Chỉ tiêu", "Input"),
            ("Nội dung của số liệu", "What it is"),
            ("Tính theo", "Counted in"),
            ("Giá trị", "Value"),
            ("Cách ghi", "How it is written"),
            ("Tài liệu kiểm chứng", "Evidence"),
            ("Vị trí trong tài liệu", "At"),
            ("Quy định tại", "Where the rule stands"),
        ];
        let mut sheet = Sheet {
            name: lang.pick("Số liệu", "Counts"),
            widths: vec![15, 7, 14, 8, 30, 10, 40, 10, 11, 17, 22, 17, 26],
            rows: vec![heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec()],
            heading: Some(0),
            ..Sheet::default()
        };
        for unit in self.units() {
            let first = sheet.rows.len();
            for criterion in self.criteria() {
                let start = sheet.rows.len();
                for (slot, input) in criterion.inputs.iter().enumerate() {
                    self.count(unit, criterion, (start, slot, input), &mut sheet);
                }
            }
            self.unit_to_name(first, 0, &mut sheet);
        }
        sheet
    }

    fn count(
        &self,
        unit: &str,
        criterion: &Criterion,
        (start, slot, input): (usize, usize, &Input),
        sheet: &mut Sheet,
    ) {
        let lang = self.lang;
        let row = sheet.rows.len();
        let text = |text: &str| Cell::text(Look::Text, text);
        let how = how(criterion, slot, lang);
        sheet.rows.push(vec![
            self.unit_cell(unit),
            self.period.map_or(Cell::empty(Look::EnterText), text),
            text(&self.guidance.id),
            text(&criterion.code),
            text(&criterion.title),
            text(&input.name),
            text(&self.definition(input)),
            text(input.unit.as_deref().unwrap_or("")),
            Cell::empty(look(input)),
            text(&how),
            Cell::empty(Look::EnterText),
            Cell::empty(Look::EnterText),
            text(&self.stands(criterion)),
        ]);
        let cell = |slot: usize| fixed(start.saturating_add(slot), VALUE);
        if let Some(allows) = allows(criterion, slot, lang, cell) {
            let relations = relations(criterion, slot, lang);
            let name = &input.name;
            let message = say!(
                lang,
                "{name}: cần {how}{relations}. Chưa biết thì để trống.",
                "{name}: {how}{relations}. Leave it empty where it is not known."
            );
            sheet.checks.push(Check { row, column: VALUE, allows, message });
        }
        if self.period.is_none() {
            let allows = Allows::Listed(self.guidance.periods.clone());
            let message = lang.pick("Chọn kỳ trong danh sách.", "Choose a period of the list.").to_owned();
            sheet.checks.push(Check { row, column: PERIOD, allows, message });
        }
    }

    /// The words of the definition; that they are inferred, and that a count only explains.
    pub(super) fn definition(&self, input: &Input) -> String {
        let lang = self.lang;
        let label = if input.label.is_empty() { &input.name } else { &input.label };
        let basis = input.basis.filter(|basis| *basis != crate::model::Basis::Quoted);
        let basis = basis.map(|basis| format!(" [{}]", basis.label(lang))).unwrap_or_default();
        let context = if input.context {
            lang.pick(" (chỉ để tham khảo, không bắt buộc)", " (context, not needed)")
        } else {
            ""
        };
        format!("{label}{context}{basis}")
    }

    /// The document and the place in it, and how well the rule is known.
    pub(super) fn stands(&self, criterion: &Criterion) -> String {
        let citation = &criterion.citation;
        let number = |id: &str| self.guidance.document(id).map(|document| document.number.clone());
        let at = citation.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
        let via = citation.via.as_deref().and_then(number);
        let via = via.map(|via| say!(self.lang, ", theo {via}", ", through {via}")).unwrap_or_default();
        let basis = citation.basis.label(self.lang);
        format!("{}{at}{via} [{basis}]", number(&citation.source).unwrap_or_default())
    }
}
