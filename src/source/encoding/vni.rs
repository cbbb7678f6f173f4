//! VNI: a letter, and after it one byte for all its marks; a few letters stand as one byte of their own.

use super::Broken;
use unicode_normalization::UnicodeNormalization;

/// The letters that stand alone. A capital is 0x20 below its small letter.
const LETTERS: [(u8, char); 9] = [
    (0xE6, 'ỉ'),
    (0xEC, 'ì'),
    (0xED, 'í'),
    (0xEE, 'ỵ'),
    (0xF1, 'đ'),
    (0xF2, 'ị'),
    (0xF3, 'ĩ'),
    (0xF4, 'ơ'),
    (0xF6, 'ư'),
];

/// The marks, of small letters; those of capitals are 0x20 below.
const MARKS: [(u8, &str); 17] = [
    (0xE0, "\u{302}\u{300}"),
    (0xE1, "\u{302}\u{301}"),
    (0xE2, "\u{302}"),
    (0xE3, "\u{302}\u{303}"),
    (0xE4, "\u{302}\u{323}"),
    (0xE5, "\u{302}\u{309}"),
    (0xE8, "\u{306}\u{300}"),
    (0xE9, "\u{306}\u{301}"),
    (0xEA, "\u{306}"),
    (0xEB, "\u{306}\u{323}"),
    (0xEF, "\u{323}"),
    (0xF5, "\u{303}"),
    (0xF8, "\u{300}"),
    (0xF9, "\u{301}"),
    (0xFA, "\u{306}\u{309}"),
    (0xFB, "\u{309}"),
    (0xFC, "\u{306}\u{303}"),
];

/// The text, composed. A mark that follows none of its vowels is broken.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Broken> {
    let mut text = String::new();
    for byte in bytes {
        match (letter(*byte), marks(*byte)) {
            (Some(letter), _) => text.push(letter),
            (None, Some(marks)) if takes(text.chars().next_back(), marks) => text.push_str(marks),
            _ => return Err(Broken(text.nfc().collect())),
        }
    }
    Ok(text.nfc().collect())
}

/// ASCII, a space that does not break, or a letter that stands alone.
fn letter(byte: u8) -> Option<char> {
    let small = |byte: u8| LETTERS.iter().find(|(known, _)| *known == byte).map(|(_, letter)| *letter);
    let capital = |byte: u8| small(byte.checked_add(0x20)?).and_then(|letter| letter.to_uppercase().next());
    match byte {
        0..0x80 => Some(char::from(byte)),
        0xA0 => Some('\u{A0}'),
        _ => small(byte).or_else(|| capital(byte)),
    }
}

fn marks(byte: u8) -> Option<&'static str> {
    let small = |byte: u8| MARKS.iter().find(|(known, _)| *known == byte).map(|(_, marks)| *marks);
    small(byte).or_else(|| small(byte.checked_add(0x20)?))
}

/// Whether a letter can carry marks: a breve only stands on `a`, a circumflex on `a`, `e` and `o`.
fn takes(letter: Option<char>, marks: &str) -> bool {
    let vowels = match marks.chars().next() {
        Some('\u{306}') => "aA",
        Some('\u{302}') => "aeoAEO",
        _ => "aeouyơưAEOUYƠƯ",
    };
    letter.is_some_and(|letter| vowels.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an editor that knows nothing of VNI shows, as bytes.
    fn bytes(shown: &str) -> Vec<u8> {
        shown.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
    }

    #[test]
    fn letters_and_their_marks() {
        #[track_caller]
        fn case(shown: &str, meant: &str) {
            assert_eq!(decode(&bytes(shown)), Ok(meant.to_owned()));
        }

        case("Ñieåm thaåm ñònh", "Điểm thẩm định");
        case("tæ leä dòch vuï coâng tröïc tuyeán", "tỉ lệ dịch vụ công trực tuyến");
        case("ÔÛ ÑOÀNG THAÙP, ñöôøng phoá", "Ở ĐỒNG THÁP, đường phố");
        case("thuûy lôïi, kyõ thuaät, höôùng daãn", "thủy lợi, kỹ thuật, hướng dẫn");
        case("Naêm, baèng, ñaëc, daãn", "Năm, bằng, đặc, dẫn");
    }

    #[test]
    fn a_mark_stands_on_a_vowel_that_takes_it() {
        assert_eq!(decode(&bytes("maõ bå")), Err(Broken("mã b".to_owned())));
        assert_eq!(decode(&bytes("ué")), Err(Broken("u".to_owned())));
        assert_eq!(decode(&bytes("aùù")), Err(Broken("á".to_owned())));
    }
}
