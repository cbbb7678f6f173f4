//! Units of counts (*đơn vị tính*), so that dossiers are never added to procedures.

use std::{collections::BTreeMap, fmt};

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A bare literal takes the unit of the other side.
    Any,
    /// A product of powers of units; empty for a plain ratio.
    Of(BTreeMap<String, i8>),
}

/// The unit of points (*điểm*).
pub const POINTS: &str = "điểm";

impl Unit {
    /// One unit.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::Of(BTreeMap::from([(name.to_owned(), 1)]))
    }

    /// Points (*điểm*).
    #[must_use]
    pub fn points() -> Self {
        Self::of(POINTS)
    }

    /// A plain ratio.
    #[must_use]
    pub const fn ratio() -> Self {
        Self::Of(BTreeMap::new())
    }

    /// The unit of a sum, difference or comparison of both; none if they differ.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Any, unit) | (unit, Self::Any) => Some(unit.clone()),
            (left, right) if left == right => Some(left.clone()),
            _ => None,
        }
    }

    /// The unit of a product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combine(other, i8::saturating_add)
    }

    /// The unit of a quotient.
    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.combine(other, i8::saturating_sub)
    }

    fn combine(&self, other: &Self, powers: fn(i8, i8) -> i8) -> Self {
        let (Self::Of(left), Self::Of(right)) = (self, other) else {
            return Self::Any;
        };
        let mut both = left.clone();
        for (name, power) in right {
            let entry = both.entry(name.clone()).or_insert(0);
            *entry = powers(*entry, *power);
        }
        both.retain(|_, power| *power != 0);
        Self::Of(both)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Of(powers) = self else { return f.write_str("·") };
        if powers.is_empty() {
            return f.write_str("1");
        }
        let power = |(name, power): (&String, &i8)| {
            if *power == 1 { name.clone() } else { format!("{name}^{power}") }
        };
        f.write_str(&powers.iter().map(power).collect::<Vec<_>>().join("·"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dossiers_are_not_procedures() {
        let (dossier, procedure) = (Unit::of("hồ sơ"), Unit::of("TTHC"));
        assert_eq!(dossier.common(&procedure), None);
        assert_eq!(dossier.per(&dossier), Unit::ratio());
        assert_eq!(dossier.per(&dossier).times(&Unit::points()), Unit::points());
        assert_eq!(Unit::Any.common(&dossier), Some(dossier.clone()));
        assert_eq!(dossier.times(&procedure).per(&dossier).to_string(), "TTHC");
    }
}
