//! The zip container: parts stored as they are, dated 1980-01-01, the first day that it can name.

use flate2::Crc;

/// The first day, as the container writes it.
const DAY: u16 = 0x21;
/// What a reader must know: version 2.0.
const VERSION: u16 = 20;
/// The bit that says that names are UTF-8.
const UTF_8: u16 = 0x800;

/// A container in the making.
#[derive(Debug, Default)]
pub(in crate::report) struct Container {
    bytes: Vec<u8>,
    /// The list of parts that ends the container.
    list: Vec<u8>,
    count: u16,
}

impl Container {
    /// Adds a part; none if it does not fit.
    pub(in crate::report) fn add(&mut self, name: &str, content: &[u8]) -> Option<()> {
        let at = u32::try_from(self.bytes.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let mut head = Vec::new();
        for half in [VERSION, UTF_8, 0, 0, DAY] {
            head.extend(half.to_le_bytes());
        }
        for word in [crc32(content), size, size] {
            head.extend(word.to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        head.extend([0; 2]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&head);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.list.extend(b"PK\x01\x02");
        self.list.extend(VERSION.to_le_bytes());
        self.list.extend(&head);
        // No comment, one disk, no attributes.
        self.list.extend([0; 10]);
        self.list.extend(at.to_le_bytes());
        self.list.extend(name.as_bytes());
        self.count = self.count.checked_add(1)?;
        Some(())
    }

    /// The whole container.
    pub(in crate::report) fn finish(mut self) -> Option<Vec<u8>> {
        let at = u32::try_from(self.bytes.len()).ok()?;
        let size = u32::try_from(self.list.len()).ok()?;
        self.bytes.append(&mut self.list);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        Some(self.bytes)
    }
}

/// The check sum that zip uses.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
