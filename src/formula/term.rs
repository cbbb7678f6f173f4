//! A checked formula: names resolved to slots, types and units known to fit.

use super::{
    OfChildren, Value,
    syntax::{Arithmetic, Comparison, Connective, Function},
};
use crate::number::{Exact, Rounding};
use std::sync::Arc;

/// The reason of [`Term::Undetermined`] where a measure falls into none of the guidance's tiers.
pub const NO_TIER: &str = "otherwise";

/// A checked formula, or a part of one.
///
/// Every rule form is lowered to this one language, so evaluation, trace, bounds and checks are written
/// once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A value that stands in the formula.
    Literal(Value),
    /// A percentage that stands in the formula; the value is the number before the sign.
    Percent(Exact),
    /// The input in a slot.
    Input(usize, Arc<str>),
    /// The full points of the criterion or group (*điểm tối đa*).
    Full,
    /// What is made of the children's points, in a group's formula.
    Children(OfChildren),
    /// What the enclosing [`Term::Let`] measured.
    Measure,
    /// `−x`.
    Negate(Box<Self>),
    /// `not x`.
    Not(Box<Self>),
    /// `x + y` and its like.
    Arithmetic(Arithmetic, Box<[Self; 2]>),
    /// `x < y` and its like.
    Compare(Comparison, Box<[Self; 2]>),
    /// `x and y`, `x or y`.
    Connect(Connective, Box<[Self; 2]>),
    /// `if x then y else z`.
    If(Box<[Self; 3]>),
    /// `min(x, y)` and its like.
    Call(Function, Vec<Self>),
    /// `round(x, digits, mode)`.
    Round(Box<Self>, Rounding),
    /// The first part, measured once, as [`Term::Measure`] in the second.
    Let(Box<[Self; 2]>),
    /// The guidance is silent, and the rule set says so; the reason.
    Undetermined(Arc<str>),
    /// The criterion does not apply; its full points leave the group's.
    Excluded,
}

impl Term {
    /// `if condition then holds else fails`.
    #[must_use]
    pub fn choose(condition: Self, holds: Self, fails: Self) -> Self {
        Self::If(Box::new([condition, holds, fails]))
    }

    /// The parts that are terms themselves, in the order of evaluation.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Literal(_)
            | Self::Percent(_)
            | Self::Input(..)
            | Self::Full
            | Self::Children(_)
            | Self::Measure
            | Self::Undetermined(_)
            | Self::Excluded => &[],
            Self::Negate(part) | Self::Not(part) | Self::Round(part, _) => std::slice::from_ref(part),
            Self::Arithmetic(_, parts)
            | Self::Compare(_, parts)
            | Self::Connect(_, parts)
            | Self::Let(parts) => parts.as_slice(),
            Self::If(parts) => parts.as_slice(),
            Self::Call(_, parts) => parts,
        }
    }

    /// The slots of the inputs that occur in it, each once, in ascending order.
    #[must_use]
    pub fn inputs(&self) -> Vec<usize> {
        let mut slots = Vec::new();
        self.collect_inputs(&mut slots);
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    fn collect_inputs(&self, slots: &mut Vec<usize>) {
        if let Self::Input(slot, _) = self {
            slots.push(*slot);
        }
        for part in self.parts() {
            part.collect_inputs(slots);
        }
    }
}
