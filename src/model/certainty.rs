//! How well the parts of a criterion are known: its rule, its counts, the cases it settles, the rounding.

use super::{Basis, Criterion, Guidance, Rule};
use crate::text::Lang;

/// How well each part is known (*mức chắc chắn*); none where there is no such part, or nothing is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certainty {
    /// The rule's wording.
    pub rule: Basis,
    /// What the counts mean.
    pub inputs: Option<Basis>,
    /// What holds where a divisor is 0 or no tier fits.
    pub cases: Option<Basis>,
    /// The rounding of points.
    pub rounding: Option<Basis>,
}

impl Guidance {
    /// How well the parts of a criterion are known.
    #[must_use]
    pub fn certainty(&self, criterion: &Criterion) -> Certainty {
        let inputs = criterion.inputs.iter().filter(|input| !input.context).filter_map(|input| input.basis);
        let cases = match &criterion.rule {
            Rule::Computed(form) => form.guards_known.iter().flatten().chain(&form.otherwise_known).max(),
            _ => None,
        };
        Certainty {
            rule: criterion.citation.basis,
            inputs: inputs.max(),
            cases: cases.copied(),
            rounding: self.rounding.criterion.as_ref().map(|level| level.basis),
        }
    }
}

impl Certainty {
    /// The parts beside the rule that are known less well than it: `cách làm tròn: suy ra`.
    #[must_use]
    pub fn weaker(&self, lang: Lang) -> Vec<String> {
        let weaker = |(_, basis): &(&str, Basis)| *basis > self.rule;
        self.beside(lang).filter(weaker).map(told(lang)).collect()
    }

    /// Every part: `quy tắc: nguyên văn`, `cách làm tròn: suy ra`.
    #[must_use]
    pub fn parts(&self, lang: Lang) -> Vec<String> {
        let rule = (lang.pick("quy tắc", "rule"), self.rule);
        std::iter::once(rule).chain(self.beside(lang)).map(told(lang)).collect()
    }

    /// The rule, and in parentheses what is known less well: `nguyên văn (cách làm tròn: suy ra)`.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        let (rule, weaker) = (self.rule.label(lang), self.weaker(lang));
        if weaker.is_empty() { rule.to_owned() } else { format!("{rule} ({})", weaker.join("; ")) }
    }

    /// The same without the rounding, where that is told once for all.
    #[must_use]
    pub fn unrounded(self) -> Self {
        Self { rounding: None, ..self }
    }

    fn beside(&self, lang: Lang) -> impl Iterator<Item = (&'static str, Basis)> {
        let parts = [
            (lang.pick("số liệu", "counts"), self.inputs),
            (lang.pick("trường hợp riêng", "special cases"), self.cases),
            (lang.pick("cách làm tròn", "rounding"), self.rounding),
        ];
        parts.into_iter().filter_map(|(part, basis)| Some((part, basis?)))
    }
}

fn told(lang: Lang) -> impl Fn((&'static str, Basis)) -> String {
    move |(part, basis)| format!("{part}: {}", basis.label(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_less_well_than_the_rule_is_named() {
        #[track_caller]
        fn case(rule: Basis, rest: [Option<Basis>; 3], label: &str) {
            let [inputs, cases, rounding] = rest;
            assert_eq!(Certainty { rule, inputs, cases, rounding }.label(Lang::Vi), label);
        }

        let (quoted, paraphrased, inferred) = (Basis::Quoted, Basis::Paraphrased, Basis::Inferred);
        case(quoted, [Some(quoted), None, None], "nguyên văn");
        case(quoted, [Some(quoted), None, Some(inferred)], "nguyên văn (cách làm tròn: suy ra)");
        case(
            quoted,
            [Some(paraphrased), Some(inferred), Some(quoted)],
            "nguyên văn (số liệu: diễn lại; trường hợp riêng: suy ra)",
        );
        case(paraphrased, [Some(quoted), None, Some(inferred)], "diễn lại (cách làm tròn: suy ra)");
        case(inferred, [Some(inferred), Some(quoted), Some(inferred)], "suy ra");
    }
}
