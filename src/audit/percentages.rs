//! A percentage against the counts beside it, at the precision with which it is printed.

use super::{Case, Ledger};
use crate::{
    model::{Claim, Figure, Statement},
    number::{Exact, Mode, Points, Rounding},
    verify::{FindingKind, LetterFinding},
};

/// One statement for each percentage that stands beside counts, and one for the points that it is said to be
/// worth.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    for (claim, target) in &case.claims {
        let Statement::Percent { percent, of, worth } = &claim.what else { continue };
        let at = case.at(claim, *target);
        let exact = of.as_ref().and_then(|(part, whole)| share(part, whole));
        if let Some(((part, whole), exact)) = of.as_ref().zip(exact.as_ref()) {
            let text = format!("{}/{} = {}%", part.text, whole.text, percent.text);
            ledger.judge(&text, &at, fault(part, whole, percent, exact));
        }
        let full = case.node(*target).and_then(|node| node.full.clone());
        if let Some((worth, full)) = worth.as_ref().zip(full) {
            worth_of(claim, percent, exact.as_ref(), worth, &full, &at, ledger);
            let granted = case.node(*target).and_then(|node| node.granted.clone());
            if let Some(granted) = granted.filter(|granted| *granted != worth.points()) {
                let (of, worth) = (case.topic(*target), worth.points());
                ledger.find(LetterFinding::WorthNotGranted { of, worth, granted }, &at);
            }
        }
    }
}

/// In hundredths; none where the whole is 0.
fn share(part: &Figure, whole: &Figure) -> Option<Exact> {
    part.value.mul(&Exact::from(100_u64)).div(&whole.value)
}

fn fault(part: &Figure, whole: &Figure, percent: &Figure, exact: &Exact) -> Option<FindingKind> {
    if rounds_to(exact, percent) {
        return None;
    }
    let truncated =
        Rounding::new(Mode::Down, percent.digits).is_some_and(|mode| mode.apply(exact) == percent.value);
    // A difference that a coarse rounding would hide is shown with two decimals.
    let right = Rounding::new(Mode::HalfUp, percent.digits.max(2))?.apply(exact);
    let counts = format!("{}/{}", part.text, whole.text);
    let (percent, right) = (percent.text.clone(), Points::new(right));
    Some(LetterFinding::PercentDiffers { counts, percent, right, truncated }.into())
}

/// Whether a number, rounded to the nearest with the printed digits, is the printed one; at an exact half
/// both ways are accepted that are in use.
fn rounds_to(exact: &Exact, printed: &Figure) -> bool {
    let modes = [Mode::HalfUp, Mode::HalfEven];
    let mut roundings = modes.into_iter().filter_map(|mode| Rounding::new(mode, printed.digits));
    roundings.any(|rounding| rounding.apply(exact) == printed.value)
}

/// `96,4% tương ứng 0,96 điểm`: of the percentage as printed, or of the counts behind it.
fn worth_of(
    claim: &Claim,
    percent: &Figure,
    exact: Option<&Exact>,
    worth: &Figure,
    full: &Points,
    at: &[crate::model::At],
    ledger: &mut Ledger,
) {
    let hundred = Exact::from(100_u64);
    let points = |percent: &Exact| percent.mul(full.exact()).div(&hundred).unwrap_or_else(Exact::zero);
    let holds =
        std::iter::once(&percent.value).chain(exact).any(|percent| rounds_to(&points(percent), worth));
    let right = Rounding::new(Mode::HalfUp, worth.digits.max(2));
    let right = right.map_or_else(Exact::zero, |rounding| rounding.apply(&points(&percent.value)));
    let fault = LetterFinding::WorthDiffers {
        percent: percent.text.clone(),
        full: full.clone(),
        stated: worth.points(),
        right: Points::new(right),
    };
    ledger.judge(&claim.quote, at, (!holds).then(|| fault.into()));
}
