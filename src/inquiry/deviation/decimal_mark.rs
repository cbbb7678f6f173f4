//! A decimal mark that slipped.

use super::Subject;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    number::{Exact, Mode},
};

/// By how many places it may slip.
const PLACES: [i32; 4] = [-2, -1, 1, 2];

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let Some(expected) = subject.expected().filter(|points| !points.exact().is_zero()) else {
        return Vec::new();
    };
    let fits = |places: &i32| {
        let power = Exact::from(10_u64.checked_pow(places.unsigned_abs()).unwrap_or(1));
        let moved =
            if *places < 0 { expected.exact().div(&power) } else { Some(expected.exact().mul(&power)) };
        let rounding = subject.rounding_in(Mode::HalfUp);
        moved.zip(rounding).is_some_and(|(moved, rounding)| {
            rounding.apply(&moved) == *subject.granted.exact() && !subject.granted.exact().is_zero()
        })
    };
    PLACES.into_iter().filter(fits).map(|places| Explanation::plain(Kind::DecimalMark(places))).collect()
}
