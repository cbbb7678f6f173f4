//! Inputs on which rules are tried: small counts, the ends of the domain, and what stands in the formulas with its
//! neighbours, in every combination that `at_most` and `at_least` allow.

use super::{inputs, points};
use crate::{
    formula::{Facts, Halt, Silent, Term, Type, Value, evaluate, never_exceeds},
    model::{Criterion, criterion::InputKind},
    number::Exact,
    problem::check::{Witness, Worded},
    source::Date,
};

/// So many combinations of inputs are tried at most for one rule.
pub(super) const MOST_TRIED: usize = 20_000;

/// Counts that are always tried, the most telling first.
const COUNTS: [u64; 14] = [0, 1, 2, 3, 8, 5, 10, 4, 7, 100, 40, 16, 1000, 1_000_000];

/// Values by slot, and what a rule gives for them.
pub(super) type Point = (Vec<Option<Value>>, Result<Exact, Halt>);

/// The inputs on which the rules of a criterion are tried.
pub struct Grid<'c> {
    criterion: &'c Criterion,
    /// The slots that the rules use, each with its values in ascending order.
    columns: Vec<(usize, Vec<Value>)>,
    relations: Vec<(usize, usize)>,
}

impl<'c> Grid<'c> {
    /// The inputs for rules of one criterion.
    #[must_use]
    pub fn new(criterion: &'c Criterion, terms: &[&Term]) -> Self {
        let mut slots: Vec<usize> = terms.iter().flat_map(|term| term.inputs()).collect();
        slots.sort_unstable();
        slots.dedup();
        let mut literals = Vec::new();
        for term in terms {
            collect(term, &mut literals);
        }
        let column = |slot: usize| Some((slot, values(criterion, slot, &literals)?));
        let mut columns: Vec<_> = slots.into_iter().filter_map(column).collect();
        thin(&mut columns);
        for (_, values) in &mut columns {
            values.sort_by(ascending);
        }
        Self { criterion, columns, relations: relations(criterion) }
    }

    /// The slots, in ascending order.
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(slot, _)| *slot)
    }

    /// Every combination of inputs.
    #[must_use]
    pub fn inputs(&self) -> Vec<Vec<Option<Value>>> {
        self.lines(None).into_iter().flatten().collect()
    }

    /// What a rule gives for every combination.
    pub(super) fn points<'g>(&'g self, term: &'g Term) -> impl Iterator<Item = Point> + 'g {
        self.inputs().into_iter().map(move |values| self.point(term, values))
    }

    /// What a rule gives along each line on which only one slot changes, in ascending order.
    pub(super) fn along<'g>(&'g self, slot: usize, term: &'g Term) -> impl Iterator<Item = Vec<Point>> + 'g {
        let point = move |values| self.point(term, values);
        self.lines(Some(slot)).into_iter().map(move |line| line.into_iter().map(point).collect())
    }

    fn point(&self, term: &Term, values: Vec<Option<Value>>) -> Point {
        let score = self.score(term, &values);
        (values, score)
    }

    /// What a rule gives, not rounded.
    pub(super) fn score(&self, term: &Term, values: &[Option<Value>]) -> Result<Exact, Halt> {
        Self::score_of(self.criterion, term, values)
    }

    /// What a rule of a criterion gives, not rounded.
    ///
    /// # Errors
    /// Why it gives no points.
    pub fn score_of(criterion: &Criterion, term: &Term, values: &[Option<Value>]) -> Result<Exact, Halt> {
        let facts = Facts { inputs: values, full: criterion.full.exact(), children: None };
        match evaluate(term, facts, &mut Silent)? {
            Value::Number(score) => Ok(score),
            _ => Err(Halt::Unfit),
        }
    }

    /// Inputs and their score, as a message tells them.
    pub(super) fn witness(&self, values: &[Option<Value>], score: &Exact) -> Witness {
        Witness { inputs: self.told(values), score: points(score) }
    }

    /// Inputs, as a message tells them.
    pub(super) fn told(&self, values: &[Option<Value>]) -> Worded {
        inputs(&self.criterion.declarations, values)
    }

    /// The combinations in lines along one slot; without it, in one line.
    fn lines(&self, along: Option<usize>) -> Vec<Vec<Vec<Option<Value>>>> {
        let others: Vec<_> = self.columns.iter().filter(|(slot, _)| Some(*slot) != along).collect();
        let start: Vec<Option<Value>> = vec![None; self.criterion.declarations.len()];
        let mut all = vec![start];
        for (slot, values) in others {
            all = all.iter().flat_map(|known| self.with(known, *slot, values)).collect();
        }
        match self.columns.iter().find(|(slot, _)| Some(*slot) == along) {
            Some((slot, values)) => {
                all.iter().map(|known| self.with(known, *slot, values).collect()).collect()
            }
            None => vec![all],
        }
    }

    /// What is known, with each allowed value of one more slot.
    fn with<'g>(
        &'g self,
        known: &'g [Option<Value>],
        slot: usize,
        values: &'g [Value],
    ) -> impl Iterator<Item = Vec<Option<Value>>> + 'g {
        values.iter().filter_map(move |value| {
            let mut more = known.to_vec();
            *more.get_mut(slot)? = Some(value.clone());
            self.allowed(&more).then_some(more)
        })
    }

    /// Whether no input exceeds another that it may not exceed.
    fn allowed(&self, values: &[Option<Value>]) -> bool {
        let number = |slot: usize| match values.get(slot) {
            Some(Some(Value::Number(number))) => Some(number),
            _ => None,
        };
        let fits = |(small, large): &(usize, usize)| {
            number(*small).zip(number(*large)).is_none_or(|(small, large)| small <= large)
        };
        self.relations.iter().all(fits)
    }
}

