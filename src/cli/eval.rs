//! `verify eval`: a formula, evaluated exactly.

use super::{
    Answer, Page, Status,
    args::Args,
    command::{self, Command},
};
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
use clap::{Arg, ArgMatches, Command as Clap, value_parser};
use rust_decimal::Decimal;

pub(super) const COMMAND: Command = Command { name: "eval", clap, run };

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
        .value_name(lang.pick("SỐ", "N"))
        .value_parser(value_parser!(u32).range(0..=20))
        .help(lang.pick("số chữ số thập phân, 0 đến 20", "decimals, 0 to 20"));
    let mode = argument("mode")
        .long("mode")
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
    let digits = matches.get_one::<u32>("digits").copied();
    let mode = matches.get_one::<String>("mode").map(String::as_str);
    let mut problems = Problems::default();
    let named: Vec<(String, Value)> = values.filter_map(|text| assignment(text, &mut problems)).collect();
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
            Answer { text: shown(&steps, &result, rounding, args.lang), problems, status: Status::Agrees }
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
        let (mode, digits) = (rounding.mode().label(lang), rounding.digits());
        text += &say!(
            lang,
            "làm tròn: {points} ({mode}, {digits} chữ số)\n",
            "rounded: {points} ({mode}, {digits} digits)\n"
        );
    }
    text
}
