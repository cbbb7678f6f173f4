//! The parts of a rule set that a figure reaches or not.

use crate::{
    formula::{Term, syntax::Function},
    guidance::places::RuleOf,
    model::{Form, Guidance, Rule},
};

/// Whose part it is, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A rule of a criterion: its own, or that of a reading.
    Rule(RuleOf),
    /// The formula of a group.
    Group(usize),
    /// A grade.
    Grade(usize),
}

/// What the part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole formula that has no branches, past its guards.
    Formula,
    /// What holds where a divisor is 0, by the guard's index.
    Policy(usize),
    /// A tier, by index.
    Tier(usize),
    /// What holds where no tier fits.
    Otherwise,
    /// An item of a checklist that is there, by index.
    Met(usize),
    /// The same that is not.
    NotMet(usize),
    /// What holds where a condition does.
    Then,
    /// What holds where it does not.
    Else,
    /// An argument of `min` or `max` alone gives the value; or the value of `clamp` lies below its bounds (0), within
    /// them (1), above them (2).
    Side(usize),
    /// A grade is given.
    Given,
}

impl Kind {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::Policy(_) => "if_zero",
            Self::Tier(_) => "tier",
            Self::Otherwise => "otherwise",
            Self::Met(_) => "item_met",
            Self::NotMet(_) => "item_not_met",
            Self::Then => "then",
            Self::Else => "else",
            Self::Side(_) => "side",
            Self::Given => "grade",
        }
    }
}

/// The way that an evaluation takes through a term of a formula.
pub(super) type Way = usize;

/// The condition of an `if` holds.
pub(super) const HOLDS: Way = 0;
/// It does not.
pub(super) const FAILS: Way = 1;
/// The whole formula was evaluated.
pub(super) const WHOLE: Way = usize::MAX;

/// A part of a rule set.
#[derive(Clone, Debug)]
pub struct Part<'g> {
    /// Whose it is.
    pub owner: Owner,
    /// What it is.
    pub kind: Kind,
    /// The term in which it stands; none for a grade.
    pub term: Option<&'g Term>,
    /// The way through the term that reaches it, in an evaluation that comes to its end.
    pub(super) way: Way,
}

/// The parts of a rule set: its rules and readings, its groups, its grades, in the order of the files.
#[must_use]
pub fn parts(guidance: &Guidance) -> Vec<Part<'_>> {
    let mut list = Vec::new();
    for (index, criterion) in guidance.criteria.iter().enumerate() {
        if let Rule::Computed(form) = &criterion.rule {
            of_form(Owner::Rule((index, None)), form, &mut list);
        }
        for (number, reading) in criterion.readings.iter().enumerate() {
            of_form(Owner::Rule((index, Some(number))), &reading.form, &mut list);
        }
    }
    for (index, group) in guidance.groups.iter().enumerate() {
        of_form(Owner::Group(index), &group.score, &mut list);
    }
    for index in 0..guidance.grades.list.len() {
        list.push(Part { owner: Owner::Grade(index), kind: Kind::Given, term: None, way: WHOLE });
    }
    list
}

fn of_form<'g>(owner: Owner, form: &'g Form, list: &mut Vec<Part<'g>>) {
    let mut of = Of { owner, list };
    let (mut term, mut way_to) = (&form.term, (&form.term, WHOLE));
    for guard in 0..form.guards {
        let Term::If(parts) = term else { break };
        of.add(Kind::Policy(guard), term, HOLDS);
        way_to = (term, FAILS);
        let [_, _, rest] = parts.as_ref();
        term = rest;
    }
    let guards = of.list.len();
    match term {
        Term::Let(parts) if form.tiers > 0 => {
            let [measure, body] = parts.as_ref();
            of.inside(measure);
            of.tiers(body, form.tiers);
        }
        _ if !form.items.is_empty() => of.items(term, form.items.len()),
        _ => of.inside(term),
    }
    if of.list.len() == guards {
        // A formula without branches is reached by the way past its last guard.
        of.add(Kind::Formula, way_to.0, way_to.1);
    }
}

struct Of<'l, 'g> {
    owner: Owner,
    list: &'l mut Vec<Part<'g>>,
}

impl<'g> Of<'_, 'g> {
    fn add(&mut self, kind: Kind, term: &'g Term, way: Way) {
        self.list.push(Part { owner: self.owner, kind, term: Some(term), way });
    }

    fn tiers(&mut self, mut term: &'g Term, count: usize) {
        for tier in 0..count {
            let Term::If(parts) = term else { return };
            let [condition, score, rest] = parts.as_ref();
            self.add(Kind::Tier(tier), term, HOLDS);
            self.inside(condition);
            self.inside(score);
            if tier.saturating_add(1) == count {
                self.add(Kind::Otherwise, term, FAILS);
            }
            term = rest;
        }
        self.inside(term);
    }

    /// The items are added from the left.
    fn items(&mut self, term: &'g Term, count: usize) {
        let item = match term {
            Term::Arithmetic(_, parts) => {
                let [before, item] = parts.as_ref();
                self.items(before, count.saturating_sub(1));
                item
            }
            one => one,
        };
        let number = count.saturating_sub(1);
        self.add(Kind::Met(number), item, HOLDS);
        self.add(Kind::NotMet(number), item, FAILS);
    }

    /// The branches inside a term, in the order of evaluation.
    fn inside(&mut self, term: &'g Term) {
        match term {
            Term::If(_) => {
                self.add(Kind::Then, term, HOLDS);
                self.add(Kind::Else, term, FAILS);
            }
            Term::Call(Function::Min | Function::Max | Function::Clamp, parts) => {
                for side in 0..parts.len() {
                    self.add(Kind::Side(side), term, side);
                }
            }
            _ => {}
        }
        for part in term.parts() {
            self.inside(part);
        }
    }
}
