//! The plan as an annex in Word, on pages that lie on their side.

use super::{BONUSES, DISPUTED_HEADS, HEADS, Plan, PlanRow, Whole, bonus_heads};
use crate::{
    number::Points,
    report::{
        docx::{Element, Paragraph, Table, paragraph},
        letter::Profile,
    },
    text::Lang,
    verify::Verified,
};

const WIDTHS: [u32; 11] = [520, 820, 1480, 690, 740, 690, 3130, 1650, 2900, 750, 916];

/// The annex.
#[must_use]
pub fn document(plan: &Plan, verified: &Verified<'_>, profile: &Profile) -> Vec<Element> {
    let whole = Whole::new(verified, profile);
    let mut page = Sheet { plan, profile, elements: Vec::new() };
    page.say("Annex", "Phụ lục".to_owned());
    page.say("Annex", profile.wording.say("plan", &[]));
    let to = [("number", whole.number.as_str()), ("date", &whole.date), ("sender", &whole.sender)];
    page.say("AnnexTo", profile.wording.say("plan_to", &to));
    let (count, lost) = (format!("{:02}", plan.rows.len()), page.points(&plan.lost));
    let opening = [
        ("index", whole.index.as_str()),
        ("granted", &whole.granted),
        ("full", &whole.full),
        ("count", &count),
        ("lost", &lost),
    ];
    page.say("PlanText", profile.wording.say("plan_opening", &opening));
    for line in &plan.elsewhere {
        page.say("PlanText", line.says.clone());
    }
    page.table(&HEADS, &plan.rows);
    page.bonuses();
    page.disputed();
    page.say("Note", whole.note(profile));
    page.elements
}

struct Sheet<'s> {
    plan: &'s Plan,
    profile: &'s Profile,
    elements: Vec<Element>,
}

impl Sheet<'_> {
    fn say(&mut self, style: &'static str, text: String) {
        self.elements.push(Element::Paragraph(paragraph(style, text)));
    }

    fn points(&self, points: &Points) -> String {
        points.shown(Lang::Vi, self.plan.digits)
    }

    fn table(&mut self, titles: &[&str], planned: &[PlanRow]) {
        if planned.is_empty() {
            return;
        }
        let mut rows = vec![heads(titles)];
        rows.extend((1_usize..).zip(planned).map(|(number, row)| self.row(number, row)));
        self.elements.push(Element::Table(Table { widths: WIDTHS.to_vec(), ruled: true, rows }));
    }

    fn row(&self, number: usize, row: &PlanRow) -> Vec<Vec<Paragraph>> {
        let figure = |points: &Points| vec![paragraph("SmallCellNumber", self.points(points))];
        vec![
            vec![paragraph("SmallCellNumber", number.to_string())],
            cell(&row.code),
            cell(&row.title),
            figure(&row.full),
            figure(&row.granted),
            figure(&row.lost),
            cells(&row.causes),
            cells(&row.needs),
            cells(&row.remedy),
            cell(&row.assignee),
            cell(&row.deadline),
        ]
    }

    /// What bonuses may still bring, which is no loss.
    fn bonuses(&mut self) {
        if self.plan.bonuses.is_empty() {
            return;
        }
        self.say("PlanHead", BONUSES.to_owned());
        self.table(&bonus_heads(), &self.plan.bonuses);
    }

    /// What an appeal asks for, which is no loss.
    fn disputed(&mut self) {
        if self.plan.disputed.is_empty() {
            return;
        }
        self.say("PlanHead", "Điểm đang đề nghị xem xét lại, không thuộc kế hoạch".to_owned());
        let points = self.points(&self.plan.gap);
        self.say("PlanText", self.profile.wording.say("plan_disputed", &[("points", &points)]));
        if let Some(effect) = self.plan.effect_of_appeal() {
            self.say("PlanText", effect);
        }
        let mut rows = vec![heads(&DISPUTED_HEADS)];
        for row in &self.plan.disputed {
            rows.push(vec![
                cell(&row.code),
                cell(&row.title),
                vec![paragraph("SmallCellNumber", self.points(&row.granted))],
                vec![paragraph("SmallCellNumber", self.points(&row.expected))],
                vec![paragraph("SmallCellNumber", row.gap.signed(Lang::Vi, self.plan.digits))],
                cell(&row.by),
            ]);
        }
        let widths = vec![1000, 5000, 1200, 1200, 1200, 4686];
        self.elements.push(Element::Table(Table { widths, ruled: true, rows }));
    }
}

fn heads(heads: &[&str]) -> Vec<Vec<Paragraph>> {
    heads.iter().map(|head| vec![paragraph("SmallCellHead", *head)]).collect()
}

fn cell(text: &str) -> Vec<Paragraph> {
    vec![paragraph("SmallCell", text)]
}

/// A paragraph a line; an empty cell has one.
fn cells(lines: &[String]) -> Vec<Paragraph> {
    if lines.is_empty() { cell("") } else { lines.iter().map(|line| paragraph("SmallCell", line)).collect() }
}
