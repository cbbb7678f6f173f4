//! The same counts, rounded otherwise.

use super::Subject;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    number::Mode,
};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let Some(exact) = subject.exact() else { return Vec::new() };
    let gives = |mode: &Mode| {
        subject.rounding_in(*mode).is_some_and(|rounding| rounding.apply(exact) == *subject.granted.exact())
    };
    // Scores are not below 0, so floor is down, and ceiling is up.
    let modes = [Mode::HalfUp, Mode::HalfEven, Mode::HalfDown, Mode::Down, Mode::Up, Mode::None];
    let found = modes.into_iter().filter(gives);
    found
        .map(|mode| {
            let allowed = subject.inferred.allows(mode, subject.index);
            Explanation::plain(Kind::Rounding { mode, allowed })
        })
        .collect()
}
