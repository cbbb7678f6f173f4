//! The sheet of working: the counts of each row in cells of their own, and its rule as a formula on them.

use super::{
    Report,
    excel::{Cells, formula, rounded},
    working_name,
};
use crate::{
    formula::{Value, print::Notation},
    model::{Criterion, Form, Guidance, Rule, criterion::InputKind},
    number::{Exact, Points},
    report::workbook::{Cell, Holds, Look, Sheet, fixed, name},
    text::Lang,
    verify::{Bound, Scored, Verified, bind::Figure, trace},
};
use std::collections::BTreeMap;

/// The column of values and live formulas, and that of our own values.
const LIVE: usize = 4;
const OURS: usize = 5;

/// The sheet, and where the live result of each row is.
pub(super) struct Working {
    pub(super) sheet: Sheet,
    /// The row of this sheet by unit and row of the appraisal.
    results: BTreeMap<(usize, usize), usize>,
}

impl Working {
    pub(super) fn new(report: &Report<'_, '_>) -> Self {
        let lang = report.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Mã", "Code"),
            ("Ký hiệu", "Name"),
            ("Nội dung", "What it is"),
            ("Giá trị, công thức sống", "Value, live formula"),
            ("Chương trình tính", "Computed by the program"),
            ("Đối chiếu", "Compared"),
            ("Nguồn số liệu, lời quy tắc", "Source of the count, words of the rule"),
        ];
        let sheet = Sheet {
            name: working_name(lang),
            widths: vec![18, 9, 12, 52, 15, 15, 11, 60],
            rows: vec![heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec()],
            heading: Some(0),
            frozen: 2,
            filtered: true,
            alarm: Some((OURS.saturating_add(1), differs(lang))),
            ..Sheet::default()
        };
        let mut working = Self { sheet, results: BTreeMap::new() };
        for (unit, verified) in report.results.iter().enumerate() {
            for row in 0..verified.rows.len() {
                working.of_row((unit, verified), row, lang);
            }
        }
        working
    }

    /// The cell of the live result of a row, seen from another sheet.
    pub(super) fn result(&self, unit: usize, row: usize, lang: Lang) -> Option<String> {
        let at = self.results.get(&(unit, row))?;
        Some(format!("'{}'!{}", working_name(lang), fixed(*at, LIVE)))
    }

    fn of_row(&mut self, (unit, verified): (usize, &Verified<'_>), row: usize, lang: Lang) -> Option<()> {
        let matched = verified.docket.rows.get(row)?;
        let guidance = verified.docket.guidance;
        let criterion = guidance.criteria.get(matched.criterion?)?;
        let bound = verified.docket.counts.get(matched.criterion?)?;
        let Rule::Computed(form) = &criterion.rule else { return None };
        let (scored, steps) = trace(guidance, criterion, form, &bound.values);
        let Scored::Points { exact, points } = scored else { return None };
        let of_unit = Block { unit: &verified.docket.unit, criterion, digits: guidance.digits(), lang };
        let full = lang.pick("Điểm tối đa", "Full points");
        let full_row =
            self.push(of_unit.row("full", full, number(&criterion.full, of_unit.digits), None, ""));
        let mut cells = Vec::new();
        for (slot, input) in criterion.inputs.iter().enumerate() {
            let figure = bound.slots.get(slot).and_then(|slot| slot.figures.first());
            let source = figure.map(|figure| source(verified, figure)).unwrap_or_default();
            let known = bound.values.get(slot).and_then(Option::as_ref);
            let at = entered(input.kind, known, lang);
            let at = self.push(of_unit.row(&input.name, &input.label, at, None, &source));
            cells.push(fixed(at, LIVE));
        }
        let prose = Notation::Prose(lang);
        let told = steps.each_once().filter_map(|one| crate::formula::print::step(one, prose));
        let words = told.collect::<Vec<_>>().join("; ");
        let live = self.live(form, criterion, bound, (&cells, full_row), lang);
        let head = lang.pick("Trước khi làm tròn", "Before rounding");
        let Some(live) = live else {
            let known =
                form.term.inputs().into_iter().all(|slot| matches!(bound.values.get(slot), Some(Some(_))));
            let why = if known {
                lang.pick("không có công thức tương đương", "no equivalent formula")
            } else {
                lang.pick("số liệu còn thiếu không đổi điểm", "what is unknown changes no points")
            };
            // Nothing that a spreadsheet could compute: our value stands alone.
            let none = Cell::text(Look::Open, why);
            let ours = number(&points, of_unit.digits);
            self.push(of_unit.row(
                "=",
                lang.pick("Điểm tính lại", "Expected points"),
                none,
                Some(ours),
                &words,
            ));
            return Some(());
        };
        let raw = Cell::formula(Look::Number(of_unit.digits.saturating_add(6)), live, approximately(&exact));
        let ours = Cell::text(Look::Text, exact.fraction());
        let at = self.push(of_unit.row("=", head, raw, Some(ours), &words));
        self.result_row(&of_unit, guidance, &points, at, (unit, row));
        Some(())
    }

    /// The rounded points, live and ours, and whether they are the same.
    fn result_row(
        &mut self,
        of_unit: &Block<'_>,
        guidance: &Guidance,
        points: &Points,
        exact: usize,
        key: (usize, usize),
    ) {
        let lang = of_unit.lang;
        let level = guidance.rounding.criterion.as_ref();
        let x = fixed(exact, LIVE);
        let live = level.map_or_else(|| x.clone(), |level| rounded(&x, level.rounding));
        let words = level.map_or_else(
            || lang.pick("không làm tròn", "not rounded").to_owned(),
            |level| format!("{} ({})", level.rounding.label(lang), level.basis.label(lang)),
        );
        let live = Cell::formula(Look::GroupNumber(of_unit.digits), live, approximately(points.exact()));
        let ours = Cell { look: Look::GroupNumber(of_unit.digits), ..number(points, of_unit.digits) };
        let head = lang.pick("Điểm tính lại", "Expected points");
        let mut row = of_unit.row("=", head, live, Some(ours), &words);
        let at = self.sheet.rows.len();
        if let Some(cell) = row.get_mut(OURS.saturating_add(1)) {
            *cell = same(&name(at, LIVE), &name(at, OURS), lang);
        }
        self.push(row);
        self.results.insert(key, at);
    }

    /// The rule as a formula; none where an input that it needs is not known.
    fn live(
        &self,
        form: &Form,
        criterion: &Criterion,
        bound: &Bound,
        (cells, full): (&[String], usize),
        lang: Lang,
    ) -> Option<String> {
        let known = |slot: &usize| matches!(bound.values.get(*slot), Some(Some(_)));
        let stored = |slot: &usize| {
            let index = full.checked_add(*slot)?.checked_add(1)?;
            let cell = self.sheet.rows.get(index)?.get(LIVE)?;
            Some(!matches!(&cell.holds, Holds::Number(number) if number.to_decimal().is_none()))
        };
        let inputs = form.term.inputs();
        if !inputs.iter().all(known) || !inputs.iter().all(|slot| stored(slot) == Some(true)) {
            return None;
        }
        let full = fixed(full, LIVE);
        formula(
            &form.term,
            &Cells { inputs: cells, declarations: &criterion.declarations, full: &full, lang },
        )
    }

    fn push(&mut self, row: Vec<Cell>) -> usize {
        let at = self.sheet.rows.len();
        self.sheet.rows.push(row);
        at
    }
}

