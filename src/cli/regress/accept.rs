//! Accepted changes, written: the reports, the exit status in `case.toml`, and `changes.md`.

use super::{
    Found,
    review::{Decision, ask},
};
use crate::{
    cli::{Page, files, output::replace},
    problem::{Place, Problem, Problems, UsageFault, file::Reason},
    regress::{HISTORY, Moved, Status, case::CASE, entry},
    report::{regress as blocks, text},
    source::{Allowed, Date, Limits},
    text::Lang,
};
use std::{
    io::{self, BufRead, Write},
    path::Path,
};

/// The names of the cases that were accepted, and what could not be written.
#[derive(Debug, Default)]
pub(super) struct Accepted {
    pub(super) cases: Vec<String>,
    pub(super) problems: Problems,
    /// Whether the changes have been shown already.
    pub(super) shown: bool,
}

impl Accepted {
    fn add(&mut self, case: &Moved, written: Result<(), Problem>) {
        match written {
            Ok(()) => self.cases.push(case.case.clone()),
            Err(problem) => self.problems.push(problem),
        }
    }
}

/// Accepts every change for one reason.
pub(super) fn accept_all(cases: &[Found], reason: &str, date: Option<Date>, lang: Lang) -> Accepted {
    let mut accepted = Accepted::default();
    for (folder, case) in cases.iter().filter(|(_, case)| case.any()) {
        accepted.add(case, accept(folder, case, reason, date, lang));
    }
    accepted
}

/// Asks the person at the terminal, case by case.
pub(super) fn accept_asked(cases: &[Found], date: Option<Date>, page: Page, lang: Lang) -> Accepted {
    accept_each(cases, date, page, lang, &mut io::stdin().lock(), &mut io::stderr().lock())
}

/// Shows each change and does what is decided, at once: who stops has lost nothing.
fn accept_each(
    cases: &[Found],
    date: Option<Date>,
    page: Page,
    lang: Lang,
    input: &mut dyn BufRead,
    screen: &mut dyn Write,
) -> Accepted {
    let mut accepted = Accepted { shown: true, ..Accepted::default() };
    for (folder, case) in cases.iter().filter(|(_, case)| case.any()) {
        match decide(case, page, lang, input, screen) {
            Ok(Decision::Accept(reason)) => {
                accepted.add(case, accept(folder, case, &reason, date, lang));
            }
            Ok(Decision::Leave) => {}
            Ok(Decision::Quit) => break,
            Err(error) => {
                accepted.problems.push(not_written(Path::new(""), &error));
                break;
            }
        }
    }
    accepted
}

fn decide(
    case: &Moved,
    page: Page,
    lang: Lang,
    input: &mut dyn BufRead,
    screen: &mut dyn Write,
) -> io::Result<Decision> {
    let blocks = blocks::of_case(case, page.colour, lang);
    screen.write_all(text::render(&blocks, page.width, page.colour).as_bytes())?;
    ask(&case.case, input, screen, lang)
}

/// Writes what moved of a case, and why.
fn accept(folder: &Path, case: &Moved, reason: &str, date: Option<Date>, lang: Lang) -> Result<(), Problem> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        replace(&path, text.as_bytes()).map_err(|error| not_written(&path, &error))
    };
    let history = files::kept(&folder.join(HISTORY))?.unwrap_or_default();
    for report in case.moved_reports() {
        write(report.file, &report.now)?;
    }
    if case.moved_exits().next().is_some() {
        let source = files::read(&folder.join(CASE), Limits::DEFAULT, Allowed::Unicode)?;
        write(CASE, &with_exits(source.text(), &case.exits))?;
    }
    // A case of which nothing was kept is new: it has no history yet.
    if case.reports.iter().all(|report| report.kept.is_none()) {
        return Ok(());
    }
    write(HISTORY, &entry(&history, case, reason, date, lang))
}

/// `case.toml` with the exit statuses of now; everything else stays as it was written.
fn with_exits(text: &str, exits: &[Status]) -> String {
    let mut moved: Vec<&Status> = exits.iter().filter(|status| status.moved()).collect();
    moved.sort_by_key(|status| status.at);
    let mut text = text.to_owned();
    for status in moved.iter().rev() {
        text.replace_range(status.at.start..status.at.end, &status.now.to_string());
    }
    text
}

