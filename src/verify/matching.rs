//! Rows to criteria, each criterion once: code and title agree; else the title fits exactly one criterion,
//! and the code is a misprint; else the code fits one.

use super::{
    docket::Place,
    finding::{Finding, TableFinding},
    rules::{Rules, Titled},
};
use crate::model::Row;

/// What each row is about, in the order of the rows, and what is to be said of it.
pub(super) fn places(rules: &Rules<'_>, rows: &[Row]) -> (Vec<Place>, Vec<Finding>) {
    let mut matching = Matching::new(rules, rows);
    matching.by_title(|line, criterion| line.coded.contains(&criterion));
    matching.by_title(|_, _| true);
    matching.by_code();
    matching.rest();
    let findings = matching.findings();
    (matching.places.into_iter().map(|place| place.unwrap_or(Place::NoRule)).collect(), findings)
}

struct Matching<'m> {
    rules: &'m Rules<'m>,
    lines: Vec<Line<'m>>,
    places: Vec<Option<Place>>,
    taken: Vec<bool>,
}

/// A row, and what its code and its title could mean.
struct Line<'m> {
    row: &'m Row,
    code: Option<&'m str>,
    coded: &'m [usize],
    titled: Option<&'m Titled>,
}

impl<'m> Line<'m> {
    fn new(rules: &'m Rules<'m>, row: &'m Row) -> Self {
        let code = row.bare_code();
        let coded = code.map_or(&[][..], |code| rules.coded(code));
        Self { row, code, coded, titled: row.name.as_deref().and_then(|name| rules.titled(name)) }
    }

    fn criteria_by_title(&self) -> &'m [usize] {
        self.titled.map_or(&[], |titled| titled.criteria.as_slice())
    }

    fn group_by_title(&self) -> Option<usize> {
        self.titled.and_then(|titled| titled.group)
    }
}

impl<'m> Matching<'m> {
    fn new(rules: &'m Rules<'m>, rows: &'m [Row]) -> Self {
        let taken = vec![false; rules.guidance().criteria.len()];
        let lines = rows.iter().map(|row| Line::new(rules, row)).collect();
        Self { rules, lines, places: vec![None; rows.len()], taken }
    }

    /// Gives every open row that states points the one free criterion that has its title and fits, if there is
    /// just one.
    fn by_title(&mut self, fits: impl Fn(&Line<'_>, usize) -> bool) {
        for index in 0..self.lines.len() {
            let Some(line) = self.lines.get(index) else { continue };
            let mut candidates = line
                .criteria_by_title()
                .iter()
                .copied()
                .filter(|criterion| self.is_free(*criterion) && fits(line, *criterion));
            if let (Some(criterion), None) = (candidates.next(), candidates.next()) {
                self.take(index, criterion);
            }
        }
    }

    /// The code fits one, and the title no other, not even one that another row has taken.
    fn by_code(&mut self) {
        for index in 0..self.lines.len() {
            let Some(line) = self.lines.get(index) else { continue };
            let candidate = line.coded.iter().copied().find(|criterion| self.is_free(*criterion));
            if let Some(criterion) = candidate.filter(|_| line.titled.is_none()) {
                self.take(index, criterion);
            }
        }
    }

    fn is_free(&self, criterion: usize) -> bool {
        self.taken.get(criterion) == Some(&false)
    }

    fn take(&mut self, index: usize, criterion: usize) {
        let states = self.lines.get(index).is_some_and(|line| line.row.states_points());
        if let (Some(place @ None), Some(taken), true) =
            (self.places.get_mut(index), self.taken.get_mut(criterion), states)
        {
            *place = Some(Place::Criterion(criterion));
            *taken = true;
        }
    }

    /// Groups, the total and headings.
    fn rest(&mut self) {
        for (line, place) in self.lines.iter().zip(&mut self.places).filter(|(_, place)| place.is_none()) {
            *place = other(self.rules, line);
        }
    }

    /// What is to be said of the rows: misprinted codes, other titles, a criterion printed twice.
    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (line, place) in self.lines.iter().zip(&self.places) {
            let kind = match place {
                Some(Place::Criterion(criterion)) => self.misprint(line, *criterion),
                None => self.repeated(line),
                _ => None,
            };
            findings.extend(kind.map(|kind| Finding::new(kind, [line.row.line])));
        }
        findings
    }

    fn misprint(&self, line: &Line<'_>, criterion: usize) -> Option<TableFinding> {
        let rule = self.rules.guidance().criteria.get(criterion)?;
        if let Some(printed) = line.code.filter(|_| !line.coded.contains(&criterion)) {
            let (printed, code, basis) = (printed.to_owned(), rule.code.clone(), rule.code_basis);
            return Some(TableFinding::MisprintedCode { printed, code, basis });
        }
        let other = !line.criteria_by_title().contains(&criterion);
        let printed = line.row.name.clone().filter(|_| other)?;
        Some(TableFinding::OtherTitle { printed, title: rule.title.clone() })
    }

    /// A row whose criterion another row has taken.
    fn repeated(&self, line: &Line<'_>) -> Option<TableFinding> {
        let criterion = *line.criteria_by_title().first().or_else(|| line.coded.first())?;
        let first = self.places.iter().position(|place| *place == Some(Place::Criterion(criterion)))?;
        let code = self.rules.guidance().criteria.get(criterion)?.code.clone();
        Some(TableFinding::RepeatedCriterion { code, first: self.lines.get(first)?.row.line })
    }
}

/// What a row is about that is about no criterion.
fn other(rules: &Rules<'_>, line: &Line<'_>) -> Option<Place> {
    if !line.row.states_points() {
        return Some(Place::Heading);
    }
    if line.row.is_total() {
        return Some(Place::Total);
    }
    let groups = &rules.guidance().groups;
    let by_code = || groups.iter().position(|group| Some(group.code.as_str()) == line.code);
    line.group_by_title().or_else(by_code).map(Place::Group)
}
