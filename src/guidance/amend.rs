//! Amendments (*sửa đổi, bổ sung, bãi bỏ*): a later rule set as changes of an earlier one.

use super::{criterion, example, input, lower, words};
use crate::{
    formula::{Scope, Unit},
    model::{About, Amendment, Basis, Change, Citation, Criterion, Guidance, Rule},
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source},
    text::similar,
};

/// Applies the `amend` tables of one file to what the base has, in their order.
pub(super) fn apply_all(file: &Source, nodes: &[Node<'_>], guidance: &mut Guidance, problems: &mut Problems) {
    for node in nodes {
        let amendment = apply(file, node, guidance, problems);
        guidance.amendments.extend(amendment);
    }
}

fn apply(
    file: &Source,
    node: &Node<'_>,
    guidance: &mut Guidance,
    problems: &mut Problems,
) -> Option<Amendment> {
    let mut fields = Fields::of(file, node, "amend", problems)?;
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    fields.require("cite", problems);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    let key = fields.text("criterion", problems).map(str::to_owned);
    let code = fields.text("group", problems).map(str::to_owned);
    let set = fields.get("set");
    let adopt = fields.get("adopt").and_then(|_| fields.text("adopt", problems)).map(str::to_owned);
    let repeal = fields.truth("repeal", problems) == Some(true);
    let examples = fields.list("example", problems);
    fields.finish(problems);
    let citation = citation?;
    let work = Work { file, node, set, adopt, repeal, examples, citation: &citation };
    if !work.is_one() || key.is_some() == code.is_some() {
        problems.at(file.place(node.span), RuleFault::OneChange);
        return None;
    }
    let (about, change, before, after) = match (key, code) {
        (Some(key), _) => {
            let index = work.index(&key, guidance, problems)?;
            let before = guidance.criteria.get(index)?.clone();
            let change = work.criterion(index, guidance, problems)?;
            let after = guidance.criteria.get(index).filter(|after| after.key == before.key).cloned();
            (About::Criterion(key), change, Some(before), after)
        }
        (_, code) => {
            let code = code?;
            (About::Group(code.clone()), work.group(&code, guidance, problems)?, None, None)
        }
    };
    Some(Amendment { about, change, before: before.map(Box::new), after: after.map(Box::new), citation })
}

/// One amendment as it is written.
struct Work<'w, 'a> {
    file: &'w Source,
    node: &'w Node<'a>,
    set: Option<&'w Node<'a>>,
    adopt: Option<String>,
    repeal: bool,
    examples: &'w [Node<'a>],
    citation: &'w Citation,
}

impl Work<'_, '_> {
    /// Whether it says just one thing.
    fn is_one(&self) -> bool {
        let said = [self.set.is_some(), self.adopt.is_some(), self.repeal];
        said.into_iter().filter(|said| *said).count() == 1
    }

    /// The criterion of a key in the base.
    fn index(&self, key: &str, guidance: &Guidance, problems: &mut Problems) -> Option<usize> {
        let index = guidance.criteria.iter().position(|one| one.key == key);
        if index.is_none() {
            let nearest = similar::nearest(key, guidance.criteria.iter().map(|one| one.key.as_str()));
            self.unknown("criterion", key, nearest, problems);
        }
        index
    }

    fn unknown(&self, key: &str, name: &str, nearest: Option<&str>, problems: &mut Problems) {
        let (key, name, nearest) = (key.to_owned(), name.to_owned(), nearest.map(str::to_owned));
        problems.at(self.file.place(self.node.span), RuleFault::Unknown { key, name, nearest });
    }

    fn criterion(&self, index: usize, guidance: &mut Guidance, problems: &mut Problems) -> Option<Change> {
        if self.repeal {
            let repealed = guidance.criteria.remove(index);
            guidance.contradictions.retain(|one| one.about != About::Criterion(repealed.key.clone()));
            return Some(Change::Repeal);
        }
        if let Some(id) = &self.adopt {
            let criterion = guidance.criteria.get_mut(index)?;
            let Some(reading) = criterion.readings.iter().position(|reading| reading.id == *id) else {
                let nearest = similar::nearest(id, criterion.readings.iter().map(|one| one.id.as_str()));
                self.unknown("adopt", id, nearest, problems);
                return None;
            };
            let reading = criterion.readings.remove(reading);
            criterion.rule = Rule::Computed(reading.form);
            criterion.examples = reading.examples;
            self.rewritten(criterion, problems);
            return Some(Change::Adopt(id.clone()));
        }
        let codes: Vec<String> = guidance.groups.iter().map(|group| group.code.clone()).collect();
        self.set_of_criterion(guidance.criteria.get_mut(index)?, &codes, problems).map(Change::Set)
    }

