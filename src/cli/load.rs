//! From the arguments to verified units: the files read, the rule sets found, the evidence looked at.

use super::{args::Args, files};
use crate::{
    audit::{Case, examine},
    guidance::{Catalogue, HEAD, RuleFiles, read},
    input,
    model::{Appraisal, Guidance, Letter, Reasons, Row, State, UnitCounts},
    problem::{Place, Problem, Problems, RawFault, RuleFault, UsageFault},
    report::Context,
    source::{Source, hash},
    text::name_key,
    verify::{Verified, dockets, verify},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The catalogue: embedded rule sets, and those of `--rules`.
pub(super) fn catalogue(args: &Args, problems: &mut Problems) -> Catalogue {
    let mut catalogue = Catalogue::default();
    for folder in &args.rules {
        for set in files::folders(folder).into_iter().filter(|set| set.join(HEAD).is_file()) {
            match files::rule_files(&set) {
                Ok(found) => {
                    let id =
                        set.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                    catalogue.add(id, RuleFiles::new(found));
                }
                Err(problem) => problems.push(problem),
            }
        }
    }
    catalogue
}

/// What is verified from: counts and the rule sets that they name.
pub(super) struct Loaded {
    /// The table.
    pub(super) appraisal: Appraisal,
    units: Vec<UnitCounts>,
    sets: BTreeMap<String, Guidance>,
    named: Option<String>,
    /// The letter around the table, as read.
    pub(super) document: Option<Source>,
    /// Its claims.
    pub(super) letter: Option<Letter>,
    /// The claims of the table's reasons.
    pub(super) reasons: Reasons,
    /// The inputs, and the problems of all of them.
    pub(super) context: Context,
}

/// Reads everything that the arguments name; none where the run is rejected.
pub(super) fn load(args: &Args) -> Result<Loaded, Problems> {
    let missing = [("--appraised", &args.appraised), ("--raw", &args.raw)];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, path)| path.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        load_any(args)
    } else {
        Err(Problem::new(UsageFault::ArgumentsMissing { arguments: missing.join(", ") }).into())
    }
}

/// Like [`load`], without counts too: then every unit of the table has none.
pub(super) fn load_any(args: &Args) -> Result<Loaded, Problems> {
    let mut problems = Problems::default();
    let Some(appraised) = &args.appraised else {
        return Err(Problem::new(UsageFault::ArgumentsMissing { arguments: "--appraised".to_owned() }).into());
    };
    let mut open = |path: &Path| open(path, args.max_bytes, &mut problems);
    let appraised_file = open(appraised);
    let raw_file = args.raw.as_deref().and_then(&mut open);
    let document = args.document.as_deref().and_then(open);
    let appraisal = appraised_file.as_ref().and_then(|file| input::read_appraised(file, &mut problems));
    let units = match (&args.raw, &appraisal) {
        (None, Some(appraisal)) => Some(without_counts(appraisal, args)),
        _ => raw_file.as_ref().and_then(|file| input::read_raw(file, &mut problems)),
    };
    let (sets, named) = rule_sets(args, units.as_deref().unwrap_or_default(), &mut problems);
    let (Some(appraisal), Some(mut units), false) = (appraisal, units, problems.reject_run()) else {
        return Err(problems);
    };
    let folder = args.raw.as_deref().and_then(Path::parent).unwrap_or_else(|| Path::new(""));
    for unit in &mut units {
        let mut found = Problems::default();
        look_at_evidence(unit, folder, &mut found);
        problems.extend_for(&unit.unit, found);
    }
    let mut inputs: Vec<(String, String, String)> = Vec::new();
    for (role, file) in [("appraised", &appraised_file), ("raw", &raw_file), ("document", &document)] {
        inputs.extend(
            file.as_ref()
                .map(|file| (role.to_owned(), file.file_name().to_owned(), file.sha256().to_owned())),
        );
    }
    inputs.extend(sets.values().map(|set| ("guidance".to_owned(), set.id.clone(), set.sha256.clone())));
    let letter = document.as_ref().map(input::read_document);
    let reasons = input::read_reasons(&appraisal);
    let context = Context { inputs, problems };
    Ok(Loaded { appraisal, units, sets, named, document, letter, reasons, context })
}

/// The units of a table without counts; none without a rule set to hold them against.
fn without_counts(appraisal: &Appraisal, args: &Args) -> Vec<UnitCounts> {
    if args.guidance.is_none() {
        return Vec::new();
    }
    units(appraisal)
        .into_iter()
        .map(|rows| {
            let row = rows.first();
            UnitCounts {
                unit: row.and_then(|row| row.unit.clone()).unwrap_or_default(),
                unit_id: row.and_then(|row| row.unit_id.clone()),
                ..UnitCounts::default()
            }
        })
        .collect()
}

/// The rows of each unit, in the order in which the units first occur; rows without points are of no weight.
pub(super) fn units(appraisal: &Appraisal) -> Vec<Vec<&Row>> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut units: Vec<Vec<&Row>> = Vec::new();
    for row in appraisal.rows.iter().filter(|row| row.states_points()) {
        let name = row.unit.as_deref().map(name_key);
        let key = row.unit_id.clone().or(name).unwrap_or_default();
        let place = *places.entry(key).or_insert(units.len());
        match units.get_mut(place) {
            Some(rows) => rows.push(row),
            None => units.push(vec![row]),
        }
    }
    units
}

