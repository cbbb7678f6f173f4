//! `changes.md` beside a case: each accepted change with its reason and what moved.

use super::{
    difference::{Change, Hunk, counted},
    moved::{Moved, Report},
};
use crate::{
    source::Date,
    text::{
        Lang,
        lang::{number_of, say},
    },
};

/// The file beside the case.
pub const HISTORY: &str = "changes.md";

/// The most changed lines that are written of one report; the rest are counted.
const MOST_LINES: usize = 20;

/// What `changes.md` holds once this change is accepted.
#[must_use]
pub fn entry(before: &str, moved: &Moved, reason: &str, date: Option<Date>, lang: Lang) -> String {
    let start = if before.is_empty() {
        say!(lang, "# Các thay đổi đã chấp nhận\n", "# Accepted changes\n")
    } else {
        before.trim_end().to_owned() + "\n"
    };
    let mut text = format!("{start}\n## {}\n", one_line(reason));
    if let Some(date) = date {
        let vietnamese = date.vietnamese();
        text += &say!(lang, "\nNgày {vietnamese}.\n", "\nDate: {date}.\n");
    }
    for exit in moved.moved_exits() {
        let command = exit.command.map_or_else(|| "verify".to_owned(), |name| format!("verify {name}"));
        let (kept, now) = (exit.kept, exit.now);
        text += &say!(
            lang,
            "\nMã thoát của `{command}`: {kept} → {now}.\n",
            "\nExit status of `{command}`: {kept} → {now}.\n"
        );
    }
    moved.moved_reports().for_each(|report| text += &of_report(report, lang));
    text
}

/// A heading has one line.
fn one_line(reason: &str) -> String {
    reason.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_report(report: &Report, lang: Lang) -> String {
    let file = report.file;
    if report.kept.is_none() {
        return say!(lang, "\n`{file}`: mới.\n", "\n`{file}`: new.\n");
    }
    let hunks = report.hunks();
    let (removed, added) = counted(&hunks);
    let mut text = say!(
        lang,
        "\n`{file}`: bớt {removed} dòng, thêm {added} dòng.\n",
        "\n`{file}`: lines removed: {removed}, added: {added}.\n"
    );
    let lines = changed(&hunks);
    let fence = fence(&lines);
    text += &format!("\n{fence}diff\n");
    lines.iter().take(MOST_LINES).for_each(|line| text += &format!("{line}\n"));
    text += &format!("{fence}\n");
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 0 {
        let lines = number_of(more, "more line", "more lines");
        text += &say!(lang, "\n… và {more} dòng nữa.\n", "\n… and {lines}.\n");
    }
    text
}

/// The changed lines with their sign.
fn changed(hunks: &[Hunk]) -> Vec<String> {
    let lines = hunks.iter().flat_map(|hunk| &hunk.lines);
    let signed = lines.filter_map(|line| {
        let sign = match line.change {
            Change::Same => return None,
            Change::Removed => '-',
            Change::Added => '+',
        };
        Some(format!("{sign}{}", line.text()).trim_end().to_owned())
    });
    signed.collect()
}

/// Longer than any row of backticks within.
fn fence(lines: &[String]) -> String {
    let mut fence = "```".to_owned();
    while lines.iter().any(|line| line.contains(&fence)) {
        fence.push('`');
    }
    fence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        regress::{Kind, Status},
        source::Span,
    };

    fn moved(kept: Option<&str>, now: &str) -> Moved {
        Moved {
            case: "a".to_owned(),
            title: "A".to_owned(),
            kind: Kind::Real,
            exits: vec![Status { command: None, kept: 1, at: Span::default(), now: 0 }],
            reports: vec![Report { file: "report.csv", kept: kept.map(str::to_owned), now: now.to_owned() }],
        }
    }

    #[test]
    fn reason_date_and_lines_are_written_after_what_was_there() {
        let first = entry("", &moved(Some("a\n0,96\n"), "a\n0,97\n"), "Sửa\nquy tắc", None, Lang::Vi);
        assert_eq!(
            first,
            "# Các thay đổi đã chấp nhận\n\n## Sửa quy tắc\n\nMã thoát của `verify`: 1 → 0.\n\n`report.csv`: bớt 1 dòng, \
             thêm 1 dòng.\n\n```diff\n-0,96\n+0,97\n```\n"
        );
        let date = Date::new(2026, 11, 24);
        let second = entry(&first, &moved(None, "```\n"), "New", date, Lang::En);
        let added = second.strip_prefix(&first).unwrap();
        assert_eq!(
            added,
            "\n## New\n\nDate: 2026-11-24.\n\nExit status of `verify`: 1 → 0.\n\n`report.csv`: new.\n"
        );
    }

    #[test]
    fn long_changes_are_counted_and_fences_hold() {
        let now = (0..30).map(|line| format!("```{line}\n")).collect::<Vec<_>>().concat();
        let text = entry("", &moved(Some(""), &now), "x", None, Lang::Vi);
        assert!(text.contains("\n````diff\n+```0\n") && text.contains("\n+```19\n````\n"), "{text}");
        assert!(text.ends_with("\n… và 10 dòng nữa.\n"), "{text}");
    }
}
