//! What the checks of rule sets found, for people: each finding as a diagnostic, and a summary of each set.

use super::{
    blocks::{Block, Style, plain, styled},
    language,
    text::render,
};
use crate::{
    guidance::Checked,
    model::{Guidance, Rule},
    problem::{Severity, render as diagnostic},
    text::{
        Lang,
        lang::{number_of, say},
    },
};

/// A rule set, and what its checks found.
#[derive(Clone, Debug)]
pub struct CheckedSet {
    /// The rule set.
    pub guidance: Guidance,
    /// What was found.
    pub checked: Checked,
}

/// How many findings there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Rules that can give a wrong score.
    pub errors: usize,
    /// Rules that are probably not as their author means them.
    pub warnings: usize,
    /// Contradictions of the official texts that the set declares.
    pub contradictions: usize,
}

impl CheckedSet {
    /// How many findings there are of each sort.
    #[must_use]
    pub fn findings(&self) -> Counted {
        let mut counted = Counted::default();
        for problem in &self.checked.findings {
            let declared = problem.kind.is_declared_contradiction();
            let counter = match problem.severity() {
                _ if declared => &mut counted.contradictions,
                Severity::Error => &mut counted.errors,
                Severity::Warning | Severity::Notice => &mut counted.warnings,
            };
            *counter = counter.saturating_add(1);
        }
        counted
    }
}

/// The findings of every set, each set with its summary.
#[must_use]
pub fn text(sets: &[CheckedSet], lang: Lang, width: usize, colour: bool) -> String {
    let note: Vec<Block> = language::line(lang).into_iter().collect();
    let mut text = render(&note, width, colour);
    for (number, set) in sets.iter().enumerate() {
        let title =
            vec![styled(Style::Strong, set.guidance.id.clone()), plain(format!(" – {}", set.guidance.title))];
        let space = (number > 0).then_some(Block::Space);
        let head: Vec<Block> = space.into_iter().chain([Block::Text(0, title)]).collect();
        text += &render(&head, width, colour);
        for finding in &set.checked.findings {
            text += &diagnostic::problem(finding, lang, colour);
        }
        text += &render(&summary(set, lang), width, colour);
    }
    text
}

fn summary(set: &CheckedSet, lang: Lang) -> Vec<Block> {
    let Counted { errors, warnings, contradictions } = set.findings();
    let found = match lang {
        Lang::Vi => {
            let other = if contradictions > 0 { " khác" } else { "" };
            format!(
                "{errors} lỗi, {warnings} cảnh báo{other}, {contradictions} mâu thuẫn của văn bản đã khai"
            )
        }
        Lang::En => {
            let [one, many] = if contradictions > 0 {
                ["other warning", "other warnings"]
            } else {
                ["warning", "warnings"]
            };
            format!(
                "{}, {}, {} of the texts",
                number_of(errors, "error", "errors"),
                number_of(warnings, one, many),
                number_of(contradictions, "declared contradiction", "declared contradictions")
            )
        }
    };
    let style = match (errors, warnings) {
        (0, 0) => Style::Good,
        (0, _) => Style::Open,
        _ => Style::Bad,
    };
    let criteria = set.guidance.criteria.len();
    let open = set.guidance.criteria.iter().filter(|one| !matches!(one.rule, Rule::Computed(_))).count();
    let several = number_of(criteria, "criterion", "criteria");
    let mut size = say!(lang, "{criteria} tiêu chí", "{several}");
    if open > 0 {
        size += &say!(lang, ", trong đó {open} không có công thức", ", {open} of them without a formula");
    }
    let Checked { proved, searched, .. } = set.checked;
    let formulas = number_of(proved, "formula", "formulas");
    let mut range = say!(
        lang,
        "Điểm nằm trong 0…tối đa: chứng minh được với {proved} công thức",
        "Scores within 0…full: proved for {formulas}"
    );
    if searched > 0 {
        range += &say!(
            lang,
            "; {searched} công thức chỉ dò bằng số liệu thử",
            "; {searched} only searched with trial inputs"
        );
    }
    vec![
        Block::Text(0, vec![styled(style, found)]),
        Block::Text(0, vec![styled(Style::Faint, size)]),
        Block::Text(0, vec![styled(Style::Faint, range)]),
    ]
}
