//! The table of granted points (*kết quả thẩm định*), as printed.

use crate::{number::Points, source::Span, text::name_key};

/// Names of the row that states the total.
const TOTALS: [&str; 5] = ["tổng cộng", "tổng điểm", "tổng số", "tổng", "total"];

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
    pub span: Span,
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
    /// The place of the unit among those of its batch (*thứ hạng*), as printed.
    pub rank: Option<String>,
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

    /// The printed code, without the point that some tables put behind it.
    #[must_use]
    pub fn bare_code(&self) -> Option<&str> {
        self.code
            .as_deref()
            .map(|code| code.trim_end_matches(['.', ' ', ')']))
            .filter(|code| !code.is_empty())
    }

    /// Whether it states the total, which is named in the column of titles or of codes, the other one being
    /// empty.
    #[must_use]
    pub fn is_total(&self) -> bool {
        let title = self.name.as_deref().map(name_key).unwrap_or_default();
        let code = self.bare_code().map(name_key).unwrap_or_default();
        let name = if code.is_empty() { title.as_str() } else { code.as_str() };
        (code.is_empty() || title.is_empty()) && TOTALS.iter().any(|word| name_key(word) == name)
    }
}
