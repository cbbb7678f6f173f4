//! The rule sets that a word of the command line names.

use crate::{
    cli::files,
    guidance::{Catalogue, RuleFiles},
    problem::{Problem, Problems, RawFault},
};
use std::path::Path;

/// The ids under which the sets of a name or folder stand in the catalogue.
pub(super) fn add(name: &str, catalogue: &mut Catalogue, problems: &mut Problems) -> Vec<String> {
    let folder = Path::new(name);
    let sets = match folder.is_dir().then(|| files::rule_folders(folder)) {
        Some(Ok(sets)) => sets,
        _ if catalogue.files(name).is_some() => return vec![name.to_owned()],
        other => {
            let unknown =
                || Problem::new(RawFault::UnknownGuidance { id: name.to_owned(), known: catalogue.ids() });
            problems.push(other.and_then(Result::err).unwrap_or_else(unknown));
            return Vec::new();
        }
    };
    let mut ids = Vec::new();
    for set in sets {
        match files::rule_files(&set) {
            Ok(found) => {
                let id = set.display().to_string();
                catalogue.add(id.clone(), RuleFiles::new(found));
                ids.push(id);
            }
            Err(problem) => problems.push(problem),
        }
    }
    ids
}
