//! A citation that is quoted, without the words.

use super::{Findings, Spot, Subject};
use crate::{model::Basis, problem::CheckFault};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, criterion) in subject.guidance.criteria.iter().enumerate() {
        if criterion.citation.basis == Basis::Quoted && criterion.citation.quote.is_none() {
            findings.of_rule(Spot::Citation(index), CheckFault::QuotedWithoutWords, criterion);
        }
    }
}
