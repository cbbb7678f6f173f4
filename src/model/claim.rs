//! What a text states (*phát biểu*): the figures of a letter, a report, or a column of reasons, as claims to
//! be held against each other and against the table.

use crate::{
    number::{Exact, Points},
    source::{Date, Span},
};
use std::collections::BTreeMap;

/// A text around the table (*công văn, báo cáo*), read for its claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// File name without folder.
    pub name: String,
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
}

/// The claims in the free text of a table, by where their row starts: several rows may stand on one line.
pub type Reasons = BTreeMap<usize, Vec<Claim>>;

/// One statement of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What is stated.
    pub what: Statement,
    /// Of what.
    pub subject: Subject,
    /// The words, as printed.
    pub quote: String,
    /// Where.
    pub at: At,
    /// The bytes of the text that was read.
    pub span: Span,
    /// The cell of a table, or the line, by number: claims of one cell speak of one thing.
    pub cell: usize,
}

/// Where a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// In a row of the table, by its line.
    Row(usize),
    /// In the document.
    Document {
        /// Line, from 1.
        line: usize,
        /// Column in characters, from 1.
        column: usize,
    },
}

/// Of what something is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Of the unit's whole score, in the year that stands there.
    Whole {
        /// The year, if one is named.
        year: Option<u64>,
    },
    /// Of a group, by its number.
    Group(String),
    /// Of a criterion, as a line of a printed table names it.
    Criterion {
        /// Code, as printed.
        code: String,
        /// Title, as printed; empty where a sentence gives only the code.
        title: String,
    },
    /// Of the row of the table in which it stands.
    Row {
        /// Where the row starts.
        start: usize,
    },
    /// Of nothing that could be told.
    Unknown,
}

/// A number as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub value: Exact,
    /// How many decimals are printed.
    pub digits: u32,
    /// As printed.
    pub text: String,
}

impl Figure {
    /// The number, as points.
    #[must_use]
    pub fn points(&self) -> Points {
        Points::new(self.value.clone())
    }
}

/// What is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// So many of so many: `7/8 TTHC`.
    Share {
        /// The part.
        part: Figure,
        /// The whole.
        whole: Figure,
        /// Whether the words around say that things are counted.
        counted: bool,
    },
    /// A percentage, and the counts from which it is said to come.
    Percent {
        /// In hundredths: 87.5 for `87,5%`.
        percent: Figure,
        /// Part and whole beside it.
        of: Option<(Figure, Figure)>,
        /// The points that are said to correspond to it.
        worth: Option<Figure>,
    },
    /// Points: `19/21 điểm`.
    Score {
        /// What sort of points.
        role: Role,
        /// The points.
        points: Figure,
        /// Out of how many.
        scale: Option<Figure>,
    },
    /// A row of a printed table.
    Listed {
        /// Full points.
        full: Figure,
        /// Granted points.
        granted: Figure,
    },
    /// Points lost: `mất 2 điểm`.
    Loss(Figure),
    /// Points more, or fewer, than last year.
    Change {
        /// Whether it went up.
        up: bool,
        /// By how much; none where only the direction is stated.
        by: Option<Figure>,
    },
    /// `không tăng không giảm`.
    Unchanged,
    /// `từ 93,99 điểm lên 94,64 điểm`.
    FromTo {
        /// Last year's points.
        from: Figure,
        /// This year's points.
        to: Figure,
        /// Whether the words say that it went up.
        up: Option<bool>,
    },
    /// `đạt điểm tối đa`.
    AtFull,
    /// `thứ 1/18`.
    Rank {
        /// The place.
        place: u64,
        /// Of how many.
        of: Option<u64>,
    },
    /// `tăng 2 bậc`.
    RankChange {
        /// Whether it went up.
        up: bool,
        /// How many places.
        by: u64,
    },
    /// `từ thứ 3 lên thứ 1`.
    RankFromTo {
        /// Last year's place.
        from: u64,
        /// This year's place.
        to: u64,
    },
    /// A date.
    Dated {
        /// The number of the document that bears it; none for the document itself.
        document: Option<String>,
        /// Whether it is the date of the text itself.
        own: bool,
        /// The date; none if the calendar has no such day.
        date: Option<Date>,
    },
    /// The number of a document without its date; it is no share.
    Numbered(String),
    /// The year for which measures are planned.
    PlanYear(u64),
    /// The name of a unit.
    Name(String),
}

/// What sort of points are stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Those that the appraiser granted.
    Granted,
    /// Those that were reached.
    Attained,
    /// Those that the unit gave itself.
    Claimed,
    /// Full points.
    Full,
    /// Something else: a target, a proposal.
    Other,
}
