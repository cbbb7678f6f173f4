//! Points as bars: full, granted and recomputed, of each group and of each row that differs.

use super::Page;
use crate::{
    number::Points,
    report::blocks::{Bar, Block, Measure, Picture, Place},
    text::lang::say,
    verify::{Bounds, MatchedRow, Sum, VerifiedRow},
};

impl Page<'_, '_> {
    pub(super) fn picture_of_groups(&self) -> Option<Block> {
        let places: Vec<Place> = self
            .verified
            .groups
            .iter()
            .zip(&self.guidance().groups)
            .map(|(sum, group)| Place {
                name: format!("{}. {}", group.code, group.heading(self.lang)),
                bars: self.of_sum(sum),
            })
            .collect();
        let caption = self.lang.pick("Điểm từng lĩnh vực", "The points of each group").to_owned();
        (!places.is_empty()).then_some(Block::Picture(Picture { caption, places }))
    }

    /// The recomputed sum where every part of it was recomputed, else the granted sum with the differences
    /// mended.
    fn of_sum(&self, sum: &Sum) -> Vec<Bar> {
        let full = Some(sum.printed_full.as_ref().unwrap_or(&sum.full));
        // What is certain is filled, what may come to it is not.
        let least = |bounds: &Bounds| bounds.low.clone();
        let last = match (&sum.expected, &sum.corrected_bounds) {
            (Some(expected), _) => (Measure::Expected, Some(expected.clone())),
            (None, Some(bounds)) => (Measure::Corrected, least(bounds)),
            (None, None) => (Measure::Corrected, sum.corrected.clone()),
        };
        let mut bars = self.bars([
            (Measure::Full, full),
            (Measure::Granted, sum.appraised.as_ref()),
            (last.0, last.1.as_ref()),
        ]);
        if let Some(bar) = bars.last_mut().filter(|bar| bar.measure == Measure::Corrected) {
            bar.shown = self.corrected(sum);
            bar.most = sum.corrected_bounds.as_ref().and_then(|bounds| bounds.high.clone());
        }
        bars
    }

    pub(in crate::report) fn picture_of_row(&self, matched: &MatchedRow, row: &VerifiedRow) -> Option<Block> {
        let (criterion, _) = self.rule(matched)?;
        row.expected()?;
        let code = &criterion.code;
        let against = match &matched.row.appraised {
            Some(appraised) => (Measure::Granted, Some(appraised)),
            None => (Measure::Claimed, matched.row.claimed.as_ref()),
        };
        let bars =
            self.bars([(Measure::Full, Some(&criterion.full)), against, (Measure::Expected, row.expected())]);
        let caption = say!(self.lang, "Điểm mục {code}", "The points of {code}");
        let name = criterion.title.clone();
        Some(Block::Picture(Picture { caption, places: vec![Place { name, bars }] }))
    }

    fn bars<const N: usize>(&self, points: [(Measure, Option<&Points>); N]) -> Vec<Bar> {
        let bar = |(measure, points): (Measure, Option<&Points>)| {
            let points = points?.clone();
            Some(Bar { measure, shown: self.points(&points), points, most: None })
        };
        points.into_iter().filter_map(bar).collect()
    }
}
