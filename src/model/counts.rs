//! Raw counts (*số liệu*) of a unit, as given.

use super::Evidence;
use crate::{
    number::Points,
    source::{Source, Span},
};
use std::borrow::Cow;

/// The counts of one unit, in the words of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCounts<'s> {
    /// The file.
    pub source: &'s Source,
    /// Name of the unit (*đơn vị*).
    pub unit: String,
    /// Its identifier, if it has one.
    pub unit_id: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The rule set that it names.
    pub guidance: Option<String>,
    /// The counts, by code or key as given.
    pub counts: Vec<Inputs<'s>>,
    /// What is known of the period before.
    pub previous: Option<PreviousCounts<'s>>,
    /// The evidence that it lists.
    pub evidence: Vec<Evidence>,
    /// Where it stands.
    pub span: Span,
}

impl<'s> UnitCounts<'s> {
    /// A unit without counts.
    #[must_use]
    pub const fn new(source: &'s Source, unit: String, span: Span) -> Self {
        Self {
            source,
            unit,
            unit_id: None,
            period: None,
            guidance: None,
            counts: Vec::new(),
            previous: None,
            evidence: Vec::new(),
            span,
        }
    }

    /// Every figure given for an input.
    pub fn figures(&self) -> impl Iterator<Item = &Known<'s>> {
        let counts = self.counts.iter().flat_map(|(_, inputs)| inputs);
        counts.flat_map(|(_, count)| count.values.all())
    }
}

/// The inputs of a criterion, by its code or key as given.
pub type Inputs<'s> = (Named<'s>, Vec<(Named<'s>, Count<'s>)>);

/// What is known of the period before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviousCounts<'s> {
    /// The period.
    pub period: Option<String>,
    /// The points that were granted then, by code or key as given.
    pub appraised: Vec<(Named<'s>, Option<Points>)>,
    /// The counts of then.
    pub counts: Vec<Inputs<'s>>,
}

/// A name, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named<'s> {
    /// The name.
    pub name: Cow<'s, str>,
    /// Where.
    pub span: Span,
}

/// One input's value as given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count<'s> {
    /// What is known of it.
    pub values: Figures<'s>,
    /// Why it is not known.
    pub why: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// The figures given for one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures<'s> {
    /// One, as nearly always.
    One(Known<'s>),
    /// Those of several systems.
    Rivals(Vec<Known<'s>>),
}

impl<'s> Figures<'s> {
    /// All of them, in the order of the file.
    #[must_use]
    pub const fn all(&self) -> &[Known<'s>] {
        match self {
            Self::One(known) => std::slice::from_ref(known),
            Self::Rivals(several) => several.as_slice(),
        }
    }
}

impl Default for Figures<'_> {
    fn default() -> Self {
        Self::Rivals(Vec::new())
    }
}

/// A value as given, and what it rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<'s> {
    /// The value as written; its kind is known only from the rule.
    pub written: Written<'s>,
    /// The evidence.
    pub evidence: Option<String>,
    /// Where in the evidence.
    pub at: Option<String>,
    /// Where the value stands.
    pub span: Span,
}

/// A value as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Written<'s> {
    /// Not known. Never 0.
    #[default]
    Unknown,
    /// `true` or `false`.
    Truth(bool),
    /// A JSON number.
    Number(Cow<'s, str>),
    /// A text.
    Text(Cow<'s, str>),
}
