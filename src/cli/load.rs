//! From the arguments to verified units: the files read, the evidence looked at.

use super::{
    args::Args,
    files::{self, Used},
    format::Format,
    parallel::{both, by_parts},
    progress::Progress,
    rule_sets::{RuleSets, rule_sets},
};
use crate::{
    audit::{Case, examine},
    guidance::RuleFiles,
    input::{Appraised, Head, Raw, Role, read_document, read_reasons, source},
    model::{Appraisal, Guidance, Letter, Reasons, Row, State, UnitCounts},
    problem::{FileFault, Problem, ProblemKind, Problems, RawFault, TableFault, UsageFault, file::Many},
    report::Context,
    source::{Limits, Source},
    text::name_key,
    verify::{
        Audit, Docket, Join, Rules, Verified,
        batch::{compares_units, fill, of_unit},
        docket, dockets, runs, verify,
    },
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::atomic::AtomicUsize,
};

/// What is verified from: the appraisal, the counts, and the rule sets that they name.
pub(super) struct Loaded {
    appraised: Appraised,
    /// The counts; without any, the units are those of the table.
    raw: Option<Raw>,
    heads: Vec<Head>,
    rules: RuleSets,
    /// What was read beside what the arguments name.
    used: Used,
    /// Where the evidence lies.
    folder: PathBuf,
    /// How many threads score units; none for as many as there are processors.
    threads: Option<usize>,
    /// How many units the whole batch has, where that is declared.
    pub(super) batch: Option<usize>,
    progress: Progress,
    /// The whole table, where [`load_any`] has read it.
    pub(super) appraisal: Appraisal<'static>,
    /// The claims of its reasons.
    pub(super) reasons: Reasons,
    /// The letter around the table, as read.
    pub(super) document: Option<Source>,
    /// Its claims.
    pub(super) letter: Option<Letter>,
    /// The inputs, and the problems of all of them.
    pub(super) context: Context,
}

/// Opens everything that the arguments name; none where the run is rejected.
pub(super) fn load(args: &Args) -> Result<Loaded, Problems> {
    let missing = [("--appraised", &args.appraised), ("--raw", &args.raw)];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, path)| path.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() { open_all(args, false) } else { Err(args.missing(missing.join(", ")).into()) }
}

/// Like [`load`], with the whole table read; without counts too: then every unit of the table has none.
pub(super) fn load_any(args: &Args) -> Result<Loaded, Problems> {
    open_all(args, true)
}

fn open_all(args: &Args, whole: bool) -> Result<Loaded, Problems> {
    let Some(path) = &args.appraised else {
        return Err(args.missing("--appraised").into());
    };
    let ((appraised, mut problems), (raw, of_raw)) = both(
        || open(args, Some(path), Role::Appraised(args.sheet.as_deref()), Appraised::open),
        || open(args, args.raw.as_ref(), Role::Raw(args.raw_sheet.as_deref()), Raw::open),
    );
    // Of one file the sheets were exchanged, which each of the two problems says.
    let two_files = args.raw.as_ref() != Some(path);
    if two_files && is_other_file(&problems) && is_other_file(&of_raw) {
        let [appraised, raw] = [Some(path), args.raw.as_ref()]
            .map(|path| path.map(|path| path.display().to_string()).unwrap_or_default());
        return Err(Problem::new(UsageFault::Swapped { appraised, raw }).into());
    }
    problems.extend(of_raw);
    let (document, of_document) =
        open(args, args.document.as_ref(), Role::Document, |source, _| Some(source));
    problems.extend(of_document);
    let keeps = whole || args.format != Format::Csv;
    problems.extend(appraised.as_ref().filter(|_| keeps).map(too_many_to_keep).unwrap_or_default());
    let table = appraised.as_ref().filter(|_| whole && !problems.reject_run());
    let appraisal = table.map(|table| table.rows(&mut problems).into_owned()).unwrap_or_default();
    let heads = match &raw {
        Some(raw) => raw.heads().to_vec(),
        None if args.guidance.is_some() => without_counts(&appraisal),
        None => Vec::new(),
    };
    let mut of_rules = Problems::default();
    let rules = rule_sets(args, raw.as_ref().map(Raw::source), &heads, &mut of_rules);
    if problems.reject_run() || of_rules.reject_run() {
        tell_the_rest(appraised.as_ref().filter(|_| !whole), raw.as_ref(), &rules, &mut problems);
    }
    problems.extend(of_rules);
    let (Some(appraised), false) = (appraised, problems.reject_run()) else {
        return Err(problems);
    };
    let files = [Some(appraised.source()), raw.as_ref().map(Raw::source), document.as_ref()];
    // The rows alone name no input.
    let inputs = if keeps { named_inputs(files, &rules.sets) } else { Vec::new() };
    let context = Context { inputs, problems, scope: None };
    let letter = document.as_ref().map(read_document);
    let folder = args.raw.as_deref().and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
    let loaded = Loaded {
        appraised,
        raw,
        heads,
        rules,
        used: args.used.clone(),
        folder,
        threads: args.threads,
        batch: args.batch,
        progress: Progress { told: args.progress, lang: args.lang },
        reasons: read_reasons(&appraisal),
        appraisal,
        document,
        letter,
        context,
    };
    loaded.with_batch()
}

