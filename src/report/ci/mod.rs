//! Results for programs that watch over a repository: `JUnit`, SARIF and annotations of GitHub, one file each, from one
//! list of remarks.

mod cases;
mod github;
mod junit;
mod rules;
mod sarif;

pub use cases::{Case, cases};
pub use github::render as github;
pub use junit::render as junit;
pub use rules::rules;
pub use sarif::render as sarif;

use crate::{
    problem::{Fault, Place, Problem, Problems, Severity, pages},
    text::{Lang, visible},
};

/// What was looked at together: a rule set, the cases, the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suite {
    /// Its name.
    pub name: String,
    /// Whether its remarks are about input that could not be used.
    pub is_input: bool,
    /// What was looked at, one after the other.
    pub checks: Vec<Check>,
}

/// One thing that was looked at; in order where there is no remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name.
    pub name: String,
    /// What is to be said of it.
    pub remarks: Vec<Remark>,
}

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its code.
    pub code: &'static str,
    /// What the code means, in short.
    pub title: String,
    /// How much it weighs; a notice is known and meant.
    pub level: Severity,
    /// In words, on one line or several.
    pub text: String,
    /// Where.
    pub spot: Option<Spot>,
}

/// A place in a file of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file, with `/` between its folders.
    pub file: String,
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// How many characters are meant.
    pub width: usize,
}

impl Spot {
    /// A whole file.
    fn whole(file: &str) -> Self {
        Self { file: relative(file), line: 0, column: 0, width: 0 }
    }

    fn of(place: &Place) -> Self {
        Self { line: place.line, column: place.column, width: place.width, ..Self::whole(&place.file) }
    }
}

/// A path as a repository has it; of a path from the root of a disk, which would tell about the machine, the last
/// folder and the file.
fn relative(path: &str) -> String {
    let path = path.replace('\\', "/");
    let is_whole = path.starts_with('/') || path.chars().nth(1) == Some(':');
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let kept = if is_whole { parts.len().saturating_sub(2) } else { 0 };
    parts.get(kept..).unwrap_or_default().join("/")
}

/// A problem as a remark.
fn remark(problem: &Problem, lang: Lang) -> Remark {
    let code = problem.kind.code();
    let head = pages::page(code, Lang::Vi).unwrap_or_default();
    let english = pages::page(code, Lang::En).unwrap_or_default();
    let title = match lang {
        Lang::Vi => head.lines().next().unwrap_or_default(),
        Lang::En => english.split(". ").next().unwrap_or_default(),
    };
    let declared = problem.kind.is_declared_contradiction();
    let unit = problem.unit.iter().map(|unit| format!("{}: ", visible(unit)));
    let cited = problem.cited.iter().map(|cited| format!("\n{}", visible(cited)));
    let help = problem.kind.help(lang).map(|help| format!("\n{help}"));
    let message = [problem.kind.message(lang)];
    Remark {
        code,
        title: title.trim_start_matches(code).trim().to_owned(),
        level: if declared { Severity::Notice } else { problem.severity() },
        text: unit.chain(message).chain(cited).chain(help).collect(),
        spot: problem.place.as_ref().map(Spot::of),
    }
}

/// The problems of the input, if there are any.
fn input(problems: &Problems, lang: Lang) -> Option<Suite> {
    let check = |problem: &Problem| {
        let remark = remark(problem, lang);
        Check { name: named(&remark), remarks: vec![remark] }
    };
    let checks: Vec<Check> = problems.iter().map(check).collect();
    let name = lang.pick("đầu vào", "input").to_owned();
    (!checks.is_empty()).then_some(Suite { name, is_input: true, checks })
}

/// The name of what is known by its remark alone.
fn named(remark: &Remark) -> String {
    let place = remark.spot.as_ref().map(|spot| match spot.line {
        0 => format!(", {}", visible(&spot.file)),
        line => format!(", {}:{line}", visible(&spot.file)),
    });
    format!("{} {}{}", remark.code, remark.title, place.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_tells_about_the_machine() {
        assert_eq!(relative("rules/a/guidance.toml"), "rules/a/guidance.toml");
        assert_eq!(relative("./rules\\a/b.toml"), "rules/a/b.toml");
        assert_eq!(relative("/home/x/rules/a/b.toml"), "a/b.toml");
        assert_eq!(relative("C:\\x\\a\\b.toml"), "a/b.toml");
    }
}
