//! The one evaluation. Every score, trace, reading and example comes from here.

use super::{
    Children, Recorder, Term, Value,
    syntax::{Arithmetic, Comparison, Connective, Function},
};
use crate::number::Exact;
use smallvec::SmallVec;
use std::{cmp::Ordering, sync::Arc};

/// What a formula is evaluated on.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'f> {
    /// The values of the inputs by slot; unknown is `None`, and is never taken for 0.
    pub inputs: &'f [Option<Value>],
    /// The full points.
    pub full: &'f Exact,
    /// The points of the children, in a group's formula.
    pub children: Option<&'f Children>,
}

/// Why a formula has no value on these facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Halt {
    /// An input that it needs is unknown: its slot.
    Unknown(usize),
    /// A divisor is 0, and the rule set does not say what holds then.
    DivisionByZero,
    /// The guidance is silent: the rule set's reason.
    Undetermined(Arc<str>),
    /// The criterion does not apply.
    Excluded,
    /// The term does not fit the facts; a checked term always does.
    Unfit,
}

/// The value of `term` on `facts`; `recorder` is told each operation.
///
/// Reads no file, clock, locale or global: the same facts give the same value and steps.
///
/// # Errors
/// The [`Halt`] at which the evaluation ended.
pub fn evaluate<'t, R: Recorder<'t>>(
    term: &'t Term,
    facts: Facts<'_>,
    recorder: &mut R,
) -> Result<Value, Halt> {
    Evaluation { facts, measure: None, recorder }.value(term)
}

struct Evaluation<'f, 'r, R> {
    facts: Facts<'f>,
    measure: Option<Value>,
    recorder: &'r mut R,
}

impl<'t, R: Recorder<'t>> Evaluation<'_, '_, R> {
    fn value(&mut self, term: &'t Term) -> Result<Value, Halt> {
        match term {
            Term::Literal(value) => Ok(value.clone()),
            Term::Percent(value) => hundredth(value).map(Value::Number),
            Term::Input(slot, _) => {
                self.facts.inputs.get(*slot).cloned().flatten().ok_or(Halt::Unknown(*slot))
            }
            Term::Full => Ok(Value::Number(self.facts.full.clone())),
            Term::Children(of) => self
                .facts
                .children
                .map(|children| Value::Number(children.get(*of).clone()))
                .ok_or(Halt::Unfit),
            Term::Measure => self.measure.clone().ok_or(Halt::Unfit),
            Term::Negate(part) => self.apply(term, part, |value| Ok(Value::Number(number(value)?.neg()))),
            Term::Not(part) => self.apply(term, part, |value| Ok(Value::Truth(!truth(value)?))),
            Term::Round(part, rounding) => {
                self.apply(term, part, |value| Ok(Value::Number(rounding.apply(number(value)?))))
            }
            Term::Arithmetic(sign, parts) => self.arithmetic(term, *sign, parts),
            Term::Compare(sign, parts) => self.compare(term, *sign, parts),
            Term::Connect(word, parts) => self.connect(term, *word, parts),
            Term::If(parts) => self.conditional(term, parts),
            Term::Call(function, parts) => self.call(term, *function, parts),
            Term::Let(parts) => {
                let [measure, body] = parts.as_ref();
                self.measure = Some(self.value(measure)?);
                self.value(body)
            }
            Term::Undetermined(why) => Err(Halt::Undetermined(why.clone())),
            Term::Excluded => Err(Halt::Excluded),
        }
    }

    fn tell(&mut self, term: &'t Term, operands: &[Value], result: &Value) {
        if R::LISTENS {
            self.recorder.step(term, operands, result);
        }
    }

    fn apply(
        &mut self,
        term: &'t Term,
        part: &'t Term,
        operation: impl FnOnce(&Value) -> Result<Value, Halt>,
    ) -> Result<Value, Halt> {
        let operand = self.value(part)?;
        let result = operation(&operand)?;
        self.tell(term, &[operand], &result);
        Ok(result)
    }

    fn arithmetic(&mut self, term: &'t Term, sign: Arithmetic, parts: &'t [Term; 2]) -> Result<Value, Halt> {
        let [left, right] = parts;
        let (left, right) = (self.value(left)?, self.value(right)?);
        let result = Value::Number(combine(sign, number(&left)?, number(&right)?)?);
        self.tell(term, &[left, right], &result);
        Ok(result)
    }

