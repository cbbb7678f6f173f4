//! The dossier (*hồ sơ*) that a unit hands over: inputs, rules, reports, letter and evidence, with a list of hashes and
//! a program of plain Python that recomputes the scores.

mod guide;
mod inputs;
mod manifest;
mod page;
mod rules;

pub(super) use guide::scope;
pub use manifest::{LETTERS_MANIFEST, Listed, MANIFEST, is_safe, listed, manifest};
pub use rules::lowered;

use super::{Context, compose, content, docx::Container, html, json as report_json, text};
use crate::{inquiry::Inquiry, source::hash, text::Lang, verify::Verified};
use serde::Serialize;

/// The program that recomputes the scores of a dossier.
pub const RECHECK: &str = include_str!("recheck.py");
/// The letter in a dossier.
pub const LETTER: &str = "cong-van.docx";
/// The width of the report as text.
const WIDTH: usize = 100;

/// A file of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, with its folders.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of this name.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// An evidence file that goes into a dossier.
#[derive(Clone, Debug)]
pub struct EvidenceFile {
    /// The name by which counts know it.
    pub id: String,
    /// The file.
    pub file: File,
}

/// What a dossier is made of.
#[derive(Debug)]
pub struct Parts<'p, 'g> {
    /// The unit's results, as far as they are in its scope.
    pub verified: &'p Verified<'g>,
    /// What was inquired of them.
    pub inquiry: &'p Inquiry,
    /// The inputs, and the scope.
    pub context: &'p Context,
    /// The rule files.
    pub rules: Vec<File>,
    /// The inputs as received, where they may be in it.
    pub originals: Vec<File>,
    /// The evidence.
    pub evidence: Vec<EvidenceFile>,
    /// The language of the reports.
    pub lang: Lang,
}

/// Everything but the letter, by name; the list of the hashes comes last. None if a part cannot be written.
#[must_use]
pub fn files(parts: Parts<'_, '_>) -> Option<Vec<File>> {
    let Parts { verified, inquiry, context, lang, .. } = parts;
    let docket = &verified.docket;
    let results = std::slice::from_ref(verified);
    let mut blocks = compose::report(results, inquiry, context, lang);
    page::rules(docket, lang, &mut blocks);
    let report = report_json::render(&content::report(results, inquiry, context, lang)).ok()?;
    let mut files = vec![
        File::new("DOC-TRUOC.txt", guide::guide(docket, context)),
        File::new("inputs/appraised.csv", inputs::appraised(docket)?),
        File::new("inputs/raw.json", inputs::raw(docket, &parts.evidence)?),
        File::new("recheck.py", RECHECK),
        File::new("reports/report.html", html::render(&blocks, lang)),
        File::new("reports/report.json", report),
        File::new("reports/report.txt", text::render(&blocks, WIDTH, false)),
        File::new("rules.json", lowered(docket.guidance)?),
    ];
    // One document may stand behind several names.
    for one in parts.evidence.into_iter().map(|one| one.file).chain(parts.rules).chain(parts.originals) {
        if !files.iter().any(|file| file.name == one.name) {
            files.push(one);
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let list = manifest(&files);
    files.push(File::new(MANIFEST, list));
    Some(files)
}

/// The hash by which the letter knows the dossier: of the list of its files. None if it has none.
#[must_use]
pub fn root(files: &[File]) -> Option<String> {
    files.iter().find(|file| file.name == MANIFEST).map(|list| hash::sha256(&list.bytes))
}

/// Adds the letter, with a list of its own: it prints the hash of the first list, and so cannot be on it.
pub fn add_letter(files: &mut Vec<File>, letter: Vec<u8>) {
    let letter = File::new(LETTER, letter);
    files.push(File::new(LETTERS_MANIFEST, manifest(std::slice::from_ref(&letter))));
    files.push(letter);
}

/// The files in one zip archive; none if they are more than one can hold.
#[must_use]
pub fn zip(files: &[File]) -> Option<Vec<u8>> {
    let mut container = Container::default();
    for file in files {
        container.add(&file.name, &file.bytes)?;
    }
    container.finish()
}

/// Indented JSON with a line break at its end; none if it cannot be written.
fn json(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}
