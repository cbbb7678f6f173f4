//! The rule sets of a run: those in the catalogue, those that the arguments name, and those that the units need.

use super::{args::Args, files};
use crate::{
    guidance::{Catalogue, HEAD, RuleFiles, read},
    input::Head,
    model::Guidance,
    problem::{Place, Problem, Problems, RawFault, RuleFault},
    source::{Source, Span, json_node},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The catalogue: embedded rule sets, and those of `--rules`.
pub(super) fn catalogue(args: &Args, problems: &mut Problems) -> Catalogue {
    let mut given = Given::default();
    for folder in &args.rules {
        let sets = match files::rule_folders(folder) {
            Ok(sets) => sets,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        for set in sets {
            match files::rule_files(&set) {
                Ok(found) => given.add(&set, RuleFiles::new(found), problems),
                Err(problem) => problems.push(problem),
            }
        }
    }
    given.catalogue
}

/// The catalogue with the rule sets of `--rules` so far.
#[derive(Default)]
struct Given {
    catalogue: Catalogue,
    /// The folder of each, and the hash of its files, by its id.
    from: BTreeMap<String, (PathBuf, String)>,
}

impl Given {
    /// Adds the rule set of a folder by its id, whatever the folder is called. That it stands in place of a built-in one
    /// is told; of two folders with one id nobody knows which is meant.
    fn add(&mut self, folder: &Path, files: RuleFiles, problems: &mut Problems) {
        // A head that cannot be read is told when the rule set is.
        let id = files.id().unwrap_or_else(|| files::last_name(folder));
        let (place, sha256) =
            (Place { file: folder.display().to_string(), ..Place::default() }, files.sha256());
        match self.from.get(&id) {
            Some((_, known)) if *known == sha256 => return,
            Some((other, _)) => {
                let other = other.display().to_string();
                problems.at(place, RuleFault::TwoFolders { id, other });
                return;
            }
            None if self.catalogue.files(&id).is_some_and(|known| known.sha256() != sha256) => {
                problems.at(place, RuleFault::ReplacesKnown { id: id.clone() });
            }
            None => {}
        }
        self.from.insert(id.clone(), (folder.to_path_buf(), sha256));
        self.catalogue.add(id, files);
    }
}

/// The rule sets that the units need, and the one that `--guidance` names for all of them.
pub(super) struct RuleSets {
    pub(super) sets: BTreeMap<String, Guidance>,
    pub(super) files: BTreeMap<String, RuleFiles>,
    pub(super) named: Option<String>,
}

/// Finds and reads them.
pub(super) fn rule_sets(
    args: &Args,
    source: Option<&Source>,
    heads: &[Head],
    problems: &mut Problems,
) -> RuleSets {
    let mut catalogue = catalogue(args, problems);
    // Where a folder could not be read, a set that is not known may be in it.
    let complete = !problems.any_error();
    let named = args.guidance.as_ref().and_then(|name| by_name(name, &mut catalogue, problems));
    let known = catalogue.ids();
    let mut sets: BTreeMap<String, Guidance> = BTreeMap::new();
    let mut kept = BTreeMap::new();
    let mut tried: BTreeSet<&String> = BTreeSet::new();
    let in_table = source.is_some_and(|source| !source.is_json());
    let told = |head: &Head, key: &str, problems: &mut Problems, fault: RawFault| {
        let place = source.map(|source| source.place(value_of(source, head.span, key)));
        problems.push(Problem { unit: Some(head.unit.clone()), place, ..Problem::new(fault) });
    };
    // A unit without a name is told when it is read.
    for unit in heads.iter().filter(|head| source.is_none() || !head.unit.is_empty()) {
        let Some(id) = named.as_ref().or(unit.guidance.as_ref()) else {
            if args.guidance.is_none() {
                told(unit, "guidance", problems, RawFault::NoGuidance { in_table, known: known.clone() });
            }
            continue;
        };
        if !sets.contains_key(id) && tried.insert(id) {
            let Some(files) = catalogue.files(id) else {
                if !complete {
                    continue;
                }
                let fault = RawFault::UnknownGuidance { id: id.clone(), known: known.clone() };
                told(unit, "guidance", problems, fault);
                continue;
            };
            sets.extend(read(&files, problems).map(|set| (id.clone(), set)));
            kept.insert(id.clone(), files);
        }
        if let Some(set) = sets.get(id).filter(|set| !covers(set, unit)) {
            let period = unit.period.clone().unwrap_or_default();
            let fault = RawFault::PeriodNotCovered { period, known: set.periods.clone() };
            told(unit, "period", problems, fault);
        }
    }
    RuleSets { sets, files: kept, named }
}

/// Where a unit of a JSON file gives a value, if it does; else where the unit stands.
fn value_of(source: &Source, unit: Span, key: &str) -> Span {
    let node = source.is_json().then(|| json_node(source, unit, &mut Problems::default())).flatten();
    node.and_then(|node| node.get(key).map(|value| value.span)).unwrap_or(unit)
}

impl RuleSets {
    /// The rule set of a unit, with its name, if it holds for the unit's period.
    pub(super) fn of(&self, unit: &Head) -> Option<(&str, &Guidance)> {
        let (id, set) = self.sets.get_key_value(self.named.as_ref().or(unit.guidance.as_ref())?)?;
        covers(set, unit).then_some((id.as_str(), set))
    }
}

/// Whether a rule set holds for the period of a unit; one that names none is taken at its word.
fn covers(set: &Guidance, unit: &Head) -> bool {
    unit.period.as_ref().is_none_or(|period| set.periods.contains(period))
}

/// A known name, or a folder.
pub(super) fn by_name(name: &str, catalogue: &mut Catalogue, problems: &mut Problems) -> Option<String> {
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

/// The rule set of a known name or of a folder.
pub(super) fn set_of_name(
    name: &str,
    catalogue: &mut Catalogue,
    problems: &mut Problems,
) -> Option<Guidance> {
    let id = by_name(name, catalogue, problems)?;
    read(&catalogue.files(&id)?, problems)
}
