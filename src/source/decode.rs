//! From bytes to text: what a mark or a rule proves, what the user says, or, told to the user, what is likely.

use super::encoding::{Broken, Encoding};
use crate::{problem::EncodingFault, text::syllable::is_syllable};

/// So few words are no evidence.
const LEAST_WORDS: usize = 3;
/// How many bytes are looked at to tell encodings apart.
const SAMPLE: usize = 1 << 16;
/// How many of a hundred words must be syllables of Vietnamese before an encoding is taken for the right one.
const FLUENT: usize = 70;
/// By so many of a hundred the next best must have fewer.
const MARGIN: usize = 20;

/// A text, and the encoding that was taken for granted where nothing proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) assumed: Option<Encoding>,
}

/// What could be read, and why not the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Undecoded {
    pub(super) readable: String,
    pub(super) fault: EncodingFault,
}

/// How far the encoding of a file is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// UTF-8, or what a byte order mark says.
    Unicode,
    /// Any encoding that is read; the likely one is taken, and told.
    Any,
    /// What is neither UTF-8 nor marked is in this one.
    Or(Encoding),
}

/// The byte order mark of UTF-8.
pub(super) const MARK: &str = "\u{FEFF}";

/// UTF-8 without NUL, its mark taken off, of which nothing is copied; else the bytes again.
pub(super) fn plain(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if bytes.contains(&0) {
        return Err(bytes);
    }
    let mut text = String::from_utf8(bytes).map_err(std::string::FromUtf8Error::into_bytes)?;
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
    }
    Ok(text)
}

/// The text of what is not [`plain`], without byte order mark and without NUL.
pub(super) fn decode(bytes: &[u8], allowed: Allowed) -> Result<Decoded, Undecoded> {
    let (encoding, assumed, body) = match (bytes, allowed) {
        ([0xFF, 0xFE, rest @ ..], _) => (Encoding::Utf16Le, None, rest),
        ([0xFE, 0xFF, rest @ ..], _) => (Encoding::Utf16Be, None, rest),
        ([0xEF, 0xBB, 0xBF, rest @ ..], _) => (Encoding::Utf8, None, rest),
        (_, Allowed::Unicode) => (Encoding::Utf8, None, bytes),
        (_, Allowed::Or(asked)) => (asked, None, bytes),
        (_, Allowed::Any) => match likely(bytes) {
            Some(likely) => (likely, Some(likely), bytes),
            None => (Encoding::Utf8, None, bytes),
        },
    };
    match encoding.decode(body) {
        Ok(text) => match text.split_once('\0') {
            Some((before, _)) => Err(Undecoded { readable: before.to_owned(), fault: EncodingFault::Nul }),
            None => Ok(Decoded { text, assumed }),
        },
        Err(Broken(readable)) => {
            let fault = match (encoding, allowed) {
                (Encoding::Utf8, Allowed::Unicode | Allowed::Any) if bytes.contains(&0) => EncodingFault::Nul,
                (Encoding::Utf8, Allowed::Unicode | Allowed::Any) => EncodingFault::Unknown,
                _ => EncodingFault::Undecodable { encoding },
            };
            let readable = readable.split('\0').next().unwrap_or_default().to_owned();
            Err(Undecoded { readable, fault })
        }
    }
}

/// The encoding in which the bytes are likely to be Vietnamese, if there is just one.
fn likely(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(utf16) = unmarked_utf16(sample) {
        return Some(utf16);
    }
    if sample.contains(&0) {
        return None;
    }
    let read = Encoding::LEGACY
        .into_iter()
        .filter_map(|encoding| Some((fluency(&encoding.decode(sample).ok()?)?, encoding)));
    let mut read: Vec<(usize, Encoding)> = read.collect();
    read.sort_by_key(|(fluency, _)| std::cmp::Reverse(*fluency));
    match read.as_slice() {
        [(best, encoding)] if *best >= FLUENT => Some(*encoding),
        [(best, encoding), (next, _), ..] if *best >= FLUENT && next.saturating_add(MARGIN) <= *best => {
            Some(*encoding)
        }
        _ => None,
    }
}

