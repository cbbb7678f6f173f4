//! A code printed in several rows that state points.

use crate::verify::{Finding, FindingKind, Verified};
use std::collections::BTreeMap;

/// One finding for each code that several rows bear.
pub(super) fn check(verified: &Verified<'_>) -> Vec<Finding> {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for matched in &verified.docket.rows {
        if let Some(code) = &matched.row.code {
            rows.entry(code).or_default().push(matched.row.line);
        }
    }
    let several = rows.into_iter().filter(|(_, lines)| lines.len() > 1);
    several
        .map(|(code, lines)| Finding::new(FindingKind::DuplicateCode { code: code.to_owned() }, lines))
        .collect()
}
