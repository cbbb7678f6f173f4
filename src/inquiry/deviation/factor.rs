//! A factor on the score: between which factors the rule gives the granted points.

use super::Subject;
use crate::{
    inquiry::explanation::{Explanation, Factor, Kind},
    number::{Exact, Rounding},
    verify::Scored,
};

pub(super) fn explain(subject: &Subject<'_>) -> Vec<Explanation> {
    let granted = subject.granted.exact();
    let exact = subject.exact().filter(|exact| !exact.is_zero() && !granted.is_zero());
    let found = exact.and_then(|exact| {
        let (low, with_low, high, with_high) = preimage(subject.rounding(), granted);
        let (low, high) = (low.div(exact)?, high.div(exact)?);
        let mut factor = Factor { low, with_low, high, with_high, shares: Vec::new() };
        factor.shares = shares(subject, &factor);
        Some(Explanation::plain(Kind::Factor(factor)))
    });
    found.into_iter().collect()
}

/// The numbers that are rounded to `rounded`: from, with it, up to, with it.
fn preimage(rounding: Option<Rounding>, rounded: &Exact) -> (Exact, bool, Exact, bool) {
    let Some(rounding) = rounding else { return (rounded.clone(), true, rounded.clone(), true) };
    let quarter = rounding.quantum().div(&Exact::from(4_u64)).unwrap_or_else(Exact::zero);
    let gives = |number: &Exact| rounding.apply(number) == *rounded;
    // Each end lies at none, half or the whole of a step: told by the numbers between.
    let end = |step: &Exact| {
        let at = |quarters: u64| rounded.add(&step.mul(&Exact::from(quarters)));
        let quarters = match (gives(&at(1)), gives(&at(3))) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 4,
        };
        at(quarters)
    };
    let (low, high) = (end(&quarter.neg()), end(&quarter));
    let (with_low, with_high) = (gives(&low), gives(&high));
    (low, with_low, high, with_high)
}

/// Other criteria whose share of their full points is such a factor.
fn shares(subject: &Subject<'_>, factor: &Factor) -> Vec<(usize, Exact)> {
    let rows = subject.verified.docket.rows.iter().zip(&subject.verified.rows);
    let share = |(matched, row): (&crate::verify::MatchedRow, &crate::verify::VerifiedRow)| {
        let index = matched.criterion.filter(|index| *index != subject.criterion_index)?;
        let Some(Scored::Points { exact, .. }) = &row.scored else { return None };
        let share = exact.div(subject.verified.docket.guidance.criteria.get(index)?.full.exact())?;
        let above = share > factor.low || (factor.with_low && share == factor.low);
        let below = share < factor.high || (factor.with_high && share == factor.high);
        (above && below).then_some((index, share))
    };
    rows.filter_map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Mode;

    #[test]
    fn the_ends_are_those_of_the_mode() {
        #[track_caller]
        fn case(mode: Mode, rounded: i128, low: i128, with_low: bool, high: i128, with_high: bool) {
            let exact = |thousandths: i128| Exact::new(thousandths, 1000).unwrap();
            let rounding = Rounding::new(mode, 2);
            let found = preimage(rounding, &exact(rounded));
            assert_eq!(found, (exact(low), with_low, exact(high), with_high), "{mode:?}");
        }

        case(Mode::HalfUp, 210, 205, true, 215, false);
        case(Mode::HalfDown, 210, 205, false, 215, true);
        case(Mode::HalfEven, 210, 205, false, 215, false);
        case(Mode::HalfEven, 220, 215, true, 225, true);
        case(Mode::Down, 210, 210, true, 220, false);
        case(Mode::Up, 210, 200, false, 210, true);
        case(Mode::None, 210, 210, true, 210, true);
    }
}
