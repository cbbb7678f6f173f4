//! Any text as a formula: understood, or told what is wrong and where. What is printed of a formula that is
//! understood is understood again, and means the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::formula::{
    Declaration, Scope, Term, Type, Unit, check, parse, parse_condition,
    print::{Notation, term},
};

fn declarations() -> Vec<Declaration> {
    let of = |name: &str, of: Type| Declaration {
        name: name.to_owned(),
        of,
        whole: false,
        at_most: None,
        at_least: None,
        within: None,
    };
    vec![
        Declaration::count("a", Unit::of("hồ sơ")),
        Declaration::count("b", Unit::of("hồ sơ")),
        Declaration::count("n", Unit::Any),
        of("yes", Type::Truth),
        of("level", Type::Choice(["timely", "late"].into_iter().map(Into::into).collect())),
        of("issued", Type::Date),
    ]
}

fuzz_target!(|text: &str| {
    let inputs = declarations();
    let scope = Scope::criterion(&inputs);
    let _ = parse_condition(text);
    let checked = |text: &str| -> Option<Term> {
        let syntax = parse(text).map_err(|error| assert!(error.span.start <= error.span.end)).ok()?;
        check(&syntax, &scope).ok().map(|(term, _)| term)
    };
    if let Some(first) = checked(text) {
        let printed = term(&first, Notation::Formula);
        // Printing may add parentheses, and with them levels and characters.
        if let Some(second) = checked(&printed) {
            assert_eq!(term(&second, Notation::Formula), printed, "{text:?}");
        }
    }
});