fn not_written(path: &Path, error: &io::Error) -> Problem {
    let fault = UsageFault::NotWritten { reason: Reason::from(error) };
    let file = path.display().to_string();
    if file.is_empty() { Problem::new(fault) } else { Problem::at(Place { file, ..Place::default() }, fault) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        regress::{Kind, Report},
        source::Span,
    };
    use std::{fs, path::PathBuf};

    const TOML: &str = "exit = 1 # một\n[audit]\nexit=0\n";

    /// Two cases whose reports and exit statuses moved.
    fn cases(name: &str) -> Vec<Found> {
        let folder = std::env::temp_dir().join(format!("phuctra-accept-{name}-{}", std::process::id()));
        let one = |case: &str| {
            let folder = folder.join(case);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(CASE), TOML).unwrap();
            fs::write(folder.join("report.csv"), "cũ\n").unwrap();
            let status = |start: usize, kept, now| Status {
                command: None,
                kept,
                at: Span::new(start, start.saturating_add(1)),
                now,
            };
            let at = |text| TOML.find(text).unwrap();
            let kept = Some("cũ\n".to_owned());
            let moved = Moved {
                case: case.to_owned(),
                title: case.to_owned(),
                kind: Kind::Real,
                exits: vec![status(at("1 #"), 1, 0), status(at("0\n"), 0, 3)],
                reports: vec![Report { file: "report.csv", kept, now: "mới\n".to_owned() }],
            };
            (folder, moved)
        };
        vec![one("a"), one("b")]
    }

    /// What is accepted on these answers, and what stands in both reports and is shown then.
    fn answered(name: &str, answers: &str) -> (Vec<String>, Vec<String>, String) {
        let cases = cases(name);
        let page = Page { width: 80, colour: false, asks: true };
        let mut screen = Vec::new();
        let accepted = accept_each(&cases, None, page, Lang::Vi, &mut answers.as_bytes(), &mut screen);
        assert!(accepted.problems.is_empty());
        let read = |folder: &PathBuf| fs::read_to_string(folder.join("report.csv")).unwrap();
        let reports = cases.iter().map(|(folder, _)| read(folder)).collect();
        (accepted.cases, reports, String::from_utf8(screen).unwrap())
    }

    #[test]
    fn each_case_is_shown_and_decided() {
        let (accepted, reports, screen) = answered("each", "n\ny\nđúng\n");
        assert_eq!((accepted, reports), (vec!["b".to_owned()], vec!["cũ\n".to_owned(), "mới\n".to_owned()]));
        assert!(screen.contains("THAY ĐỔI: a") && screen.contains("    -cũ\n    +mới\n"), "{screen}");
    }

    #[test]
    fn who_stops_keeps_what_was_accepted() {
        let (accepted, reports, screen) = answered("stops", "y\nđúng\nq\n");
        assert_eq!((accepted, reports), (vec!["a".to_owned()], vec!["mới\n".to_owned(), "cũ\n".to_owned()]));
        assert_eq!(screen.matches("THAY ĐỔI").count(), 2);
        assert_eq!(answered("none", "").0, Vec::<String>::new());
    }

    #[test]
    fn statuses_are_written_where_they_stood() {
        let cases = cases("exits");
        let accepted = accept_all(&cases, "đúng", None, Lang::Vi);
        assert_eq!(accepted.cases, ["a", "b"]);
        let toml = fs::read_to_string(cases[0].0.join(CASE)).unwrap();
        assert_eq!(toml, "exit = 0 # một\n[audit]\nexit=3\n");
        assert!(fs::read_to_string(cases[1].0.join(HISTORY)).unwrap().contains("\n## đúng\n"));
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        let mut cases = cases("unwritable");
        cases[0].0 = PathBuf::from("/nowhere/at/all");
        let accepted = accept_all(&cases, "đúng", None, Lang::Vi);
        assert_eq!(accepted.cases, ["b"]);
        assert!(accepted.problems.any_error());
    }
}
