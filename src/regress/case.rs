//! `case.toml`: what a case is, which files it has, and which reports are kept of it.

use crate::{
    problem::{CaseFault, FileFault, Problems, UsageFault},
    source::{Fields, Node, Source, Span, Value, parse_toml, tree::Kind as NodeKind},
};

/// The file that says what a case is.
pub const CASE: &str = "case.toml";
/// The file that says where its figures come from.
pub const NOTES: &str = "notes.md";
/// How the title of an invented case begins.
pub const INVENTED: &str = "Ví dụ (không có thật)";

/// A kept report: its file, and the options that make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file in the folder of the case.
    pub file: &'static str,
    /// The command that makes it; without one, the program verifies.
    pub command: Option<&'static str>,
    /// Its options.
    pub options: &'static [&'static str],
    /// Whether it holds what is told beside the result: problems and notices.
    pub told: bool,
}

const fn result(file: &'static str, command: Option<&'static str>, options: &'static [&'static str]) -> Kept {
    Kept { file, command, options, told: false }
}

/// The command of the reports of `[audit]`.
pub const AUDIT: &str = "audit";

/// The reports that a case may keep.
pub const REPORTS: &[Kept] = &[
    result("report.txt", None, &["--width", "80"]),
    result("report.en.txt", None, &["--width", "80", "--lang", "en"]),
    result("report.html", None, &["--format", "html"]),
    result("report.json", None, &["--format", "json"]),
    result("report.csv", None, &["--format", "csv"]),
    Kept { file: "problems.txt", command: None, options: &["--width", "80"], told: true },
    result("audit.txt", Some(AUDIT), &["--width", "80"]),
    result("audit.en.txt", Some(AUDIT), &["--width", "80", "--lang", "en"]),
    result("audit.json", Some(AUDIT), &["--format", "json"]),
];

/// What a case says of itself. Files and folders are named from its own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The title.
    pub title: String,
    /// Whether it really happened.
    pub kind: Kind,
    /// How its points came about.
    pub figures: Figures,
    /// The table of granted points.
    pub appraised: String,
    /// The raw counts; an audit can do without.
    pub raw: Option<String>,
    /// The case's own rule set.
    pub guidance: Option<String>,
    /// Further options, as on the command line.
    pub options: Vec<String>,
    /// What is run.
    pub runs: Vec<Run>,
}

/// Whether a case really happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It did: letters and figures are as printed.
    Real,
    /// It did not, and its title says so.
    Invented,
}

impl Kind {
    /// The name in `case.toml` and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Invented => "invented",
        }
    }
}

/// How the granted points of a case came about, where they are those that the rules give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// An authority published them.
    Published,
    /// They were worked out by hand, in `notes.md`.
    Hand,
    /// Nothing says so.
    Unsaid,
}

impl Figures {
    /// What `case.toml` may say of an invented case; those of a real one are published.
    const NAME: &'static str = "hand";
}

/// A run of the program over the files of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The command; without one, the program verifies.
    pub command: Option<&'static str>,
    /// The letter or report around the table.
    pub document: Option<String>,
    /// The exit status that it must have.
    pub exit: u8,
    /// Where that stands.
    pub exit_at: Span,
    /// The reports that are kept of it.
    pub reports: Vec<&'static Kept>,
}

/// Reads `case.toml`.
///
/// # Errors
/// What `case.toml` lacks, or has and may not have; [`CaseFault::TitleAndKind`].
pub fn read(source: &Source) -> Result<Case, Problems> {
    let mut problems = Problems::default();
    let case = case(source, &mut problems);
    case.filter(|_| !problems.any_error()).ok_or(problems)
}

