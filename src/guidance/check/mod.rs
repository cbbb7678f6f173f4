//! Static checks: what can be said of a rule set without any case. One check a file.
//!
//! A check proves what it can from the bounds of the formulas, and searches the rest on a grid of inputs; it
//! accuses only with inputs that anyone can redo.

mod amendments;
mod citations;
mod contradictions;
mod division;
mod effect;
mod examples;
mod full;
mod grid;
mod group_range;
mod guards;
mod inputs;
mod open;
mod periods;
mod range;
mod readings;
mod tiers;

use super::places::{Places, RuleOf, Spot};
use crate::{
    formula::{
        Declaration, Term, Value,
        bounds::{Bounds, bounds_within, domains, given},
        interval::{Interval, Possible},
        print::{Notation, value},
    },
    model::{Citation, Criterion, Form, Guidance, Rule, criterion::InputKind},
    number::{Exact, Points},
    problem::{CheckFault, Problem, check::Worded},
};
pub use grid::Grid;

/// A check. A new one is a file with this function, and a line below.
type Check = fn(&Subject<'_>, &mut Findings<'_>);

const CHECKS: &[Check] = &[
    range::check,
    division::check,
    effect::check,
    tiers::check,
    readings::check,
    guards::check,
    inputs::check,
    full::check,
    group_range::check,
    examples::check,
    citations::check,
    contradictions::check,
    amendments::check,
    periods::check,
    open::check,
];

/// What the checks say of a rule set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// What they found, in the order of the files.
    pub findings: Vec<Problem>,
    /// Rules and readings whose score was proved to stay within 0 and the full points.
    pub proved: usize,
    /// Those of which only no counter-example was found.
    pub searched: usize,
}

/// Checks a rule set that has been read without a problem, and the one that it amends, if any.
#[must_use]
pub fn check(guidance: &Guidance, base: Option<&Guidance>, places: &Places) -> Checked {
    let rules = rules(guidance);
    let subject = Subject { guidance, base, rules: &rules };
    let mut findings = Findings { guidance, places, list: Vec::new() };
    for check in CHECKS {
        check(&subject, &mut findings);
    }
    findings.list.sort_by_key(|problem| places.order(problem.place.as_ref()));
    let proved = rules.iter().filter(|rule| rule.stays_in_range()).count();
    Checked { findings: findings.list, proved, searched: rules.len().saturating_sub(proved) }
}

/// What the checks look at.
struct Subject<'g> {
    guidance: &'g Guidance,
    base: Option<&'g Guidance>,
    rules: &'g [Ruled<'g>],
}

/// A rule that is computed: a criterion's own, or that of a reading.
struct Ruled<'g> {
    of: RuleOf,
    criterion: &'g Criterion,
    form: &'g Form,
    grid: Grid<'g>,
    /// The scores at the points of the grid.
    bounds: Bounds,
}

fn rules(guidance: &Guidance) -> Vec<Ruled<'_>> {
    let mut rules = Vec::new();
    for (index, criterion) in guidance.criteria.iter().enumerate() {
        if let Rule::Computed(form) = &criterion.rule {
            rules.push(Ruled::new((index, None), criterion, form));
        }
        for (number, reading) in criterion.readings.iter().enumerate() {
            rules.push(Ruled::new((index, Some(number)), criterion, &reading.form));
        }
    }
    rules
}

impl<'g> Ruled<'g> {
    fn new(of: RuleOf, criterion: &'g Criterion, form: &'g Form) -> Self {
        let grid = Grid::new(criterion, &[&form.term]);
        Self { of, criterion, form, grid, bounds: bounds_of(criterion, &form.term) }
    }

    fn full(&self) -> &'g Exact {
        self.criterion.full.exact()
    }

    /// Whether the bounds prove that the score stays within 0 and the full points.
    fn stays_in_range(&self) -> bool {
        let Some(interval) = self.bounds.interval() else { return self.bounds.value.is_none() };
        interval.low.as_ref().is_some_and(|low| !low.is_negative())
            && interval.high.as_ref().is_some_and(|high| high <= self.full())
    }
}

/// The bounds of a term on the declared domain; a rate lies between 0 and 100 %.
fn bounds_of(criterion: &Criterion, term: &Term) -> Bounds {
    let declarations = &criterion.declarations;
    let nothing: Vec<Option<Value>> = vec![None; declarations.len()];
    let mut possible = given(declarations, &nothing);
    for (possible, input) in possible.iter_mut().zip(&criterion.inputs) {
        if input.kind == InputKind::Percent {
            *possible = Possible::Number(Interval { low: Some(Exact::zero()), high: Some(Exact::one()) });
        }
    }
    let none = Bounds { value: None, may_halt: true };
    domains(declarations, possible)
        .map_or(none, |possible| bounds_within(term, declarations, possible, criterion.full.exact()))
}

/// What has been found so far.
struct Findings<'g> {
    guidance: &'g Guidance,
    places: &'g Places,
    list: Vec<Problem>,
}

impl Findings<'_> {
    /// A finding about a part of the set.
    fn add(&mut self, spot: Spot, fault: CheckFault, citation: Option<&Citation>) {
        let problem = match self.places.get(spot) {
            Some(place) => Problem::at(place, fault),
            None => Problem::new(fault),
        };
        let cited = citation.map(|citation| cited(self.guidance, citation));
        self.list.push(Problem { cited, ..problem });
    }

    /// A finding about a rule.
    fn of_rule(&mut self, spot: Spot, fault: CheckFault, criterion: &Criterion) {
        self.add(spot, fault, Some(&criterion.citation));
    }
}

/// A citation in one line: the document's number, and the place in it.
#[must_use]
pub fn cited(guidance: &Guidance, citation: &Citation) -> String {
    let number =
        |id: &str| guidance.document(id).map_or_else(|| id.to_owned(), |source| source.number.clone());
    let via = citation.via.as_deref().map(|id| format!(" (qua {})", number(id)));
    let parts = [Some(number(&citation.source)), citation.at.clone()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + &via.unwrap_or_default()
}

/// Points as both languages write them.
#[must_use]
pub fn points(value: &Exact) -> Worded {
    Worded::of(|lang| Points::new(value.clone()).shown(lang, 0))
}

/// A value as both languages write it.
fn shown(of: &Value) -> Worded {
    Worded::of(|lang| value(of, Notation::Prose(lang)))
}

/// The inputs of a rule as both languages write them: `a = 8, b = 7`.
#[must_use]
pub fn inputs(declarations: &[Declaration], values: &[Option<Value>]) -> Worded {
    Worded::of(|lang| {
        let named = declarations.iter().zip(values);
        let known = named.filter_map(|(input, known)| Some((&input.name, known.as_ref()?)));
        let told = known.map(|(name, known)| format!("{name} = {}", value(known, Notation::Prose(lang))));
        told.collect::<Vec<_>>().join(", ")
    })
}
