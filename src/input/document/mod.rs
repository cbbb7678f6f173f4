//! The text around a table (*công văn, báo cáo*), read for what it states.
//!
//! Nothing is understood beyond the patterns of `scan`: what does not fit one states nothing here, and no
//! claim is made of it.

mod dates;
mod lines;
mod names;
mod parts;
mod scan;
mod scores;
mod token;

use crate::{
    model::{Appraisal, At, Claim, Letter, Reasons, Statement, Subject},
    number::{
        Expected, Marks,
        grammar::{agreed, read},
    },
    source::{Source, Span},
};
use lines::{Cell, cells};
use scan::Scan;
use token::{Kind, tokens};

/// Reads a letter: every line, and every cell of a line with tabs.
///
/// A line `- Tiêu chí thứ 3: …` is about group 3, a line that starts with a code about that criterion, any
/// other about what its sentences name. Numbers follow the decimal mark that the text proves, else the comma.
#[must_use]
pub fn read_document(source: &Source) -> Letter {
    let marks = marks(source.text()).unwrap_or(Marks::Comma);
    let at = |span: Span| {
        let place = source.place(span);
        At::Document { line: place.line, column: place.column }
    };
    let mut claims = Vec::new();
    for (index, cell) in cells(source.text(), marks).into_iter().enumerate() {
        claims.extend(claims_of(&cell, marks, index, &at));
    }
    Letter { name: source.file_name().to_owned(), claims }
}

/// The claims in the columns of reasons of a table, by where their row starts.
#[must_use]
pub fn read_reasons(appraisal: &Appraisal) -> Reasons {
    let reasons = || appraisal.rows.iter().filter_map(|row| Some((row, row.reason.as_deref()?)));
    let marks = agreed(reasons().filter_map(|(_, text)| marks(text))).unwrap_or(Marks::Comma);
    let mut claims = Reasons::new();
    for (index, (row, text)) in reasons().enumerate() {
        let start = row.span.start;
        let cell = Cell { text, start: 0, subject: Subject::Row { start }, listed: None };
        claims.insert(start, claims_of(&cell, marks, index, &|_| At::Row(row.line)));
    }
    claims
}

/// The decimal mark on which the numbers of a text agree.
fn marks(text: &str) -> Option<Marks> {
    let found = tokens(text, 0);
    let numbers = found.iter().filter(|token| token.kind == Kind::Number);
    agreed(numbers.filter_map(|token| read(token.raw, Expected::Number).ok()?.fixes()))
}

fn claims_of(cell: &Cell<'_>, marks: Marks, index: usize, at: &dyn Fn(Span) -> At) -> Vec<Claim> {
    let of_group = matches!(cell.subject, Subject::Group(_));
    let scan = Scan { tokens: tokens(cell.text, cell.start), marks, of_group };
    let quote = |span: Span| {
        let from = span.start.saturating_sub(cell.start);
        let text = cell.text.get(from..span.end.saturating_sub(cell.start)).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let claim = |what: Statement, subject: Option<Subject>, span: Span| {
        let own = || {
            if cell.subject == Subject::Unknown {
                subject.unwrap_or(Subject::Unknown)
            } else {
                cell.subject.clone()
            }
        };
        Claim { what, subject: own(), quote: quote(span), at: at(span), span, cell: index }
    };
    let mut claims: Vec<Claim> = Vec::new();
    if let Some((what, span)) = cell.listed.clone() {
        claims.push(Claim {
            what,
            subject: cell.subject.clone(),
            quote: String::new(),
            at: at(span),
            span,
            cell: index,
        });
    }
    claims.extend(scan.statements().into_iter().map(|(found, span)| claim(found.what, found.subject, span)));
    let names = names::names(cell.text, cell.start).into_iter();
    claims.extend(names.map(|(name, span)| claim(Statement::Name(name), None, span)));
    claims
}

#[cfg(test)]
mod tests;
