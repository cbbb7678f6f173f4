//! What the author of a rule set has still to fill in: marked in the files, in a text or in a comment.

use super::RuleFiles;
use crate::{
    problem::Place,
    source::{Source, Span},
};

/// The mark; what is to be filled in follows.
pub const MARK: &str = "CẦN ĐIỀN:";

/// A place that is still to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Where.
    pub place: Place,
    /// With what.
    pub what: String,
}

impl RuleFiles {
    /// What is still to be filled in of the set's own files, in their order.
    #[must_use]
    pub fn open(&self) -> Vec<Open> {
        self.files.iter().flat_map(of_file).collect()
    }
}

fn of_file(file: &Source) -> Vec<Open> {
    let marks = file.text().match_indices(MARK);
    marks.map(|(start, mark)| open(file, start, start.saturating_add(mark.len()))).collect()
}

/// A mark, with what follows up to the end of its text or line.
fn open(file: &Source, start: usize, behind: usize) -> Open {
    let rest = file.text().get(behind..).unwrap_or_default();
    let what = rest.split(['\n', '\r', '"']).next().unwrap_or_default().trim_end();
    let place = file.place(Span::new(start, behind.saturating_add(what.len())));
    Open { place, what: what.trim().to_owned() }
}
