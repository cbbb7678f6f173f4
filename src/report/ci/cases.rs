//! What moved in cases, as remarks.

use super::{Check, Remark, Spot, Suite, input};
use crate::{
    problem::{Problems, Severity},
    regress::{Change, Moved, Report, Status, case::CASE, difference::counted},
    text::{
        Lang,
        lang::{number_of, say},
        visible,
    },
};

/// So many lines of a difference are told.
const MOST_LINES: usize = 60;

/// A case that was run.
#[derive(Clone, Copy, Debug)]
pub struct Case<'c> {
    /// Its folder.
    pub folder: &'c str,
    /// What moved.
    pub moved: &'c Moved,
    /// Whether that was accepted.
    pub accepted: bool,
}

/// A suite of all cases, and one of the problems.
#[must_use]
pub fn cases(cases: &[Case<'_>], problems: &Problems, lang: Lang) -> Vec<Suite> {
    let checks = cases.iter().map(|case| check(case, lang)).collect();
    let suite = Suite { name: "verify regress".to_owned(), is_input: false, checks };
    std::iter::once(suite).chain(input(problems, lang)).collect()
}

fn check(case: &Case<'_>, lang: Lang) -> Check {
    let level = if case.accepted { Severity::Notice } else { Severity::Error };
    let exits = case.moved.moved_exits().map(|status| exit(case.folder, status, lang));
    let reports = case.moved.moved_reports().map(|moved| report(case.folder, moved, lang));
    let remarks = exits.chain(reports).map(|remark| Remark { level, ..remark }).collect();
    Check { name: case.moved.case.clone(), remarks }
}

fn exit(folder: &str, status: &Status, lang: Lang) -> Remark {
    let command = status.command.map_or_else(|| "verify".to_owned(), |name| format!("verify {name}"));
    Remark {
        code: "exit-moved",
        title: lang.pick("mã thoát đã đổi", "an exit status moved").to_owned(),
        level: Severity::Error,
        text: format!("{command}: {} → {}", status.kept, status.now),
        spot: Some(Spot::whole(&format!("{folder}/{CASE}"))),
    }
}

fn report(folder: &str, report: &Report, lang: Lang) -> Remark {
    let hunks = report.hunks();
    let (removed, added) = counted(&hunks);
    let name = report.file;
    let head = say!(
        lang,
        "{name}: bớt {removed} dòng, thêm {added} dòng",
        "{name}: lines removed: {removed}, added: {added}"
    );
    let lines = hunks.iter().flat_map(|hunk| &hunk.lines).map(|line| {
        let sign = match line.change {
            Change::Same => ' ',
            Change::Removed => '-',
            Change::Added => '+',
        };
        format!("\n{sign}{}", visible(&line.text()))
    });
    let lines: Vec<String> = lines.collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    let more = (more > 0).then(|| {
        let lines = number_of(more, "more line", "more lines");
        say!(lang, "\n… và {more} dòng khác", "\n… and {lines}")
    });
    let shown = lines.into_iter().take(MOST_LINES).chain(more);
    let line = hunks.first().map_or(0, |hunk| hunk.old);
    Remark {
        code: "report-moved",
        title: lang.pick("báo cáo đã đổi", "a report moved").to_owned(),
        level: Severity::Error,
        text: std::iter::once(head).chain(shown).collect(),
        spot: Some(Spot { line, column: 1, width: 1, ..Spot::whole(&format!("{folder}/{name}")) }),
    }
}
