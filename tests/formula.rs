//! The formula language, as an author of rules sees it: what formulas give, what is told where they are wrong.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong; its numbers are small"
)]

use phuctra::{
    formula::{
        Declaration, Facts, Halt, Letters, OfChildren, Scope, Silent, Term, Unit, Value,
        bounds::bounds,
        check, check_number, evaluate, parse,
        print::{Notation, term, value},
    },
    number::Exact,
    problem::Fault,
    source::Date,
    text::Lang,
};

#[expect(clippy::unnecessary_wraps, reason = "a known value among unknown ones")]
fn number(n: u64) -> Option<Value> {
    Some(Value::Number(Exact::from(n)))
}

/// Inputs `a`, `b ≤ a` in dossiers, `n` in procedures, `ok` yes or no, `level` timely or late, `kind` new or old;
/// full points 2.
fn declarations() -> Vec<Declaration> {
    let count = |name, unit| Declaration::count(name, Unit::of(unit));
    let ok = Declaration { of: phuctra::formula::Type::Truth, whole: false, ..count("ok", "") };
    let choice = |name, choices: [&str; 2]| {
        let of = phuctra::formula::Type::Choice(choices.map(Into::into).into());
        Declaration { of, whole: false, ..count(name, "") }
    };
    let (level, kind) = (choice("level", ["timely", "late"]), choice("kind", ["new", "old"]));
    let b = Declaration { at_most: Some(0), ..count("b", "hồ sơ") };
    vec![count("a", "hồ sơ"), b, count("n", "TTHC"), ok, level, kind]
}

fn gives(formula: &str, inputs: &[Option<Value>]) -> Result<String, Halt> {
    let declarations = declarations();
    let checked =
        check_number(&parse(formula).unwrap(), &Scope::criterion(&declarations), &Unit::Any).unwrap();
    let full = Exact::from(2_u64);
    let result = evaluate(&checked, Facts { inputs, full: &full, children: None }, &mut Silent)?;
    Ok(value(&result, Notation::Formula))
}

#[test]
fn values() {
    #[track_caller]
    fn case(formula: &str, expected: &str) {
        let late = Some(Value::Choice("late".into()));
        let inputs = [number(24), number(5), number(7), Some(Value::Truth(true)), late];
        assert_eq!(gives(formula, &inputs).unwrap(), expected, "{formula}");
    }

    case("if ok = ok then 1 else 0", "1");
    case("if ok ≠ ok then 1 else 0", "0");
    case("if level = \"late\" then 1 else 0", "1");
    case("if level = \"timely\" then 1 else 0", "0");
    case("b / a × 3", "0.625");
    case("b / a × full", "5/12");
    case("1 − 2 − 3", "−4");
    case("2 + 3 × 4", "14");
    case("−2 × 3", "−6");
    case("12 / 2 / 3", "2");
    case("80% × full", "1.6");
    case("if b / a >= 20% and not b = 0 then 1 else 0", "1");
    case("if ok then full else 0", "2");
    case("if b > 5 or a < 25 then 1 else 0", "1");
    case("min(n × 1, full)", "2");
    case("max(0, full − b × 0.5)", "0");
    case("clamp(b / a, 0.25, 1)", "0.25");
    case("floor(7 / 2) + ceil(7 / 2) + abs(1 − 3)", "9");
    case("round(b / a × 3, 2, half_up)", "0.63");
    case("round(b / a × 3, 2, half_even)", "0.62");
    case("if 2024-01-31 <= 2024-02-01 then 1 else 0", "1");
}

