//! Between which values a formula lies while inputs are unknown: no wider than the formula allows, and told
//! where there may be no value at all.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::{
    formula::{
        Declaration, Scope, Term, Type, Unit, Value,
        bounds::{Bounds, bounds},
        check, parse,
        syntax::Comparison,
    },
    number::Exact,
    source::Date,
};

/// `a`, `b ≤ a`, `n` and `m` are counts, `x` and `y` numbers, `yes`, `level` and `issued` what they say.
fn declarations() -> Vec<Declaration> {
    let other =
        |name: &str, of: Type| Declaration { of, whole: false, ..Declaration::count(name, Unit::Any) };
    let levels = ["timely", "late", "none"].into_iter().map(Into::into).collect();
    vec![
        Declaration::count("a", Unit::Any),
        Declaration { at_most: Some(0), ..Declaration::count("b", Unit::Any) },
        Declaration::count("n", Unit::Any),
        Declaration::count("m", Unit::Any),
        other("x", Type::Number(Unit::Any)),
        other("y", Type::Number(Unit::Any)),
        other("yes", Type::Truth),
        other("level", Type::Choice(levels)),
        other("issued", Type::Date),
    ]
}

/// The values of `a=28, level=late, issued=2024-02-05`; what is not given is unknown.
fn values(known: &str) -> Vec<Option<Value>> {
    let value = |text: &str| match (text, Date::parse(text)) {
        ("true", _) => Value::Truth(true),
        ("false", _) => Value::Truth(false),
        (_, Some(date)) => Value::Date(date),
        (text, _) => text
            .parse::<u64>()
            .map_or_else(|_| Value::Choice(text.into()), |number| Value::Number(Exact::from(number))),
    };
    let given = |name: &str| {
        let mut pairs = known.split(", ").filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, text)| value(text))
    };
    declarations().iter().map(|input| given(&input.name)).collect()
}

/// `low…high`, `∞` for an open end; `–` where there is no value; `?` behind it where there may be none.
fn shown(found: &Bounds) -> String {
    let end = |end: &Option<Exact>| end.as_ref().map_or_else(|| "∞".to_owned(), Exact::fraction);
    let range = found.interval().map(|interval| format!("{}…{}", end(&interval.low), end(&interval.high)));
    range.unwrap_or_else(|| "–".to_owned()) + if found.may_halt { "?" } else { "" }
}

#[track_caller]
fn case(formula: &str, known: &str, expected: &str) {
    let declarations = declarations();
    let (term, _) = check(&parse(formula).unwrap(), &Scope::criterion(&declarations)).unwrap();
    let found = bounds(&term, &declarations, &values(known), &Exact::from(1_u64));
    assert_eq!(shown(&found), expected, "{formula} | {known}");
}

#[test]
fn relations_of_inputs() {
    case("b / a", "a=28", "0…1");
    case("b / a", "b=27", "0…1");
    case("b / a", "", "0…1?");
    case("a / b", "b=27", "1…∞");
    case("b / n", "n=10", "0…∞");
    case("n / b", "b=10", "0…∞");
    case("if b > 5 then 1 else 0", "a=3", "0…0");
    case("a - b", "a=28", "0…28");
    case("a - b", "", "0…∞");
    case("b - a", "", "∞…0");
    case("a - n", "", "∞…∞");
}

#[test]
fn no_value() {
    case("1 / n + b", "b=1", "1…∞?");
    case("b + 1 / n", "b=1", "1…∞?");
    case("b / n", "n=0", "–?");
    case("if 1 / n > 1 then 1 else 0", "", "0…1?");
    case("if 1 < 1 / n then 1 else 0", "", "0…1?");
    case("if n > 0 then 1 / n else 1", "", "0…1");
    case("if n ≠ 0 then 1 / n else 1", "", "0…1");
    case("if n = 0 then 1 else 1 / n", "", "0…1");
    case("min(1 / n, 5)", "", "0…5?");
    case("if yes then 1 / n else 0", "n=0", "0…0?");
    case("if yes then 1 / n else 0", "n=0, yes=false", "0…0");
}

/// A divisor below 0 turns the ends around; one that reaches from below 0 to above it leaves none.
#[test]
fn divisors_below_zero() {
    case("b / (a - 30)", "a=28", "-14…0");
    case("a / (b - 29)", "a=28", "-28…-28/29");
    case("a / (b - 28)", "a=28", "∞…-1?");
    case("a / (-2 - n)", "a=28", "-14…0");
    case("6 / (n - 3)", "", "∞…∞?");
    case("6 / (b - 3)", "a=9", "∞…∞?");
}

