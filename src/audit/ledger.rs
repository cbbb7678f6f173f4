//! What the checks found: findings, and the statements that were checked.

use crate::{
    model::At,
    verify::{Audit, Checked, Finding, FindingKind},
};

/// Collects what the checks find.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    check: &'static str,
    audit: Audit,
}

impl Ledger {
    /// What follows comes from this check.
    pub(super) const fn open(&mut self, check: &'static str) {
        self.check = check;
    }

    /// What was found.
    pub(super) fn close(self) -> Audit {
        self.audit
    }

    /// A statement was checked: it holds, or `fault` says why not. The same statement in several places,
    /// such as the letter and the table, is one.
    pub(super) fn judge(&mut self, text: &str, at: &[At], fault: Option<FindingKind>) {
        let same =
            |one: &&mut Checked| one.check == self.check && one.text == text && one.holds == fault.is_none();
        if let Some(known) = self.audit.checked.iter_mut().find(same) {
            known.at.extend(at.iter().copied().filter(|one| !known.at.contains(one)).collect::<Vec<_>>());
        } else {
            let (check, text, at) = (self.check, text.to_owned(), at.to_vec());
            self.audit.checked.push(Checked { check, text, at, holds: fault.is_none() });
        }
        if let Some(kind) = fault {
            self.find(kind, at);
        }
    }

    /// Something is to be said that is no failure of a statement.
    pub(super) fn find(&mut self, kind: impl Into<FindingKind>, at: &[At]) {
        let kind = kind.into();
        match self.audit.findings.iter_mut().find(|finding| finding.kind == kind) {
            Some(known) if !matches!(kind, FindingKind::Table(_)) => known.also(at.iter().copied()),
            _ => self.audit.findings.push(Finding::at(kind, at.iter().copied())),
        }
    }
}
