//! A row of a table of criteria as a `[[criterion]]`.

use super::{
    condition::{Bound, Part, When, parts, points_of, when},
    kind::Kind,
    outline::Node,
    toml::{comment, quoted},
};
use crate::{
    guidance::MARK,
    input::Told,
    number::Points,
    problem::{DraftFault, Problems},
    source::Source,
    text::letters,
};
use std::fmt::Write;

/// What a rule needs from its row, as the lines of the rule file.
#[derive(Default)]
struct Rule {
    /// The form: `score`, `measure` and `tiers`, and their like.
    form: Vec<String>,
    /// The inputs.
    inputs: Vec<String>,
}

/// The table of a criterion, under its key in its group.
///
/// Problems: [`DraftFault::Tiers`], [`DraftFault::MoreThanFull`].
pub(super) fn criterion(
    source: &Source,
    node: &Node<'_>,
    key: &str,
    group: &str,
    problems: &mut Problems,
) -> Option<String> {
    let rule = rule(source, node, problems)?;
    let row = node.row;
    let mut text = String::from("[[criterion]]\n");
    let mut line = |words: String| {
        text.push_str(&words);
        text.push('\n');
    };
    line(format!("key   = {}", quoted(key)));
    line(format!("group = {}", quoted(group)));
    line(format!("code  = {}", quoted(node.code)));
    line(format!("title = {}", quoted(node.title)));
    line(format!("full  = {}", quoted(&node.full.plain())));
    rule.form.into_iter().for_each(&mut line);
    let at = row
        .citation
        .as_ref()
        .map_or_else(|| format!("{MARK} vị trí trong văn bản"), |told| told.text.clone());
    line(format!("cite  = {{ source = \"hd\", at = {}, basis = \"inferred\" }}", quoted(&at)));
    let computed = !rule.inputs.is_empty();
    if computed {
        line("  [criterion.input]".to_owned());
        rule.inputs.into_iter().for_each(|input| line(format!("  {input}")));
    }
    if computed {
        let what = "đối chiếu quy tắc với nguyên văn, sửa basis; thêm ví dụ tính bằng tay, có nguồn";
        line(format!("  # {MARK} {what}"));
    } else if node.kind == Kind::Judged {
        line(format!("# {MARK} đối chiếu với nguyên văn, sửa basis"));
    }
    Some(text)
}

fn rule(source: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<Rule> {
    let refuse = |told: Option<&Told>, found: &str, expected: &'static str, problems: &mut Problems| {
        let span = told.map_or(node.row.span, |told| told.span);
        problems.at(source.place(span), DraftFault::Tiers { found: found.to_owned(), expected });
        None
    };
    let told = node.row.tiers.as_ref();
    let cell = told.map_or("", |told| told.text.as_str());
    match node.kind {
        Kind::Group | Kind::Unknown => Some(unknown(cell)),
        Kind::Ratio => Some(ratio(node)),
        Kind::YesNo => Some(Rule {
            form: vec!["score = 'if achieved then full else 0'".to_owned()],
            inputs: vec![input("achieved", &format!("type = \"yes_no\", label = {}", quoted(node.title)))],
        }),
        Kind::Judged => match (cell, points_of(cell)) {
            ("", _) => Some(Rule { form: vec!["judged = true".to_owned()], ..Rule::default() }),
            (_, Some(quantum)) if !quantum.exact().is_zero() => Some(Rule {
                form: vec!["judged = true".to_owned(), format!("quantum = {}", quoted(&quantum.plain()))],
                ..Rule::default()
            }),
            _ => refuse(told, cell, "0,5", problems),
        },
        Kind::Count => match points_of(cell) {
            Some(each) => Some(count(node, &each)),
            None => refuse(told, cell, "0,5", problems),
        },
        Kind::Checklist => match parts(cell) {
            Ok(parts) if within(source, node, (&sum(&parts), false), problems) => Some(checklist(&parts)),
            Ok(_) => None,
            Err(piece) => refuse(told, piece, "Có kế hoạch: 0,5; Có báo cáo: 0,25", problems),
        },
        Kind::Tiers => match tiers(cell) {
            Ok(tiers) if within(source, node, (&largest(&tiers), true), problems) => {
                Some(by_tiers(node, &tiers))
            }
            Ok(_) => None,
            Err(piece) => refuse(told, piece, ">= 80%: 2; từ 50% đến dưới 80%: 1; còn lại: 0", problems),
        },
    }
}

/// A problem where a rule gives more than the full points: the parts of it together, or its highest tier.
fn within(source: &Source, node: &Node<'_>, (most, tier): (&Points, bool), problems: &mut Problems) -> bool {
    let right = most.exact() <= node.full.exact();
    if !right {
        let span = node.row.tiers.as_ref().map_or(node.row.span, |told| told.span);
        let code = Some(node.code.to_owned());
        let fault = DraftFault::MoreThanFull { code, parts: most.plain(), full: node.full.plain(), tier };
        problems.at(source.place(span), fault);
    }
    right
}

fn input(name: &str, rest: &str) -> String {
    format!("{name} = {{ {rest}, basis = \"inferred\" }}")
}

