//! Random rules in every form, as rule files and as trees, and an independent evaluator of the trees: plain
//! fractions of `i128`, sharing no code with the library. Seeds are the caller's.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "a test stops where its own set-up is wrong; its numbers are small; each test uses a part"
)]

use phuctra::{
    formula::Value,
    guidance::{RuleFiles, read},
    model::Guidance,
    number::Exact,
    problem::{Problems, render},
    source::{Date, Source},
    text::Lang,
};

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    pub fn new(n: i128, d: i128) -> Self {
        let (mut x, mut y) = (n.abs(), d.abs());
        while y != 0 {
            (x, y) = (y, x % y);
        }
        let divisor = x.max(1) * d.signum();
        Self(n / divisor, d / divisor)
    }

    pub fn whole(n: i128) -> Self {
        Self(n, 1)
    }

    pub fn below(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }

    pub fn floor(self) -> i128 {
        self.0.div_euclid(self.1)
    }
}

/// A number, as a tree.
#[derive(Clone, Debug)]
pub enum Number {
    Literal(Fraction),
    Input(usize),
    Full,
    Binary(char, Box<[Number; 2]>),
    Call(&'static str, Vec<Number>),
    If(Box<Truth>, Box<[Number; 2]>),
}

/// A condition, as a tree.
#[derive(Clone, Debug)]
pub enum Truth {
    Compare(&'static str, Box<[Number; 2]>),
    Both(Box<[Truth; 2]>),
    Either(Box<[Truth; 2]>),
    Not(Box<Truth>),
    Yes(usize),
    Chosen(usize, &'static str),
    By(usize, u8),
}

/// A rule in one of the forms of rule files.
#[derive(Clone, Debug)]
pub enum Form {
    /// `b / a × full`, and what holds where `a` is 0.
    Ratio(&'static str),
    /// Thresholds in percent, from the highest, with their scores in hundredths; the score otherwise.
    Tiers(Vec<(i128, i128)>, Option<i128>),
    /// Points of each item in hundredths.
    Checklist(Vec<i128>),
    /// A formula.
    Score(Number),
}

/// Inputs by slot: `a`, `b ≤ a`, `n`, `yes`, `more`, `level`, `issued` (a day of January 2024).
pub const INPUTS: [&str; 7] = ["a", "b", "n", "yes", "more", "level", "issued"];
pub const LEVELS: [&str; 3] = ["timely", "late", "none"];

/// The value of an input, as a number: a count, 0 or 1, the index of a level, a day.
pub type Inputs = [Option<i128>; 7];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    Binary(char),
    Call(&'static str),
    Compare(&'static str),
    Both,
    Either,
    Not,
    If,
    Tie,
    TierOrder,
    LastItem,
    Policy,
    UnknownIsZero,
}

/// What a rule gives: points in units of 10^-2, or none.
pub type Score = Option<i128>;

pub struct Oracle {
    pub full: Fraction,
    pub mode: &'static str,
    pub fault: Fault,
}

impl Oracle {
    pub fn number(&self, number: &Number, x: &[i128; 7]) -> Fraction {
        match number {
            Number::Literal(value) => *value,
            Number::Input(slot) => Fraction::whole(x[*slot]),
            Number::Full => self.full,
            Number::Binary(sign, parts) => {
                let (l, r) = (self.number(&parts[0], x), self.number(&parts[1], x));
                let sign = if self.fault == Fault::Binary(*sign) {
                    match sign {
                        '+' => '−',
                        '−' | '×' => '+',
                        _ => '×',
                    }
                } else {
                    *sign
                };
                match sign {
                    '+' => Fraction::new(l.0 * r.1 + r.0 * l.1, l.1 * r.1),
                    '−' => Fraction::new(l.0 * r.1 - r.0 * l.1, l.1 * r.1),
                    '×' => Fraction::new(l.0 * r.0, l.1 * r.1),
                    _ => Fraction::new(l.0 * r.1, l.1 * r.0),
                }
            }
            Number::Call(name, parts) => {
                let v: Vec<Fraction> = parts.iter().map(|part| self.number(part, x)).collect();
                if self.fault == Fault::Call(name) {
                    return v[0];
                }
                let (low, high) = (
                    |l: Fraction, r: Fraction| if l.below(r) { l } else { r },
                    |l: Fraction, r: Fraction| {
                        if l.below(r) { r } else { l }
                    },
                );
                match *name {
                    "min" => low(v[0], v[1]),
                    "max" => high(v[0], v[1]),
                    "clamp" => low(high(v[0], v[1]), v[2]),
                    "floor" => Fraction::whole(v[0].floor()),
                    "ceil" => Fraction::whole(-Fraction(-v[0].0, v[0].1).floor()),
                    "abs" => Fraction(v[0].0.abs(), v[0].1),
                    _ => Fraction::new(rounded(v[0], 10, "half_up"), 10),
                }
            }
            Number::If(condition, parts) => {
                let holds = self.truth(condition, x) != (self.fault == Fault::If);
                self.number(&parts[usize::from(!holds)], x)
            }
        }
    }

    pub fn truth(&self, truth: &Truth, x: &[i128; 7]) -> bool {
        match truth {
            Truth::Compare(sign, parts) => {
                let (l, r) = (self.number(&parts[0], x), self.number(&parts[1], x));
                let (less, same) = (l.below(r), l == r);
                let off = self.fault == Fault::Compare(sign);
                match *sign {
                    "<" => less || (off && same),
                    "<=" => less || (same && !off),
                    ">" => !(less || same) || (off && same),
                    ">=" => !(less || off && same),
                    "=" => same != off,
                    _ => same == off,
                }
            }
            Truth::Both(parts) => {
                let (l, r) = (self.truth(&parts[0], x), self.truth(&parts[1], x));
                if self.fault == Fault::Both { l || r } else { l && r }
            }
            Truth::Either(parts) => {
                let (l, r) = (self.truth(&parts[0], x), self.truth(&parts[1], x));
                if self.fault == Fault::Either { l && r } else { l || r }
            }
            Truth::Not(part) => self.truth(part, x) == (self.fault == Fault::Not),
            Truth::Yes(slot) => x[*slot] == 1,
            Truth::Chosen(slot, level) => LEVELS[usize::try_from(x[*slot]).unwrap()] == *level,
            Truth::By(slot, day) => x[*slot] <= i128::from(*day),
        }
    }

    pub fn score(&self, form: &Form, x: &[i128; 7]) -> Score {
        let exact = match form {
            Form::Ratio(policy) if x[0] == 0 => match (*policy, self.fault) {
                ("zero", Fault::Policy) => self.full,
                ("full", fault) if fault != Fault::Policy => self.full,
                ("undetermined", fault) if fault != Fault::Policy => return None,
                _ => Fraction::whole(0),
            },
            Form::Ratio(_) => Fraction::new(x[1] * self.full.0, x[0] * self.full.1),
            Form::Tiers(tiers, otherwise) => {
                let fits = |threshold: &i128| x[1] * 100 >= threshold * x[0];
                let mut tiers = tiers.clone();
                if self.fault == Fault::TierOrder {
                    tiers.reverse();
                }
                let found = tiers.iter().find(|(threshold, _)| fits(threshold)).map(|(_, points)| *points);
                Fraction::new(found.or(*otherwise)?, 100)
            }
            Form::Checklist(items) => {
                let counted = items.len() - usize::from(self.fault == Fault::LastItem);
                let sum: i128 =
                    items.iter().take(counted).zip([x[3], x[4]]).map(|(points, met)| points * met).sum();
                Fraction::new(sum, 100)
            }
            Form::Score(number) => self.number(number, x),
        };
        let mode = match (self.fault, self.mode) {
            (Fault::Tie, "half_up") => "half_down",
            (Fault::Tie, _) => "half_up",
            (_, mode) => mode,
        };
        Some(rounded(exact, 100, mode))
    }
}

/// `value × unit`, rounded to a whole number.
pub fn rounded(value: Fraction, unit: i128, mode: &str) -> i128 {
    let (n, d) = (value.0 * unit, value.1);
    let (toward_zero, rest) = (n / d, (n % d).abs());
    let away = match mode {
        "half_up" => 2 * rest >= d,
        "half_down" => 2 * rest > d,
        "half_even" => 2 * rest > d || (2 * rest == d && toward_zero % 2 != 0),
        _ => false,
    };
    if away { toward_zero + n.signum() } else { toward_zero }
}

/// Splitmix64.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> i128 {
        i128::from(self.next() % n)
    }

    pub fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[usize::try_from(self.next() % u64::try_from(items.len()).unwrap()).unwrap()]
    }

    /// A number of at most so many levels; never divides by an input that may be 0.
    pub fn number(&mut self, depth: u32) -> Number {
        if depth == 0 {
            return match self.below(4) {
                0 => Number::Literal(Fraction::new(self.below(900), 100)),
                1 => Number::Full,
                _ => Number::Input(self.pick(&[0, 1, 2])),
            };
        }
        let mut part = || self.number(depth - 1);
        let (left, right) = (part(), part());
        match self.below(12) {
            0..=5 => {
                let sign = self.pick(&['+', '−', '×', '/']);
                let right = if sign == '/' {
                    Number::Literal(Fraction::whole(self.pick(&[8, 40, 200, 3])))
                } else {
                    right
                };
                Number::Binary(sign, Box::new([left, right]))
            }
            6 => Number::Call(self.pick(&["min", "max"]), vec![left, right]),
            7 => Number::Call(
                "clamp",
                vec![left, Number::Literal(Fraction::whole(1)), Number::Literal(Fraction::whole(4))],
            ),
            8 | 9 => {
                let half = Number::Literal(Fraction::whole(4));
                let name = self.pick(&["floor", "ceil", "round"]);
                Number::Call(name, vec![Number::Binary('/', Box::new([left, half]))])
            }
            10 => Number::Call("abs", vec![Number::Binary('−', Box::new([left, right]))]),
            _ => Number::If(Box::new(self.truth(1)), Box::new([left, right])),
        }
    }

    pub fn truth(&mut self, depth: u32) -> Truth {
        if depth == 0 {
            let limit = Number::Literal(Fraction::whole(self.below(9)));
            let sign = self.pick(&["<", "<=", ">", ">=", "=", "!="]);
            let left = Number::Input(self.pick(&[1, 2, 2]));
            return match self.below(3) {
                0 => Truth::Yes(self.pick(&[3, 4])),
                _ => Truth::Compare(sign, Box::new([left, limit])),
            };
        }
        let (left, right) = (self.truth(depth - 1), self.truth(depth - 1));
        match self.below(3) {
            0 => Truth::Both(Box::new([left, right])),
            1 => Truth::Either(Box::new([left, right])),
            _ => Truth::Not(Box::new(left)),
        }
    }

    /// A share of its own for each form; the ratio, in which ties are made, has the largest.
    pub fn form(&mut self, index: usize) -> (usize, Form) {
        match index % 20 {
            0..=8 => (0, Form::Ratio(self.pick(&["full", "zero", "undetermined"]))),
            9..=10 => {
                let tiers =
                    vec![(100, 200), (80 + self.below(19), 150), (20 + self.below(60), 5 * self.below(20))];
                (1, Form::Tiers(tiers, [None, Some(0), Some(10)][usize::try_from(self.below(3)).unwrap()]))
            }
            11..=13 => (2, Form::Checklist(vec![25 * (1 + self.below(4)), 5 * (1 + self.below(9))])),
            14..=15 => {
                let parts = Box::new([self.number(1), self.number(1)]);
                (3, Form::Score(Number::If(Box::new(self.truth(2)), parts)))
            }
            16..=17 => (4, Form::Score(self.number(3))),
            _ => {
                let level = self.pick(&LEVELS);
                let day = u8::try_from(1 + self.below(31)).unwrap();
                let both = Box::new([Truth::Chosen(5, level), Truth::By(6, day)]);
                let condition = if self.below(2) == 0 { Truth::Both(both) } else { Truth::Either(both) };
                (5, Form::Score(Number::If(Box::new(condition), Box::new([Number::Full, self.number(0)]))))
            }
        }
    }

    pub fn inputs(&mut self) -> Inputs {
        let a = if self.below(20) == 0 {
            0
        } else {
            self.pick(&[8, 40, 200, 8, 40, 200, 40, 200, 24, 7, 2000, 1222])
        };
        let odd = |b: i128| if b % 2 == 0 && b < a { b + 1 } else { b };
        let b = self.below(u64::try_from(a).unwrap() + 1);
        let b = if self.below(5) == 0 { b } else { odd(b) };
        let mut inputs = [
            Some(a),
            Some(b),
            Some(self.below(12)),
            Some(self.below(2)),
            Some(self.below(2)),
            Some(self.below(3)),
            Some(1 + self.below(31)),
        ];
        if self.below(10) == 0 {
            inputs[usize::try_from(self.below(7)).unwrap()] = None;
        }
        inputs
    }
}

pub fn decimal(value: Fraction) -> String {
    let cents = Fraction::new(value.0 * 100, value.1);
    assert_eq!(cents.1, 1);
    format!("{}.{:02}", cents.0 / 100, cents.0 % 100)
}

pub fn text(number: &Number) -> String {
    match number {
        Number::Literal(value) => decimal(*value),
        Number::Input(slot) => INPUTS[*slot].to_owned(),
        // A product with a literal has no unit of its own, so any two may be combined.
        Number::Full => "(full × 1.00)".to_owned(),
        Number::Binary(sign, parts) => format!("({} {sign} {})", text(&parts[0]), text(&parts[1])),
        Number::Call("round", parts) => format!("round({}, 1, half_up)", text(&parts[0])),
        Number::Call(name, parts) => {
            format!("{name}({})", parts.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        Number::If(condition, parts) => {
            format!("(if {} then {} else {})", condition_text(condition), text(&parts[0]), text(&parts[1]))
        }
    }
}

pub fn condition_text(truth: &Truth) -> String {
    match truth {
        Truth::Compare(sign, parts) => format!("({} {sign} {})", text(&parts[0]), text(&parts[1])),
        Truth::Both(parts) => format!("({} and {})", condition_text(&parts[0]), condition_text(&parts[1])),
        Truth::Either(parts) => format!("({} or {})", condition_text(&parts[0]), condition_text(&parts[1])),
        Truth::Not(part) => format!("(not {})", condition_text(part)),
        Truth::Yes(slot) => INPUTS[*slot].to_owned(),
        Truth::Chosen(slot, level) => format!("({} = \"{level}\")", INPUTS[*slot]),
        Truth::By(slot, day) => format!("({} <= 2024-01-{day:02})", INPUTS[*slot]),
    }
}

pub fn toml(form: &Form) -> String {
    match form {
        Form::Ratio(policy) => format!(
            "score = 'b / a × full'\nif_zero = [{{ when = 'a', then = \"{policy}\", basis = \"inferred\" }}]\n"
        ),
        Form::Tiers(tiers, otherwise) => {
            let tier = |(threshold, points): &(i128, i128)| {
                format!("{{ when = '>= {threshold}%', score = '{}' }}", decimal(Fraction::new(*points, 100)))
            };
            let tiers: Vec<String> = tiers.iter().map(tier).collect();
            let otherwise = otherwise.map_or("\"undetermined\"".to_owned(), |points| {
                format!("{{ score = '{}', basis = \"inferred\" }}", decimal(Fraction::new(points, 100)))
            });
            format!(
                "measure = 'b / a'\ntiers = [{}]\notherwise = {otherwise}\nif_zero = [{{ when = 'a', then = \"full\" }}]\n",
                tiers.join(", ")
            )
        }
        Form::Checklist(items) => {
            let item = |(points, name): (&i128, &str)| {
                format!("{{ input = \"{name}\", points = \"{}\" }}", decimal(Fraction::new(*points, 100)))
            };
            let items: Vec<String> = items.iter().zip(["yes", "more"]).map(item).collect();
            format!("checklist = [{}]\n", items.join(", "))
        }
        Form::Score(number) => format!("score = '{}'\n", text(number)),
    }
}

pub fn guidance(rules: &[(Fraction, Form)], mode: &str) -> Guidance {
    guidance_with(rules, mode, "{}")
}

/// The same with another declaration of `n`.
pub fn guidance_with(rules: &[(Fraction, Form)], mode: &str, n: &str) -> Guidance {
    let mut file = format!(
        "format = 1\nid = \"x\"\ntitle = \"Ví dụ\"\nperiods = [\"2024\"]\nfull = \"1\"\n\
         [rounding]\ncriterion = {{ mode = \"{mode}\", digits = 2, basis = \"inferred\" }}\n\
         [[source]]\nid = \"s\"\nnumber = \"1\"\nissuer = \"x\"\n\
         [[group]]\ncode = \"1\"\ntitle = \"x\"\nfull = \"1\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n\
         [[not_modelled]]\ngroup = \"1\"\nfull = \"unknown\"\nbasis = \"inferred\"\nwhy = \"ví dụ\"\n"
    );
    for (index, (full, form)) in rules.iter().enumerate() {
        file += &format!(
            "[[criterion]]\nkey = \"k{index}\"\ncode = \"c{index}\"\ngroup = \"1\"\ntitle = \"x\"\nfull = \"{}\"\n{}\
             cite = {{ source = \"s\", basis = \"inferred\" }}\n[criterion.input]\na = {{}}\nb = {{ at_most = \"a\" }}\nn = {n}\n\
             yes = {{ type = \"yes_no\" }}\nmore = {{ type = \"yes_no\" }}\n\
             level = {{ type = \"choice\", of = [\"timely\", \"late\", \"none\"] }}\nissued = {{ type = \"date\" }}\n",
            decimal(*full),
            toml(form)
        );
    }
    let mut problems = Problems::default();
    let source = Source::new("guidance.toml", file.as_bytes()).unwrap();
    let read = read(&RuleFiles::new(vec![source]), &mut problems);
    read.unwrap_or_else(|| panic!("{}", render::all(&problems, Lang::En, false)))
}

pub fn values(inputs: &Inputs) -> Vec<Option<Value>> {
    let value = |(slot, known): (usize, &Option<i128>)| {
        let known = (*known)?;
        Some(match slot {
            0..=2 => Value::Number(Exact::new(known, 1).unwrap()),
            3 | 4 => Value::Truth(known == 1),
            5 => Value::Choice(LEVELS[usize::try_from(known).unwrap()].into()),
            _ => Value::Date(Date::new(2024, 1, u8::try_from(known).unwrap()).unwrap()),
        })
    };
    inputs.iter().enumerate().map(value).collect()
}
