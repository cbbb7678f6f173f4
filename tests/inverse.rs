//! The reverse set of a score, held against brute force by the independent evaluator: random rules of every
//! form × counts, each input in turn, four ways of rounding. Seeds are fixed.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong; its numbers are small"
)]

mod support;

use phuctra::{
    formula::Value,
    inquiry::{
        grid::Grid,
        inverse::{Counts, Question},
    },
    model::{Criterion, Rule},
    number::{Exact, Mode, Rounding},
    source::Date,
};
use support::{
    Fault, Form, Fraction, Inputs, LEVELS, Number, Oracle, Random, Score, Truth, guidance, guidance_with,
    values,
};

const MODES: [&str; 4] = ["half_up", "half_even", "half_down", "down"];

/// Counts of an input without upper bound that are looked at one by one, above its lower bound.
const REACH: i128 = 240;

#[derive(Default)]
struct Tally {
    pairs: usize,
    forms: [usize; 6],
    counts: usize,
    many: usize,
    open: usize,
    bounded: usize,
}

/// Everything of one score: the oracle that gives it, the rule, the inputs.
struct Case<'c> {
    oracle: Oracle,
    form: &'c Form,
    criterion: &'c Criterion,
    inputs: [i128; 7],
    score: Score,
}

impl Case<'_> {
    /// A tier rule gives full points where its denominator is 0.
    fn score(&self, inputs: &[i128; 7]) -> Score {
        if matches!(self.form, Form::Tiers(..)) && inputs[0] == 0 {
            return Some(support::rounded(self.oracle.full, 100, self.oracle.mode));
        }
        self.oracle.score(self.form, inputs)
    }

    fn gives(&self, slot: usize, value: i128) -> bool {
        let mut inputs = self.inputs;
        inputs[slot] = value;
        self.score(&inputs) == self.score
    }

    fn question<'q>(&'q self, known: &'q [Option<Value>], score: &'q Exact) -> Question<'q> {
        let Rule::Computed(form) = &self.criterion.rule else { panic!("every rule computes") };
        let rounding = Rounding::new(Mode::from_name(self.oracle.mode).unwrap(), 2);
        Question { criterion: self.criterion, form, values: known, rounding, score }
    }

    fn check(&self, tally: &mut Tally) {
        let Some(hundredths) = self.score else { return };
        let score = Exact::new(hundredths, 100).unwrap();
        let known = values(&self.inputs.map(Some));
        let question = self.question(&known, &score);
        let [a, b, ..] = self.inputs;
        for (slot, low, high) in [(0, b, None), (1, 0, Some(a)), (2, 0, None)] {
            let Some(found) = question.counts(slot) else { continue };
            self.same(slot, low, high, &found);
            tally.counts += 1;
            tally.many += usize::from(found.spans.len() > 1);
            tally.open += usize::from(found.spans.iter().any(|span| span.high.is_none()));
            tally.bounded += usize::from(!found.complete());
        }
        for slot in [3, 4, 5] {
            let all: &[i128] = if slot == 5 { &[0, 1, 2] } else { &[1, 0] };
            let expected: Vec<Value> = all
                .iter()
                .filter(|value| self.gives(slot, **value))
                .map(|value| named(slot, *value))
                .collect();
            assert_eq!(question.choices(slot), expected, "{:?} {:?}", self.form, self.inputs);
        }
    }

    /// Brute force over the bounds; beyond them, and where there is no upper bound, a look far out.
    fn same(&self, slot: usize, low: i128, high: Option<i128>, found: &Counts) {
        let last = high.unwrap_or(low + REACH).min(low + 4 * REACH);
        let far = [1000, 4097, 1_000_000]
            .into_iter()
            .filter(|far| *far > last && high.is_none_or(|high| *far <= high));
        self.same_within(slot, (low, high), (low..=last).chain(far), found);
    }

    /// Brute force over these values.
    fn same_within(
        &self,
        slot: usize,
        (low, high): (i128, Option<i128>),
        values: impl Iterator<Item = i128>,
        found: &Counts,
    ) {
        let told = || format!("{:?} {:?} slot {slot}: {found:?}", self.form, self.inputs);
        let settled = |value: &i128| found.searched.is_none_or(|searched| *value <= i128::from(searched));
        for value in values.filter(settled) {
            let count = u64::try_from(value).unwrap();
            assert_eq!(found.contains(count), self.gives(slot, value), "{value}: {}", told());
        }
        let outside = |span: &phuctra::inquiry::inverse::Span| {
            i128::from(span.low) < low
                || high.is_some_and(|high| span.high.is_none_or(|top| i128::from(top) > high))
        };
        assert!(!found.spans.iter().any(outside), "outside its bounds: {}", told());
        assert!(found.spans.windows(2).all(|pair| pair[0].high.unwrap() + 1 < pair[1].low), "{}", told());
        let own = u64::try_from(self.inputs[slot]).unwrap();
        assert!(found.contains(own) || !settled(&self.inputs[slot]), "the count itself: {}", told());
    }
}

/// The rule with `n` in hundredths.
fn in_hundredths(form: &Form) -> Form {
    match form {
        Form::Score(number) => Form::Score(hundredths(number)),
        other => other.clone(),
    }
}

