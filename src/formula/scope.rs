//! The names that a formula may use.

use super::{Choice, Type, Unit, interval::Interval};

/// An input as formulas see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// The name.
    pub name: String,
    /// The type.
    pub of: Type,
    /// Whether it is a whole number.
    pub whole: bool,
    /// The input that it never exceeds.
    pub at_most: Option<usize>,
    /// The input that it never falls below.
    pub at_least: Option<usize>,
    /// Where it lies, where a batch tells that of a value over its units.
    pub within: Option<Interval>,
}

impl Declaration {
    /// A count of `unit`.
    #[must_use]
    pub fn count(name: &str, unit: Unit) -> Self {
        Self {
            name: name.to_owned(),
            of: Type::Number(unit),
            whole: true,
            at_most: None,
            at_least: None,
            within: None,
        }
    }
}

/// Whether one input never exceeds another, by what the inputs declare, over however many others.
#[must_use]
pub fn never_exceeds(inputs: &[Declaration], small: usize, large: usize) -> bool {
    let mut reached = vec![small];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        next = next.saturating_add(1);
        let above = |(slot, input): (usize, &Declaration)| {
            let declared = input.at_least == Some(from);
            let named = inputs.get(from).is_some_and(|lower| lower.at_most == Some(slot));
            (declared || named).then_some(slot)
        };
        let more: Vec<usize> = inputs.iter().enumerate().filter_map(above).collect();
        reached.extend(more.into_iter().filter(|slot| !reached.contains(slot)).collect::<Vec<_>>());
    }
    small != large && reached.contains(&large)
}

/// The name of the points of a criterion or a group: `criterion("5.2a")`, `group("3")`.
#[must_use]
pub fn points_of(of: &str, code: &str) -> String {
    format!("{of}(\"{code}\")")
}

/// The names that a formula may use, and what they mean.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'s> {
    /// The inputs, in the order of their slots.
    pub inputs: &'s [Declaration],
    /// Whether `full` is known.
    pub full: bool,
    /// Whether `sum(children)` and `max(children)` are known.
    pub children: bool,
    /// The type of what a condition without left side is about.
    pub subject: Option<&'s Type>,
}

impl<'s> Scope<'s> {
    /// The scope of a criterion's formulas: its inputs and `full`.
    #[must_use]
    pub const fn criterion(inputs: &'s [Declaration]) -> Self {
        Self { inputs, full: true, children: false, subject: None }
    }

    /// The scope of a group's formula: `full`, `sum(children)` and `max(children)`.
    #[must_use]
    pub const fn group() -> Self {
        Self { inputs: &[], full: true, children: true, subject: None }
    }

    /// The slot of an input.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.name == name)
    }

    /// The choices of all inputs that have any.
    pub(super) fn choices(&self) -> impl Iterator<Item = &'s Choice> {
        self.inputs.iter().flat_map(|input| match &input.of {
            Type::Choice(choices) => choices.iter(),
            _ => [].iter(),
        })
    }
}
