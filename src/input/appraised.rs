//! The table of granted points, from CSV, from a workbook, or from a JSON list of objects with the same names.

use super::{
    cells::{Columns, check_code, has_key, names, points, points_of_cell},
    raw_csv,
    table::{Cell, Table},
};
use crate::{
    model::{Appraisal, Row},
    number::Points,
    problem::{Problems, TableFault},
    source::{
        Fields, Node, Source, Span, Value, fields::wrong_kind, json_items, json_node, json_skim, tree::Kind,
    },
    text::header::{self, Column, Heading},
};
use std::borrow::Cow;

/// The columns that a table of granted points can have.
pub(super) const COLUMNS: [Column; 12] = [
    Column::Code,
    Column::Name,
    Column::Max,
    Column::Appraised,
    Column::Claimed,
    Column::Rank,
    Column::Unit,
    Column::UnitId,
    Column::Reason,
    Column::Remedy,
    Column::Assignee,
    Column::Deadline,
];

/// Those that it must have.
pub(super) const NEEDED: [Column; 1] = [Column::Appraised];

/// A table of granted points (*kết quả thẩm định*).
///
/// | column | | unit | example |
/// |---|---|---|---|
/// | `code` | code as printed | | `3.13.2` |
/// | `name` | title as printed | | |
/// | `max` | full points | points | `1` |
/// | `appraised` | granted points; empty: not appraised | points | `"0,21"` |
///
/// Columns stand in any order under their Vietnamese or English headings. Rows keep their order and line;
/// a code may occur twice. A row is read when it is asked for, so that the rows of a nation need not be kept.
#[derive(Clone, Debug)]
pub struct Appraised {
    source: Source,
    form: Form,
}

#[derive(Clone, Debug)]
enum Form {
    Csv(Table, Columns),
    Json(Vec<Span>),
}

impl Appraised {
    /// Opens a table.
    ///
    /// Problems: those of [`Table::read`] or of the syntax of JSON; [`TableFault::OtherFile`]; columns missing or given
    /// twice; the notice [`TableFault::ColumnsUnread`].
    pub fn open(source: Source, problems: &mut Problems) -> Option<Self> {
        let form = if source.is_json() {
            let items = json_items(&source, problems)?;
            if has_key(&source, &items, &["counts"]) {
                problems.at(source.whole(), TableFault::OtherFile { counts: true });
                return None;
            }
            Form::Json(items)
        } else {
            let table = Table::read(&source, problems)?;
            if names(&source, &table, &raw_csv::STATED) && !names(&source, &table, &NEEDED) {
                problems.at(source.whole(), TableFault::OtherFile { counts: true });
                return None;
            }
            let columns = Columns::find(&source, &table, &COLUMNS, &NEEDED, problems);
            // Without their column no row has points, and nothing else could be said of it.
            if !columns.has_all(&NEEDED) {
                return None;
            }
            tell_unread(&source, &table, &columns, problems);
            Form::Csv(table, columns)
        };
        Some(Self { source, form })
    }

    /// The file.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match &self.form {
            Form::Csv(table, _) => table.len(),
            Form::Json(items) => items.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name and the identifier of the unit of a row.
    #[must_use]
    pub fn unit(&self, row: usize) -> [Option<Cow<'_, str>>; 2] {
        match &self.form {
            Form::Csv(table, columns) => {
                columns.texts_at(&self.source, table, row, [Column::Unit, Column::UnitId])
            }
            Form::Json(items) => items.get(row).map_or([None, None], |item| {
                json_skim(&self.source, *item, [Column::Unit.name(), Column::UnitId.name()])
                    .map(|text| text.filter(|text| !text.trim().is_empty()))
            }),
        }
    }

    /// A row.
    ///
    /// Problems: those of the numbers; in JSON, unknown and duplicate keys and values of another kind.
    pub fn row(&self, row: usize, problems: &mut Problems) -> Option<Row<'_>> {
        match &self.form {
            Form::Csv(table, columns) => {
                Some(csv_row(&self.source, &table.row(&self.source, row), columns, problems))
            }
            Form::Json(items) => {
                let node = json_node(&self.source, *items.get(row)?, problems)?;
                json_row(&self.source, &node, problems)
            }
        }
    }

    /// All rows.
    pub fn rows(&self, problems: &mut Problems) -> Appraisal<'_> {
        Appraisal { rows: (0..self.len()).filter_map(|row| self.row(row, problems)).collect() }
    }
}

