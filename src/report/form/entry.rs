//! How the value of an input is entered: the look of its cell, what may stand there, and how that is said.

use crate::{
    formula::Type,
    model::{Criterion, Input, criterion::InputKind},
    report::workbook::{Allows, Look},
    text::{Lang, lang::say},
};

/// Lists of texts are at most so long in a workbook.
const LONGEST_LIST: usize = 255;

/// The look of the cell.
pub(super) const fn look(input: &Input) -> Look {
    match input.kind {
        InputKind::Count | InputKind::Number => Look::EnterNumber,
        InputKind::Percent => Look::EnterPercent,
        InputKind::Date => Look::EnterDate,
        InputKind::YesNo | InputKind::Choice => Look::EnterText,
    }
}

/// How the value is written, in words.
pub(super) fn how(criterion: &Criterion, slot: usize, lang: Lang) -> String {
    let Some(input) = criterion.inputs.get(slot) else { return String::new() };
    match input.kind {
        InputKind::Count => lang.pick("số nguyên từ 0", "a whole number from 0 on").to_owned(),
        InputKind::Number => {
            lang.pick("số, có thể có phần thập phân", "a number, with decimals if need be").to_owned()
        }
        InputKind::Percent => lang.pick("tỷ lệ kèm dấu %", "a percentage with its sign").to_owned(),
        InputKind::YesNo => lang.pick("có hoặc không", "yes or no").to_owned(),
        InputKind::Choice => {
            let list = choices(criterion, slot, lang).join(", ");
            say!(lang, "một trong: {list}", "one of: {list}")
        }
        InputKind::Date => lang.pick("ngày/tháng/năm", "day/month/year").to_owned(),
    }
}

/// What may be entered into the cell of a slot; `cell` names the cell of any slot.
pub(super) fn allows(
    criterion: &Criterion,
    slot: usize,
    lang: Lang,
    cell: impl Fn(usize) -> String,
) -> Option<Allows> {
    let input = criterion.inputs.get(slot)?;
    let here = cell(slot);
    let conditions = match input.kind {
        InputKind::YesNo => {
            let words = [lang.pick("có", "yes"), lang.pick("không", "no")];
            return Some(Allows::Listed(words.map(str::to_owned).to_vec()));
        }
        InputKind::Choice => {
            let list = choices(criterion, slot, lang);
            let length = list.iter().map(|text| text.chars().count().saturating_add(1)).sum::<usize>();
            let plain = list.iter().all(|text| !text.contains(','));
            return (plain && length <= LONGEST_LIST).then_some(Allows::Listed(list));
        }
        InputKind::Count => format!("{here}>=0,{here}=INT({here})"),
        InputKind::Number | InputKind::Percent => format!("{here}>=0"),
        InputKind::Date => format!("{here}>=1,{here}=INT({here})"),
    };
    let related = related(criterion, slot, &here, cell);
    Some(Allows::Formula(format!("AND(ISNUMBER({here}),{conditions}{related})")))
}

/// What else is said where something else was entered.
pub(super) fn relations(criterion: &Criterion, slot: usize, lang: Lang) -> String {
    let name = |slot: usize| criterion.inputs.get(slot).map_or("", |input| input.name.as_str());
    let pairs = pairs(criterion, slot);
    let say = pairs.into_iter().map(|(small, large)| {
        let (small, large) = (name(small), name(large));
        say!(lang, "; {small} không lớn hơn {large}", "; {small} is at most {large}")
    });
    say.collect()
}

/// That a part is not more than its whole, once both are entered.
fn related(criterion: &Criterion, slot: usize, here: &str, cell: impl Fn(usize) -> String) -> String {
    let one = |(small, large): (usize, usize)| {
        let other = cell(if small == slot { large } else { small });
        let (small, large) = if small == slot { (here, other.as_str()) } else { (other.as_str(), here) };
        format!(",OR({other}=\"\",{small}<={large})")
    };
    pairs(criterion, slot).into_iter().map(one).collect()
}

/// The pairs of part and whole to which a slot belongs.
fn pairs(criterion: &Criterion, slot: usize) -> Vec<(usize, usize)> {
    let declared = criterion.declarations.iter().enumerate();
    let all = declared.flat_map(|(at, input)| {
        let most = input.at_most.map(|large| (at, large));
        let least = input.at_least.map(|small| (small, at));
        most.into_iter().chain(least)
    });
    all.filter(|(small, large)| (*small == slot || *large == slot) && small != large).collect()
}

fn choices(criterion: &Criterion, slot: usize, lang: Lang) -> Vec<String> {
    match criterion.declarations.get(slot).map(|declared| &declared.of) {
        Some(Type::Choice(choices)) => choices.iter().map(|choice| choice.shown(lang).to_owned()).collect(),
        _ => Vec::new(),
    }
}
