//! Terms and values as text: as the formula language has them, or as a reader of reports does.

use super::{
    Letters, OfChildren, Step, Term, Value,
    syntax::{Arithmetic, Comparison, Function},
};
use crate::{
    number::{Exact, Rounding},
    text::Lang,
};

/// How terms and values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation<'n> {
    /// As in rule files: `full`, decimal point.
    Formula,
    /// For people, in their language: `điểm tối đa`, decimal comma.
    Prose(Lang),
    /// For readers who have no rule file, in Vietnamese: inputs by letters or labels, functions in words.
    Letter(&'n Letters),
}

impl Notation<'_> {
    const fn lang(self) -> Lang {
        match self {
            Self::Formula => Lang::En,
            Self::Prose(lang) => lang,
            Self::Letter(_) => Lang::Vi,
        }
    }

    /// A word of the language, and its name for people.
    const fn word(self, formula: &'static str, vi: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Formula => formula,
            Self::Prose(_) | Self::Letter(_) => self.lang().pick(vi, en),
        }
    }

    /// An input.
    fn input(self, slot: usize, name: &str) -> String {
        match self {
            Self::Letter(letters) => letters.get(slot).to_owned(),
            Self::Formula | Self::Prose(_) => name.to_owned(),
        }
    }

    /// A function of arguments.
    fn call(self, function: Function, arguments: &[String]) -> String {
        match self {
            Self::Letter(_) => in_words(function, arguments),
            Self::Formula | Self::Prose(_) => format!("{}({})", function.name(), arguments.join(", ")),
        }
    }

    /// A part that is rounded.
    fn round(self, part: &str, rounding: Rounding) -> String {
        let (digits, mode) = (rounding.digits(), rounding.mode());
        match self {
            Self::Letter(_) => {
                format!("({part}) làm tròn còn {digits} chữ số thập phân ({})", mode.label(Lang::Vi))
            }
            Self::Formula | Self::Prose(_) => format!("round({part}, {digits}, {})", mode.name()),
        }
    }
}

/// A function as an official reads it.
fn in_words(function: Function, arguments: &[String]) -> String {
    let of_two = arguments.len() == 2;
    let name = match function {
        Function::Min if of_two => "số nhỏ hơn trong hai số",
        Function::Min => "số nhỏ nhất trong các số",
        Function::Max if of_two => "số lớn hơn trong hai số",
        Function::Max => "số lớn nhất trong các số",
        Function::Clamp => "số đứng giữa trong ba số",
        Function::Floor => "phần nguyên của",
        Function::Ceil => "số nguyên làm tròn lên của",
        Function::Abs => "giá trị tuyệt đối của",
    };
    format!("{name} ({})", arguments.join("; "))
}

/// A value as text.
#[must_use]
pub fn value(value: &Value, notation: Notation<'_>) -> String {
    match value {
        Value::Number(number) => self::number(number, notation),
        Value::Truth(true) => notation.word("true", "có", "yes").to_owned(),
        Value::Truth(false) => notation.word("false", "không", "no").to_owned(),
        Value::Choice(choice) => match notation {
            Notation::Formula => format!("\"{choice}\""),
            Notation::Prose(lang) => format!("\"{}\"", choice.shown(lang)),
            Notation::Letter(_) => format!("“{}”", choice.shown(Lang::Vi)),
        },
        Value::Date(date) if notation != Notation::Formula && notation.lang() == Lang::Vi => {
            date.vietnamese()
        }
        Value::Date(date) => date.to_string(),
    }
}

/// A number: a short decimal where one is exact, else `p/q`.
#[must_use]
pub fn number(number: &Exact, notation: Notation<'_>) -> String {
    let decimal = number.to_decimal().filter(|decimal| decimal.normalize().scale() <= 6);
    let text = decimal.map_or_else(|| number.fraction(), |decimal| decimal.normalize().to_string());
    text.replace('.', notation.lang().pick(",", ".")).replace('-', "−")
}

