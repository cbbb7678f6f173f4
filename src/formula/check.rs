//! Syntax to term: names found, types and units held against each other.

use super::{
    Choice, FormulaError, OfChildren, Scope, Term, Type, Unit, Value,
    parse::VALUE,
    syntax::{Arithmetic, Comparison, Connective, Function, Syntax, SyntaxKind},
    value::Sort,
};
use crate::{number::Exact, problem::FormulaFault, source::Span, text::similar};

/// Resolves the names of `syntax` and finds its type.
///
/// # Errors
/// The first fault, with its place.
pub fn check(syntax: &Syntax, scope: &Scope<'_>) -> Result<(Term, Type), FormulaError> {
    Checker { scope }.term(syntax)
}

/// Like [`check`], for a formula whose result must be a number of `unit`.
///
/// # Errors
/// The first fault; [`FormulaFault::WrongSort`] or [`FormulaFault::WrongUnit`] for the result.
pub fn check_number(syntax: &Syntax, scope: &Scope<'_>, unit: &Unit) -> Result<Term, FormulaError> {
    let checker = Checker { scope };
    let (term, found) = checker.number(syntax)?;
    if found.common(unit).is_none() {
        let fault = FormulaFault::WrongUnit { found: found.to_string(), expected: unit.to_string() };
        return Err(FormulaError::new(syntax.span, fault));
    }
    Ok(term)
}

/// Like [`check`], for a condition.
///
/// # Errors
/// The first fault; [`FormulaFault::WrongSort`] for the result.
pub fn check_truth(syntax: &Syntax, scope: &Scope<'_>) -> Result<Term, FormulaError> {
    Checker { scope }.truth(syntax)
}

struct Checker<'s, 'd> {
    scope: &'s Scope<'d>,
}

impl Checker<'_, '_> {
    fn term(&self, syntax: &Syntax) -> Result<(Term, Type), FormulaError> {
        match &syntax.kind {
            SyntaxKind::Number(value) => Ok((literal(Value::Number(value.clone())), Type::Number(Unit::Any))),
            SyntaxKind::Percent(value) => Ok((Term::Percent(value.clone()), Type::Number(Unit::ratio()))),
            SyntaxKind::Truth(value) => Ok((literal(Value::Truth(*value)), Type::Truth)),
            SyntaxKind::Date(date) => Ok((literal(Value::Date(*date)), Type::Date)),
            SyntaxKind::Text(text) => self.choice(text, syntax.span),
            SyntaxKind::Name(name) => self.name(name, syntax.span),
            SyntaxKind::Subject => self.subject(syntax.span),
            SyntaxKind::Children(of) => self.children(*of, syntax.span),
            SyntaxKind::OfUnits(of, _) => {
                Err(FormulaError::new(syntax.span, FormulaFault::OutsideInput { function: of.name() }))
            }
            SyntaxKind::Negate(part) => {
                let (term, unit) = self.number(part)?;
                Ok((Term::Negate(Box::new(term)), Type::Number(unit)))
            }
            SyntaxKind::Not(part) => Ok((Term::Not(Box::new(self.truth(part)?)), Type::Truth)),
            SyntaxKind::Arithmetic(sign, parts) => self.arithmetic(*sign, parts, syntax.span),
            SyntaxKind::Compare(sign, parts) => self.compare(*sign, parts, syntax.span),
            SyntaxKind::Connect(word, parts) => self.connect(*word, parts),
            SyntaxKind::If(parts) => self.conditional(parts, syntax.span),
            SyntaxKind::Call(function, arguments) => self.call(*function, arguments, syntax.span),
            SyntaxKind::Round(part, rounding) => {
                let (term, unit) = self.number(part)?;
                Ok((Term::Round(Box::new(term), *rounding), Type::Number(unit)))
            }
        }
    }

    fn number(&self, syntax: &Syntax) -> Result<(Term, Unit), FormulaError> {
        match self.term(syntax)? {
            (term, Type::Number(unit)) => Ok((term, unit)),
            (_, other) => Err(wrong_sort(syntax.span, other.sort(), Sort::Number)),
        }
    }

    fn truth(&self, syntax: &Syntax) -> Result<Term, FormulaError> {
        match self.term(syntax)? {
            (term, Type::Truth) => Ok(term),
            (_, other) => Err(wrong_sort(syntax.span, other.sort(), Sort::Truth)),
        }
    }

    fn name(&self, name: &str, span: Span) -> Result<(Term, Type), FormulaError> {
        if name == "full" && self.scope.full {
            return Ok((Term::Full, Type::Number(Unit::points())));
        }
        let found = self.scope.slot(name).and_then(|slot| Some((slot, self.scope.inputs.get(slot)?)));
        let Some((slot, input)) = found else {
            return Err(FormulaError::new(span, self.unknown(name)));
        };
        Ok((Term::Input(slot, name.into()), input.of.clone()))
    }

    fn unknown(&self, name: &str) -> FormulaFault {
        let inputs = self.scope.inputs.iter().map(|input| input.name.as_str());
        let known: Vec<&str> = inputs.chain(self.scope.full.then_some("full")).collect();
        FormulaFault::UnknownName {
            name: name.to_owned(),
            nearest: similar::nearest(name, known.iter().copied()).map(str::to_owned),
            known: known.into_iter().map(str::to_owned).collect(),
        }
    }

