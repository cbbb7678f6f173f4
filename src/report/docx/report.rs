//! The blocks of a report as a Word document.

use super::{Element, Paragraph, Run, Table};
use crate::report::blocks::{self, Block, Line, Style};

/// The width of the text on an upright page, in twentieths of a point.
const WIDTH: u32 = 9354;
/// No column is narrower, or counts for more letters.
const NARROWEST: u32 = 700;
const MOST_LETTERS: u32 = 40;

/// The elements of a document.
#[must_use]
pub fn elements(blocks: &[Block]) -> Vec<Element> {
    blocks.iter().filter_map(element).collect()
}

/// What a block is in a document; pictures show nothing that is not also said.
fn element(block: &Block) -> Option<Element> {
    let paragraph = |style, runs| Some(Element::Paragraph(Paragraph { style, runs }));
    match block {
        Block::Title(line) => paragraph("ReportTitle", runs(line)),
        Block::Heading(line) => paragraph("ReportHead", runs(line)),
        Block::Item(line) => paragraph("ReportItem", runs(line)),
        Block::Text(level, line) | Block::AsIs(level, line) => paragraph(text_style(*level), runs(line)),
        Block::Field(level, term, line) => {
            let term = Run { style: Some("RunFaint"), text: format!("{term}: ") };
            paragraph(field_style(*level), std::iter::once(term).chain(runs(line)).collect())
        }
        Block::Table { numbers, rows } => Some(Element::Table(table(numbers, rows))),
        Block::Picture(_) | Block::End | Block::Space => None,
    }
}

fn runs(line: &Line) -> Vec<Run> {
    line.iter().map(run).collect()
}

fn run(run: &blocks::Run) -> Run {
    let style = match run.style {
        Style::Plain => None,
        Style::Strong => Some("RunStrong"),
        Style::Bad => Some("RunBad"),
        Style::Good => Some("RunGood"),
        Style::Open => Some("RunOpen"),
        Style::Faint => Some("RunFaint"),
    };
    Run { style, text: run.text.clone() }
}

const fn text_style(level: usize) -> &'static str {
    match level {
        0 => "ReportText0",
        1 => "ReportText1",
        2 => "ReportText2",
        3 => "ReportText3",
        _ => "ReportText4",
    }
}

const fn field_style(level: usize) -> &'static str {
    match level {
        0 => "ReportField0",
        1 => "ReportField1",
        2 => "ReportField2",
        3 => "ReportField3",
        _ => "ReportField4",
    }
}

fn table(numbers: &[bool], rows: &[Vec<blocks::Run>]) -> Table {
    let cell = |row: usize, number: bool, one: &blocks::Run| {
        let style = match (row, number) {
            (0, _) => "SmallCellHead",
            (_, true) => "SmallCellNumber",
            (_, false) => "SmallCell",
        };
        vec![Paragraph { style, runs: vec![run(one)] }]
    };
    let row = |(at, row): (usize, &Vec<blocks::Run>)| {
        numbers.iter().zip(row).map(|(number, one)| cell(at, *number, one)).collect()
    };
    Table {
        widths: widths(numbers.len(), rows),
        ruled: true,
        rows: rows.iter().enumerate().map(row).collect(),
    }
}

/// Columns in proportion to their longest text, none of which counts beyond a line or two.
fn widths(columns: usize, rows: &[Vec<blocks::Run>]) -> Vec<u32> {
    let letters = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        u32::try_from(longest).unwrap_or(MOST_LETTERS).clamp(4, MOST_LETTERS)
    };
    let letters: Vec<u32> = (0..columns).map(letters).collect();
    let all = letters.iter().fold(0_u32, |sum, one| sum.saturating_add(*one)).max(1);
    letters
        .iter()
        .map(|one| one.saturating_mul(WIDTH).checked_div(all).unwrap_or(NARROWEST).max(NARROWEST))
        .collect()
}