#[test]
fn faults_and_their_columns() {
    #[track_caller]
    fn case(formula: &str, code: &str, start: usize) {
        let declarations = declarations();
        let checked = parse(formula)
            .and_then(|syntax| check_number(&syntax, &Scope::criterion(&declarations), &Unit::points()));
        let error = checked.unwrap_err();
        assert_eq!((error.fault.code(), error.span.start), (code, start), "{formula}");
    }

    case("b / a × ful", "P509", "b / a × ".len());
    case("b $ a", "P501", 2);
    case("b / ", "P507", 4);
    case("b / × a", "P506", 4);
    case("b / and", "P506", 4);
    case("a < b < n", "P508", 6);
    case("minn(a, b)", "P510", 0);
    case("min(a)", "P511", 0);
    case("round(a, 2, halfup)", "P512", 9);
    case("(b + n) × full", "P518", 0);
    case("b / a", "P519", 0);
    case("if a > n then 1 else 0", "P518", 3);
    case("ok × full", "P517", 0);
    case("if a = ok then 1 else 0", "P517", 7);
    case("if ok < ok then 1 else 0", "P517", 3);
    case("if ok then full else level", "P517", 21);
    case("if level < \"late\" then 1 else 0", "P514", 3);
    case("if level = kind then 1 else 0", "P514", 3);
    case("b / 0 × full", "P520", 4);
    case("sum(children)", "P516", 0);
    case("max(children)", "P516", 0);
    case("max(a)", "P511", 0);
    case("max(children, a)", "P509", 4);
    case("2024-13-01", "P503", 0);
    case("1.2.3", "P503", 0);
    case("1.", "P503", 0);
    case("1_000", "P503", 0);
    case("\"abc", "P502", 0);
    case(&"(".repeat(5000), "P504", 0);
    case(&format!("{}1{}", "(".repeat(300), ")".repeat(300)), "P505", 100);
    case(&format!("1{}", " + 1".repeat(300)), "P505", 0);
}

#[test]
fn unknown_is_not_zero() {
    let unknown = [number(28), None, None, None];
    assert_eq!(gives("b / a × full", &unknown), Err(Halt::Unknown(1)));
    assert_eq!(gives("if a = 28 or b = 0 then 1 else 0", &unknown).unwrap(), "1");
    assert_eq!(gives("if b = 0 and a = 0 then 1 else 0", &unknown).unwrap(), "0");
    assert_eq!(gives("b / (a − 28) × full", &[number(28), number(1), None, None]), Err(Halt::DivisionByZero));
}

#[test]
fn bounds_while_inputs_are_unknown() {
    #[track_caller]
    fn case(formula: &str, inputs: &[Option<Value>], expected: (Option<&str>, Option<&str>, bool)) {
        let declarations = declarations();
        let checked =
            check_number(&parse(formula).unwrap(), &Scope::criterion(&declarations), &Unit::Any).unwrap();
        let found = bounds(&checked, &declarations, inputs, &Exact::from(2_u64));
        let shown = |end: Option<&Exact>| end.map(Exact::fraction);
        let interval = found.interval().unwrap();
        let ends = (shown(interval.low.as_ref()), shown(interval.high.as_ref()), found.may_halt);
        assert_eq!(
            ends,
            (expected.0.map(str::to_owned), expected.1.map(str::to_owned), expected.2),
            "{formula}"
        );
    }

    let b_unknown = [number(28), None, None, None];
    let a_unknown = [None, number(27), None, None];
    let none = [None, None, None, None];
    case("b / a × full", &b_unknown, (Some("0"), Some("2"), false));
    case("b / a × full", &a_unknown, (Some("0"), Some("2"), false));
    case("if a = 0 then 0 else b / a × full", &none, (Some("0"), Some("2"), false));
    case("min(n × 1, full)", &none, (Some("0"), Some("2"), false));
    case("n × 1", &none, (Some("0"), None, false));
    case("if ok then 1 else 0.5", &none, (Some("1/2"), Some("1"), false));
    case("if b / a >= 80% then 2 else b / a × 2", &b_unknown, (Some("0"), Some("2"), false));
    case("1 / n", &none, (Some("0"), None, true));
    case("if n > 3 then 1 / n else 1", &none, (Some("0"), Some("1"), false));
}

fn read(formula: &str) -> Term {
    let declarations = declarations();
    check_number(&parse(formula).unwrap(), &Scope::criterion(&declarations), &Unit::Any).unwrap()
}

#[test]
fn terms_print_as_they_are_read() {
    for formula in [
        "b / a × full",
        "(a − b) / a × full",
        "a − (b − b) + a",
        "a / (b / b)",
        "floor(b / a) × 2",
        "round(b / a, 2, half_up) × full",
        "if ok and b > 0 then full else 0",
        "if (ok or b > 0) and a > 0 then full else 0",
        "if not (ok and b > 0) then full else 0",
        "if (not ok) = ok then full else 0",
        "if ok = (b > 0) then full else 0",
        "if level = \"late\" or 2024-01-31 ≠ 2024-02-05 then 80% × full else 0",
        "(if ok then 1 else 2) + 1",
        "−(a + b)",
    ] {
        assert_eq!(term(&read(formula), Notation::Formula), formula);
    }
}