    fn choice(&self, text: &str, span: Span) -> Result<(Term, Type), FormulaError> {
        let known: Vec<_> = self.scope.choices().cloned().collect();
        if let Some(choice) = known.iter().find(|choice| choice.id() == text) {
            return Ok((literal(Value::Choice(choice.clone())), Type::Choice([choice.clone()].into())));
        }
        let nearest = similar::nearest(text, known.iter().map(Choice::id)).map(str::to_owned);
        Err(FormulaError::new(span, FormulaFault::UnknownChoice { text: text.to_owned(), nearest }))
    }

    fn subject(&self, span: Span) -> Result<(Term, Type), FormulaError> {
        let subject = self
            .scope
            .subject
            .ok_or(FormulaError::new(span, FormulaFault::Unexpected { expected: VALUE.to_owned() }))?;
        Ok((Term::Measure, subject.clone()))
    }

    fn children(&self, of: OfChildren, span: Span) -> Result<(Term, Type), FormulaError> {
        if self.scope.children {
            return Ok((Term::Children(of), Type::Number(Unit::points())));
        }
        Err(FormulaError::new(span, FormulaFault::ChildrenOutsideGroup { written: of.written() }))
    }

    fn arithmetic(
        &self,
        sign: Arithmetic,
        parts: &[Syntax; 2],
        span: Span,
    ) -> Result<(Term, Type), FormulaError> {
        let [left, right] = parts;
        let (left, left_unit) = self.number(left)?;
        let (right_term, right_unit) = self.number(right)?;
        let unit = match sign {
            Arithmetic::Add | Arithmetic::Subtract => common(&left_unit, &right_unit, span)?,
            Arithmetic::Multiply => left_unit.times(&right_unit),
            Arithmetic::Divide => left_unit.per(&right_unit),
        };
        let zero = literal(Value::Number(Exact::zero()));
        if sign == Arithmetic::Divide && right_term == zero {
            return Err(FormulaError::new(right.span, FormulaFault::DivisionByZero));
        }
        Ok((Term::Arithmetic(sign, Box::new([left, right_term])), Type::Number(unit)))
    }

    fn compare(
        &self,
        sign: Comparison,
        parts: &[Syntax; 2],
        span: Span,
    ) -> Result<(Term, Type), FormulaError> {
        let [left, right] = parts;
        let (left_term, left_type) = self.term(left)?;
        let (right_term, right_type) = self.term(right)?;
        let (left_sort, right_sort) = (left_type.sort(), right_type.sort());
        match (&left_type, &right_type) {
            (Type::Number(left), Type::Number(right)) => {
                common(left, right, span)?;
            }
            (Type::Choice(left), Type::Choice(right)) if sign.orders() || !overlap(left, right) => {
                return Err(FormulaError::new(span, FormulaFault::ChoicesNotComparable));
            }
            _ if left_sort != right_sort => return Err(wrong_sort(right.span, right_sort, left_sort)),
            (Type::Truth, _) if sign.orders() => return Err(wrong_sort(span, Sort::Truth, Sort::Number)),
            _ => {}
        }
        Ok((Term::Compare(sign, Box::new([left_term, right_term])), Type::Truth))
    }

    fn connect(&self, word: Connective, parts: &[Syntax; 2]) -> Result<(Term, Type), FormulaError> {
        let [left, right] = parts;
        Ok((Term::Connect(word, Box::new([self.truth(left)?, self.truth(right)?])), Type::Truth))
    }

    fn conditional(&self, parts: &[Syntax; 3], span: Span) -> Result<(Term, Type), FormulaError> {
        let [condition, holds, fails] = parts;
        let condition = self.truth(condition)?;
        let (holds_term, holds_type) = self.term(holds)?;
        let (fails_term, fails_type) = self.term(fails)?;
        let of = match (holds_type, fails_type) {
            (Type::Number(left), Type::Number(right)) => Type::Number(common(&left, &right, span)?),
            (Type::Choice(left), Type::Choice(right)) => {
                Type::Choice(left.iter().chain(right.iter()).cloned().collect())
            }
            (left, right) if left.sort() == right.sort() => left,
            (left, right) => return Err(wrong_sort(fails.span, right.sort(), left.sort())),
        };
        Ok((Term::choose(condition, holds_term, fails_term), of))
    }

    fn call(
        &self,
        function: Function,
        arguments: &[Syntax],
        span: Span,
    ) -> Result<(Term, Type), FormulaError> {
        let mut terms = Vec::with_capacity(arguments.len());
        let mut unit = Unit::Any;
        for argument in arguments {
            let (term, found) = self.number(argument)?;
            unit = common(&unit, &found, span)?;
            terms.push(term);
        }
        Ok((Term::Call(function, terms), Type::Number(unit)))
    }
}

fn literal(value: Value) -> Term {
    Term::Literal(value)
}

fn common(left: &Unit, right: &Unit, span: Span) -> Result<Unit, FormulaError> {
    left.common(right).ok_or_else(|| {
        let fault = FormulaFault::UnitsDiffer { left: left.to_string(), right: right.to_string() };
        FormulaError::new(span, fault)
    })
}

fn overlap<T: PartialEq>(left: &[T], right: &[T]) -> bool {
    left.iter().any(|choice| right.contains(choice))
}

const fn wrong_sort(span: Span, found: Sort, expected: Sort) -> FormulaError {
    FormulaError::new(span, FormulaFault::WrongSort { found, expected })
}
