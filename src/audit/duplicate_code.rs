//! A code printed in several rows that state points.

use super::{Case, Ledger};
use crate::{model::At, verify::TableFinding};

/// One finding for each code that several rows bear.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut rows: Vec<(&str, At)> = match case.verified {
        Some(verified) => {
            let rows = verified.docket.rows.iter().map(|matched| &matched.row);
            rows.filter_map(|row| Some((row.code.as_deref()?, At::Row(row.line)))).collect()
        }
        None => case.outline.nodes.iter().filter_map(|node| Some((node.code?, node.at()))).collect(),
    };
    // The rows of a code keep their order.
    rows.sort_by_key(|(code, _)| *code);
    for same in rows.chunk_by(|(code, _), (next, _)| code == next) {
        let [(code, _), _, ..] = same else { continue };
        let at: Vec<At> = same.iter().map(|(_, at)| *at).collect();
        ledger.find(TableFinding::DuplicateCode { code: (*code).to_owned() }, &at);
    }
}
