//! Citations and evidence as data.

use crate::{
    model::{Citation, Evidence, Guidance, State},
    verify::Bound,
};
use serde::Serialize;

/// A citation.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CitationEntry {
    pub source: String,
    pub number: Option<String>,
    pub issuer: Option<String>,
    pub issued: Option<String>,
    pub at: Option<String>,
    pub quote: Option<String>,
    pub via: Option<String>,
    pub basis: &'static str,
    pub inferred_from_score: bool,
}

/// A document behind counts.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct EvidenceEntry {
    pub id: String,
    pub title: Option<String>,
    pub file: Option<String>,
    pub sha256: Option<String>,
    pub state: &'static str,
}

pub(super) fn citation(guidance: &Guidance, citation: &Citation) -> CitationEntry {
    let document = guidance.document(&citation.source);
    CitationEntry {
        source: citation.source.clone(),
        number: document.map(|document| document.number.clone()),
        issuer: document.map(|document| document.issuer.clone()),
        issued: document.and_then(|document| document.issued).map(|date| date.to_string()),
        at: citation.at.clone(),
        quote: citation.quote.clone(),
        via: citation.via.clone(),
        basis: citation.basis.name(),
        inferred_from_score: citation.inferred_from_score,
    }
}

pub(super) fn evidence(all: &[Evidence], bound: &Bound) -> Vec<EvidenceEntry> {
    let figures = || bound.slots.iter().flat_map(|slot| &slot.figures);
    let used = all.iter().filter(|one| figures().any(|figure| figure.evidence.as_ref() == Some(&one.id)));
    let entry = |one: &Evidence| EvidenceEntry {
        id: one.id.clone(),
        title: one.title.clone(),
        file: one.file.clone(),
        sha256: match &one.state {
            State::Present { sha256 } | State::Changed { sha256 } => Some(sha256.clone()),
            State::NotRead | State::Missing => one.sha256.clone(),
        },
        state: one.state.name(),
    };
    used.map(entry).collect()
}
