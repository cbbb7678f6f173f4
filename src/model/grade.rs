//! Grades (*xếp loại*) by the total, and by the points of groups and criteria.

use super::{Basis, Citation, PointNames};
use crate::formula::{Term, Value};

/// The grades of a rule set, and the names that their conditions may use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grades {
    /// The names.
    pub points: PointNames,
    /// The grades in their order; the first whose condition holds is given.
    pub list: Vec<Grade>,
}

/// One grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Its name, as documents print it.
    pub label: String,
    /// What the points must be.
    pub when: Term,
    /// A further condition, which no points can show.
    pub condition: Option<String>,
    /// How well it is known.
    pub basis: Basis,
    /// Where it comes from.
    pub citation: Option<Citation>,
    /// Its worked examples.
    pub examples: Vec<GradeExample>,
}

/// Points for which a grade is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeExample {
    /// The points, by slot.
    pub points: Vec<Option<Value>>,
    /// The source that prints it, or `hand`.
    pub source: Option<String>,
}
