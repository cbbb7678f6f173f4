//! The table of granted points (*kết quả thẩm định*), as printed.

use crate::{number::Points, problem::Place};

/// The rows of a table, in the order of the file. A code may occur twice, so a row is known by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appraisal {
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line of the file; in a JSON list, the line where the object starts.
    pub line: usize,
    /// Where it stands.
    pub place: Place,
    /// Name of the unit (*đơn vị*), if the table has units.
    pub unit: Option<String>,
    /// Identifier of the unit (*mã đơn vị*).
    pub unit_id: Option<String>,
    /// Code, as printed.
    pub code: Option<String>,
    /// Title, as printed.
    pub name: Option<String>,
    /// Full points, as printed.
    pub max: Option<Points>,
    /// Granted points (*điểm thẩm định*); none if not appraised.
    pub appraised: Option<Points>,
    /// Points that the unit gave itself (*điểm tự chấm*).
    pub claimed: Option<Points>,
    /// Why full points were not reached.
    pub reason: Option<String>,
    /// What is to be done.
    pub remedy: Option<String>,
    /// By whom.
    pub assignee: Option<String>,
    /// By when.
    pub deadline: Option<String>,
}

impl Row {
    /// Whether it states any points; a heading does not.
    #[must_use]
    pub const fn states_points(&self) -> bool {
        self.max.is_some() || self.appraised.is_some() || self.claimed.is_some()
    }
}
