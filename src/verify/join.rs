//! Which rows of the appraisal are about which unit.

use crate::{
    model::{Row, UnitNames},
    problem::{MOST_SHOWN, Problem, Problems, RawFault, TableFault},
    source::Source,
    text::{header::Column, similar},
};
use std::{borrow::Cow, collections::BTreeMap, ops::Range};

/// What a row calls its unit: by name, by identifier.
type Names<'r> = [Option<Cow<'r, str>>; 2];

/// Rows that follow each other and name the same unit in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'r> {
    names: Names<'r>,
    rows: Range<usize>,
}

/// The runs of some rows, of which `names` tells what each calls its unit.
pub fn runs<'r>(rows: Range<usize>, names: impl Fn(usize) -> Names<'r>) -> Vec<Run<'r>> {
    let mut runs: Vec<Run<'r>> = Vec::new();
    for row in rows {
        let (names, end) = (names(row), row.saturating_add(1));
        match runs.last_mut() {
            Some(run) if run.names == names => run.rows.end = end,
            _ => runs.push(Run { names, rows: row..end }),
        }
    }
    runs
}

/// The rows of an appraisal by the units that they name.
#[derive(Clone, Debug, Default)]
pub struct Join {
    /// The rows that name the same unit in the same words, in the order of the file.
    groups: Vec<Vec<Range<usize>>>,
    names: UnitNames,
    /// Whether any row names a unit.
    named: bool,
}

impl Join {
    /// Joins the rows of runs, which stand in the order of the file.
    #[must_use]
    pub fn new<'r>(runs: impl IntoIterator<Item = Run<'r>>) -> Self {
        let mut join = Self::default();
        let mut known = BTreeMap::new();
        for Run { names, rows } in runs {
            let group = *known.entry(names.clone()).or_insert(join.groups.len());
            if group == join.groups.len() {
                join.groups.push(Vec::new());
                let [name, id] = &names;
                join.names.add(group, name.as_deref(), id.as_deref());
                join.named |= names.iter().any(Option::is_some);
            }
            if let Some(group) = join.groups.get_mut(group) {
                group.push(rows);
            }
        }
        join
    }

    /// The rows about a unit, in the order of the file: all of them where no row names a unit.
    #[must_use]
    pub fn rows(&self, name: &str, id: Option<&str>) -> Vec<usize> {
        let found =
            if self.named { self.names.find(Some(name), id) } else { (0..self.groups.len()).collect() };
        let mut rows: Vec<usize> =
            found.iter().filter_map(|group| self.groups.get(*group)).flatten().cloned().flatten().collect();
        rows.sort_unstable();
        rows
    }

    /// Whether the rows can be told apart by unit. Tells the units that have points and no counts.
    ///
    /// Problems: [`RawFault::UnitNotSaid`] and [`TableFault::EmptyCell`], which no unit survives; [`RawFault::NoCounts`].
    pub fn fits<'r>(
        &self,
        table: &Source,
        units: &[(&str, Option<&str>)],
        mut row: impl FnMut(usize) -> Option<Row<'r>>,
        problems: &mut Problems,
    ) -> bool {
        if !self.named {
            let fits = units.len() <= 1;
            if !fits {
                let place = row(0).map(|row| table.place(row.span));
                problems.push(Problem { place, ..Problem::new(RawFault::UnitNotSaid) });
            }
            return fits;
        }
        let mut has_counts = vec![false; self.groups.len()];
        for (name, id) in units {
            for group in self.names.find(Some(name), *id) {
                if let Some(has_counts) = has_counts.get_mut(group) {
                    *has_counts = true;
                }
            }
        }
        let strangers = self.groups.iter().zip(has_counts).filter(|(_, has_counts)| !has_counts);
        let mut stating = |runs: &[Range<usize>]| {
            runs.iter().cloned().flatten().filter_map(&mut row).find(Row::states_points)
        };
        let mut strangers: Vec<Row<'_>> = strangers.filter_map(|(rows, _)| stating(rows)).collect();
        strangers.sort_by_key(|row| row.span);
        for (count, row) in strangers.into_iter().enumerate() {
            let place = table.place(row.span);
            let Some(name) = row.unit.or(row.unit_id).map(Cow::into_owned) else {
                problems.at(place, TableFault::EmptyCell { column: Column::Unit });
                continue;
            };
            // What is only counted needs no advice.
            let names = units.iter().map(|(name, _)| *name).filter(|_| count < MOST_SHOWN);
            let nearest = similar::nearest(&name, names).map(str::to_owned);
            let fault = RawFault::NoCounts { unit: name.clone(), nearest };
            problems.push(Problem { unit: Some(name), ..Problem::at(place, fault) });
        }
        true
    }
}
