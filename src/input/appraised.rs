//! The table of granted points, from CSV or from a JSON list of objects with the same names.

use super::{
    cells::{Columns, points},
    is_json, table,
};
use crate::{
    model::{Appraisal, Row},
    number::Points,
    problem::{Place, Problems},
    source::{Fields, Node, Source, Value, fields::wrong_kind, parse_json, tree::Kind},
    text::header::Column,
};

/// The columns that a table of granted points can have.
const COLUMNS: [Column; 11] = [
    Column::Code,
    Column::Name,
    Column::Max,
    Column::Appraised,
    Column::Claimed,
    Column::Unit,
    Column::UnitId,
    Column::Reason,
    Column::Remedy,
    Column::Assignee,
    Column::Deadline,
];

/// Reads a table of granted points (*kết quả thẩm định*).
///
/// | column | | unit | example |
/// |---|---|---|---|
/// | `code` | code as printed | | `3.13.2` |
/// | `name` | title as printed | | |
/// | `max` | full points | points | `1` |
/// | `appraised` | granted points; empty: not appraised | points | `"0,21"` |
///
/// Columns stand in any order under their Vietnamese or English headings. Rows keep their order and line;
/// a code may occur twice.
///
/// Problems: those of [`table::read`] and of the numbers; columns missing or given twice.
pub fn read(source: &Source, problems: &mut Problems) -> Option<Appraisal> {
    let rows =
        if is_json(source.text()) { from_json(source, problems)? } else { from_csv(source, problems)? };
    Some(Appraisal { rows })
}

fn from_csv(source: &Source, problems: &mut Problems) -> Option<Vec<Row>> {
    let table = table::read(source, problems)?;
    let columns = Columns::find(source, &table, &COLUMNS, &[Column::Appraised], problems);
    Some(table.rows.iter().map(|row| csv_row(source, row, &columns, problems)).collect())
}

fn csv_row(source: &Source, row: &[table::Cell], columns: &Columns, problems: &mut Problems) -> Row {
    let place = source.place(row.first().map(|cell| cell.span).unwrap_or_default());
    let mut number = |column| {
        let cell = columns.cell(row, column)?;
        points(&cell.text, || source.place(cell.span), problems)
    };
    let (max, appraised, claimed) = (number(Column::Max), number(Column::Appraised), number(Column::Claimed));
    Row { max, appraised, claimed, ..row_of(place, |column| columns.text(row, column)) }
}

/// The texts of a row.
fn row_of(place: Place, text: impl Fn(Column) -> Option<String>) -> Row {
    Row {
        line: place.line,
        place,
        unit: text(Column::Unit),
        unit_id: text(Column::UnitId),
        code: text(Column::Code),
        name: text(Column::Name),
        reason: text(Column::Reason),
        remedy: text(Column::Remedy),
        assignee: text(Column::Assignee),
        deadline: text(Column::Deadline),
        ..Row::default()
    }
}

fn from_json(source: &Source, problems: &mut Problems) -> Option<Vec<Row>> {
    let nodes = parse_json(source, problems)?;
    let items: Vec<&Node<'_>> = nodes
        .iter()
        .flat_map(|node| match &node.value {
            Value::List(items) => items.iter().collect(),
            _ => vec![node],
        })
        .collect();
    Some(items.into_iter().filter_map(|node| json_row(source, node, problems)).collect())
}

fn json_row(source: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<Row> {
    let mut fields = Fields::of(source, node, "row", problems)?;
    let mut texts = Vec::new();
    let mut row = Row::default();
    for column in COLUMNS {
        let Some(value) = fields.get(column.name()) else { continue };
        let is_points = matches!(column, Column::Max | Column::Appraised | Column::Claimed);
        match &value.value {
            Value::Null => {}
            Value::Text(text) if text.trim().is_empty() => {}
            Value::Text(text) | Value::Number(text) if is_points => {
                *stated(&mut row, column) = points(text, || source.place(value.span), problems);
            }
            Value::Text(text) => texts.push((column, text.clone().into_owned())),
            _ => wrong_kind(
                source,
                value,
                column.name(),
                if is_points { Kind::Number } else { Kind::Text },
                problems,
            ),
        }
    }
    fields.finish(problems);
    let text =
        |wanted: Column| texts.iter().find(|(column, _)| *column == wanted).map(|(_, text)| text.clone());
    let Row { max, appraised, claimed, .. } = row;
    Some(Row { max, appraised, claimed, ..row_of(source.place(node.span), text) })
}

/// Where a row keeps the points of a column.
const fn stated(row: &mut Row, column: Column) -> &mut Option<Points> {
    match column {
        Column::Max => &mut row.max,
        Column::Appraised => &mut row.appraised,
        _ => &mut row.claimed,
    }
}
