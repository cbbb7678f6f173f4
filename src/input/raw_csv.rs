//! Raw counts from CSV `unit,period,guidance,code,input,value,evidence,at`: one value a row.

use super::{
    appraised,
    cells::{Columns, check_code, names},
    raw::Head,
    table::{Cell, Table},
};
use crate::{
    model::{
        Count, Evidence, Known, State, UnitCounts, UnitNames,
        counts::{Figures, Named, Written},
    },
    problem::{Problems, RawFault, TableFault},
    source::{Source, Span},
    text::header::Column,
};
use std::borrow::Cow;

/// The columns of a table of counts.
pub(super) const COLUMNS: [Column; 9] = [
    Column::Unit,
    Column::UnitId,
    Column::Period,
    Column::Guidance,
    Column::Code,
    Column::Input,
    Column::Value,
    Column::Evidence,
    Column::At,
];
/// Those that it must have.
pub(super) const NEEDED: [Column; 4] = [Column::Unit, Column::Code, Column::Input, Column::Value];

/// Those by which counts are told from points.
pub(super) const STATED: [Column; 2] = [Column::Input, Column::Value];

/// Which rows of a table are about which unit.
#[derive(Clone, Debug)]
pub(super) struct RowsByUnit {
    table: Table,
    columns: Columns,
    units: Vec<Vec<usize>>,
}

impl RowsByUnit {
    /// Reads a table, and the units that occur in it; a row without a unit is told, and once for all where no row has
    /// one.
    pub(super) fn read(source: &Source, problems: &mut Problems) -> Option<(Self, Vec<Head>)> {
        let table = Table::read(source, problems)?;
        if names(source, &table, &appraised::NEEDED) && !names(source, &table, &STATED) {
            problems.at(source.whole(), TableFault::OtherFile { counts: false });
            return None;
        }
        let columns = Columns::find(source, &table, &COLUMNS, &NEEDED, problems);
        if !columns.has_all(&NEEDED) {
            return None;
        }
        if !columns.any_filled(source, &table, Column::Unit) {
            let values = columns.any_filled(source, &table, Column::Value);
            problems.at(source.whole(), RawFault::NoUnit { in_table: true, values });
            return None;
        }
        let mut grouping = Grouping::default();
        for row in 0..table.len() {
            let [name, id] = columns.texts_at(source, &table, row, [Column::Unit, Column::UnitId]);
            if let Some(name) = name {
                grouping.add(row, name, id, || {
                    let start = table.cell(source, row, 0).unwrap_or_default();
                    let [period, guidance] =
                        columns.texts_at(source, &table, row, [Column::Period, Column::Guidance]);
                    let [period, guidance] = [period, guidance].map(|text| text.map(Cow::into_owned));
                    Head { period, guidance, span: start.span, ..Head::default() }
                });
            } else {
                let start = table.cell(source, row, 0).unwrap_or_default();
                let fault = TableFault::EmptyCell { column: Column::Unit };
                problems.at(source.place(start.span), fault);
            }
        }
        let Grouping { heads, units, .. } = grouping;
        Some((Self { table, columns, units }, heads))
    }

