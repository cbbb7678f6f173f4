//! From the arguments to verified units: the files read, the rule sets found, the evidence looked at.

use super::{args::Args, files};
use crate::{
    audit::audit,
    guidance::{Catalogue, HEAD, RuleFiles, read},
    input,
    model::{Guidance, State, UnitCounts},
    problem::{Place, Problem, Problems, RawFault, UsageFault},
    report::Context,
    source::{Source, hash},
    verify::{Verified, dockets, verify},
};
use std::{collections::BTreeMap, path::Path};

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
    appraisal: crate::model::Appraisal,
    units: Vec<UnitCounts>,
    sets: BTreeMap<String, Guidance>,
    named: Option<String>,
    /// The inputs, and the problems of all of them.
    pub(super) context: Context,
}

/// Reads everything that the arguments name; none where the run is rejected.
pub(super) fn load(args: &Args) -> Result<Loaded, Problems> {
    let mut problems = Problems::default();
    let (Some(appraised), Some(raw)) = (&args.appraised, &args.raw) else {
        let missing = [("--appraised", &args.appraised), ("--raw", &args.raw)];
        let missing: Vec<&str> =
            missing.iter().filter(|(_, path)| path.is_none()).map(|(name, _)| *name).collect();
        return Err(Problem::new(UsageFault::ArgumentsMissing { arguments: missing.join(", ") }).into());
    };
    let appraised_file = open(appraised, &mut problems);
    let raw_file = open(raw, &mut problems);
    let appraisal = appraised_file.as_ref().and_then(|file| input::read_appraised(file, &mut problems));
    let units = raw_file.as_ref().and_then(|file| input::read_raw(file, &mut problems));
    let (sets, named) = rule_sets(args, units.as_deref().unwrap_or_default(), &mut problems);
    let (Some(appraisal), Some(mut units), false) = (appraisal, units, problems.reject_run()) else {
        return Err(problems);
    };
    let folder = raw.parent().unwrap_or_else(|| Path::new(""));
    for unit in &mut units {
        let mut found = Problems::default();
        look_at_evidence(unit, folder, &mut found);
        problems.extend_for(&unit.unit, found);
    }
    let mut inputs: Vec<(String, String, String)> = Vec::new();
    for (role, file) in [("appraised", &appraised_file), ("raw", &raw_file)] {
        inputs.extend(
            file.as_ref()
                .map(|file| (role.to_owned(), file.file_name().to_owned(), file.sha256().to_owned())),
        );
    }
    inputs.extend(sets.iter().map(|(id, set)| ("guidance".to_owned(), id.clone(), set.sha256.clone())));
    Ok(Loaded { appraisal, units, sets, named, context: Context { inputs, problems } })
}

impl Loaded {
    /// Verifies every unit; adds to `problems` what the matching finds.
    pub(super) fn verified(&self, problems: &mut Problems) -> Vec<Verified<'_>> {
        let mut units = Vec::new();
        for unit in &self.units {
            let id = self.named.as_ref().or(unit.guidance.as_ref());
            if let Some(guidance) = id.and_then(|id| self.sets.get(id)) {
                units.push((unit.clone(), guidance));
            }
        }
        let dockets = dockets(&self.appraisal, units, problems);
        dockets.into_iter().map(|docket| verify(docket, audit)).collect()
    }
}

fn open(path: &Path, problems: &mut Problems) -> Option<Source> {
    match files::read(path) {
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
    for unit in units {
        let Some(id) = named.as_ref().or(unit.guidance.as_ref()) else {
            if args.guidance.is_none() {
                told(unit, problems, RawFault::NoGuidance { known: known.clone() });
            }
            continue;
        };
        if !sets.contains_key(id) {
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
        let fault = RawFault::UnknownGuidance { id: name.to_owned(), known: catalogue.ids() };
        problems.push(Problem::new(fault));
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
