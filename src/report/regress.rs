//! What moved in cases, as blocks.

use super::blocks::{Block, Line, Style, plain, styled};
use crate::{
    regress::{Change, Hunk, Moved, Report, difference::counted},
    text::{Lang, lang::say, visible},
};
use unicode_width::UnicodeWidthStr;

/// The cases that were run, with what moved in each, and the names of those that were accepted; where there is
/// no colour, changed words are underlined.
#[must_use]
pub fn report(cases: &[&Moved], accepted: &[String], colour: bool, lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for case in cases.iter().filter(|case| case.any()) {
        blocks.extend(of_case(case, colour, lang));
        blocks.push(Block::Space);
    }
    blocks.extend(summary(cases, accepted, lang));
    blocks
}

/// Which cases moved, and what was accepted, without the changes themselves.
#[must_use]
pub fn summary(cases: &[&Moved], accepted: &[String], lang: Lang) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let same: Vec<&str> = cases.iter().filter(|case| !case.any()).map(|case| case.case.as_str()).collect();
    let list = |label: String, names: String| Block::Field(0, label, vec![styled(Style::Good, names)]);
    if !same.is_empty() {
        blocks.push(list(say!(lang, "Không đổi", "Unchanged"), same.join(", ")));
    }
    if !accepted.is_empty() {
        blocks.push(list(say!(lang, "Đã chấp nhận", "Accepted"), accepted.join(", ")));
    }
    let (all, moved) = (cases.len(), cases.iter().filter(|case| case.any()).count());
    let line = say!(lang, "Đã chạy {all} hồ sơ; có thay đổi: {moved}.", "Cases run: {all}; moved: {moved}.");
    blocks.push(Block::Text(0, vec![plain(line)]));
    if accepted.len() < moved {
        blocks.push(advice(lang));
    }
    blocks
}

/// What to do once every change has been read.
fn advice(lang: Lang) -> Block {
    let line = say!(
        lang,
        "Đã xem từng thay đổi và đúng ý thì: verify regress --accept --reason \"lý do\"",
        "If every change has been read and is meant: verify regress --accept --reason \"why\""
    );
    Block::Text(0, vec![styled(Style::Faint, line)])
}

/// What moved in one case.
#[must_use]
pub fn of_case(case: &Moved, colour: bool, lang: Lang) -> Vec<Block> {
    let name = say!(lang, "THAY ĐỔI: {} – {}", "MOVED: {} – {}", case.case, case.title);
    let mut blocks = vec![Block::Heading(vec![plain(name)])];
    for exit in case.moved_exits() {
        let command = exit.command.map_or_else(|| "verify".to_owned(), |name| format!("verify {name}"));
        let line = say!(lang, "mã thoát của {command}: ", "exit status of {command}: ");
        let moved = format!("{} → {}", exit.kept, exit.now);
        blocks.push(Block::Text(1, vec![plain(line), styled(Style::Bad, moved)]));
    }
    for report in case.moved_reports() {
        blocks.extend(of_report(report, colour, lang));
    }
    blocks
}

fn of_report(report: &Report, colour: bool, lang: Lang) -> Vec<Block> {
    let hunks = report.hunks();
    let (removed, added) = counted(&hunks);
    let what = if report.kept.is_none() {
        say!(lang, ": mới, {added} dòng", ": new, lines: {added}")
    } else {
        say!(lang, ": bớt {removed} dòng, thêm {added} dòng", ": lines removed: {removed}, added: {added}")
    };
    let mut blocks = vec![Block::Text(1, vec![styled(Style::Strong, report.file), plain(what)])];
    if hunks.is_empty() {
        blocks.push(Block::Text(2, vec![plain(say!(lang, "(tệp rỗng)", "(an empty file)"))]));
    }
    blocks.extend(hunks.iter().flat_map(|hunk| of_hunk(hunk, colour, lang)));
    blocks
}

