//! The table as a tree: the total, its groups, their listed parts; by the rule set where there is one, else
//! by the printed codes.

use crate::{
    model::{At, Criterion, Group, Row},
    number::Points,
    verify::Verified,
};

/// The table as a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline<'c> {
    /// The total, if the table states one.
    pub total: Option<Node<'c>>,
    /// Groups and criteria, in the order of the table.
    pub nodes: Vec<Node<'c>>,
    /// What the parts of outermost groups that it does not state give, where that is no plain sum.
    computed: Vec<Node<'c>>,
    /// Whether it states points of groups of a rule set.
    grouped: bool,
}

/// A row that states points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node<'c> {
    /// Its line.
    pub line: usize,
    /// Where it starts.
    pub start: usize,
    /// Its code: a group's by the rule set, else as printed.
    pub code: Option<&'c str>,
    /// Its title, as printed.
    pub name: Option<&'c str>,
    /// Full points: as printed for groups, by the rule set for criteria.
    pub full: Option<Points>,
    /// Whether its points are a bonus by the rule set.
    pub bonus: bool,
    /// Granted points.
    pub granted: Option<Points>,
    /// Points that the unit gave itself.
    pub claimed: Option<Points>,
    /// What the column of places says.
    pub rank: Option<&'c str>,
    /// The group that holds it, by index.
    pub parent: Option<usize>,
    /// Whether it lies in a group that is not stated, and whose points are no plain sum: it is no part of the total.
    pub apart: bool,
    /// Its criterion in the rule set.
    pub criterion: Option<usize>,
}

impl<'c> Node<'c> {
    fn of(row: &'c Row) -> Self {
        Self {
            line: row.line,
            start: row.span.start,
            code: row.bare_code(),
            name: row.name.as_deref(),
            full: row.max.clone(),
            bonus: false,
            granted: row.appraised.clone(),
            claimed: row.claimed.clone(),
            rank: row.rank.as_deref(),
            parent: None,
            apart: false,
            criterion: None,
        }
    }

    /// What it brings to the full points of what holds it, where that is known: nothing, if it is a bonus.
    #[must_use]
    pub fn share(&self) -> Option<Points> {
        if self.bonus { Some(Points::zero()) } else { self.full.clone() }
    }

    /// Where it stands.
    #[must_use]
    pub const fn at(&self) -> At {
        At::Row(self.line)
    }
}

impl<'c> Outline<'c> {
    /// The tree of a unit that was verified.
    #[must_use]
    pub fn of_verified(verified: &'c Verified<'_>) -> Self {
        let (docket, guidance) = (&verified.docket, verified.docket.guidance);
        let mut nodes = Vec::new();
        for (index, row) in &docket.groups {
            let Some(group) = guidance.groups.get(*index) else { continue };
            let full = row.max.clone().or_else(|| Some(group.full.clone()));
            let node = Node { code: Some(&group.code), full, bonus: group.bonus, ..Node::of(row) };
            nodes.push((node, group.parent.as_deref()));
        }
        for matched in &docket.rows {
            let criterion = matched.criterion.and_then(|index| guidance.criteria.get(index));
            let Some(criterion) = criterion else { continue };
            let full = Some(criterion.full.clone());
            let node = Node { full, criterion: matched.criterion, ..Node::of(&matched.row) };
            nodes.push((node, Some(criterion.group.as_str())));
        }
        let groups: Vec<(&str, usize)> = nodes
            .iter()
            .enumerate()
            .filter(|(_, (node, _))| node.criterion.is_none())
            .filter_map(|(index, (node, _))| Some((node.code?, index)))
            .collect();
        let stated = |code: &str| groups.iter().find(|(known, _)| *known == code).map(|(_, index)| *index);
        let apart = |code: &str| {
            let mut unstated = guidance.around(code).take_while(|group| stated(&group.code).is_none());
            unstated.any(|group| !group.is_plain_sum())
        };
        let placed = |(node, group): (Node<'c>, Option<&str>)| Node {
            parent: group.and_then(stated),
            apart: group.is_some_and(apart),
            ..node
        };
        let full = |row: &Row| row.max.clone().or_else(|| Some(guidance.full.clone()));
        Self {
            grouped: !groups.is_empty(),
            total: docket.total.as_ref().map(|row| Node { full: full(row), ..Node::of(row) }),
            computed: computed(verified),
            nodes: nodes.into_iter().map(placed).collect(),
        }
    }

