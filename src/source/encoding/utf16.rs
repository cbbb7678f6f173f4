//! UTF-16, of either byte order.

use super::Broken;

/// The text of pairs of bytes; a surrogate without its partner, or a last byte without its pair, is broken.
pub(super) fn decode(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Broken> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::new();
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok(character) => text.push(character),
            Err(_) => return Err(Broken(text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(Broken(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_told_after_what_is_not() {
        let bytes: Vec<u8> = [0x6D, 0xE3, 0xD800, 0x6D].into_iter().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes, u16::from_le_bytes), Err(Broken("mã".to_owned())));
        assert_eq!(decode(&bytes[..4], u16::from_le_bytes), Ok("mã".to_owned()));
        assert_eq!(decode(&bytes[..3], u16::from_le_bytes), Err(Broken("m".to_owned())));
    }
}
