//! The remediation plan (*kế hoạch khắc phục*): every criterion below its full points, why, what would bring points,
//! who does it by when; as a Word annex and as a workbook. It is always in Vietnamese. What an appeal may bring is set
//! apart, and so are bonuses, which nobody loses.

mod book;
mod document;
mod elsewhere;
mod words;

pub use book::book;
pub use document::document;
pub use elsewhere::Elsewhere;

use super::{compose::Page, letter::Profile};
use crate::{
    inquiry::{
        UnitInquiry,
        appeal::By,
        cost::is_bonus,
        remedy::{Loss, full, losses},
    },
    model::Basis,
    number::Points,
    text::Lang,
    verify::Verified,
};

/// The columns of the plan.
const HEADS: [&str; 11] = [
    "TT",
    "Mã",
    "Tiêu chí thành phần",
    "Điểm tối đa",
    "Điểm thẩm định",
    "Điểm còn mất",
    "Nguyên nhân",
    "Cần đạt thêm",
    "Biện pháp khắc phục",
    "Phân công",
    "Thời gian hoàn thành",
];
/// The column of the points that are lost.
const LOST: usize = 5;
/// What is said of bonuses.
const BONUSES: &str = "Điểm cộng có thể được thêm, không tính là mất";
/// The columns of what an appeal asks for.
const DISPUTED_HEADS: [&str; 6] =
    ["Mã", "Tiêu chí thành phần", "Điểm thẩm định", "Điểm tính lại", "Chênh lệch", "Căn cứ"];

/// The plan of a unit.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The rows with points that are truly lost.
    pub rows: Vec<PlanRow>,
    /// The rows whose points are disputed.
    pub disputed: Vec<DisputedRow>,
    /// The rows of bonuses (*điểm cộng*) with points that may still be had, which are no loss.
    pub bonuses: Vec<PlanRow>,
    /// Points lost where the table lists no criterion, or no group.
    pub elsewhere: Vec<Elsewhere>,
    /// All that is truly lost in the rows.
    pub lost: Points,
    /// All that is disputed.
    pub gap: Points,
    /// How far the total moves where all of that is granted.
    pub raised: Points,
    /// The digits of points.
    pub digits: u32,
}

/// A row of the plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// The row's index.
    pub row: usize,
    /// Code, as printed.
    pub code: String,
    /// Title, as printed.
    pub title: String,
    /// Full points.
    pub full: Points,
    /// Granted points.
    pub granted: Points,
    /// What the total truly lost by it, each point at one row; of a bonus, what may still be had.
    pub lost: Points,
    /// Why: computed, then as the table says.
    pub causes: Vec<String>,
    /// What would bring points.
    pub needs: Vec<String>,
    /// Whether the points may also be asked about, by a rule whose words are not known: how well it is known.
    pub may_be_asked: Option<Basis>,
    /// What is to be done, as the table says.
    pub remedy: Vec<String>,
    /// By whom.
    pub assignee: String,
    /// By when.
    pub deadline: String,
}

/// A row whose points are disputed.
#[derive(Clone, Debug)]
pub struct DisputedRow {
    /// Code, as printed.
    pub code: String,
    /// Title, as printed.
    pub title: String,
    /// Granted points.
    pub granted: Points,
    /// Points by the rule, or by an argued reading.
    pub expected: Points,
    /// How many more.
    pub gap: Points,
    /// By what.
    pub by: String,
}

/// The columns of bonuses: what they may still bring in place of what is lost.
fn bonus_heads() -> [&'static str; HEADS.len()] {
    let mut heads = HEADS;
    if let Some(head) = heads.get_mut(LOST) {
        *head = "Có thể thêm";
    }
    heads
}

/// A unit, and in whose words its plan is written.
pub(super) struct Planner<'p, 'g> {
    page: Page<'p, 'g>,
}

impl Plan {
    /// What the appeal moves the total by, where that is not what it asks for.
    fn effect_of_appeal(&self) -> Option<String> {
        let moved = if self.raised == Points::zero() {
            "không đổi".to_owned()
        } else {
            format!("thay đổi {}", self.raised.signed(Lang::Vi, self.digits))
        };
        (self.raised != self.gap).then(|| {
            format!("Nếu các mục này đều được điều chỉnh, theo cách tính điểm của lĩnh vực và của tổng, tổng điểm {moved}.")
        })
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.disputed.is_empty() && self.bonuses.is_empty()
    }
}

