//! The report for people: what differs, what was not checked and why, then the rest.

mod agreement;
mod citation;
mod counts;
mod findings;
mod grade;
mod inquiry;
mod picture;
mod ranking;
mod readings;
mod rows;
mod stake;
mod sums;

pub(super) use citation::{citation, read_off_scores};
pub use ranking::{rank, rank_title, ranking};
pub(super) use rows::why;

use super::{Context, Scope, content::summary, dossier, language, standing::standing};
use crate::{
    inquiry::{Inquiry, UnitInquiry},
    model::{Basis, Criterion, Guidance},
    number::Points,
    report::blocks::{Block, Run, Style, plain, styled},
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::{Bound, MatchedRow, Outcome, Sum, Verified, standings},
};

/// The report of all units.
#[must_use]
pub fn report(results: &[Verified<'_>], inquiry: &Inquiry, context: &Context, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut note = language::line(lang);
    for (verified, unit) in results.iter().zip(&inquiry.units) {
        let page = Page { verified, inquiry: unit, lang };
        page.head(&mut blocks);
        blocks.extend(note.take());
        page.verdict(&mut blocks);
        page.scope(context.scope, &mut blocks);
        page.rows(&mut blocks);
        page.sums(&mut blocks);
        page.grades(&mut blocks);
        page.appeal(&mut blocks);
        page.rounding(&mut blocks);
        page.findings(&mut blocks);
        page.not_modelled(&mut blocks);
    }
    blocks.push(Block::End);
    let standings = standings(results, context.absent(results), None);
    ranking(results, &standings, lang, &mut blocks);
    inquiry::batch(results, inquiry, lang, &mut blocks);
    inputs(context, lang, &mut blocks);
    blocks
}

/// One unit's part of the report.
pub(super) struct Page<'p, 'g> {
    pub(super) verified: &'p Verified<'g>,
    pub(super) inquiry: &'p UnitInquiry,
    pub(super) lang: Lang,
}

impl<'g> Page<'_, 'g> {
    pub(super) const fn guidance(&self) -> &'g Guidance {
        self.verified.docket.guidance
    }

    pub(super) fn points(&self, points: &Points) -> String {
        points.shown(self.lang, self.guidance().digits())
    }

    pub(super) fn signed(&self, points: &Points) -> String {
        points.signed(self.lang, self.guidance().digits())
    }

    fn or_unknown(&self, points: Option<&Points>) -> String {
        points.map_or_else(|| "–".to_owned(), |points| self.points(points))
    }

    /// The points of a sum with the differences mended, or between which they lie.
    fn corrected(&self, sum: &Sum) -> String {
        let bounds = sum.corrected_bounds.as_ref();
        bounds.map_or_else(
            || self.or_unknown(sum.corrected.as_ref()),
            |bounds| between(bounds.low.as_ref(), bounds.high.as_ref(), self.lang, self.guidance().digits()),
        )
    }

    fn heading(&self, vi: &str, en: &str, blocks: &mut Vec<Block>) {
        blocks.push(Block::Space);
        blocks.push(Block::Heading(vec![plain(self.lang.pick(vi, en))]));
    }

    pub(super) fn rule(&self, matched: &MatchedRow) -> Option<(&'g Criterion, &Bound)> {
        let index = matched.criterion?;
        Some((self.guidance().criteria.get(index)?, self.verified.docket.counts.get(index)?))
    }

    pub(super) fn head(&self, blocks: &mut Vec<Block>) {
        let (lang, docket) = (self.lang, &self.verified.docket);
        let guidance = self.guidance();
        let period = docket.period.as_ref().map(|period| say!(lang, ", kỳ {period}", ", period {period}"));
        let title = say!(lang, "PHÚC TRA: {}{}", "RECHECK: {}{}", docket.unit, period.unwrap_or_default());
        blocks.push(Block::Title(vec![plain(title)]));
        let set = format!("{} [{}]", guidance.title, guidance.id);
        blocks.push(Block::Field(0, lang.pick("Bộ quy tắc", "Rule set").to_owned(), vec![plain(set)]));
        blocks.push(Block::Text(0, vec![styled(Style::Faint, standing(guidance, lang))]));
    }

    /// How the rows came out, and what is at stake.
    fn verdict(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Space);
        blocks.push(Block::Field(0, self.lang.pick("Kết luận", "Verdict").to_owned(), self.outcomes()));
        self.stake(blocks);
    }

    /// How much of the unit's results is told, where that is not simply all.
    fn scope(&self, scope: Option<Scope>, blocks: &mut Vec<Block>) {
        let Some(scope) = scope else { return };
        let text = dossier::scope(scope, self.lang);
        blocks.push(Block::Field(0, self.lang.pick("Phạm vi", "Scope").to_owned(), vec![plain(text)]));
    }

    /// Counts of outcomes; agreement is split by how well the rules are known.
    fn outcomes(&self) -> Vec<Run> {
        let lang = self.lang;
        let summary = summary(std::slice::from_ref(self.verified));
        let (rows, several) = (summary.rows, number_of(summary.rows, "row", "rows"));
        let mut line = vec![plain(say!(lang, "{rows} dòng: ", "{several}: "))];
        let counts = [
            (summary.under_granted, Style::Bad, Outcome::UnderGranted),
            (summary.over_granted, Style::Bad, Outcome::OverGranted),
            (summary.undetermined, Style::Open, Outcome::Undetermined),
            (summary.no_rule, Style::Open, Outcome::NoRule),
            (summary.not_appraised, Style::Open, Outcome::NotAppraised),
            (summary.judged, Style::Open, Outcome::Judged),
        ];
        for (count, style, outcome) in counts.into_iter().filter(|(count, ..)| *count > 0) {
            line.push(styled(style, format!("{count} {}", outcome.label(lang))));
            line.push(plain("; "));
        }
        let agrees = summary.agrees;
        let agree = number_of(agrees, "agrees", "agree");
        line.push(styled(Style::Good, say!(lang, "{agrees} khớp", "{agree}")));
        let parts = self.agreement_by_rule();
        if !parts.is_empty() {
            let parts = parts.join(", ");
            line.push(plain(say!(lang, " ({parts})", " (by their rules: {parts})")));
        }
        line
    }

    /// How many rows agree by rules that are known how well; and the rounding, where it is known less well than one of
    /// these.
    fn agreement_by_rule(&self) -> Vec<String> {
        let (lang, guidance) = (self.lang, self.guidance());
        let agree = self.verified.docket.rows.iter().zip(&self.verified.rows);
        let agree = agree.filter(|(_, row)| row.outcome == Outcome::Agrees);
        let rules: Vec<Basis> =
            agree.filter_map(|(matched, _)| Some(self.rule(matched)?.0.citation.basis)).collect();
        let count = |basis: Basis| rules.iter().filter(|rule| **rule == basis).count();
        let told = |basis: Basis| {
            let count = Some(count(basis)).filter(|count| *count > 0)?;
            Some(say!(lang, "{count} theo quy tắc {}", "{count} {}", basis.label(lang)))
        };
        let rounding = guidance.rounding.criterion.as_ref().map(|level| level.basis);
        let rounding = rounding.filter(|rounding| rules.iter().any(|rule| rule < rounding));
        let rounding =
            rounding.map(|basis| say!(lang, "cách làm tròn {}", "their rounding {}", basis.label(lang)));
        Basis::ALL.into_iter().filter_map(told).chain(rounding).collect()
    }
}