#[test]
fn terms_are_put_in_words_for_people() {
    #[track_caller]
    fn case(formula: &str, vi: &str, en: &str) {
        let written = |lang| term(&read(formula), Notation::Prose(lang));
        assert_eq!((written(Lang::Vi).as_str(), written(Lang::En).as_str()), (vi, en));
    }

    case("b / a × full", "b / a × điểm tối đa", "b / a × full points");
    case(
        "if ok and not b > 0 then 0.5 else 1",
        "nếu ok và không phải b > 0 thì 0,5 nếu không thì 1",
        "if ok and not b > 0 then 0.5 else 1",
    );
    case(
        "if ok or b > 0 then 1 else 0",
        "nếu ok hoặc b > 0 thì 1 nếu không thì 0",
        "if ok or b > 0 then 1 else 0",
    );
}

#[test]
fn what_a_group_makes_of_its_parts_has_a_name_and_words() {
    #[track_caller]
    fn case(formula: &str, vi: &str, en: &str) {
        let (read, _) = check(&parse(formula).unwrap(), &Scope::group()).unwrap();
        let written = [Notation::Formula, Notation::Prose(Lang::Vi), Notation::Prose(Lang::En)];
        assert_eq!(written.map(|notation| term(&read, notation)), [formula, vi, en]);
    }

    case("sum(children)", "tổng điểm thành phần", "sum of parts");
    case("max(children) × 2", "điểm thành phần cao nhất × 2", "highest of parts × 2");
    for of in [OfChildren::Sum, OfChildren::Max] {
        assert_eq!(of.written(), format!("{}(children)", of.name()));
    }
}

#[test]
fn a_letter_puts_functions_and_choices_in_words() {
    #[track_caller]
    fn case(formula: &str, words: &str) {
        let letters = Letters::of(["a", "b", "n", "ok", "level", "kind"].into_iter());
        assert_eq!(term(&read(formula), Notation::Letter(&letters)), words);
    }

    case("min(a, b)", "số nhỏ hơn trong hai số (a; b)");
    case("min(a, b, 3)", "số nhỏ nhất trong các số (a; b; 3)");
    case("max(a, b)", "số lớn hơn trong hai số (a; b)");
    case("max(a, b, 3)", "số lớn nhất trong các số (a; b; 3)");
    case("if level = \"late\" then 1 else 0", "nếu d = “late” thì 1 nếu không thì 0");
}

#[test]
fn values_are_written_for_their_reader() {
    #[track_caller]
    fn case(of: &Value, [formula, vi, en, letter]: [&str; 4]) {
        let letters = Letters::of(std::iter::empty());
        let as_in = |notation| value(of, notation);
        assert_eq!(as_in(Notation::Formula), formula);
        assert_eq!(as_in(Notation::Prose(Lang::Vi)), vi);
        assert_eq!(as_in(Notation::Prose(Lang::En)), en);
        assert_eq!(as_in(Notation::Letter(&letters)), letter);
    }

    let half = Value::Number(Exact::new(-5, 2).unwrap());
    case(&half, ["−2.5", "−2,5", "−2.5", "−2,5"]);
    case(&Value::Number(Exact::new(1, 3).unwrap()), ["1/3"; 4]);
    case(&Value::Truth(true), ["true", "có", "yes", "có"]);
    case(&Value::Truth(false), ["false", "không", "no", "không"]);
    case(&Value::Choice("late".into()), ["\"late\"", "\"late\"", "\"late\"", "“late”"]);
    let date = Value::Date(Date::parse("2024-02-05").unwrap());
    case(&date, ["2024-02-05", "05/02/2024", "2024-02-05", "05/02/2024"]);
}

#[test]
fn formulas_are_read_up_to_their_limits() {
    let code = |formula: &str| parse(formula).err().map(|error| error.fault.code());
    let sum = |terms: usize| format!("1{}", " + 1".repeat(terms - 1));
    assert_eq!((code(&sum(100)), code(&sum(101))), (None, Some("P505")));
    let inside = |levels: usize| format!("{}1{}", "(".repeat(levels), ")".repeat(levels));
    assert_eq!((code(&inside(99)), code(&inside(100))), (None, Some("P505")));
    let long = |characters: usize| format!("1{}", " ".repeat(characters - 1));
    assert_eq!((code(&long(4000)), code(&long(4001))), (None, Some("P504")));
}

#[test]
fn yes_and_no_are_read_in_both_languages() {
    for (text, truth) in
        [("Có", true), ("yes", true), ("TRUE", true), ("không", false), ("No", false), ("false", false)]
    {
        assert_eq!(Value::yes_no(text), Some(Value::Truth(truth)), "{text}");
    }
    assert_eq!(Value::yes_no("x"), None);
}
