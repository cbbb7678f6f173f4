//! A rule in the language of spreadsheets, so that another program computes it too.
//!
//! A spreadsheet computes with binary fractions: before it compares or cuts off, it rounds far behind the last digit that
//! counts, where the error is.

use crate::{
    formula::{
        Declaration, Term, Type, Value,
        syntax::{Arithmetic, Comparison, Connective, Function},
    },
    number::{Exact, Mode, Rounding},
    text::Lang,
};

/// A longer formula no spreadsheet takes.
const LONGEST: usize = 8000;
/// So many decimals are kept before a comparison or a cut.
const DECIMALS: u32 = 11;

/// What a rule stands on: the cells of the inputs, by slot, and of the full points.
pub(super) struct Cells<'c> {
    pub(super) inputs: &'c [String],
    pub(super) declarations: &'c [Declaration],
    pub(super) full: &'c str,
    /// Of the words of choices.
    pub(super) lang: Lang,
}

/// The formula of a rule; none where it says what a spreadsheet cannot.
pub(super) fn formula(term: &Term, cells: &Cells<'_>) -> Option<String> {
    cells.term(term, None).filter(|formula| formula.len() <= LONGEST)
}

/// The formula of a rounding.
pub(super) fn rounded(x: &str, rounding: Rounding) -> String {
    let digits = rounding.digits();
    let kept = digits.saturating_add(DECIMALS);
    let scaled = || format!("ROUND(({x})*10^{digits},{DECIMALS})");
    match rounding.mode() {
        Mode::HalfUp => format!("ROUND({x},{digits})"),
        Mode::HalfEven => {
            let y = scaled();
            format!("IF(ABS(MOD(ABS({y}),1)-0.5)<1E-9,2*ROUND({y}/2,0),ROUND({y},0))/10^{digits}")
        }
        Mode::HalfDown => {
            let y = scaled();
            format!("SIGN({y})*-INT(-(ABS({y})-0.5))/10^{digits}")
        }
        Mode::Up => format!("ROUNDUP(ROUND({x},{kept}),{digits})"),
        Mode::Down => format!("ROUNDDOWN(ROUND({x},{kept}),{digits})"),
        Mode::Floor => format!("INT({})/10^{digits}", scaled()),
        Mode::Ceiling => format!("-INT(-{})/10^{digits}", scaled()),
        Mode::None => x.to_owned(),
    }
}

impl Cells<'_> {
    fn term(&self, term: &Term, measure: Option<&str>) -> Option<String> {
        let part = |part: &Term| self.term(part, measure);
        Some(match term {
            Term::Literal(value) => literal(value, self.lang),
            Term::Percent(percent) => number(&percent.div(&Exact::from(100_u64))?),
            Term::Input(slot, _) => self.inputs.get(*slot)?.clone(),
            Term::Full => self.full.to_owned(),
            Term::Children(_) => return None,
            Term::Measure => measure?.to_owned(),
            Term::Negate(inner) => format!("-({})", part(inner)?),
            Term::Not(inner) => format!("NOT({})", part(inner)?),
            Term::Arithmetic(sign, parts) => self.arithmetic(*sign, parts, measure)?,
            Term::Compare(sign, parts) => self.compare(*sign, parts, measure)?,
            Term::Connect(word, parts) => {
                let [left, right] = parts.as_ref();
                let name = match word {
                    Connective::And => "AND",
                    Connective::Or => "OR",
                };
                format!("{name}({},{})", part(left)?, part(right)?)
            }
            Term::If(parts) => {
                let [condition, holds, fails] = parts.as_ref();
                format!("IF({},{},{})", part(condition)?, part(holds)?, part(fails)?)
            }
            Term::Call(function, parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(part).collect();
                call(*function, &parts?)?
            }
            Term::Round(inner, rounding) => rounded(&part(inner)?, *rounding),
            Term::Let(parts) => {
                let [measured, body] = parts.as_ref();
                let measured = format!("({})", part(measured)?);
                self.term(body, Some(&measured))?
            }
            Term::Undetermined(_) | Term::Excluded => "NA()".to_owned(),
        })
    }

    fn arithmetic(&self, sign: Arithmetic, parts: &[Term; 2], measure: Option<&str>) -> Option<String> {
        let [left, right] = parts;
        let binds = |term: &Term| match term {
            Term::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, _) => 1,
            Term::Arithmetic(..) => 2,
            Term::Negate(_) => 0,
            _ => 3,
        };
        let own = match sign {
            Arithmetic::Add | Arithmetic::Subtract => 1,
            Arithmetic::Multiply | Arithmetic::Divide => 2,
        };
        let in_brackets = |term: &Term, least: u8| {
            let text = self.term(term, measure)?;
            Some(if binds(term) < least { format!("({text})") } else { text })
        };
        let (left, right) = (in_brackets(left, own)?, in_brackets(right, own.saturating_add(1))?);
        let sign = match sign {
            Arithmetic::Add => "+",
            Arithmetic::Subtract => "-",
            Arithmetic::Multiply => "*",
            Arithmetic::Divide => "/",
        };
        Some(format!("{left}{sign}{right}"))
    }

    fn compare(&self, sign: Comparison, parts: &[Term; 2], measure: Option<&str>) -> Option<String> {
        let [left_term, right_term] = parts;
        let (left, right) = (self.term(left_term, measure)?, self.term(right_term, measure)?);
        let sign = match sign {
            Comparison::Equal => "=",
            Comparison::Unequal => "<>",
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
        };
        let plain = |term: &Term| match term {
            Term::Literal(Value::Number(number)) => number.is_integer(),
            Term::Input(..) | Term::Literal(_) => true,
            _ => false,
        };
        let whole = plain(left_term) && plain(right_term);
        let are_numbers = self.is_number(left_term) && self.is_number(right_term);
        Some(if are_numbers && !whole {
            format!("ROUND(({left})-({right}),{DECIMALS}){sign}0")
        } else {
            format!("{left}{sign}{right}")
        })
    }

    fn is_number(&self, term: &Term) -> bool {
        match term {
            Term::Literal(value) => matches!(value, Value::Number(_)),
            Term::Input(slot, _) => {
                self.declarations.get(*slot).is_some_and(|input| matches!(input.of, Type::Number(_)))
            }
            Term::Not(_) | Term::Compare(..) | Term::Connect(..) => false,
            Term::If(parts) => {
                let [_, holds, _] = parts.as_ref();
                self.is_number(holds)
            }
            _ => true,
        }
    }
}

