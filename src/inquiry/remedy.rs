//! Points that are truly lost, and what would bring them: the rule asked backwards, as for a granted score, which
//! values of one input give full points or the next tier.
//!
//! What an appeal puts forward is no loss, and is set apart. What a rule gives whose words are not known is a loss that
//! may be asked about.

use super::{
    appeal::{By, Claim, Purpose},
    cost::settle,
    explanation::Role,
    grid::Grid,
    inverse::{Counts, Question, Span},
    subject::{grid, role},
};
use crate::{
    formula::{Facts, Silent, Term, Value, evaluate},
    inquiry::UnitInquiry,
    model::{
        Criterion, Form, Rule,
        criterion::{Effect, InputKind},
    },
    number::{Exact, Points, Rounding},
    verify::{Bound, Scored, Verified, score::by_form},
};
use std::cmp::Reverse;

/// A row below its full points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The row's index.
    pub row: usize,
    /// The claim that an appeal puts forward: its points are no loss.
    pub disputed: Option<Claim>,
    /// The claim by a rule whose words are not known; its points are lost all the same.
    pub may_be_asked: Option<Claim>,
    /// The granted points, or those that the row has where the appeal is granted.
    pub base: Points,
    /// What the row is short of even then.
    pub short: Points,
    /// What that costs the total beyond what other rows cost it: of two rows of which only the higher counts, one alone
    /// costs it points.
    pub lost: Points,
    /// What the counts give: the granted points with the claim, if there is one.
    pub now: Points,
    /// What would bring points, the least effort first.
    pub steps: Vec<Step>,
}

/// One input with another value, and the points that this brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The input's slot.
    pub slot: usize,
    /// The value now.
    pub from: Value,
    /// The nearest value that brings the points.
    pub to: Value,
    /// How many more or fewer; none for what is not counted.
    pub items: Option<Exact>,
    /// The points then, before they are rounded.
    pub exact: Exact,
    /// The points then.
    pub points: Points,
    /// Whether these are the full ones.
    pub full: bool,
}

impl Loss {
    /// Full points; those that the row has already, where these are more.
    #[must_use]
    pub fn with_all(&self) -> Points {
        self.base.add(&self.short)
    }

    /// The most points for one item, or for one change of what is not counted; none where no step is known, or where none
    /// brings the total anything.
    #[must_use]
    pub fn yield_of_best_step(&self) -> Option<Exact> {
        let one = Exact::one();
        let rates = self.steps.iter().filter_map(|step| {
            let items = step.items.as_ref().unwrap_or(&one);
            step.points.sub(&self.now).min(self.lost.clone()).exact().div(items)
        });
        rates.max().filter(|rate| *rate > Exact::zero())
    }
}

/// The rows below their full points: those that bring most for the least effort first, those of which nothing can be
/// computed last.
#[must_use]
pub fn losses(verified: &Verified<'_>, inquiry: &UnitInquiry) -> Vec<Loss> {
    let mut losses: Vec<Loss> =
        (0..verified.rows.len()).filter_map(|row| loss(verified, inquiry, row)).collect();
    settle(verified, &mut losses);
    losses.sort_by_cached_key(|loss| {
        (Reverse(loss.yield_of_best_step()), Reverse(loss.lost.clone()), loss.row)
    });
    losses
}

/// Full points by the rule, else as printed.
#[must_use]
pub fn full(verified: &Verified<'_>, row: usize) -> Option<Points> {
    let (_, printed, criterion) = verified.row(row)?;
    criterion.map(|criterion| criterion.full.clone()).or_else(|| printed.max.clone())
}

