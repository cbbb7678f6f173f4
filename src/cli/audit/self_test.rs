//! How much of a case is watched: each number of the table and of the letter changed in turn, by one in its
//! last digit, and everything checked again.

use super::audited;
use crate::{
    cli::load::Loaded,
    input::{read_document, read_reasons},
    model::{Appraisal, Claim, Row, Statement},
    number::{Exact, Points},
    problem::Problems,
    report::audit::{NumberKind, Watched},
    source::Source,
    verify::Finding,
};
use std::collections::BTreeMap;

/// What is compared between two runs: the findings, and how the recomputed scores compare.
#[derive(PartialEq, Eq)]
struct Outcome {
    findings: Vec<Finding>,
    gaps: Vec<Option<Points>>,
    problems: usize,
}

/// The kinds of numbers, with how many of their changes were noticed.
pub(super) fn run(loaded: &Loaded) -> Vec<(NumberKind, Watched)> {
    let before = outcome(loaded, &loaded.appraisal, loaded.document.as_ref());
    let mut kinds: BTreeMap<NumberKind, Watched> = BTreeMap::new();
    let mut count = |kind: NumberKind, after: &Outcome| {
        let watched = kinds.entry(kind).or_default();
        watched.changed = watched.changed.saturating_add(1);
        if after.findings != before.findings || after.problems != before.problems {
            watched.by_checks = watched.by_checks.saturating_add(1);
        } else if after.gaps != before.gaps {
            watched.by_recomputation = watched.by_recomputation.saturating_add(1);
        }
    };
    for (kind, appraisal) in tables(loaded) {
        count(kind, &outcome(loaded, &appraisal, loaded.document.as_ref()));
    }
    let claims = loaded.letter.as_ref().map(|letter| letter.claims.as_slice()).unwrap_or_default();
    let text = loaded.document.as_ref().map(Source::text).unwrap_or_default();
    for (start, changed) in texts(text) {
        let Ok(source) = Source::new("", changed.as_bytes()) else { continue };
        count(kind(claims, start), &outcome(loaded, &loaded.appraisal, Some(&source)));
    }
    kinds.into_iter().collect()
}

fn outcome(loaded: &Loaded, appraisal: &Appraisal, document: Option<&Source>) -> Outcome {
    let mut problems = Problems::default();
    let letter = document.map(read_document);
    let reasons = read_reasons(appraisal);
    let audited = audited(loaded, appraisal, letter.as_ref(), &reasons, &mut problems);
    let findings = audited.into_iter().flat_map(|unit| unit.audit.findings).collect();
    let verified = loaded.verified_of(appraisal, None, &BTreeMap::new(), &mut Problems::default());
    let gaps = verified.iter().flat_map(|unit| unit.rows.iter().map(|row| row.gap.clone())).collect();
    Outcome { findings, gaps, problems: problems.iter().count() }
}

/// The table with one number changed, for each number of its columns of points and reasons.
fn tables(loaded: &Loaded) -> Vec<(NumberKind, Appraisal<'static>)> {
    let mut changed = Vec::new();
    for (index, row) in loaded.appraisal.rows.iter().enumerate() {
        let claims = loaded.reasons.get(&row.span.start).map(Vec::as_slice).unwrap_or_default();
        for (kind, row) in rows(row, claims) {
            let mut appraisal = loaded.appraisal.clone();
            if let Some(place) = appraisal.rows.get_mut(index) {
                *place = row;
                changed.push((kind, appraisal));
            }
        }
    }
    changed
}

fn rows<'r>(row: &Row<'r>, claims: &[Claim]) -> Vec<(NumberKind, Row<'r>)> {
    let more = |points: &Option<Points>| points.as_ref().map(|points| Some(one_more(points)));
    let max =
        more(&row.max).map(|max| (("bảng: điểm tối đa", "table: full points"), Row { max, ..row.clone() }));
    let appraised = more(&row.appraised).map(|appraised| {
        (("bảng: điểm thẩm định", "table: granted points"), Row { appraised, ..row.clone() })
    });
    let claimed = more(&row.claimed)
        .map(|claimed| (("bảng: điểm tự chấm", "table: claimed points"), Row { claimed, ..row.clone() }));
    let texts = texts(row.reason.as_deref().unwrap_or(""));
    let reasons = texts
        .into_iter()
        .map(|(start, reason)| (kind(claims, start), Row { reason: Some(reason.into()), ..row.clone() }));
    max.into_iter().chain(appraised).chain(claimed).chain(reasons).collect()
}

/// The points, more by one in the last decimal that they have.
fn one_more(points: &Points) -> Points {
    let digits = points.exact().to_decimal().map_or(0, |decimal| decimal.normalize().scale());
    let step = crate::number::Rounding::new(crate::number::Mode::HalfUp, digits);
    Points::new(points.exact().add(&step.map_or_else(Exact::one, crate::number::Rounding::quantum)))
}

/// A text with one number changed in its last digit, for each of its numbers, with the byte where it starts.
fn texts(text: &str) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mark = |at: usize| matches!(bytes.get(at), Some(b'.' | b','));
    let mut changed = Vec::new();
    let mut at = 0_usize;
    while at < bytes.len() {
        if !digit(at) {
            at = at.saturating_add(1);
            continue;
        }
        let start = at;
        while digit(at) || (mark(at) && digit(at.saturating_add(1))) {
            at = at.saturating_add(1);
        }
        let last = at.saturating_sub(1);
        let other = match bytes.get(last) {
            Some(b'9') => '8',
            Some(byte) => char::from(byte.saturating_add(1)),
            None => continue,
        };
        if let Some((head, tail)) = text.get(..last).zip(text.get(at..)) {
            changed.push((start, format!("{head}{other}{tail}")));
        }
    }
    changed
}

/// Of which statement a number is part.
fn kind(claims: &[Claim], byte: usize) -> NumberKind {
    let around = claims.iter().filter(|claim| (claim.span.start..claim.span.end).contains(&byte));
    let claim = around.min_by_key(|claim| claim.span.end.saturating_sub(claim.span.start));
    match claim.map(|claim| &claim.what) {
        Some(Statement::Share { .. }) => ("lời: số đếm", "text: counts"),
        Some(Statement::Percent { .. }) => ("lời: tỷ lệ", "text: percentages"),
        Some(Statement::Score { .. } | Statement::Listed { .. } | Statement::AtFull) => {
            ("lời: điểm", "text: points")
        }
        Some(Statement::Loss(_)) => ("lời: điểm mất", "text: losses"),
        Some(Statement::Change { .. } | Statement::FromTo { .. } | Statement::Unchanged) => {
            ("lời: tăng giảm", "text: changes")
        }
        Some(Statement::Rank { .. } | Statement::RankChange { .. } | Statement::RankFromTo { .. }) => {
            ("lời: thứ hạng", "text: ranks")
        }
        Some(Statement::Dated { .. }) => ("lời: ngày và số văn bản", "text: dates and document numbers"),
        Some(Statement::Numbered(_)) => ("lời: số văn bản", "text: document numbers"),
        Some(Statement::PlanYear(_)) => ("lời: năm của biện pháp", "text: years of measures"),
        Some(Statement::Name(_)) | None => {
            ("lời: số không thuộc phát biểu nào", "text: numbers of no statement")
        }
    }
}
