//! Where results go: standard output, or a file that is replaced whole.

use super::{Status, args::Args, files::reason};
use crate::problem::{FileFault, Place, Problem, UsageFault};
use std::{
    fs,
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
};

/// Writes the result.
///
/// # Errors
/// A problem; none where the reader has closed the pipe.
pub(super) fn write(args: &Args, text: &str, out: &mut dyn Write) -> Result<(), Option<Problem>> {
    match &args.output {
        _ if text.is_empty() => Ok(()),
        Some(path) => to_file(args, path, text).map_err(Some),
        None => to_stdout(text, out),
    }
}

fn to_stdout(text: &str, out: &mut dyn Write) -> Result<(), Option<Problem>> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(None),
        Err(error) => Err(Some(Problem::new(FileFault::Unreadable { reason: reason(&error) }))),
    }
}

/// Writes help.
pub(super) fn print(text: &str, out: &mut dyn Write) -> Status {
    match to_stdout(text, out) {
        Ok(()) | Err(None) => Status::Agrees,
        Err(Some(_)) => Status::NotWritten,
    }
}

/// A temporary file in the same folder, renamed: the file is either the old one or the whole new one.
fn to_file(args: &Args, path: &Path, text: &str) -> Result<(), Problem> {
    let name = path.display().to_string();
    let inputs: Vec<&PathBuf> = args.appraised.iter().chain(&args.raw).chain(&args.document).collect();
    let same = |input: &&PathBuf| {
        fs::canonicalize(input).ok().is_some_and(|one| fs::canonicalize(path).ok() == Some(one))
    };
    if inputs.iter().any(same) {
        return Err(Problem::new(UsageFault::OutputIsInput { file: name }));
    }
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".tmp");
    let written = fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        // What could not be finished is not left lying about; if even that fails, the problem is told anyway.
        let _ = fs::remove_file(&temporary);
        let place = Place { file: name, ..Place::default() };
        Problem::at(place, FileFault::Unreadable { reason: reason(&error) })
    })
}
