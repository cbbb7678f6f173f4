//! The figures: worked examples of a rule set, and the points of cases.

use super::{
    Reached, State,
    part::{Owner, Part, parts},
    ways::Ways,
};
use crate::{
    formula::Value,
    guidance::{Places, places::Spot},
    model::{Criterion, Form, Guidance, Row, Rule},
    number::Points,
    problem::Place,
    regress::case::Figures,
    verify::{Scored, Verified, Why, example, from_parts, grade, score::by_form},
};

/// Who worked a figure out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A document prints it: its number, or the title of the case.
    Published(String),
    /// It was worked out by hand.
    Hand,
    /// Nothing says so; the program may have.
    Unsaid,
}

/// Where a figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// In the rule set.
    Example(Option<Place>),
    /// In a case.
    Case {
        /// The name of its folder.
        case: String,
        /// The unit.
        unit: String,
        /// The code as printed.
        code: String,
        /// The line of the table.
        line: usize,
    },
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it stands.
    pub from: From,
    /// Who worked it out.
    pub origin: Origin,
    /// Whether the rule gives it.
    pub agrees: bool,
}

impl Figure {
    /// What it says of the part that it reached.
    #[must_use]
    pub const fn state(&self) -> State {
        match (&self.origin, self.agrees) {
            (Origin::Unsaid, _) => State::Unsaid,
            (_, false) => State::Differs,
            (Origin::Published(_), true) => State::Published,
            (Origin::Hand, true) => State::Hand,
        }
    }
}

/// What the worked examples of a rule set reach.
#[must_use]
pub fn of_examples(guidance: &Guidance, places: &Places) -> Vec<Reached> {
    let parts = parts(guidance);
    let mut reached = Vec::new();
    for (index, criterion) in guidance.criteria.iter().enumerate() {
        let own = match &criterion.rule {
            Rule::Computed(form) => Some((None, form, &criterion.examples)),
            _ => None,
        };
        let readings = criterion.readings.iter().enumerate();
        let readings = readings.map(|(number, reading)| (Some(number), &reading.form, &reading.examples));
        for (reading, form, examples) in own.into_iter().chain(readings) {
            for (number, one) in examples.iter().enumerate() {
                let rule = (index, reading);
                let (scored, ways) = followed(guidance, criterion, form, &one.inputs);
                let figure = Figure {
                    from: From::Example(places.get(Spot::Example(rule, number))),
                    origin: origin(guidance, one.source.as_deref()),
                    agrees: example::matches(&one.score, &scored),
                };
                reached.extend(
                    ways.into_iter().flat_map(|ways| reach(&parts, Owner::Rule(rule), &ways, &figure)),
                );
            }
        }
    }
    reached.extend(of_grades(guidance, places, &parts));
    reached
}

/// What a rule gives, and the ways to it; none where a count is not known, so that it does not come to an end.
fn followed<'g>(
    guidance: &Guidance,
    criterion: &Criterion,
    form: &'g Form,
    inputs: &[Option<Value>],
) -> (Scored, Option<Ways<'g>>) {
    let mut ways = Ways::default();
    let scored = by_form(guidance, criterion, form, inputs, &mut ways);
    let ended = match &scored {
        // Points may also follow from bounds, whatever a count that is not known.
        Scored::Points { .. } => ways.ended(&form.term),
        Scored::Undetermined { why, .. } => matches!(why, Why::Silent(_)),
        Scored::Excluded => true,
        Scored::Judged => false,
    };
    (scored, ended.then_some(ways))
}