/// The files that were read, which are the appraisal, the counts and the document, and the rule sets in use: role, name,
/// hash.
fn named_inputs(
    files: [Option<&Source>; 3],
    sets: &BTreeMap<String, Guidance>,
) -> Vec<(String, String, String)> {
    let files = ["appraised", "raw", "document"].into_iter().zip(files);
    let files = files.filter_map(|(role, file)| Some((role, file?)));
    let files =
        files.map(|(role, file)| (role.to_owned(), file.file_name().to_owned(), file.sha256().to_owned()));
    let sets = sets.values().map(|set| ("guidance".to_owned(), set.id.clone(), set.sha256.clone()));
    files.chain(sets).collect()
}

/// A problem where a table has more rows than results are kept of.
fn too_many_to_keep(table: &Appraised) -> Problems {
    let most = table.source().limits().kept;
    let fault = FileFault::TooMany { what: Many::Rows, most };
    let problem = (table.len() > most).then(|| Problem::at(table.source().whole(), fault));
    problem.map(Problems::from).unwrap_or_default()
}

/// The units of a table without counts.
fn without_counts(appraisal: &Appraisal<'_>) -> Vec<Head> {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let first = |rows: Vec<&Row<'_>>| {
        let row = rows.first();
        Head {
            unit: own(row.and_then(|row| row.unit.as_deref())).unwrap_or_default(),
            unit_id: own(row.and_then(|row| row.unit_id.as_deref())),
            ..Head::default()
        }
    };
    units(appraisal).into_iter().map(first).collect()
}

/// The rows of each unit, in the order in which the units first occur; rows with neither points nor a place are of no
/// weight.
pub(super) fn units<'a, 's>(appraisal: &'a Appraisal<'s>) -> Vec<Vec<&'a Row<'s>>> {
    let mut places: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    let mut units: Vec<Vec<&Row<'_>>> = Vec::new();
    for row in appraisal.rows.iter().filter(|row| row.states_points() || row.rank.is_some()) {
        let name = row.unit.as_deref().map(name_key).map(Cow::Owned);
        let key = row.unit_id.as_deref().map(Cow::Borrowed).or(name).unwrap_or_default();
        let place = *places.entry(key).or_insert(units.len());
        match units.get_mut(place) {
            Some(rows) => rows.push(row),
            None => units.push(vec![row]),
        }
    }
    units
}

