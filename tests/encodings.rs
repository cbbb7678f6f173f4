//! A table gives the same rows in whatever encoding an office saved it, and what was assumed is told.

#![allow(clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::{
    cli::{Screen, run},
    source::{Allowed, Encoding, Limits, Source},
};
use std::{collections::BTreeMap, env, ffi::OsString, fs};

const CASE: &str = "cases/trieu-trach-2024";

/// The bytes of each character, found by reading every byte and every pair of bytes.
fn bytes_of(encoding: Encoding) -> BTreeMap<char, Vec<u8>> {
    let read = |bytes: &[u8]| {
        if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
            return None;
        }
        let source = Source::decoded("x", bytes.to_vec(), Allowed::Or(encoding), Limits::DEFAULT).ok()?;
        let mut characters = source.text().chars();
        characters.next().filter(|_| characters.next().is_none())
    };
    let pairs = (1..=0xFF_u8).flat_map(|first| (0..=0xFF_u8).map(move |last| vec![first, last]));
    let mut known = BTreeMap::new();
    for bytes in (1..=0xFF_u8).map(|byte| vec![byte]).chain(pairs) {
        if let Some(character) = read(&bytes) {
            known.entry(character).or_insert(bytes);
        }
    }
    known
}

/// The rows of a report, and what is told, for a table of these bytes.
fn verify(name: &str, table: &[u8], options: &[&str]) -> (String, String) {
    let folder = env::temp_dir().join(format!("phuctra-encodings-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let appraised = folder.join("appraised.csv");
    fs::write(&appraised, table).unwrap();
    let raw = format!("{CASE}/raw.json");
    let mut words: Vec<OsString> =
        ["verify", "--format", "csv", "--raw", &raw, "--appraised"].map(Into::into).into();
    words.push(appraised.into());
    words.extend(options.iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    run(words, &Screen::default(), &mut out, &mut err);
    fs::remove_dir_all(&folder).unwrap();
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

#[test]
fn the_real_table_in_every_encoding() {
    let table = fs::read_to_string(format!("{CASE}/appraised.csv")).unwrap();
    for encoding in Encoding::ALL {
        let bytes = match encoding {
            Encoding::Utf16Le => table.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => table.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Utf8 => table.clone().into_bytes(),
            _ => {
                let known = bytes_of(encoding);
                table.chars().flat_map(|c| known.get(&c).cloned().unwrap_or_else(|| vec![b'?'])).collect()
            }
        };
        let source = Source::decoded("x", bytes.clone(), Allowed::Or(encoding), Limits::DEFAULT).unwrap();
        let same = source.text();
        assert!(same.chars().filter(|c| *c == '?').count() < 5, "{encoding:?} lacks letters");
        let (expected, told) = verify("plain", same.as_bytes(), &[]);
        assert!(expected.lines().count() > 4, "{encoding:?}: {told}\n{same}");
        let (rows, told) = verify(encoding.name(), &bytes, &[]);
        assert_eq!(rows, expected, "{encoding:?}: {told}");
        assert_eq!(told.contains("[P016]"), encoding != Encoding::Utf8, "{encoding:?}: {told}");
        let (rows, told) = verify(encoding.name(), &bytes, &["--encoding", encoding.name()]);
        assert_eq!(rows, expected, "{encoding:?}: {told}");
        assert!(!told.contains("[P016]"), "{encoding:?}: {told}");
    }
}
