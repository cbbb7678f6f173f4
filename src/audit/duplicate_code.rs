//! A code printed in several rows that state points.

use super::{Case, Ledger};
use crate::{model::At, verify::TableFinding};
use std::collections::BTreeMap;

/// One finding for each code that several rows bear.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut rows: BTreeMap<&str, Vec<At>> = BTreeMap::new();
    if let Some(verified) = case.verified {
        for matched in &verified.docket.rows {
            if let Some(code) = &matched.row.code {
                rows.entry(code).or_default().push(At::Row(matched.row.line));
            }
        }
    } else {
        for node in &case.outline.nodes {
            if let Some(code) = &node.code {
                rows.entry(code).or_default().push(node.at());
            }
        }
    }
    for (code, at) in rows.into_iter().filter(|(_, at)| at.len() > 1) {
        ledger.find(TableFinding::DuplicateCode { code: code.to_owned() }, &at);
    }
}
