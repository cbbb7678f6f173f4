//! Evidence (*tài liệu kiểm chứng*): the documents behind the counts.

use crate::source::Span;

/// A document behind counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The name by which counts know it.
    pub id: String,
    /// What it is.
    pub title: Option<String>,
    /// The file beside the counts.
    pub file: Option<String>,
    /// The SHA-256 that the counts state.
    pub sha256: Option<String>,
    /// What was found of it.
    pub state: State,
    /// Where the counts list it.
    pub span: Span,
}

/// What was found of an evidence file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nobody has looked, or there is no file.
    #[default]
    NotRead,
    /// It is there, with this SHA-256, which is the stated one where one is stated.
    Present {
        /// Its hash.
        sha256: String,
    },
    /// It is not there.
    Missing,
    /// It is there, with another SHA-256 than stated.
    Changed {
        /// Its hash.
        sha256: String,
    },
}

impl State {
    /// The name in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotRead => "not_read",
            Self::Present { .. } => "present",
            Self::Missing => "missing",
            Self::Changed { .. } => "changed",
        }
    }
}