fn hundredths(number: &Number) -> Number {
    let both = |parts: &[Number; 2]| Box::new([hundredths(&parts[0]), hundredths(&parts[1])]);
    match number {
        Number::Input(2) => {
            let hundred = Number::Literal(Fraction::whole(100));
            Number::Binary('/', Box::new([Number::Input(2), hundred]))
        }
        Number::Binary(sign, parts) => Number::Binary(*sign, both(parts)),
        Number::Call(name, parts) => Number::Call(name, parts.iter().map(hundredths).collect()),
        Number::If(condition, parts) => Number::If(Box::new(condition_in_hundredths(condition)), both(parts)),
        other => other.clone(),
    }
}

fn condition_in_hundredths(truth: &Truth) -> Truth {
    let both = |parts: &[Truth; 2]| {
        Box::new([condition_in_hundredths(&parts[0]), condition_in_hundredths(&parts[1])])
    };
    match truth {
        Truth::Compare(sign, parts) => {
            Truth::Compare(sign, Box::new([hundredths(&parts[0]), hundredths(&parts[1])]))
        }
        Truth::Both(parts) => Truth::Both(both(parts)),
        Truth::Either(parts) => Truth::Either(both(parts)),
        Truth::Not(part) => Truth::Not(Box::new(condition_in_hundredths(part))),
        other => other.clone(),
    }
}

/// Decimals of two digits and whole percentages, both hundredths, and dates: each value of the grid.
#[test]
fn the_reverse_set_of_decimals_percentages_and_dates_is_that_of_brute_force() {
    let first = Date::new(2024, 1, 1).unwrap().number();
    let (mut random, mut numbers, mut dates, mut many) = (Random(11), 0, 0, 0);
    for mode in MODES {
        let mut rules = Vec::new();
        for index in 0..600 {
            // The later forms need `n` or the date.
            let (_, form) = random.form(14 + index % 6);
            rules.push((Fraction::new(random.pick(&[50, 100, 300]), 100), form));
        }
        let guidance = guidance_with(&rules, mode, "{ type = \"number\" }");
        for ((full, form), criterion) in rules.iter().zip(&guidance.criteria) {
            let form = in_hundredths(form);
            for _ in 0..4 {
                let oracle = Oracle { full: *full, mode, fault: Fault::None };
                let mut inputs = known(&mut random);
                inputs[2] = random.below(1200);
                let mut case = Case { oracle, form: &form, criterion, inputs, score: None };
                case.score = case.score(&inputs);
                let Some(score) = case.score.map(|score| Exact::new(score, 100).unwrap()) else { continue };
                let mut known = values(&inputs.map(Some));
                known[2] = Some(Value::Number(Exact::new(inputs[2], 100).unwrap()));
                let question = case.question(&known, &score);
                for grid in [Grid::Decimals(2), Grid::Percents(0)] {
                    let Some(found) = question.numbers(2, grid) else { continue };
                    case.same_within(2, (0, None), (0..1300).chain([100_000]), &found);
                    numbers += 1;
                    many += usize::from(found.spans.len() > 1);
                }
                if let Some(found) = question.numbers(6, Grid::Days) {
                    assert!(found.complete());
                    let days = (-40..80).chain([-700_000, 2_000_000]);
                    for day in days {
                        let number = u64::try_from(i128::from(first) + day - 1).unwrap();
                        assert_eq!(found.contains(number), case.gives(6, day), "{form:?} {day}: {found:?}");
                    }
                    dates += 1;
                }
            }
        }
    }
    assert!(
        numbers >= 1000 && dates >= 1000 && many >= 30,
        "{numbers} numbers, {dates} dates, {many} of many"
    );
}

fn named(slot: usize, value: i128) -> Value {
    if slot == 5 {
        Value::Choice(LEVELS[usize::try_from(value).unwrap()].into())
    } else {
        Value::Truth(value == 1)
    }
}

fn known(random: &mut Random) -> [i128; 7] {
    loop {
        let inputs: Inputs = random.inputs();
        if let [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f), Some(g)] = inputs {
            return [a, b, c, d, e, f, g];
        }
    }
}

#[test]
fn the_reverse_set_is_that_of_brute_force() {
    let (mut random, mut tally) = (Random(7), Tally::default());
    for mode in MODES {
        let mut rules = Vec::new();
        let mut kinds = Vec::new();
        for index in 0..300 {
            let (kind, form) = random.form(index);
            rules.push((Fraction::new(random.pick(&[25, 50, 100, 150, 300]), 100), form));
            kinds.push(kind);
        }
        let guidance = guidance(&rules, mode);
        for (((full, form), criterion), kind) in rules.iter().zip(&guidance.criteria).zip(kinds) {
            for _ in 0..20 {
                let oracle = Oracle { full: *full, mode, fault: Fault::None };
                let inputs = known(&mut random);
                let mut case = Case { oracle, form, criterion, inputs, score: None };
                case.score = case.score(&inputs);
                case.check(&mut tally);
                tally.pairs += 1;
                tally.forms[kind] += 1;
            }
        }
    }
    assert!(tally.pairs >= 20_000, "{} pairs", tally.pairs);
    assert!(tally.forms.iter().all(|form| form * 12 >= tally.pairs), "{:?}", tally.forms);
    assert!(
        tally.counts >= 20_000 && tally.many >= 100 && tally.open >= 1000,
        "{} sets, {} of several spans, {} open",
        tally.counts,
        tally.many,
        tally.open
    );
    assert!(tally.bounded * 100 <= tally.counts, "{} of {} sets are bounded", tally.bounded, tally.counts);
}
