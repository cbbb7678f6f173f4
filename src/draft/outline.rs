//! The rows of a table of criteria as a tree: groups, their criteria, the total.

use super::kind::Kind;
use crate::{
    input::Listed,
    model::Row,
    number::Points,
    problem::{DraftFault, Problems, TableFault},
    source::Source,
    text::header::Column,
};
use std::cmp::Ordering;

/// A row that is a group or a criterion; what it needs is there.
#[derive(Clone, Debug)]
pub(super) struct Node<'l> {
    /// The row.
    pub(super) row: &'l Listed,
    /// The code, without the point that some tables put behind it.
    pub(super) code: &'l str,
    /// The title.
    pub(super) title: &'l str,
    /// The full points.
    pub(super) full: &'l Points,
    /// How it is scored.
    pub(super) kind: Kind,
    /// The group that holds it, by index.
    pub(super) parent: Option<usize>,
}

impl Node<'_> {
    /// Whether the table says how it is scored, in words that are not known.
    fn kind_unread(&self) -> bool {
        self.row.kind.as_ref().is_some_and(|told| Kind::read(&told.text).is_none())
    }
}

/// The tree.
#[derive(Clone, Debug)]
pub(super) struct Outline<'l> {
    /// Groups and criteria, in the order of the table.
    pub(super) nodes: Vec<Node<'l>>,
    /// The full points of the whole.
    pub(super) full: Points,
}

impl<'l> Outline<'l> {
    /// Reads the tree.
    ///
    /// Problems: cells that must be filled; [`DraftFault::UnknownKind`], [`DraftFault::CodeTwice`],
    /// [`DraftFault::NoGroup`], [`DraftFault::MoreThanFull`]; the warning [`DraftFault::LessThanFull`].
    pub(super) fn read(source: &Source, rows: &'l [Listed], problems: &mut Problems) -> Option<Self> {
        let (totals, parts): (Vec<&Listed>, Vec<&Listed>) = rows.iter().partition(|row| is_total(row));
        let mut nodes: Vec<Node<'l>> = parts.iter().filter_map(|row| node(source, row, problems)).collect();
        // From the first row that could not be read on, a group that a row seems to lack may be that one.
        let read = |row: &Listed| nodes.iter().any(|node| node.row.span == row.span && !node.kind_unread());
        let unread = parts.iter().find(|row| !read(row)).map(|row| row.span);
        tell_twice(source, &nodes, problems);
        let codes: Vec<&str> = nodes.iter().map(|node| node.code).collect();
        for node in nodes.iter_mut().filter(|node| node.row.kind.is_none() || node.kind_unread()) {
            if codes.iter().any(|code| lies_in(code, node.code)) {
                node.kind = Kind::Group;
            }
        }
        for index in 0..nodes.len() {
            let parent = parent(&nodes, index);
            if let Some(node) = nodes.get_mut(index) {
                node.parent = parent;
                let lacks_group = parent.is_none() && node.kind != Kind::Group;
                if lacks_group && unread.is_none_or(|unread| node.row.span < unread) {
                    let fault = DraftFault::NoGroup { code: node.code.to_owned() };
                    problems.at(source.place(node.row.span), fault);
                }
            }
        }
        let mut outline = Self { nodes, full: Points::zero() };
        for (index, node) in outline.nodes.iter().enumerate().filter(|(_, node)| node.kind == Kind::Group) {
            tell_sum(source, (node.row, Some(node.code)), &outline.parts(Some(index)), node.full, problems);
        }
        let sum = outline.parts(None);
        let total = totals.first().and_then(|total| Some((*total, total.full.as_ref()?)));
        if let Some((total, full)) = total {
            tell_sum(source, (total, None), &sum, full, problems);
        }
        outline.full = total.map_or(sum, |(_, full)| full.clone());
        (!problems.any_error()).then_some(outline)
    }

    /// The full points of the parts of a group, or of the whole, together.
    pub(super) fn parts(&self, of: Option<usize>) -> Points {
        let parts = self.nodes.iter().filter(|node| node.parent == of);
        parts.map(|node| node.full).sum()
    }

    /// The groups, with their indices.
    pub(super) fn groups(&self) -> impl Iterator<Item = (usize, &Node<'l>)> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.kind == Kind::Group)
    }

