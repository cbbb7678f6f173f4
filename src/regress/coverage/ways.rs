//! The ways that an evaluation took, as its recorder was told them.

use super::part::{FAILS, HOLDS, Part, WHOLE, Way};
use crate::formula::{Recorder, Term, Value, syntax::Function};
use std::ptr;

/// Listens for the branches that were taken and the arguments that gave a value.
#[derive(Default)]
pub(super) struct Ways<'t> {
    taken: Vec<(&'t Term, Way)>,
}

impl<'t> Recorder<'t> for Ways<'t> {
    const LISTENS: bool = true;

    fn step(&mut self, term: &'t Term, operands: &[Value], result: &Value) {
        self.taken.push((term, WHOLE));
        if let Term::Call(function, _) = term {
            self.taken.extend(side(*function, operands, result).map(|side| (term, side)));
        }
    }

    fn branch(&mut self, term: &'t Term, holds: bool) {
        self.taken.push((term, if holds { HOLDS } else { FAILS }));
    }
}

/// The argument that alone gives the value; of `clamp`, where the value lies.
fn side(function: Function, operands: &[Value], result: &Value) -> Option<Way> {
    match function {
        Function::Min | Function::Max => {
            let mut equal = operands.iter().enumerate().filter(|(_, operand)| *operand == result);
            let (side, _) = equal.next()?;
            equal.next().is_none().then_some(side)
        }
        Function::Clamp => match operands {
            [value, ..] if value == result => Some(1),
            [_, low, _] if low == result => Some(0),
            _ => Some(2),
        },
        _ => None,
    }
}

impl Ways<'_> {
    /// Whether the evaluation of a term came to its end with a value.
    pub(super) fn ended(&self, term: &Term) -> bool {
        match term {
            Term::Let(parts) => {
                let [_, body] = parts.as_ref();
                self.ended(body)
            }
            leaf if leaf.parts().is_empty() => true,
            term => self.took(term, WHOLE),
        }
    }

    fn took(&self, term: &Term, way: Way) -> bool {
        self.taken.iter().any(|(taken, of)| ptr::eq(*taken, term) && *of == way)
    }

    /// Whether they lead through a part.
    pub(super) fn reach(&self, part: &Part<'_>) -> bool {
        match part.term {
            Some(term) if part.way == WHOLE => self.ended(term),
            Some(term) => self.took(term, part.way),
            None => false,
        }
    }
}
