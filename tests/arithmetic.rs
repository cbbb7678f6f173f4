//! Scores through rule files against plain integer arithmetic: every `b ≤ a ≤ 1500`, eight maxima, three
//! modes; and counts of 10^12.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    formula::Value,
    guidance::{RuleFiles, read},
    model::Guidance,
    number::{Exact, Points},
    problem::{Problems, render},
    source::Source,
    text::Lang,
    verify::score,
};

/// Full points in quarters.
const MAXIMA: [(&str, u64); 8] =
    [("0.25", 1), ("0.5", 2), ("0.75", 3), ("1", 4), ("1.5", 6), ("2", 8), ("3", 12), ("7.5", 30)];

/// A rule set of one criterion `b / a × full` for each maximum.
fn guidance(mode: &str) -> Guidance {
    let mut text = format!(
        "format = 1\nid = \"x\"\ntitle = \"Ví dụ\"\nperiods = [\"2024\"]\nfull = \"16.5\"\n\
         [rounding]\ncriterion = {{ mode = \"{mode}\", digits = 2, basis = \"inferred\" }}\n\
         [[source]]\nid = \"s\"\nnumber = \"1\"\nissuer = \"x\"\n\
         [[group]]\ncode = \"1\"\ntitle = \"x\"\nfull = \"16.5\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n"
    );
    for (full, _) in MAXIMA {
        text += &format!(
            "[[criterion]]\nkey = \"k{full}\"\ncode = \"c{full}\"\ngroup = \"1\"\ntitle = \"x\"\nfull = \"{full}\"\n\
             score = 'b / a × full'\ncite = {{ source = \"s\", basis = \"inferred\" }}\n\
             [criterion.input]\na = {{ unit = \"hồ sơ\" }}\nb = {{ unit = \"hồ sơ\", at_most = \"a\" }}\n"
        );
    }
    let mut problems = Problems::default();
    let file = Source::new("guidance.toml", text.as_bytes()).unwrap();
    let guidance = read(&RuleFiles::new(vec![file]), &mut problems);
    guidance.unwrap_or_else(|| panic!("{}", render::all(&problems, Lang::En, false)))
}

/// `b / a × quarters / 4` in hundredths, rounded, in whole numbers only.
fn hundredths(mode: &str, b: u64, a: u64, quarters: u64) -> u64 {
    let (numerator, denominator) = (b * quarters * 25, a);
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    let up = match mode {
        "half_up" => 2 * rest >= denominator,
        "half_even" => 2 * rest > denominator || (2 * rest == denominator && quotient % 2 == 1),
        _ => false,
    };
    quotient + u64::from(up)
}

fn points(guidance: &Guidance, criterion: usize, b: u64, a: u64) -> Points {
    let inputs = [a, b].map(|count| Some(Value::Number(Exact::from(count))));
    score(guidance, &guidance.criteria[criterion], &inputs).points().unwrap().clone()
}

#[test]
fn every_ratio_of_counts_up_to_1500() {
    let hundred = Exact::from(100_u64);
    let most = most_hundredths();
    let known: Vec<Points> = (0..=most).map(|n| Exact::from(n).div(&hundred).unwrap().into()).collect();
    let mut compared = 0_u64;
    for mode in ["half_up", "half_even", "down"] {
        let guidance = guidance(mode);
        for a in 1..=1500_u64 {
            for b in 0..=a {
                for (criterion, (_, quarters)) in MAXIMA.iter().enumerate() {
                    let expected = &known[usize::try_from(hundredths(mode, b, a, *quarters)).unwrap()];
                    let found = points(&guidance, criterion, b, a);
                    assert_eq!(found, *expected, "{mode}: {b} / {a} × {quarters} quarters");
                    compared += 1;
                }
            }
        }
    }
    assert_eq!(compared, 3 * 8 * (1..=1500_u64).map(|a| a + 1).sum::<u64>());
}

#[test]
fn the_tie_that_decimals_get_wrong() {
    assert_eq!(points(&guidance("half_up"), 6, 5, 24).plain(), "0.63");
}

#[test]
fn counts_up_to_a_trillion() {
    let guidance = guidance("half_up");
    let trillion = 1_000_000_000_000_u64;
    for a in [trillion, trillion - 1, trillion - 11, 999_999_999_989, 500_000_000_003] {
        for b in [0, 1, a / 3, a / 2, a - 1, a] {
            for (criterion, (_, quarters)) in MAXIMA.iter().enumerate() {
                let expected =
                    Exact::from(hundredths("half_up", b, a, *quarters)).div(&Exact::from(100_u64)).unwrap();
                assert_eq!(*points(&guidance, criterion, b, a).exact(), expected, "{b} / {a}");
            }
        }
    }
}

/// 7.5 points in hundredths.
fn most_hundredths() -> u64 {
    750
}
