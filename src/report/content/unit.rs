//! One unit as data.

use super::{
    grade::{GradesEntry, grades},
    inquiry::{AppealEntry, InferredEntry, appeal, inferred},
    plain,
    row::{BoundsEntry, RowEntry, row_entry},
};
use crate::{
    inquiry::UnitInquiry,
    model::Guidance,
    number::Points,
    report::findings::ordered,
    text::Lang,
    verify::{Checked, Finding, Sum, Verified},
};
use serde::Serialize;

/// One unit.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct Unit {
    pub unit: String,
    pub unit_id: Option<String>,
    pub period: Option<String>,
    pub guidance: GuidanceEntry,
    pub rows: Vec<RowEntry>,
    pub groups: Vec<SumEntry>,
    pub total: SumEntry,
    pub total_bounds: Option<BoundsEntry>,
    pub grades: Option<GradesEntry>,
    pub appeal: AppealEntry,
    pub rounding_inferred: InferredEntry,
    pub findings: Vec<FindingEntry>,
    pub checked: CheckedEntry,
    pub not_modelled: Vec<NotModelledEntry>,
}

/// The rule set.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct GuidanceEntry {
    pub id: String,
    pub title: String,
    pub sha256: String,
}

impl GuidanceEntry {
    pub(super) fn of(guidance: &Guidance) -> Self {
        Self { id: guidance.id.clone(), title: guidance.title.clone(), sha256: guidance.sha256.clone() }
    }
}

/// A group, or the total.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct SumEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    pub full: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bonus: bool,
    pub printed_full: Option<String>,
    pub appraised: Option<String>,
    pub stated_sum: Option<String>,
    pub stated_full: Option<String>,
    pub expected: Option<String>,
    /// What its parts give as they were granted.
    pub from_parts: Option<String>,
    pub corrected: Option<String>,
    /// Where rows below are undetermined.
    pub corrected_bounds: Option<BoundsEntry>,
}

/// A finding.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct FindingEntry {
    pub code: &'static str,
    pub severity: &'static str,
    pub rows: Vec<usize>,
    pub places: Vec<PlaceEntry>,
    pub points: Option<String>,
    pub text: String,
}

/// A place in the letter.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct PlaceEntry {
    pub line: usize,
    pub column: usize,
}

/// How many statements were checked.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct CheckedEntry {
    pub statements: usize,
    pub right: usize,
    pub wrong: usize,
}

/// A part without rule.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the names are the contract")]
pub struct NotModelledEntry {
    pub group: Option<String>,
    pub full: Option<String>,
    pub basis: &'static str,
    pub why: String,
}

pub(super) fn unit(verified: &Verified<'_>, inquiry: &UnitInquiry, lang: Lang) -> Unit {
    let docket = &verified.docket;
    let guidance = docket.guidance;
    Unit {
        unit: docket.unit.clone(),
        unit_id: docket.unit_id.clone(),
        period: docket.period.clone(),
        guidance: GuidanceEntry::of(guidance),
        rows: docket
            .rows
            .iter()
            .zip(&verified.rows)
            .zip(&inquiry.rows)
            .enumerate()
            .map(|(index, ((matched, row), found))| row_entry(verified, index, (matched, row, found), lang))
            .collect(),
        groups: verified.groups.iter().map(sum).collect(),
        total: sum(&verified.total),
        total_bounds: verified.total.corrected_bounds.as_ref().map(BoundsEntry::of),
        grades: verified.grades.as_ref().map(|graded| grades(guidance, graded)),
        appeal: appeal(verified, &inquiry.appeal),
        rounding_inferred: inferred(std::slice::from_ref(verified), &guidance.id, &inquiry.rounding),
        findings: ordered(&verified.findings)
            .into_iter()
            .map(|finding| finding_entry(finding, lang))
            .collect(),
        checked: checked_entry(&verified.checked),
        not_modelled: guidance.not_modelled.iter().map(not_modelled).collect(),
    }
}

fn not_modelled(part: &crate::model::NotModelled) -> NotModelledEntry {
    NotModelledEntry {
        group: part.group.clone(),
        full: part.full.as_ref().map(Points::plain),
        basis: part.basis.name(),
        why: part.why.clone(),
    }
}

fn sum(sum: &Sum) -> SumEntry {
    SumEntry {
        code: sum.code.clone(),
        full: sum.full.plain(),
        bonus: sum.bonus,
        printed_full: plain(sum.printed_full.as_ref()),
        appraised: plain(sum.appraised.as_ref()),
        stated_sum: plain(sum.stated_sum.as_ref()),
        stated_full: plain(sum.stated_full.as_ref()),
        expected: plain(sum.expected.as_ref()),
        from_parts: plain(sum.from_parts.as_ref()),
        corrected: plain(sum.corrected.as_ref()),
        corrected_bounds: sum.corrected_bounds.as_ref().map(BoundsEntry::of),
    }
}

pub(super) fn finding_entry(finding: &Finding, lang: Lang) -> FindingEntry {
    FindingEntry {
        code: finding.kind.code(),
        severity: finding.kind.severity().name(),
        rows: finding.rows.clone(),
        places: finding
            .places
            .iter()
            .map(|(line, column)| PlaceEntry { line: *line, column: *column })
            .collect(),
        points: plain(finding.kind.points().as_ref()),
        text: finding.kind.text(lang),
    }
}

pub(super) fn checked_entry(checked: &[Checked]) -> CheckedEntry {
    let right = checked.iter().filter(|one| one.holds).count();
    CheckedEntry { statements: checked.len(), right, wrong: checked.len().saturating_sub(right) }
}
