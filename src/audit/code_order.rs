//! Codes that stand in another order than they count.

use super::{Case, Ledger, Node};
use crate::verify::TableFinding;

/// One finding for each row whose code is less than that of the row before it, in the same group.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let coded = case.outline.nodes.iter().map(|node| (node, parts(node)));
    let mut rows: Vec<(&Node, Vec<u64>)> = coded.filter(|(_, parts)| parts.len() > 1).collect();
    rows.sort_by_key(|(node, _)| node.line);
    for pair in rows.windows(2) {
        let [(before, first), (node, second)] = pair else { continue };
        let same_group = first.first() == second.first();
        if let (true, Some(code), Some(after)) = (same_group && second < first, node.code, before.code) {
            let finding = TableFinding::CodeOrder { code: code.to_owned(), after: after.to_owned() };
            ledger.find(finding, &[before.at(), node.at()]);
        }
    }
}

/// The numbers of a code; none where it has other parts.
fn parts(node: &Node) -> Vec<u64> {
    let parts = node.code.unwrap_or("").split('.').map(|part| part.parse::<u64>().ok());
    parts.collect::<Option<Vec<u64>>>().unwrap_or_default()
}