fn loss(verified: &Verified<'_>, inquiry: &UnitInquiry, row: usize) -> Option<Loss> {
    let (_, printed, _) = verified.row(row)?;
    let granted = printed.appraised.as_ref()?;
    let full = full(verified, row)?;
    let (disputed, may_be_asked) = match inquiry.appeal.purpose(verified, row) {
        Some(Purpose::Letter { claim, more }) => (Some(claim.clone()), more.cloned()),
        Some(Purpose::Plan(claim)) => (None, Some(claim.clone())),
        None => (None, None),
    };
    let claim = may_be_asked.as_ref().or(disputed.as_ref());
    // A rule may give more than full points: that is asked for, too.
    if *granted >= full && claim.is_none() {
        return None;
    }
    let with =
        |claim: Option<&Claim>| claim.map_or_else(|| granted.clone(), |claim| granted.add(&claim.points));
    // What the counts give already needs no more of them.
    let (base, now) = (with(disputed.as_ref()), with(claim));
    let short = full.sub(&base).max(Points::zero());
    let steps = if now < full { steps(verified, row, claim, &now) } else { Vec::new() };
    Some(Loss { row, disputed, may_be_asked, base, lost: short.clone(), short, now, steps })
}

/// The steps of a row whose points now are `base`.
fn steps(verified: &Verified<'_>, row: usize, claim: Option<&Claim>, base: &Points) -> Vec<Step> {
    let found = || {
        let matched = verified.docket.rows.get(row)?;
        let criterion = verified.docket.guidance.criteria.get(matched.criterion?)?;
        let bound = verified.docket.counts.get(matched.criterion?)?;
        let form = match (claim.map(|claim| claim.by), &criterion.rule) {
            (Some(By::Reading(reading)), _) => &criterion.readings.get(reading)?.form,
            (_, Rule::Computed(form)) => form,
            _ => return None,
        };
        Some(Asked { verified, criterion, bound, form, base })
    };
    let Some(asked) = found() else { return Vec::new() };
    let mut steps: Vec<Step> =
        asked.form.term.inputs().into_iter().flat_map(|slot| asked.of_slot(slot)).collect();
    steps.sort_by(|one, two| one.items.cmp(&two.items).then_with(|| one.points.cmp(&two.points)));
    steps
}

/// What is asked about one row.
struct Asked<'a> {
    verified: &'a Verified<'a>,
    criterion: &'a Criterion,
    bound: &'a Bound,
    form: &'a Form,
    base: &'a Points,
}

/// Whether more or less of an input can bring points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

