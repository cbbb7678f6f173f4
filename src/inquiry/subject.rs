//! One differing row, as the deviations look at it.

use super::{
    explanation::Role,
    grid::Grid,
    inverse::{Question, Span},
    rounding::Inferred,
};
use crate::{
    formula::{Facts, Silent, Term, Type, Value, evaluate, syntax::Arithmetic},
    model::{Criterion, Form, Rule, criterion::InputKind},
    number::{Exact, Mode, Points, Rounding},
    verify::{Bound, MatchedRow, Scored, Verified, VerifiedRow},
};

/// The decimals of a number that is not known.
const UNKNOWN_DIGITS: u32 = 2;

/// A granted score, the rule that gives another, and all else that is known of the unit.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s> {
    /// The unit.
    pub verified: &'s Verified<'s>,
    /// The row's index.
    pub index: usize,
    /// The row as printed.
    pub matched: &'s MatchedRow<'s>,
    /// The row as verified.
    pub row: &'s VerifiedRow,
    /// The index of its criterion.
    pub criterion_index: usize,
    /// Its criterion.
    pub criterion: &'s Criterion,
    /// Its counts.
    pub bound: &'s Bound,
    /// Its rule.
    pub form: &'s Form,
    /// The granted points.
    pub granted: &'s Points,
    /// What the unit's granted scores say of their rounding.
    pub inferred: &'s Inferred,
}

/// A count that the file states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCount<'s> {
    /// Its criterion's index.
    pub criterion: usize,
    /// Its slot.
    pub slot: usize,
    /// What it counts.
    pub unit: Option<&'s str>,
    /// The value.
    pub value: &'s Exact,
}

impl<'s> Subject<'s> {
    /// The subject of a row; none without a computed rule or granted points.
    #[must_use]
    pub fn new(verified: &'s Verified<'s>, index: usize, inferred: &'s Inferred) -> Option<Self> {
        let matched = verified.docket.rows.get(index)?;
        let criterion_index = matched.criterion?;
        let criterion = verified.docket.guidance.criteria.get(criterion_index)?;
        let Rule::Computed(form) = &criterion.rule else { return None };
        Some(Self {
            verified,
            index,
            matched,
            row: verified.rows.get(index)?,
            criterion_index,
            criterion,
            bound: verified.docket.counts.get(criterion_index)?,
            form,
            granted: matched.row.appraised.as_ref()?,
            inferred,
        })
    }

    /// The rounding of the rule set.
    #[must_use]
    pub fn rounding(&self) -> Option<Rounding> {
        self.verified.docket.guidance.rounding.criterion.as_ref().map(|level| level.rounding)
    }

    /// The rounding of the rule set in another mode, with the digits of the granted scores where it has none.
    #[must_use]
    pub fn rounding_in(&self, mode: Mode) -> Option<Rounding> {
        Rounding::new(mode, self.inferred.digits)
    }

