//! A rule set (*hướng dẫn, bộ chỉ số*).

use super::{Basis, Citation, Criterion, Document, Form, Grades, Ranking};
use crate::{
    formula::{OfChildren, Term},
    number::{Points, Rounding},
    text::Lang,
};

/// A rule set, read, lowered and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guidance {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The periods for which it holds.
    pub periods: Vec<String>,
    /// The rule set that it amends, if it amends one.
    pub base: Option<String>,
    /// What it changes of that one, in the order of the files.
    pub amendments: Vec<Amendment>,
    /// Full points of the index.
    pub full: Points,
    /// The documents that it cites.
    pub sources: Vec<Document>,
    /// The rounding of each level.
    pub rounding: Levels,
    /// The groups (*lĩnh vực, tiêu chí*), in the order of the files.
    pub groups: Vec<Group>,
    /// The criteria (*tiêu chí thành phần*), in the order of the files.
    pub criteria: Vec<Criterion>,
    /// Parts that carry points but have no rule here.
    pub not_modelled: Vec<NotModelled>,
    /// The grades (*xếp loại*), if it gives any.
    pub grades: Grades,
    /// How the units of a batch are ranked, if it says so.
    pub ranking: Option<Ranking>,
    /// What official texts say against each other, or against themselves.
    pub contradictions: Vec<Contradiction>,
    /// Counts of different criteria of which one is a part of the other.
    pub relations: Vec<Relation>,
    /// SHA-256 of its sorted files, line ends normalised.
    pub sha256: String,
}

impl Guidance {
    /// The group that holds a group and is in none; the group itself, if it is that.
    #[must_use]
    pub fn outermost<'c>(&'c self, group: &'c str) -> &'c str {
        self.around(group).last().map_or(group, |outer| outer.code.as_str())
    }

    /// A group and what holds it, from the inside out.
    pub fn around<'g>(&'g self, group: &str) -> impl Iterator<Item = &'g Group> + use<'g> {
        let find = |code: &str| self.groups.iter().find(|one| one.code == code);
        let outwards = std::iter::successors(find(group), move |group| find(group.parent.as_deref()?));
        // A rule set that ties groups into a circle is told as such.
        outwards.take(self.groups.len())
    }

    /// Whether a group is the other, or lies in it.
    #[must_use]
    pub fn is_within(&self, group: &str, outer: &str) -> bool {
        self.around(group).any(|group| group.code == outer)
    }

    /// Whether what a group holds is a bonus: it, or a group that holds it, is one.
    #[must_use]
    pub fn is_bonus(&self, group: &str) -> bool {
        self.around(group).any(|group| group.bonus)
    }

    /// The most points that a group, or the whole, can have: its full points, and what bonuses in it add.
    #[must_use]
    pub fn most(&self, group: Option<&Group>) -> Points {
        let full = group.map_or(&self.full, |group| &group.full);
        let inner =
            self.groups.iter().filter(|inner| inner.parent.as_deref() == group.map(|group| &*group.code));
        inner.fold(full.clone(), |sum, inner| sum.add(&self.most(Some(inner))).sub(inner.share()))
    }
}

/// The rounding of each level; a level that is not named is not rounded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// Of a criterion's points.
    pub criterion: Option<LevelRounding>,
    /// Of a group's points.
    pub group: Option<LevelRounding>,
    /// Of the total.
    pub total: Option<LevelRounding>,
}

/// The rounding of a level, and how well it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRounding {
    /// Mode and digits.
    pub rounding: Rounding,
    /// How well it is known.
    pub basis: Basis,
    /// From what it is known.
    pub why: Option<String>,
}

/// An inner node (*lĩnh vực, tiêu chí*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The code.
    pub code: String,
    /// The code of the group that holds it.
    pub parent: Option<String>,
    /// The title.
    pub title: String,
    /// Other titles under which documents print it.
    pub also: Vec<String>,
    /// Full points.
    pub full: Points,
    /// Whether its points are a bonus (*điểm cộng, điểm ưu tiên*): they add to those of what holds it, and its full
    /// points are no part of the full points there.
    pub bonus: bool,
    /// How its points come from those of its children.
    pub score: Form,
    /// How well it is known.
    pub basis: Basis,
    /// Where it comes from.
    pub citation: Option<Citation>,
}

