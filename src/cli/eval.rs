//! `verify eval`: a formula, evaluated exactly.

use super::{
    Answer, Page, Product, Status,
    args::{Args, number},
    command::{self, Command},
    format::{Format, Gives},
};
use crate::{
    formula::{
        Facts, FormulaError, Halt, Scope, Steps, Value, check, evaluate, parse,
        print::{Notation, step, value},
    },
    model::criterion::bare_declaration,
    number::{Exact, Expected, Mode, Points, Rounding, grammar},
    problem::{FormulaFault, NumberFault, Problem, Problems, UsageFault},
    source::{Date, Source, Span},
    text::{Lang, lang::say},
};
use clap::{Arg, ArgMatches, Command as Clap};

pub(super) const COMMAND: Command =
    Command { name: "eval", clap, options: &[], gives: Gives::formats(&[Format::Text]), below: &[], run };

fn clap(base: Clap, lang: Lang) -> Clap {
    let argument = |name: &'static str| Arg::new(name).help_heading(command::arguments(lang));
    let formula = argument("formula")
        .required(true)
        .value_name(lang.pick("CÔNG THỨC", "FORMULA"))
        .help(lang.pick("công thức", "the formula"));
    let values = argument("values")
        .num_args(0..)
        .value_name(lang.pick("TÊN=GIÁ TRỊ", "NAME=VALUE"))
        .help(lang.pick("giá trị của các tên", "values of the names"));
    let digits = argument("digits")
        .long("digits")
        .requires("mode")
        .value_name(lang.pick("SỐ", "N"))
        .value_parser(number(0..=20, lang))
        .help(lang.pick("số chữ số thập phân, 0 đến 20", "decimals, 0 to 20"));
    let mode = argument("mode")
        .long("mode")
        .requires("digits")
        .value_name(lang.pick("CÁCH", "MODE"))
        .hide_possible_values(true)
        .value_parser(Mode::ALL.map(Mode::name))
        .help(lang.pick(
            "cách làm tròn: half_up half_even half_down up down floor ceiling none",
            "mode: half_up half_even half_down up down floor ceiling none",
        ));
    base.about(lang.pick(
        "tính đúng một công thức, cho người viết quy tắc",
        "evaluates a formula exactly, for authors of rules",
    ))
    .override_usage("verify eval 'b / a × 3' a=24 b=5 --digits 2 --mode half_up")
    .args([formula, values, digits, mode])
}

/// Evaluates the formula with the values given as `name=value`.
fn run(args: &Args, matches: &ArgMatches, _: Page) -> Answer {
    let formula = matches.get_one::<String>("formula").map_or("", String::as_str);
    let values = matches.get_many::<String>("values").unwrap_or_default();
    let digits = matches.get_one::<usize>("digits").and_then(|digits| u32::try_from(*digits).ok());
    let mode = matches.get_one::<String>("mode").map(String::as_str);
    let mut problems = Problems::default();
    let mut named: Vec<(String, Value)> = Vec::new();
    for text in values {
        named.extend(assignment(text, &named, &mut problems));
    }
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
            let rounding = mode.and_then(Mode::from_name).zip(digits);
            let rounding = rounding.and_then(|(mode, digits)| Rounding::new(mode, digits));
            Answer {
                text: shown(&steps, &result, rounding, args.lang),
                problems,
                status: Status::Agrees,
                product: Product::Text,
            }
        }
        Err(Halt::DivisionByZero) => {
            let error = FormulaError::new(Span::new(0, formula.len()), FormulaFault::DivisionByZero);
            Answer::failed(at(formula, error).into())
        }
        Err(_) => Answer { text: String::new(), problems, status: Status::Open, product: Product::Text },
    }
}

/// The place of a fault in the formula, as if it were a file of one line.
fn at(formula: &str, error: FormulaError) -> Problem {
    match Source::new("eval", formula.as_bytes()) {
        Ok(source) => Problem::at(source.place(error.span), error.fault),
        Err(_) => Problem::new(error.fault),
    }
}

/// Reads `name=value`; a name is given once.
fn assignment(text: &str, named: &[(String, Value)], problems: &mut Problems) -> Option<(String, Value)> {
    let Some((name, written)) = text.split_once('=').filter(|(_, written)| !written.trim().is_empty()) else {
        problems.push(Problem::new(FormulaFault::NotAnAssignment { text: text.to_owned() }));
        return None;
    };
    let name = name.trim().to_owned();
    if named.iter().any(|(known, _)| *known == name) {
        problems.push(Problem::new(UsageFault::OptionTwice { option: name }));
        return None;
    }
    match read(written.trim()) {
        Ok(value) => Some((name, value)),
        Err(fault) => {
            problems.push(Problem::new(fault));
            None
        }
    }
}

/// Yes or no, a date, a number or a percentage as in raw counts; a text without digits is a choice.
fn read(written: &str) -> Result<Value, NumberFault> {
    let date = || Date::parse(written).or_else(|| Date::parse_vietnamese(written)).map(Value::Date);
    if let Some(value) = Value::yes_no(written).or_else(date) {
        return Ok(value);
    }
    let is_number = written.starts_with(|c: char| c.is_ascii_digit() || "+-−.,".contains(c));
    if !is_number {
        return Ok(Value::Choice(written.trim_matches('"').into()));
    }
    let expected = if written.ends_with('%') { Expected::Percent } else { Expected::Score };
    grammar::read(written, expected)?.settle(None).map(|(value, _)| Value::Number(value))
}

fn shown(steps: &Steps<'_>, result: &Value, rounding: Option<Rounding>, lang: Lang) -> String {
    let notation = Notation::Prose(lang);
    let mut text = String::new();
    for line in steps.each_once().filter_map(|one| step(one, notation)) {
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
        let rounding = rounding.label(lang);
        text += &say!(lang, "làm tròn: {points} ({rounding})\n", "rounded: {points} ({rounding})\n");
    }
    text
}