    /// What the rule gives before rounding.
    #[must_use]
    pub const fn exact(&self) -> Option<&'s Exact> {
        match &self.row.scored {
            Some(Scored::Points { exact, .. }) => Some(exact),
            _ => None,
        }
    }

    /// What the rule gives.
    #[must_use]
    pub fn expected(&self) -> Option<&'s Points> {
        self.row.expected()
    }

    /// Whether the granted points are none or all, as in many rows.
    #[must_use]
    pub fn is_common(&self) -> bool {
        self.granted.exact().is_zero() || *self.granted == self.criterion.full
    }

    /// The question which inputs give the granted score, under the rule set's rounding.
    #[must_use]
    pub fn question(&self, form: &'s Form) -> Question<'s> {
        Question {
            criterion: self.criterion,
            form,
            values: &self.bound.values,
            rounding: self.rounding(),
            score: self.granted.exact(),
        }
    }

    /// Whether the rule gives the granted score for these values.
    #[must_use]
    pub fn gives(&self, values: &[Option<Value>]) -> bool {
        let facts = Facts { inputs: values, full: self.criterion.full.exact(), children: None };
        match evaluate(&self.form.term, facts, &mut Silent) {
            Ok(Value::Number(exact)) => {
                let rounded =
                    self.rounding().map_or_else(|| exact.clone(), |rounding| rounding.apply(&exact));
                rounded == *self.granted.exact()
            }
            _ => false,
        }
    }

    /// The slots of the counts that a form needs.
    #[must_use]
    pub fn count_slots(&self, form: &Form) -> Vec<usize> {
        let is_count = |slot: &usize| {
            self.criterion.inputs.get(*slot).is_some_and(|input| input.kind == InputKind::Count)
        };
        form.term.inputs().into_iter().filter(is_count).collect()
    }

    /// The value of a slot.
    #[must_use]
    pub fn value(&self, slot: usize) -> Option<&'s Value> {
        self.bound.values.get(slot)?.as_ref()
    }

    /// The number in a slot.
    #[must_use]
    pub fn number(&self, slot: usize) -> Option<&'s Exact> {
        match self.value(slot) {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The values that are searched for a slot: every count, every date, and of decimals and percentages those
    /// with as many decimals as the value given has; none of yes, no and choices.
    #[must_use]
    pub fn grid(&self, slot: usize) -> Option<Grid> {
        grid(self.criterion, self.bound, slot)
    }

    /// What a slot counts.
    #[must_use]
    pub fn unit(&self, slot: usize) -> Option<&'s str> {
        self.criterion.inputs.get(slot)?.unit.as_deref()
    }

    /// Every count of the unit, in the order of the rule set: those of this criterion first.
    #[must_use]
    pub fn file_counts(&self) -> Vec<FileCount<'s>> {
        let docket = &self.verified.docket;
        let criteria = docket.guidance.criteria.iter().zip(&docket.counts).enumerate();
        let mut counts: Vec<FileCount<'s>> = criteria
            .flat_map(|(criterion, (rule, bound))| {
                let slots = rule.inputs.iter().zip(&bound.values).enumerate();
                slots.filter_map(move |(slot, (input, value))| match value {
                    Some(Value::Number(value)) if input.kind == InputKind::Count => {
                        Some(FileCount { criterion, slot, unit: input.unit.as_deref(), value })
                    }
                    _ => None,
                })
            })
            .collect();
        counts.sort_by_key(|count| count.criterion != self.criterion_index);
        counts
    }

    /// Whether values keep to `at_most` and `at_least`.
    #[must_use]
    pub fn related(&self, values: &[Option<Value>]) -> bool {
        self.criterion.broken(values).is_none()
    }

    /// The part of a slot in a form.
    #[must_use]
    pub fn role(&self, form: &Form, slot: usize) -> Role {
        role(form, slot)
    }

    /// An unknown input of the criterion that counts the same thing as a slot, and may have one of these counts.
    #[must_use]
    pub fn unknown_like(&self, slot: usize, spans: &[Span]) -> Option<usize> {
        let declared = |other: usize| self.criterion.declarations.get(other);
        let fits = |other: &usize| {
            let least =
                declared(*other).and_then(|input| input.at_least).and_then(|least| self.number(least));
            let counts =
                declared(*other).is_some_and(|input| input.whole && matches!(input.of, Type::Number(_)));
            let reaches = |span: &Span| {
                span.high.is_none_or(|high| least.is_none_or(|least| *least <= Exact::from(high)))
            };
            *other != slot
                && counts
                && self.value(*other).is_none()
                && self.unit(*other) == self.unit(slot)
                && spans.iter().any(reaches)
        };
        (0..self.criterion.inputs.len()).find(fits)
    }
}

/// The values that are searched for a slot, as [`Subject::grid`] says.
pub(super) fn grid(criterion: &Criterion, bound: &Bound, slot: usize) -> Option<Grid> {
    let figure = bound.slots.get(slot).and_then(|known| known.figures.first());
    let digits = figure.and_then(|figure| figure.digits).unwrap_or(UNKNOWN_DIGITS);
    match criterion.inputs.get(slot)?.kind {
        InputKind::Count => Some(Grid::Ones),
        InputKind::Number => Some(Grid::Decimals(digits)),
        InputKind::Percent => Some(Grid::Percents(digits)),
        InputKind::Date => Some(Grid::Days),
        InputKind::YesNo | InputKind::Choice => None,
    }
}

/// The part of a slot in a form.
pub(super) fn role(form: &Form, slot: usize) -> Role {
    let (mut above, mut below, mut other) = (false, false, false);
    parts_of(&form.term, slot, Role::Other, &mut |role| match role {
        Role::Numerator => above = true,
        Role::Denominator => below = true,
        Role::Other => other = true,
    });
    match (above, below, other) {
        (true, false, false) => Role::Numerator,
        (false, true, false) => Role::Denominator,
        _ => Role::Other,
    }
}

/// Tells the role of every place where `slot` stands; a guard or condition is no place.
fn parts_of(term: &Term, slot: usize, role: Role, tell: &mut dyn FnMut(Role)) {
    match term {
        Term::Input(found, _) if *found == slot => tell(role),
        Term::Arithmetic(Arithmetic::Divide, parts) => {
            let [left, right] = parts.as_ref();
            parts_of(left, slot, Role::Numerator, tell);
            parts_of(right, slot, Role::Denominator, tell);
        }
        Term::If(parts) => {
            let [_, holds, fails] = parts.as_ref();
            parts_of(holds, slot, role, tell);
            parts_of(fails, slot, role, tell);
        }
        _ => term.parts().iter().for_each(|part| parts_of(part, slot, role, tell)),
    }
}
