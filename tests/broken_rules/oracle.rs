//! What notices a broken rule: the worked examples that have a source, and the published points of the real cases.

use phuctra::{
    guidance::{Catalogue, read},
    input::{Appraised, Raw},
    model::{Criterion, Example, Guidance, Reading, Rule},
    problem::Problems,
    source::Source,
    verify::{
        Audit, Outcome, Verified, dockets,
        example::{given, matches},
        verify,
    },
};
use std::fs;

/// The real cases that have counts, with the rule set of each.
const CASES: [(&str, &str, &str); 2] = [
    ("trieu-trach-2024", "raw.json", "quang-tri-xa-2024"),
    ("qd766-phu-tho-2026", "raw.jsonl", "qd766-2022"),
];

/// A rule set as it is shipped.
pub(crate) fn shipped(id: &str) -> Guidance {
    let files = Catalogue::default().files(id).unwrap();
    let mut problems = Problems::default();
    read(&files, &mut problems).unwrap()
}

/// Whether every worked example that names its source still gives what it must.
pub(crate) fn examples_hold(guidance: &Guidance, criterion: &Criterion, reading: Option<&Reading>) -> bool {
    let examples = reading.map_or(&criterion.examples, |reading| &reading.examples);
    let holds = |example: &Example| matches(&example.score, &given(guidance, criterion, reading, example));
    examples.iter().filter(|example| example.source.is_some()).all(holds)
}

/// The same of every criterion and reading.
pub(crate) fn all_examples_hold(guidance: &Guidance) -> bool {
    guidance.criteria.iter().filter(|one| matches!(one.rule, Rule::Computed(_))).all(|criterion| {
        examples_hold(guidance, criterion, None)
            && criterion.readings.iter().all(|reading| examples_hold(guidance, criterion, Some(reading)))
    })
}

/// The case of a rule set, if it has one.
pub(crate) struct Published {
    appraised: Appraised,
    raw: Raw,
    /// What agrees under the shipped rules.
    agreeing: Vec<Vec<String>>,
}

impl Published {
    /// The case of a rule set.
    pub(crate) fn of(guidance: &Guidance) -> Option<Self> {
        let (case, raw, _) = CASES.iter().find(|(.., id)| *id == guidance.id)?;
        let mut problems = Problems::default();
        let file =
            |name: &str| Source::new(name, &fs::read(format!("cases/{case}/{name}")).unwrap()).unwrap();
        let appraised = Appraised::open(file("appraised.csv"), &mut problems).unwrap();
        let raw = Raw::open(file(raw), &mut problems).unwrap();
        assert!(!problems.any_error(), "{case}");
        let case = Self { appraised, raw, agreeing: Vec::new() };
        let agreeing = case.agreeing(guidance);
        assert!(
            agreeing.iter().any(|unit| !unit.is_empty()),
            "nothing agrees in the case of {}",
            guidance.id
        );
        Some(Self { agreeing, ..case })
    }

    /// Whether all that agreed still does.
    pub(crate) fn holds(&self, guidance: &Guidance) -> bool {
        self.agreeing(guidance) == self.agreeing
    }

    /// By unit, the published points that the rules, a reading or a group give.
    fn agreeing(&self, guidance: &Guidance) -> Vec<Vec<String>> {
        let mut problems = Problems::default();
        let units = self.raw.units(&mut problems).into_iter().map(|unit| (unit, guidance)).collect();
        let appraisal = self.appraised.rows(&mut problems);
        let dockets = dockets(self.appraised.source(), &appraisal, units, &mut problems);
        dockets.into_iter().map(|docket| agreeing(&verify(docket, |_| Audit::default()))).collect()
    }
}

fn agreeing(verified: &Verified<'_>) -> Vec<String> {
    let rows = verified.rows.iter().enumerate();
    let rows = rows.flat_map(|(index, row)| {
        let rule = (row.outcome == Outcome::Agrees).then(|| index.to_string());
        rule.into_iter().chain(row.explained_by.iter().map(move |reading| format!("{index} {reading}")))
    });
    let groups =
        verified.groups.iter().filter(|sum| sum.appraised.is_some() && sum.appraised == sum.from_parts);
    rows.chain(groups.map(|sum| format!("{:?}", sum.code))).collect()
}
