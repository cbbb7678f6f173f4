//! A granted score read backwards: every value of one input that gives exactly this score, the other inputs
//! as they are, for any rule of the formula language.
//!
//! Branch and prune over the sound bounds of the formula: a span of counts whose bounds cannot give the score
//! is dropped whole, one that can only give it is taken whole, else it is split; a single count is evaluated.
//! A rule that rises or falls in the count costs logarithms. Decimals, percentages and dates are searched by
//! their numbers on a grid.

use super::grid::Grid;
use crate::{
    formula::{
        Facts, Silent, Type, Value,
        bounds::{bounds_within, domains, given},
        evaluate,
        interval::{Interval, Possible},
    },
    model::{Criterion, Form},
    number::{Exact, Rounding},
};

/// A score, and the rule and inputs that are to give it.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The criterion.
    pub criterion: &'q Criterion,
    /// The rule itself, or a reading.
    pub form: &'q Form,
    /// The values of the inputs, by slot.
    pub values: &'q [Option<Value>],
    /// How the score is rounded; none if it is not.
    pub rounding: Option<Rounding>,
    /// The score to give.
    pub score: &'q Exact,
}

/// Consecutive counts, or numbers of a grid; without `high`, all from `low` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first.
    pub low: u64,
    /// The last.
    pub high: Option<u64>,
}

/// Counts, or numbers of a grid, that give a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In ascending order; no two touch.
    pub spans: Vec<Span>,
    /// Where the search ended before its end, the last count that it has settled; none if the set is complete.
    pub searched: Option<u64>,
}

/// So many spans are looked at before the search gives up and says so.
pub const MOST_WORK: usize = 4096;

/// What is known of the counts of a span.
enum Verdict {
    None,
    All,
    Some,
}

impl Counts {
    /// Whether every count that gives the score is in it.
    #[must_use]
    pub const fn complete(&self) -> bool {
        self.searched.is_none()
    }

    /// Whether a count is in it.
    #[must_use]
    pub fn contains(&self, count: u64) -> bool {
        self.spans.iter().any(|span| span.contains(count))
    }

    fn push(&mut self, span: Span) {
        match self.spans.last_mut() {
            Some(last) if last.high.and_then(|high| high.checked_add(1)) == Some(span.low) => {
                last.high = span.high;
            }
            _ => self.spans.push(span),
        }
    }
}

impl Span {
    /// Whether a count is in it.
    #[must_use]
    pub fn contains(&self, count: u64) -> bool {
        self.low <= count && self.high.is_none_or(|high| count <= high)
    }

    const fn single(self) -> bool {
        matches!(self.high, Some(high) if high == self.low)
    }

    /// Two parts; one without end is cut where its counts have about doubled. None where no count of 64 bits
    /// lies beyond.
    fn split(self) -> Option<[Self; 2]> {
        let middle = match self.high {
            Some(high) => self.low.midpoint(high),
            None => self.low.checked_mul(2)?.checked_add(63)?,
        };
        let rest = Self { low: middle.checked_add(1)?, high: self.high };
        Some([Self { low: self.low, high: Some(middle) }, rest])
    }
}

