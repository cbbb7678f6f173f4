//! Rows to criteria, each criterion once: code and title agree; else the title fits exactly one criterion,
//! and the code is a misprint; the same for titles with a slip; else the code fits one, and no other row has it. A
//! code that has lost the zero at its end fits where nothing else bears it.

use super::{
    docket::Place,
    finding::{Finding, TableFinding},
    rules::{Rules, Titled},
};
use crate::model::{Group, Row};
use std::{borrow::Cow, collections::BTreeMap};

/// What each row is about, in the order of the rows, and what is to be said of it.
pub(super) fn places(rules: &Rules<'_>, rows: &[Row<'_>]) -> (Vec<Place>, Vec<Finding>) {
    let mut matching = Matching::new(rules, rows);
    matching.by_title(|_, line, criterion| line.coded.contains(&criterion));
    matching.by_title_alone();
    matching.look_for_slips();
    matching.by_title(|_, line, criterion| line.coded.contains(&criterion));
    matching.by_title_alone();
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
    /// Rows that state a sum which an earlier row states, with that row.
    repeated: Vec<(usize, usize)>,
}

/// A row, and what its code and its title could mean.
struct Line<'m> {
    row: &'m Row<'m>,
    code: Option<&'m str>,
    coded: &'m [usize],
    titled: Option<Cow<'m, Titled>>,
    /// Whether the title is one of the rule set, and no slip of it.
    exact: bool,
}

impl<'m> Line<'m> {
    fn new(rules: &'m Rules<'m>, row: &'m Row<'m>) -> Self {
        let code = row.bare_code();
        let coded = code.map_or(&[][..], |code| rules.coded(code));
        let titled = row.name.as_deref().and_then(|name| rules.titled(name)).map(Cow::Borrowed);
        Self { row, code, coded, exact: titled.is_some(), titled }
    }

    fn criteria_by_title(&self) -> &[usize] {
        self.titled.as_ref().map_or(&[], |titled| titled.criteria.as_slice())
    }

    fn group_by_title(&self) -> Option<usize> {
        self.titled.as_ref().and_then(|titled| titled.group)
    }
}

