//! Every formula that differs from another in one place.

use phuctra::{
    formula::{
        NO_TIER, Term, Type, Value,
        print::{Notation, term},
        syntax::{Arithmetic, Comparison, Connective, Function},
    },
    model::{Criterion, Form},
    number::{Exact, Mode, Rounding},
};

/// A formula broken in one place.
pub(crate) struct Broken {
    /// What was broken.
    pub(crate) sort: &'static str,
    /// What it was, and what it is.
    pub(crate) what: String,
    /// The whole formula.
    pub(crate) term: Term,
}

/// The sorts, with their names on the page.
pub(crate) const SORTS: [(&str, &str); 9] = [
    ("operator", "phép tính / operator"),
    ("comparison", "phép so sánh / comparison"),
    ("logic", "và, hoặc, phủ định / logic"),
    ("number", "số, ngưỡng, điểm của mức / number, threshold, score of a tier"),
    ("function", "hàm, trần, sàn / function, cap"),
    ("input", "số liệu lấy nhầm / other input"),
    ("policy", "mẫu số bằng 0, không vào mức nào / policy for 0, no tier"),
    ("rounding", "làm tròn / rounding"),
    ("grade", "xếp loại / grade"),
];

/// A formula of a criterion, broken in every place, each policy of its guards among them.
pub(crate) fn of_form(form: &Form, criterion: &Criterion) -> Vec<Broken> {
    let slots: Vec<&Type> = criterion.declarations.iter().map(|one| &one.of).collect();
    let names: Vec<&str> = criterion.inputs.iter().map(|one| one.name.as_str()).collect();
    let used = (0..names.len()).collect();
    guarded(&form.term, form.guards, &Slots { of: slots, names, used })
}

/// The names that a formula may use.
pub(crate) struct Slots<'s> {
    pub(crate) of: Vec<&'s Type>,
    pub(crate) names: Vec<&'s str>,
    /// Those that may be taken for each other.
    pub(crate) used: Vec<usize>,
}

/// Of a guard, the policy and what it guards; the author writes no more of it.
fn guarded(of: &Term, guards: usize, slots: &Slots<'_>) -> Vec<Broken> {
    let (Term::If(parts), 1..) = (of, guards) else { return everywhere(of, slots) };
    let [condition, policy, rest] = parts.as_ref();
    let whole = |policy: Term, rest: Term| Term::choose(condition.clone(), policy, rest);
    let divisor = shown(&condition.parts()[0]);
    let others = policies().into_iter().filter(|other| shown(other) != shown(policy));
    let policies = others.map(|other| Broken {
        sort: "policy",
        what: format!("{divisor} = 0: {} → {}", shown(policy), shown(&other)),
        term: whole(other, rest.clone()),
    });
    let inside = guarded(rest, guards - 1, slots);
    policies
        .chain(inside.into_iter().map(|one| Broken { term: whole(policy.clone(), one.term), ..one }))
        .collect()
}

fn policies() -> [Term; 4] {
    [
        Term::Full,
        Term::Literal(Value::Number(Exact::zero())),
        Term::Excluded,
        Term::Undetermined("if_zero".into()),
    ]
}

fn shown(of: &Term) -> String {
    term(of, Notation::Formula)
}

/// A term broken here, and in each of its parts.
pub(crate) fn everywhere(of: &Term, slots: &Slots<'_>) -> Vec<Broken> {
    let here = here(of, slots).into_iter().map(|(sort, other)| Broken {
        sort,
        what: format!("{} → {}", shown(of), shown(&other)),
        term: other,
    });
    let mut all: Vec<Broken> = here.collect();
    for (index, part) in of.parts().iter().enumerate() {
        for one in everywhere(part, slots) {
            all.push(Broken { term: with(of, index, one.term), ..one });
        }
    }
    all
}

/// The term with another part.
fn with(of: &Term, index: usize, part: Term) -> Term {
    let mut parts: Vec<Term> = of.parts().to_vec();
    parts[index] = part;
    let mut next = parts.into_iter();
    let mut part = || next.next().unwrap();
    match of {
        Term::Negate(_) => Term::Negate(Box::new(part())),
        Term::Not(_) => Term::Not(Box::new(part())),
        Term::Round(_, rounding) => Term::Round(Box::new(part()), *rounding),
        Term::Arithmetic(sign, _) => Term::Arithmetic(*sign, Box::new([part(), part()])),
        Term::Compare(sign, _) => Term::Compare(*sign, Box::new([part(), part()])),
        Term::Connect(word, _) => Term::Connect(*word, Box::new([part(), part()])),
        Term::If(_) => Term::If(Box::new([part(), part(), part()])),
        Term::Let(_) => Term::Let(Box::new([part(), part()])),
        Term::Call(function, all) => Term::Call(*function, all.iter().map(|_| part()).collect()),
        leaf => leaf.clone(),
    }
}

