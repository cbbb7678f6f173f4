//! The points of another row: rows slipped, or a cell was copied.
//!
//! No points and full points stand in many rows, so there only the rows next to this one say anything.

use super::Subject;
use crate::inquiry::explanation::{Explanation, Kind};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let rows = subject.verified.docket.rows.iter().zip(&subject.verified.rows).enumerate();
    let common = subject.is_common();
    let found = rows.filter_map(|(index, (matched, row))| {
        let adjacent = index.abs_diff(subject.index) == 1;
        let expected = row.expected() == Some(subject.granted);
        let granted = matched.row.appraised.as_ref() == Some(subject.granted);
        let other = index != subject.index && (adjacent || !common) && (expected || granted);
        let criterion =
            matched.criterion.and_then(|index| subject.verified.docket.guidance.criteria.get(index));
        let code = criterion.map(|criterion| criterion.code.as_str()).or(matched.row.code.as_deref())?;
        let (line, code) = (matched.row.line, code.to_owned());
        other.then(|| Explanation::plain(Kind::OtherRow { line, code, granted: !expected, adjacent }))
    });
    found.collect()
}
