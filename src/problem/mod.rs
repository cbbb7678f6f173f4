//! Input that cannot be used: what was found, where, what was expected, and what to do.
//!
//! A *problem* is about our own input. A score that differs, or an authority's table that does not add
//! up, is a result and never a problem.

pub mod case;
pub mod check;
pub mod dossier;
pub mod draft;
pub mod encoding;
pub mod file;
pub mod formula;
mod json_syntax;
pub mod number;
pub mod office;
pub mod pages;
pub mod place;
pub mod raw;
pub mod render;
pub mod rule;
pub mod table;
pub mod usage;

pub use case::CaseFault;
pub use check::CheckFault;
pub use dossier::DossierFault;
pub use draft::DraftFault;
pub use encoding::EncodingFault;
pub use file::FileFault;
pub use formula::FormulaFault;
pub use number::NumberFault;
pub use office::OfficeFault;
pub use place::Place;
pub use raw::RawFault;
pub use rule::RuleFault;
pub use table::TableFault;
pub use usage::UsageFault;

use crate::text::Lang;

/// One cause of a problem: facts in the variants, sentences here.
pub trait Fault {
    /// The code, which never changes its meaning.
    fn code(&self) -> &'static str;
    /// What was found, and what was expected.
    fn message(&self, lang: Lang) -> String;
    /// What the user could do about it.
    fn help(&self, lang: Lang) -> Option<String>;
    /// Whether the input can still be used.
    fn severity(&self) -> Severity {
        Severity::Error
    }
}

/// Whether input can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot: no score is given for the unit, or, without a unit, for the run.
    Error,
    /// It can, but something in it is probably not as its author meant it.
    Warning,
    /// It was read, in a way that the reader should know of.
    Notice,
}

impl Severity {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => lang.pick("lỗi", "error"),
            Self::Warning => lang.pick("cảnh báo", "warning"),
            Self::Notice => lang.pick("lưu ý", "notice"),
        }
    }
}

/// What can be wrong, by the sort of input.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A file, or its structure.
    File(FileFault),
    /// The letters of a file.
    Encoding(EncodingFault),
    /// A workbook or a letter of an office program.
    Office(Box<OfficeFault>),
    /// The spelling of a number.
    Number(NumberFault),
    /// A table of scores.
    Table(TableFault),
    /// Raw counts.
    Raw(RawFault),
    /// A rule set.
    Rule(RuleFault),
    /// What the checks of a rule set find.
    Check(Box<CheckFault>),
    /// A formula.
    Formula(FormulaFault),
    /// The command line and its outputs.
    Usage(UsageFault),
    /// A kept case.
    Case(CaseFault),
    /// A new rule set.
    Draft(DraftFault),
    /// A dossier.
    Dossier(Box<DossierFault>),
}

impl ProblemKind {
    /// Whether it is a contradiction of the official texts that a rule set declares.
    #[must_use]
    pub fn is_declared_contradiction(&self) -> bool {
        matches!(self, Self::Check(fault) if matches!(**fault, CheckFault::Contradiction { .. }))
    }

    fn fault(&self) -> &dyn Fault {
        match self {
            Self::File(fault) => fault,
            Self::Encoding(fault) => fault,
            Self::Office(fault) => fault.as_ref(),
            Self::Number(fault) => fault,
            Self::Table(fault) => fault,
            Self::Raw(fault) => fault,
            Self::Rule(fault) => fault,
            Self::Check(fault) => fault.as_ref(),
            Self::Formula(fault) => fault,
            Self::Usage(fault) => fault,
            Self::Case(fault) => fault,
            Self::Draft(fault) => fault,
            Self::Dossier(fault) => fault.as_ref(),
        }
    }
}

macro_rules! kind_from {
    ($($fault:ident => $kind:ident),*) => {
        $(impl From<$fault> for ProblemKind {
            fn from(fault: $fault) -> Self {
                Self::$kind(fault)
            }
        })*
    };
}
kind_from!(
    FileFault => File, EncodingFault => Encoding, NumberFault => Number, TableFault => Table, RawFault => Raw,
    RuleFault => Rule, FormulaFault => Formula, UsageFault => Usage, CaseFault => Case, DraftFault => Draft
);

impl From<CheckFault> for ProblemKind {
    fn from(fault: CheckFault) -> Self {
        Self::Check(Box::new(fault))
    }
}

impl From<DossierFault> for ProblemKind {
    fn from(fault: DossierFault) -> Self {
        Self::Dossier(Box::new(fault))
    }
}

impl From<OfficeFault> for ProblemKind {
    fn from(fault: OfficeFault) -> Self {
        Self::Office(Box::new(fault))
    }
}

impl Fault for ProblemKind {
    fn code(&self) -> &'static str {
        self.fault().code()
    }

    fn message(&self, lang: Lang) -> String {
        shortened(self.fault().message(lang))
    }

    fn help(&self, lang: Lang) -> Option<String> {
        self.fault().help(lang)
    }

    fn severity(&self) -> Severity {
        self.fault().severity()
    }
}

/// How many characters of a message are shown before what is left out, and behind.
const SHOWN: [usize; 2] = [400, 200];

/// A message without its middle, where what it quotes from the input is too long to be read.
fn shortened(message: String) -> String {
    let [before, behind] = SHOWN;
    let count = message.chars().count();
    let left_out = count.saturating_sub(before).saturating_sub(behind);
    if left_out <= 1 {
        return message;
    }
    let characters = || message.chars();
    let behind = characters().skip(count.saturating_sub(behind));
    characters().take(before).chain(std::iter::once('…')).chain(behind).collect()
}

