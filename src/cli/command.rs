//! What every command has: a name, its arguments for `clap`, and how to run it.

use super::{Answer, Page, args::Args};
use crate::text::Lang;
use clap::{ArgMatches, Command as Clap};

/// A command of the program, or one below a command. A new one is a file with this constant, and a line in
/// the list of those beside it.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The name on the command line.
    pub(super) name: &'static str,
    /// Its arguments and help; starts from [`base`].
    pub(super) clap: fn(Clap, Lang) -> Clap,
    /// Runs it on the arguments of the run and its own.
    pub(super) run: fn(&Args, &ArgMatches, Page) -> Answer,
}

/// The commands of a list, as `clap` reads them.
pub(super) fn clap(commands: &[Command], lang: Lang) -> impl Iterator<Item = Clap> {
    commands.iter().map(move |command| (command.clap)(base(command.name, lang), lang))
}

/// The command of a name.
pub(super) fn find(commands: &'static [Command], name: &str) -> Option<&'static Command> {
    commands.iter().find(|command| command.name == name)
}

/// What all commands share: how their help looks.
fn base(name: &'static str, lang: Lang) -> Clap {
    Clap::new(name)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(lang.pick("Lệnh", "Commands"))
        .help_template(lang.pick(
            "{about}\n\nCách dùng:\n  {usage}\n\n{all-args}\n",
            "{about}\n\nUsage:\n  {usage}\n\n{all-args}\n",
        ))
}

/// The heading of a command's own arguments.
pub(super) const fn arguments(lang: Lang) -> &'static str {
    lang.pick("Đối số", "Arguments")
}
