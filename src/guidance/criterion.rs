//! Criteria: what they are, and the one rule of each.

use super::{example, input, lower, reading, words};
use crate::{
    formula::{Declaration, Scope, Unit, bounds::bounds},
    model::{Basis, Criterion, Form, Guidance, Rule},
    number::{Exact, Points},
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source},
};

/// Reads the criteria of one file into `guidance`.
pub(super) fn read_all(
    file: &Source,
    nodes: &[Node<'_>],
    guidance: &mut Guidance,
    names: &mut words::Names,
    problems: &mut Problems,
) {
    for node in nodes {
        if let Some(criterion) = read(file, node, guidance, problems) {
            if guidance.base.is_some()
                && guidance.criterion(&criterion.key).is_some()
                && !names.has(&criterion.key)
            {
                problems.at(file.place(node.span), RuleFault::InBase { name: criterion.key.clone() });
            }
            names.claim("criterion", &criterion.key, file, node.span, problems);
            if criterion.code != criterion.key {
                names.claim("criterion", &criterion.code, file, node.span, problems);
            }
            guidance.criteria.push(criterion);
        }
    }
}

fn read(file: &Source, node: &Node<'_>, guidance: &Guidance, problems: &mut Problems) -> Option<Criterion> {
    let mut fields = Fields::of(file, node, "criterion", problems)?;
    let key = fields.required_text("key", problems).map(str::to_owned);
    let code = fields.required_text("code", problems).map(str::to_owned);
    let group = fields.required_text("group", problems).map(str::to_owned);
    if let Some(group) = &group {
        let codes: Vec<String> = guidance.groups.iter().map(|group| group.code.clone()).collect();
        words::known(file, node.span, "group", group, &codes, problems);
    }
    let code_basis = words::basis(file, &mut fields, "code_basis", problems);
    let title = fields.required_text("title", problems).map(str::to_owned);
    let also = fields.texts("also", problems);
    let full = words::required_points(file, &mut fields, "full", problems);
    let sources: Vec<String> = guidance.sources.iter().map(|source| source.id.clone()).collect();
    fields.require("cite", problems);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, &sources, problems));
    let (inputs, declarations) = input::read_all(file, &mut fields, problems);
    let scope = Scope::criterion(&declarations);
    let rule = rule(file, &mut fields, &scope, problems);
    let readings = reading::read_all(file, &mut fields, &scope, &inputs, &sources, problems);
    let examples =
        example::read_all(file, fields.list("example", problems), &inputs, &declarations, problems);
    fields.finish(problems);
    let (rule, mut bases) = rule?;
    let citation = citation?;
    bases.push(citation.basis);
    bases.extend(inputs.iter().filter(|input| !input.context).filter_map(|input| input.basis));
    let basis = bases.into_iter().max().unwrap_or(Basis::Inferred);
    let code_basis = code_basis.unwrap_or(citation.basis);
    let full = full?;
    let best = best(&rule, &declarations, &full);
    Some(Criterion {
        key: key?,
        group: group?,
        code: code?,
        code_basis,
        title: title?,
        also,
        full,
        rule,
        inputs,
        declarations,
        readings,
        examples,
        citation,
        basis,
        best,
    })
}

/// The most that a rule can give on the declared domain, not rounded.
pub(super) fn best(rule: &Rule, declarations: &[Declaration], full: &Points) -> Option<Exact> {
    let Rule::Computed(form) = rule else { return None };
    let unknown = vec![None; declarations.len()];
    bounds(&form.term, declarations, &unknown, full.exact()).interval()?.high.clone()
}

/// The one rule of a criterion, and the bases of what it settles.
pub(super) fn rule(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Rule, Vec<Basis>)> {
    let forms = ["score", "measure", "checklist", "judged", "unknown"];
    let found: Vec<&'static str> = forms.into_iter().filter(|form| fields.get(form).is_some()).collect();
    if found.len() != 1 {
        problems.at(file.place(fields.span()), RuleFault::OneRule { found });
        return None;
    }
    if let Some(why) = fields.text("unknown", problems) {
        return Some((Rule::Unknown { why: why.to_owned() }, Vec::new()));
    }
    let quantum = words::points(file, fields, "quantum", problems);
    if fields.truth("judged", problems) == Some(true) {
        return Some((Rule::Judged { quantum }, Vec::new()));
    }
    let guards = fields.list("if_zero", problems);
    let (form, mut bases) = form(file, fields, scope, problems)?;
    let (form, guarded) = lower::if_zero(file, guards, scope, form, problems);
    bases.extend(guarded);
    Some((Rule::Computed(form), bases))
}

/// A rule that is computed, whichever form it is written in.
pub(super) fn form(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    scope: &Scope<'_>,
    problems: &mut Problems,
) -> Option<(Form, Vec<Basis>)> {
    if let Some(node) = fields.get("score") {
        return lower::score(file, node, scope, &Unit::points(), problems).map(|form| (form, Vec::new()));
    }
    if fields.get("measure").is_some() {
        let (form, basis) = lower::tiers(file, fields, scope, problems)?;
        return Some((form, basis.into_iter().collect()));
    }
    let items = fields.list("checklist", problems);
    if items.is_empty() {
        problems.at(file.place(fields.span()), RuleFault::EmptyList { key: "checklist".to_owned() });
    }
    lower::checklist(file, items, scope, problems).map(|form| (form, Vec::new()))
}
