//! Values over all units of a batch: `mean_of_units(x)`, `best_of_units(x)`, `least_of_units(x)`.

use super::interval::{End, Interval};
use crate::number::Exact;

/// What is made of the values of all units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfUnits {
    /// Their mean, each unit counting alike.
    Mean,
    /// The highest.
    Best,
    /// The lowest.
    Least,
}

impl OfUnits {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Mean, Self::Best, Self::Least];

    /// The name in formulas.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean_of_units",
            Self::Best => "best_of_units",
            Self::Least => "least_of_units",
        }
    }

    /// The function of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.name() == name)
    }

    /// The value over units whose own values lie in these intervals; none without units.
    ///
    /// ```text
    /// mean = sum of the values / number of units;  best = the largest;  least = the smallest
    /// ```
    ///
    /// Rising in every value, it reaches both ends.
    #[must_use]
    pub fn over(self, values: &[Interval]) -> Option<Interval> {
        if values.is_empty() {
            return None;
        }
        match self {
            Self::Mean => {
                let sum = values.iter().fold(Interval::point(&Exact::zero()), |sum, value| sum.add(value));
                let count = Exact::from(u64::try_from(values.len()).ok()?);
                let share = |end: Option<&Exact>| end.and_then(|end| end.div(&count));
                Some(Interval { low: share(sum.low.as_ref()), high: share(sum.high.as_ref()) })
            }
            Self::Best | Self::Least => {
                let pick = |ends: Vec<End>| {
                    if self == Self::Best { ends.into_iter().max() } else { ends.into_iter().min() }
                };
                let (lows, highs) = values.iter().map(Interval::ends).unzip();
                let number = |end: Option<End>| match end {
                    Some(End::At(number)) => Some(number),
                    _ => None,
                };
                Some(Interval { low: number(pick(lows)), high: number(pick(highs)) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(low: i64, high: Option<i64>) -> Interval {
        Interval { low: Some(Exact::from(low)), high: high.map(Exact::from) }
    }

    #[test]
    fn what_is_not_known_widens_it() {
        let known = [interval(4, Some(4)), interval(8, Some(8))];
        let open = [known.to_vec(), vec![interval(0, Some(9))]].concat();
        let endless = [known.to_vec(), vec![interval(0, None)]].concat();
        for (of, values, expected) in [
            (OfUnits::Mean, &known[..], Some(interval(6, Some(6)))),
            (OfUnits::Mean, &open, Some(interval(4, Some(7)))),
            (OfUnits::Mean, &endless, Some(interval(4, None))),
            (OfUnits::Best, &open, Some(interval(8, Some(9)))),
            (OfUnits::Best, &endless, Some(interval(8, None))),
            (OfUnits::Least, &open, Some(interval(0, Some(4)))),
            (OfUnits::Least, &[], None),
        ] {
            assert_eq!(of.over(values), expected, "{of:?} {values:?}");
        }
    }
}
