//! Which parts of rule sets the published and hand-worked figures reach, as blocks.

use super::{
    blocks::{Block, Line, Style, plain, styled},
    language,
};
use crate::{
    formula::{
        Letters, OfChildren, Term, Value,
        print::{Notation, term},
        syntax::Function,
    },
    model::{Criterion, Form, Guidance, Rule},
    problem::Place,
    regress::coverage::{Covered, Figure, From, Kind, Origin, Owner, SetCoverage, State},
    text::{
        Lang,
        lang::{number_of, say},
    },
};

/// Every rule set, with the parts that nothing reached; with `all`, the others too.
#[must_use]
pub fn report(sets: &[SetCoverage], all: bool, lang: Lang) -> Vec<Block> {
    let title = lang.pick("ĐỘ PHỦ CỦA CÁC BỘ QUY TẮC", "COVERAGE OF RULE SETS");
    let mut blocks = vec![Block::Title(vec![plain(title)])];
    blocks.extend(language::line(lang));
    for set in sets {
        blocks.extend(of_set(set, all, lang));
        blocks.push(Block::Space);
    }
    let count = |state: State| sets.iter().map(|set| set.count(state)).sum::<usize>();
    let (parts, reached) = totals(count);
    let (count, several) = (sets.len(), number_of(sets.len(), "rule set", "rule sets"));
    blocks.push(Block::Text(
        0,
        vec![plain(say!(
            lang,
            "Đã chạm {reached} trong {parts} phần của {count} bộ quy tắc.",
            "Reached: {reached} of {parts} parts of {several}."
        ))],
    ));
    blocks
}

/// How many parts there are, and how many of them count as reached.
fn totals(count: impl Fn(State) -> usize) -> (usize, usize) {
    let sum = |states: &mut dyn Iterator<Item = State>| states.map(&count).sum();
    let mut reached = State::ALL.into_iter().filter(|state| state.is_reached());
    (sum(&mut State::ALL.into_iter()), sum(&mut reached))
}

fn of_set(set: &SetCoverage, all: bool, lang: Lang) -> Vec<Block> {
    let guidance = &set.guidance;
    let mut blocks = vec![Block::Heading(vec![plain(format!("{} – {}", guidance.id, guidance.title))])];
    blocks.push(Block::Text(0, summary(set, lang)));
    let parts = set.parts();
    let shown = parts.iter().filter(|part| all || !part.state().is_reached());
    let (sums, shown): (Vec<_>, Vec<_>) = shown.partition(|part| only_adds(part));
    let mut owner = None;
    for part in shown {
        if owner != Some(part.part.owner) {
            blocks.push(Block::Item(head(guidance, part, lang)));
            owner = Some(part.part.owner);
        }
        blocks.extend(of_part(guidance, part, lang));
    }
    blocks.extend(of_sums(guidance, &sums, lang));
    blocks
}

/// Whose part it is, and what is to be kept in mind of its figures.
fn head(guidance: &Guidance, part: &Covered<'_>, lang: Lang) -> Line {
    let mut line = vec![styled(Style::Strong, name(guidance, part.part.owner, lang))];
    if part.is_inferred_from_score(guidance) {
        let note = say!(
            lang,
            " (quy tắc suy ra từ điểm đã in: số công bố khớp chưa chứng minh gì nhiều)",
            " (inferred from printed scores: that published figures agree proves little)"
        );
        line.push(styled(Style::Faint, note));
    }
    line
}

/// Whether it is the formula of a group that only adds, and no figure reached it: nothing more is to be said of it.
fn only_adds(part: &Covered<'_>) -> bool {
    part.figures.is_empty() && part.part.term == Some(&Term::Children(OfChildren::Sum))
}

fn of_sums(guidance: &Guidance, sums: &[&Covered<'_>], lang: Lang) -> Option<Block> {
    let code = |part: &&Covered<'_>| match part.part.owner {
        Owner::Group(index) => guidance.groups.get(index).map(|group| group.code.as_str()),
        _ => None,
    };
    let codes: Vec<&str> = sums.iter().filter_map(code).collect();
    let label =
        say!(lang, "✗ nhóm chỉ cộng điểm thành phần, chưa có số nào", "✗ groups that only add, by no figure");
    (!codes.is_empty()).then(|| Block::Field(1, label, vec![plain(codes.join(", "))]))
}

