//! Where the parts of a rule set stand in its files, for what is found after reading.

use super::{Open, RuleFiles};
use crate::{
    model::Guidance,
    problem::{Place, Problems},
    source::{Node, Source, Value, parse_toml},
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
    /// An amendment.
    Amendment(usize),
    /// A grade.
    Grade(usize),
    /// An example of a grade.
    GradeExample(usize, usize),
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
    head: String,
    open: Vec<Open>,
}

impl Places {
    /// The places of the parts of a rule set in its files and in those of its base.
    #[must_use]
    pub fn of(files: &RuleFiles, guidance: &Guidance) -> Self {
        let mut places = Self { open: files.open(), ..Self::default() };
        let mut problems = Problems::default();
        for file in files.whole_chain() {
            places.files.push(file.name().to_owned());
            if let Some(tree) = parse_toml(file, &mut problems) {
                Reader { file, guidance, places: &mut places }.set(&tree);
            }
        }
        places.head = files.files.first().map(|file| file.name().to_owned()).unwrap_or_default();
        places
    }

    /// The place of a part.
    #[must_use]
    pub fn get(&self, spot: Spot) -> Option<Place> {
        self.spots.get(&spot).cloned()
    }

    /// What is marked as still to be filled in.
    #[must_use]
    pub fn open(&self) -> &[Open] {
        &self.open
    }

    /// Whether something of a criterion is marked so, from its key up to that of the next one.
    pub(super) fn is_open(&self, criterion: usize) -> bool {
        let Some(own) = self.spots.get(&Spot::Criterion(criterion)) else { return false };
        let others = self.spots.iter().filter(|(spot, place)| {
            matches!(spot, Spot::Criterion(_)) && place.file == own.file && place.line > own.line
        });
        let next = others.map(|(_, place)| place.line).min().unwrap_or(usize::MAX);
        let inside = |place: &Place| place.file == own.file && (own.line..next).contains(&place.line);
        self.open.iter().any(|open| inside(&open.place))
    }

    /// The set's own first file.
    pub(super) fn head(&self) -> Place {
        Place { file: self.head.clone(), ..Place::default() }
    }

    /// The order of a place: its file in the order of reading, line, column.
    #[must_use]
    pub fn order(&self, place: Option<&Place>) -> (usize, usize, usize) {
        let file = |place: &Place| self.files.iter().position(|file| *file == place.file).unwrap_or(0);
        place.map_or((0, 0, 0), |place| (file(place), place.line, place.column))
    }
}

struct Reader<'p, 's> {
    file: &'s Source,
    guidance: &'s Guidance,
    places: &'p mut Places,
}

impl Reader<'_, '_> {
    fn put(&mut self, spot: Spot, node: &Node<'_>) {
        self.places.spots.insert(spot, self.file.place(node.span));
    }

    /// Places the value of the first key that is there, or the whole table.
    fn put_key(&mut self, spot: Spot, table: &Node<'_>, keys: &[&str]) {
        let node = keys.iter().find_map(|key| table.get(key)).unwrap_or(table);
        self.put(spot, node);
    }

    /// What an amendment has taken away has no place.
    fn set(&mut self, tree: &Node<'_>) {
        let guidance = self.guidance;
        for node in list(tree, "group") {
            let code = text(node, "code");
            if let Some(index) = guidance.groups.iter().position(|group| Some(group.code.as_str()) == code) {
                self.put_key(Spot::Group(index), node, &["score"]);
            }
        }
        for node in list(tree, "contradiction") {
            let said = text(node, "text");
            let told = guidance.contradictions.iter();
            for (index, _) in told.enumerate().filter(|(_, one)| Some(one.text.as_str()) == said) {
                self.put(Spot::Contradiction(index), node);
            }
        }
        for node in list(tree, "grade") {
            let label = text(node, "label");
            let grades = &guidance.grades.list;
            if let Some(index) = grades.iter().position(|grade| Some(grade.label.as_str()) == label) {
                self.put_key(Spot::Grade(index), node, &["when"]);
                for (number, example) in list(node, "example").iter().enumerate() {
                    self.put_key(Spot::GradeExample(index, number), example, &["points"]);
                }
            }
        }
        for node in list(tree, "criterion") {
            let key = text(node, "key");
            if let Some(index) = guidance.criteria.iter().position(|one| Some(one.key.as_str()) == key) {
                self.criterion(index, node);
            }
        }
        let base = guidance.base.as_deref();
        for (number, node) in list(tree, "amend").iter().enumerate() {
            if text(tree, "base").is_none() || text(tree, "base") == base {
                self.put(Spot::Amendment(number), node);
            }
        }
    }

    fn criterion(&mut self, index: usize, node: &Node<'_>) {
        self.put_key(Spot::Criterion(index), node, &["key"]);
        self.put_key(Spot::Citation(index), node, &["cite"]);
        for (slot, (key, _)) in node.get("input").map_or(&[][..], Node::entries).iter().enumerate() {
            self.places.spots.insert(Spot::Input(index, slot), self.file.place(key.span));
        }
        self.rule((index, None), node);
        let readings = self.guidance.criteria.get(index).map_or(&[][..], |one| one.readings.as_slice());
        for node in list(node, "reading") {
            let id = text(node, "id");
            if let Some(reading) = readings.iter().position(|reading| Some(reading.id.as_str()) == id) {
                self.rule((index, Some(reading)), node);
            }
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

fn text<'n>(node: &'n Node<'_>, key: &str) -> Option<&'n str> {
    match &node.get(key)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn list<'n, 'a>(node: &'n Node<'a>, key: &str) -> &'n [Node<'a>] {
    node.get(key).map_or(&[], Node::items)
}
