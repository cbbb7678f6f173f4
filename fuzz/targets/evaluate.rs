//! Any formula on any values: a value, or a reason why not. The bounds where some inputs are unknown hold the
//! value that the known ones give.
#![no_main]

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use phuctra::{
    formula::{
        Declaration, Facts, Scope, Silent, Steps, Type, Unit, Value, bounds::bounds, check, evaluate,
        interval::Possible, parse,
    },
    number::Exact,
};

#[derive(Arbitrary, Debug)]
struct Case<'a> {
    counts: [u32; 3],
    yes: bool,
    known: u8,
    formula: &'a str,
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(case) = Case::arbitrary_take_rest(Unstructured::new(bytes)) else { return };
    let mut inputs: Vec<Declaration> =
        ["a", "b", "n"].iter().map(|name| Declaration::count(name, Unit::Any)).collect();
    inputs.push(Declaration {
        name: "yes".to_owned(),
        of: Type::Truth,
        whole: false,
        at_most: None,
        at_least: None,
        within: None,
    });
    let Ok(term) = parse(case.formula).and_then(|syntax| check(&syntax, &Scope::criterion(&inputs))) else {
        return;
    };
    let mut values: Vec<Option<Value>> =
        case.counts.iter().map(|count| Some(Value::Number(Exact::from(u64::from(*count))))).collect();
    values.push(Some(Value::Truth(case.yes)));
    let full = Exact::from(5_u64);
    let facts = Facts { inputs: &values, full: &full, children: None };
    let result = evaluate(&term.0, facts, &mut Silent);
    assert_eq!(result, evaluate(&term.0, facts, &mut Steps::default()));
    let known: Vec<Option<Value>> = values
        .iter()
        .enumerate()
        .map(|(slot, value)| value.clone().filter(|_| case.known >> slot & 1 == 1))
        .collect();
    let found = bounds(&term.0, &inputs, &known, &full);
    match result {
        Ok(Value::Number(number)) => {
            let Some(Possible::Number(interval)) = &found.value else {
                panic!("no bounds for {number:?}: {case:?}")
            };
            assert!(
                interval.low.as_ref().is_none_or(|low| *low <= number),
                "{case:?} {number:?} {interval:?}"
            );
            assert!(
                interval.high.as_ref().is_none_or(|high| *high >= number),
                "{case:?} {number:?} {interval:?}"
            );
        }
        Ok(Value::Truth(truth)) => {
            let Some(Possible::Truth { yes, no }) = found.value else { panic!("no bounds: {case:?}") };
            assert!(if truth { yes } else { no }, "{case:?}");
        }
        Ok(_) => {}
        Err(_) => assert!(found.may_halt, "{case:?} halts"),
    }
});
