//! Every formula of every shipped rule set, broken in one place at a time: worked examples with a source and the
//! published points of the real cases must notice. `docs/broken-rules.md` is written from it.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong; its numbers are small"
)]

#[path = "broken_rules/mutate.rs"]
mod mutate;
#[path = "broken_rules/oracle.rs"]
mod oracle;
#[path = "broken_rules/page.rs"]
mod page;

#[path = "broken_rules/search.rs"]
mod search;

use mutate::{Broken, Slots};
use oracle::{Published, all_examples_hold, examples_hold, shipped};
use phuctra::{
    change::normal,
    formula::Term,
    guidance::{Catalogue, check::Grid},
    model::{Form, Guidance, Rule},
    number::{Exact, Rounding},
    verify::grade,
};
use similar::TextDiff;
use std::{env, fs};

/// How a broken rule ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// A worked example noticed.
    Example,
    /// A worked example did, and so did a published score.
    Both,
    /// No example did, and a published score did.
    Case,
    /// It is the same rule.
    Same,
    /// Nothing noticed, and no inputs were found that it scores otherwise.
    NotFound,
    /// Nothing noticed.
    Survived,
}

/// A rule that was broken.
pub(crate) struct Tried {
    pub(crate) set: String,
    pub(crate) rule: String,
    pub(crate) sort: &'static str,
    pub(crate) what: String,
    pub(crate) fate: Fate,
}

/// A rule set under trial.
struct Trial {
    guidance: Guidance,
    published: Option<Published>,
    tried: Vec<Tried>,
}

impl Trial {
    fn new(guidance: Guidance) -> Self {
        assert!(all_examples_hold(&guidance), "{}", guidance.id);
        Self { published: Published::of(&guidance), guidance, tried: Vec::new() }
    }

    fn run(mut self) -> Vec<Tried> {
        for index in 0..self.guidance.criteria.len() {
            self.criterion(index);
        }
        self.roundings();
        self.grades();
        self.tried
    }

    fn note(&mut self, rule: String, sort: &'static str, what: String, fate: Fate) {
        self.tried.push(Tried { set: self.guidance.id.clone(), rule, sort, what, fate });
    }

    fn criterion(&mut self, index: usize) {
        let criterion = self.guidance.criteria[index].clone();
        if let Rule::Computed(form) = &criterion.rule {
            for broken in mutate::of_form(form, &criterion) {
                let fate = self.fate(index, None, form, &broken.term);
                self.note(criterion.code.clone(), broken.sort, broken.what, fate);
            }
        }
        for (number, reading) in criterion.readings.iter().enumerate() {
            for broken in mutate::of_form(&reading.form, &criterion) {
                let fate = self.fate(index, Some(number), &reading.form, &broken.term);
                self.note(format!("{} «{}»", criterion.code, reading.id), broken.sort, broken.what, fate);
            }
        }
    }

    fn fate(&self, index: usize, reading: Option<usize>, form: &Form, broken: &Term) -> Fate {
        if normal(&form.term) == normal(broken) {
            return Fate::Same;
        }
        let mut criterion = self.guidance.criteria[index].clone();
        let other = Form { term: broken.clone(), ..form.clone() };
        match reading {
            None => criterion.rule = Rule::Computed(other),
            Some(number) => criterion.readings[number].form = other,
        }
        let of = reading.map(|number| &criterion.readings[number]);
        let by_example = !examples_hold(&self.guidance, &criterion, of);
        let mut guidance = self.guidance.clone();
        guidance.criteria[index] = criterion.clone();
        self.noticed(&guidance, by_example, || {
            search::differs(&self.guidance, &criterion, &form.term, broken)
        })
    }

    /// The fate of a broken rule set, noticed by an example or not.
    fn noticed(&self, broken: &Guidance, by_example: bool, differs: impl Fn() -> bool) -> Fate {
        let by_case = self.published.as_ref().is_some_and(|published| !published.holds(broken));
        match (by_example, by_case) {
            (true, true) => Fate::Both,
            (true, false) => Fate::Example,
            (false, true) => Fate::Case,
            (false, false) if differs() => Fate::Survived,
            (false, false) => Fate::NotFound,
        }
    }

    fn roundings(&mut self) {
        let Some(level) = self.guidance.rounding.criterion.clone() else { return };
        let scores = self.scores();
        for other in mutate::roundings(level.rounding) {
            let mut guidance = self.guidance.clone();
            guidance.rounding.criterion.as_mut().unwrap().rounding = other;
            let differs = || scores.iter().any(|score| level.rounding.apply(score) != other.apply(score));
            let fate = self.noticed(&guidance, !all_examples_hold(&guidance), differs);
            let name = |of: Rounding| format!("{} {}", of.mode().name(), of.digits());
            let what = format!("{} → {}", name(level.rounding), name(other));
            self.note("[rounding]".to_owned(), "rounding", what, fate);
        }
    }

    /// Scores, not rounded, that the rules give for the inputs of the search.
    fn scores(&self) -> Vec<Exact> {
        let mut scores = Vec::new();
        for criterion in &self.guidance.criteria {
            let Rule::Computed(form) = &criterion.rule else { continue };
            let inputs = search::inputs(criterion, &[&form.term]);
            scores.extend(inputs.iter().filter_map(|one| Grid::score_of(criterion, &form.term, one).ok()));
        }
        scores
    }

