//! Blocks as text for the terminal: wrapped to its width, coloured if asked, nothing from data that could
//! move the cursor.

use super::blocks::{Block, Line, Run, Style};
use crate::text::visible;
use colored::Colorize;
use unicode_width::UnicodeWidthStr;

/// Narrower than this, lines are not wrapped any further.
const LEAST_WIDTH: usize = 40;
/// What one level of indentation takes.
const INDENT: usize = 2;

/// The blocks as text.
#[must_use]
pub fn render(blocks: &[Block], width: usize, colour: bool) -> String {
    let page = Page { width: width.max(LEAST_WIDTH), colour };
    let mut text = String::new();
    for block in blocks {
        page.block(block, &mut text);
    }
    text
}

struct Page {
    width: usize,
    colour: bool,
}

impl Page {
    fn block(&self, block: &Block, text: &mut String) {
        match block {
            Block::Title(line) | Block::Heading(line) => self.wrapped(0, 0, &strong(line), text),
            Block::Item(line) => self.wrapped(INDENT, INDENT, line, text),
            Block::Text(level, line) => {
                let indent = level.saturating_mul(INDENT);
                self.wrapped(indent, indent, line, text);
            }
            Block::Field(level, term, line) => {
                let indent = level.saturating_mul(INDENT);
                let term = Run { text: format!("{term}: "), style: Style::Faint };
                let whole: Line = std::iter::once(term).chain(line.iter().cloned()).collect();
                self.wrapped(indent, indent.saturating_add(INDENT), &whole, text);
            }
            Block::Table { numbers, rows } => self.table(numbers, rows, text),
            Block::AsIs(level, line) => self.as_is(level.saturating_mul(INDENT), line, text),
            Block::Picture(_) | Block::End => {}
            Block::Space => text.push('\n'),
        }
    }

    /// A line, broken between words; lines after the first stand at `hanging`.
    fn wrapped(&self, indent: usize, hanging: usize, line: &Line, text: &mut String) {
        let mut at = indent;
        text.push_str(&" ".repeat(indent));
        for (number, word) in words(line).iter().enumerate() {
            let width: usize = word.iter().map(|(part, _)| part.width()).sum();
            let space =
                word.last().map_or(0, |(part, _)| part.width().saturating_sub(part.trim_end().width()));
            if number > 0 && at.saturating_add(width).saturating_sub(space) > self.width {
                let kept = text.trim_end_matches(' ').len();
                text.truncate(kept);
                text.push('\n');
                text.push_str(&" ".repeat(hanging));
                at = hanging;
            }
            for (part, style) in word {
                text.push_str(&self.painted(part, *style));
            }
            at = at.saturating_add(width);
        }
        let kept = text.trim_end_matches(' ').len();
        text.truncate(kept);
        text.push('\n');
    }