fn case(source: &Source, problems: &mut Problems) -> Option<Case> {
    let root = parse_toml(source, problems)?;
    let mut fields = Fields::of(source, &root, CASE, problems)?;
    let title = fields.required_text("title", problems).map(str::to_owned);
    let kind = kind(source, &mut fields, problems);
    let figures = figures(source, kind, &mut fields, problems);
    let appraised = fields.required_text("appraised", problems).map(str::to_owned);
    let raw = fields.text("raw", problems).map(str::to_owned);
    let guidance = fields.text("guidance", problems).map(str::to_owned);
    let options = fields.texts("options", problems);
    let audit = fields.get("audit").map(|node| audit(source, node, problems));
    // Without counts there is nothing to verify.
    let verify = (audit.is_none() || raw.is_some()).then(|| {
        fields.require("raw", problems);
        run(source, None, &mut fields, problems)
    });
    fields.finish(problems);
    let runs: Option<Vec<Run>> = verify.into_iter().chain(audit).collect();
    let (title, kind, appraised, runs) = (title?, kind?, appraised?, runs?);
    let case = Case { title, kind, figures, appraised, raw, guidance, options, runs };
    if (case.kind == Kind::Invented) != case.title.starts_with(INVENTED) {
        problems.at(source.place(root.span), CaseFault::TitleAndKind { kind: case.kind.name() });
    }
    Some(case)
}

fn kind(source: &Source, fields: &mut Fields<'_, '_>, problems: &mut Problems) -> Option<Kind> {
    let name = fields.required_text("kind", problems)?;
    let kinds = [Kind::Real, Kind::Invented];
    let found = kinds.into_iter().find(|kind| kind.name() == name);
    if found.is_none()
        && let Some(node) = fields.get("kind")
    {
        let expected = kinds.map(Kind::name).join(", ");
        problems.at(source.place(node.span), wrong("kind", name, expected));
    }
    found
}

