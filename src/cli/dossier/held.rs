//! A dossier that is checked: what is in it, by name and hash. Nothing of it is written anywhere.

use crate::{
    cli::files,
    office,
    problem::{
        DossierFault, FileFault, OfficeFault, Place, Problem, ProblemKind, Problems, file::Reason,
        office::Hostile,
    },
    report::dossier::{LETTER, LETTERS_MANIFEST, MANIFEST, is_safe},
    source::{Limits, hash},
};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// No dossier has more files.
const MOST_FILES: usize = 5_000;

/// What a dossier holds.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The hash of each file, by name.
    pub(super) hashes: BTreeMap<String, String>,
    /// The lists, and the letter.
    pub(super) kept: BTreeMap<String, Vec<u8>>,
}

impl Held {
    /// Looks at a folder or a zip archive.
    pub(super) fn open(path: &Path, limits: Limits) -> Result<Self, Problems> {
        let mut held = Self::default();
        if path.is_dir() {
            held.walk(path, limits)?;
        } else {
            held.unpack(path, limits)?;
        }
        held.enter();
        Ok(held)
    }

    /// Where everything lies in one folder, as some programs pack it, the names are those in that folder.
    fn enter(&mut self) {
        let Some((first, _)) = self.hashes.keys().next().and_then(|name| name.split_once('/')) else {
            return;
        };
        let first = format!("{first}/");
        if self.hashes.contains_key(MANIFEST) || !self.hashes.keys().all(|name| name.starts_with(&first)) {
            return;
        }
        self.hashes = inside(std::mem::take(&mut self.hashes), &first);
        self.kept = inside(std::mem::take(&mut self.kept), &first);
    }

    fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.hashes.insert(name.clone(), hash::sha256(&bytes));
        if is_kept(&name) {
            self.kept.insert(name, bytes);
        }
    }

    fn unpack(&mut self, path: &Path, limits: Limits) -> Result<(), Problems> {
        let (file, bytes) = files::bytes(path, limits)?;
        let place = Place { file, ..Place::default() };
        if bytes.len() > limits.bytes {
            return Err(Problem::at(place, DossierFault::TooLarge { most: limits.bytes }).into());
        }
        let mut problems = Problems::default();
        let take = |name: &str, bytes: Vec<u8>| {
            if is_safe(name) {
                self.add(name.to_owned(), bytes);
            } else {
                problems.at(place.clone(), DossierFault::UnsafeName { name: name.to_owned() });
            }
        };
        if let Err(fault) = office::each_part(&bytes, &limits, take) {
            problems.at(place, of_dossier(fault, limits));
        }
        if problems.any_error() { Err(problems) } else { Ok(()) }
    }

    fn walk(&mut self, root: &Path, limits: Limits) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let mut folders = vec![(root.to_path_buf(), String::new())];
        let mut count = 0_usize;
        while let Some((folder, prefix)) = folders.pop() {
            let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
            for entry in entries {
                let entry = entry.map_err(|error| unreadable(&folder, &error))?;
                count = count.saturating_add(1);
                if count > MOST_FILES {
                    let fault = DossierFault::TooManyFiles { most: MOST_FILES };
                    return Err(Problem::at(place(root), fault).into());
                }
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                let kind = entry.file_type().map_err(|error| unreadable(&entry.path(), &error))?;
                if kind.is_dir() {
                    folders.push((entry.path(), format!("{name}/")));
                } else if kind.is_file() {
                    self.hash(&entry.path(), name, limits)?;
                } else {
                    problems.at(place(&entry.path()), DossierFault::NotRegular);
                }
            }
        }
        if problems.any_error() { Err(problems) } else { Ok(()) }
    }

    /// A file of the folder; only what is looked into is held in memory.
    fn hash(&mut self, path: &PathBuf, name: String, limits: Limits) -> Result<(), Problem> {
        if is_kept(&name) {
            let (file, bytes) = files::bytes(path, limits)?;
            if bytes.len() > limits.bytes {
                let place = Place { file, ..Place::default() };
                return Err(Problem::at(place, DossierFault::TooLarge { most: limits.bytes }));
            }
            self.add(name, bytes);
            return Ok(());
        }
        let sha256 = fs::File::open(path).and_then(hash::sha256_of);
        self.hashes.insert(name, sha256.map_err(|error| unreadable(path, &error))?);
        Ok(())
    }
}

/// What is wrong with an archive, as a fault of a dossier.
fn of_dossier(fault: OfficeFault, limits: Limits) -> ProblemKind {
    match fault {
        OfficeFault::OtherKind => DossierFault::NoArchive.into(),
        OfficeFault::Damaged { part } => DossierFault::Damaged { part }.into(),
        OfficeFault::Hostile { what: Hostile::Inflated { .. } } => {
            DossierFault::TooLarge { most: limits.bytes }.into()
        }
        other => other.into(),
    }
}

/// Whether more than the hash of a file is needed.
fn is_kept(name: &str) -> bool {
    [MANIFEST, LETTERS_MANIFEST, LETTER].contains(&name.rsplit('/').next().unwrap_or(name))
        && name.split('/').count() <= 2
}

fn inside<T>(all: BTreeMap<String, T>, folder: &str) -> BTreeMap<String, T> {
    let inner = |name: String| name.strip_prefix(folder).map(str::to_owned).unwrap_or(name);
    all.into_iter().map(|(name, value)| (inner(name), value)).collect()
}

fn place(path: &Path) -> Place {
    Place { file: path.display().to_string(), ..Place::default() }
}

fn unreadable(path: &Path, error: &io::Error) -> Problem {
    Problem::at(place(path), FileFault::Unreadable { reason: Reason::from(error) })
}
