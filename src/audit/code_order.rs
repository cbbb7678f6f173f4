//! Codes that stand in another order than they count.

use super::{Case, Ledger, Node};
use crate::verify::TableFinding;

/// One finding for each row whose code is less than that of the row before it, in the same group.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut rows: Vec<&Node> = case.outline.nodes.iter().filter(|node| is_numbered(node)).collect();
    rows.sort_by_key(|node| node.start);
    for pair in rows.windows(2) {
        let [before, node] = pair else { continue };
        let same_group = numbers(before).next() == numbers(node).next();
        if let (true, Some(code), Some(after)) =
            (same_group && numbers(node).lt(numbers(before)), node.code, before.code)
        {
            let finding = TableFinding::CodeOrder { code: code.to_owned(), after: after.to_owned() };
            ledger.find(finding, &[before.at(), node.at()]);
        }
    }
}

/// Whether a code is of several numbers and nothing else.
fn is_numbered(node: &Node) -> bool {
    numbers(node).nth(1).is_some() && numbers(node).all(|number| number.is_some())
}

/// The parts of a code, as far as they are numbers.
fn numbers<'n>(node: &Node<'n>) -> impl Iterator<Item = Option<u64>> + use<'n> {
    node.code.unwrap_or("").split('.').map(|part| part.parse().ok())
}
