//! Where the parts of a rule set stand in its files, for what is found after reading.

use super::RuleFiles;
use crate::{
    problem::{Place, Problems},
    source::{Node, Source, parse_toml},
};
use std::collections::BTreeMap;

/// A rule of a criterion: its own, or that of a reading, by index.
pub type RuleOf = (usize, Option<usize>);

/// A part of a rule set, by index in the order of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A group.
    Group(usize),
    /// A contradiction.
    Contradiction(usize),
    /// A criterion.
    Criterion(usize),
    /// The citation of a criterion.
    Citation(usize),
    /// An input of a criterion.
    Input(usize, usize),
    /// The formula, the measure or the checklist of a rule.
    Rule(RuleOf),
    /// A guard of a rule.
    Guard(RuleOf, usize),
    /// A tier of a rule.
    Tier(RuleOf, usize),
    /// An example of a rule.
    Example(RuleOf, usize),
}

/// Where the parts stand.
#[derive(Clone, Debug, Default)]
pub struct Places {
    spots: BTreeMap<Spot, Place>,
    files: Vec<String>,
}

impl Places {
    /// The places of the parts of `files`, which have been read without a problem.
    #[must_use]
    pub fn of(files: &RuleFiles) -> Self {
        let mut places = Self::default();
        let mut counts = Counts::default();
        let mut problems = Problems::default();
        for file in &files.files {
            places.files.push(file.name().to_owned());
            if let Some(tree) = parse_toml(file, &mut problems) {
                File { file, places: &mut places }.set(&tree, &mut counts);
            }
        }
        places
    }

    /// The place of a part.
    #[must_use]
    pub fn get(&self, spot: Spot) -> Option<Place> {
        self.spots.get(&spot).cloned()
    }

    /// The order of a place: its file in the order of reading, line, column.
    #[must_use]
    pub fn order(&self, place: Option<&Place>) -> (usize, usize, usize) {
        let file = |place: &Place| self.files.iter().position(|file| *file == place.file).unwrap_or(0);
        place.map_or((0, 0, 0), |place| (file(place), place.line, place.column))
    }
}

/// How many parts of the files before there are.
#[derive(Default)]
struct Counts {
    criteria: usize,
    contradictions: usize,
}

struct File<'p, 's> {
    file: &'s Source,
    places: &'p mut Places,
}

impl File<'_, '_> {
    fn put(&mut self, spot: Spot, node: &Node<'_>) {
        self.places.spots.insert(spot, self.file.place(node.span));
    }

    /// Places the value of the first key that is there, or the whole table.
    fn put_key(&mut self, spot: Spot, table: &Node<'_>, keys: &[&str]) {
        let node = keys.iter().find_map(|key| table.get(key)).unwrap_or(table);
        self.put(spot, node);
    }

    fn set(&mut self, tree: &Node<'_>, counts: &mut Counts) {
        for (index, node) in list(tree, "group").iter().enumerate() {
            self.put_key(Spot::Group(index), node, &["score"]);
        }
        for node in list(tree, "contradiction") {
            self.put(Spot::Contradiction(counts.contradictions), node);
            counts.contradictions = counts.contradictions.saturating_add(1);
        }
        for node in list(tree, "criterion") {
            self.criterion(counts.criteria, node);
            counts.criteria = counts.criteria.saturating_add(1);
        }
    }

    fn criterion(&mut self, index: usize, node: &Node<'_>) {
        self.put_key(Spot::Criterion(index), node, &["key"]);
        self.put_key(Spot::Citation(index), node, &["cite"]);
        for (slot, (key, _)) in node.get("input").map_or(&[][..], Node::entries).iter().enumerate() {
            self.places.spots.insert(Spot::Input(index, slot), self.file.place(key.span));
        }
        self.rule((index, None), node);
        for (reading, node) in list(node, "reading").iter().enumerate() {
            self.rule((index, Some(reading)), node);
        }
    }

    fn rule(&mut self, rule: RuleOf, node: &Node<'_>) {
        self.put_key(Spot::Rule(rule), node, &["score", "measure", "checklist", "judged", "unknown"]);
        for (number, guard) in list(node, "if_zero").iter().enumerate() {
            self.put_key(Spot::Guard(rule, number), guard, &["when"]);
        }
        for (number, tier) in list(node, "tiers").iter().enumerate() {
            self.put_key(Spot::Tier(rule, number), tier, &["when"]);
        }
        for (number, example) in list(node, "example").iter().enumerate() {
            self.put_key(Spot::Example(rule, number), example, &["score"]);
        }
    }
}

fn list<'n, 'a>(node: &'n Node<'a>, key: &str) -> &'n [Node<'a>] {
    node.get(key).map_or(&[], Node::items)
}