fn of_hunk(hunk: &Hunk, colour: bool, lang: Lang) -> Vec<Block> {
    let place = if hunk.old == hunk.new {
        say!(lang, "dòng {}", "line {}", hunk.new)
    } else {
        say!(lang, "dòng {}, nay {}", "line {}, now {}", hunk.old, hunk.new)
    };
    let mut blocks = vec![Block::AsIs(2, vec![styled(Style::Faint, place)])];
    for line in &hunk.lines {
        blocks.push(Block::AsIs(2, painted(line)));
        blocks.extend(underline(line).filter(|_| !colour).map(|line| Block::AsIs(2, line)));
    }
    blocks
}

fn painted(line: &crate::regress::Line) -> Line {
    let (sign, style) = match line.change {
        Change::Same => (" ", Style::Plain),
        Change::Removed => ("-", Style::Bad),
        Change::Added => ("+", Style::Good),
    };
    // A line of which no word stayed is one change.
    let whole = line.words.iter().all(|word| !word.changed);
    let words = line.words.iter().map(|word| {
        let style = if word.changed || whole { style } else { Style::Plain };
        styled(style, word.text.as_str())
    });
    std::iter::once(styled(style, sign)).chain(words).collect()
}

/// Marks under the changed words of a line of which others stayed.
fn underline(line: &crate::regress::Line) -> Option<Line> {
    if line.words.iter().all(|word| !word.changed) {
        return None;
    }
    let marks: String = line
        .words
        .iter()
        .map(|word| {
            let mark = if word.changed { "^" } else { " " };
            mark.repeat(visible(&word.text).width())
        })
        .collect();
    Some(vec![plain(" "), styled(Style::Faint, marks)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        regress::{Kind, Status},
        report::text,
        source::Span,
    };

    fn case(kept: Option<&str>, now: &str) -> Moved {
        let report = Report { file: "report.csv", kept: kept.map(str::to_owned), now: now.to_owned() };
        let exits = vec![Status { command: None, kept: 1, at: Span::default(), now: 0 }];
        Moved {
            case: "xa-a".to_owned(),
            title: "Xã A".to_owned(),
            kind: Kind::Real,
            exits,
            reports: vec![report],
        }
    }

    #[test]
    fn without_colour_changed_words_are_underlined() {
        let case = case(Some("a\nXã A,3.13.2,0.96\n"), "a\nXã A,3.13.2,0.97\n");
        let told = text::render(&report(&[&case], &[], false, Lang::Vi), 80, false);
        assert_eq!(
            told,
            "THAY ĐỔI: xa-a – Xã A\n  mã thoát của verify: 1 → 0\n  report.csv: bớt 1 dòng, thêm 1 dòng\n    dòng 1\n     \
             a\n    -Xã A,3.13.2,0.96\n                 ^^^^\n    +Xã A,3.13.2,0.97\n                 ^^^^\n\nĐã chạy 1 \
             hồ sơ; có thay đổi: 1.\nĐã xem từng thay đổi và đúng ý thì: verify regress --accept --reason \"lý do\"\n"
        );
    }

    #[test]
    fn with_colour_only_changed_words_are_coloured() {
        let case = case(Some("Xã A 3.13.2 0,96\n"), "Xã A 3.13.2 0,97\n");
        let blocks = report(&[&case], &[], true, Lang::En);
        let lines = blocks.iter().filter_map(|block| match block {
            Block::AsIs(_, line) => Some(line),
            _ => None,
        });
        let coloured: Vec<&str> = lines
            .flatten()
            .filter(|run| matches!(run.style, Style::Bad | Style::Good))
            .map(|run| run.text.as_str())
            .collect();
        assert_eq!(coloured, ["-", "0,96", "+", "0,97"]);
    }

    #[test]
    fn a_new_report_and_an_empty_one_are_told() {
        let told = |kept, now| text::render(&of_case(&case(kept, now), false, Lang::En), 80, false);
        assert!(told(None, "a\n").contains("report.csv: new, lines: 1\n    line 1\n    +a\n"));
        assert!(told(None, "").contains("(an empty file)"));
    }
}
