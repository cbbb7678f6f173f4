//! Words to syntax: a Pratt parser with limits on length and depth, so that no text can exhaust the stack.
//!
//! From loosest to tightest: `if`, `or`, `and`, `not`, comparison, `+ −`, `× /`, sign, call.

use super::{
    FormulaError, OfChildren, OfUnits,
    scope::points_of,
    syntax::{Arithmetic, Comparison, Connective, Function, Syntax, SyntaxKind},
    token::{Token, Word, tokens},
};
use crate::{
    number::{Mode, Rounding},
    problem::FormulaFault,
    source::Span,
    text::similar,
};

/// The longest formula that is read, in characters.
pub const MOST_CHARACTERS: usize = 4000;
/// The deepest formula that is read, in levels.
pub const MOST_DEPTH: usize = 100;

/// Stands for anything that has a value.
pub(super) const VALUE: &str = "value";

/// Words that are not names.
const KEYWORDS: [&str; 8] = ["and", "or", "not", "if", "then", "else", "true", "false"];

/// Reads a formula.
///
/// # Errors
/// The first fault, with its place.
pub fn parse(text: &str) -> Result<Syntax, FormulaError> {
    Parser::new(text, false)?.whole()
}

/// Reads a condition in which a comparison may lack its left side, as in `>= 80% and < 100%`; it is then
/// about the subject.
///
/// # Errors
/// The first fault, with its place.
pub fn parse_condition(text: &str) -> Result<Syntax, FormulaError> {
    Parser::new(text, true)?.whole()
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// Levels of the grammar now open.
    open: usize,
    /// Whether a comparison may lack its left side.
    has_subject: bool,
}

/// How tightly the binary operators bind.
const OR: u8 = 1;
const AND: u8 = 2;
const COMPARE: u8 = 4;
const SUM: u8 = 5;
const PRODUCT: u8 = 6;

#[derive(Clone, Copy)]
enum Binary {
    Connect(Connective),
    Compare(Comparison),
    Arithmetic(Arithmetic),
}

impl Parser {
    fn new(text: &str, has_subject: bool) -> Result<Self, FormulaError> {
        if text.chars().count() > MOST_CHARACTERS {
            let fault = FormulaFault::TooLong { most: MOST_CHARACTERS };
            return Err(FormulaError::new(Span::new(0, text.len()), fault));
        }
        Ok(Self { tokens: tokens(text)?, at: 0, open: 0, has_subject })
    }

    fn whole(mut self) -> Result<Syntax, FormulaError> {
        let syntax = self.expression(0)?;
        match self.peek() {
            Word::End => Ok(syntax),
            _ => Err(self.unexpected(&["+ − × /", "= ≠ < ≤ ≥ >", "and", "or"])),
        }
    }

    fn expression(&mut self, binding: u8) -> Result<Syntax, FormulaError> {
        self.open = self.open.saturating_add(1);
        if self.open > MOST_DEPTH {
            return Err(FormulaError::new(self.span(), FormulaFault::TooDeep { most: MOST_DEPTH }));
        }
        let mut left = self.prefix()?;
        while let Some((operator, strength)) = self.binary().filter(|(_, strength)| *strength > binding) {
            let sign = self.span();
            if strength == COMPARE && matches!(left.kind, SyntaxKind::Compare(..)) {
                return Err(FormulaError::new(sign, FormulaFault::ChainedComparison));
            }
            self.step();
            let right = self.expression(strength)?;
            left = Self::join(operator, left, right)?;
        }
        self.open = self.open.saturating_sub(1);
        Ok(left)
    }

    fn join(operator: Binary, left: Syntax, right: Syntax) -> Result<Syntax, FormulaError> {
        let span = Span::new(left.span.start, right.span.end);
        let depth = left.depth.max(right.depth);
        let both = Box::new([left, right]);
        let kind = match operator {
            Binary::Connect(word) => SyntaxKind::Connect(word, both),
            Binary::Compare(sign) => SyntaxKind::Compare(sign, both),
            Binary::Arithmetic(sign) => SyntaxKind::Arithmetic(sign, both),
        };
        Self::node(span, kind, depth)
    }

