//! From an appraisal and counts to dockets, and from a docket to its result.

use super::{
    bind::bind,
    docket::{Docket, MatchedRow, Place},
    finding::Audit,
    grade,
    join::{Join, runs},
    matching,
    moves::{Changes, Moves},
    outcome::{Outcome, ReadingScore, Sum, Verified, VerifiedRow},
    previous::previous,
    rollup::{self, Roll},
    rules::Rules,
    score::{Scored, by_form, score},
};
use crate::{
    formula::Silent,
    model::{Appraisal, Criterion, Guidance, Row, UnitCounts},
    number::Points,
    problem::{Problems, RawFault},
    source::Source,
};
use std::borrow::Cow;

/// The dockets of all units, in the order of the counts; `table` is the file of the appraisal.
///
/// A unit with a problem has no docket; its problems name it.
pub fn dockets<'g>(
    table: &Source,
    appraisal: &Appraisal<'g>,
    units: Vec<(UnitCounts<'_>, &'g Guidance)>,
    problems: &mut Problems,
) -> Vec<Docket<'g>> {
    let names = |row: usize| {
        let row = appraisal.rows.get(row);
        let names = row.map_or([&None, &None], |row| [&row.unit, &row.unit_id]);
        names.map(|name| name.as_deref().map(Cow::Borrowed))
    };
    let join = Join::new(runs(0..appraisal.rows.len(), names));
    let row = |row: usize| appraisal.rows.get(row).cloned();
    let known: Vec<_> = units.iter().map(|(unit, _)| (unit.unit.as_str(), unit.unit_id.as_deref())).collect();
    if !join.fits(table, &known, row, problems) {
        return Vec::new();
    }
    let mut dockets = Vec::new();
    for (unit, guidance) in units {
        let rows = join.rows(&unit.unit, unit.unit_id.as_deref());
        let rows = rows.into_iter().filter_map(row).collect();
        dockets.extend(docket(&Rules::new(guidance), rows, unit, problems));
    }
    dockets
}

/// The docket of one unit; none if it has a problem, which then names it.
pub fn docket<'g>(
    rules: &Rules<'g>,
    rows: Vec<Row<'g>>,
    unit: UnitCounts<'_>,
    problems: &mut Problems,
) -> Option<Docket<'g>> {
    let mut found = Problems::default();
    let guidance = rules.guidance();
    let counts = bind(&unit, rules, &mut found);
    let before = previous(&unit, rules, &mut found);
    let here = || unit.source.place(unit.span);
    if rows.is_empty() {
        found.at(here(), RawFault::UnitWithoutRow { unit: unit.unit.clone() });
        problems.extend_for(&unit.unit, found);
        return None;
    }
    let (places, findings) = matching::places(rules, &rows);
    let mut listed = vec![false; counts.len()];
    for place in &places {
        if let Place::Criterion(criterion) = place
            && let Some(listed) = listed.get_mut(*criterion)
        {
            *listed = true;
        }
    }
    for ((criterion, bound), listed) in guidance.criteria.iter().zip(&counts).zip(listed) {
        let group = || guidance.groups.iter().position(|group| group.code == criterion.group);
        let used = listed || group().is_some_and(|group| places.contains(&Place::Group(group)));
        if bound.given && !used {
            found.at(here(), RawFault::CountsWithoutRow { code: criterion.code.clone() });
        }
    }
    let usable = !found.any_error();
    problems.extend_for(&unit.unit, found);
    let mut docket = Docket {
        unit: unit.unit,
        unit_id: unit.unit_id,
        period: unit.period,
        guidance,
        rows: Vec::with_capacity(rows.len()),
        groups: Vec::new(),
        total: None,
        counts,
        previous: before,
        evidence: unit.evidence,
        findings,
    };
    for (row, place) in rows.into_iter().zip(places) {
        docket.place(row, place);
    }
    usable.then_some(docket)
}

impl<'g> Docket<'g> {
    fn place(&mut self, row: Row<'g>, place: Place) {
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
    let rows = verify_rows(&docket);
    complete(docket, rows, audit)
}

/// Scores every row.
#[must_use]
pub fn verify_rows(docket: &Docket<'_>) -> Vec<VerifiedRow> {
    docket.rows.iter().map(|row| verify_row(docket, row)).collect()
}

/// Rolls the points of scored rows up, and lets `audit` say what it finds.
#[must_use]
pub fn complete(
    docket: Docket<'_>,
    mut rows: Vec<VerifiedRow>,
    audit: impl Fn(&Verified<'_>) -> Audit,
) -> Verified<'_> {
    let (groups, total) = rollup::sums(&docket, &rows);
    let sums = reading_sums(&docket, &rows, &groups, &total);
    for (row, sums) in rows.iter_mut().zip(sums) {
        for (reading, (group, total)) in row.readings.iter_mut().zip(sums) {
            (reading.group, reading.total) = (group, total);
        }
    }
    let findings = docket.findings.clone();
    let grades = grade::grades(&docket, &rows, &groups, &total);
    let mut verified = Verified { docket, rows, groups, total, grades, findings, checked: Vec::new() };
    let found = audit(&verified);
    verified.findings.extend(found.findings);
    verified.checked = found.checked;
    verified
}

/// The points of the group and the total if a reading were granted, for each reading of each row.
fn reading_sums(
    docket: &Docket<'_>,
    rows: &[VerifiedRow],
    groups: &[Sum],
    total: &Sum,
) -> Vec<Vec<(Option<Points>, Option<Points>)>> {
    if rows.iter().all(|row| row.readings.is_empty()) {
        return Vec::new();
    }
    let roll = Roll::new(docket, rows);
    let with = |sum: Option<&Sum>, moved: Option<Points>| Some(sum?.appraised.as_ref()?.add(&moved?));
    let of = |(index, (row, matched)): (usize, (&VerifiedRow, &MatchedRow<'_>))| {
        let group = matched.criterion.and_then(|criterion| {
            let code = &docket.guidance.criteria.get(criterion)?.group;
            docket.guidance.groups.iter().find(|group| group.code == *code)
        });
        let sums = |reading: &ReadingScore| {
            let (Some(points), Some(_), Some(group)) = (reading.scored.points(), &reading.gap, group) else {
                return (None, None);
            };
            let changes = Changes::from([(index, points.clone())]);
            let moves = Moves::new(&roll, &changes);
            let sum = groups.iter().find(|sum| sum.code.as_ref() == Some(&group.code));
            (with(sum, moves.group(group)), with(Some(total), moves.total()))
        };
        row.readings.iter().map(sums).collect()
    };
    rows.iter().zip(&docket.rows).enumerate().map(of).collect()
}

fn verify_row(docket: &Docket<'_>, matched: &MatchedRow<'_>) -> VerifiedRow {
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
