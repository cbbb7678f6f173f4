//! How far a change can move the score of a criterion, over the inputs on which rules are tried.

use crate::{
    formula::{
        Halt, Value,
        print::{Notation, value},
    },
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
    /// Where the old rule gives points and the new one none.
    pub closed: Option<Unscored>,
    /// Where the old rule gives none and the new one points.
    pub opened: Option<Unscored>,
    /// On how many sets of inputs both rules were tried.
    pub tried: usize,
}

/// Sets of inputs for which only one of both rules gives points: neither a rise nor a fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unscored {
    /// The first of them.
    pub inputs: Worded,
    /// The points that the one rule gives for it, not rounded.
    pub points: Worded,
    /// Whether the criterion does not apply by the other; else its score is not determined.
    pub excluded: bool,
    /// How many there are.
    pub count: usize,
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
    let mut found = Extremes { gain: None, loss: None, closed: None, opened: None, tried: 0 };
    for values in grid.inputs() {
        found.tried = found.tried.saturating_add(1);
        let inputs = || told(new, &values);
        let score = |criterion, term| Grid::score_of(criterion, term, &values);
        match (score(old, &before.term), score(new, &after.term)) {
            (Ok(before), Ok(after)) if before == after => {}
            (Ok(before), Ok(after)) => found.take(Extreme {
                inputs: inputs(),
                by: after.sub(&before),
                old: points(&before),
                new: points(&after),
            }),
            (Ok(before), Err(halt)) => count(&mut found.closed, &before, &halt, inputs),
            (Err(halt), Ok(after)) => count(&mut found.opened, &after, &halt, inputs),
            (Err(_), Err(_)) => {}
        }
    }
    Some(found)
}

/// The inputs as rule files have them; in Vietnamese by what they are.
fn told(criterion: &Criterion, values: &[Option<Value>]) -> Worded {
    let called = criterion.called();
    let known = values.iter().enumerate().filter_map(|(slot, known)| Some((slot, known.as_ref()?)));
    let told = known
        .map(|(slot, known)| format!("{} = {}", called.get(slot), value(known, Notation::Letter(&called))));
    Worded { vi: told.collect::<Vec<_>>().join(", "), en: inputs(&criterion.declarations, values).en }
}

fn count(found: &mut Option<Unscored>, score: &Exact, halt: &Halt, inputs: impl Fn() -> Worded) {
    let first = || Unscored {
        inputs: inputs(),
        points: points(score),
        excluded: matches!(halt, Halt::Excluded),
        count: 0,
    };
    let found = found.get_or_insert_with(first);
    found.count = found.count.saturating_add(1);
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
