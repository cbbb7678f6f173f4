//! "Did you mean": the nearest of several names.

/// How alike two names must be before one is offered for the other, in hundredths.
const ALIKE: u64 = 70;

/// The candidate most like `name`, if any is alike enough to be worth naming.
///
/// Equal names aside, ties go to the first candidate.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = None;
    for candidate in candidates {
        let alike = likeness(name, candidate);
        if alike >= ALIKE && best.is_none_or(|(_, other)| alike > other) {
            best = Some((candidate, alike));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// How alike two texts are, from 0 to 100: the share of characters that need no edit.
#[must_use]
pub fn likeness(left: &str, right: &str) -> u64 {
    let longest = left.chars().count().max(right.chars().count());
    let edits = strsim::damerau_levenshtein(left, right).min(longest);
    let kept = longest.saturating_sub(edits).saturating_mul(100);
    u64::try_from(kept.checked_div(longest).unwrap_or(100)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_offered() {
        assert_eq!(nearest("provded", ["a", "b", "provided"]), Some("provided"));
        assert_eq!(nearest("zzz", ["a", "b", "provided"]), None);
        assert_eq!(likeness("", ""), 100);
    }
}