/// One thing wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where; a problem of the command line has no place.
    pub place: Option<Place>,
    /// The unit whose result it withholds; without one, the whole run.
    pub unit: Option<String>,
    /// For a rule: the document that it cites, and the place in it.
    pub cited: Option<String>,
}

impl Problem {
    /// A problem without a place.
    #[must_use]
    pub fn new(kind: impl Into<ProblemKind>) -> Self {
        Self { kind: kind.into(), place: None, unit: None, cited: None }
    }

    /// A problem at `place`.
    #[must_use]
    pub fn at(place: Place, kind: impl Into<ProblemKind>) -> Self {
        Self { kind: kind.into(), place: Some(place), unit: None, cited: None }
    }

    /// The same problem, of a rule that cites `cited`.
    #[must_use]
    pub fn citing(self, cited: impl Into<String>) -> Self {
        Self { cited: Some(cited.into()), ..self }
    }

    /// Whether the input can still be used.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// How many problems of one run are kept; the rest are counted.
pub const MOST_SHOWN: usize = 50;

/// The problems of a run, collected so that one run shows them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    /// Found past those kept.
    more: usize,
    /// Of the errors past those kept: whether there is any, and whether one rejects the run.
    more_errors: bool,
    more_rejects: bool,
}

impl Problems {
    /// Adds a problem; past [`MOST_SHOWN`] they are only counted, errors after the rest.
    pub fn push(&mut self, problem: Problem) {
        if self.list.len() < MOST_SHOWN {
            self.list.push(problem);
            return;
        }
        let milder = |kept: &Problem| kept.severity() > problem.severity();
        let dropped = match self.list.iter().rposition(milder) {
            Some(at) => {
                let milder = self.list.remove(at);
                self.list.push(problem);
                milder
            }
            None => problem,
        };
        self.more = self.more.saturating_add(1);
        self.more_errors |= is_error(&dropped);
        self.more_rejects |= rejects(&dropped);
    }

    /// Adds a problem at a place that is made only if the problem is kept.
    pub fn at_lazily(&mut self, place: impl FnOnce() -> Place, kind: impl Into<ProblemKind>) {
        let kind = kind.into();
        let severity = kind.severity();
        let kept = self.list.len() < MOST_SHOWN || self.list.iter().any(|kept| kept.severity() > severity);
        if kept {
            return self.push(Problem::at(place(), kind));
        }
        let error = severity == Severity::Error;
        self.count_more(1, error, error);
    }

    /// Adds a problem at `place`.
    pub fn at(&mut self, place: Place, kind: impl Into<ProblemKind>) {
        self.push(Problem::at(place, kind));
    }

    /// Takes over the problems of another part of the run, as being about `unit`.
    pub fn extend_for(&mut self, unit: &str, other: Self) {
        for problem in other.list {
            self.push(Problem { unit: Some(unit.to_owned()), ..problem });
        }
        self.count_more(other.more, other.more_errors, false);
    }

    /// Takes over the problems of another part of the run.
    pub fn extend(&mut self, other: Self) {
        for problem in other.list {
            self.push(problem);
        }
        self.count_more(other.more, other.more_errors, other.more_rejects);
    }

    /// Those that make input unusable.
    #[must_use]
    pub fn errors(mut self) -> Self {
        self.list.retain(is_error);
        self.more = if self.more_errors { self.more } else { 0 };
        self
    }

    const fn count_more(&mut self, more: usize, errors: bool, rejects: bool) {
        self.more = self.more.saturating_add(more);
        self.more_errors |= errors;
        self.more_rejects |= rejects;
    }

    /// The problems kept, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// The same problems, with the files of their places under other names.
    #[must_use]
    pub fn renamed(mut self, name: impl Fn(&str) -> String) -> Self {
        for place in self.list.iter_mut().filter_map(|problem| problem.place.as_mut()) {
            place.file = name(&place.file);
        }
        self
    }

    /// How many were found past those kept.
    #[must_use]
    pub const fn more(&self) -> usize {
        self.more
    }

    /// Whether nothing was found, not even a notice.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty() && self.more == 0
    }

    /// Whether something was found that makes input unusable.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.more_errors || self.list.iter().any(is_error)
    }

    /// Whether something was found that rejects the whole run.
    #[must_use]
    pub fn reject_run(&self) -> bool {
        self.more_rejects || self.list.iter().any(rejects)
    }
}

fn is_error(problem: &Problem) -> bool {
    problem.severity() == Severity::Error
}

fn rejects(problem: &Problem) -> bool {
    is_error(problem) && problem.unit.is_none()
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { list: vec![problem], ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Problem {
        Problem::new(RawFault::CountsWithoutRow { code: "1".to_owned() })
    }

    fn error(unit: Option<&str>) -> Problem {
        Problem { unit: unit.map(str::to_owned), ..Problem::new(FileFault::Empty) }
    }

    #[test]
    fn many_notices_are_no_error_and_hide_none() {
        let mut problems = Problems::default();
        (0..70).for_each(|_| problems.push(notice()));
        assert!(!problems.any_error() && problems.more() == 20);
        problems.push(error(Some("xã A")));
        assert!(problems.any_error() && !problems.reject_run() && problems.more() == 21);
        assert_eq!(problems.iter().last(), Some(&error(Some("xã A"))));
    }

    #[test]
    fn an_error_past_those_kept_still_rejects() {
        let mut problems = Problems::default();
        (0..50).for_each(|_| problems.push(error(Some("xã A"))));
        problems.push(error(None));
        assert!(problems.reject_run() && problems.iter().count() == 50);
        let mut of_unit = Problems::default();
        of_unit.extend_for("xã B", problems);
        assert!(of_unit.any_error() && !of_unit.reject_run());
    }
}