fn summary(set: &SetCoverage, lang: Lang) -> Line {
    let count = |state| set.count(state);
    let (parts, reached) = totals(count);
    let style = if parts == reached { Style::Good } else { Style::Open };
    let head = say!(lang, "Đã chạm {reached}/{parts} phần", "Reached: {reached}/{parts} parts");
    let states = State::ALL.into_iter().filter(|state| count(*state) > 0);
    let states: Vec<String> =
        states.map(|state| format!("{}: {}", label(state, lang), count(state))).collect();
    let mut line = vec![styled(style, head), plain(format!(" ({}).", states.join("; ")))];
    let without = set.without_formula().len();
    if without > 0 {
        line.push(styled(
            Style::Faint,
            say!(lang, " {without} tiêu chí không có công thức.", " Criteria without a formula: {without}."),
        ));
    }
    line
}

/// A state for people.
const fn label(state: State, lang: Lang) -> &'static str {
    match state {
        State::Published => lang.pick("có số công bố", "by published figures"),
        State::Hand => lang.pick("có số tính bằng tay", "by figures worked by hand"),
        State::Differs => lang.pick("chỉ có số khác điểm tính lại", "only by figures that differ"),
        State::Unsaid => lang.pick("chỉ có số không rõ ai tính", "only by figures nobody vouches for"),
        State::Never => lang.pick("chưa có số nào", "by no figure"),
    }
}

/// Whose part it is, for people.
#[must_use]
pub fn name(guidance: &Guidance, owner: Owner, lang: Lang) -> String {
    match owner {
        Owner::Rule((index, reading)) => {
            let Some(criterion) = guidance.criteria.get(index) else { return String::new() };
            let whole = format!("{} {}", criterion.code, criterion.title);
            let reading = reading.and_then(|number| criterion.readings.get(number));
            reading.map_or_else(
                || whole.clone(),
                |reading| say!(lang, "{whole}; cách hiểu «{}»", "{whole}; reading «{}»", reading.label),
            )
        }
        Owner::Group(index) => guidance.groups.get(index).map_or_else(String::new, |group| {
            say!(lang, "nhóm {} {}", "group {} {}", group.code, group.title)
        }),
        Owner::Grade(index) => guidance
            .grades
            .list
            .get(index)
            .map_or_else(String::new, |grade| say!(lang, "xếp loại «{}»", "grade «{}»", grade.label)),
    }
}

fn of_part(guidance: &Guidance, covered: &Covered<'_>, lang: Lang) -> Vec<Block> {
    let state = covered.state();
    let (sign, style) = match state {
        State::Published | State::Hand => ("✓ ", Style::Good),
        State::Differs => ("≠ ", Style::Bad),
        State::Unsaid | State::Never => ("✗ ", Style::Open),
    };
    let mut line = vec![styled(style, sign), plain(text(guidance, covered, lang))];
    if let Some(place) = &covered.place {
        line.push(styled(Style::Faint, format!("  {}", shown(place))));
    }
    let mut blocks = vec![Block::Text(2, line)];
    if let Some(first) = covered.figures.first() {
        let mut by = vec![plain(figure(first, lang))];
        let more = covered.figures.len().saturating_sub(1);
        if more > 0 {
            by.push(styled(Style::Faint, say!(lang, " và {more} số khác", " and {more} more")));
        }
        blocks.push(Block::Field(4, label(state, lang).to_owned(), by));
    }
    blocks
}

