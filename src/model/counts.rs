//! Raw counts (*số liệu*) of a unit, as given.

use super::Evidence;
use crate::problem::Place;

/// The counts of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitCounts {
    /// Name of the unit (*đơn vị*).
    pub unit: String,
    /// Its identifier, if it has one.
    pub unit_id: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The rule set that it names.
    pub guidance: Option<String>,
    /// The counts, by code or key as given.
    pub counts: Vec<(Named, Vec<(Named, Count)>)>,
    /// The evidence that it lists.
    pub evidence: Vec<Evidence>,
    /// Where it stands.
    pub place: Place,
}

/// A name, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where.
    pub place: Place,
}

/// One input's value as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// What is known of it; rival figures of several systems are several.
    pub values: Vec<Known>,
    /// Why it is not known.
    pub why: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A value as given, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The value as written; its kind is known only from the rule.
    pub written: Written,
    /// The evidence.
    pub evidence: Option<String>,
    /// Where in the evidence.
    pub at: Option<String>,
    /// Where the value stands.
    pub place: Place,
}

/// A value as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Written {
    /// Not known. Never 0.
    #[default]
    Unknown,
    /// `true` or `false`.
    Truth(bool),
    /// A JSON number.
    Number(String),
    /// A text.
    Text(String),
}
