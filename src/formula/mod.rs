//! The formula language: exact, typed, with units, and without loops, so that every formula ends.
//!
//! ```text
//! text ─token─▶ tokens ─parse─▶ syntax ─check─▶ Term ─┬─evaluate─▶ value, and its steps through a recorder
//!                                                     └─bounds───▶ interval, when an input is unknown
//! ```

pub mod bounds;
mod check;
mod choice;
pub mod evaluate;
pub mod interval;
mod letters;
pub mod of_children;
pub mod of_units;
mod parse;
pub mod print;
pub mod record;
mod rising;
pub mod scope;
pub mod syntax;
pub mod term;
mod token;
pub mod unit;
pub mod value;

pub use check::{check, check_number, check_truth};
pub use choice::Choice;
pub use evaluate::{Facts, Halt, evaluate};
pub use letters::Letters;
pub use of_children::{Children, OfChildren};
pub use of_units::OfUnits;
pub use parse::{MOST_CHARACTERS, MOST_DEPTH, parse, parse_condition};
pub use record::{Recorder, Silent, Step, Steps};
pub use rising::rises;
pub use scope::{Declaration, Scope, never_exceeds, points_of};
pub use term::{NO_TIER, Term};
pub use unit::Unit;
pub use value::{Type, Value};

use crate::{problem::FormulaFault, source::Span};

/// What is wrong with a formula, and where in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// The bytes meant, in the formula's own text.
    pub span: Span,
    /// What is wrong.
    pub fault: FormulaFault,
}

impl FormulaError {
    /// `fault` at `span`.
    #[must_use]
    pub const fn new(span: Span, fault: FormulaFault) -> Self {
        Self { span, fault }
    }
}
