//! What every command has: a name, its arguments for `clap`, what it gives, and how to run it.

use super::{
    Answer, Page,
    args::{self, Args},
    format::Gives,
};
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
    /// The common options that it uses, beside those that follow from what it gives.
    pub(super) options: &'static [&'static [&'static str]],
    /// What it gives.
    pub(super) gives: Gives,
    /// The commands below it.
    pub(super) below: &'static [Command],
    /// Runs it on the arguments of the run and its own.
    pub(super) run: fn(&Args, &ArgMatches, Page) -> Answer,
}

/// The commands of a list, as `clap` reads them.
pub(super) fn clap(commands: &[Command], lang: Lang) -> impl Iterator<Item = Clap> {
    commands.iter().map(move |command| {
        let own = (command.clap)(base(command.name, lang), lang);
        own.args(args::common(command, lang)).subcommands(clap(command.below, lang).collect::<Vec<_>>())
    })
}

/// The command of a name.
fn find(commands: &'static [Command], name: &str) -> Option<&'static Command> {
    commands.iter().find(|command| command.name == name)
}

/// The command of a list that was chosen, as far below as was named, with its own arguments.
pub(super) fn chosen(
    matches: &ArgMatches,
    commands: &'static [Command],
) -> Option<(&'static Command, ArgMatches)> {
    let (name, matches) = matches.subcommand()?;
    let command = find(commands, name)?;
    chosen(matches, command.below).or_else(|| Some((command, matches.clone())))
}

/// The names of the command that the words of a command line name, as far as they do.
pub(super) fn named<'w>(words: impl Iterator<Item = &'w str>, commands: &'static [Command]) -> String {
    let (mut names, mut commands) = (Vec::new(), commands);
    for word in words {
        if let Some(command) = find(commands, word) {
            names.push(command.name);
            commands = command.below;
        }
    }
    names.join(" ")
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
