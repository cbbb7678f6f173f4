//! The head of a rule set: title, periods, sources, rounding, groups, what is not modelled.

use super::{lower, words};
use crate::{
    formula::{Scope, Unit},
    model::{Document, Grades, Group, Guidance, LevelRounding, Levels, NotModelled},
    number::{Mode, Points, Rounding},
    problem::{FileFault, Problems, RuleFault},
    source::{Fields, Node, Source, Value, tree::Kind},
};

/// Reads the head; criteria are added later.
///
/// With a `base`, what is not given is that of the base, and what is listed comes beside what the base lists.
pub(super) fn read(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    base: Option<&Guidance>,
    problems: &mut Problems,
) -> Option<Guidance> {
    check_format(file, fields, problems);
    let base_id = base_id(file, fields, base, problems);
    let id = fields.required_text("id", problems).map(str::to_owned);
    let title = fields.required_text("title", problems).map(str::to_owned);
    fields.require("periods", problems);
    let periods = fields.texts("periods", problems);
    let full = match base {
        None => words::required_points(file, fields, "full", problems),
        Some(base) => words::points(file, fields, "full", problems).or_else(|| Some(base.full.clone())),
    };
    let mut names = words::Names::default();
    let nodes = fields.list("source", problems);
    let sources: Vec<Document> =
        nodes.iter().filter_map(|node| document(file, node, &mut names, problems)).collect();
    let rounding = fields.get("rounding").map(|node| levels(file, node, problems));
    let known = |base: &Guidance| base.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>();
    let mut ids: Vec<String> = base.map(known).unwrap_or_default();
    ids.extend(sources.iter().map(|source| source.id.clone()));
    let nodes = fields.list("group", problems);
    let groups: Vec<(&Node<'_>, Group)> = nodes
        .iter()
        .filter_map(|node| Some((node, group(file, node, &ids, &mut names, problems)?)))
        .collect();
    let of_base = base.map_or(&[][..], |base| base.groups.as_slice());
    for (node, group) in groups.iter().filter(|(_, own)| of_base.iter().any(|base| base.code == own.code)) {
        problems.at(file.place(node.span), RuleFault::InBase { name: group.code.clone() });
    }
    check_parents(file, &groups, of_base, problems);
    let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    let codes: Vec<String> = of_base.iter().chain(&groups).map(|group| group.code.clone()).collect();
    let nodes = fields.list("not_modelled", problems);
    let not_modelled: Vec<NotModelled> =
        nodes.iter().filter_map(|node| missing_part(file, node, &codes, problems)).collect();
    let own = Guidance {
        id: id?,
        title: title?,
        periods,
        base: base_id,
        amendments: Vec::new(),
        full: full?,
        sources,
        rounding: rounding.clone().unwrap_or_default(),
        groups,
        criteria: Vec::new(),
        not_modelled,
        grades: Grades::default(),
        ranking: None,
        contradictions: Vec::new(),
        relations: Vec::new(),
        sha256: String::new(),
    };
    Some(match base {
        Some(base) => beside(base.clone(), own, rounding.is_some()),
        None => own,
    })
}

/// The name of the rule set that this one amends.
fn base_id(
    file: &Source,
    fields: &mut Fields<'_, '_>,
    base: Option<&Guidance>,
    problems: &mut Problems,
) -> Option<String> {
    let base_id = fields.text("base", problems).map(str::to_owned);
    if let (Some(name), None, Some(node)) = (&base_id, base, fields.get("base")) {
        let fault = RuleFault::Unknown { key: "base".to_owned(), name: name.clone(), nearest: None };
        problems.at(file.place(node.span), fault);
    }
    base_id
}

/// What a rule set lists, beside what its base lists. What it says is not modelled of a group takes the place of
/// what the base says of that group.
fn beside(base: Guidance, own: Guidance, rounds: bool) -> Guidance {
    let replaced = |part: &NotModelled| own.not_modelled.iter().any(|new| new.group == part.group);
    let kept = base.not_modelled.into_iter().filter(|part| !replaced(part));
    Guidance {
        sources: base.sources.into_iter().chain(own.sources).collect(),
        rounding: if rounds { own.rounding } else { base.rounding },
        groups: base.groups.into_iter().chain(own.groups).collect(),
        criteria: base.criteria,
        not_modelled: kept.chain(own.not_modelled.iter().cloned()).collect(),
        grades: base.grades,
        ranking: base.ranking,
        contradictions: base.contradictions,
        relations: base.relations,
        ..own
    }
}

fn check_format(file: &Source, fields: &mut Fields<'_, '_>, problems: &mut Problems) {
    fields.require("format", problems);
    if let Some(node) = fields.get("format")
        && node.value != Value::Number("1".into())
    {
        let found = file.text().get(node.span.start..node.span.end).unwrap_or("").to_owned();
        problems.at(file.place(node.span), RuleFault::Format { found });
    }
}

fn document(
    file: &Source,
    node: &Node<'_>,
    names: &mut words::Names,
    problems: &mut Problems,
) -> Option<Document> {
    let mut fields = Fields::of(file, node, "source", problems)?;
    let id = fields.required_text("id", problems).map(str::to_owned);
    if let Some(id) = &id {
        names.claim("source", id, file, node.span, problems);
    }
    let number = fields.required_text("number", problems).map(str::to_owned);
    let issuer = fields.required_text("issuer", problems).map(str::to_owned);
    let issued = match fields.get("issued") {
        // A date that is none has been told, and is null.
        None | Some(Node { value: Value::Null, .. }) => None,
        Some(Node { value: Value::Date(date), .. }) => Some(*date),
        Some(other) => {
            let fault = FileFault::WrongKind {
                key: "issued".to_owned(),
                found: other.value.kind(),
                expected: Kind::Date,
            };
            problems.at(file.place(other.span), fault);
            None
        }
    };
    let title = fields.text("title", problems).map(str::to_owned);
    let note = fields.text("note", problems).map(str::to_owned);
    fields.finish(problems);
    Some(Document { id: id?, number: number?, issuer: issuer?, issued, title, note })
}

fn levels(file: &Source, node: &Node<'_>, problems: &mut Problems) -> Levels {
    let Some(mut fields) = Fields::of(file, node, "rounding", problems) else { return Levels::default() };
    let mut level = |key| fields.get(key).and_then(|node| level(file, node, problems));
    let levels = Levels { criterion: level("criterion"), group: level("group"), total: level("total") };
    fields.finish(problems);
    levels
}

fn level(file: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<LevelRounding> {
    let mut fields = Fields::of(file, node, "rounding", problems)?;
    fields.require("mode", problems);
    let mode = words::choice(file, &mut fields, "mode", &Mode::ALL.map(|mode| (mode.name(), mode)), problems);
    let digits = digits(file, &mut fields, problems);
    let basis = words::required_basis(file, &mut fields, problems);
    let why = fields.text("why", problems).map(str::to_owned);
    fields.finish(problems);
    Some(LevelRounding { rounding: Rounding::new(mode?, digits?)?, basis: basis?, why })
}

fn digits(file: &Source, fields: &mut Fields<'_, '_>, problems: &mut Problems) -> Option<u32> {
    fields.require("digits", problems);
    let node = fields.get("digits")?;
    let digits = match &node.value {
        Value::Number(number) => number.parse().ok().filter(|digits| *digits <= Rounding::MOST_DIGITS),
        _ => None,
    };
    if digits.is_none() {
        let found = file.text().get(node.span.start..node.span.end).unwrap_or("").to_owned();
        let expected = format!("0–{}", Rounding::MOST_DIGITS);
        problems
            .at(file.place(node.span), RuleFault::UnknownWord { key: "digits".to_owned(), found, expected });
    }
    digits
}

fn group(
    file: &Source,
    node: &Node<'_>,
    sources: &[String],
    names: &mut words::Names,
    problems: &mut Problems,
) -> Option<Group> {
    let mut fields = Fields::of(file, node, "group", problems)?;
    let code = fields.required_text("code", problems).map(str::to_owned);
    if let Some(code) = &code {
        names.claim("group", code, file, node.span, problems);
    }
    let parent = fields.text("group", problems).map(str::to_owned);
    let title = fields.required_text("title", problems).map(str::to_owned);
    let also = fields.texts("also", problems);
    let full = words::required_points(file, &mut fields, "full", problems);
    let bonus = fields.truth("bonus", problems).unwrap_or_default();
    fields.require("score", problems);
    let score = fields
        .get("score")
        .and_then(|node| lower::score(file, node, &Scope::group(), &Unit::points(), problems));
    let basis = words::required_basis(file, &mut fields, problems);
    let citation = fields.get("cite").and_then(|node| words::citation(file, node, sources, problems));
    fields.finish(problems);
    Some(Group {
        code: code?,
        parent,
        title: title?,
        also,
        full: full?,
        bonus,
        score: score?,
        basis: basis?,
        citation,
    })
}

/// The group that holds a group is one of the set, and not, over however many others, the group itself.
fn check_parents(file: &Source, groups: &[(&Node<'_>, Group)], of_base: &[Group], problems: &mut Problems) {
    let all: Vec<&Group> = of_base.iter().chain(groups.iter().map(|(_, group)| group)).collect();
    let codes: Vec<String> = all.iter().map(|group| group.code.clone()).collect();
    let holder = |code: &String| all.iter().find(|group| group.code == *code)?.parent.as_ref();
    for (node, group) in groups {
        let Some(parent) = &group.parent else { continue };
        words::known(file, node.span, "group", parent, &codes, problems);
        let mut chain = std::iter::successors(Some(parent), |code| holder(code)).take(all.len());
        if chain.any(|code| *code == group.code) {
            problems.at(file.place(node.span), RuleFault::GroupCircle { code: group.code.clone() });
        }
    }
}

fn missing_part(
    file: &Source,
    node: &Node<'_>,
    groups: &[String],
    problems: &mut Problems,
) -> Option<NotModelled> {
    let mut fields = Fields::of(file, node, "not_modelled", problems)?;
    let group = fields.text("group", problems).map(str::to_owned);
    if let Some(group) = &group {
        words::known(file, node.span, "group", group, groups, problems);
    }
    fields.require("full", problems);
    let unknown = fields.get("full").is_some_and(|node| super::is_word(node, "unknown"));
    let full: Option<Points> =
        if unknown { None } else { words::points(file, &mut fields, "full", problems) };
    let basis = words::required_basis(file, &mut fields, problems);
    let why = fields.required_text("why", problems).map(str::to_owned);
    fields.finish(problems);
    Some(NotModelled { group, full, basis: basis?, why: why? })
}
