//! From an appraisal and counts to dockets, and from a docket to its result.

use super::{
    bind::bind,
    docket::{Docket, MatchedRow, Place},
    finding::Audit,
    matching,
    outcome::{Outcome, ReadingScore, Verified, VerifiedRow},
    rollup,
    score::{Scored, by_form, score},
};
use crate::{
    formula::Silent,
    model::{Appraisal, Criterion, Guidance, Row, UnitCounts},
    number::Points,
    problem::{Problem, Problems, RawFault},
    text::{name_key, similar},
};

/// The dockets of all units, in the order of the counts.
///
/// A unit with a problem has no docket; its problems name it.
pub fn dockets<'g>(
    appraisal: &Appraisal,
    units: Vec<(UnitCounts, &'g Guidance)>,
    problems: &mut Problems,
) -> Vec<Docket<'g>> {
    let named = appraisal.rows.iter().any(|row| row.unit.is_some() || row.unit_id.is_some());
    if !named && units.len() > 1 {
        problems.push(Problem {
            place: appraisal.rows.first().map(|row| row.place.clone()),
            ..Problem::new(RawFault::UnitNotSaid)
        });
        return Vec::new();
    }
    if named {
        units_without_counts(appraisal, &units, problems);
    }
    units
        .into_iter()
        .filter_map(|(unit, guidance)| docket(appraisal, named, unit, guidance, problems))
        .collect()
}

/// Whether a row is about a unit: by identifier where both have one, else by folded name.
fn is_of(row: &Row, unit: &UnitCounts) -> bool {
    match (&row.unit_id, &unit.unit_id) {
        (Some(left), Some(right)) => left == right,
        _ => row.unit.as_ref().is_some_and(|name| name_key(name) == name_key(&unit.unit)),
    }
}

fn units_without_counts(appraisal: &Appraisal, units: &[(UnitCounts, &Guidance)], problems: &mut Problems) {
    let mut told: Vec<&Row> = Vec::new();
    for row in &appraisal.rows {
        let known = units.iter().any(|(unit, _)| is_of(row, unit));
        let again = told.iter().any(|other| other.unit == row.unit && other.unit_id == row.unit_id);
        if !known && !again && row.states_points() {
            let name = row.unit.clone().or_else(|| row.unit_id.clone()).unwrap_or_default();
            let names = units.iter().map(|(unit, _)| unit.unit.as_str());
            let nearest = similar::nearest(&name, names).map(str::to_owned);
            let fault = RawFault::NoCounts { unit: name.clone(), nearest };
            problems.push(Problem { unit: Some(name), ..Problem::at(row.place.clone(), fault) });
            told.push(row);
        }
    }
}

fn docket<'g>(
    appraisal: &Appraisal,
    named: bool,
    unit: UnitCounts,
    guidance: &'g Guidance,
    problems: &mut Problems,
) -> Option<Docket<'g>> {
    let mut found = Problems::default();
    let counts = bind(&unit, guidance, &mut found);
    let rows: Vec<&Row> = appraisal.rows.iter().filter(|row| !named || is_of(row, &unit)).collect();
    if rows.is_empty() {
        found.at(unit.place.clone(), RawFault::UnitWithoutRow { unit: unit.unit.clone() });
        problems.extend_for(&unit.unit, found);
        return None;
    }
    let (places, findings) = matching::places(guidance, &rows);
    for (criterion, bound) in
        guidance.criteria.iter().zip(&counts).enumerate().filter(|(_, (_, bound))| bound.given)
    {
        let group = guidance.groups.iter().position(|group| group.code == bound.0.group);
        let used = places.contains(&Place::Criterion(criterion))
            || group.is_some_and(|group| places.contains(&Place::Group(group)));
        if !used {
            found.at(unit.place.clone(), RawFault::CountsWithoutRow { code: bound.0.code.clone() });
        }
    }
    let usable = !found.any_error();
    problems.extend_for(&unit.unit, found);
    let mut docket = Docket {
        unit: unit.unit,
        unit_id: unit.unit_id,
        period: unit.period,
        guidance,
        rows: Vec::new(),
        groups: Vec::new(),
        total: None,
        counts,
        evidence: unit.evidence,
        findings,
    };
    for (row, place) in rows.into_iter().zip(places) {
        docket.place(row.clone(), place);
    }
    usable.then_some(docket)
}