    fn prefix(&mut self) -> Result<Syntax, FormulaError> {
        let start = self.span();
        if self.has_subject && self.comparison().is_some() {
            return Self::node(Span::new(start.start, start.start), SyntaxKind::Subject, 0);
        }
        match self.step() {
            Word::Number(value) => Self::node(start, SyntaxKind::Number(value), 0),
            Word::Percent(value) => Self::node(start, SyntaxKind::Percent(value), 0),
            Word::Date(date) => Self::node(start, SyntaxKind::Date(date), 0),
            Word::Text(text) => Self::node(start, SyntaxKind::Text(text), 0),
            Word::Minus => {
                let operand = self.expression(PRODUCT)?;
                let (span, depth) = (Span::new(start.start, operand.span.end), operand.depth);
                Self::node(span, SyntaxKind::Negate(Box::new(operand)), depth)
            }
            Word::Open => {
                let mut inside = self.expression(0)?;
                let end = self.expect(&Word::Close, ")")?;
                inside.span = Span::new(start.start, end.end);
                Ok(inside)
            }
            Word::Name(name) => self.named(&name, start),
            _ => {
                self.at = self.at.saturating_sub(1);
                Err(self.unexpected(&[VALUE]))
            }
        }
    }

    fn named(&mut self, name: &str, start: Span) -> Result<Syntax, FormulaError> {
        match name {
            "true" => Self::node(start, SyntaxKind::Truth(true), 0),
            "false" => Self::node(start, SyntaxKind::Truth(false), 0),
            "not" => {
                let operand = self.expression(AND)?;
                let (span, depth) = (Span::new(start.start, operand.span.end), operand.depth);
                Self::node(span, SyntaxKind::Not(Box::new(operand)), depth)
            }
            "if" => self.conditional(start),
            word if KEYWORDS.contains(&word) => {
                self.at = self.at.saturating_sub(1);
                Err(self.unexpected(&[VALUE]))
            }
            name if *self.peek() == Word::Open => self.call(name, start),
            name => Self::node(start, SyntaxKind::Name(name.to_owned()), 0),
        }
    }

    fn conditional(&mut self, start: Span) -> Result<Syntax, FormulaError> {
        let condition = self.expression(0)?;
        self.keyword("then")?;
        let holds = self.expression(0)?;
        self.keyword("else")?;
        let fails = self.expression(0)?;
        let span = Span::new(start.start, fails.span.end);
        let depth = condition.depth.max(holds.depth).max(fails.depth);
        Self::node(span, SyntaxKind::If(Box::new([condition, holds, fails])), depth)
    }

    fn call(&mut self, name: &str, start: Span) -> Result<Syntax, FormulaError> {
        self.step();
        match name {
            "sum" => self.children(OfChildren::Sum, start),
            "max" if self.at_children() => self.children(OfChildren::Max, start),
            "round" => self.round(start),
            "criterion" | "group" => self.points_of(name, start),
            _ if OfUnits::from_name(name).is_some() => self.of_units(name, start),
            _ => {
                let known = Function::ALL.into_iter().find(|function| function.name() == name);
                let function = known.ok_or_else(|| FormulaError::new(start, unknown_function(name)))?;
                self.arguments(function, start)
            }
        }
    }

    fn arguments(&mut self, function: Function, start: Span) -> Result<Syntax, FormulaError> {
        let mut arguments = vec![self.expression(0)?];
        while *self.peek() == Word::Comma {
            self.step();
            arguments.push(self.expression(0)?);
        }
        let end = self.expect(&Word::Close, ")")?;
        let span = Span::new(start.start, end.end);
        let (least, most) = function.arity();
        let found = arguments.len();
        if found < least || found > most {
            let fault = FormulaFault::ArgumentCount { function: function.name(), found, least, most };
            return Err(FormulaError::new(span, fault));
        }
        let depth = arguments.iter().map(|argument| argument.depth).max().unwrap_or(0);
        Self::node(span, SyntaxKind::Call(function, arguments), depth)
    }

    /// `sum(children)`, `max(children)`.
    fn children(&mut self, of: OfChildren, start: Span) -> Result<Syntax, FormulaError> {
        self.keyword("children")?;
        let end = self.expect(&Word::Close, ")")?;
        Self::node(Span::new(start.start, end.end), SyntaxKind::Children(of), 0)
    }

    /// Whether the children are all that stands between the parentheses; `max` may stand before other arguments.
    fn at_children(&self) -> bool {
        let word = |at: usize| self.tokens.get(at).map(|token| &token.word);
        matches!(word(self.at), Some(Word::Name(name)) if name == "children")
            && word(self.at.saturating_add(1)) == Some(&Word::Close)
    }

    /// `criterion("5.2a")`, `group("3")`: a name, which only the condition of a grade knows.
    fn points_of(&mut self, of: &str, start: Span) -> Result<Syntax, FormulaError> {
        let Word::Text(code) = self.step() else {
            self.at = self.at.saturating_sub(1);
            return Err(self.unexpected(&["\"…\""]));
        };
        let end = self.expect(&Word::Close, ")")?;
        Self::node(Span::new(start.start, end.end), SyntaxKind::Name(points_of(of, &code)), 0)
    }

