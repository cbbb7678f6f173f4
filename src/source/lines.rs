//! Lines and columns of a text, found without looking at more than a little of it.

use std::sync::OnceLock;

/// So many bytes make a block.
const BLOCK: usize = 1 << 8;

/// How many lines end, and how many characters begin, before each block of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    blocks: OnceLock<Vec<Before>>,
}

/// What comes before a byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Before {
    lines: u32,
    characters: u32,
}

impl Before {
    /// With some more bytes.
    fn and(self, bytes: &[u8]) -> Self {
        let (lines, characters) = (bytecount::count(bytes, b'\n'), bytecount::num_chars(bytes));
        let add = |count: u32, more: usize| count.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        Self { lines: add(self.lines, lines), characters: add(self.characters, characters) }
    }
}

impl Lines {
    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, text: &str, byte: usize) -> usize {
        let (before, rest) = self.block(text, byte);
        count(before.lines).saturating_add(bytecount::count(rest, b'\n')).saturating_add(1)
    }

    /// How many characters there are between two bytes.
    pub(super) fn characters(&self, text: &str, from: usize, to: usize) -> usize {
        let [from, to] = [from, to].map(|byte| self.before(text, byte).characters);
        count(to.saturating_sub(from))
    }

    /// Where the line of a byte starts.
    pub(super) fn start(&self, text: &str, byte: usize) -> usize {
        let ended = self.before(text, byte).lines;
        if ended == 0 {
            return 0;
        }
        // The last block before which fewer lines have ended holds the end of the line before.
        let blocks = self.blocks(text);
        let block = blocks.partition_point(|before| before.lines < ended).saturating_sub(1);
        let from = block.saturating_mul(BLOCK);
        let bytes = text.as_bytes().get(from..byte.min(text.len())).unwrap_or_default();
        let end = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let before = blocks.get(block).map_or(0, |before| before.lines);
        let nth = count(ended.saturating_sub(before)).saturating_sub(1);
        end.map(|(at, _)| at).nth(nth).map_or(0, |at| from.saturating_add(at).saturating_add(1))
    }

    fn before(&self, text: &str, byte: usize) -> Before {
        let (before, rest) = self.block(text, byte);
        before.and(rest)
    }

    /// What comes before the block of a byte, and the block up to the byte.
    fn block<'t>(&self, text: &'t str, byte: usize) -> (Before, &'t [u8]) {
        let byte = byte.min(text.len());
        let block = byte.checked_div(BLOCK).unwrap_or(0);
        let before = self.blocks(text).get(block).copied().unwrap_or_default();
        let rest = text.as_bytes().get(block.saturating_mul(BLOCK)..byte);
        (before, rest.unwrap_or_default())
    }

    fn blocks(&self, text: &str) -> &[Before] {
        let count = || {
            let sums = text.as_bytes().chunks(BLOCK).scan(Before::default(), |before, block| {
                *before = before.and(block);
                Some(*before)
            });
            std::iter::once(Before::default()).chain(sums).collect()
        };
        self.blocks.get_or_init(count)
    }
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::string_slice, reason = "a test of places known to be right")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_counted_one_by_one(
            parts in prop::collection::vec(prop_oneof!["[aộ\u{300}]{0,700}", Just("\n".to_owned())], 0..12),
            at in any::<prop::sample::Index>(),
        ) {
            let text = parts.concat();
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let byte = *at.get(&bytes);
            let (lines, before) = (Lines::default(), &text[..byte]);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            prop_assert_eq!(lines.line(&text, byte), before.matches('\n').count() + 1);
            prop_assert_eq!(lines.start(&text, byte), start);
            prop_assert_eq!(lines.characters(&text, start, byte), before[start..].chars().count());
        }
    }
}