    /// The counts of a unit.
    pub(super) fn unit<'s>(
        &self,
        source: &'s Source,
        index: usize,
        head: &Head,
        problems: &mut Problems,
    ) -> UnitCounts<'s> {
        let mut unit = UnitCounts::new(source, head.unit.clone(), head.span);
        (unit.unit_id, unit.period, unit.guidance) =
            (head.unit_id.clone(), head.period.clone(), head.guidance.clone());
        for row in self.units.get(index).into_iter().flatten() {
            self.add(&mut unit, &self.table.row(source, *row), problems);
        }
        unit
    }

    fn add<'s>(&self, unit: &mut UnitCounts<'s>, row: &[Cell<'s>], problems: &mut Problems) -> Option<()> {
        let source = unit.source;
        let start = row.first().map(|cell| cell.span).unwrap_or_default();
        let mut filled = |column| {
            let cell = self.columns.cell(row, column);
            if cell.is_none() {
                problems.at(source.place(start), TableFault::EmptyCell { column });
            }
            cell
        };
        let (code, input) = (filled(Column::Code), filled(Column::Input));
        if let Some(period) = self.columns.cell(row, Column::Period)
            && unit.period.as_deref() != Some(&*period.text)
        {
            let (first, other) = (unit.period.clone().unwrap_or_default(), period.text.clone().into_owned());
            problems.at(source.place(period.span), RawFault::TwoPeriods { first, other });
        }
        if let Some(named) = self.columns.cell(row, Column::Guidance)
            && unit.guidance.as_deref() != Some(&*named.text)
        {
            let (first, other) = (unit.guidance.clone().unwrap_or_default(), named.text.clone().into_owned());
            problems.at(source.place(named.span), RawFault::TwoGuidances { first, other });
        }
        let (code, input) = (code?, input?);
        check_code(&code.text, || source.place(code.span), problems);
        let value = self.columns.cell(row, Column::Value);
        let span = value.map_or(start, |cell| cell.span);
        let written = value.map_or(Written::Unknown, |cell| {
            let kind = if cell.is_number { Written::Number } else { Written::Text };
            kind(cell.text.clone())
        });
        let [evidence, at] =
            [Column::Evidence, Column::At].map(|column| self.columns.text(row, column).map(Cow::into_owned));
        if let Some(title) = &evidence {
            list(title, start, &mut unit.evidence);
        }
        let known = Known { written, evidence, at, span };
        let count = Count { values: Figures::One(known), why: None, span };
        let named = |cell: &Cell<'s>| Named { name: cell.text.clone(), span: cell.span };
        // The rows of one criterion usually follow each other.
        let index = unit.counts.iter().rposition(|(known, _)| known.name == code.text).unwrap_or_else(|| {
            unit.counts.push((named(code), Vec::new()));
            unit.counts.len().saturating_sub(1)
        });
        let (_, inputs) = unit.counts.get_mut(index)?;
        if let Some((first, _)) = inputs.iter().find(|(known, _)| known.name == input.text) {
            let line = source.line(first.span.start);
            problems.at(
                source.place(input.span),
                RawFault::InputTwice { input: input.text.clone().into_owned(), line },
            );
        } else {
            inputs.push((named(input), count));
        }
        Some(())
    }
}

/// Lists a document that a row names; in a table, its title is all that is known of it.
fn list(title: &str, span: Span, listed: &mut Vec<Evidence>) {
    if listed.iter().all(|known| known.id != title) {
        let id = title.to_owned();
        let title = Some(id.clone());
        listed.push(Evidence { id, title, file: None, sha256: None, state: State::NotRead, span });
    }
}

/// The units that have occurred so far.
#[derive(Default)]
struct Grouping<'s> {
    names: UnitNames,
    heads: Vec<Head>,
    units: Vec<Vec<usize>>,
    /// The unit of the row before: the rows of one unit usually follow each other.
    last: Option<(Cow<'s, str>, Option<Cow<'s, str>>, usize)>,
}

impl<'s> Grouping<'s> {
    fn add(&mut self, row: usize, name: Cow<'s, str>, id: Option<Cow<'s, str>>, head: impl FnOnce() -> Head) {
        let again = self.last.as_ref().filter(|(last, last_id, _)| *last == name && *last_id == id);
        let known = again.map(|(_, _, unit)| *unit);
        let unit = known.or_else(|| self.names.find(Some(&name), id.as_deref()).pop()).unwrap_or_else(|| {
            let unit = self.heads.len();
            self.names.add(unit, Some(&name), id.as_deref());
            let (name, id) = (name.clone().into_owned(), id.clone().map(Cow::into_owned));
            self.heads.push(Head { unit: name, unit_id: id, ..head() });
            self.units.push(Vec::new());
            unit
        });
        if let Some(rows) = self.units.get_mut(unit) {
            rows.push(row);
        }
        self.last = Some((name, id, unit));
    }
}
