//! Where results go: standard output, or a file that is replaced whole.

use super::{
    Answer, Page, Product, Status,
    args::{Args, Format},
    failed,
};
use crate::{
    guidance::HEAD,
    problem::{Place, Problem, UsageFault, file::Reason},
    report::{blocks::Block, html, text},
};
use std::{
    fs,
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// The blocks of a result for people, in the medium asked for.
pub(super) fn shown(args: &Args, page: Page, blocks: &[Block]) -> String {
    match args.format {
        Format::Html => html::render(blocks, args.lang),
        _ => text::render(blocks, page.width, page.colour),
    }
}

/// The answer where a command does not give its result in the format asked for.
pub(super) fn refused(args: &Args, takes: &[Format]) -> Option<Answer> {
    let fault = || UsageFault::WrongValue {
        option: "--format".to_owned(),
        found: args.format.name().to_owned(),
        expected: takes.iter().map(|format| format.name()).collect::<Vec<_>>().join(", "),
    };
    (!takes.contains(&args.format)).then(|| failed(Problem::new(fault())))
}

/// Writes the result.
///
/// # Errors
/// A problem; none where the reader has closed the pipe.
pub(super) fn write(args: &Args, answer: &Answer, out: &mut dyn Write) -> Result<(), Option<Problem>> {
    let text = &answer.text;
    match (&answer.product, &args.output) {
        (Product::File(file), Some(path)) => {
            to_file(args, path, file).map_err(Some)?;
            to_stdout(text, out)
        }
        (Product::Text, _) if text.is_empty() => Ok(()),
        (Product::Text, Some(path)) => to_file(args, path, text.as_bytes()).map_err(Some),
        _ => to_stdout(text, out),
    }
}

fn to_stdout(text: &str, out: &mut dyn Write) -> Result<(), Option<Problem>> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(None),
        Err(error) => Err(Some(Problem::new(UsageFault::NotWritten { reason: Reason::from(&error) }))),
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
fn to_file(args: &Args, path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let name = path.display().to_string();
    if is_input(args, path) {
        return Err(Problem::new(UsageFault::OutputIsInput { file: name }));
    }
    let written = if fs::metadata(path).is_ok_and(|target| !target.is_file()) {
        // A device or a pipe is written to; a rename would replace it.
        fs::write(path, bytes)
    } else {
        replace(path, bytes)
    };
    written.map_err(|error| {
        let place = Place { file: name, ..Place::default() };
        Problem::at(place, UsageFault::NotWritten { reason: Reason::from(&error) })
    })
}

/// Whether a file is read in this run: an input, or a file of a rule set.
fn is_input(args: &Args, path: &Path) -> bool {
    let Ok(target) = fs::canonicalize(path) else { return false };
    let named = args.appraised.iter().chain(&args.raw).chain(&args.document);
    let rules = target.extension().is_some_and(|extension| extension == "toml")
        && target.parent().is_some_and(|folder| folder.join(HEAD).is_file());
    rules || named.filter_map(|input| fs::canonicalize(input).ok()).any(|input| input == target)
}

/// Writes beside the file, under a name that no other file has, and puts it in its place.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (temporary, mut file) = beside(path)?;
    let written = file.write_all(bytes).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What could not be finished is not left lying about; if even that fails, the problem is told anyway.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// A new file beside `path`.
fn beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let mut number = 0_u32;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{number}.tmp"));
        match fs::File::create_new(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => {
                number = number.saturating_add(1);
            }
            result => return result.map(|file| (PathBuf::from(name), file)),
        }
    }
}
