//! How the letters of a file are written as bytes.

mod tcvn3;
mod utf16;
mod vni;
mod windows1258;

use unicode_normalization::UnicodeNormalization;

/// An encoding that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1258: a letter and its tone are two bytes.
    Windows1258,
    /// TCVN3, also called ABC: fonts with names such as `.VnTime`.
    Tcvn3,
    /// VNI: fonts with names such as `VNI-Times`.
    Vni,
}

/// What could be read of bytes up to the first that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken(pub(super) String);

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1258, Self::Tcvn3, Self::Vni];

    /// Those that no mark and no rule of their own tells apart.
    pub(super) const LEGACY: [Self; 3] = [Self::Windows1258, Self::Tcvn3, Self::Vni];

    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }

    /// The encoding of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }

    /// The text of `bytes`, which hold no byte order mark; composed, where the encoding writes tones apart.
    pub(super) fn decode(self, bytes: &[u8]) -> Result<String, Broken> {
        match self {
            Self::Utf8 => utf8(bytes),
            Self::Utf16Le => utf16::decode(bytes, u16::from_le_bytes),
            Self::Utf16Be => utf16::decode(bytes, u16::from_be_bytes),
            Self::Windows1258 => windows1258::decode(bytes),
            Self::Tcvn3 => tcvn3::decode(bytes),
            Self::Vni => vni::decode(bytes),
        }
    }
}

fn utf8(bytes: &[u8]) -> Result<String, Broken> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let readable = bytes.get(..error.valid_up_to()).unwrap_or_default();
        Broken(String::from_utf8_lossy(readable).into_owned())
    })
}

/// Stands in a table for a byte that means nothing.
const NOTHING: char = '\u{FFFD}';

/// The text of bytes that each mean one character: those below 0x80 as in ASCII, the others as `upper_half` says.
fn one_a_byte(bytes: &[u8], upper_half: &str) -> Result<String, Broken> {
    let table: Vec<char> = upper_half.chars().filter(|character| *character != ' ').collect();
    let meaning = |byte: u8| match byte.checked_sub(0x80) {
        None => Some(char::from(byte)),
        Some(index) => table.get(usize::from(index)).copied().filter(|meaning| *meaning != NOTHING),
    };
    let text = bytes.iter().map_while(|byte| meaning(*byte)).nfc().collect();
    if bytes.iter().all(|byte| meaning(*byte).is_some()) { Ok(text) } else { Err(Broken(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    /// The 134 letters of Vietnamese that are not ASCII.
    const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ\
                                      ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";

    /// What the system's converter makes of bytes; none where it has no such table.
    fn iconv(name: &str, bytes: &[u8]) -> Option<String> {
        use std::io::Write;
        let mut child = Command::new("iconv")
            .args(["-f", name, "-t", "UTF-8"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        child.stdin.take()?.write_all(bytes).ok()?;
        let output = child.wait_with_output().ok()?;
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    }

    /// Where the system has a converter, every byte means what the converter says.
    #[test]
    fn tables_are_those_of_the_system() {
        for (encoding, name) in [(Encoding::Windows1258, "CP1258"), (Encoding::Tcvn3, "TCVN5712-1")] {
            if iconv(name, b"a").is_none() {
                continue;
            }
            for byte in 0x80..=0xFF_u8 {
                let theirs = iconv(name, &[byte]).map(|text| text.nfc().collect::<String>());
                assert_eq!(encoding.decode(&[byte]).ok(), theirs, "{name} {byte:#x}");
            }
        }
    }

    /// Every letter of Vietnamese can be written in each encoding, and in only one way of our tables.
    #[test]
    fn every_letter_has_its_bytes() {
        assert_eq!(LETTERS.chars().count(), 134);
        for encoding in Encoding::LEGACY {
            let one = (0x80..=0xFF_u8).map(|byte| vec![byte]);
            let two = (0x41..=0xFF_u8).flat_map(|first| (0x80..=0xFF_u8).map(move |last| vec![first, last]));
            let read: Vec<String> = one.chain(two).filter_map(|bytes| encoding.decode(&bytes).ok()).collect();
            for letter in LETTERS.chars() {
                assert!(read.contains(&letter.to_string()), "{encoding:?} cannot write {letter}");
            }
        }
    }

    #[test]
    fn names_are_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::from_name("latin1"), None);
    }
}