/// Reads what could be opened of a run that is rejected, so that one run tells all its problems.
fn tell_the_rest(
    appraised: Option<&Appraised>,
    raw: Option<&Raw>,
    rules: &RuleSets,
    problems: &mut Problems,
) {
    for row in 0..appraised.map_or(0, Appraised::len) {
        let _ = appraised.and_then(|appraised| appraised.row(row, problems));
    }
    let mut matching = Problems::default();
    for (unit, head) in raw.map(Raw::heads).unwrap_or_default().iter().enumerate() {
        if let Some(counts) = raw.and_then(|raw| raw.unit(unit, problems)) {
            hold_against_rules(rules.of(head), counts, &mut matching);
        }
    }
    problems.extend(matching.errors());
}

/// Holds counts against their rule set, where no row is to be matched.
fn hold_against_rules(set: Option<(&str, &Guidance)>, counts: UnitCounts<'_>, problems: &mut Problems) {
    if let Some((_, set)) = set {
        let _ = docket(&Rules::new(set), Vec::new(), counts, problems);
    }
}

/// Whether a file was found to be the other of the two.
fn is_other_file(problems: &Problems) -> bool {
    let other = |kind: &ProblemKind| matches!(kind, ProblemKind::Table(TableFault::OtherFile { .. }));
    problems.iter().any(|problem| other(&problem.kind))
}

/// What reading and matching tell, by the stage at which they tell it.
#[derive(Default)]
struct Told {
    rows: Problems,
    counts: Problems,
    evidence: Problems,
    matching: Problems,
}

impl Told {
    fn extend(&mut self, other: Self) {
        self.rows.extend(other.rows);
        self.counts.extend(other.counts);
        self.evidence.extend(other.evidence);
        self.matching.extend(other.matching);
    }
}

