//! Codes that stand in another order than they count.

use super::{Case, Ledger, Node};
use crate::verify::TableFinding;

/// One finding for each row whose code is less than that of the row before it, in the same group.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut rows: Vec<&Node> = case.outline.nodes.iter().filter(|node| parts(node).len() > 1).collect();
    rows.sort_by_key(|node| node.line);
    for pair in rows.windows(2) {
        let [before, node] = pair else { continue };
        let (first, second) = (parts(before), parts(node));
        let same_group = first.first() == second.first();
        if let (true, Some(code), Some(after)) = (same_group && second < first, &node.code, &before.code) {
            let finding = TableFinding::CodeOrder { code: code.clone(), after: after.clone() };
            ledger.find(finding, &[before.at(), node.at()]);
        }
    }
}

/// The numbers of a code; none where it has other parts.
fn parts(node: &Node) -> Vec<u64> {
    let parts = node.code.as_deref().unwrap_or("").split('.').map(|part| part.parse::<u64>().ok());
    parts.collect::<Option<Vec<u64>>>().unwrap_or_default()
}
