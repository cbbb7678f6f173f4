//! What a rule set rests on, counted: how many criteria are quoted, and through which document, how many are in the
//! project's own words, how many are concluded.

use crate::{
    model::{Basis, Guidance, Rule},
    text::{
        Lang,
        lang::{number_of, say},
    },
};
use std::collections::BTreeMap;

/// What the rule set is for, that nobody has certified it, and how well its criteria are known.
#[must_use]
pub(super) fn standing(guidance: &Guidance, lang: Lang) -> String {
    let certified = lang.pick(
        "Bộ quy tắc được lập để tính toán, chưa được cơ quan có thẩm quyền nào xác nhận.",
        "The rule set was made to compute with; no authority has certified it.",
    );
    let all = guidance.criteria.len();
    if all == 0 {
        let none = lang.pick("Bộ quy tắc không có tiêu chí thành phần nào.", "It has no criteria.");
        return format!("{certified} {none}");
    }
    let parts = Parts::of(guidance).told(guidance, lang).join("; ");
    let several = number_of(all, "criterion", "criteria");
    let known = say!(lang, "Trong {all} tiêu chí thành phần: {parts}.", "Of {several}: {parts}.");
    let rounding = guidance.rounding.criterion.as_ref().map(|level| {
        let basis = level.basis.label(lang);
        say!(lang, " Cách làm tròn: {basis}.", " Rounding: {basis}.")
    });
    format!("{certified} {known}{}", rounding.unwrap_or_default())
}

/// The criteria of a rule set by how well their rules are known.
#[derive(Default)]
struct Parts<'g> {
    quoted: usize,
    /// Those quoted as another document quotes them, by that document.
    through: BTreeMap<&'g str, usize>,
    paraphrased: usize,
    inferred: usize,
    unknown: usize,
}

impl<'g> Parts<'g> {
    fn of(guidance: &'g Guidance) -> Self {
        let mut parts = Self::default();
        for criterion in &guidance.criteria {
            let citation = &criterion.citation;
            let count = match (&criterion.rule, citation.basis, &citation.via) {
                (Rule::Unknown { .. }, ..) => &mut parts.unknown,
                (_, Basis::Quoted, None) => &mut parts.quoted,
                (_, Basis::Quoted, Some(via)) => parts.through.entry(via).or_default(),
                (_, Basis::Paraphrased, _) => &mut parts.paraphrased,
                (_, Basis::Inferred, _) => &mut parts.inferred,
            };
            *count = count.saturating_add(1);
        }
        parts
    }

    fn told(&self, guidance: &Guidance, lang: Lang) -> Vec<String> {
        let document = |id: &str| {
            let document = guidance.document(id);
            document.map_or_else(
                || id.to_owned(),
                |document| match lang {
                    Lang::Vi => document.called(),
                    Lang::En => document.number.clone(),
                },
            )
        };
        let through = self.through.iter().map(|(via, count)| {
            let via = document(via);
            let told = say!(
                lang,
                "{count} theo nguyên văn mà {via} trích lại",
                "{count} in the words of the guidance as {via} quotes them"
            );
            (*count, told)
        });
        let (quoted, paraphrased, inferred, unknown) =
            (self.quoted, self.paraphrased, self.inferred, self.unknown);
        let quoted =
            (quoted, say!(lang, "{quoted} theo nguyên văn văn bản", "{quoted} in the words of the guidance"));
        let rest = [
            (
                paraphrased,
                say!(
                    lang,
                    "{paraphrased} diễn lại ý văn bản",
                    "{paraphrased} in the sense of the guidance, not its words"
                ),
            ),
            (
                inferred,
                say!(
                    lang,
                    "{inferred} suy ra, không có nguyên văn",
                    "{inferred} inferred, without any words of the guidance"
                ),
            ),
            (unknown, say!(lang, "{unknown} chưa biết cách tính", "{unknown} without a known rule")),
        ];
        let all = std::iter::once(quoted).chain(through).chain(rest);
        all.filter(|(count, _)| *count > 0).map(|(_, told)| told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guidance::{Catalogue, read},
        problem::Problems,
    };

    fn shipped(id: &str) -> Guidance {
        read(&Catalogue::default().files(id).unwrap(), &mut Problems::default()).unwrap()
    }

    #[track_caller]
    fn says(guidance: &Guidance, vi: &str, en: &str) {
        for (lang, words) in [(Lang::Vi, vi), (Lang::En, en)] {
            let told = standing(guidance, lang);
            assert!(told.contains(words), "{told}");
        }
    }

    #[test]
    fn each_criterion_is_counted_where_it_belongs() {
        let mut guidance = shipped("quang-tri-xa-2024");
        says(
            &guidance,
            "Trong 8 tiêu chí thành phần: 1 theo nguyên văn mà văn bản số 15/UBND trích lại; 6 suy ra, không có nguyên \
             văn; 1 chưa biết cách tính. Cách làm tròn: suy ra.",
            "Of 8 criteria: 1 in the words of the guidance as 15/UBND quotes them; 6 inferred, without any words of \
             the guidance; 1 without a known rule. Rounding: inferred.",
        );
        for criterion in guidance.criteria.iter_mut().take(4) {
            criterion.citation.basis = Basis::Quoted;
            criterion.citation.via = None;
        }
        guidance.criteria.truncate(4);
        says(
            &guidance,
            "Trong 4 tiêu chí thành phần: 3 theo nguyên văn văn bản; 1 chưa biết cách tính.",
            "Of 4 criteria: 3 in the words of the guidance; 1 without a known rule.",
        );
        guidance.criteria.clear();
        says(&guidance, "Bộ quy tắc không có tiêu chí thành phần nào.", "It has no criteria.");
    }

    #[test]
    fn what_is_told_of_the_shipped_sets_adds_up() {
        for id in Catalogue::default().ids() {
            let guidance = shipped(&id);
            let parts = Parts::of(&guidance);
            let through: usize = parts.through.values().sum();
            let counted = [parts.quoted, through, parts.paraphrased, parts.inferred, parts.unknown];
            assert_eq!(counted.iter().sum::<usize>(), guidance.criteria.len(), "{id}");
        }
    }
}
