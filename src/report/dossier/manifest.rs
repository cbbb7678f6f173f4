//! The list of the files of a dossier with their hashes, as `sha256sum -c` reads it.

use super::File;
use crate::source::hash;

/// The list of everything but the letter.
pub const MANIFEST: &str = "SHA256SUMS";
/// The list of the letter.
pub const LETTERS_MANIFEST: &str = "SHA256SUMS-cong-van";
/// Digits of a hash.
const DIGITS: usize = 64;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The hash.
    pub sha256: String,
    /// The file.
    pub name: String,
}

/// The list of these files, in their order.
#[must_use]
pub fn manifest(files: &[File]) -> String {
    let line = |file: &File| format!("{}  {}\n", hash::sha256(&file.bytes), file.name);
    files.iter().map(line).collect()
}

/// The lines of a list; where a line is none, its number.
///
/// # Errors
/// The number of the first line that is no hash and name.
pub fn listed(text: &str) -> Result<Vec<Listed>, usize> {
    let line = |(number, line): (usize, &str)| one(line).ok_or(number);
    (1..).zip(text.lines()).map(line).collect()
}

fn one(line: &str) -> Option<Listed> {
    let (sha256, rest) = line.split_at_checked(DIGITS)?;
    let name = rest.strip_prefix("  ")?;
    let hexadecimal = |digit: u8| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit);
    let fits = sha256.bytes().all(hexadecimal) && !name.is_empty();
    fits.then(|| Listed { sha256: sha256.to_owned(), name: name.to_owned() })
}

/// Names that Windows gives to devices.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Whether a name stays in the dossier and is one on every machine.
#[must_use]
pub fn is_safe(name: &str) -> bool {
    let part = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().to_lowercase();
        let stem = stem.trim_end_matches(|digit: char| digit.is_ascii_digit());
        !part.is_empty()
            && !part.ends_with(['.', ' '])
            && !part.starts_with(' ')
            && !part.chars().any(|letter| letter.is_control() || "\\:*?\"<>|".contains(letter))
            && !DEVICES.contains(&stem)
    };
    name.len() < 1_000 && name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_stay_inside() {
        for name in ["a", "evidence/Công văn 15.pdf", "rules/x/1-a.toml", ".an", "console.txt"] {
            assert!(is_safe(name), "{name}");
        }
        for name in [
            "",
            "..",
            "a/../b",
            "/etc/passwd",
            "a//b",
            "a/",
            "./a",
            "C:/a",
            "a\\b",
            "a\nb",
            "nul",
            "com1.txt",
            "a ",
            "a.",
            "a:b",
            "\u{1b}[2J",
            " a",
        ] {
            assert!(!is_safe(name), "{name:?}");
        }
    }

    #[test]
    fn lines() {
        let files = [File::new("a b", "x"), File::new("c", "")];
        let list = manifest(&files);
        let read = listed(&list).unwrap();
        assert_eq!(read[0].sha256, hash::sha256(b"x"));
        assert_eq!((read[0].name.as_str(), read[1].name.as_str()), ("a b", "c"));
        assert_eq!(listed(&format!("{list}x")), Err(3));
        assert_eq!(listed(&list.replacen("  ", " *", 1)), Err(1));
        assert_eq!(listed(&list.to_uppercase()), Err(1));
    }
}
