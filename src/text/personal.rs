//! Signs of personal data in a text. What is found here is there; what is not found may be there all the same.

use crate::problem::dossier::Personal;

/// Digits of the number of an identity card (*căn cước công dân*), of which the first is 0.
const IDENTITY: usize = 12;
/// How the ten digits of a mobile number are written in groups.
const TELEPHONE: [&[usize]; 5] = [&[10], &[4, 3, 3], &[3, 3, 4], &[4, 2, 2, 2], &[3, 4, 3]];

/// The first sort of personal data of which a text shows signs.
///
/// ```
/// use phuctra::text::personal;
///
/// assert!(personal("Liên hệ: 0912 345 678").is_some());
/// assert_eq!(personal("945/1083 hồ sơ, mục 3.13.2"), None);
/// ```
#[must_use]
pub fn personal(text: &str) -> Option<Personal> {
    let numbers: Vec<(&str, bool)> = numbers(text).collect();
    for (at, (digits, _)) in numbers.iter().enumerate() {
        if digits.len() == IDENTITY && digits.starts_with('0') {
            return Some(Personal::Identity);
        }
        if is_mobile(digits) && TELEPHONE.iter().any(|groups| fits(numbers.get(at..), groups)) {
            return Some(Personal::Telephone);
        }
    }
    has_mail(text).then_some(Personal::Mail)
}

/// The first digits of mobile numbers.
fn is_mobile(digits: &str) -> bool {
    matches!(digits.as_bytes(), [b'0', b'3' | b'5' | b'7' | b'8' | b'9', ..])
}

/// Runs of digits with nothing else of a word beside them, and whether one sign alone stands before the next.
fn numbers(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let of_word = |letter: char| letter.is_alphanumeric();
    let words = text.split_inclusive(move |letter: char| !of_word(letter));
    words.map(move |word| {
        let bare = word.trim_end_matches(|letter: char| !of_word(letter));
        let joined = matches!(word.strip_prefix(bare), Some(" " | "." | "-" | "\u{A0}"));
        let digits = bare.bytes().all(|byte| byte.is_ascii_digit());
        (if digits { bare } else { "" }, joined)
    })
}

/// Whether the next runs are groups of these lengths, each joined to the one behind it, and the last to none.
fn fits(numbers: Option<&[(&str, bool)]>, groups: &[usize]) -> bool {
    let Some(numbers) = numbers else { return false };
    let last = groups.len().saturating_sub(1);
    let mut found = groups.iter().zip(numbers).enumerate();
    let all =
        found.by_ref().all(|(at, (len, (digits, joined)))| digits.len() == *len && (at == last || *joined));
    all && numbers.len() >= groups.len()
}

/// Whether something stands on both sides of an `@`, and a point behind it.
fn has_mail(text: &str) -> bool {
    let words = text.split(|letter: char| letter.is_whitespace() || "<>()[]{},;\"'".contains(letter));
    words.filter_map(|word| word.split_once('@')).any(|(person, host)| {
        let host = host.trim_end_matches('.');
        !person.is_empty()
            && host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && !end.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_persons() {
        #[track_caller]
        fn case(text: &str, found: Option<Personal>) {
            assert_eq!(personal(text), found, "{text}");
        }
        case("CCCD: 045123456789.", Some(Personal::Identity));
        case("số 1045123456789", None);
        case("mã 000.00.05.H50-240115-0001", None);
        case("0912345678", Some(Personal::Telephone));
        case("ĐT 0987.654.321;", Some(Personal::Telephone));
        case("037 123 4567", Some(Personal::Telephone));
        case("0233 3851 234", None);
        case("273/279 hồ sơ, 0 912 34", None);
        case("vanphong@vi-du.example.vn", Some(Personal::Mail));
        case("a@b", None);
        case("@ghi chú. x", None);
        case("Tổng cộng 94,64 điểm ngày 14/01/2025", None);
    }
}