/// A number that stands in a formula: its decimal, however long, because `p/q` would be read as a division.
fn literal(number: &Exact, notation: Notation<'_>) -> String {
    let decimal = number.to_decimal().map(|decimal| decimal.normalize().to_string());
    let text = decimal.unwrap_or_else(|| number.fraction());
    text.replace('.', notation.lang().pick(",", ".")).replace('-', "−")
}

/// A term as text.
#[must_use]
pub fn term(term: &Term, notation: Notation<'_>) -> String {
    write(term, notation, &mut |part| self::term(part, notation))
}

/// A term with the values of its parts in place of them: the arithmetic of one step.
#[must_use]
pub fn substituted(whole: &Term, operands: &[Value], notation: Notation<'_>) -> String {
    let mut operands = operands.iter();
    write(whole, notation, &mut |part| {
        operands.next().map_or_else(|| term(part, notation), |operand| value(operand, notation))
    })
}

/// One step as a line that a reader can redo; none for a step that only passes on what another step gave.
#[must_use]
pub fn step(step: &Step<'_>, notation: Notation<'_>) -> Option<String> {
    let (rule, with) = (term(step.term, notation), substituted(step.term, &step.operands, notation));
    let gives = value(&step.result, notation);
    match step.term {
        Term::Compare(..) => Some(format!("{rule}: {with} → {gives}")),
        Term::Connect(..) => Some(format!("{rule} → {gives}")),
        Term::If(parts) => {
            let [condition, holds, fails] = parts.as_ref();
            let branch = if step.operands.first() == Some(&Value::Truth(true)) { holds } else { fails };
            let met = step.operands.first().map(|met| value(met, notation)).unwrap_or_default();
            branch.parts().is_empty().then(|| format!("{}: {met} → {gives}", term(condition, notation)))
        }
        _ if rule == with => Some(format!("{rule} = {gives}")),
        _ => Some(format!("{rule} = {with} = {gives}")),
    }
}

/// Whether a step only made sure that a divisor is not 0.
#[must_use]
pub fn is_guard(step: &Step<'_>) -> bool {
    let zero = Term::Literal(Value::Number(Exact::zero()));
    let of_zero = |parts: &[Term; 2]| parts.last() == Some(&zero);
    step.result == Value::Truth(false)
        && matches!(step.term, Term::Compare(Comparison::Equal, parts) if of_zero(parts))
}

/// How tightly the outermost operation of a term binds; words bind nothing.
const fn strength(term: &Term, notation: Notation<'_>) -> u8 {
    match term {
        Term::Call(..) | Term::Round(..) if matches!(notation, Notation::Letter(_)) => 4,
        Term::If(_) | Term::Let(_) => 0,
        Term::Connect(super::syntax::Connective::Or, _) => 1,
        Term::Connect(super::syntax::Connective::And, _) => 2,
        Term::Not(_) => 3,
        Term::Compare(..) => 4,
        Term::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, _) => 5,
        Term::Arithmetic(Arithmetic::Multiply | Arithmetic::Divide, _) => 6,
        Term::Negate(_) => 7,
        _ => 9,
    }
}

/// How tightly a value that stands in place of a part binds: `3/4` is a division, `−3` a sign.
fn value_strength(text: &str) -> u8 {
    match text {
        negative if negative.starts_with('−') => 5,
        fraction if fraction.contains('/') => 6,
        _ => 9,
    }
}

