//! Tiers that no value reaches, tiers that overlap, and gaps between tiers.
//!
//! The numbers of the conditions cut the measure into cells; within a cell every condition is true or false
//! throughout, so one value of each cell tells all.

use super::{Findings, Ruled, Spot, Subject, bounds_of, shown};
use crate::{
    formula::{
        Declaration, Facts, Silent, Term, Type, Value, evaluate, interval::Interval, syntax::Arithmetic,
    },
    number::Exact,
    problem::CheckFault,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for rule in subject.rules {
        let Some(table) = Table::of(rule) else { continue };
        for (number, fault) in table.unreachable().into_iter().chain(table.overlaps()) {
            findings.of_rule(Spot::Tier(rule.of, number), fault, rule.criterion);
        }
        if let Some(fault) = table.gap() {
            findings.of_rule(Spot::Rule(rule.of), fault, rule.criterion);
        }
    }
}

/// The tiers of a rule, and which of them hold for one value of each cell.
struct Table {
    /// What each tier gives.
    scores: Vec<Term>,
    /// The cells in ascending order, where the measure has an order.
    cells: Vec<Cell>,
    ordered: bool,
    /// Whether the guidance leaves open what no tier covers.
    open: bool,
}

/// A value of the measure, and whether each tier's condition holds for it; none where that depends on an input.
struct Cell {
    value: Value,
    holds: Vec<Option<bool>>,
}

impl Table {
    fn of(rule: &Ruled<'_>) -> Option<Self> {
        let (_, inside) = rule.form.unguarded();
        let Term::Let(parts) = inside else { return None };
        let [measure, body] = parts.as_ref();
        let (mut conditions, mut scores, mut rest) = (Vec::new(), Vec::new(), body);
        while let Term::If(parts) = rest
            && conditions.len() < rule.form.tiers
        {
            let [condition, score, fails] = parts.as_ref();
            conditions.push(condition);
            scores.push(score.clone());
            rest = fails;
        }
        let cell = |value: Value| {
            let holds = conditions.iter().map(|condition| holds(condition, &value)).collect();
            Cell { value, holds }
        };
        let (values, ordered) = values(rule, measure, &conditions)?;
        let cells = values.into_iter().map(cell).collect();
        Some(Self { scores, cells, ordered, open: matches!(rest, Term::Undetermined(_)) })
    }

    fn unreachable(&self) -> Vec<(usize, CheckFault)> {
        let reached = |number: usize, cell: &Cell| {
            let earlier = cell.holds.iter().take(number);
            // Where it is not known, it may be reached.
            cell.holds.get(number).is_some_and(|holds| *holds != Some(false))
                && earlier.into_iter().all(|holds| *holds != Some(true))
        };
        let numbers = 0..self.scores.len();
        let unreachable = numbers.filter(|number| !self.cells.iter().any(|cell| reached(*number, cell)));
        let fault = |number: usize| CheckFault::UnreachableTier { number: number.saturating_add(1) };
        unreachable.map(|number| (number, fault(number))).collect()
    }

    /// Tiers of which one is a part of the other are the usual way to say "else, from 80 %".
    fn overlaps(&self) -> Vec<(usize, CheckFault)> {
        let mut found = Vec::new();
        for second in 0..self.scores.len() {
            for first in 0..second {
                if self.scores.get(first) == self.scores.get(second) {
                    continue;
                }
                let pair =
                    |cell: &Cell| Some((cell.holds.get(first).copied()??, cell.holds.get(second).copied()??));
                let find = |wanted| self.cells.iter().find(|cell| pair(cell) == Some(wanted));
                if let (Some(both), Some(_), Some(_)) =
                    (find((true, true)), find((true, false)), find((false, true)))
                {
                    let (first, number) = (first.saturating_add(1), second.saturating_add(1));
                    let at = shown(&both.value);
                    found.push((second, CheckFault::OverlappingTiers { first, second: number, at }));
                }
            }
        }
        found
    }

