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

/// The problem of a command line.
pub(super) fn problem(error: &Error) -> Problem {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        Some(other) => Some(other.to_string()),
        None => None,
    };
    let argument = || context(ContextKind::InvalidArg).unwrap_or_default();
    let fault = match error.kind() {
        ErrorKind::UnknownArgument => {
            UsageFault::UnknownArgument { argument: argument(), nearest: context(ContextKind::SuggestedArg) }
        }
        ErrorKind::InvalidSubcommand => UsageFault::UnknownArgument {
            argument: context(ContextKind::InvalidSubcommand).unwrap_or_default(),
            nearest: context(ContextKind::SuggestedSubcommand),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match context(ContextKind::InvalidValue).filter(|found| !found.is_empty()) {
                Some(found) => UsageFault::WrongValue {
                    option: argument(),
                    found,
                    expected: context(ContextKind::ValidValue).unwrap_or_else(|| "--help".to_owned()),
                },
                None => UsageFault::ValueMissing { option: argument() },
            }
        }
        ErrorKind::MissingRequiredArgument => UsageFault::ArgumentsMissing { arguments: argument() },
        ErrorKind::ArgumentConflict => UsageFault::OptionTwice { option: argument() },
        _ => UsageFault::UnknownArgument { argument: argument(), nearest: None },
    };
    Problem::new(fault)
}