fn write(term: &Term, notation: Notation<'_>, part: &mut dyn FnMut(&Term) -> String) -> String {
    let own = strength(term, notation);
    let mut inside = |inner: &Term, least: u8| {
        let text = part(inner);
        let binds = if text.contains(' ') { strength(inner, notation) } else { value_strength(&text) };
        if binds < least { format!("({text})") } else { text }
    };
    match term {
        Term::Literal(Value::Number(number)) => literal(number, notation),
        Term::Literal(other) => value(other, notation),
        Term::Percent(percent) => format!("{}%", literal(percent, notation)),
        Term::Input(slot, name) => notation.input(*slot, name),
        Term::Full => notation.word("full", "điểm tối đa", "full points").to_owned(),
        Term::Children(of) => match of {
            OfChildren::Sum => notation.word(of.written(), "tổng điểm thành phần", "sum of parts"),
            OfChildren::Max => notation.word(of.written(), "điểm thành phần cao nhất", "highest of parts"),
        }
        .to_owned(),
        Term::Measure => notation.word("measure", "kết quả đo", "measure").to_owned(),
        Term::Negate(inner) => format!("−{}", inside(inner, own)),
        Term::Not(inner) => format!("{} {}", notation.word("not", "không phải", "not"), inside(inner, own)),
        Term::Round(inner, rounding) => notation.round(&part(inner), *rounding),
        Term::Arithmetic(sign, parts) => binary(parts, sign.sign(), own, &mut inside),
        Term::Compare(sign, parts) => binary(parts, sign.sign(), own, &mut inside),
        Term::Connect(word, parts) => {
            let vi = if word.word() == "and" { "và" } else { "hoặc" };
            binary(parts, notation.word(word.word(), vi, word.word()), own, &mut inside)
        }
        Term::If(parts) => {
            let [condition, holds, fails] = parts.as_ref();
            let (condition, holds, fails) = (part(condition), part(holds), part(fails));
            let words = (
                notation.word("if", "nếu", "if"),
                notation.word("then", "thì", "then"),
                notation.word("else", "nếu không thì", "else"),
            );
            format!("{} {condition} {} {holds} {} {fails}", words.0, words.1, words.2)
        }
        Term::Call(function, parts) => {
            let arguments: Vec<String> = parts.iter().map(part).collect();
            notation.call(*function, &arguments)
        }
        Term::Let(parts) => {
            let [measure, body] = parts.as_ref();
            let (measure, body) = (part(measure), part(body));
            format!("{} = {measure}; {body}", notation.word("measure", "kết quả đo", "measure"))
        }
        Term::Undetermined(_) => notation.word("undetermined", "không xác định", "undetermined").to_owned(),
        Term::Excluded => notation.word("excluded", "không áp dụng", "does not apply").to_owned(),
    }
}

