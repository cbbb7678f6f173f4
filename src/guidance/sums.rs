//! Full points: a group that is the plain sum of its parts, or the highest of them, has their full points; so has the
//! whole, which is the sum of the groups.

use crate::{
    formula::{OfChildren, Term},
    model::Guidance,
    number::Points,
    problem::{Problems, RuleFault},
    source::Source,
};

/// A problem for each group, and for the whole, whose full points are not those of its parts.
pub(super) fn check(file: &Source, guidance: &Guidance, problems: &mut Problems) {
    for group in &guidance.groups {
        // A formula of its own, such as a cap, says how the parts relate to the group's full points.
        let Term::Children(of) = group.score.term else { continue };
        compare(file, &group.code, &group.full, (of, parts(guidance, Some(&group.code), of)), problems);
    }
    let of = OfChildren::Sum;
    compare(file, &guidance.id, &guidance.full, (of, parts(guidance, None, of)), problems);
}

fn compare(
    file: &Source,
    whole: &str,
    full: &Points,
    (of, parts): (OfChildren, Option<Points>),
    problems: &mut Problems,
) {
    if let Some(parts) = parts.filter(|parts| parts != full) {
        let (whole, full, parts) = (whole.to_owned(), full.plain(), parts.plain());
        problems
            .at(file.whole(), RuleFault::FullDiffers { whole, full, parts, highest: of == OfChildren::Max });
    }
}

/// What the full points of the parts of a group, or of the whole, come to; none if one of them is not known.
fn parts(guidance: &Guidance, whole: Option<&str>, of: OfChildren) -> Option<Points> {
    let groups = guidance
        .groups
        .iter()
        .filter(|group| group.parent.as_deref() == whole)
        .map(|group| Some(group.share()));
    let criteria = guidance
        .criteria
        .iter()
        .filter(|criterion| Some(criterion.group.as_str()) == whole)
        .map(|criterion| Some(&criterion.full));
    let rest = guidance
        .not_modelled
        .iter()
        .filter(|part| part.group.as_deref() == whole)
        .map(|part| part.full.as_ref());
    groups.chain(criteria).chain(rest).try_fold(Points::zero(), |before, full| {
        Some(match of {
            OfChildren::Sum => before.add(full?),
            OfChildren::Max => before.max(full?.clone()),
        })
    })
}
