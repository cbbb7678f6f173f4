//! `verify regress --coverage`: which parts of the rule sets the figures of cases and worked examples reach.

use super::check::{main_run, name, open};
use crate::{
    cli::{
        Answer, Page, Product, Status,
        args::Args,
        failed,
        format::Format,
        load::load,
        output,
        rule_sets::{by_name, catalogue},
    },
    guidance::{Places, RuleFiles, read},
    model::Guidance,
    problem::{Problem, Problems, UsageFault, file::Reason},
    regress::{
        Case,
        coverage::{Covered, SetCoverage, of_unit},
    },
    report::{content::coverage as content, coverage as blocks},
};
use std::path::{Path, PathBuf};

/// The rule sets that the program knows, or the one that `--guidance` names, with the figures of the cases.
pub(super) fn run(args: &Args, folders: &[PathBuf], all: bool, page: Page) -> Answer {
    let mut problems = Problems::default();
    let mut sets = Sets { list: known(args, &mut problems), only: args.guidance.is_some() };
    for folder in folders {
        match open(folder) {
            Ok(case) => sets.add(folder, &case, &mut problems),
            Err(of_case) => problems.extend(of_case),
        }
    }
    let is_reached = |part: &Covered<'_>| part.state().is_reached();
    let reached = sets.list.iter().all(|set| set.parts().iter().all(is_reached));
    let status = match (problems.any_error(), reached) {
        (true, _) => Status::Problem,
        (false, false) => Status::Differs,
        (false, true) => Status::Agrees,
    };
    match render(args, page, &sets.list, all, &problems) {
        Ok(text) => Answer { text, problems, status, product: Product::Text },
        Err(detail) => failed(Problem::new(UsageFault::NotWritten { reason: Reason::Other(detail) })),
    }
}

/// The sets of the catalogue, or the one that is named.
fn known(args: &Args, problems: &mut Problems) -> Vec<SetCoverage> {
    let mut catalogue = catalogue(args, problems);
    let ids = match &args.guidance {
        Some(name) => by_name(name, &mut catalogue, problems).into_iter().collect(),
        None => catalogue.ids(),
    };
    ids.iter().filter_map(|id| covered(&catalogue.files(id)?, problems)).collect()
}

fn covered(files: &RuleFiles, problems: &mut Problems) -> Option<SetCoverage> {
    let guidance = read(files, problems)?;
    let places = Places::of(files, &guidance);
    Some(SetCoverage::new(guidance, places))
}

struct Sets {
    list: Vec<SetCoverage>,
    /// Whether only this set is looked at.
    only: bool,
}

impl Sets {
    /// Adds what a case reaches. A case that only audits reaches nothing.
    fn add(&mut self, folder: &Path, case: &Case, problems: &mut Problems) {
        let args = match main_run(folder) {
            Ok(Some(args)) => args,
            Ok(None) => return,
            Err(of_case) => return problems.extend(of_case),
        };
        let loaded = match load(&args) {
            Ok(loaded) => loaded,
            Err(of_case) => return problems.extend(of_case),
        };
        // What is wrong with single units is kept by the case itself.
        let mut of_units = Problems::default();
        let name = name(folder);
        for verified in loaded.verified(&mut of_units) {
            if let Some(set) = self.of(&args, verified.docket.guidance) {
                set.add(of_unit(&verified, &name, &case.title, case.figures));
            }
        }
        if of_units.reject_run() {
            problems.extend(of_units);
        }
    }

    /// The set of a case: one of the list, or its own, which then joins the list.
    fn of(&mut self, args: &Args, guidance: &Guidance) -> Option<&mut SetCoverage> {
        let is = |set: &SetCoverage| set.guidance.sha256 == guidance.sha256;
        if !self.list.iter().any(is) && !self.only {
            let mut ignored = Problems::default();
            let mut catalogue = catalogue(args, &mut ignored);
            let named = args.guidance.as_ref().and_then(|name| by_name(name, &mut catalogue, &mut ignored));
            let files = catalogue.files(named.as_ref().unwrap_or(&guidance.id))?;
            self.list.extend(covered(&files, &mut ignored));
        }
        self.list.iter_mut().find(|set| is(set))
    }
}

fn render(
    args: &Args,
    page: Page,
    sets: &[SetCoverage],
    all: bool,
    problems: &Problems,
) -> Result<String, String> {
    if args.format == Format::Json {
        let report = content::report(sets, problems, args.lang);
        return serde_json::to_string_pretty(&report)
            .map(|text| text + "\n")
            .map_err(|error| error.to_string());
    }
    if sets.is_empty() {
        return Ok(String::new());
    }
    Ok(output::shown(args, page, &blocks::report(sets, all, args.lang)))
}
