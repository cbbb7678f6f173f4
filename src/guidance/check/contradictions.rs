//! What the rule set declares that official texts say against each other.

use super::{Findings, Spot, Subject};
use crate::problem::CheckFault;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, contradiction) in subject.guidance.contradictions.iter().enumerate() {
        let fault = CheckFault::Contradiction { text: contradiction.text.clone() };
        findings.add(Spot::Contradiction(index), fault, Some(&contradiction.citation));
    }
}
