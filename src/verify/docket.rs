//! The docket (*hồ sơ*): rows matched to criteria, counts bound to inputs, ready to be scored.

use super::{bind::Bound, finding::Finding, previous::Previous};
use crate::model::{Evidence, Guidance, Row};

/// One unit's case.
#[derive(Clone, Debug)]
pub struct Docket<'g> {
    /// The unit's name.
    pub unit: String,
    /// The unit's identifier.
    pub unit_id: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The rule set.
    pub guidance: &'g Guidance,
    /// The rows that state points of a criterion, in the order of the file.
    pub rows: Vec<MatchedRow>,
    /// The rows that state points of a group, with the group's index.
    pub groups: Vec<(usize, Row)>,
    /// The row that states the total.
    pub total: Option<Row>,
    /// The counts, by the order of the criteria.
    pub counts: Vec<Bound>,
    /// What is known of the period before.
    pub previous: Option<Previous>,
    /// The evidence.
    pub evidence: Vec<Evidence>,
    /// What the matching has to say.
    pub findings: Vec<Finding>,
}

/// A row and the criterion that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedRow {
    /// The row.
    pub row: Row,
    /// The index of its criterion; none if no rule fits.
    pub criterion: Option<usize>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A criterion.
    Criterion(usize),
    /// A group.
    Group(usize),
    /// The total.
    Total,
    /// A heading, which states nothing.
    Heading,
    /// Points for which there is no rule.
    NoRule,
}