/// The plan of a unit.
#[must_use]
pub fn plan(verified: &Verified<'_>, inquiry: &UnitInquiry) -> Plan {
    let planner = Planner { page: Page { verified, inquiry, lang: Lang::Vi } };
    let losses = losses(verified, inquiry);
    let planned = |loss: &&Loss| loss.short > Points::zero() || loss.may_be_asked.is_some();
    let (bonuses, truly): (Vec<&Loss>, Vec<&Loss>) =
        losses.iter().filter(planned).partition(|loss| is_bonus(verified, loss.row));
    let mut disputed: Vec<&Loss> = losses.iter().filter(|loss| loss.disputed.is_some()).collect();
    disputed.sort_by_key(|loss| loss.row);
    Plan {
        lost: truly.iter().map(|loss| &loss.lost).sum(),
        gap: disputed.iter().filter_map(|loss| Some(&loss.disputed.as_ref()?.points)).sum(),
        raised: planner.raised(losses.iter()),
        rows: truly.into_iter().filter_map(|loss| planner.row(loss)).collect(),
        bonuses: bonuses.into_iter().filter_map(|loss| planner.row(loss)).collect(),
        disputed: disputed.into_iter().filter_map(|loss| planner.disputed(loss)).collect(),
        elsewhere: planner.elsewhere(&losses),
        digits: verified.docket.guidance.digits(),
    }
}

impl Planner<'_, '_> {
    /// Code and title of a row, as printed, else as the rules have them; the rules' code where it is another.
    fn called(&self, row: usize) -> Option<(String, String)> {
        let (_, printed, criterion) = self.page.verified.row(row)?;
        let of_rules = criterion.map(|criterion| criterion.code.as_str());
        let code = match (printed.bare_code(), of_rules) {
            (Some(printed), Some(rules)) if printed != rules => {
                format!("{printed} (theo bộ quy tắc: {rules})")
            }
            (Some(code), _) | (None, Some(code)) => code.to_owned(),
            (None, None) => String::new(),
        };
        let title = printed.name.as_deref().or(criterion.map(|criterion| criterion.title.as_str()));
        Some((code, title.unwrap_or_default().to_owned()))
    }

    fn row(&self, loss: &Loss) -> Option<PlanRow> {
        let (code, title) = self.called(loss.row)?;
        let (_, printed, criterion) = self.page.verified.row(loss.row)?;
        let lines = |text: Option<&str>| {
            text.into_iter().flat_map(str::lines).map(str::to_owned).collect::<Vec<String>>()
        };
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let mut causes = self.causes(loss);
        let mut given = lines(printed.reason.as_deref());
        if let Some(first) = given.first_mut() {
            first.insert_str(0, "Theo bảng điểm: ");
        }
        causes.extend(given);
        Some(PlanRow {
            row: loss.row,
            code,
            title,
            full: full(self.page.verified, loss.row)?,
            granted: printed.appraised.clone()?,
            lost: loss.lost.clone(),
            causes,
            needs: self.needs(loss),
            may_be_asked: loss.may_be_asked.as_ref().and(criterion).map(|criterion| criterion.citation.basis),
            remedy: lines(printed.remedy.as_deref()),
            assignee: text(printed.assignee.as_deref()),
            deadline: text(printed.deadline.as_deref()),
        })
    }

    fn disputed(&self, loss: &Loss) -> Option<DisputedRow> {
        let (code, title) = self.called(loss.row)?;
        let (_, printed, criterion) = self.page.verified.row(loss.row)?;
        let claim = loss.disputed.as_ref()?;
        let (granted, gap) = (printed.appraised.clone()?, claim.points.clone());
        let basis = criterion?.citation.basis.label(Lang::Vi);
        let by = match claim.by {
            By::Rule => format!("theo quy tắc ({basis})"),
            By::Reading(reading) => {
                format!("theo cách hiểu có lập luận: {}", criterion?.readings.get(reading)?.label)
            }
        };
        Some(DisputedRow { code, title, expected: granted.add(&gap), granted, gap, by })
    }
}

/// The values of the sentences about the whole plan.
struct Whole {
    number: String,
    date: String,
    sender: String,
    granted: String,
    full: String,
    rules: String,
    standing: String,
    index: String,
}

impl Whole {
    /// By which rules the plan is computed, and what these rest on.
    fn note(&self, profile: &Profile) -> String {
        profile.wording.say("plan_note", &[("rules", &self.rules), ("standing", &self.standing)])
    }

    fn new(verified: &Verified<'_>, profile: &Profile) -> Self {
        let guidance = verified.docket.guidance;
        let shown = |points: &Points| points.shown(Lang::Vi, guidance.digits());
        let total = &verified.total;
        Self {
            number: super::letter::number(profile),
            date: super::letter::day_in_words(profile.date),
            sender: super::letter::sender(profile, &verified.docket.unit),
            granted: total.appraised.as_ref().map_or_else(|| "……".to_owned(), shown),
            full: shown(total.printed_full.as_ref().unwrap_or(&total.full)),
            rules: super::letter::rules(guidance),
            standing: super::standing::standing(guidance, Lang::Vi),
            index: guidance.title.clone(),
        }
    }
}
