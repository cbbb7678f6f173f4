//! Values and types of the formula language.

use super::{Choice, Unit};
use crate::{number::Exact, source::Date};
use std::sync::Arc;

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number; its unit is known from its type.
    Number(Exact),
    /// Yes or no (*có/không*).
    Truth(bool),
    /// One of an input's choices.
    Choice(Choice),
    /// A date.
    Date(Date),
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A number of some unit.
    Number(Unit),
    /// Yes or no.
    Truth,
    /// One of these.
    Choice(Arc<[Choice]>),
    /// A date.
    Date,
}

impl Type {
    /// The sort of the type, as messages name it.
    #[must_use]
    pub const fn sort(&self) -> Sort {
        match self {
            Self::Number(_) => Sort::Number,
            Self::Truth => Sort::Truth,
            Self::Choice(_) => Sort::Choice,
            Self::Date => Sort::Date,
        }
    }
}

pub use crate::problem::formula::Sort;

impl Value {
    /// Yes or no, as people write it in Vietnamese and English.
    #[must_use]
    pub fn yes_no(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "có" | "yes" | "true" => Some(Self::Truth(true)),
            "không" | "no" | "false" => Some(Self::Truth(false)),
            _ => None,
        }
    }
}
