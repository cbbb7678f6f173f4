//! What the audit has to say, for people: the points at stake first, each sentence before its code.

use super::blocks::{Block, Style, plain, styled};
use crate::{
    number::Points,
    text::{
        Lang,
        lang::{number_of, say},
    },
    verify::{Checked, Finding, FindingSeverity},
};
use std::cmp::Reverse;

/// The findings in the order of the points at stake, then of their weight.
#[must_use]
pub fn ordered(findings: &[Finding]) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    findings.sort_by_key(|finding| (Reverse(finding.kind.points()), finding.kind.severity()));
    findings
}

/// How many statements were checked, and how many of them hold; where these are not as many as the findings, why not.
#[must_use]
pub fn counted(checked: &[Checked], findings: &[Finding], lang: Lang) -> String {
    let (all, right) = (checked.len(), checked.iter().filter(|one| one.holds).count());
    let wrong = all.saturating_sub(right);
    let statements = number_of(all, "statement", "statements");
    let counted = say!(
        lang,
        "Đã kiểm tra {all} phát biểu về điểm, tổng, tỷ lệ, thứ hạng, xếp loại và ngày: {right} đúng, {wrong} không.",
        "{statements} about points, sums, shares, ranks, grades and dates checked: {right} right, {wrong} not."
    );
    if findings.len() == wrong {
        return counted;
    }
    let apart = lang.pick(
        "Phát hiện được đếm riêng: một phát biểu có thể có nhiều phát hiện, và có phát hiện về mã, tên, thứ tự dòng, phần chưa được giải thích.",
        "Findings are counted apart: a statement may have several, and some are about codes, names, the order of rows and what is not explained.",
    );
    format!("{counted} {apart}")
}

/// One paragraph a finding.
pub(super) fn findings(findings: &[Finding], lang: Lang, blocks: &mut Vec<Block>) {
    for finding in ordered(findings) {
        let severity = finding.kind.severity();
        let style = match severity {
            FindingSeverity::Error => Style::Bad,
            FindingSeverity::Warning => Style::Open,
            FindingSeverity::Notice => Style::Plain,
        };
        let points = finding.kind.points().map(|points| at_stake(&points, lang)).unwrap_or_default();
        let weight = format!(" ({}{points})", severity.label(lang));
        let end = format!("{} [{}]", place(finding, lang), finding.kind.code());
        blocks.push(Block::Text(
            1,
            vec![plain(finding.kind.text(lang)), styled(style, weight), styled(Style::Faint, end)],
        ));
    }
}

fn at_stake(points: &Points, lang: Lang) -> String {
    let points = points.shown(lang, 2);
    say!(lang, "; {points} điểm", "; {points} points")
}

/// The rows, and the lines of the letter.
fn place(finding: &Finding, lang: Lang) -> String {
    let list = |lines: Vec<usize>| {
        let mut lines = lines;
        lines.dedup();
        lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let rows = list(finding.rows.clone());
    let lines = list(finding.places.iter().map(|(line, _)| *line).collect());
    let rows = if rows.is_empty() { String::new() } else { say!(lang, "dòng {rows}", "line {rows}") };
    let lines = if lines.is_empty() {
        String::new()
    } else {
        say!(lang, "văn bản dòng {lines}", "letter line {lines}")
    };
    let place: Vec<String> = [rows, lines].into_iter().filter(|part| !part.is_empty()).collect();
    if place.is_empty() { String::new() } else { format!(" – {}", place.join("; ")) }
}