impl Docket<'_> {
    fn place(&mut self, row: Row, place: Place) {
        match place {
            Place::Criterion(criterion) => self.rows.push(MatchedRow { row, criterion: Some(criterion) }),
            Place::NoRule => self.rows.push(MatchedRow { row, criterion: None }),
            Place::Group(group) => self.groups.push((group, row)),
            Place::Total => self.total = Some(row),
            Place::Heading => {}
        }
    }
}

/// Scores every row, rolls the points up, and lets `audit` say what it finds.
#[must_use]
pub fn verify(docket: Docket<'_>, audit: impl Fn(&Verified<'_>) -> Audit) -> Verified<'_> {
    let mut rows: Vec<VerifiedRow> = docket.rows.iter().map(|row| verify_row(&docket, row)).collect();
    let (groups, total) = rollup::sums(&docket, &rows);
    for (row, matched) in rows.iter_mut().zip(&docket.rows) {
        let group = matched.criterion.and_then(|index| docket.guidance.criteria.get(index));
        let group =
            group.and_then(|criterion| groups.iter().find(|sum| sum.code.as_ref() == Some(&criterion.group)));
        for reading in &mut row.readings {
            let with = |sum: Option<&Points>| Some(sum?.add(reading.gap.as_ref()?));
            reading.group = with(group.and_then(|group| group.appraised.as_ref()));
            reading.total = with(total.appraised.as_ref());
        }
    }
    let findings = docket.findings.clone();
    let mut verified = Verified { docket, rows, groups, total, findings, checked: Vec::new() };
    let found = audit(&verified);
    verified.findings.extend(found.findings);
    verified.checked = found.checked;
    verified
}

fn verify_row(docket: &Docket<'_>, matched: &MatchedRow) -> VerifiedRow {
    let guidance = docket.guidance;
    let appraised = matched.row.appraised.as_ref();
    let criterion =
        matched.criterion.and_then(|index| Some((guidance.criteria.get(index)?, docket.counts.get(index)?)));
    let Some((criterion, bound)) = criterion else {
        let outcome = if appraised.is_some() { Outcome::NoRule } else { Outcome::NotAppraised };
        return VerifiedRow {
            scored: None,
            outcome,
            gap: None,
            explained_by: Vec::new(),
            readings: Vec::new(),
        };
    };
    let scored = score(guidance, criterion, &bound.values);
    let (outcome, gap) = compare(&scored, appraised, matched.row.claimed.as_ref());
    let readings = readings(guidance, criterion, &bound.values, appraised);
    let explains = |reading: &&ReadingScore| {
        !matches!(outcome, Outcome::Agrees) && appraised.is_some() && reading.scored.points() == appraised
    };
    let id =
        |reading: &ReadingScore| criterion.readings.get(reading.reading).map(|reading| reading.id.clone());
    let explained_by = readings.iter().filter(explains).filter_map(id).collect();
    VerifiedRow { scored: Some(scored), outcome, gap, explained_by, readings }
}

fn compare(
    scored: &Scored,
    appraised: Option<&Points>,
    claimed: Option<&Points>,
) -> (Outcome, Option<Points>) {
    let against = appraised.or(claimed);
    let gap = scored.points().zip(against).map(|(expected, against)| expected.sub(against));
    let outcome = match (scored, appraised, &gap) {
        (_, None, _) => Outcome::NotAppraised,
        (Scored::Judged, ..) => Outcome::Judged,
        (_, _, None) => Outcome::Undetermined,
        (_, _, Some(gap)) if gap.exact().is_zero() => Outcome::Agrees,
        (_, _, Some(gap)) if gap.exact().is_negative() => Outcome::OverGranted,
        _ => Outcome::UnderGranted,
    };
    (outcome, gap)
}

fn readings(
    guidance: &Guidance,
    criterion: &Criterion,
    values: &[Option<crate::formula::Value>],
    appraised: Option<&Points>,
) -> Vec<ReadingScore> {
    let score = |(index, reading): (usize, &crate::model::Reading)| {
        let scored = by_form(guidance, criterion, &reading.form, values, &mut Silent);
        let gap = scored.points().zip(appraised).map(|(points, appraised)| points.sub(appraised));
        ReadingScore { reading: index, scored, gap, group: None, total: None }
    };
    criterion.readings.iter().enumerate().map(score).collect()
}