/// Points, or between which they lie: `94,39–96,39`; an end that is not known has words.
pub(super) fn between(low: Option<&Points>, high: Option<&Points>, lang: Lang, digits: u32) -> String {
    let shown = |points: &Points| points.shown(lang, digits);
    match (low, high) {
        (Some(low), Some(high)) if low == high => shown(low),
        (Some(low), Some(high)) => format!("{}–{}", shown(low), shown(high)),
        (Some(low), None) => say!(lang, "từ {}", "{} or more", shown(low)),
        (None, Some(high)) => say!(lang, "đến {}", "up to {}", shown(high)),
        (None, None) => lang.pick("chưa rõ", "unknown").to_owned(),
    }
}

/// The inputs with their hashes.
pub fn inputs(context: &Context, lang: Lang, blocks: &mut Vec<Block>) {
    blocks.push(Block::Space);
    blocks.push(Block::Heading(vec![plain(lang.pick("ĐẦU VÀO (SHA-256)", "INPUTS (SHA-256)"))]));
    for (role, name, sha256) in &context.inputs {
        let role = match role.as_str() {
            "appraised" => lang.pick("bảng điểm", "table of scores"),
            "raw" => lang.pick("số liệu", "counts"),
            "document" => lang.pick("văn bản", "document"),
            _ => lang.pick("bộ quy tắc", "rule set"),
        };
        let head = format!("{role} {name}");
        blocks.push(Block::Field(1, head, vec![styled(Style::Faint, sha256.clone())]));
    }
}