/// The pairs of inputs of which the first never exceeds the second.
fn relations(criterion: &Criterion) -> Vec<(usize, usize)> {
    let slots = || 0..criterion.declarations.len();
    let pairs = slots().flat_map(|small| slots().map(move |large| (small, large)));
    pairs.filter(|(small, large)| never_exceeds(&criterion.declarations, *small, *large)).collect()
}

/// Takes the least telling values off the longest columns until the combinations are few enough.
fn thin(columns: &mut [(usize, Vec<Value>)]) {
    let size = |columns: &[(usize, Vec<Value>)]| {
        columns.iter().map(|(_, values)| values.len()).fold(1, usize::saturating_mul)
    };
    while size(columns) > MOST_TRIED {
        if let Some((_, longest)) = columns.iter_mut().max_by_key(|(_, values)| values.len()) {
            longest.pop();
        }
    }
}

fn ascending(left: &Value, right: &Value) -> std::cmp::Ordering {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
        (Value::Choice(left), Value::Choice(right)) => left.cmp(right),
        _ => std::cmp::Ordering::Equal,
    }
}

/// The literals of a formula.
pub(super) fn collect(term: &Term, literals: &mut Vec<Value>) {
    match term {
        Term::Literal(value) => literals.push(value.clone()),
        Term::Percent(value) => {
            literals.extend(value.div(&Exact::from(100_u64)).map(Value::Number));
        }
        _ => {}
    }
    for part in term.parts() {
        collect(part, literals);
    }
}

/// The values to try for a slot, the most telling first.
fn values(criterion: &Criterion, slot: usize, literals: &[Value]) -> Option<Vec<Value>> {
    let declaration = criterion.declarations.get(slot)?;
    let rate = criterion.inputs.get(slot)?.kind == InputKind::Percent;
    let numbers = literals.iter().filter_map(|literal| match literal {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let dates = literals.iter().filter_map(|literal| match literal {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let mut values: Vec<Value> = match &declaration.of {
        Type::Number(_) if declaration.whole => counts(numbers).into_iter().map(Value::Number).collect(),
        Type::Number(_) => decimals(numbers, rate).into_iter().map(Value::Number).collect(),
        Type::Truth => vec![Value::Truth(true), Value::Truth(false)],
        Type::Choice(choices) => choices.iter().cloned().map(Value::Choice).collect(),
        Type::Date => days(dates).into_iter().map(Value::Date).collect(),
    };
    let mut kept: Vec<Value> = Vec::new();
    values.retain(|value| {
        let new = !kept.contains(value);
        kept.push(value.clone());
        new
    });
    Some(values)
}

/// Small counts, and the numerators and denominators of what stands in the formula, each with its neighbours.
fn counts<'l>(literals: impl Iterator<Item = &'l Exact>) -> Vec<Exact> {
    let one = Exact::one();
    let near = |number: Exact| [number.clone(), number.sub(&one), number.add(&one)];
    let parts = literals.flat_map(|literal| {
        let (numerator, denominator) = literal.parts();
        if literal.is_integer() {
            near(numerator).to_vec()
        } else {
            [near(denominator), near(numerator)].concat()
        }
    });
    let first = COUNTS.iter().take(4).copied().map(Exact::from);
    let rest = COUNTS.iter().skip(4).copied().map(Exact::from);
    first.chain(parts.filter(|number| !number.is_negative())).chain(rest).collect()
}

/// Ends, middles, and what stands in the formula with a little more and a little less.
fn decimals<'l>(literals: impl Iterator<Item = &'l Exact>, rate: bool) -> Vec<Exact> {
    let of = |numerator, denominator| Exact::new(numerator, denominator).unwrap_or_else(Exact::zero);
    let little = of(1, 1000);
    let near = |number: &Exact| [number.clone(), number.sub(&little), number.add(&little)];
    let ends = [of(0, 1), of(1, 1), of(1, 2), of(1, 1000), of(999, 1000), of(1, 4), of(3, 4)];
    let large = [of(2, 1), of(10, 1), of(100, 1)];
    let all = ends.into_iter().chain(literals.flat_map(near)).chain(large);
    all.filter(|number| !number.is_negative() && (!rate || *number <= Exact::one())).collect()
}

/// The dates of the formula with the days around them, or, where there are none, two days.
fn days(literals: impl Iterator<Item = Date>) -> Vec<Date> {
    let near = |date: Date| [Some(date), date.previous(), date.next()].into_iter().flatten();
    let mut days: Vec<Date> = literals.flat_map(near).collect();
    if days.is_empty() {
        days.extend([Date::new(2024, 1, 1), Date::new(2025, 1, 1)].into_iter().flatten());
    }
    days
}
