//! Whether a group's formula rises with the points of its parts.

use super::{
    Term, Value,
    syntax::{Arithmetic, Function},
};
use crate::number::Exact;

/// Whether more points of the parts never give the group fewer. What cannot be told from the formula is taken to fall.
#[must_use]
pub fn rises(term: &Term) -> bool {
    match term {
        Term::Round(part, _) => rises(part),
        Term::Arithmetic(Arithmetic::Add, parts) => parts.iter().all(rises),
        Term::Arithmetic(Arithmetic::Subtract | Arithmetic::Divide, parts) => {
            let [part, by] = parts.as_ref();
            rises(part) && is_known_positive(by)
        }
        Term::Arithmetic(Arithmetic::Multiply, parts) => {
            let [left, right] = parts.as_ref();
            rises(left) && is_known_positive(right) || is_known_positive(left) && rises(right)
        }
        Term::Call(
            Function::Min | Function::Max | Function::Clamp | Function::Floor | Function::Ceil,
            parts,
        ) => parts.iter().all(rises),
        Term::Children(_) | Term::Literal(_) | Term::Percent(_) | Term::Full => true,
        _ => false,
    }
}

/// Whether it is the same number above 0 whatever the parts have.
fn is_known_positive(term: &Term) -> bool {
    match term {
        Term::Full => true,
        Term::Literal(Value::Number(number)) | Term::Percent(number) => *number > Exact::zero(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{Scope, check, parse};

    #[test]
    fn what_falls_or_cannot_be_told_does_not_rise() {
        #[track_caller]
        fn case(formula: &str, expected: bool) {
            let (term, _) = check(&parse(formula).unwrap(), &Scope::group()).unwrap();
            assert_eq!(rises(&term), expected, "{formula}");
        }

        case("sum(children)", true);
        case("max(children)", true);
        case("min(sum(children), full)", true);
        case("sum(children) / full", true);
        case("clamp(sum(children) − 2, 1, full)", true);
        case("round(sum(children) × 80% / 3, 1, half_up) + 1", true);
        case("2 × sum(children)", true);
        case("full − sum(children)", false);
        case("sum(children) × (0 − 1)", false);
        case("sum(children) × 0", false);
        case("full / sum(children)", false);
        case("sum(children) × sum(children)", false);
        case("abs(sum(children))", false);
        case("if sum(children) > 5 then 0 else sum(children)", false);
    }
}