fn shown(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

/// A figure in one line: where it stands, and who worked it out.
#[must_use]
pub fn figure(figure: &Figure, lang: Lang) -> String {
    let from = match &figure.from {
        From::Example(place) => {
            let at = place.as_ref().map(shown).unwrap_or_default();
            say!(lang, "ví dụ {at}", "example {at}")
        }
        From::Case { case, unit, code, line } => {
            say!(
                lang,
                "hồ sơ {case}, dòng {line}: {unit}, {code}",
                "case {case}, line {line}: {unit}, {code}"
            )
        }
    };
    match (&figure.origin, &figure.from) {
        (Origin::Published(document), From::Example(_)) => format!("{from} ({document})"),
        _ => from,
    }
}

/// What a part is, for people.
#[must_use]
pub fn text(guidance: &Guidance, covered: &Covered<'_>, lang: Lang) -> String {
    let part = &covered.part;
    let form = form(guidance, part.owner);
    let called = called(guidance, part.owner);
    let notation = notation(&called, lang);
    let written = |of: &Term| term(of, notation);
    let parts = part.term.map(Term::parts).unwrap_or_default();
    match (part.kind, parts) {
        (Kind::Policy(_), [condition, policy, _]) => {
            let divisor = condition.parts().first().map(written).unwrap_or_default();
            let then = given(policy, notation, lang);
            say!(lang, "mẫu số {divisor} bằng 0: {then}", "divisor {divisor} is 0: {then}")
        }
        (Kind::Tier(number), [condition, score, _]) => {
            let (number, when, score) = (number.saturating_add(1), written(condition), written(score));
            say!(lang, "mức {number}: {when} → {score}", "tier {number}: {when} → {score}")
        }
        (Kind::Otherwise, [_, _, rest]) => {
            let rest = given(rest, notation, lang);
            say!(lang, "không vào mức nào: {rest}", "no tier fits: {rest}")
        }
        (Kind::Met(number) | Kind::NotMet(number), [condition, ..]) => {
            let words = form.and_then(|form| form.items.get(number)).filter(|words| !words.is_empty());
            let words = words.cloned().unwrap_or_else(|| written(condition));
            match part.kind {
                Kind::Met(_) => say!(lang, "nội dung có: {words}", "item met: {words}"),
                _ => say!(lang, "nội dung không có: {words}", "item not met: {words}"),
            }
        }
        (Kind::Then, [condition, ..]) => {
            say!(lang, "nhánh «thì» của: {}", "branch «then» of: {}", written(condition))
        }
        (Kind::Else, [condition, ..]) => {
            say!(lang, "nhánh «nếu không» của: {}", "branch «else» of: {}", written(condition))
        }
        (Kind::Side(side), arguments) => side_text(part.term, (side, arguments), notation, lang),
        (Kind::Given, _) => say!(lang, "loại này được xếp", "it is given"),
        _ => {
            let rule = form.map(|form| written(form.unguarded().1)).unwrap_or_default();
            say!(lang, "công thức {rule}", "formula {rule}")
        }
    }
}

/// What the inputs of a rule, or the points that a grade needs, are called in prose.
fn called(guidance: &Guidance, owner: Owner) -> Letters {
    match owner {
        Owner::Rule((index, _)) => guidance.criteria.get(index).map(Criterion::called).unwrap_or_default(),
        Owner::Grade(_) => guidance.grades.points.called(guidance),
        Owner::Group(_) => Letters::default(),
    }
}

/// In Vietnamese as people read it, in English as the rule file has it.
const fn notation(called: &Letters, lang: Lang) -> Notation<'_> {
    match lang {
        Lang::Vi => Notation::Letter(called),
        Lang::En => Notation::Formula,
    }
}

fn side_text(
    whole: Option<&Term>,
    (side, arguments): (usize, &[Term]),
    notation: Notation<'_>,
    lang: Lang,
) -> String {
    let written = |of: &Term| term(of, notation);
    let whole_text = whole.map(written).unwrap_or_default();
    if matches!(whole, Some(Term::Call(Function::Clamp, _))) {
        return match side {
            0 => say!(lang, "dưới khung của {whole_text}", "below the bounds of {whole_text}"),
            1 => say!(lang, "trong khung của {whole_text}", "within the bounds of {whole_text}"),
            _ => say!(lang, "trên khung của {whole_text}", "above the bounds of {whole_text}"),
        };
    }
    let argument = arguments.get(side).map(written).unwrap_or_default();
    say!(lang, "vế {argument} quyết định {whole_text}", "{argument} decides {whole_text}")
}

/// What a policy or a last tier gives, for people.
fn given(of: &Term, notation: Notation<'_>, lang: Lang) -> String {
    match of {
        Term::Undetermined(_) => say!(lang, "không xác định", "undetermined"),
        Term::Excluded => say!(lang, "không áp dụng", "does not apply"),
        Term::Full => say!(lang, "điểm tối đa", "full points"),
        Term::Literal(Value::Number(number)) if number.is_zero() => say!(lang, "0 điểm", "0 points"),
        other => term(other, notation),
    }
}

/// The form of a rule, a reading or a group.
fn form(guidance: &Guidance, owner: Owner) -> Option<&Form> {
    match owner {
        Owner::Rule((index, None)) => match &guidance.criteria.get(index)?.rule {
            Rule::Computed(form) => Some(form),
            _ => None,
        },
        Owner::Rule((index, Some(reading))) => {
            Some(&guidance.criteria.get(index)?.readings.get(reading)?.form)
        }
        Owner::Group(index) => Some(&guidance.groups.get(index)?.score),
        Owner::Grade(_) => None,
    }
}
