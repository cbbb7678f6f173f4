//! Results to documents: content for machines, blocks for people, one file a format.

pub mod audit;
pub mod blocks;
pub mod book;
pub mod check;
pub mod compose;
pub mod content;
pub mod csv;
pub mod diff;
pub mod docx;
pub mod explain;
pub mod findings;
pub mod html;
pub mod json;
pub mod letter;
pub mod markup;
pub mod regress;
pub mod text;

use crate::verify::Verified;
use std::collections::BTreeSet;

/// What stands behind a report beside the results: the inputs, and what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The inputs: role, file name without folder, SHA-256.
    pub inputs: Vec<(String, String, String)>,
    /// The problems.
    pub problems: crate::problem::Problems,
}

impl Context {
    /// How many units of the batch are told of and have no result: they have points and no counts, or a problem.
    #[must_use]
    pub fn absent(&self, results: &[Verified<'_>]) -> usize {
        let known: BTreeSet<&str> = results.iter().map(|verified| verified.docket.unit.as_str()).collect();
        let told: BTreeSet<&str> =
            self.problems.iter().filter_map(|problem| problem.unit.as_deref()).collect();
        told.difference(&known).count()
    }
}
