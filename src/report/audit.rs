//! The report of an audit alone, for people.

use super::{
    Context,
    blocks::{Block, Style, plain, styled},
    compose::inputs,
    findings::{counted, findings},
    language,
};
use crate::{
    model::Guidance,
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::Audit,
};

/// One unit's audit.
#[derive(Clone, Debug)]
pub struct Audited<'g> {
    /// The unit's name, if the table or the counts have one.
    pub unit: Option<String>,
    /// The period, if the counts have one.
    pub period: Option<String>,
    /// The rule set; none if only what needs no rules was checked.
    pub guidance: Option<&'g Guidance>,
    /// What was found.
    pub audit: Audit,
}

/// How many changes of one kind of number there were, and how many were noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    /// Numbers changed, each in turn.
    pub changed: usize,
    /// Changes after which the checks say something else.
    pub by_checks: usize,
    /// Other changes after which a recomputed score compares otherwise.
    pub by_recomputation: usize,
}

impl Watched {
    /// Changes that nothing noticed.
    #[must_use]
    pub const fn missed(&self) -> usize {
        self.changed.saturating_sub(self.by_checks).saturating_sub(self.by_recomputation)
    }
}

/// A kind of number, in both languages.
pub type NumberKind = (&'static str, &'static str);

/// The report.
#[must_use]
pub fn report(units: &[Audited<'_>], context: &Context, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut note = language::line(lang);
    for unit in units {
        let period = unit.period.as_ref().map(|period| say!(lang, ", kỳ {period}", ", period {period}"));
        let name = unit.unit.clone().unwrap_or_else(|| lang.pick("bảng điểm", "the table").to_owned());
        let title = say!(lang, "KIỂM TRA: {name}{}", "AUDIT: {name}{}", period.unwrap_or_default());
        blocks.push(Block::Title(vec![plain(title)]));
        let set = unit.guidance.map_or_else(
            || {
                lang.pick(
                    "không có; chỉ kiểm tra những gì không cần quy tắc",
                    "none; only what needs no rules is checked",
                )
                .to_owned()
            },
            |guidance| format!("{} [{}]", guidance.title, guidance.id),
        );
        blocks.push(Block::Field(0, lang.pick("Bộ quy tắc", "Rule set").to_owned(), vec![plain(set)]));
        blocks.extend(note.take());
        let text = counted(&unit.audit.checked, &unit.audit.findings, lang);
        blocks.push(Block::Text(0, vec![styled(Style::Strong, text)]));
        blocks.push(Block::Space);
        if unit.audit.findings.is_empty() {
            let text = lang.pick("Không có phát hiện nào.", "Nothing was found.");
            blocks.push(Block::Text(0, vec![styled(Style::Good, text)]));
        } else {
            blocks.push(Block::Heading(vec![plain(lang.pick("PHÁT HIỆN", "FINDINGS"))]));
            findings(&unit.audit.findings, lang, &mut blocks);
        }
        blocks.push(Block::Space);
    }
    blocks.pop();
    blocks.push(Block::End);
    inputs(context, lang, &mut blocks);
    blocks
}

/// The result of a self-test.
#[must_use]
pub fn self_test(kinds: &[(NumberKind, Watched)], lang: Lang) -> Vec<Block> {
    let mut all = Watched::default();
    for (_, one) in kinds {
        all.changed = all.changed.saturating_add(one.changed);
        all.by_checks = all.by_checks.saturating_add(one.by_checks);
        all.by_recomputation = all.by_recomputation.saturating_add(one.by_recomputation);
    }
    let (changed, checks, recomputed, missed) =
        (all.changed, all.by_checks, all.by_recomputation, all.missed());
    let numbers = number_of(changed, "number", "numbers");
    let line = say!(
        lang,
        "Lần lượt đổi {changed} con số, mỗi lần một đơn vị ở chữ số cuối: kiểm tra phát hiện {checks}, tính lại phát hiện thêm {recomputed}, không phát hiện {missed}.",
        "{numbers} changed in turn, by one in the last digit: the checks notice {checks}, recomputing {recomputed} more, {missed} go unnoticed."
    );
    let heading = [
        ("Loại số", "Kind"),
        ("Đổi", "Changed"),
        ("Kiểm tra", "Checks"),
        ("Tính lại", "Recomputed"),
        ("Sót", "Missed"),
    ];
    let mut rows = vec![heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec()];
    for ((vi, en), one) in kinds {
        let numbers = [one.changed, one.by_checks, one.by_recomputation, one.missed()];
        let cells = numbers.iter().map(ToString::to_string);
        rows.push(std::iter::once(lang.pick(vi, en).to_owned()).chain(cells).map(plain).collect());
    }
    vec![
        Block::Title(vec![plain(lang.pick("TỰ KIỂM TRA", "SELF-TEST"))]),
        Block::Text(0, vec![plain(line)]),
        Block::Space,
        Block::Table { numbers: vec![false, true, true, true, true], rows },
    ]
}