/// Says once which columns are not read: one of them may be meant to be one that the table does not have.
fn tell_unread(source: &Source, table: &Table, columns: &Columns, problems: &mut Problems) {
    let heading = table.heading(source);
    let texts: Vec<&str> = heading.iter().map(|cell| &*cell.text).collect();
    // One that names a column again is told as such.
    let is_new =
        |cell: &&Cell<'_>| !matches!(header::read_among(&cell.text, &texts, &COLUMNS), Heading::Known(_));
    let unread: Vec<&Cell<'_>> = columns.unread(&heading).filter(is_new).collect();
    if let Some(first) = unread.first() {
        let headings = unread.iter().map(|cell| cell.text.clone().into_owned()).collect();
        let known = COLUMNS.into_iter().filter(|column| !columns.has(*column)).collect();
        problems.at(source.place(first.span), TableFault::ColumnsUnread { headings, known });
    }
}

fn csv_row<'s>(source: &'s Source, row: &[Cell<'s>], columns: &Columns, problems: &mut Problems) -> Row<'s> {
    let span = row.first().map(|cell| cell.span).unwrap_or_default();
    let mut number = |column| points_of_cell(columns.cell(row, column)?, source, problems);
    let (max, appraised, claimed) = (number(Column::Max), number(Column::Appraised), number(Column::Claimed));
    if let Some(cell) = columns.cell(row, Column::Code) {
        check_code(&cell.text, || source.place(cell.span), problems);
    }
    let line = source.line(span.start);
    let mut texts = texts(|column| columns.text(row, column));
    if !columns.has(Column::Code)
        && let Some((code, title)) = texts.name.as_deref().and_then(glued_code)
    {
        (texts.code, texts.name) = (Some(code.to_owned().into()), Some(title.to_owned().into()));
    }
    Row { line, span, max, appraised, claimed, ..texts }
}

/// The code with which a title starts, where a table has no column of codes: `3.13.3 Tỷ lệ …`, `6.3.Kết quả …`,
/// `3. Cải cách …`. A number alone, such as `100 dịch vụ`, is no code.
fn glued_code(name: &str) -> Option<(&str, &str)> {
    let end = name.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (head, rest) = name.split_at_checked(end)?;
    let code = head.trim_end_matches('.');
    let parts = || code.split('.');
    let dotted = head.len() == code.len().saturating_add(1);
    let is_code = parts().all(|part| (1..=2).contains(&part.len()))
        && (dotted || head == code && parts().nth(1).is_some());
    let title = rest.trim();
    let separate = dotted || rest.starts_with(char::is_whitespace);
    (is_code && separate && title.starts_with(char::is_alphabetic)).then_some((code, title))
}

/// The texts of a row.
fn texts<'s>(text: impl Fn(Column) -> Option<Cow<'s, str>>) -> Row<'s> {
    Row {
        unit: text(Column::Unit),
        unit_id: text(Column::UnitId),
        code: text(Column::Code),
        name: text(Column::Name),
        rank: text(Column::Rank),
        reason: text(Column::Reason),
        remedy: text(Column::Remedy),
        assignee: text(Column::Assignee),
        deadline: text(Column::Deadline),
        ..Row::default()
    }
}

fn json_row<'s>(source: &'s Source, node: &Node<'s>, problems: &mut Problems) -> Option<Row<'s>> {
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
            Value::Number(text) if column == Column::Rank => texts.push((column, text.clone())),
            Value::Text(text) => {
                if column == Column::Code {
                    check_code(text, || source.place(value.span), problems);
                }
                texts.push((column, text.clone()));
            }
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
    let (line, span) = (source.line(node.span.start), node.span);
    Some(Row { line, span, max, appraised, claimed, ..self::texts(text) })
}

/// Where a row keeps the points of a column.
const fn stated<'r>(row: &'r mut Row<'_>, column: Column) -> &'r mut Option<Points> {
    match column {
        Column::Max => &mut row.max,
        Column::Appraised => &mut row.appraised,
        _ => &mut row.claimed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_glued_to_titles() {
        assert_eq!(glued_code("3.13.3 Tỷ lệ hồ sơ"), Some(("3.13.3", "Tỷ lệ hồ sơ")));
        assert_eq!(glued_code("3.12.1. Tỷ lệ"), Some(("3.12.1", "Tỷ lệ")));
        assert_eq!(glued_code("6.3.Kết quả"), Some(("6.3", "Kết quả")));
        assert_eq!(glued_code("3. Cải cách"), Some(("3", "Cải cách")));
        for title in [
            "100 dịch vụ",
            "3 Cải cách",
            "Tổng cộng",
            "100% hồ sơ",
            "2024. Năm",
            "3.5x",
            "1.",
            "3..Cải cách",
            "",
        ] {
            assert_eq!(glued_code(title), None, "{title}");
        }
    }
}
