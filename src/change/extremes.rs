//! How far a change can move the score of a criterion, over the inputs on which rules are tried.

use crate::{
    formula::{Term, Value},
    guidance::check::{Grid, inputs, points},
    model::{Criterion, Rule},
    number::Exact,
    problem::check::Worded,
};

/// The most that a score rises and falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes {
    /// Where it rises most, if it rises anywhere.
    pub gain: Option<Extreme>,
    /// Where it falls most, if it falls anywhere.
    pub loss: Option<Extreme>,
    /// On how many sets of inputs both rules were tried.
    pub tried: usize,
}

/// One set of inputs, and the scores that both rules give for it, not rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extreme {
    /// The inputs.
    pub inputs: Worded,
    /// Under the old rule.
    pub old: Worded,
    /// Under the new rule.
    pub new: Worded,
    /// The difference.
    pub by: Exact,
}

/// How far the score can move from one criterion to another; none if they do not compute from the same inputs.
#[must_use]
pub fn extremes(old: &Criterion, new: &Criterion) -> Option<Extremes> {
    let (Rule::Computed(before), Rule::Computed(after)) = (&old.rule, &new.rule) else { return None };
    if old.declarations != new.declarations {
        return None;
    }
    let grid = Grid::new(new, &[&before.term, &after.term]);
    let mut found = Extremes { gain: None, loss: None, tried: 0 };
    for values in grid.inputs() {
        found.tried = found.tried.saturating_add(1);
        if let Some(extreme) = at((old, &before.term), (new, &after.term), &values) {
            found.take(extreme);
        }
    }
    Some(found)
}

fn at(old: (&Criterion, &Term), new: (&Criterion, &Term), values: &[Option<Value>]) -> Option<Extreme> {
    let score = |(criterion, term): (&Criterion, &Term)| Grid::score_of(criterion, term, values).ok();
    let (before, after) = (score(old)?, score(new)?);
    let inputs = inputs(&new.0.declarations, values);
    Some(Extreme { inputs, by: after.sub(&before), old: points(&before), new: points(&after) })
}

impl Extremes {
    fn take(&mut self, extreme: Extreme) {
        let zero = Exact::zero();
        let better =
            |kept: &Option<Extreme>| kept.as_ref().is_none_or(|kept| kept.by.abs() < extreme.by.abs());
        if extreme.by > zero && better(&self.gain) {
            self.gain = Some(extreme);
        } else if extreme.by < zero && better(&self.loss) {
            self.loss = Some(extreme);
        }
    }
}
