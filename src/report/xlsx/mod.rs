//! The report as a workbook: summary, rows, findings, and the working of every row with live formulas beside our values,
//! so that another program computes the same rules on the same counts.

mod excel;
mod findings;
mod rows;
mod summary;
mod working;

use super::{Context, workbook::Book};
use crate::{
    inquiry::Inquiry,
    text::{Lang, lang::say},
    verify::Verified,
};
use working::Working;

/// What the sheets are made from.
struct Report<'r, 'g> {
    results: &'r [Verified<'g>],
    inquiry: &'r Inquiry,
    context: &'r Context,
    lang: Lang,
}

/// The workbook of all units.
#[must_use]
pub fn book(results: &[Verified<'_>], inquiry: &Inquiry, context: &Context, lang: Lang) -> Book {
    let report = Report { results, inquiry, context, lang };
    let working = Working::new(&report);
    let title = match results {
        [one] => say!(lang, "Phúc tra: {}", "Recheck: {}", one.docket.unit),
        _ => lang.pick("Báo cáo phúc tra", "Report of a recheck").to_owned(),
    };
    let sheets = vec![report.summary(&title), report.rows(&working), report.findings(), working.sheet];
    Book { title, sheets }
}

impl Report<'_, '_> {
    /// The digits of a unit's points.
    fn digits(&self, unit: usize) -> u32 {
        self.results.get(unit).map_or(0, |verified| verified.docket.guidance.digits())
    }
}

/// The names of the sheets that formulas point to.
const fn rows_name(lang: Lang) -> &'static str {
    lang.pick("Từng dòng", "Rows")
}

const fn working_name(lang: Lang) -> &'static str {
    lang.pick("Cách tính", "Working")
}
