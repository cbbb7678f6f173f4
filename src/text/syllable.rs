//! Whether a word can be a syllable of Vietnamese: what tells an encoding that was guessed right from one that
//! was guessed wrong.

use unicode_normalization::UnicodeNormalization;

/// The tone marks: grave, tilde, hook above, acute, dot below. A syllable that ends in a stop has one of the last
/// two.
const TONES: [char; 5] = ['\u{300}', '\u{303}', '\u{309}', '\u{301}', '\u{323}'];

const INITIALS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Vowels after which a consonant may follow.
const CLOSABLE: [&str; 23] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "uy", "iê", "yê", "oa", "oă", "oe", "oo", "uâ",
    "uê", "uô", "uyê", "ươ",
];

/// Vowels that end a syllable.
const OPEN: [&str; 34] = [
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iêu", "iu", "oai", "oao", "oay", "oeo", "oi",
    "ôi", "ơi", "ua", "uây", "ui", "uôi", "uơ", "y", "uya", "uyu", "ưa", "ưi", "ươi", "ươu", "ưu", "yêu",
    "uau", "uâu",
];

/// Whether `word` can be a syllable of Vietnamese, in letters large or small, composed or not.
///
/// ```
/// use phuctra::text::syllable::is_syllable;
///
/// assert!(is_syllable("Thẩm") && is_syllable("quyết") && is_syllable("ĐỊNH"));
/// assert!(!is_syllable("lÖ") && !is_syllable("®Þnh"));
/// ```
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let (tones, letters): (Vec<char>, Vec<char>) =
        word.to_lowercase().nfd().partition(|letter| TONES.contains(letter));
    let letters: String = letters.into_iter().nfc().collect();
    let rhymes = INITIALS.into_iter().filter_map(|initial| letters.strip_prefix(initial));
    match tones.as_slice() {
        [] => rhymes.into_iter().any(|rhyme| is_rhyme(rhyme, false)),
        [tone] => rhymes.into_iter().any(|rhyme| is_rhyme(rhyme, matches!(tone, '\u{301}' | '\u{323}'))),
        _ => false,
    }
}

fn is_rhyme(rhyme: &str, stop: bool) -> bool {
    let ends_in = |final_: &str| rhyme.strip_suffix(final_).is_some_and(|vowel| CLOSABLE.contains(&vowel));
    OPEN.contains(&rhyme)
        || CLOSABLE.contains(&rhyme)
        || ["m", "n", "ng", "nh"].into_iter().any(ends_in)
        || (stop && ["c", "ch", "p", "t"].into_iter().any(ends_in))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_offices() {
        let text = "Tỷ lệ thủ tục hành chính có nghĩa vụ tài chính phát sinh giao dịch thanh toán trực tuyến \
                    ủy ban nhân dân xã Triệu Trạch huyện Triệu Phong tỉnh Quảng Trị quý giá gì khuỷu nguyễn \
                    ngoằn ngoèo thuở xoong yếu khuya rượu hươu oái";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn words_that_are_none() {
        for word in ["café", "tû", "lÖ", "thñ", "tôc", "hµnh", "chÝnh", "ñieåm", "hà\u{300}", "việk", "bàc"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
