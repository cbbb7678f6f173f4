//! The sheet of rows: granted, recomputed by us and by the spreadsheet, and the difference.

use super::{
    Report, rows_name,
    working::{Working, differs, same},
};
use crate::{
    formula::print::Notation,
    model::Row,
    number::Points,
    report::workbook::{Cell, Look, Sheet, name},
    text::Lang,
    verify::{Bound, Outcome, Scored, Verified, VerifiedRow},
};

/// The columns that formulas use.
pub(super) const UNIT: usize = 0;
const CLAIMED: usize = 6;
const APPRAISED: usize = 7;
const EXPECTED: usize = 8;
const LIVE: usize = 9;
pub(super) const OUTCOME: usize = 12;
const COMPARED: usize = 13;

impl Report<'_, '_> {
    pub(super) fn rows(&self, working: &Working) -> Sheet {
        let lang = self.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Dòng", "Line"),
            ("Mã", "Code"),
            ("Mã theo quy tắc", "Code of the rules"),
            ("Tiêu chí thành phần", "Title"),
            ("Điểm tối đa", "Full"),
            ("Điểm tự chấm", "Claimed"),
            ("Điểm thẩm định", "Appraised"),
            ("Điểm tính lại", "Expected"),
            ("Bảng tính tự tính", "Computed live"),
            ("Chênh lệch", "Gap"),
            ("Chênh lệch, tự tính", "Gap, live"),
            ("Kết quả", "Outcome"),
            ("Đối chiếu", "Compared"),
            ("Mức chắc chắn", "Basis"),
            ("Số liệu", "Counts"),
            ("Khóa", "Key"),
        ];
        let mut sheet = Sheet {
            name: rows_name(lang),
            widths: vec![18, 7, 9, 10, 44, 9, 9, 10, 10, 10, 10, 11, 18, 10, 12, 34, 28],
            rows: vec![heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec()],
            heading: Some(0),
            frozen: 5,
            filtered: true,
            alarm: Some((COMPARED, differs(lang))),
            ..Sheet::default()
        };
        for (unit, verified) in self.results.iter().enumerate() {
            for index in 0..verified.rows.len() {
                let live = working.result(unit, index, lang);
                let row = row(verified, index, (sheet.rows.len(), live), (self.digits(unit), lang));
                sheet.rows.extend(row);
            }
        }
        sheet
    }
}

fn row(
    verified: &Verified<'_>,
    index: usize,
    (at, live): (usize, Option<String>),
    (digits, lang): (u32, Lang),
) -> Option<Vec<Cell>> {
    let (found, printed, criterion) = verified.row(index)?;
    let text = |text: &str| Cell::text(Look::Text, text);
    let points = |points: Option<&Points>| Cell::known(Look::Number(digits), points.map(Points::exact));
    let full = criterion.map(|criterion| &criterion.full).or(printed.max.as_ref());
    let name_of = printed.name.as_deref().or(criterion.map(|criterion| criterion.title.as_str()));
    let basis = criterion.map(|criterion| verified.docket.guidance.certainty(criterion).label(lang));
    let bound = verified.docket.rows.get(index).and_then(|row| verified.docket.counts.get(row.criterion?));
    let line = u64::try_from(printed.line).unwrap_or(u64::MAX);
    let compared = if live.is_some() {
        same(&name(at, LIVE), &name(at, EXPECTED), lang)
    } else {
        Cell::empty(Look::Text)
    };
    let [computed, live_gap] = live_cells(found, printed, at, (live, digits));
    Some(vec![
        text(&verified.docket.unit),
        Cell::number(Look::Number(0), line.into()),
        text(printed.code.as_deref().unwrap_or("")),
        text(criterion.map_or("", |criterion| criterion.code.as_str())),
        text(name_of.unwrap_or("")),
        points(full),
        points(printed.claimed.as_ref()),
        points(printed.appraised.as_ref()),
        expected(found, digits),
        computed,
        Cell::known(Look::Signed(digits), found.gap.as_ref().map(Points::exact)),
        live_gap,
        Cell::text(look(found), found.outcome.label(lang)),
        compared,
        text(&basis.unwrap_or_default()),
        text(
            &criterion
                .zip(bound)
                .map(|(criterion, bound)| counts(criterion, bound, lang))
                .unwrap_or_default(),
        ),
        text(criterion.map_or("", |criterion| criterion.key.as_str())),
    ])
}

/// The live result, and the live difference.
fn live_cells(
    found: &VerifiedRow,
    printed: &Row,
    at: usize,
    (live, digits): (Option<String>, u32),
) -> [Cell; 2] {
    let (Some(live), Some(expected)) = (live, found.expected()) else {
        return [Cell::empty(Look::Text), Cell::empty(Look::Text)];
    };
    let computed = Cell::formula(Look::Number(digits), live, expected.plain());
    let against = if printed.appraised.is_some() { APPRAISED } else { CLAIMED };
    let gap = found.gap.as_ref().map(|gap| {
        let formula = format!("ROUND({}-{},9)", name(at, LIVE), name(at, against));
        Cell::formula(Look::Signed(digits), formula, gap.plain())
    });
    [computed, gap.unwrap_or(Cell::empty(Look::Text))]
}

/// The points, or between which they lie.
fn expected(found: &VerifiedRow, digits: u32) -> Cell {
    match &found.scored {
        Some(Scored::Undetermined { bounds, .. }) => {
            let end = |end: &Option<Points>| end.as_ref().map_or_else(|| "–".to_owned(), Points::plain);
            Cell::text(Look::Middle, format!("{}…{}", end(&bounds.low), end(&bounds.high)))
        }
        _ => Cell::known(Look::Number(digits), found.expected().map(Points::exact)),
    }
}

const fn look(found: &VerifiedRow) -> Look {
    match found.outcome {
        Outcome::Agrees => Look::Good,
        Outcome::UnderGranted | Outcome::OverGranted => Look::Bad,
        _ => Look::Open,
    }
}

/// `a = 28; b = 27`.
fn counts(criterion: &crate::model::Criterion, bound: &Bound, lang: Lang) -> String {
    let known = criterion.inputs.iter().zip(&bound.values);
    let known = known.filter_map(|(input, value)| {
        Some(format!("{} = {}", input.name, input.shown(value.as_ref()?, Notation::Prose(lang))))
    });
    known.collect::<Vec<_>>().join("; ")
}
