//! The table of granted points (*kết quả thẩm định*), as printed.

use crate::{number::Points, source::Span, text::name_key};
use std::borrow::Cow;

/// Names of the row that states the total.
const TOTALS: [&str; 5] = ["tổng cộng", "tổng điểm", "tổng số", "tổng", "total"];

/// The rows of a table, in the order of the file. A code may occur twice, so a row is known by its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appraisal<'s> {
    /// The rows.
    pub rows: Vec<Row<'s>>,
}

impl Appraisal<'_> {
    /// The same table, with texts of its own.
    #[must_use]
    pub fn into_owned(self) -> Appraisal<'static> {
        Appraisal { rows: self.rows.into_iter().map(Row::into_owned).collect() }
    }
}

/// One row of the table; its texts are those of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<'s> {
    /// The line of the file; in a JSON list, the line where the object starts.
    pub line: usize,
    /// Where it stands.
    pub span: Span,
    /// Name of the unit (*đơn vị*), if the table has units.
    pub unit: Option<Cow<'s, str>>,
    /// Identifier of the unit (*mã đơn vị*).
    pub unit_id: Option<Cow<'s, str>>,
    /// Code, as printed.
    pub code: Option<Cow<'s, str>>,
    /// Title, as printed.
    pub name: Option<Cow<'s, str>>,
    /// Full points, as printed.
    pub max: Option<Points>,
    /// Granted points (*điểm thẩm định*); none if not appraised.
    pub appraised: Option<Points>,
    /// Points that the unit gave itself (*điểm tự chấm*).
    pub claimed: Option<Points>,
    /// The place of the unit among those of its batch (*thứ hạng*), as printed.
    pub rank: Option<Cow<'s, str>>,
    /// Why full points were not reached.
    pub reason: Option<Cow<'s, str>>,
    /// What is to be done.
    pub remedy: Option<Cow<'s, str>>,
    /// By whom.
    pub assignee: Option<Cow<'s, str>>,
    /// By when.
    pub deadline: Option<Cow<'s, str>>,
}

impl Row<'_> {
    /// The same row, with texts of its own.
    fn into_owned(self) -> Row<'static> {
        let own = |text: Option<Cow<'_, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        Row {
            line: self.line,
            span: self.span,
            unit: own(self.unit),
            unit_id: own(self.unit_id),
            code: own(self.code),
            name: own(self.name),
            max: self.max,
            appraised: self.appraised,
            claimed: self.claimed,
            reason: own(self.reason),
            remedy: own(self.remedy),
            assignee: own(self.assignee),
            deadline: own(self.deadline),
            rank: own(self.rank),
        }
    }

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

    /// Whether it states the total of its unit, or the place that its total gives it: named so, or the only row of the
    /// unit (`is_only`), with neither code nor title, as a table of totals has them.
    #[must_use]
    pub fn is_of_whole(&self, is_only: bool) -> bool {
        let is_bare = || self.bare_code().is_none() && self.name.is_none();
        (self.states_points() || self.rank.is_some()) && (self.is_total() || is_only && is_bare())
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
