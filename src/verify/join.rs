//! Which rows of the appraisal are about which unit.

use crate::{
    model::{Row, UnitNames},
    problem::{MOST_SHOWN, Problem, Problems, RawFault},
    source::Source,
    text::similar,
};
use std::{borrow::Cow, collections::BTreeMap};

/// The rows of an appraisal by the units that they name.
#[derive(Clone, Debug, Default)]
pub struct Join {
    /// The rows that name the same unit in the same words, in the order of the file.
    groups: Vec<Vec<usize>>,
    names: UnitNames,
    /// Whether any row names a unit.
    named: bool,
}

impl Join {
    /// Joins rows by the name and identifier that each gives its unit.
    #[must_use]
    pub fn new<'r>(rows: impl IntoIterator<Item = [Option<Cow<'r, str>>; 2]>) -> Self {
        let mut join = Self::default();
        let mut known = BTreeMap::new();
        // The rows of one unit usually follow each other.
        let mut last = ([None, None], None);
        for (row, names) in rows.into_iter().enumerate() {
            if last.1.is_none() || last.0 != names {
                let group = *known.entry(names.clone()).or_insert(join.groups.len());
                if group == join.groups.len() {
                    join.groups.push(Vec::new());
                    let [name, id] = &names;
                    join.names.add(group, name.as_deref(), id.as_deref());
                    join.named |= names.iter().any(Option::is_some);
                }
                last = (names, Some(group));
            }
            if let Some(rows) = last.1.and_then(|group| join.groups.get_mut(group)) {
                rows.push(row);
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
            found.iter().filter_map(|group| self.groups.get(*group)).flatten().copied().collect();
        rows.sort_unstable();
        rows
    }

    /// Whether the rows can be told apart by unit. Tells the units that have points and no counts.
    ///
    /// Problems: [`RawFault::UnitNotSaid`], which no unit survives; [`RawFault::NoCounts`].
    pub fn fits(
        &self,
        table: &Source,
        units: &[(&str, Option<&str>)],
        mut row: impl FnMut(usize) -> Option<Row>,
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
        let mut stating =
            |rows: &Vec<usize>| rows.iter().filter_map(|index| row(*index)).find(Row::states_points);
        let mut strangers: Vec<Row> = strangers.filter_map(|(rows, _)| stating(rows)).collect();
        strangers.sort_by_key(|row| row.span);
        for (count, row) in strangers.into_iter().enumerate() {
            let place = table.place(row.span);
            let name = row.unit.or(row.unit_id).unwrap_or_default();
            // What is only counted needs no advice.
            let names = units.iter().map(|(name, _)| *name).filter(|_| count < MOST_SHOWN);
            let nearest = similar::nearest(&name, names).map(str::to_owned);
            let fault = RawFault::NoCounts { unit: name.clone(), nearest };
            problems.push(Problem { unit: Some(name), ..Problem::at(place, fault) });
        }
        true
    }
}
