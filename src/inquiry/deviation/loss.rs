//! The points lost, written in place of the points reached.

use super::Subject;
use crate::inquiry::explanation::{Explanation, Kind};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let lost = subject.expected().map(|points| subject.criterion.full.sub(points));
    let fits = lost.as_ref() == Some(subject.granted);
    fits.then(|| Explanation::plain(Kind::Loss)).into_iter().collect()
}