    fn compare(&mut self, term: &'t Term, sign: Comparison, parts: &'t [Term; 2]) -> Result<Value, Halt> {
        let [left, right] = parts;
        let (left, right) = (self.value(left)?, self.value(right)?);
        let result = Value::Truth(holds(sign, &left, &right)?);
        self.tell(term, &[left, right], &result);
        Ok(result)
    }

    /// `false and x` is false and `true or x` is true, whatever is unknown of the other side.
    fn connect(&mut self, term: &'t Term, word: Connective, parts: &'t [Term; 2]) -> Result<Value, Halt> {
        let [left, right] = parts;
        let settles = word == Connective::Or;
        let left = self.value(left);
        let result = match left {
            Ok(Value::Truth(value)) if value == settles => Ok(Value::Truth(settles)),
            Ok(_) => self.value(right),
            Err(Halt::Unknown(slot)) => match self.value(right) {
                Ok(Value::Truth(value)) if value == settles => Ok(Value::Truth(settles)),
                _ => Err(Halt::Unknown(slot)),
            },
            Err(halt) => Err(halt),
        }?;
        self.tell(term, &[], &result);
        Ok(result)
    }

    fn conditional(&mut self, term: &'t Term, parts: &'t [Term; 3]) -> Result<Value, Halt> {
        let [condition, holds, fails] = parts;
        let condition = self.value(condition)?;
        let met = truth(&condition)?;
        if R::LISTENS {
            self.recorder.branch(term, met);
        }
        let branch = if met { holds } else { fails };
        let result = self.value(branch)?;
        self.tell(term, &[condition], &result);
        Ok(result)
    }

    fn call(&mut self, term: &'t Term, function: Function, parts: &'t [Term]) -> Result<Value, Halt> {
        // No function but the least and the greatest of many takes more than three.
        let mut operands: SmallVec<[Value; 3]> = SmallVec::new();
        for part in parts {
            operands.push(self.value(part)?);
        }
        let result = Value::Number(apply(function, &operands)?);
        self.tell(term, &operands, &result);
        Ok(result)
    }
}

fn number(value: &Value) -> Result<&Exact, Halt> {
    match value {
        Value::Number(number) => Ok(number),
        _ => Err(Halt::Unfit),
    }
}

const fn truth(value: &Value) -> Result<bool, Halt> {
    match value {
        Value::Truth(truth) => Ok(*truth),
        _ => Err(Halt::Unfit),
    }
}

/// A percentage as a number.
pub(super) fn hundredth(value: &Exact) -> Result<Exact, Halt> {
    value.div(&Exact::from(100_u64)).ok_or(Halt::Unfit)
}

fn combine(sign: Arithmetic, left: &Exact, right: &Exact) -> Result<Exact, Halt> {
    match sign {
        Arithmetic::Add => Ok(left.add(right)),
        Arithmetic::Subtract => Ok(left.sub(right)),
        Arithmetic::Multiply => Ok(left.mul(right)),
        Arithmetic::Divide => left.div(right).ok_or(Halt::DivisionByZero),
    }
}

fn holds(sign: Comparison, left: &Value, right: &Value) -> Result<bool, Halt> {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Truth(left), Value::Truth(right)) => left.cmp(right),
        (Value::Choice(left), Value::Choice(right)) => left.cmp(right),
        _ => return Err(Halt::Unfit),
    };
    Ok(ordered(sign, order))
}

/// Whether `sign` holds between two values in this order.
pub(super) const fn ordered(sign: Comparison, order: Ordering) -> bool {
    match sign {
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }
}

/// The value of a function; [`Halt::Unfit`] if it has not the numbers that it takes.
fn apply(function: Function, operands: &[Value]) -> Result<Exact, Halt> {
    let mut numbers = operands.iter().map(number);
    let mut next = || numbers.next().unwrap_or(Err(Halt::Unfit));
    let first = next()?;
    Ok(match function {
        Function::Min => numbers.try_fold(first, |least, one| Ok(least.min(one?)))?.clone(),
        Function::Max => numbers.try_fold(first, |greatest, one| Ok(greatest.max(one?)))?.clone(),
        Function::Clamp => first.max(next()?).min(next()?).clone(),
        Function::Floor => first.floor(),
        Function::Ceil => first.ceil(),
        Function::Abs => first.abs(),
    })
}
