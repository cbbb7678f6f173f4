//! The lines of a letter, and of what each speaks.

use super::token::{Kind, Token, tokens};
use crate::{
    model::{Figure, Statement, Subject},
    number::{Expected, Marks, grammar::read},
    source::Span,
    text::name_key,
};

/// A piece of text about one thing.
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    /// Its first byte in the file.
    pub(super) start: usize,
    pub(super) subject: Subject,
    /// The row of a printed table that starts here.
    pub(super) listed: Option<(Statement, Span)>,
}

/// The cells of a text: its lines, parted at tabs.
pub(super) fn cells(text: &str, marks: Marks) -> Vec<Cell<'_>> {
    let mut found = Vec::new();
    let mut start: usize = 0;
    for line in text.split_inclusive('\n') {
        line_cells(line, start, marks, &mut found);
        start = start.saturating_add(line.len());
    }
    found
}

fn line_cells<'t>(line: &'t str, start: usize, marks: Marks, found: &mut Vec<Cell<'t>>) {
    let columns: Vec<&str> = line.split('\t').collect();
    let head = columns.first().copied().unwrap_or("");
    let subject = subject(head);
    let mut listed = listed(&columns, start, marks).filter(|_| matches!(subject, Subject::Criterion { .. }));
    let mut at = start;
    for column in columns {
        found.push(Cell { text: column, start: at, subject: subject.clone(), listed: listed.take() });
        at = at.saturating_add(column.len()).saturating_add(1);
    }
}

/// Of what a line speaks, by how it starts.
fn subject(head: &str) -> Subject {
    let words = tokens(head, 0);
    let mut rest = words.iter().skip_while(|token| matches!(token.kind, Kind::Mark('-' | '–')));
    let Some(first) = rest.next() else { return Subject::Unknown };
    match &first.kind {
        Kind::Code => {
            let title = head.get(first.span.end..).unwrap_or("");
            let title = title.trim_start_matches(['.', ')', ':']).trim().to_owned();
            Subject::Criterion { code: first.raw.to_owned(), title }
        }
        Kind::Number => two_part_code(head, first),
        Kind::Word(_) => group(&words),
        _ => Subject::Unknown,
    }
}

/// `6.3. Kết quả …`, `6.3.Kết quả …`: a code of two parts is spelled like a decimal number.
fn two_part_code(head: &str, first: &Token<'_>) -> Subject {
    let rest = head.get(first.span.end..).unwrap_or("");
    let title = rest.trim_start_matches(['.', ')', ':']).trim();
    let code = first.raw.split_once('.').is_some_and(|(group, part)| !group.is_empty() && part.len() < 3);
    let titled = title.starts_with(char::is_uppercase) && title.split_whitespace().count() > 1;
    if code && titled {
        Subject::Criterion { code: first.raw.to_owned(), title: title.to_owned() }
    } else {
        Subject::Unknown
    }
}

/// `- Tiêu chí thứ 3: …`, `Lĩnh vực 3: …`, `Tổng cộng: …`.
fn group(words: &[Token<'_>]) -> Subject {
    let key = |word: &str| name_key(word);
    let mut keys = words.iter().skip_while(|token| matches!(token.kind, Kind::Mark(_))).take(5).map(
        |token| match &token.kind {
            Kind::Word(word) => word.clone(),
            Kind::Number => token.raw.trim_start_matches('0').to_owned(),
            _ => ":".to_owned(),
        },
    );
    let head = [keys.next(), keys.next()].map(Option::unwrap_or_default);
    let [first, second] = &head;
    if [first, second] == [&key("tổng"), &key("cộng")] {
        return Subject::Whole { year: None };
    }
    let is_group =
        [first, second] == [&key("tiêu"), &key("chí")] || [first, second] == [&key("lĩnh"), &key("vực")];
    let number = keys.find(|word| *word != key("thứ") && *word != key("số")).unwrap_or_default();
    if is_group && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty() {
        return Subject::Group(number);
    }
    Subject::Unknown
}

/// The full and the granted points of a line of a printed table: the first two cells that are numbers.
fn listed(columns: &[&str], start: usize, marks: Marks) -> Option<(Statement, Span)> {
    let [head, full, granted, ..] = columns else { return None };
    let figure = |text: &str| {
        let text = text.trim();
        let (value, _) = read(text, Expected::Number).ok()?.settle(Some(marks)).ok()?;
        let digits =
            text.rsplit_once([',', '.']).map_or(0, |(_, digits)| u32::try_from(digits.len()).unwrap_or(0));
        Some(Figure { value, digits, text: text.to_owned() })
    };
    let from = start.saturating_add(head.len()).saturating_add(1);
    let span =
        Span::new(from, from.saturating_add(full.len()).saturating_add(granted.len()).saturating_add(1));
    Some((Statement::Listed { full: figure(full)?, granted: figure(granted)? }, span))
}