    /// The tree of rows without a rule set: `3.12.1` lies in `3.12`, or else in `3`.
    #[must_use]
    pub fn of_rows(rows: &[&'c Row]) -> Self {
        let mut outline = Self::default();
        // A section with a numeral of letters (`II`) holds what follows it.
        let mut section: Option<usize> = None;
        let is_only = rows.len() == 1;
        let (totals, parts): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.is_of_whole(is_only));
        let stated = totals.iter().find(|row| row.states_points()).or(totals.first());
        outline.total = stated.map(|row| Node::of(row));
        let coded = parts.iter().any(|row| row.states_points() && row.bare_code().is_some());
        for row in parts.into_iter().filter(|row| row.states_points()) {
            let mut node = Node::of(row);
            if node.code.is_none() && coded || outline.repeats(&node) {
                continue;
            }
            let lettered = node.code.is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
            node.parent = if lettered { None } else { outline.holder(&node).or(section) };
            if lettered {
                section = Some(outline.nodes.len());
            }
            outline.nodes.push(node);
        }
        outline
    }

    /// Whether a row prints a group again, as the heading of its details.
    fn repeats(&self, node: &Node<'_>) -> bool {
        let same = |known: &Node<'_>| {
            known.code == node.code
                && node.code.is_some()
                && (&known.full, &known.granted) == (&node.full, &node.granted)
        };
        let outer = node.code.is_some_and(|code| !code.contains('.'));
        outer && self.nodes.iter().any(same)
    }

    /// The node whose code is the longest beginning of this one's.
    fn holder(&self, node: &Node<'_>) -> Option<usize> {
        let mut outer = node.code?;
        while let Some((shorter, _)) = outer.rsplit_once('.') {
            outer = shorter;
            let found = self.nodes.iter().position(|known| known.code == Some(outer));
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// The nodes of a group; of the total without one. A criterion of the rule set whose group the table does
    /// not state is no part of the total where other groups are stated.
    pub fn parts(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &Node<'c>)> {
        let lies = move |node: &Node<'_>| {
            let in_total = || !(node.apart || self.grouped && node.criterion.is_some());
            node.parent == of && (of.is_some() || in_total())
        };
        self.nodes.iter().enumerate().filter(move |(_, node)| lies(node))
    }

    /// What adds up to the total: its parts, and what those of groups that the table does not state give.
    #[must_use]
    pub fn summands(&self) -> Vec<&Node<'c>> {
        self.parts(None).map(|(_, node)| node).chain(&self.computed).collect()
    }
}

/// The groups with a formula of their own that the table does not state, though it states the points of everything in
/// them; what holds them is not stated either, and adds up.
fn computed<'c>(verified: &'c Verified<'_>) -> Vec<Node<'c>> {
    let (docket, guidance) = (&verified.docket, verified.docket.guidance);
    let row_of = |group: &Group| {
        let is = |index: usize| guidance.groups.get(index).is_some_and(|one| one.code == group.code);
        docket.groups.iter().find(|(index, _)| is(*index)).map(|(_, row)| row)
    };
    let states = |row: &Row| row.appraised.is_some();
    let is_stated = |index: usize, criterion: &Criterion, group: &Group| {
        let within = guidance.around(&criterion.group).take_while(|inner| inner.code != group.code);
        docket.rows.iter().any(|matched| matched.criterion == Some(index) && states(&matched.row))
            || within.filter_map(row_of).any(states)
    };
    let is_whole = |group: &Group| {
        let within = |criterion: &Criterion| guidance.is_within(&criterion.group, &group.code);
        let mut criteria = guidance.criteria.iter().enumerate().filter(|(_, criterion)| within(criterion));
        criteria.all(|(index, criterion)| is_stated(index, criterion, group))
    };
    let counts = |group: &Group| {
        let mut outer = guidance.around(&group.code).skip(1);
        !group.is_plain_sum() && outer.all(|outer| outer.is_plain_sum() && row_of(outer).is_none())
    };
    let sums = guidance.groups.iter().zip(&verified.groups);
    let own = sums.filter(|(group, _)| row_of(group).is_none() && counts(group));
    own.filter_map(|(group, sum)| Some((group, sum.from_parts.clone()?)))
        .filter(|(group, _)| is_whole(group))
        .map(|(group, points)| Node {
            code: Some(&group.code),
            full: Some(group.full.clone()),
            bonus: group.bonus,
            granted: Some(points),
            ..Node::default()
        })
        .collect()
}
