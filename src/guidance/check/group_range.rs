//! A group formula whose score can leave 0…full, while its children stay within theirs.

use super::{Findings, Spot, Subject, grid::collect, points};
use crate::{
    formula::{
        Children, Facts, OfChildren, Silent, Term, Value, evaluate,
        print::{self, Notation},
    },
    model::{Group, Guidance},
    number::{Exact, Points},
    problem::{
        CheckFault,
        check::{Witness, Worded},
    },
    text::Lang,
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, group) in subject.guidance.groups.iter().enumerate() {
        // The full points of a plain sum, or of the highest part, are held against those of the parts when the set is read.
        if matches!(group.score.term, Term::Children(_)) {
            continue;
        }
        if let Some(witness) = outside(subject.guidance, group) {
            let fault = CheckFault::GroupOutOfRange { full: points(group.full.exact()), witness };
            findings.add(Spot::Group(index), fault, group.citation.as_ref());
        }
    }
}

/// Points of the children for which the group leaves its range.
fn outside(guidance: &Guidance, group: &Group) -> Option<Witness> {
    points_to_try(guidance, group).into_iter().find_map(|children| {
        let facts = Facts { inputs: &[], full: group.full.exact(), children: Some(&children) };
        let Ok(Value::Number(score)) = evaluate(&group.score.term, facts, &mut Silent) else { return None };
        let out = score.is_negative() || score > *guidance.most(Some(group)).exact();
        out.then(|| Witness { inputs: told(&group.score.term, &children), score: points(&score) })
    })
}

/// What the formula makes of the children.
fn told(term: &Term, children: &Children) -> Worded {
    let mut used = Vec::new();
    of_children(term, &mut used);
    let told = |of: &OfChildren, lang: Lang| {
        let words = print::term(&Term::Children(*of), Notation::Prose(lang));
        format!("{words} = {}", Points::new(children.get(*of).clone()).shown(lang, 0))
    };
    Worded::of(|lang| used.iter().map(|of| told(of, lang)).collect::<Vec<_>>().join(", "))
}

fn of_children(term: &Term, used: &mut Vec<OfChildren>) {
    match term {
        Term::Children(of) if !used.contains(of) => used.push(*of),
        _ => term.parts().iter().for_each(|part| of_children(part, used)),
    }
}

/// Points to try: none, all, and what stands in the formula, as far as the children can reach; the first points go to
/// the largest of them.
fn points_to_try(guidance: &Guidance, group: &Group) -> Vec<Children> {
    let code = Some(group.code.as_str());
    let criteria = guidance.criteria.iter().filter(|criterion| Some(criterion.group.as_str()) == code);
    let groups = guidance.groups.iter().filter(|inner| inner.parent.as_deref() == code);
    let rest = guidance.not_modelled.iter().filter(|part| part.group.as_deref() == code);
    let fulls = criteria.map(|criterion| &criterion.full).chain(groups.map(|inner| &inner.full));
    let fulls: Vec<&Exact> =
        fulls.chain(rest.filter_map(|part| part.full.as_ref())).map(Points::exact).collect();
    let all: Exact = fulls.iter().copied().sum();
    let largest = fulls.into_iter().max().cloned().unwrap_or_else(Exact::zero);
    let mut literals = Vec::new();
    collect(&group.score.term, &mut literals);
    let literals = literals.into_iter().filter_map(|literal| match literal {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let sums = [Exact::zero(), all.clone(), group.full.exact().clone()].into_iter().chain(literals);
    let sums = sums.filter(|sum| !sum.is_negative() && *sum <= all);
    sums.map(|sum| Children { max: largest.clone().min(sum.clone()), sum }).collect()
}
