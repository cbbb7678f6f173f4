//! The points of one criterion from its inputs, rounded once.

use crate::{
    formula::{self, Facts, Halt, Recorder, Silent, Steps, Value, bounds::bounds},
    model::{Criterion, Form, Guidance, Rule},
    number::{Exact, Points, Rounding},
};
use std::sync::Arc;

/// What a rule gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scored {
    /// Points.
    Points {
        /// Before rounding.
        exact: Exact,
        /// After the rounding of the level, if it has one.
        points: Points,
    },
    /// No points can be given. Not the same as 0 points.
    Undetermined {
        /// Between which points the score lies.
        bounds: Bounds,
        /// The slots of the inputs that would decide.
        missing: Vec<usize>,
        /// Why.
        why: Why,
    },
    /// The criterion does not apply.
    Excluded,
    /// The appraiser judges; nothing is recomputed.
    Judged,
}

/// Between which points a score lies; a missing end is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Not below.
    pub low: Option<Points>,
    /// Not above.
    pub high: Option<Points>,
}

/// Why there are no points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Inputs are unknown.
    Missing,
    /// A divisor is 0 and the rule set does not say what holds then.
    DivisionByZero,
    /// The guidance is silent on this case.
    Silent(Arc<str>),
    /// The wording of the rule is not known.
    UnknownRule(String),
}

impl Scored {
    /// The points, if there are any.
    #[must_use]
    pub const fn points(&self) -> Option<&Points> {
        match self {
            Self::Points { points, .. } => Some(points),
            _ => None,
        }
    }
}

/// The rounding of a criterion's points.
fn rounding(guidance: &Guidance) -> Option<Rounding> {
    guidance.rounding.criterion.as_ref().map(|level| level.rounding)
}

/// The points of `criterion` for the values of its inputs, by slot.
///
/// ```text
/// exact = the rule's formula on the inputs;  points = exact, rounded once as the rule set says
/// ```
#[must_use]
pub fn score(guidance: &Guidance, criterion: &Criterion, inputs: &[Option<Value>]) -> Scored {
    match &criterion.rule {
        Rule::Computed(form) => by_form(guidance, criterion, form, inputs, &mut Silent),
        Rule::Judged { .. } => Scored::Judged,
        Rule::Unknown { why } => Scored::Undetermined {
            bounds: whole_range(criterion),
            missing: Vec::new(),
            why: Why::UnknownRule(why.clone()),
        },
    }
}

/// The points under one form: the rule itself, or a reading.
pub fn by_form<'t, R: Recorder<'t>>(
    guidance: &Guidance,
    criterion: &Criterion,
    form: &'t Form,
    inputs: &[Option<Value>],
    recorder: &mut R,
) -> Scored {
    let facts = Facts { inputs, full: criterion.full.exact(), children: None };
    match formula::evaluate(&form.term, facts, recorder) {
        Ok(Value::Number(exact)) => Scored::Points { points: rounded(guidance, &exact), exact },
        Err(Halt::Excluded) => Scored::Excluded,
        Err(Halt::Undetermined(why)) => silent(criterion, Why::Silent(why)),
        Err(Halt::DivisionByZero) => silent(criterion, Why::DivisionByZero),
        Ok(_) | Err(Halt::Unknown(_) | Halt::Unfit) => unknown(guidance, criterion, form, inputs),
    }
}

/// The steps by which the points come about, made by the evaluation that gives them.
#[must_use]
pub fn trace<'t>(
    guidance: &Guidance,
    criterion: &Criterion,
    form: &'t Form,
    inputs: &[Option<Value>],
) -> (Scored, Steps<'t>) {
    let mut steps = Steps::default();
    let scored = by_form(guidance, criterion, form, inputs, &mut steps);
    (scored, steps)
}

fn rounded(guidance: &Guidance, exact: &Exact) -> Points {
    Points::from(rounding(guidance).map_or_else(|| exact.clone(), |rounding| rounding.apply(exact)))
}

fn silent(criterion: &Criterion, why: Why) -> Scored {
    Scored::Undetermined { bounds: whole_range(criterion), missing: Vec::new(), why }
}

fn whole_range(criterion: &Criterion) -> Bounds {
    Bounds { low: Some(Points::zero()), high: Some(criterion.full.clone()) }
}

/// Inputs are unknown: the score if every value of them gives the same, else its bounds.
fn unknown(guidance: &Guidance, criterion: &Criterion, form: &Form, inputs: &[Option<Value>]) -> Scored {
    let found = bounds(&form.term, &criterion.declarations, inputs, criterion.full.exact());
    let interval = found.interval();
    if let Some(exact) = interval.and_then(|interval| interval.only()).filter(|_| !found.may_halt) {
        return Scored::Points { points: rounded(guidance, exact), exact: exact.clone() };
    }
    let end = |end: Option<&Exact>| end.map(|exact| rounded(guidance, exact));
    let mut bounds = interval.map_or_else(
        || whole_range(criterion),
        |interval| Bounds { low: end(interval.low.as_ref()), high: end(interval.high.as_ref()) },
    );
    if found.may_halt {
        // Where the guidance may be silent, any score of the range is possible.
        bounds.low = bounds.low.map(|low| low.min(Points::zero()));
        bounds.high = bounds.high.map(|high| high.max(criterion.full.clone()));
    }
    let is_missing = |slot: &usize| inputs.get(*slot).is_none_or(Option::is_none);
    let missing = form.term.inputs().into_iter().filter(is_missing).collect();
    Scored::Undetermined { bounds, missing, why: Why::Missing }
}