#[test]
fn conditions_narrow_what_stands_behind_them() {
    case("if not (a > 5) then a else 5", "", "0…5");
    case("if a > 5 and a < 8 then a else 5", "", "5…7");
    case("if a < 5 or a > 8 then 5 else a", "", "5…8");
    case("if a ≥ 5 and a ≤ 8 then a else 5", "", "5…8");
    case("if yes then (if yes then 1 else 9) else 3", "", "1…3");
    case("if not yes then (if yes then 9 else 1) else 3", "", "1…3");
    case("if x < 5 then x else 5", "", "0…5");
    case("if x > 5 then x else 5", "", "5…∞");
    case("if 5 < x then x else 5", "", "5…∞");
    case("if x = 5 then x else 5", "", "5…5");
    case("if x ≠ y then 1 else 0", "", "0…1");
    case("if x ≠ 5 then 1 else 0", "", "0…1");
    case("if n ≠ 5 then 1 else 0", "n=5", "0…0");
    case("if n = m then 1 else 0", "n=5", "0…1");
}

#[test]
fn what_is_settled_takes_one_branch() {
    case("if level = \"timely\" then n else 1", "level=late", "1…1");
    case("if level = \"timely\" then n else 1", "level=timely", "0…∞");
    case("if level = \"timely\" then 2 else 1", "level=timely", "2…2");
    case("if level = \"timely\" then 2 else 1", "", "1…2");
    case("if \"timely\" = level then 2 else 1", "", "1…2");
    case("if issued <= 2024-01-31 then n else 1", "issued=2024-02-05", "1…1");
    case("if issued <= 2024-01-31 then 2 else 1", "", "1…2");
    case("if yes and n > 5 then 1 else 0", "yes=false", "0…0");
    case("if yes or n > 5 then 1 else 0", "yes=true", "1…1");
    case("if yes and n > 5 then 1 else 0", "n=3", "0…0");
    case("if yes or n > 5 then 1 else 0", "n=9", "1…1");
}

#[test]
fn branches_that_give_no_number() {
    case("if (if yes then \"timely\" else level) = \"late\" then 1 else 0", "level=timely", "0…0");
    case("if (if yes then \"timely\" else level) = \"late\" then 1 else 0", "level=late", "0…1");
    case("if (if yes then 2024-01-31 else issued) <= 2024-01-31 then 1 else 0", "issued=2024-01-31", "1…1");
    case("if (if yes then 2024-01-31 else issued) <= 2024-01-31 then 1 else 0", "issued=2024-02-05", "0…1");
    case("if (if yes then n > 5 else n > 3) then 1 else 0", "n=9", "1…1");
    case("if (if yes then n > 5 else n > 3) then 1 else 0", "n=4", "0…1");
    case("if (if yes then \"late\" else \"late\") = \"late\" then 1 else 0", "", "1…1");
    case("if yes = (n > 5) then 1 else 0", "n=9, yes=true", "1…1");
    case("if yes = (n > 5) then 1 else 0", "n=3, yes=true", "0…0");
    case("if yes = (n > 5) then 1 else 0", "n=9", "0…1");
}

#[test]
fn functions_and_signs() {
    case("min(n, 5)", "", "0…5");
    case("max(n, 5)", "", "5…∞");
    case("min(n, 5, 3)", "", "0…3");
    case("max(n, 5, 7)", "", "7…∞");
    case("clamp(n, 2, 5)", "", "2…5");
    case("floor(b / a × 10)", "a=28", "0…10");
    case("ceil(n / 3)", "", "0…∞");
    case("abs(n - 5)", "", "0…∞");
    case("abs(b - 40)", "a=28", "12…40");
    case("-b", "a=28", "-28…0");
    case("round(b / a, 2, half_up)", "a=28", "0…1");
    case("round(b / 3, 0, floor)", "a=4", "0…1");
    case("b × (b - 10)", "a=5", "-50…0");
}

/// What the tiers are about is narrowed by the tiers before.
#[test]
fn a_measure_is_narrowed() {
    let declarations = declarations();
    let five = || Term::Literal(Value::Number(Exact::from(5_u64)));
    let above = Term::Compare(Comparison::Greater, Box::new([Term::Measure, five()]));
    let body = Term::choose(above, Term::Measure, five());
    let term = Term::Let(Box::new([Term::Input(4, "x".into()), body]));
    let found = bounds(&term, &declarations, &values(""), &Exact::one());
    assert_eq!(shown(&found), "5…∞");
}

#[test]
fn relations_that_cannot_hold_leave_nothing() {
    case("a + b", "a=1, b=2", "–?");
}
