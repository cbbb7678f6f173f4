//! The cost of one evaluation of a plain ratio, recorder off and on, and of one whole score.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark stops where its set-up is wrong"
)]

use phuctra::{
    formula::{Declaration, Facts, Scope, Silent, Steps, Term, Unit, Value, check, evaluate, parse},
    guidance::{Catalogue, read},
    number::Exact,
    problem::Problems,
    verify::score,
};

fn main() {
    divan::main();
}

fn ratio() -> Term {
    let inputs = [Declaration::count("a", Unit::of("DVC")), Declaration::count("b", Unit::of("DVC"))];
    let syntax = parse("b / a × full").expect("a formula");
    check(&syntax, &Scope::criterion(&inputs)).expect("known names").0
}

fn counts() -> [Option<Value>; 2] {
    [28_u64, 27].map(|count| Some(Value::Number(Exact::from(count))))
}

#[divan::bench]
fn plain_ratio_recorder_off(bencher: divan::Bencher<'_, '_>) {
    let (term, inputs, full) = (ratio(), counts(), Exact::one());
    let facts = Facts { inputs: &inputs, full: &full, children: None };
    bencher.bench_local(|| evaluate(divan::black_box(&term), facts, &mut Silent));
}

#[divan::bench]
fn plain_ratio_recorder_on(bencher: divan::Bencher<'_, '_>) {
    let (term, inputs, full) = (ratio(), counts(), Exact::one());
    let facts = Facts { inputs: &inputs, full: &full, children: None };
    bencher.bench_local(|| evaluate(divan::black_box(&term), facts, &mut Steps::default()));
}

#[divan::bench]
fn score_with_guard_and_rounding(bencher: divan::Bencher<'_, '_>) {
    let files = Catalogue::default().files("quang-tri-xa-2024").expect("an embedded rule set");
    let guidance = read(&files, &mut Problems::default()).expect("a rule set");
    let (_, criterion) = guidance.criterion("3.13.2").expect("a criterion");
    let inputs = [28_u64, 27].map(|count| Some(Value::Number(Exact::from(count))));
    let inputs = [inputs[0].clone(), inputs[1].clone(), None];
    bencher.bench_local(|| score(&guidance, criterion, divan::black_box(&inputs)));
}
