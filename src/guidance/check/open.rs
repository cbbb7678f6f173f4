//! What the author has marked as still to be filled in.

use super::{Findings, Subject};
use crate::problem::{CheckFault, Problem};

pub(super) fn check(_: &Subject<'_>, findings: &mut Findings<'_>) {
    let marks = findings.places.open().iter();
    let told = marks.map(|open| {
        let fault = CheckFault::Open { what: open.what.clone() };
        Problem::at(open.place.clone(), fault)
    });
    findings.list.extend(told);
}