/// What is said where the spreadsheet computes something else.
pub(super) const fn differs(lang: Lang) -> &'static str {
    lang.pick("KHÁC", "DIFFERS")
}

/// `khớp` or `KHÁC`, live.
pub(super) fn same(left: &str, right: &str, lang: Lang) -> Cell {
    let (same, other) = (lang.pick("khớp", "same"), differs(lang));
    Cell::formula(Look::Good, format!("IF(ABS({left}-{right})<1E-9,\"{same}\",\"{other}\")"), same)
}

/// The rows about one criterion.
struct Block<'b> {
    unit: &'b str,
    criterion: &'b Criterion,
    digits: u32,
    lang: Lang,
}

impl Block<'_> {
    fn row(&self, name: &str, what: &str, live: Cell, ours: Option<Cell>, source: &str) -> Vec<Cell> {
        let text = |text: &str| Cell::text(Look::Text, text);
        vec![
            text(self.unit),
            text(&self.criterion.code),
            text(name),
            text(what),
            live,
            ours.unwrap_or(Cell::empty(Look::Text)),
            Cell::empty(Look::Text),
            text(source),
        ]
    }
}

fn number(points: &Points, digits: u32) -> Cell {
    Cell::number(Look::Number(digits), points.exact().clone())
}

/// The decimal with which a spreadsheet starts before it computes itself.
fn approximately(exact: &Exact) -> String {
    let cut = crate::number::Rounding::new(crate::number::Mode::HalfUp, 12).map(|level| level.apply(exact));
    Points::new(cut.unwrap_or_else(|| exact.clone())).plain()
}

/// A count as a cell.
fn entered(kind: InputKind, known: Option<&Value>, lang: Lang) -> Cell {
    match known {
        None => Cell::empty(Look::Text),
        Some(Value::Number(share)) if kind == InputKind::Percent => {
            Cell::number(Look::Percent, share.clone())
        }
        Some(Value::Number(number)) => Cell::number(Look::Number(0), number.clone()),
        Some(Value::Truth(truth)) => Cell { holds: Holds::Truth(*truth), look: Look::Middle },
        Some(Value::Date(date)) => Cell { holds: Holds::Date(*date), look: Look::Date },
        Some(Value::Choice(choice)) => Cell::text(Look::Middle, choice.shown(lang)),
    }
}

/// The evidence of a figure.
fn source(verified: &Verified<'_>, figure: &Figure) -> String {
    let id = figure.evidence.as_deref().unwrap_or_default();
    let evidence = verified.docket.evidence.iter().find(|one| one.id == id);
    let title = evidence.and_then(|one| one.title.as_deref().or(one.file.as_deref())).unwrap_or(id);
    let at = figure.at.as_ref().map(|at| format!(", {at}")).unwrap_or_default();
    format!("{title}{at}")
}