impl<'m> Matching<'m> {
    fn new(rules: &'m Rules<'m>, rows: &'m [Row<'m>]) -> Self {
        let taken = vec![false; rules.guidance().criteria.len()];
        let lines = rows.iter().map(|row| Line::new(rules, row)).collect();
        Self { rules, lines, places: vec![None; rows.len()], taken, repeated: Vec::new() }
    }

    /// Gives every open row that states points the one free criterion that has its title and fits, if there is
    /// just one.
    fn by_title(&mut self, fits: impl Fn(usize, &Line<'_>, usize) -> bool) {
        for index in 0..self.lines.len() {
            let Some(line) = self.lines.get(index) else { continue };
            let mut candidates = line
                .criteria_by_title()
                .iter()
                .copied()
                .filter(|criterion| self.is_free(*criterion) && fits(index, line, *criterion));
            if let (Some(criterion), None) = (candidates.next(), candidates.next()) {
                self.take(index, criterion);
            }
        }
    }

    /// The same, whatever the code; what heads a group is not taken for the criterion in it that has the same title.
    fn by_title_alone(&mut self) {
        let headers: Vec<bool> = (0..self.lines.len()).map(|index| self.heads_a_group(index)).collect();
        self.by_title(|index, _, _| headers.get(index) == Some(&false));
    }

    /// Whether a row has the title of a group, and its code, or stands before another open row of that title.
    fn heads_a_group(&self, index: usize) -> bool {
        let Some(line) = self.lines.get(index) else { return false };
        let group = line.group_by_title().and_then(|group| self.rules.guidance().groups.get(group));
        let Some(group) = group else { return false };
        let is_open =
            |(line, place): &(&Line<'_>, &Option<Place>)| place.is_none() && line.row.states_points();
        let mut after = self.lines.iter().zip(&self.places).skip(index.saturating_add(1)).filter(is_open);
        line.code == Some(&*group.code) || after.any(|(other, _)| other.titled == line.titled)
    }

    /// Open rows whose title is none of the rule set get the one of which it is a slip.
    fn look_for_slips(&mut self) {
        let lines = self.lines.iter_mut().zip(&self.places);
        for (line, _) in lines.filter(|(line, place)| place.is_none() && line.row.states_points()) {
            if let (None, Some(name)) = (&line.titled, &line.row.name) {
                line.titled = self.rules.alike(name).map(Cow::Owned);
            }
        }
    }

    /// The code fits one, no other open row has it, and the title no other, not even one that another row has
    /// taken.
    fn by_code(&mut self) {
        let open = |index: usize| self.places.get(index) == Some(&None);
        let untitled = |line: &Line<'_>| line.titled.is_none() && line.row.states_points();
        let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, line) in
            self.lines.iter().enumerate().filter(|(index, line)| open(*index) && untitled(line))
        {
            bearers.entry(line.code.unwrap_or("")).or_default().push(index);
        }
        for index in
            bearers.values().filter_map(|rows| if let [row] = rows.as_slice() { Some(*row) } else { None })
        {
            let Some(line) = self.lines.get(index) else { continue };
            let restored = line.code.and_then(|code| self.rules.restored(code));
            let mut coded = line.coded.iter().copied().chain(restored);
            if let Some(criterion) = coded.find(|criterion| self.is_free(*criterion)) {
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
        let mut sums: Vec<(Place, usize)> = Vec::new();
        let is_only = self.lines.len() == 1;
        let lines = self.lines.iter().zip(&mut self.places).enumerate();
        for (index, (line, place)) in lines.filter(|(_, (_, place))| place.is_none()) {
            *place = other(self.rules, line, is_only);
            let Some(sum @ (Place::Group(_) | Place::Total)) = *place else { continue };
            if let Some((_, first)) = sums.iter().find(|(known, _)| *known == sum) {
                self.repeated.push((index, *first));
                *place = Some(Place::Heading);
            } else {
                sums.push((sum, index));
            }
        }
    }

    /// What is to be said of the rows: misprinted codes, other titles, a criterion printed twice.
    fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (line, place) in self.lines.iter().zip(&self.places) {
            let kind = match place {
                Some(Place::Criterion(criterion)) => self.misprint(line, *criterion),
                Some(Place::Group(group)) => self.other_group_title(line, *group),
                None => self.repeated(line),
                _ => None,
            };
            findings.extend(kind.map(|kind| Finding::new(kind, [line.row.line])));
        }
        findings.extend(self.repeated.iter().filter_map(|(again, first)| self.repeated_sum(*again, *first)));
        findings
    }

    fn other_group_title(&self, line: &Line<'_>, group: usize) -> Option<TableFinding> {
        let printed = line.row.name.as_deref().filter(|_| !line.exact)?.to_owned();
        let title = self.rules.guidance().groups.get(group)?.title.clone();
        Some(TableFinding::OtherTitle { printed, title })
    }

    fn repeated_sum(&self, again: usize, first: usize) -> Option<Finding> {
        let (again, first) = (self.lines.get(again)?.row, self.lines.get(first)?.row);
        let kind = TableFinding::RepeatedSum {
            name: first.name.as_deref().or(first.code.as_deref()).unwrap_or_default().to_owned(),
            used: first.appraised.clone(),
            other: again.appraised.clone(),
        };
        Some(Finding::new(kind, [first.line, again.line]))
    }

    fn misprint(&self, line: &Line<'_>, criterion: usize) -> Option<TableFinding> {
        let rule = self.rules.guidance().criteria.get(criterion)?;
        if let Some(printed) = line.code.filter(|_| !line.coded.contains(&criterion)) {
            let (printed, code, basis) = (printed.to_owned(), rule.code.clone(), rule.code_basis);
            if self.rules.restored(&printed) == Some(criterion) {
                return Some(TableFinding::LostZero { printed, code });
            }
            return Some(TableFinding::MisprintedCode { printed, code, basis });
        }
        let same = line.exact && line.criteria_by_title().contains(&criterion);
        let printed = line.row.name.as_deref().filter(|_| !same)?.to_owned();
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
fn other(rules: &Rules<'_>, line: &Line<'_>, is_only: bool) -> Option<Place> {
    if line.row.is_of_whole(is_only) {
        return Some(Place::Total);
    }
    if !line.row.states_points() {
        return Some(Place::Heading);
    }
    // A code may be the ordinal of the row: without the title, the full points must speak for the group too.
    let fits = |group: &Group| {
        Some(group.code.as_str()) == line.code
            && (line.row.name.is_none() || line.row.max.as_ref() == Some(&group.full))
    };
    let by_code = || rules.guidance().groups.iter().position(fits).filter(|_| line.titled.is_none());
    line.group_by_title().or_else(by_code).map(Place::Group)
}
