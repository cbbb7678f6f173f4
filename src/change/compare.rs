//! What changed between two rule sets, by the keys of their criteria and the codes of their groups.

use super::{
    extremes::{Extremes, extremes},
    normal,
};
use crate::{
    formula::{
        Letters, Type,
        print::{Notation, term},
    },
    model::{
        Basis, Citation, Contradiction, Criterion, Document, Form, Grade, Group, Guidance, LevelRounding,
        Ranking, Reading, Relation, Rule, criterion::InputKind,
    },
    number::Points,
    problem::check::Worded,
    text::Lang,
};

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The code.
    Code,
    /// The title.
    Title,
    /// The group.
    Group,
    /// The full points.
    Full,
    /// Whether the points are a bonus.
    Bonus,
    /// The rule itself.
    Rule,
    /// The rule is written otherwise and means the same.
    Writing,
    /// An input.
    Input,
    /// A reading.
    Reading,
    /// The place that is cited.
    Citation,
    /// The words that are cited.
    Quote,
    /// The rounding of criteria.
    RoundingOfCriteria,
    /// The rounding of groups.
    RoundingOfGroups,
    /// The rounding of the total.
    RoundingOfTotal,
    /// The periods.
    Periods,
    /// How units are ranked.
    Ranking,
    /// A count that is a part of another.
    Relation,
    /// How well it is known.
    Basis,
    /// A document that is cited.
    Source,
    /// What official texts say against each other.
    Contradiction,
    /// The points that a grade needs.
    Points,
    /// What a grade needs beside points.
    Condition,
    /// The place of a grade among the others.
    Order,
}

/// The sorts of things that differences are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The whole set.
    Set,
    /// A group.
    Group,
    /// A criterion.
    Criterion,
    /// A grade.
    Grade,
}

/// One thing as it was and as it is; a missing side means that it was not there, or is no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// What it is.
    pub part: Part,
    /// As it was; in English as rule files have it.
    pub old: Option<Worded>,
    /// As it is.
    pub new: Option<Worded>,
}

/// What changed of one criterion or group, or of the set as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The key of the criterion, the code of the group, the label of the grade; none for the whole set.
    pub about: Option<String>,
    /// What it is about.
    pub sort: Sort,
    /// How it is called: its code and title in the new set, or in the old one if it is gone.
    pub called: String,
    /// Whether the old set has it.
    pub was: bool,
    /// Whether the new set has it.
    pub is: bool,
    /// What changed of it.
    pub parts: Vec<Was>,
    /// How far its score can move.
    pub extremes: Option<Extremes>,
}

/// What changed from one rule set to another: the set, the groups, the criteria, in the order of the new set and
/// then, for what is gone, of the old one.
#[must_use]
pub fn differences(old: &Guidance, new: &Guidance) -> Vec<Difference> {
    let whole = whole(old, new);
    let groups = pairs(&old.groups, &new.groups, |group| &group.code).map(|(old, new)| of_group(old, new));
    let criteria =
        pairs(&old.criteria, &new.criteria, |one| &one.key).map(|(old, new)| of_criterion(old, new));
    let grades = pairs(&old.grades.list, &new.grades.list, |grade| &grade.label);
    let place = |set: &Guidance, grade: &Grade| set.grades.list.iter().position(|one| one == grade);
    let called = [old, new].map(|set| set.grades.points.called(set));
    let grades = grades.map(|(was, is)| {
        let places = [was.and_then(|grade| place(old, grade)), is.and_then(|grade| place(new, grade))];
        of_grade(was, is, places, &called)
    });
    let all = std::iter::once(whole).chain(groups).chain(criteria).chain(grades);
    all.filter(|one| !one.parts.is_empty() || one.was != one.is).collect()
}

/// What both have under one name, then what only one has.
fn pairs<'g, T>(
    old: &'g [T],
    new: &'g [T],
    name: fn(&T) -> &String,
) -> impl Iterator<Item = (Option<&'g T>, Option<&'g T>)> {
    let was = move |one: &T| old.iter().find(|other| name(other) == name(one));
    let gone = move |one: &&T| !new.iter().any(|other| name(other) == name(one));
    new.iter()
        .map(move |one| (was(one), Some(one)))
        .chain(old.iter().filter(gone).map(|one| (Some(one), None)))
}

/// Collects what is not the same on both sides.
#[derive(Default)]
struct Parts(Vec<Was>);

