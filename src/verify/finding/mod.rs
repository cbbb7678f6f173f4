//! What is to be said of an appraisal: a result, not an error.

mod letter;
mod ranks;
mod sums;
mod table;

pub use letter::{LetterFinding, Topic};
pub use ranks::{Other, RankFinding};
pub use sums::{Doubt, SumFinding};
pub use table::{Measure, TableFinding};

use crate::{model::At, number::Points, text::Lang};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSeverity {
    /// The appraisal contradicts itself or its guidance.
    Error,
    /// Something to look at.
    Warning,
    /// Something to know.
    Notice,
}

impl FindingSeverity {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("không thống nhất", "contradiction"),
            Self::Warning => lang.pick("cần xem lại", "to be reviewed"),
            Self::Notice => lang.pick("cần biết", "for information"),
        }
    }
}

/// Something to be said of rows, and of places in the letter around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub kind: FindingKind,
    /// The lines of the rows; none if it is about no row.
    pub rows: Vec<usize>,
    /// The lines and columns of the letter.
    pub places: Vec<(usize, usize)>,
}

impl Finding {
    /// `kind`, of these rows.
    #[must_use]
    pub fn new(kind: impl Into<FindingKind>, rows: impl IntoIterator<Item = usize>) -> Self {
        Self { kind: kind.into(), rows: rows.into_iter().collect(), places: Vec::new() }
    }

    /// `kind`, of these rows and places, each once.
    #[must_use]
    pub fn at(kind: impl Into<FindingKind>, at: impl IntoIterator<Item = At>) -> Self {
        let mut finding = Self::new(kind, []);
        finding.also(at);
        finding
    }

    /// The same is to be said of further places.
    pub fn also(&mut self, at: impl IntoIterator<Item = At>) {
        for one in at {
            match one {
                At::Row(line) if !self.rows.contains(&line) => self.rows.push(line),
                At::Document { line, column } if !self.places.contains(&(line, column)) => {
                    self.places.push((line, column));
                }
                _ => {}
            }
        }
        self.rows.sort_unstable();
        self.places.sort_unstable();
    }
}

/// A statement that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// By which check.
    pub check: &'static str,
    /// The statement in short, such as `7/8 = 87,5%`.
    pub text: String,
    /// Where it stands; the same statement may stand in several places.
    pub at: Vec<At>,
    /// Whether it holds.
    pub holds: bool,
}

/// What an audit has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// What is to be said.
    pub findings: Vec<Finding>,
    /// Every statement that was checked, right or wrong.
    pub checked: Vec<Checked>,
}

impl Audit {
    /// With what another audit of the same unit has found.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.findings.extend(other.findings);
        self.checked.extend(other.checked);
        self
    }
}

/// A sort of finding: facts in the variants, sentences beside the codes.
pub trait Remark {
    /// The code, which never changes its meaning.
    fn code(&self) -> &'static str;
    /// How much it weighs.
    fn severity(&self) -> FindingSeverity;
    /// The points at stake, where there are any.
    fn points(&self) -> Option<Points>;
    /// The sentence.
    fn text(&self, lang: Lang) -> String;
}

/// What can be said, by what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FindingKind {
    /// Rows of the table.
    Table(TableFinding),
    /// Sums of the table.
    Sum(SumFinding),
    /// Statements of a text.
    Letter(LetterFinding),
    /// Places that a table states.
    Rank(RankFinding),
}

impl FindingKind {
    fn remark(&self) -> &dyn Remark {
        match self {
            Self::Table(finding) => finding,
            Self::Sum(finding) => finding,
            Self::Letter(finding) => finding,
            Self::Rank(finding) => finding,
        }
    }

    /// The code, which never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.remark().code()
    }

    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> FindingSeverity {
        self.remark().severity()
    }

    /// The points at stake, where there are any.
    #[must_use]
    pub fn points(&self) -> Option<Points> {
        self.remark().points()
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.remark().text(lang)
    }
}

impl From<TableFinding> for FindingKind {
    fn from(finding: TableFinding) -> Self {
        Self::Table(finding)
    }
}

impl From<SumFinding> for FindingKind {
    fn from(finding: SumFinding) -> Self {
        Self::Sum(finding)
    }
}

impl From<RankFinding> for FindingKind {
    fn from(finding: RankFinding) -> Self {
        Self::Rank(finding)
    }
}

impl From<LetterFinding> for FindingKind {
    fn from(finding: LetterFinding) -> Self {
        Self::Letter(finding)
    }
}