/// `figures = "hand"`: the notes of an invented case work its points out by hand. A real case has no such key.
fn figures(
    source: &Source,
    kind: Option<Kind>,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> Figures {
    if kind == Some(Kind::Real) {
        return Figures::Published;
    }
    let Some(name) = fields.text("figures", problems) else { return Figures::Unsaid };
    if name != Figures::NAME
        && let Some(node) = fields.get("figures")
    {
        problems.at(source.place(node.span), wrong("figures", name, Figures::NAME.to_owned()));
    }
    Figures::Hand
}

fn wrong(key: &str, found: &str, expected: String) -> UsageFault {
    UsageFault::WrongValue { option: key.to_owned(), found: found.to_owned(), expected }
}

/// The table `[audit]`: what `verify audit` gives.
fn audit(source: &Source, node: &Node<'_>, problems: &mut Problems) -> Option<Run> {
    let mut fields = Fields::of(source, node, AUDIT, problems)?;
    let run = run(source, Some(AUDIT), &mut fields, problems);
    fields.finish(problems);
    run
}

fn run(
    source: &Source,
    command: Option<&'static str>,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> Option<Run> {
    let document = fields.text("document", problems).map(str::to_owned);
    let (exit, exit_at) = exit(source, fields, problems).unzip();
    let reports = reports(source, command, fields, problems);
    Some(Run { command, document, exit: exit?, exit_at: exit_at?, reports: reports? })
}

fn exit(source: &Source, fields: &mut Fields<'_, '_>, problems: &mut Problems) -> Option<(u8, Span)> {
    fields.require("exit", problems);
    let node = fields.get("exit")?;
    let Value::Number(number) = &node.value else {
        let found = node.value.kind();
        let fault = FileFault::WrongKind { key: "exit".to_owned(), found, expected: NodeKind::Number };
        problems.at(source.place(node.span), fault);
        return None;
    };
    let exit = number.parse().ok().filter(|exit| *exit <= 4);
    if exit.is_none() {
        problems.at(source.place(node.span), wrong("exit", number, "0, 1, 2, 3, 4".to_owned()));
    }
    exit.map(|exit| (exit, node.span))
}

/// The reports of a command; none where one is named that the command does not give, or none at all.
fn reports(
    source: &Source,
    command: Option<&'static str>,
    fields: &mut Fields<'_, '_>,
    problems: &mut Problems,
) -> Option<Vec<&'static Kept>> {
    let known = || REPORTS.iter().filter(|report| report.command == command);
    let mut reports = Vec::new();
    let mut right = true;
    for item in fields.list("reports", problems) {
        let name = source.slice(item.span).trim_matches(['"', '\'']);
        let found = known().find(|report| report.file == name);
        if found.is_none() {
            let expected = known().map(|report| report.file).collect::<Vec<_>>().join(", ");
            problems.at(source.place(item.span), wrong("reports", name, expected));
            right = false;
        }
        reports.extend(found);
    }
    if reports.is_empty() && right {
        problems.at(source.place(fields.span()), FileFault::MissingKey { key: "reports".to_owned() });
        right = false;
    }
    right.then_some(reports)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    const GOOD: &str = "title = \"Xã A\"\nkind = \"real\"\nappraised = \"a.csv\"\nraw = \"r.json\"\nexit = 1\n\
                        reports = [\"report.txt\"]\n[audit]\ndocument = \"d.txt\"\nexit = 0\nreports = [\"audit.txt\"]\n";

    /// What a text gives, or the codes of its problems.
    fn read_text(text: &str) -> Result<Case, Vec<&'static str>> {
        let source = Source::new("case.toml", text.as_bytes()).unwrap();
        read(&source).map_err(|problems| problems.iter().map(|problem| problem.kind.code()).collect())
    }

    #[test]
    fn both_runs_are_read() {
        let case = read_text(GOOD).unwrap();
        assert_eq!(case.runs.len(), 2);
        assert_eq!((case.runs[0].command, case.runs[0].exit, &case.runs[0].document), (None, 1, &None));
        assert_eq!((case.runs[1].command, case.runs[1].exit), (Some("audit"), 0));
        let span = case.runs[0].exit_at;
        assert_eq!(GOOD.get(span.start..span.end), Some("1"));
    }

    #[test]
    fn an_audit_needs_no_counts_and_a_verification_does() {
        let audit = "title = \"Bảng\"\nkind = \"real\"\nappraised = \"a.csv\"\n[audit]\nexit = 0\nreports = [\"audit.txt\"]\n";
        assert_eq!(read_text(audit).unwrap().runs.len(), 1);
        assert_eq!(read_text(&GOOD.replace("raw = \"r.json\"\n", "")), Err(vec!["P011", "P011"]));
    }

    #[test]
    fn what_case_toml_does_not_know_is_refused() {
        for (change, to, codes) in [
            ("exit = 1\n", "exit = 1\nstatus = 1\n", vec!["P011"]),
            ("\"real\"", "\"true\"", vec!["P603"]),
            ("exit = 1\n", "exit = 1\nfigures = \"hand\"\n", vec!["P011"]),
            (
                "\"Xã A\"\nkind = \"real\"",
                "\"Ví dụ (không có thật)\"\nkind = \"invented\"\nfigures = \"guess\"",
                vec!["P603"],
            ),
            ("exit = 1\n", "exit = 9\n", vec!["P603"]),
            ("exit = 1\n", "exit = \"1\"\n", vec!["P012"]),
            ("exit = 1\n", "", vec!["P013"]),
            ("[\"report.txt\"]", "[\"report.pdf\"]", vec!["P603"]),
            ("[\"report.txt\"]", "[\"audit.txt\"]", vec!["P603"]),
            ("[\"report.txt\"]", "[]", vec!["P013"]),
            ("\"Xã A\"", "\"Ví dụ (không có thật): xã A\"", vec!["P702"]),
            ("\"real\"", "\"invented\"", vec!["P702"]),
        ] {
            assert_eq!(read_text(&GOOD.replace(change, to)), Err(codes), "{to}");
        }
    }
}
