//! Opening files, each once.

use crate::{
    problem::{FileFault, Place, Problem},
    source::Source,
};
use std::{
    fs,
    io::{ErrorKind, Read},
    path::Path,
};

/// Reads a file.
pub(super) fn read(path: &Path) -> Result<Source, Problem> {
    let name = path.display().to_string();
    let bytes = bytes(path, &name)?;
    Source::new(name, &bytes)
}

/// The bytes of a regular file, of at most the size that is read.
fn bytes(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    let fault = |fault: FileFault| Problem::at(Place { file: name.to_owned(), ..Place::default() }, fault);
    let unreadable = |error: &std::io::Error| fault(FileFault::Unreadable { reason: reason(error) });
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        return Err(fault(FileFault::NotAFile));
    }
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    let most = u64::try_from(crate::source::MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

/// The bytes of an evidence file; none if it is not there.
pub(super) fn evidence(folder: &Path, file: &str) -> Option<Vec<u8>> {
    bytes(&folder.join(file), file).ok()
}

/// Why the system does not give a file, in words that do not depend on the system's language.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "không tìm thấy / not found".to_owned(),
        ErrorKind::PermissionDenied => "không có quyền / permission denied".to_owned(),
        other => other.to_string(),
    }
}

/// The TOML files of a folder, if it holds a rule set.
pub(super) fn rule_files(folder: &Path) -> Result<Vec<Source>, Problem> {
    let name = folder.display().to_string();
    let unreadable = |error: std::io::Error| {
        let place = Place { file: name.clone(), ..Place::default() };
        Problem::at(place, FileFault::Unreadable { reason: reason(&error) })
    };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(&unreadable)?.collect();
    let mut paths: Vec<_> = entries.map_err(unreadable)?.into_iter().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

/// The folders of a folder, sorted.
pub(super) fn folders(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