/// What an input counts, where the table says so: its words, and what they are counted in. A percentage is no count.
fn unit(node: &Node<'_>) -> String {
    let unit = node.row.counted.as_ref().map(|told| told.text.trim());
    let unit =
        unit.filter(|unit| !matches!(letters(unit).as_str(), "" | "phan tram" | "ty le" | "ty le phan tram"));
    unit.map(|unit| format!("unit = {}, ", quoted(unit))).unwrap_or_default()
}

/// The words of a cell, or a mark that asks for them.
fn label(told: Option<&Told>, what: &str) -> String {
    quoted(&told.map_or_else(|| format!("{MARK} {what}"), |told| told.text.clone()))
}

fn unknown(cell: &str) -> Rule {
    let why = format!("unknown = {}", quoted(&format!("{MARK} cách chấm chưa có trong bảng tiêu chí")));
    let words = (!cell.is_empty()).then(|| format!("# Bảng tiêu chí ghi: {}", comment(cell)));
    Rule { form: words.into_iter().chain([why]).collect(), ..Rule::default() }
}

const GUARD: &str = "if_zero = [{ when = 'a', then = \"undetermined\", basis = \"inferred\" }]";

/// The inputs of `b / a`; whether more of `b` gives more points.
fn shares(node: &Node<'_>, raises: bool) -> Vec<String> {
    let whole = label(node.row.whole.as_ref(), "mẫu số đếm gì");
    let part = label(node.row.part.as_ref(), "tử số đếm gì");
    vec![
        input("a", &format!("{}label = {whole}", unit(node))),
        input(
            "b",
            &format!(
                "{}label = {part}, at_most = \"a\"{}",
                unit(node),
                if raises { ", effect = \"raises\"" } else { "" }
            ),
        ),
    ]
}

fn ratio(node: &Node<'_>) -> Rule {
    Rule { form: vec!["score = 'b / a × full'".to_owned(), GUARD.to_owned()], inputs: shares(node, true) }
}

fn count(node: &Node<'_>, each: &Points) -> Rule {
    let of = label(node.row.part.as_ref(), "đếm gì");
    Rule {
        form: vec![format!("score = 'min(n × {}, full)'", each.plain())],
        inputs: vec![input("n", &format!("{}label = {of}, effect = \"raises\"", unit(node)))],
    }
}

fn sum(parts: &[Part<'_>]) -> Points {
    parts.iter().map(|part| &part.points).sum()
}

fn checklist(parts: &[Part<'_>]) -> Rule {
    let mut items = String::from("checklist = [\n");
    let mut inputs = Vec::new();
    for (number, part) in (1..).zip(parts) {
        let (name, words) = (format!("y{number}"), quoted(part.what));
        // Writing to a string does not fail.
        let _ = writeln!(
            items,
            "  {{ input = \"{name}\", points = {}, label = {words} }},",
            quoted(&part.points.plain())
        );
        inputs.push(input(&name, &format!("type = \"yes_no\", label = {words}")));
    }
    items.push(']');
    Rule { form: vec![items], inputs }
}

/// Tiers in their order, with the points of each.
type Tiers = Vec<(When, Points)>;

/// The tiers of a cell, or the part that cannot be read: what holds otherwise stands last, and only once.
fn tiers(cell: &str) -> Result<Tiers, &str> {
    let parts = parts(cell)?;
    let mut tiers = Vec::new();
    for (number, part) in (1..).zip(&parts) {
        match when(part.what) {
            Some(When::Otherwise) if number < parts.len() || number == 1 => return Err(part.what),
            Some(when) => tiers.push((when, part.points.clone())),
            None => return Err(part.what),
        }
    }
    Ok(tiers)
}

fn largest(tiers: &Tiers) -> Points {
    let points = tiers.iter().map(|(_, points)| points.clone());
    points.max_by(|left, right| left.exact().cmp(right.exact())).unwrap_or_else(Points::zero)
}

fn by_tiers(node: &Node<'_>, tiers: &Tiers) -> Rule {
    let bounds: Vec<&Bound> = tiers.iter().filter_map(|(when, _)| bounds(when)).flatten().collect();
    let percent = bounds.iter().any(|bound| bound.percent);
    let whole = bounds.iter().all(|bound| bound.number.is_integer());
    let mut otherwise = "otherwise = \"undetermined\"".to_owned();
    let mut lines = String::from("tiers     = [\n");
    for (when, points) in tiers {
        match bounds_written(when) {
            Some(written) => {
                let _ = writeln!(lines, "  {{ when = '{written}', score = '{}' }},", points.plain());
            }
            None => {
                otherwise = format!("otherwise = {{ score = '{}', basis = \"inferred\" }}", points.plain());
            }
        }
    }
    lines.push(']');
    let (measure, guard, inputs) = if percent {
        ("b / a", Some(GUARD.to_owned()), shares(node, false))
    } else {
        let of = label(node.row.part.as_ref(), "đếm gì");
        let of_type = if whole { "" } else { "type = \"number\", " };
        ("n", None, vec![input("n", &format!("{of_type}{}label = {of}", unit(node)))])
    };
    let form = [format!("measure   = '{measure}'"), lines, otherwise].into_iter().chain(guard);
    Rule { form: form.collect(), inputs }
}

const fn bounds(when: &When) -> Option<&Vec<Bound>> {
    match when {
        When::All(bounds) => Some(bounds),
        When::Otherwise => None,
    }
}

fn bounds_written(when: &When) -> Option<String> {
    Some(bounds(when)?.iter().map(Bound::written).collect::<Vec<_>>().join(" and "))
}
