//! The rule sets that a word of the command line names.

use crate::{
    cli::files,
    guidance::{Catalogue, HEAD, RuleFiles},
    problem::{Place, Problem, Problems, RawFault, RuleFault},
};
use std::path::Path;

/// The ids under which the sets of a name or folder stand in the catalogue.
pub(super) fn add(name: &str, catalogue: &mut Catalogue, problems: &mut Problems) -> Vec<String> {
    let folder = Path::new(name);
    let sets = if folder.join(HEAD).is_file() { vec![folder.to_path_buf()] } else { inner(folder) };
    if sets.is_empty() && catalogue.files(name).is_some() {
        return vec![name.to_owned()];
    }
    if sets.is_empty() {
        problems.push(if folder.is_dir() {
            let place = Place { file: name.to_owned(), ..Place::default() };
            Problem::at(place, RuleFault::NoFiles { file: HEAD.to_owned() })
        } else {
            Problem::new(RawFault::UnknownGuidance { id: name.to_owned(), known: catalogue.ids() })
        });
    }
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

/// The folders of a folder that hold rule sets.
fn inner(folder: &Path) -> Vec<std::path::PathBuf> {
    files::folders(folder).into_iter().filter(|set| set.join(HEAD).is_file()).collect()
}