impl Loaded {
    /// With what the batch says of inputs over all units, where it is declared to be whole. Units of several periods
    /// under one rule set are no batch of it.
    fn with_batch(mut self) -> Result<Self, Problems> {
        let Some(whole) = self.batch else { return Ok(self) };
        let mut batches: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, head) in self.heads.iter().enumerate() {
            if let Some((id, _)) = self.rules.of(head) {
                batches.entry(id).or_default().push(index);
            }
        }
        let mut found = Vec::new();
        for (id, units) in &batches {
            if units.len() > whole {
                let fault = UsageFault::WrongValue {
                    option: "--batch".to_owned(),
                    found: whole.to_string(),
                    expected: format!("≥ {}", units.len()),
                };
                return Err(Problem::new(fault).into());
            }
            let periods: BTreeSet<_> =
                units.iter().filter_map(|unit| self.heads.get(*unit)).map(|head| &head.period).collect();
            let Some(set) = self.rules.sets.get(*id).filter(|set| compares_units(set) && periods.len() == 1)
            else {
                continue;
            };
            let rules = Rules::new(set);
            // What is wrong with the counts is told when the unit is verified.
            let counts = units.iter().filter_map(|unit| self.unit(*unit, &mut Told::default()));
            found.push((
                (*id).to_owned(),
                counts.filter_map(|counts| of_unit(&rules, &counts)).collect::<Vec<_>>(),
            ));
        }
        for (id, units) in found {
            if let Some(set) = self.rules.sets.get_mut(&id) {
                fill(set, &units, whole);
            }
        }
        Ok(self)
    }

    /// What `work` makes of every unit once it is verified, in the order of the counts; nothing if the run is
    /// rejected. Adds to `problems` what reading and matching find.
    ///
    /// A unit is read, scored and handed over before the next: only the results are kept.
    pub(super) fn each<'l, T: Send>(
        &'l self,
        problems: &mut Problems,
        work: impl Fn(Verified<'l>) -> T + Sync,
    ) -> Vec<T> {
        self.each_docket(problems, |docket, audit| work(verify(docket, audit)))
    }

    /// Like [`Self::each`], with the docket of each unit and what audits it.
    pub(super) fn each_docket<'l, T: Send>(
        &'l self,
        problems: &mut Problems,
        work: impl Fn(Docket<'l>, &dyn Fn(&Verified<'_>) -> Audit) -> T + Sync,
    ) -> Vec<T> {
        let rules: BTreeMap<&str, Rules<'l>> =
            self.rules.sets.iter().map(|(id, set)| (id.as_str(), Rules::new(set))).collect();
        let of = |head: &Head| rules.get(self.rules.of(head)?.0);
        let heads = self.heads.iter().enumerate();
        let units: Vec<_> = heads.map(|(index, head)| (index, head, of(head))).collect();
        let parts = by_parts(self.appraised.len(), self.threads, &AtomicUsize::new(0), |rows| {
            runs(rows, |row| self.appraised.unit(row))
        });
        let join = Join::new(parts.into_iter().flatten());
        let mut told = Told::default();
        // A unit whose rule set is not known has counts all the same.
        let names: Vec<_> =
            self.heads.iter().map(|head| (head.unit.as_str(), head.unit_id.as_deref())).collect();
        let row = |row| self.appraised.row(row, &mut told.rows);
        let fits = join.fits(self.appraised.source(), &names, row, &mut told.matching);
        let count = if fits { units.len() } else { 0 };
        let parts = self.progress.watch(count, |done| {
            by_parts(count, self.threads, done, |range| {
                let mut told = Told::default();
                let units = units.get(range).unwrap_or_default().iter();
                let results: Vec<T> = units
                    .filter_map(|unit| self.docket(unit, &join, &mut told))
                    .map(|(docket, reasons)| {
                        let letter = self.letter.as_ref();
                        work(docket, &|verified| examine(&Case::of_verified(verified, letter, &reasons)))
                    })
                    .collect();
                (results, told)
            })
        });
        let mut results = Vec::new();
        for (part, of_part) in parts {
            results.extend(part);
            told.extend(of_part);
        }
        if !fits {
            self.tell_counts(&mut told);
        }
        let rejected = told.rows.reject_run() || told.counts.reject_run();
        problems.extend(told.rows);
        problems.extend(told.counts);
        if rejected {
            // What else is wrong with the counts is told, and what follows from rows that could not be read is not.
            problems.extend(told.matching.errors());
            return Vec::new();
        }
        problems.extend(told.evidence);
        problems.extend(told.matching);
        results
    }

    /// Tells what is wrong with counts whose rows cannot be told.
    fn tell_counts(&self, told: &mut Told) {
        let mut matching = Problems::default();
        for (index, head) in self.heads.iter().enumerate() {
            if let Some(counts) = self.unit(index, told) {
                hold_against_rules(self.rules.of(head), counts, &mut matching);
            }
        }
        told.matching.extend(matching.errors());
    }

    /// Reads and matches a unit; with the claims of its reasons.
    fn docket<'g>(
        &'g self,
        unit: &(usize, &Head, Option<&Rules<'g>>),
        join: &Join,
        told: &mut Told,
    ) -> Option<(Docket<'g>, Reasons)> {
        let (index, head, rules) = *unit;
        let rows = join.rows(&head.unit, head.unit_id.as_deref());
        if rows.len() > Limits::ROWS_OF_UNIT {
            let fault = FileFault::TooMany { what: Many::RowsOfUnit, most: Limits::ROWS_OF_UNIT };
            let problem = Problem { unit: Some(head.unit.clone()), ..Problem::new(fault) };
            told.counts.push(problem);
            return None;
        }
        let mut table = Appraisal { rows: Vec::with_capacity(rows.len()) };
        table.rows.extend(rows.into_iter().filter_map(|row| self.appraised.row(row, &mut told.rows)));
        let reasons = read_reasons(&table);
        let counts = self.unit(index, told)?;
        Some((docket(rules?, table.rows, counts, &mut told.matching)?, reasons))
    }

    /// The files of a rule set by which a unit was verified.
    pub(super) fn rule_files(&self, guidance: &Guidance) -> Option<&RuleFiles> {
        let (id, _) = self.rules.sets.iter().find(|(_, set)| *set == guidance)?;
        self.rules.files.get(id)
    }

    /// Where the evidence lies.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many units the counts have.
    pub(super) const fn units(&self) -> usize {
        self.heads.len()
    }

    /// Whether there are rules to verify by.
    pub(super) const fn has_rules(&self) -> bool {
        !self.heads.is_empty()
    }

    /// The counts of a unit, and what is found of its evidence.
    fn unit(&self, index: usize, told: &mut Told) -> Option<UnitCounts<'_>> {
        let head = self.heads.get(index)?;
        let Some(raw) = &self.raw else {
            let unit = UnitCounts::new(self.appraised.source(), head.unit.clone(), head.span);
            return Some(UnitCounts { unit_id: head.unit_id.clone(), ..unit });
        };
        let mut counts = raw.unit(index, &mut told.counts)?;
        let mut found = Problems::default();
        look_at_evidence(&mut counts, &self.folder, &self.used, &mut found);
        told.evidence.extend_for(&head.unit, found);
        Some(counts)
    }

    /// Verifies every unit of another table or with another letter, with the same counts and rules.
    pub(super) fn verified_of<'l>(
        &'l self,
        appraisal: &Appraisal<'l>,
        letter: Option<&Letter>,
        reasons: &Reasons,
        problems: &mut Problems,
    ) -> Vec<Verified<'l>> {
        let mut told = Told::default();
        let mut units = Vec::new();
        for (index, head) in self.heads.iter().enumerate() {
            let set = self.rules.of(head).map(|(_, set)| set);
            units.extend(self.unit(index, &mut told).zip(set));
        }
        let dockets = dockets(self.appraised.source(), appraisal, units, &mut told.matching);
        problems.extend(told.counts);
        problems.extend(told.evidence);
        problems.extend(told.matching);
        let audit = |verified: &Verified<'_>| examine(&Case::of_verified(verified, letter, reasons));
        dockets.into_iter().map(|docket| verify(docket, audit)).collect()
    }

    /// Every unit, verified.
    pub(super) fn verified(&self, problems: &mut Problems) -> Vec<Verified<'_>> {
        self.each(problems, |verified| verified)
    }
}

