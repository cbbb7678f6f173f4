//! A group formula whose score can leave 0…full, while its children stay within theirs.

use super::{Findings, Spot, Subject, grid::collect, points};
use crate::{
    formula::{Facts, Silent, Term, Value, evaluate},
    model::{Group, Guidance},
    number::Exact,
    problem::{
        CheckFault,
        check::{Witness, Worded},
    },
};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for (index, group) in subject.guidance.groups.iter().enumerate() {
        // The full points of a plain sum are held against those of its parts when the set is read.
        if group.score.term == Term::Children {
            continue;
        }
        if let Some(witness) = outside(subject.guidance, group) {
            let fault = CheckFault::GroupOutOfRange { full: points(group.full.exact()), witness };
            findings.add(Spot::Group(index), fault, group.citation.as_ref());
        }
    }
}

/// A sum of the children's points for which the group leaves its range.
fn outside(guidance: &Guidance, group: &Group) -> Option<Witness> {
    sums(guidance, group).into_iter().find_map(|sum| {
        let facts = Facts { inputs: &[], full: group.full.exact(), children: Some(&sum) };
        let Ok(Value::Number(score)) = evaluate(&group.score.term, facts, &mut Silent) else { return None };
        let out = score.is_negative() || score > *guidance.most(Some(group)).exact();
        out.then(|| Witness { inputs: told(&sum), score: points(&score) })
    })
}

fn told(sum: &Exact) -> Worded {
    let Worded { vi, en } = points(sum);
    Worded { vi: format!("tổng điểm thành phần = {vi}"), en: format!("sum of the parts = {en}") }
}

/// Sums to try: none, all, and what stands in the formula, as far as the children can reach.
fn sums(guidance: &Guidance, group: &Group) -> Vec<Exact> {
    let code = Some(group.code.as_str());
    let criteria = guidance.criteria.iter().filter(|criterion| Some(criterion.group.as_str()) == code);
    let groups = guidance.groups.iter().filter(|inner| inner.parent.as_deref() == code);
    let rest = guidance.not_modelled.iter().filter(|part| part.group.as_deref() == code);
    let fulls = criteria.map(|criterion| &criterion.full).chain(groups.map(|inner| &inner.full));
    let most = fulls
        .chain(rest.filter_map(|part| part.full.as_ref()))
        .fold(Exact::zero(), |sum, full| sum.add(full.exact()));
    let mut literals = Vec::new();
    collect(&group.score.term, &mut literals);
    let literals = literals.into_iter().filter_map(|literal| match literal {
        Value::Number(number) => Some(number),
        _ => None,
    });
    let all = [Exact::zero(), most.clone(), group.full.exact().clone()].into_iter().chain(literals);
    all.filter(|sum| !sum.is_negative() && *sum <= most).collect()
}
