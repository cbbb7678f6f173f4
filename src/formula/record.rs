//! How a value came about: the evaluation tells a recorder each step it takes.

use super::{Term, Value};

/// Listens to an evaluation.
pub trait Recorder<'t> {
    /// Whether anybody listens; where nobody does, the compiler removes the telling.
    const LISTENS: bool;

    /// `term` gave `result` from `operands`, the values of its parts in their order.
    fn step(&mut self, term: &'t Term, operands: &[Value], result: &Value);

    /// The condition of `term`, an [`Term::If`], holds or does not; told before the branch is evaluated, which may
    /// give no value.
    fn branch(&mut self, _term: &'t Term, _holds: bool) {}
}

/// Nobody listens.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl<'t> Recorder<'t> for Silent {
    const LISTENS: bool = false;

    fn step(&mut self, _: &'t Term, _: &[Value], _: &Value) {}
}

/// One step of an evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'t> {
    /// What was computed.
    pub term: &'t Term,
    /// From which values, in the order of the term's parts.
    pub operands: Vec<Value>,
    /// What came out.
    pub result: Value,
}

/// Keeps every step, in the order of the evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps<'t> {
    /// The steps.
    pub steps: Vec<Step<'t>>,
}

impl<'t> Steps<'t> {
    /// The steps in their order, each once: a guard and the rule behind it may compute the same.
    pub fn each_once(&self) -> impl Iterator<Item = &Step<'t>> {
        let earlier = |at: usize| self.steps.get(..at).unwrap_or_default();
        self.steps
            .iter()
            .enumerate()
            .filter(move |(at, step)| !earlier(*at).contains(step))
            .map(|(_, step)| step)
    }
}

impl<'t> Recorder<'t> for Steps<'t> {
    const LISTENS: bool = true;

    fn step(&mut self, term: &'t Term, operands: &[Value], result: &Value) {
        self.steps.push(Step { term, operands: operands.to_vec(), result: result.clone() });
    }
}
