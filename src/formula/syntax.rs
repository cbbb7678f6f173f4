//! A formula as written, before names and types are known.

use super::{OfChildren, OfUnits};
use crate::{number::Exact, source::Span};
use crate::{number::Rounding, source::Date};

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syntax {
    /// Where it stands in the formula's text.
    pub span: Span,
    /// What it is.
    pub kind: SyntaxKind,
    /// How many levels it is deep.
    pub depth: usize,
}

/// The sorts of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// A number.
    Number(Exact),
    /// A percentage; the value is the number before the sign.
    Percent(Exact),
    /// `true` or `false`.
    Truth(bool),
    /// A date.
    Date(Date),
    /// A text: one of an input's choices.
    Text(String),
    /// A name.
    Name(String),
    /// What a condition such as `>= 80%` is about.
    Subject,
    /// `−x`.
    Negate(Box<Syntax>),
    /// `not x`.
    Not(Box<Syntax>),
    /// `x + y` and its like.
    Arithmetic(Arithmetic, Box<[Syntax; 2]>),
    /// `x < y` and its like.
    Compare(Comparison, Box<[Syntax; 2]>),
    /// `x and y`, `x or y`.
    Connect(Connective, Box<[Syntax; 2]>),
    /// `if x then y else z`.
    If(Box<[Syntax; 3]>),
    /// `min(x, y)` and its like.
    Call(Function, Vec<Syntax>),
    /// `round(x, digits, mode)`.
    Round(Box<Syntax>, Rounding),
    /// `sum(children)` and its like.
    Children(OfChildren),
    /// `mean_of_units(x)` and its like.
    OfUnits(OfUnits, Box<Syntax>),
}

/// Operations on two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    /// `x + y`.
    Add,
    /// `x − y`.
    Subtract,
    /// `x × y`.
    Multiply,
    /// `x / y`.
    Divide,
}

impl Arithmetic {
    /// The sign, as it is printed.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "/",
        }
    }
}

/// Comparisons of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `x = y`.
    Equal,
    /// `x ≠ y`.
    Unequal,
    /// `x < y`.
    Less,
    /// `x ≤ y`.
    AtMost,
    /// `x > y`.
    Greater,
    /// `x ≥ y`.
    AtLeast,
}

impl Comparison {
    /// The sign, as it is printed.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "≠",
            Self::Less => "<",
            Self::AtMost => "≤",
            Self::Greater => ">",
            Self::AtLeast => "≥",
        }
    }

    /// Whether it says anything about order, and not only about equality.
    #[must_use]
    pub const fn orders(self) -> bool {
        !matches!(self, Self::Equal | Self::Unequal)
    }

    /// The comparison that holds exactly when this one does not.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Equal => Self::Unequal,
            Self::Unequal => Self::Equal,
            Self::Less => Self::AtLeast,
            Self::AtMost => Self::Greater,
            Self::Greater => Self::AtMost,
            Self::AtLeast => Self::Less,
        }
    }

    /// The comparison that says the same with both sides exchanged.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Equal | Self::Unequal => self,
            Self::Less => Self::Greater,
            Self::AtMost => Self::AtLeast,
            Self::Greater => Self::Less,
            Self::AtLeast => Self::AtMost,
        }
    }
}

/// Ways to connect two conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connective {
    /// Both hold.
    And,
    /// One of them holds.
    Or,
}

impl Connective {
    /// The word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::And => "and",
            Self::Or => "or",
        }
    }
}

/// The functions, but for `round` and `sum`, whose arguments are not all expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest of its arguments.
    Min,
    /// The largest of its arguments.
    Max,
    /// `clamp(x, low, high)`: `x`, but not below `low` and not above `high`.
    Clamp,
    /// The largest whole number that is not greater.
    Floor,
    /// The smallest whole number that is not smaller.
    Ceil,
    /// The distance from 0.
    Abs,
}

impl Function {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Min, Self::Max, Self::Clamp, Self::Floor, Self::Ceil, Self::Abs];

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Clamp => "clamp",
            Self::Floor => "floor",
            Self::Ceil => "ceil",
            Self::Abs => "abs",
        }
    }

    /// How many arguments it takes, at least and at most.
    #[must_use]
    pub const fn arity(self) -> (usize, usize) {
        match self {
            Self::Min | Self::Max => (2, 32),
            Self::Clamp => (3, 3),
            Self::Floor | Self::Ceil | Self::Abs => (1, 1),
        }
    }
}
