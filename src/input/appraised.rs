//! The table of granted points, from CSV or from a JSON list of objects with the same names.

use super::{
    cells::{Columns, Pending, marks},
    is_json, table,
};
use crate::{
    model::{Appraisal, Row},
    number::{Expected, Marks, Points},
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
    let drafts =
        if is_json(source.text()) { from_json(source, problems)? } else { from_csv(source, problems)? };
    let marks = marks(drafts.iter().flat_map(Draft::numbers));
    let rows = drafts.into_iter().map(|draft| draft.settle(marks, problems)).collect();
    Some(Appraisal { rows })
}

/// A row whose numbers wait for the marks of the file.
#[derive(Default)]
struct Draft {
    row: Row,
    max: Option<Pending>,
    appraised: Option<Pending>,
    claimed: Option<Pending>,
}

impl Draft {
    fn numbers(&self) -> impl Iterator<Item = &Pending> {
        self.max.iter().chain(&self.appraised).chain(&self.claimed)
    }

    fn settle(self, marks: Option<Marks>, problems: &mut Problems) -> Row {
        let mut points = |pending: Option<Pending>| {
            pending.and_then(|pending| pending.settle(marks, problems)).map(Points::from)
        };
        let (max, appraised, claimed) = (points(self.max), points(self.appraised), points(self.claimed));
        Row { max, appraised, claimed, ..self.row }
    }
}

fn from_csv(source: &Source, problems: &mut Problems) -> Option<Vec<Draft>> {
    let table = table::read(source, problems)?;
    let columns = Columns::find(source, &table, &COLUMNS, &[Column::Appraised], problems);
    Some(table.rows.iter().map(|row| csv_row(source, row, &columns)).collect())
}

fn csv_row(source: &Source, row: &[table::Cell], columns: &Columns) -> Draft {
    let place = source.place(row.first().map(|cell| cell.span).unwrap_or_default());
    let text = |column| columns.text(row, column);
    let number = |column| {
        let cell = columns.cell(row, column)?;
        Some(Pending::new(&cell.text, Expected::Score, source.place(cell.span)))
    };
    Draft {
        max: number(Column::Max),
        appraised: number(Column::Appraised),
        claimed: number(Column::Claimed),
        row: row_of(place, text),
    }
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

fn from_json(source: &Source, problems: &mut Problems) -> Option<Vec<Draft>> {
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

fn json_row(source: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<Draft> {
    let mut fields = Fields::of(source, node, "row", problems)?;
    let mut texts = Vec::new();
    let mut numbers = Vec::new();
    for column in COLUMNS {
        let Some(value) = fields.get(column.name()) else { continue };
        let is_points = matches!(column, Column::Max | Column::Appraised | Column::Claimed);
        match &value.value {
            Value::Null => {}
            Value::Text(text) if text.trim().is_empty() => {}
            Value::Text(text) | Value::Number(text) if is_points => {
                numbers.push((column, Pending::new(text, Expected::Score, source.place(value.span))));
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
    let mut draft = Draft { row: row_of(source.place(node.span), text), ..Draft::default() };
    for (column, pending) in numbers {
        match column {
            Column::Max => draft.max = Some(pending),
            Column::Appraised => draft.appraised = Some(pending),
            _ => draft.claimed = Some(pending),
        }
    }
    Some(draft)
}