/// The parts of a rule through which its ways lead.
fn reach(parts: &[Part<'_>], owner: Owner, ways: &Ways<'_>, figure: &Figure) -> Vec<Reached> {
    let of_owner = parts.iter().enumerate().filter(|(_, part)| part.owner == owner);
    let through = of_owner.filter(|(_, part)| ways.reach(part));
    through.map(|(index, _)| (index, figure.clone())).collect()
}

/// Who worked out a worked example.
fn origin(guidance: &Guidance, source: Option<&str>) -> Origin {
    match source {
        Some("hand") => Origin::Hand,
        Some(id) => guidance
            .document(id)
            .map_or(Origin::Unsaid, |document| Origin::Published(document.number.clone())),
        None => Origin::Unsaid,
    }
}

/// The grades that worked examples give.
fn of_grades(guidance: &Guidance, places: &Places, parts: &[Part<'_>]) -> Vec<Reached> {
    let failing = grade::failures(guidance);
    let fails = |grade: usize, number: usize| failing.iter().any(|(of, at, _)| (*of, *at) == (grade, number));
    let mut reached = Vec::new();
    for (index, grade) in guidance.grades.list.iter().enumerate() {
        let part = parts.iter().position(|part| part.owner == Owner::Grade(index));
        for (number, example) in grade.examples.iter().enumerate() {
            let figure = Figure {
                from: From::Example(places.get(Spot::GradeExample(index, number))),
                origin: origin(guidance, example.source.as_deref()),
                agrees: !fails(index, number),
            };
            reached.extend(part.map(|part| (part, figure)));
        }
    }
    reached
}

/// What the points of a unit of a case reach, in the parts of its own rule set.
#[must_use]
pub fn of_unit(verified: &Verified<'_>, case: &str, title: &str, figures: Figures) -> Vec<Reached> {
    let origin = match figures {
        Figures::Published => Origin::Published(title.to_owned()),
        Figures::Hand => Origin::Hand,
        Figures::Unsaid => Origin::Unsaid,
    };
    let unit = Unit { verified, parts: parts(verified.docket.guidance), case, origin };
    unit.rows().into_iter().chain(unit.groups()).collect()
}

/// A unit of a case.
struct Unit<'u, 'g> {
    verified: &'u Verified<'g>,
    parts: Vec<Part<'g>>,
    case: &'u str,
    origin: Origin,
}

impl<'g> Unit<'_, 'g> {
    fn figure(&self, row: &Row, agrees: bool) -> Figure {
        let from = From::Case {
            case: self.case.to_owned(),
            unit: self.verified.docket.unit.clone(),
            code: row.code.as_deref().unwrap_or_default().to_owned(),
            line: row.line,
        };
        Figure { from, origin: self.origin.clone(), agrees }
    }

    fn followed(&self, criterion: usize, form: &'g Form) -> Option<(Scored, Ways<'g>)> {
        let docket = &self.verified.docket;
        let (guidance, counts) = (docket.guidance, docket.counts.get(criterion)?);
        let (scored, ways) = followed(guidance, guidance.criteria.get(criterion)?, form, &counts.values);
        Some((scored, ways?))
    }

    /// Rows that state points of a criterion.
    fn rows(&self) -> Vec<Reached> {
        let docket = &self.verified.docket;
        let stated = docket.rows.iter().filter_map(|matched| {
            // What a real unit claims for itself, nobody has published.
            let claimed = matched.row.claimed.as_ref().filter(|_| self.origin == Origin::Hand);
            let points = matched.row.appraised.as_ref().or(claimed);
            Some((&matched.row, matched.criterion?, points?))
        });
        stated.flat_map(|(row, criterion, points)| self.row(row, criterion, points)).collect()
    }

    fn row(&self, row: &Row, index: usize, stated: &Points) -> Vec<Reached> {
        let Some(criterion) = self.verified.docket.guidance.criteria.get(index) else { return Vec::new() };
        let Rule::Computed(form) = &criterion.rule else { return Vec::new() };
        let Some((scored, ways)) = self.followed(index, form) else { return Vec::new() };
        let agrees = scored.points() == Some(stated);
        let owner = |reading| Owner::Rule((index, reading));
        let mut reached = reach(&self.parts, owner(None), &ways, &self.figure(row, agrees));
        // A score that the rule does not give may be one of a reading: then it is a figure of that reading.
        for (number, reading) in criterion.readings.iter().enumerate().filter(|_| !agrees) {
            if let Some((scored, ways)) = self.followed(index, &reading.form)
                && scored.points() == Some(stated)
            {
                reached.extend(reach(&self.parts, owner(Some(number)), &ways, &self.figure(row, true)));
            }
        }
        reached
    }

    /// Rows that state points of a group: a figure of its formula, and of its criteria that have no row.
    fn groups(&self) -> Vec<Reached> {
        let docket = &self.verified.docket;
        let mut reached = Vec::new();
        for (index, row) in &docket.groups {
            let Some((group, stated)) = docket.guidance.groups.get(*index).zip(row.appraised.as_ref()) else {
                continue;
            };
            let mut ways = Ways::default();
            let Some(points) = from_parts(docket, &self.verified.rows, group, &mut ways) else { continue };
            let figure = self.figure(row, points == *stated);
            reached.extend(reach(&self.parts, Owner::Group(*index), &ways, &figure));
            for criterion in self.without_row(&group.code) {
                if let Some(Rule::Computed(form)) =
                    docket.guidance.criteria.get(criterion).map(|one| &one.rule)
                    && let Some((_, ways)) = self.followed(criterion, form)
                {
                    reached.extend(reach(&self.parts, Owner::Rule((criterion, None)), &ways, &figure));
                }
            }
        }
        reached
    }

    /// The criteria of a group that no row states.
    fn without_row(&self, group: &str) -> Vec<usize> {
        let docket = &self.verified.docket;
        let criteria = docket.guidance.criteria.iter().enumerate();
        let of_group = criteria.filter(|(_, criterion)| criterion.group == group).map(|(index, _)| index);
        of_group.filter(|index| docket.rows.iter().all(|row| row.criterion != Some(*index))).collect()
    }
}
