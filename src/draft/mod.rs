//! New rule sets (*bộ quy tắc mới*): from a template, or from a table of criteria. What has still to be filled in is
//! marked by [`crate::guidance::MARK`], and `verify rules check` lists it.

mod condition;
mod criterion;
mod import;
mod kind;
mod outline;
mod template;
mod toml;

pub use import::import;
pub use template::template;

use crate::{
    guidance::{RuleFiles, read},
    problem::{DraftFault, Problems},
    source::Source,
};

/// A file of a new rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name, without folder.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// A problem where a rule set cannot have this name.
pub fn check_name(id: &str, problems: &mut Problems) {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let right = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(allowed)
        && !id.ends_with('-')
        && !id.contains("--");
    if !right {
        problems.push(crate::problem::Problem::new(DraftFault::Name { found: id.to_owned() }));
    }
}

/// The files as a rule set, read; what is wrong with them is told.
pub fn read_back(drafts: &[Draft], problems: &mut Problems) -> Option<RuleFiles> {
    let mut sources = Vec::new();
    for draft in drafts {
        match Source::new(draft.name.clone(), draft.text.as_bytes()) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    let files = RuleFiles::new(sources);
    read(&files, problems).map(|_| files)
}
