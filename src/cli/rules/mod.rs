//! `verify rules …`: what can be done with rule sets.

mod book;
mod check;
mod diff;
mod import;
mod list;
mod named;
mod new;
mod written;

use super::{Answer, Page, args::Args, command::Command, failed, format::Gives};
use crate::text::Lang;
use clap::{ArgMatches, Command as Clap};

pub(super) const COMMAND: Command =
    Command { name: "rules", clap, options: &[], gives: Gives::formats(&[]), below: COMMANDS, run };

/// What can be done with rule sets. A new command is a file and a line here.
const COMMANDS: &[Command] =
    &[list::COMMAND, check::COMMAND, diff::COMMAND, book::COMMAND, new::COMMAND, import::COMMAND];

fn clap(base: Clap, lang: Lang) -> Clap {
    base.about(lang.pick("các bộ quy tắc có sẵn", "the rule sets that there are"))
        .override_usage(format!("verify rules {}", names()))
}

/// Each is one of those below.
fn run(args: &Args, _: &ArgMatches, _: Page) -> Answer {
    failed(args.missing(names()))
}

fn names() -> String {
    COMMANDS.iter().map(|command| command.name).collect::<Vec<_>>().join("|")
}