impl Loaded {
    /// Whether there are rules to verify by.
    pub(super) fn has_rules(&self) -> bool {
        !self.units.is_empty()
    }

    /// Verifies every unit; adds to `problems` what the matching finds.
    pub(super) fn verified(&self, problems: &mut Problems) -> Vec<Verified<'_>> {
        self.verified_of(&self.appraisal, self.letter.as_ref(), &self.reasons, problems)
    }

    /// Verifies every unit of another table or with another letter, with the same counts and rules.
    pub(super) fn verified_of(
        &self,
        appraisal: &Appraisal,
        letter: Option<&Letter>,
        reasons: &Reasons,
        problems: &mut Problems,
    ) -> Vec<Verified<'_>> {
        let mut units = Vec::new();
        for unit in &self.units {
            let id = self.named.as_ref().or(unit.guidance.as_ref());
            if let Some(guidance) = id.and_then(|id| self.sets.get(id)) {
                units.push((unit.clone(), guidance));
            }
        }
        let dockets = dockets(appraisal, units, problems);
        let audit = |verified: &Verified<'_>| examine(&Case::of_verified(verified, letter, reasons));
        dockets.into_iter().map(|docket| verify(docket, audit)).collect()
    }
}

fn open(path: &Path, most: usize, problems: &mut Problems) -> Option<Source> {
    match files::read(path, most) {
        Ok(source) => Some(source),
        Err(problem) => {
            problems.push(problem);
            None
        }
    }
}

/// The rule sets that the units need, and the one that `--guidance` names for all of them.
fn rule_sets(
    args: &Args,
    units: &[UnitCounts],
    problems: &mut Problems,
) -> (BTreeMap<String, Guidance>, Option<String>) {
    let mut catalogue = catalogue(args, problems);
    let named = args.guidance.as_ref().and_then(|name| by_name(name, &mut catalogue, problems));
    let known = catalogue.ids();
    let mut sets: BTreeMap<String, Guidance> = BTreeMap::new();
    let mut tried: BTreeSet<&String> = BTreeSet::new();
    for unit in units {
        let Some(id) = named.as_ref().or(unit.guidance.as_ref()) else {
            if args.guidance.is_none() {
                told(unit, problems, RawFault::NoGuidance { known: known.clone() });
            }
            continue;
        };
        if !sets.contains_key(id) && tried.insert(id) {
            let Some(files) = catalogue.files(id) else {
                told(unit, problems, RawFault::UnknownGuidance { id: id.clone(), known: known.clone() });
                continue;
            };
            sets.extend(read(&files, problems).map(|set| (id.clone(), set)));
        }
        if let (Some(set), Some(period)) = (sets.get(id), &unit.period)
            && !set.periods.contains(period)
        {
            told(
                unit,
                problems,
                RawFault::PeriodNotCovered { period: period.clone(), known: set.periods.clone() },
            );
        }
    }
    (sets, named)
}

fn told(unit: &UnitCounts, problems: &mut Problems, fault: RawFault) {
    problems.push(Problem { unit: Some(unit.unit.clone()), ..Problem::at(unit.place.clone(), fault) });
}

/// A known name, or a folder.
fn by_name(name: &str, catalogue: &mut Catalogue, problems: &mut Problems) -> Option<String> {
    let folder = Path::new(name);
    if folder.join(HEAD).is_file() {
        match files::rule_files(folder) {
            Ok(found) => catalogue.add(name, RuleFiles::new(found)),
            Err(problem) => problems.push(problem),
        }
    }
    if catalogue.files(name).is_none() {
        problems.push(if folder.is_dir() {
            let place = Place { file: name.to_owned(), ..Place::default() };
            Problem::at(place, RuleFault::NoFiles { file: HEAD.to_owned() })
        } else {
            Problem::new(RawFault::UnknownGuidance { id: name.to_owned(), known: catalogue.ids() })
        });
        return None;
    }
    Some(name.to_owned())
}

/// Hashes the evidence that lies beside the counts, and tells what is missing or changed.
fn look_at_evidence(unit: &mut UnitCounts, folder: &Path, problems: &mut Problems) {
    let place: Place = unit.place.clone();
    for evidence in &mut unit.evidence {
        let Some(file) = evidence.file.clone() else { continue };
        evidence.state = match files::evidence(folder, &file).map(|bytes| hash::sha256(&bytes)) {
            None => {
                problems.at(place.clone(), RawFault::EvidenceMissing { file });
                State::Missing
            }
            Some(found) => match evidence.sha256.clone().filter(|expected| *expected != found) {
                Some(expected) => {
                    problems.at(
                        place.clone(),
                        RawFault::EvidenceChanged { file, expected, found: found.clone() },
                    );
                    State::Changed { sha256: found }
                }
                None => State::Present { sha256: found },
            },
        };
    }
}
