//! A zip archive, looked at before anything in it is read.
//!
//! Only the parts asked for are inflated, each at most to the size that it declares; what is declared twice, or
//! is larger than an input may be, is refused before that.

use crate::problem::{OfficeFault, office::Hostile};
use flate2::{Crc, read::DeflateDecoder};
use std::{cell::Cell, collections::BTreeMap, io::Read};

/// No office file has more parts.
const MOST_PARTS: usize = 5_000;
/// From this size on, how far a part is compressed tells.
const LARGE: usize = 1 << 20;
/// No honest part of that size is compressed further.
const MOST_RATIO: usize = 400;
/// The end of the directory with the longest comment.
const END: usize = 22 + 0xFFFF;

/// An archive whose directory is in order.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: BTreeMap<String, Part<'b>>,
    most: usize,
    /// How much was inflated so far.
    inflated: Cell<usize>,
}

/// What the directory says of a part.
#[derive(Clone, Copy, Debug)]
struct Part<'b> {
    name: &'b str,
    method: usize,
    crc: usize,
    packed: usize,
    size: usize,
    start: usize,
}

impl<'b> Archive<'b> {
    /// Reads the directory.
    pub(super) fn open(bytes: &'b [u8], most: usize) -> Result<Self, OfficeFault> {
        let mut archive = Self { bytes, parts: BTreeMap::new(), most, inflated: Cell::new(0) };
        archive.directory().ok_or_else(|| damaged("zip"))??;
        Ok(archive)
    }

    fn directory(&mut self) -> Option<Result<(), OfficeFault>> {
        let from = self.bytes.len().saturating_sub(END);
        let found = self.bytes.get(from..)?.windows(4).rposition(|window| window == b"PK\x05\x06")?;
        let end = from.checked_add(found)?;
        let count = self.number(end, 10, 2)?;
        let mut at = self.number(end, 16, 4)?;
        if count > MOST_PARTS {
            return Some(Err(OfficeFault::Hostile { what: Hostile::Parts { most: MOST_PARTS } }));
        }
        for _ in 0..count {
            let (flags, part, next) = self.entry(at)?;
            if let Err(hostile) = self.add(flags, part) {
                return Some(Err(hostile));
            }
            at = next;
        }
        Some(Ok(()))
    }

    /// An entry of the directory: flags, what it says of the part, and where the next starts.
    fn entry(&self, at: usize) -> Option<(usize, Part<'b>, usize)> {
        if self.bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
            return None;
        }
        let (flags, method) = (self.number(at, 8, 2)?, self.number(at, 10, 2)?);
        let [name, extra, comment] = [28, 30, 32].map(|field| self.number(at, field, 2));
        let start = at.checked_add(46)?;
        let behind = start.checked_add(name?)?;
        let name = std::str::from_utf8(self.bytes.get(start..behind)?).ok()?;
        let [crc, packed, size, offset] = [16, 20, 24, 42].map(|field| self.number(at, field, 4));
        let mut sizes = [size?, packed?, offset?];
        self.widen(behind, extra?, &mut sizes)?;
        let [size, packed, start] = sizes;
        let next = behind.checked_add(extra?)?.checked_add(comment?)?;
        Some((flags, Part { name, method, crc: crc?, packed, size, start }, next))
    }

    fn add(&mut self, flags: usize, part: Part<'b>) -> Result<(), OfficeFault> {
        let name = part.name;
        let hostile = |what| Err(OfficeFault::Hostile { what });
        if flags & 1 == 1 {
            return Err(OfficeFault::Protected);
        }
        if part.size > LARGE && part.size.checked_div(part.packed.max(1)).unwrap_or(0) > MOST_RATIO {
            return hostile(Hostile::Ratio { name: name.to_owned() });
        }
        if self.parts.insert(name.replace('\\', "/").to_lowercase(), part).is_some() {
            return hostile(Hostile::Twice { name: name.to_owned() });
        }
        Ok(())
    }

    /// Takes sizes that need more than 32 bits from the extra field.
    fn widen(&self, start: usize, len: usize, sizes: &mut [usize; 3]) -> Option<()> {
        let end = start.checked_add(len)?;
        let mut at = start;
        while at.checked_add(4)? <= end {
            let (kind, size) = (self.number(at, 0, 2)?, self.number(at, 2, 2)?);
            if kind == 1 {
                let mut field = 4;
                for wide in sizes.iter_mut().filter(|size| **size == 0xFFFF_FFFF) {
                    *wide = self.number(at, field, 8)?;
                    field = field.checked_add(8)?;
                }
            }
            at = at.checked_add(4)?.checked_add(size)?;
        }
        Some(())
    }

    /// A number of `width` bytes, the lowest first, at `field` behind `at`.
    fn number(&self, at: usize, field: usize, width: usize) -> Option<usize> {
        let start = at.checked_add(field)?;
        let bytes = self.bytes.get(start..start.checked_add(width)?)?;
        let number = bytes
            .iter()
            .rev()
            .try_fold(0_u64, |number, byte| number.checked_mul(0x100)?.checked_add(u64::from(*byte)));
        usize::try_from(number?).ok()
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// Gives `take` the name and the bytes of every part, one after the other; folders are no parts.
    pub(super) fn each(&self, mut take: impl FnMut(&'b str, Vec<u8>)) -> Result<(), OfficeFault> {
        for part in self.parts.values().filter(|part| !part.name.ends_with('/')) {
            take(part.name, self.bytes_of(*part)?);
        }
        Ok(())
    }

    /// The text of a part; none if there is no such part.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, OfficeFault> {
        let Some(part) = self.parts.get(&name.to_lowercase()).copied() else { return Ok(None) };
        let bytes = self.bytes_of(part)?;
        let mut text = String::from_utf8(bytes).map_err(|_| damaged(name))?;
        if text.starts_with('\u{FEFF}') {
            text.remove(0);
        }
        Ok(Some(text))
    }

    /// The bytes of a part, if it and all so far are not too large.
    fn bytes_of(&self, part: Part<'b>) -> Result<Vec<u8>, OfficeFault> {
        let inflated = self.inflated.get().saturating_add(part.size);
        if inflated > self.most.saturating_mul(2) || part.size > self.most {
            return Err(OfficeFault::Hostile { what: Hostile::Inflated { most: self.most } });
        }
        self.inflated.set(inflated);
        self.inflate(part).ok_or_else(|| damaged(part.name))
    }

    /// The bytes of a part, if they are as many and sum up as the directory says.
    fn inflate(&self, part: Part<'b>) -> Option<Vec<u8>> {
        if self.bytes.get(part.start..part.start.checked_add(4)?)? != b"PK\x03\x04" {
            return None;
        }
        let (name, extra) = (self.number(part.start, 26, 2)?, self.number(part.start, 28, 2)?);
        let start = part.start.checked_add(30)?.checked_add(name)?.checked_add(extra)?;
        let packed = self.bytes.get(start..start.checked_add(part.packed)?)?;
        let mut bytes = Vec::with_capacity(part.size);
        let most = u64::try_from(part.size.checked_add(1)?).ok()?;
        match part.method {
            0 => packed.take(most).read_to_end(&mut bytes).ok()?,
            8 => DeflateDecoder::new(packed).take(most).read_to_end(&mut bytes).ok()?,
            _ => return None,
        };
        let mut crc = Crc::new();
        crc.update(&bytes);
        (bytes.len() == part.size && usize::try_from(crc.sum()).ok()? == part.crc).then_some(bytes)
    }
}

/// A part that cannot be read.
pub(super) fn damaged(part: &str) -> OfficeFault {
    OfficeFault::Damaged { part: part.to_owned() }
}