/// Reads a file with `read`, if there is one, and tells what is wrong with it.
fn open<T>(
    args: &Args,
    path: Option<&PathBuf>,
    role: Role<'_>,
    read: fn(Source, &mut Problems) -> Option<T>,
) -> (Option<T>, Problems) {
    let mut problems = Problems::default();
    let Some(path) = path else { return (None, problems) };
    match files::bytes(path, args.limits) {
        Ok((name, bytes)) => {
            let source = source(name, bytes, role, args.encoding, args.limits, &mut problems);
            let found = source.and_then(|source| read(source, &mut problems));
            (found, problems)
        }
        Err(problem) => (None, problem.into()),
    }
}

/// Hashes the evidence that lies beside the counts, and tells what is missing or changed.
fn look_at_evidence(unit: &mut UnitCounts<'_>, folder: &Path, used: &Used, problems: &mut Problems) {
    let source = unit.source;
    for evidence in &mut unit.evidence {
        let place = || source.place(evidence.span);
        let Some(file) = evidence.file.clone() else { continue };
        used.add(&folder.join(&file));
        evidence.state = match files::evidence(folder, &file) {
            None => {
                problems.at(place(), RawFault::EvidenceMissing { file });
                State::Missing
            }
            Some(found) => match evidence.sha256.clone().filter(|expected| *expected != found) {
                Some(expected) => {
                    problems.at(place(), RawFault::EvidenceChanged { file, expected, found: found.clone() });
                    State::Changed { sha256: found }
                }
                None => State::Present { sha256: found },
            },
        };
    }
}
