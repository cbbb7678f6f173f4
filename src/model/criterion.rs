//! A criterion (*tiêu chí thành phần*): what it is worth, from which counts, by which rule.

use super::{Basis, Citation};
use crate::{
    formula::{
        Declaration, Letters, OfUnits, Term, Type, Value,
        print::{Notation, number, value},
    },
    number::{Exact, Points},
    text::Lang,
};

/// A leaf of the index (*tiêu chí thành phần*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Stable name across years.
    pub key: String,
    /// The group's code.
    pub group: String,
    /// The code as the guidance has it.
    pub code: String,
    /// How well the code is known.
    pub code_basis: Basis,
    /// The title.
    pub title: String,
    /// Other titles under which documents print it.
    pub also: Vec<String>,
    /// Full points (*điểm tối đa*).
    pub full: Points,
    /// How points come about.
    pub rule: Rule,
    /// The inputs, by slot.
    pub inputs: Vec<Input>,
    /// Their declarations, by slot, as formulas see them.
    pub declarations: Vec<Declaration>,
    /// Other ways to apply the rule.
    pub readings: Vec<Reading>,
    /// Worked examples.
    pub examples: Vec<Example>,
    /// Where the rule comes from.
    pub citation: Citation,
    /// The weakest basis of its rule, inputs and policies.
    pub basis: Basis,
    /// The most that a computed rule can give, not rounded, where that is known.
    pub best: Option<Exact>,
}

impl Criterion {
    /// The slot of an input.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<usize> {
        self.inputs.iter().position(|input| input.name == name)
    }

    /// What its inputs are called in prose.
    #[must_use]
    pub fn called(&self) -> Letters {
        Letters::or_labels(self.inputs.iter().map(|input| (input.name.as_str(), input.label.as_str())))
    }

    /// Two slots, a part and its whole by `at_most` or `at_least`, of which the part is more in these values.
    #[must_use]
    pub fn broken(&self, values: &[Option<Value>]) -> Option<(usize, usize)> {
        let number = |slot: usize| match values.get(slot) {
            Some(Some(Value::Number(number))) => Some(number),
            _ => None,
        };
        let exceeds = |(small, large): &(usize, usize)| {
            number(*small).zip(number(*large)).is_some_and(|(small, large)| small > large)
        };
        let declared = self.declarations.iter().enumerate();
        let mut pairs = declared.flat_map(|(slot, input)| {
            let most = input.at_most.map(|large| (slot, large));
            let least = input.at_least.map(|small| (small, slot));
            most.into_iter().chain(least)
        });
        pairs.find(exceeds)
    }

    /// The titles under which it is known.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// How points come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// By a formula.
    Computed(Form),
    /// By the appraiser's judgement; only range and quantum can be checked.
    Judged {
        /// Points are given in steps of this.
        quantum: Option<Points>,
    },
    /// The criterion is known, the wording of its rule is not.
    Unknown {
        /// Why not.
        why: String,
    },
}

/// A rule as its author wrote it, and lowered to the formula language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The author's words.
    pub words: String,
    /// The lowered rule: so many guards against a divisor of 0, and in them, where there are tiers, a measure and
    /// so many conditions.
    pub term: Term,
    /// How many guards stand around it.
    pub guards: usize,
    /// How many tiers it has.
    pub tiers: usize,
    /// The words of each item, where it is a checklist.
    pub items: Vec<String>,
    /// How well the policy of each guard is known, the outermost first; none where the author does not say.
    pub guards_known: Vec<Option<Basis>>,
    /// How well is known what holds where no tier fits.
    pub otherwise_known: Option<Basis>,
}

impl Form {
    /// A rule that is one formula.
    #[must_use]
    pub fn formula(words: String, term: Term) -> Self {
        Self {
            words,
            term,
            guards: 0,
            tiers: 0,
            items: Vec::new(),
            guards_known: Vec::new(),
            otherwise_known: None,
        }
    }

    /// The guarded divisors, the first outermost, and the rule inside the guards.
    #[must_use]
    pub fn unguarded(&self) -> (Vec<&Term>, &Term) {
        let (mut divisors, mut term) = (Vec::new(), &self.term);
        while let Term::If(parts) = term
            && divisors.len() < self.guards
        {
            let [condition, _, rest] = parts.as_ref();
            if let [divisor, _] = condition.parts() {
                divisors.push(divisor);
            }
            term = rest;
        }
        (divisors, term)
    }
}

/// An input of a criterion (*số liệu*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The name: the guidance's own letter where it has one.
    pub name: String,
    /// What it counts, in words.
    pub label: String,
    /// The unit, as printed.
    pub unit: Option<String>,
    /// How a value is written.
    pub kind: InputKind,
    /// Whether it is only context: not knowing it makes nothing undetermined.
    pub context: bool,
    /// What more of it does to the points, if the author says so.
    pub effect: Option<Effect>,
    /// How well the definition is known.
    pub basis: Option<Basis>,
    /// Over which values of all units it is made.
    pub over: Option<Over>,
}

