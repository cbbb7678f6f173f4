//! Files that go into a dossier as they are: evidence and inputs. What shows signs of personal data stays out unless
//! that is asked for.

use crate::{
    cli::{args::Args, files},
    model::{Evidence, State},
    office,
    problem::{DossierFault, FileFault, Place, Problem, Problems, RawFault, dossier::Personal, file::Reason},
    report::dossier::{EvidenceFile, File, is_safe},
    source::{Allowed, Limits, Source, hash},
    text::personal,
};
use std::{fs, path::Path};

/// What is taken in, and what is told of it.
pub(super) struct Taken<'t> {
    pub(super) args: &'t Args,
    /// Whether personal data may be in it.
    pub(super) personal: bool,
    pub(super) problems: &'t mut Problems,
}

impl Taken<'_> {
    /// The evidence. A link that leads out of the folder of the counts is a problem, as a name that does so is.
    pub(super) fn evidence(&mut self, folder: &Path, all: &[Evidence]) -> Vec<EvidenceFile> {
        let mut taken: Vec<EvidenceFile> = Vec::new();
        for one in all {
            let Some(name) = &one.file else { continue };
            let (State::Present { sha256 } | State::Changed { sha256 }) = &one.state else { continue };
            let path = folder.join(name);
            if !is_within(folder, &path) {
                let place = Place { file: path.display().to_string(), ..Place::default() };
                self.problems.at(place, RawFault::EvidenceOutside { file: name.clone() });
                continue;
            }
            if let Some(bytes) = self.bytes(&path, sha256).filter(|bytes| self.may_be_sent(name, bytes)) {
                let file = File::new(free_name(name, &bytes, &taken), bytes);
                taken.push(EvidenceFile { id: one.id.clone(), file });
            }
        }
        taken
    }

    /// An input as received.
    pub(super) fn original(&mut self, path: &Path, sha256: &str) -> Option<File> {
        let bytes = self.bytes(path, sha256)?;
        let name = clean(&path.to_string_lossy());
        self.may_be_sent(&name, &bytes).then(|| File::new(format!("originals/{name}"), bytes))
    }

    /// Whether `what` of a file keeps it out, which is told.
    pub(super) fn keeps_out(&mut self, path: &Path, what: Personal) -> bool {
        let file = clean(&path.to_string_lossy());
        if !self.personal {
            self.problems.push(Problem::new(DossierFault::PersonalData { file, what }));
        }
        !self.personal
    }

    /// The bytes of a file that was read before, if they are still the same.
    fn bytes(&mut self, path: &Path, sha256: &str) -> Option<Vec<u8>> {
        match files::bytes(path, self.args.limits) {
            Ok((name, bytes)) if bytes.len() > self.args.limits.bytes => {
                let place = Place { file: name, ..Place::default() };
                self.problems.at(place, DossierFault::TooLarge { most: self.args.limits.bytes });
                None
            }
            Ok((_, bytes)) if hash::sha256(&bytes) == sha256 => Some(bytes),
            Ok((name, _)) => {
                let changed =
                    self.args.lang.pick("tệp đổi trong lúc lập hồ sơ", "it changed while it was read");
                let fault = FileFault::Unreadable { reason: Reason::Other(changed.to_owned()) };
                self.problems.at(Place { file: name, ..Place::default() }, fault);
                None
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    fn may_be_sent(&mut self, name: &str, bytes: &[u8]) -> bool {
        if self.personal {
            return true;
        }
        let file = clean(name);
        match text_of(bytes, &self.args.limits) {
            None => self.problems.push(Problem::new(DossierFault::NotLookedInto { file })),
            Some(text) => {
                if let Some(what) = personal(&text) {
                    self.problems.push(Problem::new(DossierFault::PersonalData { file, what }));
                    return false;
                }
            }
        }
        true
    }
}

/// Whether a file lies in a folder, or below it, links followed.
fn is_within(folder: &Path, path: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (fs::canonicalize(folder), fs::canonicalize(path)) {
        (Ok(folder), Ok(path)) => path.starts_with(folder),
        _ => false,
    }
}

/// The text in a file; none where the program cannot look into it.
fn text_of(bytes: &[u8], limits: &Limits) -> Option<String> {
    if office::kind(bytes).is_some() {
        return office::text(bytes, limits).ok().or_else(|| cells(bytes, limits));
    }
    if bytes.starts_with(b"%PDF") || bytes.contains(&0) && !bytes.starts_with(b"\xFF\xFE") {
        return None;
    }
    let source = Source::decoded("", bytes.to_vec(), Allowed::Any, *limits).ok()?;
    Some(source.text().to_owned())
}

/// The texts of all cells, each on a line of its own.
fn cells(bytes: &[u8], limits: &Limits) -> Option<String> {
    let sheets = office::sheets(bytes, limits).ok()?;
    let cells = sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
    Some(cells.fold(String::new(), |text, cell| text + &cell.text + "\n"))
}

/// The name of a file without its folders, with `_` for what some machine does not allow.
fn clean(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let allowed =
        |letter: char| if letter.is_control() || ":*?\"<>|".contains(letter) { '_' } else { letter };
    let name: String = name.chars().map(allowed).collect();
    let name = name.trim_matches(' ').trim_end_matches(['.', ' ']);
    if is_safe(name) { name.to_owned() } else { format!("_{name}") }
}

/// A name in the dossier that no other evidence has.
fn free_name(file: &str, bytes: &[u8], taken: &[EvidenceFile]) -> String {
    let name = clean(file);
    let mut free = format!("inputs/evidence/{name}");
    let mut number = 2_usize;
    while taken
        .iter()
        .any(|one| one.file.name.to_lowercase() == free.to_lowercase() && one.file.bytes != bytes)
    {
        free = format!("inputs/evidence/{number}-{name}");
        number = number.saturating_add(1);
    }
    free
}
