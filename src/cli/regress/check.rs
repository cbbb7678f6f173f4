//! A case run again, by the same code as on the command line.

use crate::{
    cli::{
        Page,
        args::{self, Args},
        files, run_command, usage,
        verify::MAIN,
    },
    problem::{CaseFault, Place, Problem, Problems, UsageFault, render},
    regress::{
        Case, Moved, Report, Run, Status,
        case::{self, CASE, NOTES},
    },
    source::{Allowed, Limits},
};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Runs the case of a folder, and holds what it gives against what is kept.
///
/// # Errors
/// What is wrong with the case itself. A run that ends with a problem is a result like any other.
pub fn check(folder: &Path) -> Result<Moved, Problems> {
    let case = open(folder)?;
    let mut moved = Moved {
        case: name(folder),
        title: case.title.clone(),
        kind: case.kind,
        exits: Vec::new(),
        reports: Vec::new(),
    };
    for run in &case.runs {
        add(folder, &case, run, &mut moved)?;
    }
    Ok(moved)
}

/// The name of a folder; of `.` too.
pub(super) fn name(folder: &Path) -> String {
    let whole = || folder.canonicalize().ok()?.file_name().map(ToOwned::to_owned);
    let name = folder.file_name().map(ToOwned::to_owned).or_else(whole);
    name.map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The case of a folder, which also has its notes.
pub(super) fn open(folder: &Path) -> Result<Case, Problems> {
    let source = files::read(&folder.join(CASE), Limits::DEFAULT, Allowed::Unicode)?;
    let case = case::read(&source);
    if folder.join(NOTES).is_file() {
        return case;
    }
    let place = Place { file: folder.display().to_string(), ..Place::default() };
    let mut problems = case.err().unwrap_or_default();
    problems.at(place, CaseFault::NotesMissing);
    Err(problems)
}

/// Makes every report of a run.
fn add(folder: &Path, case: &Case, run: &Run, moved: &mut Moved) -> Result<(), Problems> {
    let mut now = None;
    for kept in &run.reports {
        let args = arguments(folder, case, run, kept.options)?;
        let page = Page { width: args.width.unwrap_or(args::DEFAULT_WIDTH), colour: false, asks: false };
        let answer = run_command(&args, page);
        let status = answer.status;
        let text = if kept.told {
            // The names do not depend on where the case lies.
            render::all(&answer.problems.renamed(|name| within(folder, name)), args.lang, false)
        } else {
            answer.into_text()
        };
        let before = files::kept(&folder.join(kept.file))?;
        moved.reports.push(Report { file: kept.file, kept: before, now: text });
        // The status is the same for every format; should it not be, the one that moved is told.
        now = now.filter(|now| *now != run.exit).or(Some(status.code()));
    }
    if let Some(now) = now {
        moved.exits.push(Status { command: run.command, kept: run.exit, at: run.exit_at, now });
    }
    Ok(())
}

/// A file of a case, as seen from its folder.
fn within(folder: &Path, name: &str) -> String {
    Path::new(name).strip_prefix(folder).map_or_else(|_| name.to_owned(), |rest| rest.display().to_string())
}

/// The arguments of the run of a case that verifies; none if it only audits.
///
/// # Errors
/// What is wrong with the case itself.
pub(in crate::cli) fn main_run(folder: &Path) -> Result<Option<Args>, Problems> {
    let case = open(folder)?;
    let run = case.runs.iter().find(|run| run.command.is_none());
    run.map(|run| arguments(folder, &case, run, &[])).transpose()
}

fn arguments(folder: &Path, case: &Case, run: &Run, options: &[&str]) -> Result<Args, Problems> {
    let words = words(folder, case, run, options);
    let args = args::parse(&words, args::language(&words))
        .map_err(|error| at(folder, usage::problem(&error, run.command.unwrap_or_default())))?;
    // A case cannot smuggle in another command, least of all this one.
    let (command, _) = &args.command;
    if command.name == run.command.unwrap_or(MAIN.name) {
        return Ok(args);
    }
    let fault = UsageFault::UnknownArgument {
        argument: command.name.to_owned(),
        nearest: None,
        command: run.command.unwrap_or_default().to_owned(),
    };
    Err(at(folder, Problem::new(fault)).into())
}

/// A fault of the case's options, told at `case.toml`.
fn at(folder: &Path, problem: Problem) -> Problem {
    let place = Place { file: folder.join(CASE).display().to_string(), ..Place::default() };
    Problem { place: Some(place), ..problem }
}

fn words(folder: &Path, case: &Case, run: &Run, options: &[&str]) -> Vec<OsString> {
    let file = |name: &String| -> OsString { folder.join(name).into() };
    let given = [
        ("--appraised", Some(&case.appraised)),
        ("--raw", case.raw.as_ref()),
        ("--document", run.document.as_ref()),
    ];
    let mut words: Vec<OsString> = vec!["verify".into()];
    words.extend(run.command.map(Into::into));
    for (option, name) in given {
        words.extend(name.into_iter().flat_map(|name| [option.into(), file(name)]));
    }
    // A rule set is a folder of the case, or one of those that every program has.
    if let Some(guidance) = &case.guidance {
        let own = folder.join(guidance);
        let guidance = if own.is_dir() { own } else { PathBuf::from(guidance) };
        words.extend(["--guidance".into(), guidance.into()]);
    }
    words.extend(case.options.iter().map(Into::into));
    words.extend(options.iter().map(Into::into));
    words
}