    /// The rule has other words now: its source, its basis.
    fn rewritten(&self, criterion: &mut Criterion, problems: &mut Problems) {
        self.revalued(criterion, problems);
        criterion.citation = self.citation.clone();
        let inputs = criterion.inputs.iter().filter(|input| !input.context).filter_map(|input| input.basis);
        let basis = inputs.chain([self.citation.basis]).max().unwrap_or(Basis::Inferred);
        criterion.basis = basis;
    }

    /// It gives other points now: its examples, and the most that it can give.
    fn revalued(&self, criterion: &mut Criterion, problems: &mut Problems) {
        if !self.examples.is_empty() {
            let Criterion { inputs, declarations, .. } = &*criterion;
            criterion.examples = example::read_all(self.file, self.examples, inputs, declarations, problems);
        }
        criterion.best = criterion::best(&criterion.rule, &criterion.declarations, &criterion.full);
    }

    fn set_of_criterion(
        &self,
        criterion: &mut Criterion,
        groups: &[String],
        problems: &mut Problems,
    ) -> Option<Vec<String>> {
        let (file, node) = (self.file, self.set?);
        let mut fields = Fields::of(file, node, "set", problems)?;
        let keys = node.entries().iter().map(|(key, _)| key.text.clone().into_owned()).collect();
        if let Some(code) = fields.text("code", problems) {
            (criterion.code, criterion.code_basis) = (code.to_owned(), self.citation.basis);
        }
        if let Some(title) = fields.text("title", problems) {
            title.clone_into(&mut criterion.title);
        }
        if let Some(group) = fields.text("group", problems) {
            words::known(file, node.span, "group", group, groups, problems);
            group.clone_into(&mut criterion.group);
        }
        if fields.get("also").is_some() {
            criterion.also = fields.texts("also", problems);
        }
        let full = words::points(file, &mut fields, "full", problems);
        let worth_more = full.is_some();
        criterion.full = full.unwrap_or_else(|| criterion.full.clone());
        let other_inputs = fields.get("input").is_some();
        if other_inputs {
            (criterion.inputs, criterion.declarations) = input::read_all(file, &mut fields, problems);
            criterion.readings.clear();
        }
        let forms = ["score", "measure", "checklist", "judged", "unknown"];
        let other_rule = forms.into_iter().any(|form| fields.get(form).is_some());
        if other_rule || other_inputs {
            let scope = Scope::criterion(&criterion.declarations);
            criterion.rule = criterion::rule(file, &mut fields, &scope, problems)?.0;
        }
        fields.finish(problems);
        if worth_more || other_rule || other_inputs {
            // What the examples gave was for the rule as it was.
            criterion.examples.clear();
            criterion.readings.iter_mut().for_each(|reading| reading.examples.clear());
            if other_rule || other_inputs {
                self.rewritten(criterion, problems);
            } else {
                self.revalued(criterion, problems);
            }
        }
        Some(keys)
    }

    fn group(&self, code: &str, guidance: &mut Guidance, problems: &mut Problems) -> Option<Change> {
        let Some(index) = guidance.groups.iter().position(|group| group.code == code) else {
            let nearest = similar::nearest(code, guidance.groups.iter().map(|group| group.code.as_str()));
            self.unknown("group", code, nearest, problems);
            return None;
        };
        if self.repeal {
            guidance.groups.remove(index);
            guidance.criteria.retain(|criterion| criterion.group != code);
            guidance.not_modelled.retain(|part| part.group.as_deref() != Some(code));
            guidance.contradictions.retain(|one| one.about != About::Group(code.to_owned()));
            return Some(Change::Repeal);
        }
        let (file, node) = (self.file, self.set?);
        let mut fields = Fields::of(file, node, "set", problems)?;
        let group = guidance.groups.get_mut(index)?;
        if let Some(title) = fields.text("title", problems) {
            title.clone_into(&mut group.title);
        }
        if let Some(full) = words::points(file, &mut fields, "full", problems) {
            group.full = full;
        }
        if let Some(score) = fields.get("score") {
            group.score = lower::score(file, score, &Scope::group(), &Unit::points(), problems)?;
        }
        fields.finish(problems);
        (group.citation, group.basis) = (Some(self.citation.clone()), self.citation.basis);
        Some(Change::Set(node.entries().iter().map(|(key, _)| key.text.clone().into_owned()).collect()))
    }
}
