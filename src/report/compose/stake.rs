//! What is at stake, below the verdict: points missing or granted too much, and what argued readings would add.

use super::Page;
use crate::{
    inquiry::appeal::{By, Claim},
    number::Points,
    report::blocks::{Block, plain},
    text::lang::{number_of, say},
    verify::Outcome,
};

/// So many rows are named.
const MOST_NAMED: usize = 5;

impl Page<'_, '_> {
    /// `thiếu 0,75 điểm (3.13.2); tổng 94,64 → 95,39`, and the same of each argued reading.
    pub(super) fn stake(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let missing = self.gaps(Outcome::UnderGranted).map(|(points, codes)| {
            say!(lang, "thiếu {points} điểm ({codes})", "{points} points missing ({codes})")
        });
        let over = self.gaps(Outcome::OverGranted).map(|(points, codes)| {
            say!(lang, "thừa {points} điểm ({codes})", "{points} points too many ({codes})")
        });
        let mut parts: Vec<String> = missing.into_iter().chain(over).collect();
        if !parts.is_empty() {
            let total = &self.verified.total;
            let told = self.total(total.appraised.as_ref().zip(total.corrected.as_ref()));
            parts.extend(told.map(|told| format!("{told}{}", self.open_total())));
            let head = lang.pick("Điểm chênh lệch", "Points at stake").to_owned();
            blocks.push(Block::Field(0, head, vec![plain(parts.join("; "))]));
        }
        let claims = self.inquiry.appeal.claims.iter().enumerate();
        let argued: Vec<String> = claims.filter_map(|(index, claim)| self.argued(index, claim)).collect();
        for text in argued.into_iter().take(MOST_NAMED) {
            let head = lang.pick("Có thể nêu thêm", "May be argued").to_owned();
            blocks.push(Block::Field(0, head, vec![plain(text)]));
        }
    }

    /// Whether a row agrees, and an argued reading would give it more.
    pub(super) fn agrees_but(&self, row: usize) -> bool {
        let agrees = self.verified.rows.get(row).is_some_and(|row| row.outcome == Outcome::Agrees);
        let argued = |claim: &Claim| claim.row == row && matches!(claim.by, By::Reading(_));
        agrees && self.inquiry.appeal.claims.iter().any(argued)
    }

    /// The points by which rows of an outcome differ, and their codes.
    fn gaps(&self, outcome: Outcome) -> Option<(String, String)> {
        let rows = self.verified.rows.iter().enumerate().filter(|(_, row)| row.outcome == outcome);
        let gaps: Vec<(usize, &Points)> =
            rows.filter_map(|(index, row)| Some((index, row.gap.as_ref()?))).collect();
        let sum = gaps.iter().fold(Points::zero(), |sum, (_, gap)| sum.add(&gap.abs()));
        let mut codes: Vec<String> =
            gaps.iter().take(MOST_NAMED).map(|(index, _)| self.code(*index)).collect();
        let more = gaps.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            let others = number_of(more, "other", "others");
            codes.push(say!(self.lang, "và {more} mục khác", "and {others}"));
        }
        (!gaps.is_empty()).then(|| (self.points(&sum), codes.join(", ")))
    }

    fn argued(&self, index: usize, claim: &Claim) -> Option<String> {
        let lang = self.lang;
        if !matches!(claim.by, By::Reading(_)) {
            return None;
        }
        let (code, points) = (self.code(claim.row), self.points(&claim.points));
        let alone = self.inquiry.appeal.combinations.iter().find(|one| one.claims == [index]);
        let total = alone.and_then(|one| self.verified.total.appraised.as_ref().zip(one.total.as_ref()));
        let text = say!(
            lang,
            "{code} theo cách hiểu khác: thêm {points} điểm",
            "{code} by another reading: {points} points more"
        );
        let parts: Vec<String> = std::iter::once(text).chain(self.total(total)).collect();
        Some(parts.join("; "))
    }

    /// Between which points the total lies, where rows are undetermined.
    fn open_total(&self) -> String {
        let lang = self.lang;
        self.verified.total.corrected_bounds.as_ref().map_or_else(String::new, |_| {
            let between = self.corrected(&self.verified.total);
            say!(
                lang,
                " (chưa chắc chắn: {between}, tùy các dòng chưa xác định)",
                " (not certain: {between}, depending on the undetermined rows)"
            )
        })
    }

    fn total(&self, total: Option<(&Points, &Points)>) -> Option<String> {
        let (before, after) = total?;
        let (before, after) = (self.points(before), self.points(after));
        Some(say!(self.lang, "tổng {before} → {after}", "total {before} → {after}"))
    }
}
