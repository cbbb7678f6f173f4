//! What the formula of a group makes of the points of its children: `sum(children)`, `max(children)`.

use super::interval::Interval;
use crate::number::Exact;

/// What is made of the points of all children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfChildren {
    /// They add up.
    Sum,
    /// The highest counts.
    Max,
}

impl OfChildren {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Max => "max",
        }
    }

    /// How it is written in formulas.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::Sum => "sum(children)",
            Self::Max => "max(children)",
        }
    }

    /// Where it lies over children whose points lie in these intervals; 0 without children.
    #[must_use]
    pub fn over(self, children: impl Iterator<Item = Interval>) -> Interval {
        let both = |one: Interval, other: Interval| match self {
            Self::Sum => one.add(&other),
            Self::Max => one.max(&other),
        };
        children.reduce(both).unwrap_or_else(|| Interval::point(&Exact::zero()))
    }
}

/// The points of a group's children, as far as its formula uses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Children {
    /// Their sum; what does not apply has left, and the rest is put on the full points of all.
    pub sum: Exact,
    /// The highest of those that apply; 0 where there are none.
    pub max: Exact,
}

impl Children {
    /// What a formula makes of them.
    #[must_use]
    pub const fn get(&self, of: OfChildren) -> &Exact {
        match of {
            OfChildren::Sum => &self.sum,
            OfChildren::Max => &self.max,
        }
    }
}
