//! What comes out of verification.

use super::{
    docket::Docket,
    finding::{Checked, Finding, FindingSeverity},
    grade::Graded,
    score::{Bounds, Scored},
};
use crate::{
    model::{Criterion, Row},
    number::Points,
    text::Lang,
};

/// How a granted score stands to the recomputed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Equal.
    Agrees,
    /// Fewer points were granted than the rule gives.
    UnderGranted,
    /// More points were granted than the rule gives.
    OverGranted,
    /// A count or the wording is unknown, or the guidance is silent.
    Undetermined,
    /// Left to the appraiser's judgement.
    Judged,
    /// No rule fits the row.
    NoRule,
    /// No points were granted yet.
    NotAppraised,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Agrees,
        Self::UnderGranted,
        Self::OverGranted,
        Self::Undetermined,
        Self::Judged,
        Self::NoRule,
        Self::NotAppraised,
    ];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::UnderGranted => "under_granted",
            Self::OverGranted => "over_granted",
            Self::Undetermined => "undetermined",
            Self::Judged => "judged",
            Self::NoRule => "no_rule",
            Self::NotAppraised => "not_appraised",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Agrees => lang.pick("khớp", "agrees"),
            Self::UnderGranted => lang.pick("thẩm định thấp hơn", "under-granted"),
            Self::OverGranted => lang.pick("thẩm định cao hơn", "over-granted"),
            Self::Undetermined => lang.pick("chưa xác định", "undetermined"),
            Self::Judged => lang.pick("do thẩm định quyết định", "judged"),
            Self::NoRule => lang.pick("không có quy tắc", "no rule"),
            Self::NotAppraised => lang.pick("chưa thẩm định", "not appraised"),
        }
    }
}

/// The result of one unit.
#[derive(Clone, Debug)]
pub struct Verified<'g> {
    /// The docket that was verified.
    pub docket: Docket<'g>,
    /// Its rows, in the order of the docket.
    pub rows: Vec<VerifiedRow>,
    /// The sums of the groups, in the order of the guidance.
    pub groups: Vec<Sum>,
    /// The sum of the whole.
    pub total: Sum,
    /// The grades; none where the rule set gives none.
    pub grades: Option<Graded>,
    /// What the audit has to say, after what the matching had to say.
    pub findings: Vec<Finding>,
    /// The statements that the audit checked.
    pub checked: Vec<Checked>,
}

impl Verified<'_> {
    /// Whether a granted score differs, or the appraisal contradicts itself.
    #[must_use]
    pub fn differs(&self) -> bool {
        let contradicts = |finding: &Finding| finding.kind.severity() == FindingSeverity::Error;
        self.rows.iter().any(VerifiedRow::differs) || self.findings.iter().any(contradicts)
    }

    /// Whether a row could not be recomputed.
    #[must_use]
    pub fn open(&self) -> bool {
        let not_compared = |row: &VerifiedRow| match row.outcome {
            Outcome::Undetermined | Outcome::NoRule => true,
            Outcome::NotAppraised => row.gap.is_none(),
            _ => false,
        };
        self.rows.iter().any(not_compared)
    }

    /// The row and criterion of an index.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<(&VerifiedRow, &Row<'_>, Option<&Criterion>)> {
        let (row, criterion) = self.docket.row(index)?;
        Some((self.rows.get(index)?, row, criterion))
    }
}

/// The result of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedRow {
    /// What the rule gives; none without a rule.
    pub scored: Option<Scored>,
    /// How the granted score stands to it.
    pub outcome: Outcome,
    /// Expected − appraised; for a row not appraised, expected − claimed.
    pub gap: Option<Points>,
    /// The readings that give exactly the granted score.
    pub explained_by: Vec<String>,
    /// The readings, in the order of the guidance.
    pub readings: Vec<ReadingScore>,
}

impl VerifiedRow {
    /// What the rule gives, if it gives points.
    #[must_use]
    pub fn expected(&self) -> Option<&Points> {
        self.scored.as_ref().and_then(Scored::points)
    }

    /// Whether the score compared with is another than the recomputed one.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.gap.as_ref().is_some_and(|gap| !gap.exact().is_zero())
    }
}

/// A criterion's score under another reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingScore {
    /// The index of the reading.
    pub reading: usize,
    /// What it gives.
    pub scored: Scored,
    /// What it gives − appraised.
    pub gap: Option<Points>,
    /// The group's points if this were granted.
    pub group: Option<Points>,
    /// The total if this were granted.
    pub total: Option<Points>,
}

/// The points of a group, or of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The group's code; none for the whole.
    pub code: Option<String>,
    /// Full points by the guidance.
    pub full: Points,
    /// Whether it is a bonus, outside the full points of what holds it.
    pub bonus: bool,
    /// Full points as printed.
    pub printed_full: Option<Points>,
    /// Granted points as printed.
    pub appraised: Option<Points>,
    /// The sum of the children's granted points, as printed; none where the group's formula adds nothing up.
    pub stated_sum: Option<Points>,
    /// The full points of those children.
    pub stated_full: Option<Points>,
    /// What the rules give; only if every child is scored.
    pub expected: Option<Points>,
    /// What the group's formula gives for its parts as granted, or from their counts where nothing was granted;
    /// only for groups.
    pub from_parts: Option<Points>,
    /// What it would be with the points that the rules give for the rows below; none where that is not known.
    pub corrected: Option<Points>,
    /// Between which points it lies all the same, where rows below are undetermined; none where none is.
    pub corrected_bounds: Option<Bounds>,
}

impl Sum {
    /// What was granted less than the full points, as far as these count in what holds it.
    #[must_use]
    pub fn lost(&self) -> Option<Points> {
        let full = self.printed_full.as_ref().unwrap_or(&self.full);
        let share = if self.bonus { Points::zero() } else { full.clone() };
        Some(share.sub(self.appraised.as_ref()?))
    }
}
