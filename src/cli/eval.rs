//! `verify eval`: a formula, evaluated exactly.

use super::{Answer, Status};
use crate::{
    formula::{
        Facts, FormulaError, Halt, Scope, Steps, Value, check, evaluate, parse,
        print::{Notation, step, value},
    },
    model::criterion::bare_declaration,
    number::{Exact, Mode, Points, Rounding},
    problem::{FormulaFault, Problem, Problems},
    source::{Date, Source, Span},
    text::{Lang, lang::say},
};
use rust_decimal::Decimal;

/// Evaluates `formula` with the values given as `name=value`.
pub(super) fn run(
    formula: &str,
    values: &[String],
    digits: Option<u32>,
    mode: Option<&str>,
    lang: Lang,
) -> Answer {
    let mut problems = Problems::default();
    let named: Vec<(String, Value)> =
        values.iter().filter_map(|text| assignment(text, &mut problems)).collect();
    if problems.any_error() {
        return Answer::failed(problems);
    }
    let declarations: Vec<_> = named.iter().map(|(name, value)| bare_declaration(name, value)).collect();
    let scope = Scope { inputs: &declarations, full: false, children: false, subject: None };
    let term = match parse(formula).and_then(|syntax| check(&syntax, &scope)) {
        Ok((term, _)) => term,
        Err(error) => return Answer::failed(at(formula, error).into()),
    };
    let inputs: Vec<Option<Value>> = named.into_iter().map(|(_, value)| Some(value)).collect();
    let mut steps = Steps::default();
    let facts = Facts { inputs: &inputs, full: &Exact::one(), children: None };
    let result = evaluate(&term, facts, &mut steps);
    match result {
        Ok(result) => {
            let rounding = mode.map_or(Some(Mode::HalfUp), Mode::from_name).zip(digits);
            let rounding = rounding.and_then(|(mode, digits)| Rounding::new(mode, digits));
            Answer { text: shown(&steps, &result, rounding, lang), problems, status: Status::Agrees }
        }
        Err(Halt::DivisionByZero) => {
            let error = FormulaError::new(Span::new(0, formula.len()), FormulaFault::DivisionByZero);
            Answer::failed(at(formula, error).into())
        }
        Err(_) => Answer { text: String::new(), problems, status: Status::Open },
    }
}

/// The place of a fault in the formula, as if it were a file of one line.
fn at(formula: &str, error: FormulaError) -> Problem {
    match Source::new("eval", formula.as_bytes()) {
        Ok(source) => Problem::at(source.place(error.span), error.fault),
        Err(_) => Problem::new(error.fault),
    }
}

fn assignment(text: &str, problems: &mut Problems) -> Option<(String, Value)> {
    let parsed = text
        .split_once('=')
        .and_then(|(name, written)| Some((name.trim().to_owned(), read(written.trim())?)));
    if parsed.is_none() {
        problems.push(Problem::new(FormulaFault::NotAnAssignment { text: text.to_owned() }));
    }
    parsed
}

/// A number (with a point or a comma), a percentage, yes or no, a date; else a choice.
fn read(written: &str) -> Option<Value> {
    let decimal = |text: &str| Decimal::from_str_exact(&text.replace(',', ".")).ok().map(Exact::from);
    match written {
        "" => None,
        "true" => Some(Value::Truth(true)),
        "false" => Some(Value::Truth(false)),
        _ => match (Date::parse(written), written.strip_suffix('%'), decimal(written)) {
            (Some(date), ..) => Some(Value::Date(date)),
            (_, Some(percent), _) => decimal(percent)?.div(&Exact::from(100_u64)).map(Value::Number),
            (_, _, Some(number)) => Some(Value::Number(number)),
            _ => Some(Value::Choice(written.trim_matches('"').into())),
        },
    }
}

fn shown(steps: &Steps<'_>, result: &Value, rounding: Option<Rounding>, lang: Lang) -> String {
    let notation = Notation::Prose(lang);
    let mut text = String::new();
    for line in steps.steps.iter().filter_map(|one| step(one, notation)) {
        text += &format!("{line}\n");
    }
    let Value::Number(number) = result else { return text + &value(result, notation) + "\n" };
    let lines = [
        (lang.pick("phân số", "fraction"), number.fraction()),
        (lang.pick("số thập phân", "decimal"), number.expansion(60).display(lang)),
    ];
    for (head, line) in lines {
        text += &format!("{head}: {line}\n");
    }
    if let Some(rounding) = rounding {
        let points = Points::from(rounding.apply(number)).shown(lang, rounding.digits());
        let (mode, digits) = (rounding.mode().label(lang), rounding.digits());
        text += &say!(
            lang,
            "làm tròn: {points} ({mode}, {digits} chữ số)\n",
            "rounded: {points} ({mode}, {digits} digits)\n"
        );
    }
    text
}
