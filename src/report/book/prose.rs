//! Rules in words: for an official who reads no formula.

use crate::{
    formula::{
        OfChildren, Term, Value,
        print::{self, Notation},
        syntax::{Arithmetic, Comparison, Connective, Function},
    },
    model::Input,
    number::Rounding,
    text::{
        Lang,
        lang::{number_of, say},
    },
};
use std::collections::BTreeSet;

/// Terms to words. An input is named by its definition where it comes first, then by its letter.
pub(super) struct Prose<'p> {
    inputs: &'p [Input],
    lang: Lang,
    told: BTreeSet<usize>,
}

impl<'p> Prose<'p> {
    pub(super) const fn new(inputs: &'p [Input], lang: Lang) -> Self {
        Self { inputs, lang, told: BTreeSet::new() }
    }

    /// A term that gives points: a plain number is so many of them.
    pub(super) fn points(&mut self, term: &Term) -> String {
        let text = self.term(term);
        match term {
            Term::Literal(Value::Number(_)) => say!(self.lang, "{text} điểm", "{text} points"),
            _ => text,
        }
    }

    /// What a group makes of its parts.
    const fn children(&self, of: OfChildren) -> &'static str {
        match of {
            OfChildren::Sum => self.lang.pick("tổng điểm các phần bên trong", "the sum of its parts"),
            OfChildren::Max => {
                self.lang.pick("điểm cao nhất trong các phần bên trong", "the highest of its parts")
            }
        }
    }

    /// A term.
    pub(super) fn term(&mut self, term: &Term) -> String {
        let lang = self.lang;
        match term {
            Term::Input(slot, name) => self.input(*slot, name),
            Term::Arithmetic(sign, parts) => self.arithmetic(*sign, parts),
            Term::Compare(sign, parts) => self.compare(*sign, parts),
            Term::Connect(word, parts) => self.connect(*word, parts),
            Term::Not(part) => match part.as_ref() {
                input @ Term::Input(..) => {
                    let input = self.term(input);
                    say!(lang, "{input} là “không”", "{input} is “no”")
                }
                part => {
                    let part = self.term(part);
                    say!(lang, "không phải ({part})", "not ({part})")
                }
            },
            Term::Negate(part) => {
                let part = self.inside(part);
                say!(lang, "số đối của {part}", "minus {part}")
            }
            Term::If(parts) => {
                let [condition, holds, fails] = parts.as_ref();
                let (condition, holds) = (self.condition(condition), self.points(holds));
                let fails = self.points(fails);
                say!(
                    lang,
                    "nếu {condition} thì {holds}, nếu không thì {fails}",
                    "if {condition}, then {holds}; if not, {fails}"
                )
            }
            Term::Let(parts) => {
                let [measure, body] = parts.as_ref();
                let (measure, body) = (self.term(measure), self.points(body));
                say!(
                    lang,
                    "lấy kết quả đo là {measure}; khi đó {body}",
                    "let the measure be {measure}; then {body}"
                )
            }
            Term::Call(function, parts) => self.call(*function, parts),
            Term::Round(part, rounding) => self.round(part, *rounding),
            Term::Children(of) => self.children(*of).to_owned(),
            Term::Undetermined(_) => lang
                .pick(
                    "chưa xác định được điểm (hướng dẫn không nói)",
                    "the points are not determined (the guidance does not say)",
                )
                .to_owned(),
            Term::Excluded => lang
                .pick(
                    "tiêu chí không áp dụng, điểm của nhóm được quy đổi theo phần còn lại",
                    "the criterion does not apply, and its group is rescaled",
                )
                .to_owned(),
            other => print::term(other, Notation::Prose(lang)),
        }
    }

    /// A term of which is asked whether it holds.
    pub(super) fn condition(&mut self, term: &Term) -> String {
        let text = self.term(term);
        match term {
            Term::Input(..) => say!(self.lang, "{text} là “có”", "{text} is “yes”"),
            _ => text,
        }
    }

    fn input(&mut self, slot: usize, name: &str) -> String {
        match self.inputs.get(slot).filter(|input| input.label != name) {
            Some(input) if self.told.insert(slot) => format!("«{}» ({name})", input.label),
            _ => name.to_owned(),
        }
    }

    /// A part of something larger: what is itself several words of arithmetic stands in parentheses.
    fn inside(&mut self, part: &Term) -> String {
        let text = self.term(part);
        let simple = part.parts().is_empty();
        if simple { text } else { format!("({text})") }
    }

    fn arithmetic(&mut self, sign: Arithmetic, parts: &[Term; 2]) -> String {
        let [left, right] = parts;
        let product = |sign| matches!(sign, Arithmetic::Multiply | Arithmetic::Divide);
        let goes_on = matches!(left, Term::Arithmetic(before, _) if product(*before) == product(sign));
        let left = if goes_on { self.term(left) + "," } else { self.inside(left) };
        let right = self.inside(right);
        let word = match sign {
            Arithmetic::Add => self.lang.pick("cộng với", "plus"),
            Arithmetic::Subtract => self.lang.pick("trừ đi", "minus"),
            Arithmetic::Multiply => self.lang.pick("nhân với", "times"),
            Arithmetic::Divide => self.lang.pick("chia cho", "divided by"),
        };
        format!("{left} {word} {right}")
    }

    fn compare(&mut self, sign: Comparison, parts: &[Term; 2]) -> String {
        let [left, right] = parts;
        let lang = self.lang;
        let is_date = matches!(right, Term::Literal(Value::Date(_)));
        if matches!(left, Term::Measure) {
            let right = self.term(right);
            return range(sign, &right, lang);
        }
        let (left, right) = (self.term(left), self.term(right));
        let word = match sign {
            Comparison::Equal => lang.pick("bằng", "equals"),
            Comparison::Unequal => lang.pick("khác", "differs from"),
            Comparison::Less if is_date => lang.pick("trước", "is before"),
            Comparison::AtMost if is_date => lang.pick("không muộn hơn", "is not after"),
            Comparison::Greater if is_date => lang.pick("sau", "is after"),
            Comparison::AtLeast if is_date => lang.pick("không sớm hơn", "is not before"),
            Comparison::Less => lang.pick("nhỏ hơn", "is less than"),
            Comparison::AtMost => lang.pick("không vượt quá", "is at most"),
            Comparison::Greater => lang.pick("lớn hơn", "is more than"),
            Comparison::AtLeast => lang.pick("không nhỏ hơn", "is at least"),
        };
        format!("{left} {word} {right}")
    }

    fn connect(&mut self, word: Connective, parts: &[Term; 2]) -> String {
        let mixed = |part: &Term| matches!(part, Term::Connect(other, _) if *other != word);
        let mut side = |part: &Term| {
            let text = self.condition(part);
            if mixed(part) { format!("({text})") } else { text }
        };
        let [left, right] = parts;
        let (left, right) = (side(left), side(right));
        let word = match word {
            Connective::And => self.lang.pick("và", "and"),
            Connective::Or => self.lang.pick("hoặc", "or"),
        };
        format!("{left} {word} {right}")
    }

    fn call(&mut self, function: Function, parts: &[Term]) -> String {
        let lang = self.lang;
        let inner: Vec<String> = parts.iter().map(|part| self.term(part)).collect();
        match (function, inner.as_slice()) {
            (Function::Min, [value, most]) => {
                say!(lang, "{value}, nhưng không quá {most}", "{value}, but at most {most}")
            }
            (Function::Max, [value, least]) => {
                say!(lang, "{value}, nhưng không dưới {least}", "{value}, but at least {least}")
            }
            (Function::Clamp, [value, least, most]) => say!(
                lang,
                "{value}, nhưng không dưới {least} và không quá {most}",
                "{value}, but at least {least} and at most {most}"
            ),
            (Function::Floor, [value]) => {
                say!(
                    lang,
                    "phần nguyên (làm tròn xuống) của {value}",
                    "{value}, rounded down to a whole number"
                )
            }
            (Function::Ceil, [value]) => {
                say!(lang, "số nguyên làm tròn lên của {value}", "{value}, rounded up to a whole number")
            }
            (Function::Abs, [value]) => {
                say!(lang, "giá trị tuyệt đối của {value}", "the distance of {value} from 0")
            }
            (Function::Min, many) => {
                let many = many.join("; ");
                say!(lang, "số nhỏ nhất trong các số: {many}", "the smallest of: {many}")
            }
            (Function::Max, many) => {
                let many = many.join("; ");
                say!(lang, "số lớn nhất trong các số: {many}", "the largest of: {many}")
            }
            (other, many) => format!("{}({})", other.name(), many.join("; ")),
        }
    }

    fn round(&mut self, part: &Term, rounding: Rounding) -> String {
        let part = self.inside(part);
        let (digits, mode) = (rounding.digits(), rounding.mode().label(self.lang));
        let decimals = number_of(digits, "decimal", "decimals");
        say!(
            self.lang,
            "{part} được làm tròn còn {digits} chữ số thập phân ({mode})",
            "{part} rounded to {decimals} ({mode})"
        )
    }
}

