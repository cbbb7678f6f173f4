//! Results to documents: content for machines, blocks for people, one file a format.

pub mod audit;
pub mod blocks;
pub mod book;
pub mod check;
pub mod ci;
pub mod compose;
pub mod content;
pub mod coverage;
pub mod csv;
pub mod diff;
pub mod docx;
pub mod dossier;
pub mod explain;
pub mod findings;
pub mod form;
pub mod html;
pub mod json;
pub mod language;
pub mod letter;
pub mod markup;
pub mod plan;
pub mod regress;
mod standing;
pub mod text;
pub mod word_marks;
pub mod workbook;
pub mod xlsx;

use crate::verify::Verified;
use std::collections::BTreeSet;

/// What stands behind a report beside the results: the inputs, and what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The inputs: role, file name without folder, SHA-256.
    pub inputs: Vec<(String, String, String)>,
    /// The problems.
    pub problems: crate::problem::Problems,
    /// How much of the results the report holds, where that is not simply all.
    pub scope: Option<Scope>,
}

/// How much of a unit's results a dossier holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What its appeal needs.
    Disputed,
    /// Everything.
    All,
}

impl Scope {
    /// The name in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::All => "all",
        }
    }
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
