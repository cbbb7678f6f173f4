//! The share of the full points, written as points: as a percentage, or as a fraction of 1.

use super::Subject;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    number::{Exact, Mode, Rounding},
};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let share = subject.exact().and_then(|exact| exact.div(subject.criterion.full.exact()));
    let Some(share) = share.filter(|share| !share.is_zero()) else { return Vec::new() };
    let percent = share.mul(&Exact::from(100_u64));
    // Percentages are printed with 0, 1 or 2 digits.
    let printed = |value: &Exact| {
        (0..=2)
            .filter_map(|digits| Rounding::new(Mode::HalfUp, digits))
            .any(|rounding| rounding.apply(value) == *subject.granted.exact())
    };
    let as_fraction = subject.rounding_in(Mode::HalfUp).is_some_and(|rounding| {
        subject.criterion.full.exact() != &Exact::one() && rounding.apply(&share) == *subject.granted.exact()
    });
    let kinds = [(printed(&percent), true), (as_fraction, false)];
    let found = kinds.into_iter().filter(|(fits, _)| *fits);
    found.map(|(_, percent)| Explanation::plain(Kind::Share { percent })).collect()
}
