//! What a case gives now, beside what was kept of it.

use super::{
    case::Kind,
    difference::{Hunk, hunks},
};
use crate::source::Span;

/// A case that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The name of its folder.
    pub case: String,
    /// Its title.
    pub title: String,
    /// Whether it really happened.
    pub kind: Kind,
    /// The exit status of each run.
    pub exits: Vec<Status>,
    /// Its reports.
    pub reports: Vec<Report>,
}

/// An exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The command; without one, the program verified.
    pub command: Option<&'static str>,
    /// The status that `case.toml` states.
    pub kept: u8,
    /// Where it does.
    pub at: Span,
    /// The status now.
    pub now: u8,
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its file.
    pub file: &'static str,
    /// As it was kept; none where there is no such file yet.
    pub kept: Option<String>,
    /// As it is now.
    pub now: String,
}

impl Status {
    /// Whether it is another.
    #[must_use]
    pub const fn moved(&self) -> bool {
        self.kept != self.now
    }
}

impl Report {
    /// Whether it is another.
    #[must_use]
    pub fn moved(&self) -> bool {
        self.kept.as_ref() != Some(&self.now)
    }

    /// Where it is another.
    #[must_use]
    pub fn hunks(&self) -> Vec<Hunk> {
        hunks(self.kept.as_deref().unwrap_or_default(), &self.now)
    }
}

impl Moved {
    /// Whether anything is another.
    #[must_use]
    pub fn any(&self) -> bool {
        self.exits.iter().any(Status::moved) || self.reports.iter().any(Report::moved)
    }

    /// The reports that are others.
    pub fn moved_reports(&self) -> impl Iterator<Item = &Report> {
        self.reports.iter().filter(|report| report.moved())
    }

    /// The statuses that are others.
    pub fn moved_exits(&self) -> impl Iterator<Item = &Status> {
        self.exits.iter().filter(|status| status.moved())
    }
}
