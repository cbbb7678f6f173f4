//! The normal form of a rule, by which two ways to write the same are told from two rules.
//!
//! ```text
//! b / a × full  =  full × b / a        x + y  =  y + x        min(x, y)  =  min(y, x)
//! ```

use crate::formula::{
    Term,
    print::{Notation, term},
    syntax::{Arithmetic, Comparison, Function},
};

/// The normal form as text: equal texts mean equal rules. Rules that differ may still agree on every input.
#[must_use]
pub fn normal(of: &Term) -> String {
    match of {
        Term::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, _) | Term::Negate(_) => sum(of),
        Term::Arithmetic(Arithmetic::Multiply | Arithmetic::Divide, _) => product(of),
        Term::Compare(sign, parts) => {
            let [left, right] = parts.as_ref().each_ref().map(normal);
            compare(*sign, &left, &right)
        }
        Term::Connect(word, parts) => {
            let mut parts = parts.as_ref().each_ref().map(normal);
            parts.sort();
            format!("{word:?}({})", parts.join(", "))
        }
        Term::Call(function, parts) => {
            let mut parts: Vec<String> = parts.iter().map(normal).collect();
            if matches!(function, Function::Min | Function::Max) {
                parts.sort();
                parts.dedup();
            }
            format!("{function:?}({})", parts.join(", "))
        }
        Term::Not(part) => format!("not({})", normal(part)),
        Term::Round(part, rounding) => format!("round({}, {rounding:?})", normal(part)),
        Term::If(parts) => format!("if({})", parts.as_ref().each_ref().map(normal).join(", ")),
        Term::Let(parts) => format!("let({})", parts.as_ref().each_ref().map(normal).join(", ")),
        Term::Input(_, name) => format!("input {name}"),
        Term::Measure => "measure".to_owned(),
        // Why the guidance is silent is no part of the rule.
        Term::Undetermined(_) => "undetermined".to_owned(),
        other => term(other, Notation::Formula),
    }
}

/// `x > y` is `y < x`.
fn compare(sign: Comparison, left: &str, right: &str) -> String {
    match sign {
        Comparison::Greater | Comparison::AtLeast => format!("{:?}({right}, {left})", sign.mirrored()),
        Comparison::Equal | Comparison::Unequal if left > right => format!("{sign:?}({right}, {left})"),
        _ => format!("{sign:?}({left}, {right})"),
    }
}

fn sum(of: &Term) -> String {
    let mut parts = Vec::new();
    addends(of, true, &mut parts);
    let mut told: Vec<String> = parts
        .into_iter()
        .map(|(part, plus)| format!("{}{}", if plus { "+" } else { "-" }, normal(part)))
        .collect();
    told.sort();
    format!("sum({})", told.join(" "))
}

/// The parts of a sum, and whether each is added.
fn addends<'t>(of: &'t Term, plus: bool, parts: &mut Vec<(&'t Term, bool)>) {
    match of {
        Term::Arithmetic(sign @ (Arithmetic::Add | Arithmetic::Subtract), pair) => {
            let [left, right] = pair.as_ref();
            addends(left, plus, parts);
            addends(right, plus == (*sign == Arithmetic::Add), parts);
        }
        Term::Negate(part) => addends(part, !plus, parts),
        other => parts.push((other, plus)),
    }
}

fn product(of: &Term) -> String {
    let mut parts = Vec::new();
    factors(of, true, &mut parts);
    let mut told: Vec<String> = parts
        .into_iter()
        .map(|(part, over)| format!("{}{}", if over { "*" } else { "/" }, normal(part)))
        .collect();
    told.sort();
    format!("product({})", told.join(" "))
}

/// The factors of a product, and whether each stands above the line.
fn factors<'t>(of: &'t Term, over: bool, parts: &mut Vec<(&'t Term, bool)>) {
    match of {
        Term::Arithmetic(sign @ (Arithmetic::Multiply | Arithmetic::Divide), pair) => {
            let [left, right] = pair.as_ref();
            factors(left, over, parts);
            factors(right, over == (*sign == Arithmetic::Multiply), parts);
        }
        other => parts.push((other, over)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{Declaration, Scope, Unit, check, parse};

    fn form(text: &str) -> String {
        let inputs = ["a", "b", "c"].map(|name| Declaration::count(name, Unit::Any));
        let (term, _) = check(&parse(text).unwrap(), &Scope::criterion(&inputs)).unwrap();
        normal(&term)
    }

    #[test]
    fn two_ways_to_write_the_same() {
        for (left, right) in [
            ("b / a × full", "full × b / a"),
            ("b × full / a", "full / a × b"),
            ("a + b − c", "b − c + a"),
            ("a − (b − c)", "c + a − b"),
            ("min(a, b)", "min(b, a)"),
            ("if a > b then 1 else 0", "if b < a then 1 else 0"),
            ("if a = 0 and b = 1 then 1 else 0", "if 1 = b and 0 = a then 1 else 0"),
        ] {
            assert_eq!(form(left), form(right), "{left} | {right}");
        }
    }

    #[test]
    fn rules_that_differ() {
        for (left, right) in [
            ("b / a × full", "a / b × full"),
            ("a − b", "b − a"),
            ("a × b + c", "a × (b + c)"),
            ("a / (b / c)", "a / b / c"),
            ("min(a, b)", "max(a, b)"),
            ("clamp(a, b, c)", "clamp(a, c, b)"),
            ("if a > b then 1 else 0", "if a >= b then 1 else 0"),
            ("if a > b then 1 else 0", "if a < b then 1 else 0"),
        ] {
            assert_ne!(form(left), form(right), "{left} | {right}");
        }
    }
}
