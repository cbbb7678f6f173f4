//! What `clap` says, as problems of ours.

use crate::problem::{Problem, UsageFault};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Whether the "error" is help or version, asked for.
pub(super) fn is_help(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// The help, without escape codes.
pub(super) fn help(error: &Error) -> String {
    error.render().to_string()
}

/// The problem of a command line that names this command.
pub(super) fn problem(error: &Error, command: &str) -> Problem {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        Some(other) => Some(other.to_string()),
        None => None,
    };
    // What a value must be, in the words of the option that reads it.
    let said = || std::error::Error::source(error).map(ToString::to_string);
    let argument = || context(ContextKind::InvalidArg).unwrap_or_default();
    let fault = match error.kind() {
        ErrorKind::UnknownArgument => UsageFault::UnknownArgument {
            argument: argument(),
            nearest: context(ContextKind::SuggestedArg),
            command: command.to_owned(),
        },
        ErrorKind::InvalidSubcommand => UsageFault::UnknownArgument {
            argument: context(ContextKind::InvalidSubcommand).unwrap_or_default(),
            nearest: context(ContextKind::SuggestedSubcommand),
            command: command.to_owned(),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match context(ContextKind::InvalidValue).filter(|found| !found.is_empty()) {
                Some(found) => UsageFault::WrongValue {
                    option: argument(),
                    found,
                    expected: context(ContextKind::ValidValue).or_else(said).unwrap_or_default(),
                },
                None => UsageFault::ValueMissing { option: argument() },
            }
        }
        ErrorKind::MissingRequiredArgument => {
            UsageFault::ArgumentsMissing { arguments: argument(), command: command.to_owned() }
        }
        ErrorKind::ArgumentConflict => UsageFault::OptionTwice { option: argument() },
        _ => UsageFault::UnknownArgument { argument: argument(), nearest: None, command: command.to_owned() },
    };
    Problem::new(fault)
}