fn call(function: Function, parts: &[String]) -> Option<String> {
    let all = parts.join(",");
    Some(match (function, parts) {
        (Function::Min, _) => format!("MIN({all})"),
        (Function::Max, _) => format!("MAX({all})"),
        (Function::Clamp, [x, low, high]) => format!("MIN(MAX({x},{low}),{high})"),
        (Function::Floor, [x]) => format!("INT(ROUND({x},{DECIMALS}))"),
        (Function::Ceil, [x]) => format!("-INT(-ROUND({x},{DECIMALS}))"),
        (Function::Abs, [x]) => format!("ABS({x})"),
        _ => return None,
    })
}

fn literal(value: &Value, lang: Lang) -> String {
    match value {
        Value::Number(exact) => number(exact),
        Value::Truth(true) => "TRUE".to_owned(),
        Value::Truth(false) => "FALSE".to_owned(),
        Value::Choice(choice) => format!("\"{}\"", choice.shown(lang).replace('"', "\"\"")),
        Value::Date(date) => format!("DATE({},{},{})", date.year, date.month, date.day),
    }
}

/// A decimal that a spreadsheet can hold, else a fraction.
fn number(exact: &Exact) -> String {
    match exact.to_decimal().map(|decimal| decimal.normalize()) {
        Some(decimal) if decimal.to_string().len() <= 16 => decimal.to_string(),
        _ => format!("({})", exact.fraction()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{Scope, Unit, check, parse};

    fn declared(name: &str, of: Type) -> Declaration {
        Declaration { name: name.to_owned(), of, whole: false, at_most: None, at_least: None, within: None }
    }

    #[test]
    fn rules_as_spreadsheets_write_them() {
        let choices: Type = Type::Choice(
            [
                "sớm".into(),
                "\"x\"".into(),
                crate::formula::Choice::labelled("late", "Gửi \"chậm\"".to_owned(), None),
            ]
            .into(),
        );
        let inputs = [
            declared("a", Type::Number(Unit::Any)),
            declared("b", Type::Number(Unit::Any)),
            declared("yes", Type::Truth),
            declared("level", choices),
            declared("issued", Type::Date),
        ];
        let cells = ["A1", "B1", "C1", "D1", "E1"].map(str::to_owned);
        let scope = Scope { inputs: &inputs, full: true, children: false, subject: None };
        let cells = Cells { inputs: &cells, declarations: &inputs, full: "F1", lang: Lang::Vi };
        for (rule, expected) in [
            ("b / a × full", "B1/A1*F1"),
            ("b / (a × 2)", "B1/(A1*2)"),
            ("a − (b − 1)", "A1-(B1-1)"),
            ("−a + 1", "(-(A1))+1"),
            ("min(a, b × 50%)", "MIN(A1,B1*0.5)"),
            ("if yes and a >= 3 then 1 else 0", "IF(AND(C1,A1>=3),1,0)"),
            ("if b / a >= 80% then 1 else 0.5", "IF(ROUND((B1/A1)-(0.8),11)>=0,1,0.5)"),
            ("if level = \"sớm\" then 1 else 0", "IF(D1=\"sớm\",1,0)"),
            ("if level = \"late\" then 1 else 0", "IF(D1=\"Gửi \"\"chậm\"\"\",1,0)"),
            ("if issued <= 2024-01-31 then full else 0", "IF(E1<=DATE(2024,1,31),F1,0)"),
            ("clamp(floor(a), 0, 5)", "MIN(MAX(INT(ROUND(A1,11)),0),5)"),
            ("round(b / a, 2, half_up)", "ROUND(B1/A1,2)"),
            ("round(b / a, 1, down)", "ROUNDDOWN(ROUND(B1/A1,12),1)"),
            ("if not yes then abs(a) else ceil(b)", "IF(NOT(C1),ABS(A1),-INT(-ROUND(B1,11)))"),
        ] {
            let (term, _) = parse(rule).and_then(|syntax| check(&syntax, &scope)).unwrap();
            assert_eq!(formula(&term, &cells).as_deref(), Some(expected), "{rule}");
        }
    }

    #[test]
    fn what_a_spreadsheet_cannot_say_is_left_out() {
        let cells = Cells { inputs: &[], declarations: &[], full: "F1", lang: Lang::Vi };
        assert_eq!(formula(&Term::Children(crate::formula::OfChildren::Sum), &cells), None);
        assert_eq!(formula(&Term::Excluded, &cells).as_deref(), Some("NA()"));
    }
}