    /// A value of no tier with values of tiers below and above.
    fn gap(&self) -> Option<CheckFault> {
        let known = self.cells.iter().all(|cell| cell.holds.iter().all(Option::is_some));
        if !self.ordered || self.open || !known {
            return None;
        }
        let covered = |cell: &&Cell| cell.holds.contains(&Some(true));
        let first = self.cells.iter().position(|cell| covered(&cell))?;
        let last = self.cells.iter().rposition(|cell| covered(&cell))?;
        let mut between = self.cells.get(first..last)?.iter();
        between.find(|cell| !covered(cell)).map(|cell| CheckFault::TierGap { at: shown(&cell.value) })
    }
}

/// Whether a condition holds for a value of the measure; none where an input decides.
fn holds(condition: &Term, value: &Value) -> Option<bool> {
    let term = Term::Let(Box::new([Term::Literal(value.clone()), condition.clone()]));
    let facts = Facts { inputs: &[], full: &Exact::one(), children: None };
    match evaluate(&term, facts, &mut Silent) {
        Ok(Value::Truth(holds)) => Some(holds),
        _ => None,
    }
}

/// One value of each cell of the measure, and whether they have an order.
fn values(rule: &Ruled<'_>, measure: &Term, conditions: &[&Term]) -> Option<(Vec<Value>, bool)> {
    let declarations = &rule.criterion.declarations;
    let of = match measure {
        Term::Input(slot, _) => declarations.get(*slot).map(|input| &input.of),
        _ => None,
    };
    let mut literals = Vec::new();
    for condition in conditions {
        super::grid::collect(condition, &mut literals);
    }
    match of {
        Some(Type::Choice(choices)) => Some((choices.iter().cloned().map(Value::Choice).collect(), false)),
        Some(Type::Truth) => Some((vec![Value::Truth(false), Value::Truth(true)], false)),
        Some(Type::Date) => {
            let mut days: Vec<_> = literals.iter().filter_map(date).flatten().collect();
            days.sort_unstable();
            days.dedup();
            Some((days.into_iter().map(Value::Date).collect(), true))
        }
        Some(Type::Number(_)) | None => {
            let within = bounds_of(rule.criterion, measure);
            let whole = is_whole(measure, declarations);
            let numbers = literals.iter().filter_map(|literal| match literal {
                Value::Number(number) => Some(number.clone()),
                _ => None,
            });
            let cells = cells(numbers.collect(), within.interval()?, whole);
            Some((cells.into_iter().map(Value::Number).collect(), true))
        }
    }
}

/// A date of the conditions, with the days around it.
fn date(literal: &Value) -> Option<impl Iterator<Item = crate::source::Date>> {
    let Value::Date(date) = literal else { return None };
    Some([date.previous(), Some(*date), date.next()].into_iter().flatten())
}

/// The numbers themselves, a number between each two, and one beyond each end, as far as the measure reaches.
fn cells(mut numbers: Vec<Exact>, within: &Interval, whole: bool) -> Vec<Exact> {
    let one = Exact::one();
    numbers.extend(within.low.clone());
    numbers.extend(within.high.clone());
    numbers.sort();
    numbers.dedup();
    let beyond = numbers
        .first()
        .map(|least| least.sub(&one))
        .into_iter()
        .chain(numbers.last().map(|most| most.add(&one)));
    let mut cells: Vec<Exact> = if whole {
        let around = |number: &Exact| {
            [number.ceil().sub(&one), number.floor(), number.ceil(), number.floor().add(&one)]
        };
        numbers.iter().flat_map(around).collect()
    } else {
        let half = Exact::new(1, 2).unwrap_or_else(Exact::one);
        let middles = numbers.windows(2).filter_map(|pair| match pair {
            [low, high] => Some(low.add(high).mul(&half)),
            _ => None,
        });
        middles.chain(beyond).chain(numbers.iter().cloned()).collect()
    };
    cells.retain(|value| within.meet(&Interval::point(value)).is_some());
    cells.sort();
    cells.dedup();
    cells
}

/// Whether a term gives whole numbers only.
fn is_whole(term: &Term, declarations: &[Declaration]) -> bool {
    match term {
        Term::Input(slot, _) => declarations.get(*slot).is_some_and(|input| input.whole),
        Term::Literal(Value::Number(number)) => number.is_integer(),
        Term::Arithmetic(Arithmetic::Divide, _) => false,
        Term::Arithmetic(_, parts) => parts.iter().all(|part| is_whole(part, declarations)),
        _ => false,
    }
}
