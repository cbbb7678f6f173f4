//! Opening files, each once.

use crate::{
    problem::{FileFault, Place, Problem, file::Reason},
    source::{Allowed, MOST_BYTES, Source},
};
use std::{fs, io::Read, path::Path};

/// Reads a file of at most `most` bytes.
pub(super) fn read(path: &Path, most: usize, allowed: Allowed) -> Result<Source, Problem> {
    let name = path.display().to_string();
    let bytes = bytes(path, &name, most)?;
    Source::decoded(name, &bytes, allowed)
}

/// The bytes of a regular file, of at most the size that is read.
fn bytes(path: &Path, name: &str, most: usize) -> Result<Vec<u8>, Problem> {
    let fault = |fault: FileFault| Problem::at(Place { file: name.to_owned(), ..Place::default() }, fault);
    let unreadable = |error: &std::io::Error| fault(FileFault::Unreadable { reason: Reason::from(error) });
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        return Err(fault(FileFault::NotAFile));
    }
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    let one_more = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(one_more).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() > most { Err(fault(FileFault::TooLarge { most })) } else { Ok(bytes) }
}

/// The bytes of an evidence file; none if it is not there.
pub(super) fn evidence(folder: &Path, file: &str) -> Option<Vec<u8>> {
    bytes(&folder.join(file), file, MOST_BYTES).ok()
}

/// The TOML files of a folder, if it holds a rule set.
pub(super) fn rule_files(folder: &Path) -> Result<Vec<Source>, Problem> {
    let name = folder.display().to_string();
    let unreadable = |error: std::io::Error| {
        let place = Place { file: name.clone(), ..Place::default() };
        Problem::at(place, FileFault::Unreadable { reason: Reason::from(&error) })
    };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(&unreadable)?.collect();
    let mut paths: Vec<_> = entries.map_err(unreadable)?.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths.iter().map(|path| read(path, MOST_BYTES, Allowed::Unicode)).collect()
}

/// The folders of a folder, sorted.
pub(super) fn folders(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