    fn grades(&mut self) {
        assert!(grade::failures(&self.guidance).is_empty());
        let names = self.guidance.grades.points.names.clone();
        let of = names.iter().map(|one| &one.of).collect();
        let mut used: Vec<usize> =
            self.guidance.grades.list.iter().flat_map(|grade| grade.when.inputs()).collect();
        used.sort_unstable();
        used.dedup();
        let slots = Slots { of, names: names.iter().map(|one| one.name.as_str()).collect(), used };
        for (index, one) in self.guidance.grades.list.clone().iter().enumerate() {
            for Broken { what, term, .. } in mutate::everywhere(&one.when, &slots) {
                let mut guidance = self.guidance.clone();
                guidance.grades.list[index].when = term.clone();
                let fate = match grade::failures(&guidance).is_empty() {
                    _ if normal(&one.when) == normal(&term) => Fate::Same,
                    true => Fate::Survived,
                    false => Fate::Example,
                };
                self.note(one.label.clone(), "grade", what, fate);
            }
        }
    }
}

fn tried() -> Vec<Tried> {
    let ids = Catalogue::default().ids();
    ids.iter().flat_map(|id| Trial::new(shipped(id)).run()).collect()
}

fn count(tried: &[Tried], fates: &[Fate]) -> usize {
    tried.iter().filter(|one| fates.contains(&one.fate)).count()
}

#[test]
fn a_rule_that_is_wrong_in_one_place_is_noticed() {
    let tried = tried();
    assert!(tried.len() > 2000, "only {} rules were broken", tried.len());
    for (sort, _) in mutate::SORTS {
        assert!(tried.iter().any(|one| one.sort == sort), "no {sort} was broken");
    }
    let page = page::page(&tried);
    if env::var_os("UPDATE_BROKEN").is_some() {
        fs::write("docs/broken-rules.md", &page).unwrap();
    }
    let kept = fs::read_to_string("docs/broken-rules.md").unwrap_or_default();
    let difference =
        TextDiff::from_lines(&kept, &page).unified_diff().header("docs/broken-rules.md", "now").to_string();
    assert!(difference.is_empty(), "{difference}\nMeant? UPDATE_BROKEN=1 cargo test --test broken_rules");
    let rate = |of: &dyn Fn(&Tried) -> bool| {
        let fate = |fates: &[Fate]| tried.iter().filter(|one| of(one) && fates.contains(&one.fate)).count();
        page::permille(fate(&[Fate::Example, Fate::Both, Fate::Case]), fate(&[Fate::Survived]))
    };
    assert!(rate(&|_| true) >= 970, "of all that is wrong, {} ‰ are noticed", rate(&|_| true));
    for id in Catalogue::default().ids() {
        let of_rules = rate(&|one| one.set == id && one.sort != "grade");
        // These partial sets have few worked examples yet; the page lists what they do not notice.
        let least = match id.as_str() {
            "thi-dua-cong-an-quang-tri-2025" => 700,
            "ca-mau-1880-2013" | "hai-phong-3793-2022" => 920,
            _ => 950,
        };
        assert!(of_rules >= least, "{id}: {of_rules} ‰");
        // Between two grades lie points that no example can name: they give no grade at all.
        let of_grades = rate(&|one| one.set == id && one.sort == "grade");
        assert!(of_grades >= 800, "{id}, grades: {of_grades} ‰");
    }
}

/// Without its examples a rule set would be found wanting: the trial does not pass on nothing.
#[test]
fn without_examples_little_is_noticed() {
    let mut guidance = shipped("nd307-2025-xa");
    for criterion in &mut guidance.criteria {
        criterion.examples.clear();
        criterion.readings.iter_mut().for_each(|reading| reading.examples.clear());
    }
    let tried = Trial::new(guidance).run();
    let of_rules: Vec<Tried> = tried.into_iter().filter(|one| one.sort != "grade").collect();
    assert_eq!(count(&of_rules, &[Fate::Example, Fate::Both, Fate::Case]), 0);
    assert!(count(&of_rules, &[Fate::Survived]) > 300);
}

/// What is the same rule is told apart from what is not noticed.
#[test]
fn the_same_rule_is_known() {
    let guidance = shipped("quang-tri-xa-2024");
    let (_, criterion) = guidance.criterion("3.13.2").unwrap();
    let Rule::Computed(form) = &criterion.rule else { panic!("a formula") };
    let broken = mutate::of_form(form, criterion);
    let told: Vec<String> = broken.iter().map(|one| one.what.clone()).collect();
    assert!(told.contains(&"a = 0: undetermined → 0".to_owned()), "{told:?}");
    assert!(told.contains(&"b / a → b × a".to_owned()) && told.contains(&"a → b".to_owned()), "{told:?}");
    let same = |one: &&Broken| !search::differs(&guidance, criterion, &form.term, &one.term);
    let same: Vec<&str> = broken.iter().filter(same).map(|one| one.what.as_str()).collect();
    assert_eq!(same, ["b / a × full → b / a / full"], "the full points are 1");
    assert!(!search::differs(&guidance, criterion, &form.term, &form.term));
}
