//! Lines and columns of a text, found without looking at more than a little of it.

use memchr::memchr2_iter;
use std::{ops::Range, sync::OnceLock};

/// So many bytes make a block.
const BLOCK: usize = 1 << 6;

/// How many lines end, and how many characters begin, before each block of a text; each counted when it is first asked
/// for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    lines: OnceLock<Vec<u32>>,
    characters: OnceLock<Vec<u32>>,
}

impl Lines {
    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, text: &str, byte: usize) -> usize {
        self.ended(text, byte).saturating_add(1)
    }

    /// How many characters there are between two bytes.
    pub(super) fn characters(&self, text: &str, from: usize, to: usize) -> usize {
        let [from, to] = [from, to].map(|byte| before(&self.characters, characters, text.as_bytes(), byte));
        to.saturating_sub(from)
    }

    /// Where the line of a byte starts.
    pub(super) fn start(&self, text: &str, byte: usize) -> usize {
        let ended = self.ended(text, byte);
        if ended == 0 {
            return 0;
        }
        // The last block before which fewer lines have ended holds the end of the line before.
        let blocks = self.lines.get().map(Vec::as_slice).unwrap_or_default();
        let block = blocks.partition_point(|before| count(*before) < ended).saturating_sub(1);
        let from = block.saturating_mul(BLOCK);
        let before = blocks.get(block).copied().map_or(0, count);
        let nth = ended.saturating_sub(before).saturating_sub(1);
        ends(text.as_bytes(), from..byte).nth(nth).map_or(0, |at| at.saturating_add(1))
    }

    /// How many lines end before a byte.
    fn ended(&self, text: &str, byte: usize) -> usize {
        before(&self.lines, |text, bytes| ends(text, bytes).count(), text.as_bytes(), byte)
    }
}

/// How much of what `counted` counts there is before a byte: before its block, which `blocks` keeps, and in it.
fn before(
    blocks: &OnceLock<Vec<u32>>,
    counted: impl Fn(&[u8], Range<usize>) -> usize,
    text: &[u8],
    byte: usize,
) -> usize {
    let blocks = blocks.get_or_init(|| {
        let starts = (0..text.len()).step_by(BLOCK);
        let sums = starts.scan(0_u32, |sum, start| {
            let more = counted(text, start..start.saturating_add(BLOCK));
            *sum = sum.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
            Some(*sum)
        });
        std::iter::once(0).chain(sums).collect()
    });
    let byte = byte.min(text.len());
    let block = byte.checked_div(BLOCK).unwrap_or(0);
    let rest = counted(text, block.saturating_mul(BLOCK)..byte);
    blocks.get(block).copied().map_or(0, count).saturating_add(rest)
}

/// Where lines end among the bytes: at `\n`, and at a `\r` that no `\n` follows.
fn ends(text: &[u8], bytes: Range<usize>) -> impl Iterator<Item = usize> {
    let start = bytes.start;
    let found = memchr2_iter(b'\n', b'\r', part(text, bytes)).map(move |at| start.saturating_add(at));
    found.filter(|at| text.get(*at) == Some(&b'\n') || text.get(at.saturating_add(1)) != Some(&b'\n'))
}

/// How many characters begin among the bytes.
fn characters(text: &[u8], bytes: Range<usize>) -> usize {
    part(text, bytes).iter().filter(|byte| !(0x80..0xC0).contains(*byte)).count()
}

/// Some of the bytes, as far as there are so many.
fn part(text: &[u8], bytes: Range<usize>) -> &[u8] {
    text.get(bytes.start..bytes.end.min(text.len())).unwrap_or_default()
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
            parts in prop::collection::vec(prop_oneof!["[aộ\u{300}]{0,200}", "[\n\r]{1,3}"], 0..12),
            at in any::<prop::sample::Index>(),
        ) {
            let text = parts.concat();
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
            let byte = *at.get(&bytes);
            // One sign for every end of a line, as many bytes as before.
            let plain = text.replace("\r\n", " \n").replace('\r', "\n");
            let (lines, before) = (Lines::default(), &plain[..byte]);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            prop_assert_eq!(lines.line(&text, byte), before.matches('\n').count() + 1);
            prop_assert_eq!(lines.start(&text, byte), start);
            prop_assert_eq!(lines.characters(&text, start, byte), before[start..].chars().count());
        }
    }
}