impl Parts {
    fn add<T: Into<Worded>>(&mut self, part: Part, old: Option<T>, new: Option<T>) {
        let (old, new) = (old.map(Into::into), new.map(Into::into));
        if old != new {
            self.0.push(Was { part, old, new });
        }
    }
}

fn whole(old: &Guidance, new: &Guidance) -> Difference {
    let mut parts = Parts::default();
    let periods = |set: &Guidance| Some(set.periods.join(", "));
    parts.add(Part::Periods, periods(old), periods(new));
    parts.add(Part::Full, Some(old.full.plain()), Some(new.full.plain()));
    let rounding = |level: &Option<LevelRounding>| level.as_ref().map(told_rounding);
    parts.add(Part::RoundingOfCriteria, rounding(&old.rounding.criterion), rounding(&new.rounding.criterion));
    parts.add(Part::RoundingOfGroups, rounding(&old.rounding.group), rounding(&new.rounding.group));
    parts.add(Part::RoundingOfTotal, rounding(&old.rounding.total), rounding(&new.rounding.total));
    ranking(old, new, &mut parts);
    let relations = |set: &Guidance| set.relations.iter().map(told_relation).collect::<Vec<String>>();
    let (was, is) = (relations(old), relations(new));
    for gone in was.iter().filter(|one| !is.contains(one)) {
        parts.add(Part::Relation, Some(gone.clone()), None);
    }
    for come in is.iter().filter(|one| !was.contains(one)) {
        parts.add(Part::Relation, None, Some(come.clone()));
    }
    // A document that comes or goes is told where it is cited.
    for (old, new) in pairs(&old.sources, &new.sources, |source| &source.id) {
        if let (Some(old), Some(new)) = (old, new) {
            parts.add(Part::Source, Some(told_source(old)), Some(told_source(new)));
        }
    }
    for (old, new) in pairs(&old.contradictions, &new.contradictions, |one| &one.text) {
        let told = |one: Option<&Contradiction>| one.map(|one| one.text.clone());
        parts.add(Part::Contradiction, told(old), told(new));
    }
    Difference {
        about: None,
        sort: Sort::Set,
        called: new.title.clone(),
        was: true,
        is: true,
        parts: parts.0,
        extremes: None,
    }
}

fn told_rounding(level: &LevelRounding) -> Worded {
    let (rounding, basis) = (level.rounding, level.basis);
    Worded {
        vi: format!("{} ({})", rounding.label(Lang::Vi), basis.label(Lang::Vi)),
        en: format!("{} {} ({})", rounding.mode().name(), rounding.digits(), basis.name()),
    }
}

