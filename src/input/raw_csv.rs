//! Raw counts from CSV `unit,period,code,input,value`: one value a row.

use super::{cells::Columns, table};
use crate::{
    model::{
        Count, Known, UnitCounts,
        counts::{Named, Written},
    },
    problem::{Problems, RawFault, TableFault},
    source::Source,
    text::{header::Column, name_key},
};

/// The columns of a table of counts.
const COLUMNS: [Column; 6] =
    [Column::Unit, Column::UnitId, Column::Period, Column::Code, Column::Input, Column::Value];
/// Those that it must have.
const NEEDED: [Column; 4] = [Column::Unit, Column::Code, Column::Input, Column::Value];

/// The units of the file, in the order in which they first occur.
pub(super) fn read(source: &Source, problems: &mut Problems) -> Option<Vec<UnitCounts>> {
    let table = table::read(source, problems)?;
    let columns = Columns::find(source, &table, &COLUMNS, &NEEDED, problems);
    let mut units: Vec<UnitCounts> = Vec::new();
    for row in &table.rows {
        add(source, row, &columns, &mut units, problems);
    }
    Some(units)
}

fn add(
    source: &Source,
    row: &[table::Cell],
    columns: &Columns,
    units: &mut Vec<UnitCounts>,
    problems: &mut Problems,
) -> Option<()> {
    let start = row.first().map(|cell| cell.span).unwrap_or_default();
    let mut filled = |column| {
        let cell = columns.cell(row, column);
        if cell.is_none() {
            problems.at(source.place(start), TableFault::EmptyCell { column: Column::name(column) });
        }
        cell
    };
    let (name, code, input) = (filled(Column::Unit), filled(Column::Code), filled(Column::Input));
    let (name, code, input) = (name?, code?, input?);
    let value = columns.cell(row, Column::Value);
    let place = source.place(value.map_or(start, |cell| cell.span));
    let written = value.map_or(Written::Unknown, |cell| Written::Text(cell.text.clone()));
    let known = Known { written, place: place.clone(), ..Known::default() };
    let count = Count { values: vec![known], why: None, place };
    let named = |cell: &table::Cell| Named { name: cell.text.clone(), place: source.place(cell.span) };
    let unit_id = columns.text(row, Column::UnitId);
    let unit = unit_of(units, &name.text, unit_id, columns.text(row, Column::Period), source.place(start))?;
    let index = unit.counts.iter().position(|(known, _)| known.name == code.text).unwrap_or_else(|| {
        unit.counts.push((named(code), Vec::new()));
        unit.counts.len().saturating_sub(1)
    });
    let (_, inputs) = unit.counts.get_mut(index)?;
    if let Some((first, _)) = inputs.iter().find(|(known, _)| known.name == input.text) {
        let fault = RawFault::InputTwice { input: input.text.clone(), line: first.place.line };
        problems.at(source.place(input.span), fault);
    } else {
        inputs.push((named(input), count));
    }
    Some(())
}

/// The unit of a row; a new one where it has not occurred.
fn unit_of<'u>(
    units: &'u mut Vec<UnitCounts>,
    name: &str,
    unit_id: Option<String>,
    period: Option<String>,
    place: crate::problem::Place,
) -> Option<&'u mut UnitCounts> {
    let same = |unit: &UnitCounts| match (&unit.unit_id, &unit_id) {
        (Some(left), Some(right)) => left == right,
        _ => name_key(&unit.unit) == name_key(name),
    };
    // The rows of one unit usually follow each other.
    let index = units.iter().rposition(same).unwrap_or_else(|| {
        units.push(UnitCounts { unit: name.to_owned(), unit_id, period, place, ..UnitCounts::default() });
        units.len().saturating_sub(1)
    });
    units.get_mut(index)
}
