//! Keys under which texts are compared: offices write the same name in several ways.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The composed form (NFC), in which everything is kept and printed.
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The composed form of what usually is composed already.
#[must_use]
pub fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_composed = never_combines(&text) || unicode_normalization::is_nfc(&text);
    if is_composed { text } else { Cow::Owned(nfc(&text)) }
}

/// Whether every character is one with which nothing combines, so that every part of the text is composed: those
/// below U+0300, the composed letters of Vietnamese in U+1E80–U+1EFF, which start with the bytes `E1 BA` and `E1 BB`,
/// and the dashes and quotation marks of U+2010–U+203F, which start with `E2 80`.
#[must_use]
pub fn never_combines(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let never = match byte {
            0..0xCC => true,
            0xE1 => matches!(bytes.next(), Some(0xBA | 0xBB)),
            0xE2 => bytes.next() == Some(0x80) && bytes.next() >= Some(0x90),
            _ => false,
        };
        if !never {
            return false;
        }
    }
    true
}

/// The key of a name or title: `hoà` = `hòa`, `UỶ BAN` = `ủy ban`, but `má` ≠ `mà`.
///
/// Lower case; the tone mark stands at the end of its syllable; punctuation and repeated spaces count
/// as one space.
///
/// ```
/// use phuctra::text::name_key;
///
/// assert_eq!(name_key("Xã Hoà Bình."), name_key("xã  Hòa Bình"));
/// assert_ne!(name_key("Triệu Trách"), name_key("Triệu Trạch"));
/// ```
#[must_use]
pub fn name_key(text: &str) -> String {
    let lower = text.to_lowercase();
    let syllables = lower.split(|c: char| !is_part_of_syllable(c)).filter(|syllable| !syllable.is_empty());
    syllables.map(tone_last).collect::<Vec<_>>().join(" ")
}

/// The key of a column heading: letters without any mark, digits dropped, one space between words.
///
/// ```
/// use phuctra::text::letters;
///
/// assert_eq!(letters("Điểm  TỐI ĐA (2024)"), "diem toi da");
/// ```
#[must_use]
pub fn letters(text: &str) -> String {
    let bare: String = text.to_lowercase().nfd().filter_map(bare_letter).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name as a part of a file name on any machine: small letters and digits without marks, joined by hyphens.
///
/// ```
/// use phuctra::text::slug;
///
/// assert_eq!(slug("Xã Triệu Trạch (2)"), "xa-trieu-trach-2");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let bare = |letter: char| if letter.is_ascii_digit() { Some(letter) } else { bare_letter(letter) };
    let ascii = lower.nfd().filter_map(bare).map(|letter| if letter.is_ascii() { letter } else { ' ' });
    let ascii: String = ascii.collect();
    ascii.split_whitespace().collect::<Vec<_>>().join("-")
}

/// `đ` has no decomposition, so it is folded by hand.
fn bare_letter(c: char) -> Option<char> {
    match c {
        'đ' => Some('d'),
        c if unicode_normalization::char::is_combining_mark(c) => None,
        c if c.is_alphabetic() => Some(c),
        _ => Some(' '),
    }
}

fn is_part_of_syllable(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// `hoà` and `hòa` both become `hoa` followed by the grave accent.
fn tone_last(syllable: &str) -> String {
    if syllable.is_ascii() {
        return syllable.to_owned();
    }
    let (tones, rest): (Vec<char>, Vec<char>) = syllable.nfd().partition(|c| TONES.contains(c));
    rest.into_iter().nfc().chain(tones).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_combines_is_composed_wherever_it_stands() {
        use unicode_normalization::char::{canonical_combining_class, compose};

        let letters: Vec<char> = ('\0'..=char::MAX).filter(|c| never_combines(&c.to_string())).collect();
        assert!(letters.len() > 900 && letters.contains(&'ộ') && letters.contains(&'–'));
        for letter in &letters {
            assert_eq!(nfc(&letter.to_string()), letter.to_string());
            assert_eq!(canonical_combining_class(*letter), 0);
            assert!(letters.iter().all(|next| compose(*letter, *next).is_none()), "{letter}");
        }
    }

    #[test]
    fn names_that_are_the_same() {
        #[track_caller]
        fn same(left: &str, right: &str) {
            assert_eq!(name_key(left), name_key(right));
        }

        same("Ủy ban", "Uỷ ban");
        same("thuý", "thúy");
        same("Hòa", "Ho\u{300}a");
        same("3. Cải cách – thủ tục", "3 cải cách thủ tục.");
        same("TTHC:  một   cửa", "tthc một cửa");
    }

    #[test]
    fn names_that_differ() {
        assert_ne!(name_key("má"), name_key("mà"));
        assert_ne!(name_key("da"), name_key("đa"));
        assert_ne!(name_key("xã A"), name_key("xã Â"));
        assert_ne!(name_key("kỳ"), name_key("kì"));
    }

    #[test]
    fn headings_lose_their_marks() {
        assert_eq!(letters("ĐIỂM THẨM ĐỊNH"), "diem tham dinh");
        assert_eq!(letters("Biện pháp năm 2023"), "bien phap nam");
    }
}