impl Asked<'_> {
    fn of_slot(&self, slot: usize) -> Vec<Step> {
        let Some(input) = self.criterion.inputs.get(slot) else { return Vec::new() };
        let Some(Some(from)) = self.bound.values.get(slot) else { return Vec::new() };
        match input.kind {
            InputKind::YesNo | InputKind::Choice => self.of_choices(slot, from),
            _ => self.targets().into_iter().filter_map(|score| self.nearest(slot, from, &score)).collect(),
        }
    }

    /// Every other choice that gives more.
    fn of_choices(&self, slot: usize, from: &Value) -> Vec<Step> {
        let declared = self.criterion.declarations.get(slot).map(|declared| &declared.of);
        let others: Vec<Value> = match declared {
            Some(crate::formula::Type::Truth) => vec![Value::Truth(true), Value::Truth(false)],
            Some(crate::formula::Type::Choice(all)) => all.iter().cloned().map(Value::Choice).collect(),
            _ => Vec::new(),
        };
        let step = |to: Value| self.step(slot, from, to, Some(Exact::one()));
        let more = |step: &Step| step.points > *self.base;
        others.into_iter().filter_map(step).filter(more).collect()
    }

    /// What another value of one input gives.
    fn step(&self, slot: usize, from: &Value, to: Value, items: Option<Exact>) -> Option<Step> {
        let mut values = self.bound.values.clone();
        *values.get_mut(slot)? = Some(to.clone());
        let guidance = self.verified.docket.guidance;
        let scored = by_form(guidance, self.criterion, self.form, &values, &mut Silent);
        let Scored::Points { exact, points } = scored else { return None };
        let full = points >= self.criterion.full;
        Some(Step { slot, from: from.clone(), to, items, exact, points, full })
    }

    /// The full points, and those of every tier between them and the points now.
    fn targets(&self) -> Vec<Points> {
        let mut scores = vec![self.criterion.full.clone()];
        if self.form.tiers > 0 {
            self.constants(&self.form.term, &mut scores);
        }
        scores.retain(|score| score > self.base && *score <= self.criterion.full);
        scores.sort();
        scores.dedup();
        // The next tier, and full points.
        let next = scores.first().cloned();
        next.into_iter().chain(scores.into_iter().skip(1).next_back()).collect()
    }

    /// The points that branches give whatever the inputs are.
    fn constants(&self, term: &Term, scores: &mut Vec<Points>) {
        let facts = Facts { inputs: &[], full: self.criterion.full.exact(), children: None };
        match term {
            Term::If(parts) => {
                let [_, holds, fails] = parts.as_ref();
                self.constants(holds, scores);
                self.constants(fails, scores);
            }
            Term::Let(parts) => {
                let [_, body] = parts.as_ref();
                self.constants(body, scores);
            }
            _ => {
                if let Ok(Value::Number(exact)) = evaluate(term, facts, &mut Silent) {
                    scores.push(Points::new(
                        self.rounding().map_or(exact.clone(), |level| level.apply(&exact)),
                    ));
                }
            }
        }
    }

    fn rounding(&self) -> Option<Rounding> {
        self.verified.docket.guidance.rounding.criterion.as_ref().map(|level| level.rounding)
    }

    /// The nearest value that gives a score.
    fn nearest(&self, slot: usize, from: &Value, score: &Points) -> Option<Step> {
        let grid = grid(self.criterion, self.bound, slot)?;
        let way = self.way(slot)?;
        let question = Question {
            criterion: self.criterion,
            form: self.form,
            values: &self.bound.values,
            rounding: self.rounding(),
            score: score.exact(),
        };
        let now = number(grid, from)?;
        let number = nearest(&question.numbers(slot, grid)?, now, way)?;
        let to = grid.value(number)?;
        let items = (grid == Grid::Ones).then(|| Exact::from(number.abs_diff(now)));
        self.step(slot, from, to, items)
    }

    /// As the author says; else more of what is divided, or stands alone, and earlier days.
    fn way(&self, slot: usize) -> Option<Way> {
        let input = self.criterion.inputs.get(slot)?;
        match input.effect {
            Some(Effect::Raises) => return Some(Way::Up),
            Some(Effect::Lowers) => return Some(Way::Down),
            Some(Effect::Any) | None => {}
        }
        let alone = self.form.term.inputs().len() == 1;
        match role(self.form, slot) {
            _ if input.kind == InputKind::Date => Some(Way::Down),
            Role::Numerator => Some(Way::Up),
            Role::Other if alone => Some(Way::Up),
            _ => None,
        }
    }
}

/// The number of a value on a grid.
fn number(grid: Grid, value: &Value) -> Option<u64> {
    match value {
        Value::Number(exact) => exact.div(&grid.step())?.to_u64(),
        Value::Date(date) => Some(date.number()),
        _ => None,
    }
}

/// The number nearest to `now` on one side of it; none where a search that was cut may have passed over one.
fn nearest(found: &Counts, now: u64, way: Way) -> Option<u64> {
    let above = now.checked_add(1)?;
    match way {
        Way::Up => {
            let reaches = |span: &&Span| span.high.is_none_or(|high| high >= above);
            found.spans.iter().find(reaches).map(|span| span.low.max(above))
        }
        Way::Down if !found.complete() => None,
        Way::Down => {
            let below = now.checked_sub(1)?;
            let starts = |span: &&Span| span.low <= below;
            let span = found.spans.iter().rev().find(starts)?;
            Some(span.high.map_or(below, |high| high.min(below)))
        }
    }
}
