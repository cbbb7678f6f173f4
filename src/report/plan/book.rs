//! The plan as a workbook, in which it can be filled in and sorted.

use super::{BONUSES, DISPUTED_HEADS, HEADS, LOST, Plan, PlanRow, Whole, bonus_heads};
use crate::{
    number::Points,
    report::{
        letter::Profile,
        workbook::{Book, Cell, Look, Sheet, name},
    },
    verify::Verified,
};

const WIDTHS: [u32; HEADS.len()] = [5, 9, 28, 9, 10, 9, 44, 32, 44, 16, 16];

/// The workbook.
#[must_use]
pub fn book(plan: &Plan, verified: &Verified<'_>, profile: &Profile) -> Book {
    let title = profile.wording.say("plan", &[]);
    let mut sheets = vec![rows(plan, verified, profile, &title)];
    if !plan.bonuses.is_empty() {
        sheets.push(bonuses(plan));
    }
    if !plan.disputed.is_empty() {
        sheets.push(disputed(plan, profile));
    }
    Book { title, sheets }
}

fn rows(plan: &Plan, verified: &Verified<'_>, profile: &Profile, title: &str) -> Sheet {
    let whole = Whole::new(verified, profile);
    let unit = &verified.docket.unit;
    let mut rows = vec![
        vec![Cell::text(Look::Title, title)],
        vec![Cell::text(Look::Heading, format!("{unit} – {}", whole.index))],
        HEADS.map(|head| Cell::text(Look::Head, head)).to_vec(),
    ];
    let heading = rows.len().saturating_sub(1);
    rows.extend(planned(&plan.rows, plan.digits));
    if let Some(last) = rows.len().checked_sub(1).filter(|last| *last > heading) {
        let sum = format!("SUM({}:{})", name(heading.saturating_add(1), LOST), name(last, LOST));
        let mut total = [Look::GroupText; 5].map(Cell::empty).to_vec();
        if let Some(cell) = total.get_mut(2) {
            *cell = Cell::text(Look::GroupText, "Tổng cộng còn mất");
        }
        total.push(Cell::formula(Look::GroupNumber(plan.digits), sum, plan.lost.plain()));
        total.extend([Look::GroupText; 5].map(Cell::empty));
        rows.push(total);
    }
    let elsewhere = plan.elsewhere.iter().map(|one| one.says.clone());
    for line in elsewhere.chain([whole.note(profile)]) {
        rows.push(vec![Cell::text(Look::Across, line)]);
    }
    Sheet {
        name: "Kế hoạch",
        widths: WIDTHS.to_vec(),
        rows,
        heading: Some(heading),
        frozen: 3,
        ..Sheet::default()
    }
}

/// Numbered rows.
fn planned(rows: &[PlanRow], digits: u32) -> impl Iterator<Item = Vec<Cell>> {
    let number = move |points: &Points| Cell::number(Look::Number(digits), points.exact().clone());
    let lines = |lines: &[String]| Cell::text(Look::Text, lines.join("\n"));
    (1_u64..).zip(rows).map(move |(count, row)| {
        vec![
            Cell::number(Look::Number(0), count.into()),
            Cell::text(Look::Text, &row.code),
            Cell::text(Look::Text, &row.title),
            number(&row.full),
            number(&row.granted),
            number(&row.lost),
            lines(&row.causes),
            lines(&row.needs),
            Cell::text(Look::EnterText, row.remedy.join("\n")),
            Cell::text(Look::EnterText, &row.assignee),
            Cell::text(Look::EnterText, &row.deadline),
        ]
    })
}

fn bonuses(plan: &Plan) -> Sheet {
    let mut rows = vec![
        vec![Cell::text(Look::Across, BONUSES)],
        bonus_heads().map(|head| Cell::text(Look::Head, head)).to_vec(),
    ];
    rows.extend(planned(&plan.bonuses, plan.digits));
    Sheet { name: "Điểm cộng", widths: WIDTHS.to_vec(), rows, heading: Some(1), ..Sheet::default() }
}

fn disputed(plan: &Plan, profile: &Profile) -> Sheet {
    let points = plan.gap.shown(crate::text::Lang::Vi, plan.digits);
    let said = [profile.wording.say("plan_disputed", &[("points", &points)])];
    let said = said.into_iter().chain(plan.effect_of_appeal());
    let mut rows: Vec<Vec<Cell>> = said.map(|line| vec![Cell::text(Look::Across, line)]).collect();
    let heading = rows.len();
    rows.push(DISPUTED_HEADS.map(|head| Cell::text(Look::Head, head)).to_vec());
    for row in &plan.disputed {
        let line = name(rows.len(), 0).trim_start_matches('A').to_owned();
        rows.push(vec![
            Cell::text(Look::Text, &row.code),
            Cell::text(Look::Text, &row.title),
            Cell::number(Look::Number(plan.digits), row.granted.exact().clone()),
            Cell::number(Look::Number(plan.digits), row.expected.exact().clone()),
            Cell::formula(Look::Signed(plan.digits), format!("D{line}-C{line}"), row.gap.plain()),
            Cell::text(Look::Text, &row.by),
        ]);
    }
    Sheet {
        name: "Đang đề nghị xem xét",
        widths: vec![9, 60, 11, 11, 11, 60],
        rows,
        heading: Some(heading),
        ..Sheet::default()
    }
}
