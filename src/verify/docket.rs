//! The docket (*hồ sơ*): rows matched to criteria, counts bound to inputs, ready to be scored.

use super::{bind::Bound, finding::Finding, previous::Previous};
use crate::model::{Criterion, Evidence, Guidance, Row};

/// One unit's case.
#[derive(Clone, Debug)]
pub struct Docket<'g> {
    /// The unit's name.
    pub unit: String,
    /// The unit's identifier.
    pub unit_id: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The rule set.
    pub guidance: &'g Guidance,
    /// The rows that state points of a criterion, in the order of the file.
    pub rows: Vec<MatchedRow<'g>>,
    /// The rows that state points of a group, with the group's index.
    pub groups: Vec<(usize, Row<'g>)>,
    /// The row that states the total.
    pub total: Option<Row<'g>>,
    /// The counts, by the order of the criteria.
    pub counts: Vec<Bound>,
    /// What is known of the period before.
    pub previous: Option<Previous>,
    /// The evidence.
    pub evidence: Vec<Evidence>,
    /// What the matching has to say.
    pub findings: Vec<Finding>,
}

impl Docket<'_> {
    /// The row of an index, and its criterion.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<(&Row<'_>, Option<&Criterion>)> {
        let matched = self.rows.get(index)?;
        let criterion = matched.criterion.and_then(|criterion| self.guidance.criteria.get(criterion));
        Some((&matched.row, criterion))
    }

    /// The same case with these rows alone, by their index: with the counts of their criteria, the evidence of those,
    /// the groups that hold them and the total; without the period before and without findings.
    #[must_use]
    pub fn only(&self, rows: &[usize]) -> Self {
        let kept: Vec<MatchedRow<'_>> = rows.iter().filter_map(|row| self.rows.get(*row)).cloned().collect();
        let is_kept = |index: usize| kept.iter().any(|row| row.criterion == Some(index));
        let counts = self
            .counts
            .iter()
            .enumerate()
            .map(|(index, bound)| if is_kept(index) { bound.clone() } else { bound.forgotten() });
        let counts: Vec<Bound> = counts.collect();
        let cited = |id: &String| {
            let figures = counts.iter().flat_map(|bound| &bound.slots).flat_map(|slot| &slot.figures);
            figures.into_iter().any(|figure| figure.evidence.as_ref() == Some(id))
        };
        let evidence = self.evidence.iter().filter(|one| cited(&one.id)).cloned().collect();
        let groups = self.groups.iter().filter(|(group, _)| self.holds(*group, &kept)).cloned().collect();
        Self {
            unit: self.unit.clone(),
            unit_id: self.unit_id.clone(),
            period: self.period.clone(),
            guidance: self.guidance,
            groups,
            total: self.total.clone(),
            previous: None,
            evidence,
            findings: Vec::new(),
            rows: kept,
            counts,
        }
    }

    /// Whether a group holds one of the rows, at any depth.
    fn holds(&self, group: usize, rows: &[MatchedRow<'_>]) -> bool {
        let Some(outer) = self.guidance.groups.get(group) else { return false };
        let mut criteria = rows.iter().filter_map(|row| self.guidance.criteria.get(row.criterion?));
        criteria.any(|criterion| self.guidance.is_within(&criterion.group, &outer.code))
    }
}

/// A row and the criterion that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedRow<'s> {
    /// The row.
    pub row: Row<'s>,
    /// The index of its criterion; none if no rule fits.
    pub criterion: Option<usize>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A criterion.
    Criterion(usize),
    /// A group.
    Group(usize),
    /// The total.
    Total,
    /// A heading, which states nothing.
    Heading,
    /// Points for which there is no rule.
    NoRule,
}
