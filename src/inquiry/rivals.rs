//! Several systems give several figures for one input: what each of them gives, and which the granted score
//! follows.

use crate::{
    formula::Value,
    number::Points,
    verify::{Verified, score},
};

/// A figure, and the score that it gives with the figures used for the other inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// The slot.
    pub slot: usize,
    /// Which of its figures; 0 is the one used.
    pub figure: usize,
    /// Its value.
    pub value: Value,
    /// The evidence that states it.
    pub evidence: Option<String>,
    /// What it gives; nothing where it cannot stand beside the other inputs.
    pub points: Option<Points>,
    /// The part and the whole, if with it the part is more than the whole.
    pub broken: Option<(Measured, Measured)>,
    /// Whether these are the granted points.
    pub follows: bool,
}

/// An input's slot, and its value.
pub type Measured = (usize, Value);

/// The figures of a row's inputs, where they differ.
#[must_use]
pub fn rivals(verified: &Verified<'_>, index: usize) -> Vec<Rival> {
    found(verified, index).unwrap_or_default()
}

fn found(verified: &Verified<'_>, index: usize) -> Option<Vec<Rival>> {
    let matched = verified.docket.rows.get(index)?;
    let guidance = verified.docket.guidance;
    let criterion = guidance.criteria.get(matched.criterion?)?;
    let bound = verified.docket.counts.get(matched.criterion?)?;
    let mut rivals = Vec::new();
    for (slot, known) in bound.slots.iter().enumerate() {
        let values: Vec<&Value> = known.figures.iter().filter_map(|figure| figure.value.as_ref()).collect();
        if values.windows(2).all(|pair| matches!(pair, [left, right] if left == right)) {
            continue;
        }
        for (figure, stated) in known.figures.iter().enumerate() {
            let Some(value) = stated.value.clone() else { continue };
            let mut inputs = bound.values.clone();
            *inputs.get_mut(slot)? = Some(value.clone());
            let broken = criterion.broken(&inputs).and_then(|(part, whole)| {
                let measured = |slot: usize| Some((slot, inputs.get(slot)?.clone()?));
                measured(part).zip(measured(whole))
            });
            let points = score(guidance, criterion, &inputs).points().filter(|_| broken.is_none()).cloned();
            let follows = points.is_some() && points == matched.row.appraised;
            let evidence = stated.evidence.clone();
            rivals.push(Rival { slot, figure, value, evidence, points, broken, follows });
        }
    }
    Some(rivals)
}
