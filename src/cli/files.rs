//! Opening files, each once.

use crate::{
    guidance::HEAD,
    problem::{FileFault, Place, Problem, RuleFault, file::Reason},
    source::{Allowed, Limits, Source, hash},
};
use std::{
    collections::BTreeSet,
    fs,
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Reads a text file within the limits.
pub(super) fn read(path: &Path, limits: Limits, allowed: Allowed) -> Result<Source, Problem> {
    let (name, bytes) = bytes(path, limits)?;
    Source::decoded(name, bytes, allowed, limits)
}

/// The name of a file, and its bytes, of which one more is read than the limits allow.
pub(super) fn bytes(path: &Path, limits: Limits) -> Result<(String, Vec<u8>), Problem> {
    let name = path.display().to_string();
    let most = limits.bytes;
    let mut bytes = Vec::new();
    let mut file = open(path, &name)?.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1));
    file.read_to_end(&mut bytes).map_err(|error| unreadable(&name, &error))?;
    bytes.shrink_to_fit();
    Ok((name, bytes))
}

/// A regular file, opened.
fn open(path: &Path, name: &str) -> Result<fs::File, Problem> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if !metadata.is_file() {
        return Err(fault(name, FileFault::NotAFile));
    }
    fs::File::open(path).map_err(|error| unreadable(name, &error))
}

fn fault(name: &str, fault: FileFault) -> Problem {
    Problem::at(Place { file: name.to_owned(), ..Place::default() }, fault)
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    fault(name, FileFault::Unreadable { reason: Reason::from(error) })
}

/// The SHA-256 of an evidence file, which may be of any size; none if it is not there.
pub(super) fn evidence(folder: &Path, file: &str) -> Option<String> {
    hash::sha256_of(open(&folder.join(file), file).ok()?).ok()
}

/// The text of a kept result; none if there is no such file.
pub(super) fn kept(path: &Path) -> Result<Option<String>, Problem> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&path.display().to_string(), &error)),
    }
}

/// The TOML files of a folder, if it holds a rule set.
pub(super) fn rule_files(folder: &Path) -> Result<Vec<Source>, Problem> {
    let name = folder.display().to_string();
    let unreadable = |error: std::io::Error| unreadable(&name, &error);
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(unreadable)?.collect();
    let mut paths: Vec<_> = entries.map_err(unreadable)?.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths.iter().map(|path| read(path, Limits::DEFAULT, Allowed::Unicode)).collect()
}

/// The folder itself where it holds a rule set, else the folders in it that do; a problem if there is no such folder,
/// or no rule set.
pub(super) fn rule_folders(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let name = folder.display().to_string();
    fs::read_dir(folder).map_err(|error| unreadable(&name, &error))?;
    if folder.join(HEAD).is_file() {
        return Ok(vec![folder.to_path_buf()]);
    }
    let sets: Vec<PathBuf> = folders(folder).into_iter().filter(|set| set.join(HEAD).is_file()).collect();
    if sets.is_empty() {
        let place = Place { file: name, ..Place::default() };
        return Err(Problem::at(place, RuleFault::NoFiles { file: HEAD.to_owned() }));
    }
    Ok(sets)
}

/// The last part of a path, also of `.`.
pub(super) fn last_name(path: &Path) -> String {
    let whole = || path.canonicalize().ok()?.file_name().map(ToOwned::to_owned);
    let name = path.file_name().map(ToOwned::to_owned).or_else(whole).unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The files that a run has read beside those that its arguments name: no output may replace them.
#[derive(Clone, Debug, Default)]
pub struct Used(Arc<Mutex<BTreeSet<PathBuf>>>);

impl Used {
    /// Remembers a file, if it is there.
    pub(super) fn add(&self, path: &Path) {
        if let Ok(path) = fs::canonicalize(path) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
        }
    }

    /// Whether a file was read, by its whole path.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(path)
    }
}

/// The folders of a folder, sorted.
pub(super) fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
