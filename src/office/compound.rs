//! The container of older office programs: streams in chains of sectors.

/// Marks the end of a chain, and what is no sector.
const LAST: usize = 0xFFFF_FFFA;

/// A container whose table of sectors was read.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    next: Vec<usize>,
    small_sector: usize,
    small_next: Vec<usize>,
    /// Streams below this size stand in small sectors.
    small: usize,
    entries: Vec<Entry>,
}

/// An entry of the directory.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    start: usize,
    size: usize,
}

/// A number of `width` bytes, the lowest first.
pub(super) fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(width)?)?;
    let number = bytes
        .iter()
        .rev()
        .try_fold(0_u64, |number, byte| number.checked_mul(0x100)?.checked_add(u64::from(*byte)));
    usize::try_from(number?).ok()
}

/// The text of so many characters of one byte each, or of two.
pub(super) fn characters(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        bytes.iter().copied().map(char::from).collect()
    }
}

impl<'b> Compound<'b> {
    /// Reads the tables and the directory.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let shift =
            |at| number(bytes, at, 2).filter(|shift| (6..=12).contains(shift)).map(|shift| 1_usize << shift);
        let (sector, small_sector) = (shift(30)?, shift(32)?);
        let small = number(bytes, 56, 4)?;
        let mut compound = Self {
            bytes,
            sector,
            next: Vec::new(),
            small_sector,
            small_next: Vec::new(),
            small,
            entries: Vec::new(),
        };
        compound.next = compound.table()?;
        let small_next = compound.chain(number(bytes, 60, 4)?)?;
        compound.small_next = numbers(&small_next);
        compound.entries = compound.directory(number(bytes, 48, 4)?)?;
        Some(compound)
    }

    /// Which sector follows each.
    fn table(&self) -> Option<Vec<usize>> {
        let mut listed: Vec<usize> = (0..109_usize)
            .filter_map(|index| number(self.bytes, index.checked_mul(4)?.checked_add(76)?, 4))
            .collect();
        let per_sector = self.sector.checked_div(4)?.checked_sub(1)?;
        let mut more = number(self.bytes, 68, 4)?;
        let mut left = self.bytes.len().checked_div(self.sector)?;
        while more < LAST {
            left = left.checked_sub(1)?;
            let mut found = numbers(self.sector_at(more)?);
            more = found.pop()?;
            found.truncate(per_sector);
            listed.extend(found);
        }
        let mut next = Vec::new();
        for sector in listed.into_iter().filter(|sector| *sector < LAST) {
            next.extend(numbers(self.sector_at(sector)?));
            if next.len() > self.bytes.len() {
                return None;
            }
        }
        Some(next)
    }

    fn sector_at(&self, index: usize) -> Option<&'b [u8]> {
        let start = index.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors; none where it goes in a circle.
    fn chain(&self, start: usize) -> Option<Vec<u8>> {
        let (mut bytes, mut at) = (Vec::new(), start);
        while at < LAST {
            bytes.extend(self.sector_at(at)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            at = *self.next.get(at)?;
        }
        Some(bytes)
    }

    fn directory(&self, start: usize) -> Option<Vec<Entry>> {
        let bytes = self.chain(start)?;
        let entries = bytes.chunks(128).filter_map(|entry| {
            let len = number(entry, 64, 2)?.checked_sub(2)?;
            let name = characters(entry.get(..len)?, true);
            Some(Entry { name, start: number(entry, 116, 4)?, size: number(entry, 120, 4)? })
        });
        Some(entries.collect())
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes =
            if entry.size < self.small { self.small_chain(entry.start)? } else { self.chain(entry.start)? };
        (bytes.len() >= entry.size).then(|| bytes.truncate(entry.size))?;
        Some(bytes)
    }

    /// The bytes of a chain of small sectors, which all stand in the stream of the first entry.
    fn small_chain(&self, start: usize) -> Option<Vec<u8>> {
        let all = self.chain(self.entries.first()?.start)?;
        let (mut bytes, mut at) = (Vec::new(), start);
        while at < LAST {
            let from = at.checked_mul(self.small_sector)?;
            bytes.extend(all.get(from..from.checked_add(self.small_sector)?)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            at = *self.small_next.get(at)?;
        }
        Some(bytes)
    }
}

fn numbers(bytes: &[u8]) -> Vec<usize> {
    let of = |number: &[u8; 4]| usize::try_from(u32::from_le_bytes(*number)).unwrap_or(usize::MAX);
    bytes.as_chunks::<4>().0.iter().map(of).collect()
}
