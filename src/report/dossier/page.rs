//! The rules of a dossier in its reports: the author's words beside the formula to which they come down.

use super::inputs::criteria;
use crate::{
    formula::print::{Notation, term},
    model::{Criterion, Form, Rule},
    report::blocks::{Block, plain},
    text::{Lang, lang::say},
    verify::Docket,
};

/// Adds the rules of the criteria that are in the dossier.
pub(super) fn rules(docket: &Docket<'_>, lang: Lang, blocks: &mut Vec<Block>) {
    blocks.push(Block::Space);
    let heading = lang
        .pick("QUY TẮC: NGUYÊN VĂN TRONG TỆP, VÀ CÔNG THỨC ĐỂ TÍNH", "RULES: AS WRITTEN, AND AS COMPUTED");
    blocks.push(Block::Heading(vec![plain(heading)]));
    let mut told: Vec<&str> = Vec::new();
    for criterion in criteria(docket) {
        if !told.contains(&criterion.key.as_str()) {
            told.push(&criterion.key);
            one(criterion, lang, blocks);
        }
    }
}

fn one(criterion: &Criterion, lang: Lang, blocks: &mut Vec<Block>) {
    blocks.push(Block::Item(vec![plain(format!("{} {}", criterion.code, criterion.title))]));
    match &criterion.rule {
        Rule::Computed(rule) => form(rule, lang, blocks),
        Rule::Judged { .. } => blocks.push(Block::Text(
            1,
            vec![plain(lang.pick("do người thẩm định cho điểm", "left to the appraiser"))],
        )),
        Rule::Unknown { why } => blocks.push(Block::Text(1, vec![plain(why.clone())])),
    }
    for reading in &criterion.readings {
        let head = say!(lang, "Cách hiểu {}: {}", "Reading {}: {}", reading.id, reading.label);
        blocks.push(Block::Text(1, vec![plain(head)]));
        form(&reading.form, lang, blocks);
    }
}

fn form(form: &Form, lang: Lang, blocks: &mut Vec<Block>) {
    let [source, formula] = [("trong tệp", "as written"), ("để tính", "as computed")];
    let computed = term(&form.term, Notation::Formula);
    blocks.push(Block::Field(1, lang.pick(source.0, source.1).to_owned(), vec![plain(form.words.clone())]));
    blocks.push(Block::Field(1, lang.pick(formula.0, formula.1).to_owned(), vec![plain(computed)]));
}