/// The right side of a subtraction or division needs parentheses where the left does not.
fn binary(parts: &[Term; 2], sign: &str, own: u8, inside: &mut dyn FnMut(&Term, u8) -> String) -> String {
    let [left, right] = parts;
    let left = inside(left, own);
    let right = inside(right, own.saturating_add(1));
    format!("{left} {sign} {right}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{Choice, Declaration, Facts, Scope, Steps, Unit, check, evaluate, parse};

    /// The steps of a formula of `a`, `b` and `c`, as lines.
    fn lines(formula: &str, counts: [i64; 3]) -> Vec<String> {
        let inputs = ["a", "b", "c"].map(|name| Declaration::count(name, Unit::Any));
        let (term, _) = check(&parse(formula).unwrap(), &Scope::criterion(&inputs)).unwrap();
        let values = counts.map(|count| Some(Value::Number(Exact::from(count))));
        let mut steps = Steps::default();
        let facts = Facts { inputs: &values, full: &Exact::one(), children: None };
        evaluate(&term, facts, &mut steps).unwrap();
        steps.each_once().filter_map(|one| step(one, Notation::Formula)).collect()
    }

    #[test]
    fn a_letter_has_no_name_of_a_function_or_a_rule_file() {
        #[track_caller]
        fn says(formula: &str, words: &str) {
            let names = ["a", "halted", "c"];
            let inputs = names.map(|name| Declaration::count(name, Unit::Any));
            let (term, _) = check(&parse(formula).unwrap(), &Scope::criterion(&inputs)).unwrap();
            let letters = Letters::of(names.into_iter());
            assert_eq!(super::term(&term, Notation::Letter(&letters)), words);
        }

        says(
            "min(a / (c − halted) × full, full)",
            "số nhỏ hơn trong hai số (a / (c − b) × điểm tối đa; điểm tối đa)",
        );
        says("max(a, c, halted) × 0.5", "(số lớn nhất trong các số (a; c; b)) × 0,5");
        says("clamp(a, 1, 3)", "số đứng giữa trong ba số (a; 1; 3)");
        says("floor(a / c) + abs(a)", "(phần nguyên của (a / c)) + (giá trị tuyệt đối của (a))");
        says(
            "round(a / c, 2, half_up)",
            "(a / c) làm tròn còn 2 chữ số thập phân (làm tròn đến gần nhất, nửa lên)",
        );
    }

    #[test]
    fn each_step_is_a_line_unless_it_passes_on_what_another_gave() {
        let told = |formula, expected: &[&str]| assert_eq!(lines(formula, [27, 28, 0]), expected);
        told("if c = 0 then a / b else 0", &["c = 0: 0 = 0 → true", "a / b = 27 / 28 = 27/28"]);
        told("if a = 0 then 0 else a / b", &["a = 0: 27 = 0 → false", "a / b = 27 / 28 = 27/28"]);
        told("if c = 0 then 1 else a / b", &["c = 0: 0 = 0 → true", "c = 0: true → 1"]);
        told(
            "if a > 5 and b > 30 then 1 else 2 + 3",
            &["a > 5: 27 > 5 → true", "b > 30: 28 > 30 → false", "a > 5 and b > 30 → false", "2 + 3 = 5"],
        );
    }

    #[test]
    fn a_guard_makes_sure_that_an_input_is_not_zero() {
        let guards = |formula: &str, count: i64| {
            let inputs = [Declaration::count("a", Unit::Any)];
            let (term, _) = check(&parse(formula).unwrap(), &Scope::criterion(&inputs)).unwrap();
            let values = [Some(Value::Number(Exact::from(count)))];
            let mut steps = Steps::default();
            evaluate(&term, Facts { inputs: &values, full: &Exact::one(), children: None }, &mut steps)
                .unwrap();
            steps.steps.iter().map(is_guard).collect::<Vec<_>>()
        };
        assert_eq!(guards("a = 0", 28), [true]);
        assert_eq!(guards("a = 0", 0), [false]);
        assert_eq!(guards("a = 1", 28), [false]);
        assert_eq!(guards("a < 0", 28), [false]);
    }

    #[test]
    fn a_choice_is_told_in_its_words_and_known_by_its_name() {
        let late =
            Value::Choice(Choice::labelled("late", "gửi chậm".to_owned(), Some("sent late".to_owned())));
        let letters = Letters::of(std::iter::empty());
        for (notation, words) in [
            (Notation::Formula, "\"late\""),
            (Notation::Prose(Lang::Vi), "\"gửi chậm\""),
            (Notation::Prose(Lang::En), "\"sent late\""),
            (Notation::Letter(&letters), "“gửi chậm”"),
        ] {
            assert_eq!(value(&late, notation), words);
        }
    }

    #[test]
    fn a_step_can_be_redone_as_printed() {
        #[track_caller]
        fn last(formula: &str, line: &str) {
            assert_eq!(lines(formula, [27, 28, 5]).last().unwrap(), line);
        }

        last("a / (b / c)", "a / (b / c) = 27 / 5.6 = 135/28");
        last("a / (c / b)", "a / (c / b) = 27 / (5/28) = 151.2");
        last("a / b × c", "a / b × c = 27/28 × 5 = 135/28");
        last("c − (a − b)", "c − (a − b) = 5 − (−1) = 6");
        last("(a − b) × c", "(a − b) × c = (−1) × 5 = −5");
        last("a / 0.12345678", "a / 0.12345678 = 27 / (6172839/50000000) = 150000000/685871");
    }
}
