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
pub mod form;
pub mod html;
pub mod json;
pub mod letter;
pub mod markup;
pub mod plan;
pub mod regress;
pub mod text;
pub mod workbook;
pub mod xlsx;

/// What stands behind a report beside the results: the inputs, and what was wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The inputs: role, file name without folder, SHA-256.
    pub inputs: Vec<(String, String, String)>,
    /// The problems.
    pub problems: crate::problem::Problems,
}
