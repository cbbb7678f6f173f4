//! Inputs for which two rules give other points, looked for on the grid of `verify rules check` and around what
//! stands in the formulas: whole steps and single units away from each number, and between neighbours.

use phuctra::{
    formula::{Halt, Term, Type, Value},
    guidance::check::Grid,
    model::{Criterion, Guidance, criterion::InputKind},
    number::{Exact, Points},
};

/// At most so many different surroundings of a slot are tried with the further values.
const SURROUNDINGS: usize = 60;

/// Whether some inputs are scored otherwise, rounded as the rule set says.
pub(crate) fn differs(guidance: &Guidance, criterion: &Criterion, one: &Term, other: &Term) -> bool {
    let score = |term, values: &[_]| told(guidance, Grid::score_of(criterion, term, values));
    inputs(criterion, &[one, other]).iter().any(|values| score(one, values) != score(other, values))
}

/// Why there are no points makes no difference but for what does not apply.
fn told(guidance: &Guidance, score: Result<Exact, Halt>) -> Result<Points, bool> {
    let level = guidance.rounding.criterion.as_ref();
    let rounded = |exact: Exact| level.map_or_else(|| exact.clone(), |level| level.rounding.apply(&exact));
    score.map(|exact| Points::new(rounded(exact))).map_err(|halt| halt == Halt::Excluded)
}

/// The inputs that are tried.
pub(crate) fn inputs(criterion: &Criterion, terms: &[&Term]) -> Vec<Vec<Option<Value>>> {
    let mut all = Grid::new(criterion, terms).inputs();
    let numbers = numbers(terms);
    let mut further = Vec::new();
    for (slot, declaration) in criterion.declarations.iter().enumerate() {
        if !matches!(declaration.of, Type::Number(_))
            || !terms.iter().any(|term| term.inputs().contains(&slot))
        {
            continue;
        }
        let rate = criterion.inputs[slot].kind == InputKind::Percent;
        let fits = |number: &Exact| {
            !number.is_negative()
                && (!declaration.whole || number.is_integer())
                && (!rate || *number <= Exact::one())
        };
        let values: Vec<Exact> = around(&numbers).into_iter().filter(fits).collect();
        for surroundings in surroundings(&all, slot) {
            for value in &values {
                let mut inputs = surroundings.clone();
                inputs[slot] = Some(Value::Number(value.clone()));
                if criterion.broken(&inputs).is_none() {
                    further.push(inputs);
                }
            }
        }
    }
    all.extend(further);
    all
}

/// What stands in the other slots, each once.
fn surroundings(all: &[Vec<Option<Value>>], slot: usize) -> Vec<Vec<Option<Value>>> {
    let mut found: Vec<Vec<Option<Value>>> = Vec::new();
    for inputs in all {
        let mut inputs = inputs.clone();
        inputs[slot] = None;
        if !found.contains(&inputs) {
            found.push(inputs);
        }
        if found.len() == SURROUNDINGS {
            break;
        }
    }
    found
}

/// The numbers of the formulas, in ascending order, each once.
fn numbers(terms: &[&Term]) -> Vec<Exact> {
    fn collect(term: &Term, found: &mut Vec<Exact>) {
        match term {
            Term::Literal(Value::Number(number)) => found.push(number.clone()),
            Term::Percent(percent) => found.extend(percent.div(&Exact::from(100_u64))),
            _ => {}
        }
        for part in term.parts() {
            collect(part, found);
        }
    }
    let mut found = Vec::new();
    for term in terms {
        collect(term, &mut found);
    }
    found.sort();
    found.dedup();
    found
}

/// Up to forty steps of one number above another, twenty units above each, one less and one more, and the middles.
fn around(numbers: &[Exact]) -> Vec<Exact> {
    let two = Exact::from(2_u64);
    let mut found = Vec::new();
    for number in numbers {
        found.extend((0..=20_u64).map(|units| number.add(&Exact::from(units))));
        for step in numbers {
            found.extend((0..=40_u64).map(|steps| number.add(&step.mul(&Exact::from(steps)))));
        }
    }
    found.extend(numbers.windows(2).filter_map(|pair| pair[0].add(&pair[1]).div(&two)));
    let beside: Vec<Exact> =
        found.iter().flat_map(|number| [number.sub(&Exact::one()), number.add(&Exact::one())]).collect();
    found.extend(beside);
    found.sort();
    found.dedup();
    found
}