    /// The criteria below a group, at any depth.
    pub(super) fn criteria_of(&self, top: usize) -> impl Iterator<Item = &Node<'l>> {
        self.nodes.iter().filter(move |node| node.kind != Kind::Group && self.top(node) == Some(top))
    }

    /// The outermost group of a node.
    fn top(&self, node: &Node<'l>) -> Option<usize> {
        let mut at = node.parent?;
        // A parent stands above its parts, so that this ends.
        while let Some(parent) = self.nodes.get(at)?.parent {
            at = parent;
        }
        Some(at)
    }
}

fn is_total(row: &Listed) -> bool {
    let [code, name] = [&row.code, &row.name].map(|told| told.as_ref().map(|told| told.text.as_str().into()));
    Row { code, name, ..Row::default() }.is_total()
}

fn bare(code: &str) -> &str {
    code.trim_end_matches(['.', ' ', ')'])
}

fn node<'l>(source: &Source, row: &'l Listed, problems: &mut Problems) -> Option<Node<'l>> {
    let place = || source.place(row.span);
    let kind = match &row.kind {
        None => Kind::Unknown,
        Some(told) => {
            let kind = Kind::read(&told.text);
            if kind.is_none() {
                let fault = DraftFault::UnknownKind { found: told.text.clone(), known: Kind::names() };
                problems.at(source.place(told.span), fault);
            }
            kind.unwrap_or(Kind::Unknown)
        }
    };
    let code = row.code.as_ref().map(|told| bare(&told.text)).filter(|code| !code.is_empty());
    for (column, lacks) in
        [(Column::Code, code.is_none()), (Column::Name, row.name.is_none() && code.is_some())]
    {
        if lacks {
            problems.at(place(), TableFault::EmptyCell { column });
        }
    }
    let title = row.name.as_ref().map(|told| told.text.as_str());
    Some(Node { row, code: code?, title: title?, full: row.full.as_ref()?, kind, parent: None })
}

/// Whether a code continues another: `3.1.2` lies in `3.1`.
fn lies_in(code: &str, group: &str) -> bool {
    code.strip_prefix(group).is_some_and(|rest| rest.starts_with(['.', '-', '/']))
}

fn tell_twice(source: &Source, nodes: &[Node<'_>], problems: &mut Problems) {
    for (index, node) in nodes.iter().enumerate() {
        let earlier = nodes.get(..index).unwrap_or_default();
        if let Some(first) = earlier.iter().find(|first| first.code == node.code) {
            let fault = DraftFault::CodeTwice { code: node.code.to_owned(), line: first.row.line };
            problems.at(source.place(node.row.span), fault);
        }
    }
}

/// The group above a row whose code begins that of the row, the longest such code. Where there is none, the nearest
/// group above that is not counted in the same way: `2.1` is in `II`, and an item `a` is in any group.
fn parent(nodes: &[Node<'_>], index: usize) -> Option<usize> {
    let node = nodes.get(index)?;
    let above = || {
        nodes
            .get(..index)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .filter(|(_, other)| other.kind == Kind::Group)
    };
    let by_code =
        above().filter(|(_, other)| lies_in(node.code, other.code)).max_by_key(|(_, other)| other.code.len());
    let in_numbers = |code: &str| code.starts_with(|c: char| c.is_ascii_digit());
    let item = node.kind != Kind::Group && !in_numbers(node.code);
    let nearest = || above().rfind(|(_, other)| item || in_numbers(node.code) && !in_numbers(other.code));
    by_code.or_else(nearest).map(|(index, _)| index)
}

/// Tells where parts that are listed do not come to the full points of a group or of the whole.
fn tell_sum(
    source: &Source,
    (row, code): (&Listed, Option<&str>),
    parts: &Points,
    full: &Points,
    problems: &mut Problems,
) {
    let (code, sum, whole) = (code.map(str::to_owned), parts.plain(), full.plain());
    let fault = match parts.exact().cmp(full.exact()) {
        Ordering::Greater => DraftFault::MoreThanFull { code, parts: sum, full: whole, tier: false },
        Ordering::Less if !parts.exact().is_zero() => {
            DraftFault::LessThanFull { code, parts: sum, full: whole }
        }
        Ordering::Less | Ordering::Equal => return,
    };
    problems.at(source.place(row.span), fault);
}
