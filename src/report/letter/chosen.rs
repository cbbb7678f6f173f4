//! What a letter puts forward, and what it leaves out, with the reason.

use crate::{
    inquiry::{
        UnitInquiry,
        appeal::{By, Purpose},
    },
    model::Basis,
    number::Points,
    text::{Lang, lang::say},
    verify::{Changes, Verified},
};
use std::cmp::Reverse;

/// A row for which more points are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The row's index.
    pub row: usize,
    /// The argued reading that gives the points asked for; none where the rule does.
    pub reading: Option<usize>,
    /// The points asked for.
    pub asked: Points,
    /// How many more these are.
    pub gap: Points,
}

/// The points that rows would have, if what is asked for them were granted.
#[must_use]
pub fn changes<'c>(chosen: impl IntoIterator<Item = &'c Chosen>) -> Changes {
    chosen.into_iter().map(|one| (one.row, one.asked.clone())).collect()
}

/// A row that differs, and is not put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The row's index.
    pub row: usize,
    /// How well its rule is known.
    pub basis: Basis,
}

impl LeftOut {
    /// Why it is left out.
    #[must_use]
    pub fn why(&self, lang: Lang) -> String {
        let basis = self.basis.label(lang);
        say!(
            lang,
            "quy tắc {basis}, không phải nguyên văn hướng dẫn; mục này thuộc kế hoạch khắc phục (`verify plan`)",
            "its rule is {basis}, not in the words of the guidance; the row belongs into the plan (`verify plan`)"
        )
    }
}

/// One claim a row that is for the letter, the strongest first, by the points that it would bring; the rows that are
/// left to the plan.
#[must_use]
pub fn choose(verified: &Verified<'_>, inquiry: &UnitInquiry) -> (Vec<Chosen>, Vec<LeftOut>) {
    let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
    for row in 0..verified.rows.len() {
        let Some((_, printed, Some(criterion))) = verified.row(row) else { continue };
        let Some(granted) = &printed.appraised else { continue };
        match inquiry.appeal.purpose(verified, row) {
            Some(Purpose::Letter { claim, .. }) => {
                let reading = match claim.by {
                    By::Rule => None,
                    By::Reading(reading) => Some(reading),
                };
                let gap = claim.points.clone();
                chosen.push(Chosen { row, reading, asked: granted.add(&gap), gap });
            }
            Some(Purpose::Plan(_)) => left_out.push(LeftOut { row, basis: criterion.citation.basis }),
            None => {}
        }
    }
    // What the rule itself gives stands before what must be argued for.
    chosen.sort_by_key(|one| (one.reading.is_some(), Reverse(one.gap.clone()), one.row));
    (chosen, left_out)
}
