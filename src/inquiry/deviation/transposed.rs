//! Two neighbouring digits of the score that changed places.

use super::Subject;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    number::{Exact, Points},
};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let digits = subject.inferred.digits;
    let (Some(expected), Some(granted)) =
        (subject.expected().and_then(|points| written(points, digits)), written(subject.granted, digits))
    else {
        return Vec::new();
    };
    let width = expected.len().max(granted.len());
    let padded = |text: &str| format!("{text:0>width$}").into_bytes();
    let (expected, granted) = (padded(&expected), padded(&granted));
    let fits = (1..width).any(|at| {
        let mut swapped = expected.clone();
        swapped.swap(at.saturating_sub(1), at);
        swapped == granted && swapped != expected
    });
    fits.then(|| Explanation::plain(Kind::Transposed)).into_iter().collect()
}

/// The digits of a score, without its mark.
fn written(points: &Points, digits: u32) -> Option<String> {
    let scale = 10_u64.checked_pow(digits)?;
    points.exact().mul(&Exact::from(scale)).to_u64().map(|whole| whole.to_string())
}