    /// `mean_of_units(x)` and its like, which only the definition of an input knows.
    fn of_units(&mut self, name: &str, start: Span) -> Result<Syntax, FormulaError> {
        let inside = self.expression(0)?;
        let end = self.expect(&Word::Close, ")")?;
        let (depth, span) = (inside.depth, Span::new(start.start, end.end));
        let of = OfUnits::from_name(name).ok_or_else(|| FormulaError::new(start, unknown_function(name)))?;
        Self::node(span, SyntaxKind::OfUnits(of, Box::new(inside)), depth)
    }

    /// `round(x, digits, mode)`.
    fn round(&mut self, start: Span) -> Result<Syntax, FormulaError> {
        let inside = self.expression(0)?;
        self.expect(&Word::Comma, ",")?;
        let place = self.span();
        let digits = match self.step() {
            Word::Number(digits) => digits.to_u64().and_then(|digits| u32::try_from(digits).ok()),
            _ => None,
        };
        self.expect(&Word::Comma, ",")?;
        let mode = match self.step() {
            Word::Name(mode) => Mode::from_name(&mode),
            _ => None,
        };
        let end = self.expect(&Word::Close, ")")?;
        let rounding = mode.zip(digits).and_then(|(mode, digits)| Rounding::new(mode, digits));
        let fault = FormulaFault::RoundArguments { most: Rounding::MOST_DIGITS };
        let rounding = rounding.ok_or_else(|| FormulaError::new(Span::new(place.start, end.start), fault))?;
        let depth = inside.depth;
        Self::node(Span::new(start.start, end.end), SyntaxKind::Round(Box::new(inside), rounding), depth)
    }

    /// A node one level above its deepest part.
    fn node(span: Span, kind: SyntaxKind, below: usize) -> Result<Syntax, FormulaError> {
        let depth = below.saturating_add(1);
        if depth > MOST_DEPTH {
            return Err(FormulaError::new(span, FormulaFault::TooDeep { most: MOST_DEPTH }));
        }
        Ok(Syntax { span, kind, depth })
    }

    fn binary(&self) -> Option<(Binary, u8)> {
        if let Some(sign) = self.comparison() {
            return Some((Binary::Compare(sign), COMPARE));
        }
        match self.peek() {
            Word::Plus => Some((Binary::Arithmetic(Arithmetic::Add), SUM)),
            Word::Minus => Some((Binary::Arithmetic(Arithmetic::Subtract), SUM)),
            Word::Times => Some((Binary::Arithmetic(Arithmetic::Multiply), PRODUCT)),
            Word::Divide => Some((Binary::Arithmetic(Arithmetic::Divide), PRODUCT)),
            Word::Name(name) if name == "and" => Some((Binary::Connect(Connective::And), AND)),
            Word::Name(name) if name == "or" => Some((Binary::Connect(Connective::Or), OR)),
            _ => None,
        }
    }

    fn comparison(&self) -> Option<Comparison> {
        match self.peek() {
            Word::Equal => Some(Comparison::Equal),
            Word::Unequal => Some(Comparison::Unequal),
            Word::Less => Some(Comparison::Less),
            Word::AtMost => Some(Comparison::AtMost),
            Word::Greater => Some(Comparison::Greater),
            Word::AtLeast => Some(Comparison::AtLeast),
            _ => None,
        }
    }

    fn peek(&self) -> &Word {
        self.tokens.get(self.at).map_or(&Word::End, |token| &token.word)
    }

    fn span(&self) -> Span {
        self.tokens.get(self.at).or(self.tokens.last()).map_or(Span::default(), |token| token.span)
    }

    fn step(&mut self) -> Word {
        let word = self.peek().clone();
        self.at = self.at.saturating_add(1);
        word
    }

    fn expect(&mut self, word: &Word, shown: &'static str) -> Result<Span, FormulaError> {
        let span = self.span();
        if self.peek() == word {
            self.step();
            return Ok(span);
        }
        Err(self.unexpected(&[shown]))
    }

    fn keyword(&mut self, keyword: &'static str) -> Result<(), FormulaError> {
        if matches!(self.peek(), Word::Name(name) if name == keyword) {
            self.step();
            return Ok(());
        }
        Err(self.unexpected(&[keyword]))
    }

    fn unexpected(&self, expected: &[&'static str]) -> FormulaError {
        let fault = match self.peek() {
            Word::End => FormulaFault::Unfinished { expected: expected.join(", ") },
            _ => FormulaFault::Unexpected { expected: expected.join(", ") },
        };
        FormulaError::new(self.span(), fault)
    }
}

fn unknown_function(name: &str) -> FormulaFault {
    let known =
        Function::ALL.iter().map(|function| function.name()).chain(["round", "sum", "criterion", "group"]);
    let nearest = similar::nearest(name, known).map(str::to_owned);
    FormulaFault::UnknownFunction { name: name.to_owned(), nearest }
}