fn told_source(source: &Document) -> String {
    let issued = source.issued.map(|date| date.to_string());
    let told = [Some(source.number.clone()), issued, Some(source.issuer.clone()), source.title.clone()];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How units are ranked, where that is not the same by its normal form.
fn ranking(old: &Guidance, new: &Guidance, parts: &mut Parts) {
    let form = |set: &Guidance| {
        let of = |ranking: &Ranking| {
            let ties: Vec<String> = ranking.ties.iter().map(|tie| normal(&tie.term)).collect();
            (ranking.mode, ties)
        };
        set.ranking.as_ref().map(of)
    };
    let [was, is] = [old, new].map(told_ranking);
    // One criterion may be named by its code and by its key.
    let reads_alike = was.as_ref().map(|told| &told.vi) == is.as_ref().map(|told| &told.vi);
    if form(old) != form(new) && !reads_alike {
        parts.add(Part::Ranking, was, is);
    }
}

fn told_ranking(set: &Guidance) -> Option<Worded> {
    let ranking = set.ranking.as_ref()?;
    let told = |mode: &str, ties: Vec<String>| {
        std::iter::once(mode.to_owned()).chain(ties).collect::<Vec<_>>().join("; ")
    };
    let called = ranking.points.called(set);
    let prose = ranking.ties.iter().map(|tie| term(&tie.term, Notation::Letter(&called)));
    let words = ranking.ties.iter().map(|tie| tie.words.clone());
    Some(Worded {
        vi: told(ranking.mode.label(Lang::Vi), prose.collect()),
        en: told(ranking.mode.name(), words.collect()),
    })
}

fn told_relation(relation: &Relation) -> String {
    let (part, whole) = (&relation.part, &relation.whole);
    format!("{}.{} ≤ {}.{}", part.criterion, part.input, whole.criterion, whole.input)
}

fn of_grade(
    old: Option<&Grade>,
    new: Option<&Grade>,
    places: [Option<usize>; 2],
    [old_names, new_names]: &[Letters; 2],
) -> Difference {
    let mut parts = Parts::default();
    if let (Some(old), Some(new)) = (old, new) {
        let told = |grade: &Grade, called: &Letters| Worded {
            vi: term(&grade.when, Notation::Letter(called)),
            en: term(&grade.when, Notation::Formula),
        };
        if normal(&old.when) != normal(&new.when) {
            parts.add(Part::Points, Some(told(old, old_names)), Some(told(new, new_names)));
        }
        parts.add(Part::Condition, old.condition.clone(), new.condition.clone());
        let place = |place: Option<usize>| place.map(|place| place.saturating_add(1).to_string());
        let [was, is] = places.map(place);
        parts.add(Part::Order, was, is);
    }
    let label = new.or(old).map(|grade| grade.label.clone());
    Difference {
        called: label.clone().unwrap_or_default(),
        about: label,
        sort: Sort::Grade,
        was: old.is_some(),
        is: new.is_some(),
        parts: parts.0,
        extremes: None,
    }
}

fn of_group(old: Option<&Group>, new: Option<&Group>) -> Difference {
    let mut parts = Parts::default();
    if let (Some(old), Some(new)) = (old, new) {
        parts.add(Part::Title, Some(old.title.clone()), Some(new.title.clone()));
        parts.add(Part::Full, Some(old.full.plain()), Some(new.full.plain()));
        parts.add(Part::Group, old.parent.clone(), new.parent.clone());
        let bonus = |group: &Group| group.bonus.then(|| Worded::new("điểm cộng", "bonus"));
        parts.add(Part::Bonus, bonus(old), bonus(new));
        parts.add(Part::Basis, Some(told_basis(old.basis)), Some(told_basis(new.basis)));
        if let (Some(old), Some(new)) = (&old.citation, &new.citation) {
            citation(old, new, &mut parts);
        }
        if normal(&old.score.term) != normal(&new.score.term) {
            let told = |group: &Group| told_form(&group.score, &Letters::default());
            parts.add(Part::Rule, Some(told(old)), Some(told(new)));
        }
    }
    let called = new.or(old).map(|group| format!("{} {}", group.code, group.title)).unwrap_or_default();
    let about = new.or(old).map(|group| group.code.clone());
    Difference {
        about,
        sort: Sort::Group,
        called,
        was: old.is_some(),
        is: new.is_some(),
        parts: parts.0,
        extremes: None,
    }
}

fn of_criterion(old: Option<&Criterion>, new: Option<&Criterion>) -> Difference {
    let mut parts = Parts::default();
    let pair = old.zip(new);
    if let Some((old, new)) = pair {
        parts.add(Part::Code, Some(old.code.clone()), Some(new.code.clone()));
        parts.add(Part::Title, Some(old.title.clone()), Some(new.title.clone()));
        parts.add(Part::Group, Some(old.group.clone()), Some(new.group.clone()));
        parts.add(Part::Full, Some(old.full.plain()), Some(new.full.plain()));
        rule(old, new, &mut parts);
        inputs(old, new, &mut parts);
        readings(old, new, &mut parts);
        citation(&old.citation, &new.citation, &mut parts);
    }
    let called = new.or(old).map(|one| format!("{} {}", one.code, one.title)).unwrap_or_default();
    let moves = parts.0.iter().any(|was| matches!(was.part, Part::Rule | Part::Full));
    Difference {
        about: new.or(old).map(|one| one.key.clone()),
        sort: Sort::Criterion,
        called,
        was: old.is_some(),
        is: new.is_some(),
        extremes: pair.filter(|_| moves).and_then(|(old, new)| extremes(old, new)),
        parts: parts.0,
    }
}

fn told_basis(basis: Basis) -> Worded {
    Worded::new(basis.label(Lang::Vi), basis.name())
}

/// A formula in Vietnamese as people read it, else in the author's words.
fn told_form(form: &Form, called: &Letters) -> Worded {
    Worded { vi: term(&form.term, Notation::Letter(called)), en: form.words.clone() }
}

/// A rule, and its normal form.
fn told_rule(criterion: &Criterion) -> (Worded, String) {
    match &criterion.rule {
        Rule::Computed(form) => (told_form(form, &criterion.called()), normal(&form.term)),
        Rule::Judged { quantum } => {
            let step = quantum.as_ref().map(Points::plain).unwrap_or_default();
            let en = format!("judged {step}").trim().to_owned();
            let by = quantum.as_ref().map(|step| format!(", từng bước {} điểm", step.shown(Lang::Vi, 0)));
            let vi = format!("do người thẩm định cho{}", by.unwrap_or_default());
            (Worded { vi, en: en.clone() }, en)
        }
        Rule::Unknown { .. } => (Worded::new("chưa biết cách tính", "unknown"), "unknown".to_owned()),
    }
}

fn rule(old: &Criterion, new: &Criterion, parts: &mut Parts) {
    let ((was, old_form), (is, new_form)) = (told_rule(old), told_rule(new));
    if old_form == new_form {
        // In words people read, the same may stand on both sides: what differs is how it is written.
        parts.add(Part::Writing, Some(was.en), Some(is.en));
    } else {
        parts.add(Part::Rule, Some(was), Some(is));
    }
}

fn inputs(old: &Criterion, new: &Criterion, parts: &mut Parts) {
    for (old_input, new_input) in pairs(&old.inputs, &new.inputs, |input| &input.name) {
        let told = |of: &Criterion, input: &crate::model::Input| {
            let slot = of.slot(&input.name);
            let relation = |other: Option<usize>| {
                other.and_then(|slot| of.inputs.get(slot)).map(|input| input.name.as_str())
            };
            let declared = slot.and_then(|slot| of.declarations.get(slot));
            let most = declared.and_then(|one| relation(one.at_most)).map(|name| format!(", ≤ {name}"));
            let least = declared.and_then(|one| relation(one.at_least)).map(|name| format!(", ≥ {name}"));
            let unit = input.unit.as_ref().map(|unit| format!(" ({unit})"));
            let choices = declared.and_then(|one| match &one.of {
                Type::Choice(choices) => Some(choices),
                _ => None,
            });
            let rest = [unit, most, least].into_iter().flatten().collect::<String>();
            let told = |kind: &str, lang: Lang| {
                let choices = choices.map(|all| all.iter().map(|choice| choice.explained(lang)));
                let kind = choices.map_or_else(|| kind.to_owned(), |all| all.collect::<Vec<_>>().join(", "));
                let kind = if input.kind == InputKind::Count { String::new() } else { format!(" ({kind})") };
                format!("{}: {}{kind}{rest}", input.name, input.label)
            };
            Worded { vi: told(input.kind.label(Lang::Vi), Lang::Vi), en: told(input.kind.name(), Lang::En) }
        };
        parts.add(
            Part::Input,
            old_input.map(|input| told(old, input)),
            new_input.map(|input| told(new, input)),
        );
    }
}

fn readings(old: &Criterion, new: &Criterion, parts: &mut Parts) {
    let [old_names, new_names] = [old, new].map(Criterion::called);
    for (old, new) in pairs(&old.readings, &new.readings, |reading| &reading.id) {
        let form = |reading: Option<&Reading>| reading.map(|reading| normal(&reading.form.term));
        let status = |reading: Option<&Reading>| reading.map(|reading| reading.status);
        if form(old) != form(new) || status(old) != status(new) {
            let told = |reading: &Reading, called: &Letters| {
                let Worded { vi, en } = told_form(&reading.form, called);
                let (id, status) = (&reading.id, reading.status);
                Worded {
                    vi: format!("{id} ({}): {vi}", status.label(Lang::Vi)),
                    en: format!("{id} ({}): {en}", status.name()),
                }
            };
            let (was, is) = (old.map(|one| told(one, &old_names)), new.map(|one| told(one, &new_names)));
            parts.add(Part::Reading, was, is);
        }
    }
}

fn citation(old: &Citation, new: &Citation, parts: &mut Parts) {
    let place = |one: &Citation| {
        let place = |through: &str, basis: &str| {
            let via = one.via.as_ref().map(|via| format!("{through} {via}"));
            let place = [Some(one.source.clone()), one.at.clone(), via];
            let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
            format!("{place} ({basis})")
        };
        Some(Worded { vi: place("qua", one.basis.label(Lang::Vi)), en: place("via", one.basis.name()) })
    };
    parts.add(Part::Citation, place(old), place(new));
    parts.add(Part::Quote, old.quote.clone(), new.quote.clone());
}
