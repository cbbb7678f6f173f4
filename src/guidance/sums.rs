//! Full points: the parts of a group that is their plain sum must add up to it, and the groups to the whole.

use crate::{
    formula::Term,
    model::Guidance,
    number::{Exact, Points},
    problem::{Problems, RuleFault},
    source::Source,
};

/// A problem for each group, and for the whole, whose full points are not those of its parts.
pub(super) fn check(file: &Source, guidance: &Guidance, problems: &mut Problems) {
    // A formula of its own, such as a cap, says how the parts relate to the group's full points.
    for group in guidance.groups.iter().filter(|group| group.score.term == Term::Children) {
        compare(file, &group.code, &group.full, parts(guidance, Some(&group.code)), problems);
    }
    compare(file, &guidance.id, &guidance.full, parts(guidance, None), problems);
}

fn compare(file: &Source, whole: &str, full: &Points, sum: Option<Points>, problems: &mut Problems) {
    if let Some(sum) = sum.filter(|sum| sum != full) {
        let fault = RuleFault::FullDiffers { whole: whole.to_owned(), full: full.plain(), sum: sum.plain() };
        problems.at(file.whole(), fault);
    }
}

/// The full points of the parts of a group, or of the whole; none if one of them is not known.
fn parts(guidance: &Guidance, whole: Option<&str>) -> Option<Points> {
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
    groups.chain(criteria).chain(rest).try_fold(Points::new(Exact::zero()), |sum, full| Some(sum.add(full?)))
}