/// What may stand in place of a term, its parts as they are.
fn here(of: &Term, slots: &Slots<'_>) -> Vec<(&'static str, Term)> {
    match of {
        Term::Literal(value) => {
            values(value).into_iter().map(|other| ("number", Term::Literal(other))).collect()
        }
        Term::Percent(percent) => {
            beside(percent).into_iter().map(|other| ("number", Term::Percent(other))).collect()
        }
        Term::Full => [Arithmetic::Add, Arithmetic::Subtract]
            .map(|sign| {
                let one = Term::Literal(Value::Number(Exact::one()));
                ("number", Term::Arithmetic(sign, Box::new([Term::Full, one])))
            })
            .to_vec(),
        Term::Input(slot, _) => {
            let others = slots.used.iter().copied().filter(|other| other != slot);
            let others = others.filter(|other| slots.of[*other].sort() == slots.of[*slot].sort());
            others.map(|other| ("input", Term::Input(other, slots.names[other].into()))).collect()
        }
        Term::Negate(part) | Term::Not(part) => vec![("logic", (**part).clone())],
        Term::Arithmetic(sign, parts) => {
            let all = [Arithmetic::Add, Arithmetic::Subtract, Arithmetic::Multiply, Arithmetic::Divide];
            let others = all.into_iter().filter(|other| other != sign);
            others.map(|other| ("operator", Term::Arithmetic(other, parts.clone()))).collect()
        }
        Term::Compare(sign, parts) => {
            let others = comparisons(*sign, parts, slots).into_iter().filter(|other| other != sign);
            others.map(|other| ("comparison", Term::Compare(other, parts.clone()))).collect()
        }
        Term::Connect(word, parts) => {
            let other = if *word == Connective::And { Connective::Or } else { Connective::And };
            let [left, right] = parts.as_ref();
            vec![
                ("logic", Term::Connect(other, parts.clone())),
                ("logic", left.clone()),
                ("logic", right.clone()),
            ]
        }
        // A comparison is negated by another sign.
        Term::If(parts) if !matches!(parts[0], Term::Compare(..)) => {
            let [condition, holds, fails] = parts.as_ref();
            vec![(
                "logic",
                Term::choose(Term::Not(Box::new(condition.clone())), holds.clone(), fails.clone()),
            )]
        }
        Term::Call(function, parts) => {
            calls(*function, parts).into_iter().map(|other| ("function", other)).collect()
        }
        Term::Round(part, rounding) => roundings(*rounding)
            .into_iter()
            .map(|other| ("rounding", Term::Round(part.clone(), other)))
            .collect(),
        Term::Undetermined(why) if **why == *NO_TIER => {
            let others = policies().into_iter().filter(|other| !matches!(other, Term::Undetermined(_)));
            others.map(|other| ("policy", other)).collect()
        }
        _ => Vec::new(),
    }
}

fn values(of: &Value) -> Vec<Value> {
    match of {
        Value::Number(number) => beside(number).into_iter().map(Value::Number).collect(),
        Value::Truth(truth) => vec![Value::Truth(!truth)],
        Value::Date(date) => [date.previous(), date.next()].into_iter().flatten().map(Value::Date).collect(),
        // One of an input's choices; none is like it.
        Value::Choice(_) => vec![Value::Choice("?".into())],
    }
}

/// The numbers one more and one less in the last digit written.
fn beside(number: &Exact) -> Vec<Exact> {
    let scale = number.to_decimal().map_or(0, |decimal| decimal.normalize().scale());
    let step = Rounding::new(Mode::HalfUp, scale).unwrap().quantum();
    vec![number.sub(&step), number.add(&step)]
}

/// All of them between numbers and dates; between choices, or yes and no, the opposite.
fn comparisons(sign: Comparison, parts: &[Term; 2], slots: &Slots<'_>) -> Vec<Comparison> {
    let ordered = parts.iter().all(|part| match part {
        Term::Literal(value) => matches!(value, Value::Number(_) | Value::Date(_)),
        Term::Input(slot, _) => matches!(slots.of[*slot], Type::Number(_) | Type::Date),
        Term::Compare(..) | Term::Connect(..) | Term::Not(_) => false,
        _ => true,
    });
    if !ordered {
        return vec![sign.negated()];
    }
    vec![
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::Less,
        Comparison::AtMost,
        Comparison::Greater,
        Comparison::AtLeast,
    ]
}

/// The other function, and each argument alone: a cap or floor that is missing.
fn calls(function: Function, parts: &[Term]) -> Vec<Term> {
    let other = match function {
        Function::Min => Some(Function::Max),
        Function::Max => Some(Function::Min),
        Function::Floor => Some(Function::Ceil),
        Function::Ceil => Some(Function::Floor),
        Function::Clamp | Function::Abs => None,
    };
    let other = other.map(|other| Term::Call(other, parts.to_vec()));
    other.into_iter().chain(parts.iter().cloned()).collect()
}

/// Every other mode, one digit more, one less.
pub(crate) fn roundings(of: Rounding) -> Vec<Rounding> {
    let modes = Mode::ALL.into_iter().filter(|mode| *mode != of.mode());
    let modes = modes.filter_map(|mode| Rounding::new(mode, of.digits()));
    let digits = [of.digits().checked_sub(1), of.digits().checked_add(1)].into_iter().flatten();
    modes.chain(digits.filter_map(|digits| Rounding::new(of.mode(), digits))).collect()
}
