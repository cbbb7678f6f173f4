//! The command line: the only place that opens files and prints.

mod appeal;
pub mod args;
mod audit;
pub mod command;
mod dossier;
mod eval;
mod explain;
mod explain_code;
mod files;
pub mod format;
mod init;
pub mod internal;
mod load;
mod output;
mod parallel;
mod plan;
mod progress;
mod rank;
pub mod regress;
mod rule_sets;
mod rules;
mod schema;
mod usage;
mod verify;

use crate::{
    problem::{Problem, Problems, render},
    report::dossier::File,
    text::Lang,
};
use args::Args;
use command::Command;
use std::{ffi::OsString, io::Write, path::PathBuf};

/// What can be done beside verifying. A new command is a file and a line here.
pub(crate) const COMMANDS: &[Command] = &[
    explain::COMMAND,
    audit::COMMAND,
    regress::COMMAND,
    appeal::COMMAND,
    dossier::COMMAND,
    plan::COMMAND,
    init::COMMAND,
    rank::COMMAND,
    eval::COMMAND,
    rules::COMMAND,
    explain_code::COMMAND,
    schema::COMMAND,
];

/// What is known of the terminal.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "facts that have nothing to do with each other")]
pub struct Screen {
    /// Its width in columns.
    pub width: Option<usize>,
    /// Whether results go to a terminal.
    pub out_is_terminal: bool,
    /// Whether problems go to a terminal.
    pub err_is_terminal: bool,
    /// Whether the user can be asked at one.
    pub in_is_terminal: bool,
    /// Whether the user wants no colour anywhere.
    pub no_colour: bool,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything was recomputed and agrees.
    Agrees,
    /// Something differs.
    Differs,
    /// A problem.
    Problem,
    /// Something could not be recomputed.
    Open,
    /// An output could not be written.
    NotWritten,
}

impl Status {
    /// The graver of what two units say: a difference, else something open.
    const fn graver(self, other: Self) -> Self {
        match (self, other) {
            (Self::Agrees, _) | (Self::Open, Self::Differs) => other,
            _ => self,
        }
    }

    /// The exit status.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Agrees => 0,
            Self::Differs => 1,
            Self::Problem => 2,
            Self::Open => 3,
            Self::NotWritten => 4,
        }
    }
}

/// What a command gives: the bytes of its result, what was wrong, and how it ended.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) text: String,
    pub(crate) problems: Problems,
    pub(crate) status: Status,
    pub(crate) product: Product,
}

/// What goes where results go.
#[derive(Debug)]
pub(crate) enum Product {
    /// The text.
    Text,
    /// What is made of many units, one piece after another; there is no text.
    Pieces(Vec<String>),
    /// A file; the text is told beside it.
    File(Vec<u8>),
    /// Files in a folder, all or none; the text is told beside them.
    Folder(PathBuf, Vec<File>),
    /// The same, in a folder that holds nothing else: all of them or none.
    NewFolder(Vec<File>),
    /// Nothing; the text says why.
    Nothing,
}

impl Answer {
    pub(crate) fn failed(problems: Problems) -> Self {
        Self { text: String::new(), problems, status: Status::Problem, product: Product::Text }
    }

    /// What is printed where results go.
    pub(crate) fn into_text(self) -> String {
        match self.product {
            Product::Pieces(pieces) => pieces.concat(),
            _ => self.text,
        }
    }
}

/// Runs the program; returns its exit status.
pub fn run(
    words: impl IntoIterator<Item = OsString>,
    screen: &Screen,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let words: Vec<OsString> = words.into_iter().collect();
    let lang = args::language(&words);
    match args::parse(&words, lang) {
        Ok(args) => {
            let args = Args { progress: screen.err_is_terminal, ..args };
            command(&args, screen, out, err).code()
        }
        Err(error) if usage::is_help(&error) => {
            let text = usage::help(&error);
            output::print(&text, out).code()
        }
        Err(error) => {
            let problem = usage::problem(&error, &args::command_words(&words));
            tell(&problem.into(), lang, screen, err);
            Status::Problem.code()
        }
    }
}

fn command(args: &Args, screen: &Screen, out: &mut dyn Write, err: &mut dyn Write) -> Status {
    let colour = args.colour(screen.out_is_terminal, screen.no_colour);
    colored::control::set_override(colour);
    let width = screen.width.filter(|_| screen.out_is_terminal).unwrap_or(args::DEFAULT_WIDTH);
    let width = args.width.unwrap_or(width);
    let page = Page { width, colour, asks: screen.in_is_terminal && screen.err_is_terminal };
    let answer = run_command(args, page);
    tell(&answer.problems, args.lang, screen, err);
    match output::write(args, &answer, out) {
        // None: the reader has closed the pipe, a quiet end.
        Ok(()) | Err(None) => answer.status,
        Err(Some(problems)) => {
            tell(&problems, args.lang, screen, err);
            Status::NotWritten
        }
    }
}

/// What the command of the arguments gives.
fn run_command(args: &Args, page: Page) -> Answer {
    if let Some(problem) = output::refused(args) {
        return failed(problem);
    }
    let (command, matches) = &args.command;
    (command.run)(args, matches, page)
}

/// Width and colour of the result, and whether somebody can be asked.
#[derive(Clone, Copy)]
pub(crate) struct Page {
    pub(crate) width: usize,
    pub(crate) colour: bool,
    pub(crate) asks: bool,
}

fn tell(problems: &Problems, lang: Lang, screen: &Screen, err: &mut dyn Write) {
    if !problems.is_empty() {
        let text = render::all(problems, lang, screen.err_is_terminal && !screen.no_colour);
        // Where problems cannot be told, the exit status still tells that there were some.
        let _ = err.write_all(text.as_bytes());
    }
}

/// A problem that ends the run.
pub(crate) fn failed(problem: Problem) -> Answer {
    Answer::failed(problem.into())
}
