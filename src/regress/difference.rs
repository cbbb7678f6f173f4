//! The difference of two texts: lines, and words within the lines that replace each other.

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};
use std::ops::Range;

/// How many unchanged lines stand around a change.
const AROUND: usize = 2;

/// Changed lines with those around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Where it begins in the old text, from 1.
    pub old: usize,
    /// Where it begins in the new text, from 1.
    pub new: usize,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What happened to it.
    pub change: Change,
    /// The line, in words, without its line break.
    pub words: Vec<Word>,
}

/// What happened to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in both texts.
    Same,
    /// It was in the old text.
    Removed,
    /// It is in the new text.
    Added,
}

/// Part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The text.
    pub text: String,
    /// Whether it is one that changed, in a line that otherwise stayed.
    pub changed: bool,
}

impl Line {
    /// The line as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    fn whole(change: Change, line: &str) -> Self {
        let text = line.trim_end_matches(['\n', '\r']).to_owned();
        Self { change, words: vec![Word { text, changed: false }] }
    }
}

/// Where two texts differ; nothing if they are the same.
#[must_use]
pub fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let (old, new) = (lines(old), lines(new));
    let steps = capture_diff_slices(Algorithm::Patience, &old, &new);
    let groups = group_diff_ops(steps, AROUND).into_iter();
    groups.filter_map(|steps| hunk(&steps, &old, &new)).collect()
}

/// How many lines were removed and added.
#[must_use]
pub fn counted(hunks: &[Hunk]) -> (usize, usize) {
    let lines = || hunks.iter().flat_map(|hunk| &hunk.lines);
    let count = |change| lines().filter(|line| line.change == change).count();
    (count(Change::Removed), count(Change::Added))
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn hunk(steps: &[DiffOp], old: &[&str], new: &[&str]) -> Option<Hunk> {
    let first = steps.first()?;
    let lines = steps.iter().flat_map(|step| {
        let (tag, from, to) = step.as_tag_tuple();
        let (from, to) = (part(old, from), part(new, to));
        match tag {
            DiffTag::Equal => whole(Change::Same, to),
            DiffTag::Delete => whole(Change::Removed, from),
            DiffTag::Insert => whole(Change::Added, to),
            DiffTag::Replace => replaced(from, to),
        }
    });
    let from = |range: Range<usize>| range.start.saturating_add(1);
    Some(Hunk { old: from(first.old_range()), new: from(first.new_range()), lines: lines.collect() })
}

fn part<T>(of: &[T], range: Range<usize>) -> &[T] {
    of.get(range).unwrap_or_default()
}

fn whole(change: Change, lines: &[&str]) -> Vec<Line> {
    lines.iter().map(|line| Line::whole(change, line)).collect()
}

/// Lines that replace others. Where at least half of their words stay, the words that do not are marked.
fn replaced(old: &[&str], new: &[&str]) -> Vec<Line> {
    let (from, to) = (words(old), words(new));
    let steps = capture_diff_slices(Algorithm::Patience, &from, &to);
    let same = |step: &&DiffOp| step.tag() == DiffTag::Equal;
    let kept: usize = steps.iter().filter(same).map(|step| weight(part(&from, step.old_range()))).sum();
    let of_all = weight(&from).max(weight(&to));
    if kept.saturating_mul(2) < of_all {
        return whole(Change::Removed, old).into_iter().chain(whole(Change::Added, new)).collect();
    }
    let mut removed = Marked::new(Change::Removed);
    let mut added = Marked::new(Change::Added);
    for step in &steps {
        let changed = step.tag() != DiffTag::Equal;
        removed.push(part(&from, step.old_range()), changed);
        added.push(part(&to, step.new_range()), changed);
    }
    removed.lines().into_iter().chain(added.lines()).collect()
}

/// How many letters and digits the words have.
fn weight(words: &[&str]) -> usize {
    words.iter().flat_map(|word| word.chars()).filter(|letter| letter.is_alphanumeric()).count()
}

/// The words of lines: letters and digits with the marks between them, spaces, other signs one by one.
fn words<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    lines.iter().flat_map(|line| of_line(line)).collect()
}

fn of_line(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some((word, after)) = first(rest) {
        words.push(word);
        rest = after;
    }
    words
}