    fn as_is(&self, indent: usize, line: &Line, text: &mut String) {
        text.push_str(&" ".repeat(indent));
        for run in line {
            text.push_str(&self.painted(&visible(&run.text), run.style));
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }

    /// Columns as wide as their widest cell; the widest column of words gives way where the page is too
    /// narrow.
    fn table(&self, numbers: &[bool], rows: &[Vec<Run>], text: &mut String) {
        let mut widths: Vec<usize> = numbers.iter().map(|_| 0).collect();
        for row in rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(visible(&cell.text).width());
            }
        }
        let gaps = widths.len().saturating_mul(INDENT);
        let whole: usize = widths.iter().sum::<usize>().saturating_add(gaps);
        let words = || widths.iter().zip(numbers).enumerate().filter(|(_, (_, number))| !**number);
        if let Some((widest, (width, _))) = words().max_by_key(|(_, (width, _))| **width) {
            let narrowed = width.saturating_sub(whole.saturating_sub(self.width)).max(16);
            if let Some(width) = widths.get_mut(widest) {
                *width = narrowed.min(*width);
            }
        }
        for row in rows {
            self.row(numbers, &widths, row, text);
        }
    }

    fn row(&self, numbers: &[bool], widths: &[usize], row: &[Run], text: &mut String) {
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|(cell, width)| broken(&visible(&cell.text), *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for level in 0..height {
            let mut line = String::new();
            for (((cell, run), width), number) in cells.iter().zip(row).zip(widths).zip(numbers) {
                let part = cell.get(level).map_or("", String::as_str);
                let space = " ".repeat(width.saturating_sub(part.width()));
                let part = self.painted(part, run.style);
                line += &" ".repeat(INDENT);
                line += &if *number { format!("{space}{part}") } else { format!("{part}{space}") };
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }

    fn painted(&self, text: &str, style: Style) -> String {
        if !self.colour || text.trim().is_empty() {
            return text.to_owned();
        }
        match style {
            Style::Plain => text.to_owned(),
            Style::Strong => text.bold().to_string(),
            Style::Bad => text.red().bold().to_string(),
            Style::Good => text.green().to_string(),
            Style::Open => text.yellow().to_string(),
            Style::Faint => text.dimmed().to_string(),
        }
    }
}

/// The words of a line, each up to its space. What stands together in two styles is one word.
fn words(line: &Line) -> Vec<Vec<(String, Style)>> {
    let mut words: Vec<Vec<(String, Style)>> = Vec::new();
    let mut open = false;
    for run in line {
        for part in visible(&run.text).split_inclusive(' ') {
            match words.last_mut().filter(|_| open) {
                Some(word) => word.push((part.to_owned(), run.style)),
                None => words.push(vec![(part.to_owned(), run.style)]),
            }
            open = !part.ends_with(' ');
        }
    }
    words
}

fn strong(line: &Line) -> Line {
    let strong = |run: &Run| {
        if run.style == Style::Plain { Run { style: Style::Strong, ..run.clone() } } else { run.clone() }
    };
    line.iter().map(strong).collect()
}

/// The lines of a cell, broken between words.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(last) = lines.last_mut() else { break };
        let gap = usize::from(!last.is_empty());
        if gap == 1 && last.width().saturating_add(gap).saturating_add(word.width()) > width {
            lines.push(word.to_owned());
        } else {
            last.push_str(if gap == 1 { " " } else { "" });
            last.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::blocks::plain;

    #[test]
    fn lines_keep_to_the_page() {
        let words =
            plain("Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến trong năm 2024 của xã");
        let cell = |text: &str| plain(text);
        let blocks = [
            Block::Text(2, vec![words.clone()]),
            Block::Table {
                numbers: vec![false, false, true],
                rows: vec![vec![cell("3.13.2"), words, cell("0,96")]],
            },
        ];
        let text = render(&blocks, 60, false);
        assert!(text.lines().all(|line| line.width() <= 60), "{text}");
        assert!(text.contains("0,96"));
    }

    #[test]
    fn what_stands_together_is_not_parted() {
        let line = vec![plain("Mẫu số chỉ gồm TTHC thực tế (có thể nêu)"), plain(": được "), plain("1,00")];
        assert_eq!(
            render(&[Block::Text(0, line)], 40, false),
            "Mẫu số chỉ gồm TTHC thực tế (có thể\nnêu): được 1,00\n"
        );
    }

    #[test]
    fn a_line_as_it_stands_is_not_broken() {
        let long = "chữ ".repeat(30);
        let text = render(&[Block::AsIs(2, vec![plain("+"), plain(long.as_str())])], 40, false);
        assert_eq!(text, format!("    +{}\n", long.trim_end()));
    }

    #[test]
    fn nothing_from_data_moves_the_cursor() {
        let text = render(&[Block::Text(0, vec![plain("a\u{1b}[2Jb\u{202e}")])], 80, false);
        assert_eq!(text, "a⟨U+001B⟩[2Jb⟨U+202E⟩\n");
    }
}
