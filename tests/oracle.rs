//! Random rules × counts, through rule files, against an independent evaluator: plain fractions of `i128`,
//! sharing no code with the library. Seeds are fixed. A fault planted in each operator of the evaluator, in
//! turn, must show as a difference, so the rules really exercise it.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong; its numbers are small"
)]

mod support;

use phuctra::{
    number::{Exact, Points},
    verify::{Scored, score},
};
use support::{Fault, Form, Fraction, Inputs, Oracle, Random, Score, guidance, rounded, values};

/// Every completion of the inputs, as far as the test looks.
fn completions(inputs: &Inputs) -> Vec<[i128; 7]> {
    let known = inputs.map(|input| input.unwrap_or(0));
    let Some(open) = inputs.iter().position(Option::is_none) else { return vec![known] };
    let domain: Vec<i128> = match open {
        0 => (known[1]..=known[1] + 60).collect(),
        1 => (0..=known[0].min(400)).chain([known[0]]).collect(),
        2 => (0..=60).collect(),
        3 | 4 => vec![0, 1],
        5 => vec![0, 1, 2],
        _ => (1..=31).collect(),
    };
    let complete = |value| {
        let mut all = known;
        all[open] = value;
        all
    };
    domain.into_iter().map(complete).collect()
}

#[derive(Default)]
struct Tally {
    pairs: usize,
    forms: [usize; 6],
    ties: usize,
    unknown: usize,
    differences: Vec<String>,
}

/// Whether the library's score is what the oracle's completions allow.
fn agrees(scored: &Scored, expected: &[Score]) -> bool {
    let hundredths = |points: &Points| points.exact().mul(&Exact::from(100_u64));
    let exact = |n: i128| Exact::new(n, 1).unwrap();
    match scored {
        Scored::Points { points, .. } => {
            expected.iter().all(|score| score.is_some_and(|score| hundredths(points) == exact(score)))
        }
        Scored::Undetermined { bounds, .. } if expected.len() > 1 || expected[0].is_none() => {
            expected.iter().flatten().all(|score| {
                bounds.low.as_ref().is_none_or(|low| hundredths(low) <= exact(*score))
                    && bounds.high.as_ref().is_none_or(|high| hundredths(high) >= exact(*score))
            })
        }
        _ => false,
    }
}

fn compare(seed: u64, rules: usize, counts: usize, fault: Fault, tally: &mut Tally) {
    let mut random = Random(seed);
    for mode in ["half_up", "half_even", "half_down", "down"] {
        let mut forms = Vec::new();
        let mut kinds = Vec::new();
        for index in 0..rules {
            let (kind, form) = random.form(index);
            // Whole points make ties of `b / 8`, `b / 40` and `b / 200`.
            let maxima: &[i128] = if kind == 0 { &[100, 300, 100, 50] } else { &[25, 50, 100, 150, 300] };
            forms.push((Fraction::new(random.pick(maxima), 100), form));
            kinds.push(kind);
        }
        let guidance = guidance(&forms, mode);
        for ((full, form), (criterion, kind)) in forms.iter().zip(guidance.criteria.iter().zip(kinds)) {
            let oracle = Oracle { full: *full, mode, fault };
            for _ in 0..counts {
                let inputs = random.inputs();
                let completions = if fault == Fault::UnknownIsZero {
                    vec![inputs.map(|input| input.unwrap_or(0))]
                } else {
                    completions(&inputs)
                };
                let skip = matches!(form, Form::Tiers(..));
                let expected: Vec<Score> = completions
                    .iter()
                    .map(|x| {
                        if skip && x[0] == 0 {
                            Some(rounded(*full, 100, mode))
                        } else {
                            oracle.score(form, x)
                        }
                    })
                    .collect();
                let scored = score(&guidance, criterion, &values(&inputs));
                tally.pairs += 1;
                tally.forms[kind] += 1;
                tally.unknown += usize::from(inputs.contains(&None));
                if let Scored::Points { exact, .. } = &scored {
                    let doubled = exact.mul(&Exact::from(200_u64));
                    let odd = doubled.is_integer() && !doubled.div(&Exact::from(2_u64)).unwrap().is_integer();
                    tally.ties += usize::from(odd);
                }
                if !agrees(&scored, &expected) {
                    tally.differences.push(format!(
                        "{mode} full {full:?} {form:?} {inputs:?}: {scored:?}, oracle {:?}",
                        expected[0]
                    ));
                }
            }
        }
    }
}

#[test]
fn random_rules_agree_with_the_oracle() {
    let mut tally = Tally::default();
    compare(1, 560, 50, Fault::None, &mut tally);
    let shown: Vec<&String> = tally.differences.iter().take(5).collect();
    assert!(shown.is_empty(), "{} differences, the first: {shown:#?}", tally.differences.len());
    assert!(tally.pairs >= 100_000, "{} pairs", tally.pairs);
    assert!(tally.forms.iter().all(|form| form * 10 >= tally.pairs), "{:?} of {}", tally.forms, tally.pairs);
    assert!(tally.ties * 5 >= tally.pairs, "{} ties of {}", tally.ties, tally.pairs);
    assert!(tally.unknown * 20 >= tally.pairs, "{} with an unknown input", tally.unknown);
}

#[test]
fn a_fault_in_each_operator_is_caught() {
    let binary = ['+', '−', '×', '/'].map(Fault::Binary);
    let calls = ["min", "max", "clamp", "floor", "ceil", "abs", "round"].map(Fault::Call);
    let comparisons = ["<", "<=", ">", ">=", "=", "!="].map(Fault::Compare);
    let others = [
        Fault::Both,
        Fault::Either,
        Fault::Not,
        Fault::If,
        Fault::Tie,
        Fault::TierOrder,
        Fault::LastItem,
        Fault::Policy,
        Fault::UnknownIsZero,
    ];
    for fault in binary.into_iter().chain(calls).chain(comparisons).chain(others) {
        let mut tally = Tally::default();
        compare(2, 160, 20, fault, &mut tally);
        assert!(!tally.differences.is_empty(), "{fault:?} is not caught");
    }
}