impl Input {
    /// A value of it for people, as it is written: a percentage with its sign.
    #[must_use]
    pub fn shown(&self, known: &Value, notation: Notation<'_>) -> String {
        match known {
            Value::Number(share) if self.kind == InputKind::Percent => {
                format!("{}%", number(&share.mul(&Exact::from(100_u64)), notation))
            }
            known => value(known, notation),
        }
    }
}

/// A value over all units of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Over {
    /// What is made of the values.
    pub of: OfUnits,
    /// The value of one unit.
    pub term: Term,
    /// The author's words.
    pub words: String,
    /// The units of the batch that is verified, each with its value where that is known; none where the batch is
    /// not declared to be whole.
    pub members: Vec<Member>,
    /// How many units of the whole batch are not there.
    pub absent: usize,
}

/// A unit of the batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The unit.
    pub unit: String,
    /// Its value, where it is known.
    pub value: Option<Exact>,
}

/// How the value of an input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A whole number.
    Count,
    /// A decimal.
    Number,
    /// A percentage with its sign.
    Percent,
    /// Yes or no.
    YesNo,
    /// One of several texts.
    Choice,
    /// A date.
    Date,
}

impl InputKind {
    /// The name in rule files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Count => lang.pick("số đếm", "count"),
            Self::Number => lang.pick("số thập phân", "decimal"),
            Self::Percent => lang.pick("tỷ lệ phần trăm", "percentage"),
            Self::YesNo => lang.pick("có/không", "yes or no"),
            Self::Choice => lang.pick("lựa chọn", "choice"),
            Self::Date => lang.pick("ngày", "date"),
        }
    }

    /// The kinds with their names in rule files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("count", Self::Count),
        ("number", Self::Number),
        ("percent", Self::Percent),
        ("yes_no", Self::YesNo),
        ("choice", Self::Choice),
        ("date", Self::Date),
    ];
}

/// What more of an input does to the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It never lowers them.
    Raises,
    /// It never raises them.
    Lowers,
    /// Either, and that is meant.
    Any,
}

impl Effect {
    /// All of them, with their names in rule files.
    pub const ALL: [(&'static str, Self); 3] =
        [("raises", Self::Raises), ("lowers", Self::Lowers), ("any", Self::Any)];
}

/// Another way to apply the rule (*cách hiểu khác*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub id: String,
    /// What may be done with it.
    pub status: Status,
    /// What it is, in words.
    pub label: String,
    /// What speaks for it.
    pub argument: Option<String>,
    /// What speaks against it.
    pub against: Option<String>,
    /// The rule under this reading.
    pub form: Form,
    /// Worked examples of it.
    pub examples: Vec<Example>,
    /// Where it comes from.
    pub citation: Option<Citation>,
}

/// What may be done with a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It may be put forward, with its argument.
    Argued,
    /// It only explains a granted score.
    Suspected,
    /// A document rejects it.
    Rejected,
}

impl Status {
    /// All of them, with their names.
    pub const ALL: [(&'static str, Self); 3] =
        [("argued", Self::Argued), ("suspected", Self::Suspected), ("rejected", Self::Rejected)];

    /// The name in rule files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Argued => "argued",
            Self::Suspected => "suspected",
            Self::Rejected => "rejected",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Argued => lang.pick("có thể nêu", "argued"),
            Self::Suspected => lang.pick("chỉ để giải thích", "only explains"),
            Self::Rejected => lang.pick("đã bị bác", "rejected"),
        }
    }
}

/// A worked example: the score that given inputs must give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The values by slot.
    pub inputs: Vec<Option<Value>>,
    /// What must come out.
    pub score: ExpectedScore,
    /// The document that prints it, or `hand`.
    pub source: Option<String>,
}

/// What a worked example must give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedScore {
    /// These points.
    Points(Points),
    /// No points: a count is missing or the guidance is silent.
    Undetermined,
    /// The criterion does not apply.
    Excluded,
}

/// The declaration of a number without unit, for formulas that stand outside a rule set.
#[must_use]
pub fn bare_declaration(name: &str, value: &Value) -> Declaration {
    let of = match value {
        Value::Number(_) => Type::Number(crate::formula::Unit::Any),
        Value::Truth(_) => Type::Truth,
        Value::Choice(choice) => Type::Choice([choice.clone()].into()),
        Value::Date(_) => Type::Date,
    };
    let whole = matches!(value, Value::Number(number) if Exact::is_integer(number));
    Declaration { name: name.to_owned(), of, whole, at_most: None, at_least: None, within: None }
}