/// The first word of a text, and what follows it.
fn first(text: &str) -> Option<(&str, &str)> {
    let mut letters = text.char_indices().peekable();
    let (_, first) = letters.next()?;
    let mut end = first.len_utf8();
    let mut last = first;
    while let Some((at, letter)) = letters.next() {
        // `3.13.2` and `0,96` are words; `3.13.2,0.96` is two.
        let so_far = text.get(..at).unwrap_or_default();
        let decimal = matches!(letter, '.' | ',')
            && last.is_ascii_digit()
            && !so_far.contains(',')
            && (letter == '.' || !so_far.contains('.'))
            && letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let goes_on = if first.is_alphanumeric() {
            letter.is_alphanumeric() || decimal
        } else {
            first == ' ' && letter == ' '
        };
        if !goes_on {
            break;
        }
        end = at.saturating_add(letter.len_utf8());
        last = letter;
    }
    text.split_at_checked(end)
}

/// Lines that come into being word by word.
struct Marked {
    change: Change,
    lines: Vec<Line>,
    open: bool,
}

impl Marked {
    const fn new(change: Change) -> Self {
        Self { change, lines: Vec::new(), open: false }
    }

    fn push(&mut self, words: &[&str], changed: bool) {
        for word in words {
            if !self.open {
                self.lines.push(Line { change: self.change, words: Vec::new() });
                self.open = true;
            }
            let Some(line) = self.lines.last_mut() else { continue };
            if *word == "\n" {
                self.open = false;
                continue;
            }
            match line.words.last_mut().filter(|last| last.changed == changed) {
                Some(last) => last.text.push_str(word),
                None => line.words.push(Word { text: (*word).to_owned(), changed }),
            }
        }
    }

    fn lines(self) -> Vec<Line> {
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines with their sign; changed words in brackets.
    fn shown(old: &str, new: &str) -> Vec<String> {
        let word = |word: &Word| if word.changed { format!("[{}]", word.text) } else { word.text.clone() };
        let line = |line: &Line| {
            let sign = match line.change {
                Change::Same => ' ',
                Change::Removed => '-',
                Change::Added => '+',
            };
            format!("{sign}{}", line.words.iter().map(word).collect::<String>())
        };
        hunks(old, new).iter().flat_map(|hunk| hunk.lines.iter().map(line).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn words_within_lines() {
        let (old, new) = ("a\nb\nXã A,3.13.2,0.96,0.21\nc\n", "a\nb\nXã A,3.13.2,0.97,0.21\nc\n");
        assert_eq!(
            shown(old, new),
            [" a", " b", "-Xã A,3.13.2,[0.96],0.21", "+Xã A,3.13.2,[0.97],0.21", " c"]
        );
        assert_eq!(hunks(old, new)[0].old, 1);
        assert_eq!(counted(&hunks(old, new)), (1, 1));
        assert_eq!(hunks(old, old), []);
    }

    #[test]
    fn lines_with_nothing_in_common_stay_whole() {
        assert_eq!(shown("khớp\n", "Điểm giữa\n"), ["-khớp", "+Điểm giữa"]);
        assert_eq!(shown("", "một\nhai\n"), ["+một", "+hai"]);
        assert_eq!(shown("một\n\nhai\n", "một\nhai\n"), [" một", "-", " hai"]);
    }

    #[test]
    fn several_lines_replace_one() {
        assert_eq!(
            shown("mã thoát của lần chạy này 1\n", "mã thoát của lần chạy này 0\nhết của lần này\n"),
            ["-mã thoát của lần chạy này [1]", "+mã thoát của lần chạy này [0]", "+[hết của lần này]"]
        );
    }

    #[test]
    fn far_changes_are_two_hunks() {
        let old = (1..=20).map(|line| format!("dòng {line}\n")).collect::<Vec<_>>().concat();
        let new = old.replace("dòng 3\n", "dòng ba\n").replace("dòng 17\n", "");
        let hunks = hunks(&old, &new);
        assert_eq!(hunks.iter().map(|hunk| (hunk.old, hunk.new)).collect::<Vec<_>>(), [(1, 1), (15, 15)]);
    }

    #[test]
    fn every_word_is_kept() {
        for line in ["", "a  b, 1,5; 1.083 «Tỷ lệ» 3.13.2.\n", "\u{301}x\t\r\n"] {
            assert_eq!(of_line(line).concat(), line);
        }
        assert_eq!(of_line("x 1,5."), ["x", " ", "1,5", "."]);
        assert_eq!(of_line("3.13.2,0.96,1"), ["3.13.2", ",", "0.96", ",", "1"]);
    }
}
