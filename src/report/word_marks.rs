//! Two texts, one below the other, with the words marked that differ.

use super::blocks::{Line, Style, plain, styled};
use similar::{DiffOp, DiffTag, TextDiff};

/// Of more unchanged words than this in a row, only those next to a change are shown.
const MOST_UNCHANGED: usize = 14;
/// So many are shown next to a change.
const BESIDE: usize = 5;

/// The old and the new text. What only one has is coloured, or stands in `[−…]` and `[+…]` where there is no colour.
/// Texts that share less than two of five words are shown whole: marks on nearly every word help nobody.
#[must_use]
pub fn marked(old: &str, new: &str, colour: bool) -> [Line; 2] {
    let (old_words, new_words): (Vec<&str>, Vec<&str>) =
        (old.split_whitespace().collect(), new.split_whitespace().collect());
    let diff = TextDiff::from_slices(&old_words, &new_words);
    let ops = diff.ops();
    let equal = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| op.old_range().len());
    let all = old_words.len().saturating_add(new_words.len());
    if equal.sum::<usize>().saturating_mul(5) < all {
        return [vec![plain(old)], vec![plain(new)]];
    }
    let side = |words: &[&str], style: Style, sign: char, range: fn(&DiffOp) -> std::ops::Range<usize>| {
        let mut line = Line::new();
        for (index, op) in ops.iter().enumerate() {
            let words = words.get(range(op)).unwrap_or_default();
            if words.is_empty() {
                continue;
            }
            if !line.is_empty() {
                line.push(plain(" "));
            }
            let is_end = [index == 0, index.saturating_add(1) == ops.len()];
            line.push(match op.tag() {
                DiffTag::Equal => plain(shortened(words, is_end)),
                _ if colour => styled(style, words.join(" ")),
                _ => styled(style, format!("[{sign}{}]", words.join(" "))),
            });
        }
        line
    };
    [
        side(&old_words, Style::Bad, '−', DiffOp::old_range),
        side(&new_words, Style::Good, '+', DiffOp::new_range),
    ]
}

/// Unchanged words, without the middle of many; at an end of the text, without what is far from the change.
fn shortened(words: &[&str], [is_first, is_last]: [bool; 2]) -> String {
    if words.len() <= MOST_UNCHANGED {
        return words.join(" ");
    }
    let few = |from: usize, to: usize| words.get(from..to).unwrap_or_default().join(" ");
    let ahead = if is_first { String::new() } else { few(0, BESIDE) };
    let behind = if is_last { String::new() } else { few(words.len().saturating_sub(BESIDE), words.len()) };
    format!("{ahead} … {behind}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &Line) -> String {
        line.iter().map(|run| run.text.as_str()).collect()
    }

    #[track_caller]
    fn case(old: &str, new: &str, expected: [&str; 2]) {
        assert_eq!(marked(old, new, false).each_ref().map(text), expected);
    }

    #[test]
    fn words_that_differ_are_marked_in_both() {
        case(
            "Số hồ sơ đã giải quyết đúng hạn",
            "Số hồ sơ đã giải quyết trước hạn",
            ["Số hồ sơ đã giải quyết [−đúng] hạn", "Số hồ sơ đã giải quyết [+trước] hạn"],
        );
        case(
            "Báo cáo quý, năm",
            "Báo cáo tháng, quý, năm",
            ["Báo cáo quý, năm", "Báo cáo [+tháng,] quý, năm"],
        );
        case("a b c d e f", "a b c d", ["a b c d [−e f]", "a b c d"]);
    }

    #[test]
    fn texts_that_share_little_are_shown_whole() {
        case("một hai ba", "bốn năm sáu bảy", ["một hai ba", "bốn năm sáu bảy"]);
    }

    #[test]
    fn the_middle_of_many_unchanged_words_is_left_out() {
        let many: Vec<String> = (1..=30).map(|word| word.to_string()).collect();
        let many = many.join(" ");
        case(
            &format!("a {many} b {many}"),
            &format!("a {many} c {many}"),
            ["… 26 27 28 29 30 [−b] 1 2 3 4 5 …", "… 26 27 28 29 30 [+c] 1 2 3 4 5 …"],
        );
    }

    #[test]
    fn colour_takes_the_place_of_the_signs() {
        let [old, new] = marked("a b", "a c", true);
        assert_eq!((text(&old), text(&new)), ("a b".to_owned(), "a c".to_owned()));
        assert_eq!(
            (old.last(), new.last()),
            (Some(&styled(Style::Bad, "b")), Some(&styled(Style::Good, "c")))
        );
    }
}
