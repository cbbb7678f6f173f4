//! The sheet of points.

use super::{Form, Line};
use crate::{
    number::Points,
    report::workbook::{Allows, Cell, Check, Look, Sheet, fixed},
    text::lang::say,
};

/// The column of full points.
const FULL: usize = 3;
/// The columns of points to be entered.
const ENTERED: [usize; 2] = [4, 5];

impl Form<'_> {
    /// Full points as the rules have them; claimed and granted points are entered.
    pub(super) fn table(&self) -> Sheet {
        let lang = self.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Mã", "Code"),
            ("Tiêu chí thành phần", "Title"),
            ("Điểm tối đa", "Max"),
            ("Điểm tự chấm", "Claimed"),
            ("Điểm thẩm định", "Appraised"),
            ("Nguyên nhân", "Reason"),
            ("Biện pháp khắc phục", "Remedy"),
            ("Phân công", "Assignee"),
            ("Thời gian hoàn thành", "Deadline"),
        ];
        let mut sheet = Sheet {
            name: lang.pick("Bảng điểm", "Points"),
            widths: vec![15, 8, 64, 9, 9, 10, 28, 28, 16, 14],
            rows: vec![heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec()],
            heading: Some(0),
            frozen: 3,
            grows: true,
            ..Sheet::default()
        };
        for unit in self.units() {
            let first = sheet.rows.len();
            for line in self.lines() {
                match line {
                    Line::Group(group) => {
                        self.row(unit, (&group.code, &group.title, Some(&group.full)), true, &mut sheet);
                    }
                    Line::Criterion(one) => {
                        self.row(unit, (&one.code, &one.title, Some(&one.full)), false, &mut sheet);
                    }
                }
            }
            let total = lang.pick("Tổng cộng", "Total");
            self.row(unit, ("", total, Some(&self.guidance.full)), true, &mut sheet);
            self.unit_to_name(first, 0, &mut sheet);
        }
        sheet
    }

    fn row(
        &self,
        unit: &str,
        (code, title, full): (&str, &str, Option<&Points>),
        group: bool,
        sheet: &mut Sheet,
    ) {
        let digits = self.guidance.digits();
        let text = if group { Look::GroupText } else { Look::Text };
        let number = if group { Look::GroupNumber(digits) } else { Look::Number(digits) };
        let row = sheet.rows.len();
        let mut cells = vec![
            self.unit_cell(unit),
            Cell::text(text, code),
            Cell::text(text, title),
            Cell::known(number, full.map(Points::exact)),
        ];
        cells.extend(ENTERED.map(|_| Cell::empty(Look::EnterNumber)));
        cells.extend([Look::EnterText; 4].map(Cell::empty));
        sheet.rows.push(cells);
        let full = fixed(row, FULL);
        for column in ENTERED {
            let cell = fixed(row, column);
            let allows = Allows::Formula(format!("AND(ISNUMBER({cell}),{cell}>=0,{cell}<={full})"));
            let message = say!(
                self.lang,
                "Nhập số điểm từ 0 đến điểm tối đa của dòng; chưa có điểm thì để trống.",
                "Enter points from 0 to the full points of the row; leave it empty where there are none."
            );
            sheet.checks.push(Check { row, column, allows, message });
        }
    }

    /// The name of the unit, or where it is entered.
    pub(super) fn unit_cell(&self, unit: &str) -> Cell {
        if self.units.is_empty() { Cell::empty(Look::EnterText) } else { Cell::text(Look::Text, unit) }
    }

    /// One cell over all rows, where the unit is still to be named.
    pub(super) fn unit_to_name(&self, first: usize, column: usize, sheet: &mut Sheet) {
        let last = sheet.rows.len().saturating_sub(1);
        if self.units.is_empty() && last > first {
            sheet.merged.push((column, first, last));
        }
    }
}