impl Question<'_> {
    /// Every whole number of a slot that gives the score, within what `at_most` and `at_least` allow; none if
    /// the slot holds no count, or another input that the rule needs is unknown.
    #[must_use]
    pub fn counts(&self, slot: usize) -> Option<Counts> {
        let declaration = self.criterion.declarations.get(slot)?;
        let counts = declaration.whole && matches!(declaration.of, Type::Number(_));
        if counts { self.numbers(slot, Grid::Ones) } else { None }
    }

    /// Every value of a grid in a slot that gives the score, by its number, within what `at_most` and `at_least`
    /// allow; none if the slot holds values of another kind, or another input that the rule needs is unknown.
    #[must_use]
    pub fn numbers(&self, slot: usize, grid: Grid) -> Option<Counts> {
        let known = |other: &usize| *other == slot || matches!(self.values.get(*other), Some(Some(_)));
        let needed = self.form.term.inputs();
        if !needed.contains(&slot) || !needed.iter().all(known) {
            return None;
        }
        let mut values = self.values.to_vec();
        *values.get_mut(slot)? = None;
        let declarations = &self.criterion.declarations;
        let start = domains(declarations, given(declarations, &values))?;
        let span = grid.span(start.get(slot)?)?;
        Some(Search { question: self, slot, grid, domains: start }.run(span))
    }

    /// Every yes, no or choice of a slot that gives the score; empty for another kind of input.
    #[must_use]
    pub fn choices(&self, slot: usize) -> Vec<Value> {
        let all: Vec<Value> = match self.criterion.declarations.get(slot).map(|input| &input.of) {
            Some(Type::Truth) => vec![Value::Truth(true), Value::Truth(false)],
            Some(Type::Choice(choices)) => choices.iter().cloned().map(Value::Choice).collect(),
            _ => Vec::new(),
        };
        all.into_iter().filter(|value| self.gives(slot, value.clone())).collect()
    }

    /// Whether a value of a slot gives the score.
    #[must_use]
    pub fn gives(&self, slot: usize, value: Value) -> bool {
        let mut values = self.values.to_vec();
        if let Some(place) = values.get_mut(slot) {
            *place = Some(value);
        }
        let facts = Facts { inputs: &values, full: self.criterion.full.exact(), children: None };
        match evaluate(&self.form.term, facts, &mut Silent) {
            Ok(Value::Number(exact)) => self.rounded(&exact) == *self.score,
            _ => false,
        }
    }

    fn rounded(&self, exact: &Exact) -> Exact {
        self.rounding.map_or_else(|| exact.clone(), |rounding| rounding.apply(exact))
    }
}

struct Search<'s, 'q> {
    question: &'s Question<'q>,
    slot: usize,
    grid: Grid,
    domains: Vec<Possible>,
}

impl Search<'_, '_> {
    /// In ascending order, so that what is left where the work ends lies above what is settled.
    fn run(&self, start: Span) -> Counts {
        let mut found = Counts::default();
        let mut open = vec![start];
        for _ in 0..MOST_WORK {
            let Some(span) = open.pop() else { return found };
            match self.judge(span) {
                Verdict::None => {}
                Verdict::All => found.push(span),
                Verdict::Some if span.single() => {
                    let value = self.grid.value(span.low);
                    if value.is_some_and(|value| self.question.gives(self.slot, value)) {
                        found.push(span);
                    }
                }
                Verdict::Some => {
                    let Some([left, right]) = span.split() else {
                        found.searched = Some(span.low.saturating_sub(1));
                        return found;
                    };
                    open.push(right);
                    open.push(left);
                }
            }
        }
        found.searched = open.last().map(|span| span.low.saturating_sub(1));
        found
    }

    fn judge(&self, span: Span) -> Verdict {
        let question = self.question;
        let mut inputs = self.domains.clone();
        if let Some(domain) = inputs.get_mut(self.slot) {
            *domain = self.grid.possible(span);
        }
        let declarations = &question.criterion.declarations;
        let Some(inputs) = domains(declarations, inputs) else { return Verdict::None };
        let full = question.criterion.full.exact();
        let bounds = bounds_within(&question.form.term, declarations, inputs, full);
        let Some(interval) = bounds.interval() else { return Verdict::None };
        // Rounding never decreases, so the bounds of the rounded score are the rounded bounds.
        let rounded = interval.map(|exact| question.rounded(exact));
        if rounded.meet(&Interval::point(question.score)).is_none() {
            Verdict::None
        } else if rounded.only() == Some(question.score) && !bounds.may_halt {
            Verdict::All
        } else {
            Verdict::Some
        }
    }
}