/// A bound of what is measured.
fn range(sign: Comparison, bound: &str, lang: Lang) -> String {
    match sign {
        Comparison::Equal => say!(lang, "đúng {bound}", "exactly {bound}"),
        Comparison::Unequal => say!(lang, "khác {bound}", "other than {bound}"),
        Comparison::Less => say!(lang, "dưới {bound}", "less than {bound}"),
        Comparison::AtMost => say!(lang, "không quá {bound}", "at most {bound}"),
        Comparison::Greater => say!(lang, "trên {bound}", "more than {bound}"),
        Comparison::AtLeast => say!(lang, "từ {bound} trở lên", "{bound} or more"),
    }
}

/// The lowered rule, a line each for what is measured and for each branch.
pub(super) fn lowered(term: &Term) -> String {
    let mut lines = Vec::new();
    let mut rest = term;
    let mut start = "";
    loop {
        match rest {
            Term::Let(parts) => {
                let [measure, body] = parts.as_ref();
                lines.push(format!("{start}let measure = {}", print::term(measure, Notation::Formula)));
                (rest, start) = (body, "");
            }
            Term::If(parts) => {
                let [condition, holds, fails] = parts.as_ref();
                let condition = print::term(condition, Notation::Formula);
                let holds = print::term(holds, Notation::Formula);
                lines.push(format!("{start}if {condition} then {holds}"));
                (rest, start) = (fails, "else ");
            }
            last => {
                lines.push(format!("{start}{}", print::term(last, Notation::Formula)));
                return lines.join("\n");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::{Declaration, Scope, Unit, check, parse},
        model::criterion::InputKind,
    };

    #[track_caller]
    fn says(formula: &str, vi: &str, en: &str) {
        let names = [("a", "Số được giao"), ("b", "Số hoàn thành"), ("c", "c")];
        let inputs = names.map(|(name, label)| Input {
            name: name.to_owned(),
            label: label.to_owned(),
            unit: None,
            kind: InputKind::Count,
            context: false,
            effect: None,
            basis: None,
            over: None,
        });
        let declared = names.map(|(name, _)| Declaration::count(name, Unit::Any));
        let (term, _) = check(&parse(formula).unwrap(), &Scope::criterion(&declared)).unwrap();
        assert_eq!(Prose::new(&inputs, Lang::Vi).points(&term), vi);
        assert_eq!(Prose::new(&inputs, Lang::En).points(&term), en);
    }

    #[test]
    fn a_rule_reads_as_one_sentence() {
        says(
            "b / a × full",
            "«Số hoàn thành» (b) chia cho «Số được giao» (a), nhân với điểm tối đa",
            "«Số hoàn thành» (b) divided by «Số được giao» (a), times full points",
        );
        says(
            "if c ≥ 3 and c < 0.5 × 9 then 0.5 else 0",
            "nếu c không nhỏ hơn 3 và c nhỏ hơn 0,5 nhân với 9 thì 0,5 điểm, nếu không thì 0 điểm",
            "if c is at least 3 and c is less than 0.5 times 9, then 0.5 points; if not, 0 points",
        );
        says(
            "min(c × 1, full) − (1 − c)",
            "(c nhân với 1, nhưng không quá điểm tối đa) trừ đi (1 trừ đi c)",
            "(c times 1, but at most full points) minus (1 minus c)",
        );
    }
}
