//! Rows to criteria, each criterion once: code and title agree; else the title fits exactly one criterion,
//! and the code is a misprint; else the code fits one.

use super::{
    docket::Place,
    finding::{Finding, TableFinding},
};
use crate::{
    model::{Guidance, Row},
    text::name_key,
};

/// What each row is about, in the order of the rows, and what is to be said of it.
pub(super) fn places(guidance: &Guidance, rows: &[&Row]) -> (Vec<Place>, Vec<Finding>) {
    let mut matching = Matching::new(guidance, rows);
    matching.criteria(|code, title| code && title);
    matching.criteria(|_, title| title);
    matching.by_code();
    matching.rest();
    let findings = matching.findings();
    (matching.places.into_iter().map(|place| place.unwrap_or(Place::NoRule)).collect(), findings)
}

struct Matching<'m> {
    guidance: &'m Guidance,
    rows: &'m [&'m Row],
    /// Folded title of each row.
    titles: Vec<Option<String>>,
    /// Folded titles of each criterion.
    known: Vec<Vec<String>>,
    places: Vec<Option<Place>>,
    taken: Vec<bool>,
}

impl<'m> Matching<'m> {
    fn new(guidance: &'m Guidance, rows: &'m [&'m Row]) -> Self {
        let titles = rows.iter().map(|row| row.name.as_deref().map(name_key)).collect();
        let known =
            guidance.criteria.iter().map(|criterion| criterion.titles().map(name_key).collect()).collect();
        let taken = vec![false; guidance.criteria.len()];
        Self { guidance, rows, titles, known, places: vec![None; rows.len()], taken }
    }

    /// Gives every open row that states points the one free criterion that fits it, if there is just one.
    fn criteria(&mut self, fits: impl Fn(bool, bool) -> bool) {
        for index in 0..self.rows.len() {
            let candidates: Vec<usize> = self
                .free()
                .filter(|criterion| {
                    fits(self.same_code(index, *criterion), self.same_title(index, *criterion))
                })
                .collect();
            if let [criterion] = candidates.as_slice() {
                self.take(index, *criterion);
            }
        }
    }

    /// The code fits one, and the title no other, not even one that another row has taken.
    fn by_code(&mut self) {
        for index in 0..self.rows.len() {
            let candidate = self.free().find(|criterion| self.same_code(index, *criterion));
            let titled = self.by_title(index).is_some() || self.group_by_title(index).is_some();
            if let Some(criterion) = candidate.filter(|_| !titled) {
                self.take(index, criterion);
            }
        }
    }

    /// The first criterion, taken or not, that has the title of a row.
    fn by_title(&self, index: usize) -> Option<usize> {
        (0..self.taken.len()).find(|criterion| self.same_title(index, *criterion))
    }

    fn free(&self) -> impl Iterator<Item = usize> {
        self.taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(criterion, _)| criterion)
    }

    fn take(&mut self, index: usize, criterion: usize) {
        let states = self.rows.get(index).is_some_and(|row| row.states_points());
        if let (Some(place @ None), Some(taken), true) =
            (self.places.get_mut(index), self.taken.get_mut(criterion), states)
        {
            *place = Some(Place::Criterion(criterion));
            *taken = true;
        }
    }

    /// Groups, the total and headings.
    fn rest(&mut self) {
        for index in 0..self.rows.len() {
            if let (Some(None), Some(place)) = (self.places.get(index), self.other(index))
                && let Some(open) = self.places.get_mut(index)
            {
                *open = Some(place);
            }
        }
    }

    fn other(&self, index: usize) -> Option<Place> {
        let row = self.rows.get(index)?;
        if !row.states_points() {
            return Some(Place::Heading);
        }
        if row.is_total() {
            return Some(Place::Total);
        }
        let by_code =
            || self.guidance.groups.iter().position(|group| Some(group.code.as_str()) == row.bare_code());
        self.group_by_title(index).or_else(by_code).map(Place::Group)
    }

    fn group_by_title(&self, index: usize) -> Option<usize> {
        let title = self.titles.get(index)?.as_ref()?;
        self.guidance.groups.iter().position(|group| group.titles().any(|known| name_key(known) == *title))
    }

    fn same_code(&self, index: usize, criterion: usize) -> bool {
        let printed = self.rows.get(index).and_then(|row| row.bare_code());
        printed.is_some()
            && printed == self.guidance.criteria.get(criterion).map(|criterion| criterion.code.as_str())
    }

    fn same_title(&self, index: usize, criterion: usize) -> bool {
        let title = self.titles.get(index).and_then(Option::as_ref);
        title.is_some_and(|title| self.known.get(criterion).is_some_and(|known| known.contains(title)))
    }

    /// What is to be said of the rows: misprinted codes, other titles, a criterion printed twice.
    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (index, (row, place)) in self.rows.iter().zip(&self.places).enumerate() {
            let kind = match place {
                Some(Place::Criterion(criterion)) => self.misprint(index, row, *criterion),
                None => self.repeated(index),
                _ => None,
            };
            findings.extend(kind.map(|kind| Finding::new(kind, [row.line])));
        }
        findings
    }

    fn misprint(&self, index: usize, row: &Row, criterion: usize) -> Option<TableFinding> {
        let rule = self.guidance.criteria.get(criterion)?;
        if let Some(printed) = row.bare_code().filter(|_| !self.same_code(index, criterion)) {
            let (printed, code, basis) = (printed.to_owned(), rule.code.clone(), rule.code_basis);
            return Some(TableFinding::MisprintedCode { printed, code, basis });
        }
        let printed = row.name.clone().filter(|_| !self.same_title(index, criterion))?;
        Some(TableFinding::OtherTitle { printed, title: rule.title.clone() })
    }

    /// A row whose criterion another row has taken.
    fn repeated(&self, index: usize) -> Option<TableFinding> {
        let by_code = || (0..self.taken.len()).find(|criterion| self.same_code(index, *criterion));
        let criterion = self.by_title(index).or_else(by_code)?;
        let first = self.places.iter().position(|place| *place == Some(Place::Criterion(criterion)))?;
        let (line, code) = (self.rows.get(first)?.line, self.guidance.criteria.get(criterion)?.code.clone());
        Some(TableFinding::RepeatedCriterion { code, first: line })
    }
}
