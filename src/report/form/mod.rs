//! A form to be filled in: the rows of an index and the counts that its rules need, as a workbook, as CSV and as JSON.
//! What was filled in is read like any other input.

mod counts;
mod csv;
mod entry;
mod instructions;
mod json;
mod table;

use super::workbook::{Book, write};
use crate::{
    model::{Criterion, Group, Guidance},
    text::Lang,
};

/// The files of a form, in the order in which they are told.
pub const FILES: [&str; 4] = ["phuc-tra.xlsx", "bang-diem.csv", "so-lieu.csv", "so-lieu.json"];

/// What a form is made for.
#[derive(Clone, Copy, Debug)]
pub struct Form<'f> {
    /// The rule set.
    pub guidance: &'f Guidance,
    /// The units; none where one unit is still to be named.
    pub units: &'f [String],
    /// The period.
    pub period: Option<&'f str>,
    /// The language of what stands around the entries.
    pub lang: Lang,
}

/// One line of the index.
enum Line<'f> {
    Group(&'f Group),
    Criterion(&'f Criterion),
}

impl<'f> Form<'f> {
    /// The contents of [`FILES`], in that order.
    ///
    /// # Errors
    /// A form larger than a workbook can hold, in words.
    pub fn files(&self) -> Result<[Vec<u8>; 4], String> {
        let texts = [self.table_csv(), self.counts_csv(), self.json()];
        let [table, counts, json] = texts.map(String::into_bytes);
        Ok([write(&self.book())?, table, counts, json])
    }

    /// The workbook.
    #[must_use]
    pub fn book(&self) -> Book {
        let title = self.guidance.title.clone();
        Book { title, sheets: vec![self.instructions(), self.table(), self.counts()] }
    }

    /// The units, of which one without a name stands for the one to be named.
    fn units(&self) -> Vec<&'f str> {
        if self.units.is_empty() { vec![""] } else { self.units.iter().map(String::as_str).collect() }
    }

    /// Groups, each before its criteria, these before the groups that it holds.
    fn lines(&self) -> Vec<Line<'f>> {
        let mut lines = Vec::new();
        self.below(None, 0, &mut lines);
        lines
    }

    fn below(&self, parent: Option<&str>, depth: usize, lines: &mut Vec<Line<'f>>) {
        // No index is that deep; a circle of groups would be.
        if depth > self.guidance.groups.len() {
            return;
        }
        for group in self.guidance.groups.iter().filter(|group| group.parent.as_deref() == parent) {
            lines.push(Line::Group(group));
            let criteria = self.guidance.criteria.iter().filter(|criterion| criterion.group == group.code);
            lines.extend(criteria.map(Line::Criterion));
            self.below(Some(&group.code), depth.saturating_add(1), lines);
        }
    }

    /// The criteria in the order of the lines.
    fn criteria(&self) -> Vec<&'f Criterion> {
        let criterion = |line| match line {
            Line::Criterion(criterion) => Some(criterion),
            Line::Group(_) => None,
        };
        self.lines().into_iter().filter_map(criterion).collect()
    }
}
