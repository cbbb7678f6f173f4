//! The full trace of one row: the rule and why it was chosen, its words, the counts with their evidence, every
//! step of the arithmetic, the rounding, the comparison, the readings, the effect.

use super::{
    blocks::{Block, Style, plain, styled},
    compose::{Page, citation, read_off_scores, why},
};
use crate::{
    formula::print::{Notation, step, term},
    inquiry::{RowInquiry, UnitInquiry},
    model::{Criterion, Form, Rule},
    text::{Lang, lang::say, name_key},
    verify::{Bound, MatchedRow, Scored, Verified, VerifiedRow, trace},
};

/// The explanation of a row, by its index in the docket.
#[must_use]
pub fn explain(verified: &Verified<'_>, inquiry: &UnitInquiry, index: usize, lang: Lang) -> Vec<Block> {
    let page = Page { verified, inquiry, lang };
    let mut blocks = Vec::new();
    let Some((matched, row)) = verified.docket.rows.get(index).zip(verified.rows.get(index)) else {
        return blocks;
    };
    blocks.push(Block::Title(page.row_title(matched)));
    blocks.push(Block::Text(0, page.comparison(matched, row)));
    blocks.extend(page.picture_of_row(matched, row));
    let Some((criterion, bound)) = page.rule(matched) else {
        blocks.push(field(lang, "Vì sao", "Why", why(row, None, lang)));
        return blocks;
    };
    chosen(matched, criterion, lang, &mut blocks);
    rule(&page, criterion, &mut blocks);
    blocks.push(Block::Space);
    blocks.push(Block::Heading(vec![plain(lang.pick("Số liệu", "Counts"))]));
    page.counts(criterion, bound, &mut blocks);
    blocks.push(Block::Space);
    blocks.push(Block::Heading(vec![plain(lang.pick("Tính lại từng bước", "Step by step"))]));
    match &criterion.rule {
        Rule::Computed(form) => working(&page, criterion, form, bound, &mut blocks),
        _ => blocks.push(Block::Text(1, vec![plain(why(row, Some(criterion), lang))])),
    }
    readings(&page, criterion, bound, row, &mut blocks);
    if inquiry.rows.get(index).is_some_and(RowInquiry::says_something) {
        blocks.push(Block::Space);
    }
    page.rivals(index, &mut blocks);
    page.decider(index, &mut blocks);
    page.explanations(index, usize::MAX, &mut blocks);
    page.effect(index, criterion, row, &mut blocks);
    page.appeal_of(index, &mut blocks);
    blocks
}

fn field(lang: Lang, vi: &str, en: &str, text: String) -> Block {
    Block::Field(1, lang.pick(vi, en).to_owned(), vec![plain(text)])
}

/// Why this rule and no other.
fn chosen(matched: &MatchedRow, criterion: &Criterion, lang: Lang, blocks: &mut Vec<Block>) {
    let code = matched.row.code.as_deref().is_some_and(|code| code.trim_end_matches('.') == criterion.code);
    let title = matched.row.name.as_deref().map(name_key);
    let title = title.is_some_and(|title| criterion.titles().any(|known| name_key(known) == title));
    let text = match (code, title) {
        (true, true) => say!(lang, "mã và tên đều khớp", "code and title agree"),
        (false, true) => say!(
            lang,
            "tên khớp đúng một tiêu chí; mã in trong bảng là mã của tiêu chí khác",
            "the title fits exactly one criterion; the printed code is another's"
        ),
        _ => {
            say!(lang, "mã khớp; tên in khác với bộ quy tắc", "the code agrees; the printed title is another")
        }
    };
    let basis = criterion.code_basis.label(lang);
    let head = say!(
        lang,
        "tiêu chí {} [{}], mã {basis}: {text}",
        "criterion {} [{}], code {basis}: {text}",
        criterion.code,
        criterion.key
    );
    blocks.push(field(lang, "Quy tắc áp dụng", "Rule applied", head));
}

fn rule(page: &Page<'_, '_>, criterion: &Criterion, blocks: &mut Vec<Block>) {
    let lang = page.lang;
    let cited = citation(page.guidance(), &criterion.citation, lang);
    blocks.push(field(lang, "Căn cứ", "Source", cited));
    let full = page.points(&criterion.full);
    blocks.push(field(lang, "Điểm tối đa", "Full points", full));
    if let Rule::Computed(form) = &criterion.rule {
        blocks.push(field(lang, "Quy tắc như trong tệp", "Rule as written", form.words.clone()));
        blocks.push(field(lang, "Công thức", "Formula", term(&form.term, Notation::Prose(lang))));
    }
    let parts = page.guidance().certainty(criterion).parts(lang).join("; ");
    blocks.push(field(lang, "Mức chắc chắn", "Basis", parts));
    if let Some(text) = read_off_scores(page.guidance(), &criterion.citation, lang) {
        blocks.push(Block::Text(2, vec![styled(Style::Open, text)]));
    }
}

/// One line a step, then the fraction, the decimal and the rounding.
fn working(page: &Page<'_, '_>, criterion: &Criterion, form: &Form, bound: &Bound, blocks: &mut Vec<Block>) {
    let lang = page.lang;
    let notation = Notation::Prose(lang);
    let (scored, steps) = trace(page.guidance(), criterion, form, &bound.values);
    let lines = steps.each_once().filter_map(|one| step(one, notation));
    for (line, count) in lines.zip(1_usize..) {
        blocks.push(Block::Text(1, vec![styled(Style::Faint, format!("{count}. ")), plain(line)]));
    }
    let Scored::Points { exact, points } = scored else { return };
    blocks.push(field(lang, "Phân số", "Fraction", exact.fraction()));
    blocks.push(field(lang, "Số thập phân", "Decimal", exact.expansion(60).display(lang)));
    let rounding = page.guidance().rounding.criterion.as_ref();
    let text = rounding.map_or_else(
        || lang.pick(" (không làm tròn)", " (not rounded)").to_owned(),
        |level| {
            let rounding = level.rounding.label(lang);
            let basis = level.basis.label(lang);
            let why = level.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
            format!(" ({rounding}; {basis}{why})")
        },
    );
    blocks.push(field(lang, "Làm tròn", "Rounding", format!("{}{text}", page.points(&points))));
}

fn readings(
    page: &Page<'_, '_>,
    criterion: &Criterion,
    bound: &Bound,
    row: &VerifiedRow,
    blocks: &mut Vec<Block>,
) {
    if criterion.readings.is_empty() {
        return;
    }
    let lang = page.lang;
    blocks.push(Block::Space);
    blocks.push(Block::Heading(vec![plain(lang.pick("Cách hiểu khác", "Other readings"))]));
    page.readings(criterion, row, blocks);
    for reading in &criterion.readings {
        let steps = trace(page.guidance(), criterion, &reading.form, &bound.values).1;
        blocks.push(field(lang, "Công thức", "Formula", term(&reading.form.term, Notation::Prose(lang))));
        let lines = steps.each_once().filter_map(|one| step(one, Notation::Prose(lang)));
        blocks.extend(lines.map(|line| Block::Text(2, vec![plain(line)])));
        for (vi, en, text) in
            [("Lập luận", "For", &reading.argument), ("Ý kiến ngược lại", "Against", &reading.against)]
        {
            blocks.extend(text.as_ref().map(|text| field(lang, vi, en, text.clone())));
        }
    }
}