/// UTF-16 without its mark: the high bytes of Latin letters are 0, and no low byte is.
fn unmarked_utf16(sample: &[u8]) -> Option<Encoding> {
    let (pairs, rest) = sample.as_chunks::<2>();
    let zeros = |high: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| high(pair) == 0).count();
    let many = |count: usize| count > 0 && count.saturating_mul(3) >= pairs.len();
    match (zeros(|[first, _]| *first), zeros(|[_, last]| *last)) {
        _ if !rest.is_empty() => None,
        (0, high) if many(high) => Some(Encoding::Utf16Le),
        (high, 0) if many(high) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How many of a hundred words that are not ASCII are syllables of Vietnamese; none where such words are too few.
fn fluency(text: &str) -> Option<usize> {
    let is_break = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let words = text.split(is_break).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let (mut all, mut syllables) = (0_usize, 0_usize);
    for word in words.filter(|word| !word.is_ascii()) {
        all = all.saturating_add(1);
        syllables = syllables.saturating_add(usize::from(is_syllable(word)));
    }
    if all < LEAST_WORDS { None } else { syllables.saturating_mul(100).checked_div(all) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    const TEXT: &str = "mã,tên tiêu chí,điểm\n3.13.2,Tỷ lệ dịch vụ công trực tuyến,\"0,21\"\n";

    /// The bytes of `text`, by trying: every byte or pair that means its next letter.
    fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
        let one = (0..=0xFF_u8).map(|byte| vec![byte]);
        let two = (0..=0xFF_u8).flat_map(|first| (0x80..=0xFF_u8).map(move |last| vec![first, last]));
        let known: Vec<(String, Vec<u8>)> =
            one.chain(two).filter_map(|bytes| Some((encoding.decode(&bytes).ok()?, bytes))).collect();
        let bytes =
            |letter: char| known.iter().find(|(text, _)| *text == letter.to_string()).unwrap().1.clone();
        text.chars().flat_map(bytes).collect()
    }

    fn read(bytes: &[u8], allowed: Allowed) -> Result<(String, Option<Encoding>), (&'static str, String)> {
        match plain(bytes.to_vec()) {
            Ok(text) => Ok((text, None)),
            Err(bytes) => decode(&bytes, allowed)
                .map(|decoded| (decoded.text, decoded.assumed))
                .map_err(|undecoded| (undecoded.fault.code(), undecoded.readable)),
        }
    }

    #[test]
    fn legacy_encodings_are_told_apart() {
        for encoding in Encoding::LEGACY {
            let bytes = encode(TEXT, encoding);
            assert!(std::str::from_utf8(&bytes).is_err());
            assert_eq!(read(&bytes, Allowed::Any), Ok((TEXT.to_owned(), Some(encoding))));
            assert_eq!(read(&bytes, Allowed::Or(encoding)), Ok((TEXT.to_owned(), None)));
            assert_eq!(read(&bytes, Allowed::Unicode).unwrap_err().0, "P002");
        }
    }

    #[test]
    fn utf16_is_told_by_its_mark_or_its_zeros() {
        for (encoding, pair) in [
            (Encoding::Utf16Le, u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (Encoding::Utf16Be, u16::to_be_bytes),
        ] {
            let bytes: Vec<u8> = TEXT.encode_utf16().flat_map(pair).collect();
            assert_eq!(read(&bytes, Allowed::Any), Ok((TEXT.to_owned(), Some(encoding))));
            let marked: Vec<u8> = format!("\u{FEFF}{TEXT}").encode_utf16().flat_map(pair).collect();
            assert_eq!(read(&marked, Allowed::Unicode), Ok((TEXT.to_owned(), None)));
        }
    }

    #[test]
    fn what_is_certain_needs_no_guess() {
        for text in [TEXT.to_owned(), format!("\u{FEFF}{TEXT}")] {
            for allowed in [Allowed::Unicode, Allowed::Any, Allowed::Or(Encoding::Vni)] {
                assert_eq!(read(text.as_bytes(), allowed), Ok((TEXT.to_owned(), None)));
            }
        }
    }

    #[test]
    fn what_is_unlikely_is_not_guessed() {
        assert_eq!(read(b"ma\n3.13.2,\xFF0", Allowed::Any), Err(("P002", "ma\n3.13.2,".to_owned())));
        assert_eq!(read("café, naïve, Übung".as_bytes(), Allowed::Any).unwrap().1, None);
        assert_eq!(read(b"caf\xE9, na\xEFve, \xDCbung", Allowed::Any).unwrap_err().0, "P002");
        assert_eq!(read(b"a,b\0c", Allowed::Any), Err(("P018", "a,b".to_owned())));
        assert_eq!(read(b"PK\x03\x04\x14\0\x06\xFF", Allowed::Any).unwrap_err().0, "P018");
        let asked = Allowed::Or(Encoding::Vni);
        assert_eq!(read(b"X\xE3 ma\xF5, \x81", asked).unwrap_err(), ("P017", "X".to_owned()));
        assert_eq!(read(b"\xFF", Allowed::Or(Encoding::Utf8)).unwrap_err().0, "P017");
    }
}