/// What a bonus brings to the full points of what holds it.
static NOTHING: Points = Points::zero();

impl Group {
    /// What it brings to the full points of what holds it: its own, or nothing where it is a bonus.
    #[must_use]
    pub fn share(&self) -> &Points {
        if self.bonus { &NOTHING } else { &self.full }
    }

    /// Whether its points are the plain sum of those of its children.
    #[must_use]
    pub fn is_plain_sum(&self) -> bool {
        self.score.term == Term::Children(OfChildren::Sum)
    }

    /// Whether its formula adds up the points of its children, if only to hold the sum against a cap.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        fn adds(term: &Term) -> bool {
            *term == Term::Children(OfChildren::Sum) || term.parts().iter().any(adds)
        }
        adds(&self.score.term)
    }

    /// The title for people, which says so where it is a bonus.
    #[must_use]
    pub fn heading(&self, lang: Lang) -> String {
        let bonus = if self.bonus { lang.pick(" (điểm cộng)", " (bonus)") } else { "" };
        format!("{}{bonus}", self.title)
    }

    /// The titles under which it is known.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

/// A part that carries points but has no rule here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotModelled {
    /// The group; none for a part outside the listed groups.
    pub group: Option<String>,
    /// Its full points, if known.
    pub full: Option<Points>,
    /// How well that is known.
    pub basis: Basis,
    /// Why there is no rule.
    pub why: String,
}

/// One change of an amending text (*sửa đổi, bổ sung, bãi bỏ*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// What it changes.
    pub about: About,
    /// How.
    pub change: Change,
    /// What the criterion was before; none for a group.
    pub before: Option<Box<Criterion>>,
    /// What it is after; none where it is repealed, and for a group.
    pub after: Option<Box<Criterion>>,
    /// Where it stands.
    pub citation: Citation,
}

impl Amendment {
    /// Whether it is about a criterion, by its key.
    #[must_use]
    pub fn is_about(&self, key: &str) -> bool {
        matches!(&self.about, About::Criterion(criterion) if criterion == key)
    }
}

/// How an amendment changes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It sets these keys.
    Set(Vec<String>),
    /// It makes a reading the rule.
    Adopt(String),
    /// It ends it.
    Repeal,
}

/// What an official text says against another, or against itself (*mâu thuẫn*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// What it is about.
    pub about: About,
    /// What contradicts what, in Vietnamese.
    pub text: String,
    /// Where the texts stand.
    pub citation: Citation,
}

/// What a contradiction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The whole rule set.
    Whole,
    /// A group, by its code.
    Group(String),
    /// A criterion, by its key.
    Criterion(String),
}

/// Two counts of different criteria: one counts a part of what the other counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The count that is not more.
    pub part: Place,
    /// Than this one.
    pub whole: Place,
    /// Why, in Vietnamese.
    pub why: String,
    /// Where that stands.
    pub citation: Citation,
}

/// An input of a criterion, by names, because amendments move criteria and inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The criterion's key.
    pub criterion: String,
    /// The input's name.
    pub input: String,
}

impl Guidance {
    /// The criterion of a key or code, with its index.
    #[must_use]
    pub fn criterion(&self, name: &str) -> Option<(usize, &Criterion)> {
        let named = |criterion: &&Criterion| criterion.key == name || criterion.code == name;
        let index = self.criteria.iter().position(|criterion| named(&criterion))?;
        self.criteria.get(index).map(|criterion| (index, criterion))
    }

    /// The document of an id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.sources.iter().find(|document| document.id == id)
    }

    /// The digits with which a criterion's points are printed.
    #[must_use]
    pub fn digits(&self) -> u32 {
        self.rounding.criterion.as_ref().map_or(0, |level| level.rounding.digits())
    }

    /// How well a criterion is known: its own basis, or that of its rounding if weaker.
    #[must_use]
    pub fn basis(&self, criterion: &Criterion) -> Basis {
        let rounding = self.rounding.criterion.as_ref().map(|level| level.basis);
        rounding.map_or(criterion.basis, |rounding| rounding.max(criterion.basis))
    }
}
