//! Where results go: standard output, or a file that is replaced whole.

use super::{
    Answer, Page, Product, Status,
    args::{Args, Format, Watch},
    failed,
};
use crate::{
    guidance::HEAD,
    problem::{DossierFault, Place, Problem, UsageFault, file::Reason},
    report::{
        blocks::Block,
        ci::{self, Suite},
        dossier::File,
        html, text,
    },
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

/// Remarks in a format of a program that watches over a repository.
pub(super) fn watched(format: Watch, suites: &[Suite]) -> Result<String, String> {
    match format {
        Watch::Junit => Ok(ci::junit(suites)),
        Watch::Sarif => ci::sarif(suites).map_err(|error| error.to_string()),
        Watch::Github => Ok(ci::github(suites)),
    }
}

/// The answer where a command does not give its result in the format asked for.
pub(super) fn refused(args: &Args, takes: &[Format]) -> Option<Answer> {
    let fault = || UsageFault::WrongValue {
        option: "--format".to_owned(),
        found: args.format.name().to_owned(),
        expected: takes.iter().map(|format| format.name()).collect::<Vec<_>>().join(", "),
    };
    // Whether it can be watched over was asked before.
    let fits = takes.contains(&args.format) || matches!(args.format, Format::Watch(_));
    (!fits).then(|| failed(Problem::new(fault())))
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
        (Product::Folder(files), Some(path)) => {
            to_folder(args, path, files).map_err(Some)?;
            to_stdout(text, out)
        }
        (Product::NewFolder(files), Some(path)) => {
            to_new_folder(path, files).map_err(Some)?;
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

/// Whether a path is meant for a folder: there is one, or it is written as one, or has no ending of a file.
pub(super) fn is_folder(path: &Path) -> bool {
    let written = path.as_os_str().as_encoded_bytes().last().is_some_and(|last| matches!(last, b'/' | b'\\'));
    match fs::metadata(path) {
        Ok(found) => found.is_dir(),
        Err(_) => written || path.extension().is_none(),
    }
}

/// Each file as [`to_file`] does, in a folder that may hold others.
fn to_folder(args: &Args, folder: &Path, files: &[File]) -> Result<(), Problem> {
    if !files.is_empty() {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
    }
    files.iter().try_for_each(|file| to_file(args, &folder.join(&file.name), &file.bytes))
}

/// All files, in a folder beside the one named, which is then put in its place; that one holds nothing.
fn to_new_folder(folder: &Path, files: &[File]) -> Result<(), Problem> {
    let told = |error: io::Error| not_written(folder, &error);
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let place = Place { file: folder.display().to_string(), ..Place::default() };
        return Err(Problem::at(place, DossierFault::NotEmpty));
    }
    let temporary = new_folder_beside(folder).map_err(told)?;
    let written = files.iter().try_for_each(|file| {
        let path = temporary.join(&file.name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, &file.bytes)
    });
    let written = written.and_then(|()| {
        if folder.is_dir() {
            fs::remove_dir(folder)?;
        }
        fs::rename(&temporary, folder)
    });
    if written.is_err() {
        // As for a file.
        let _ = fs::remove_dir_all(&temporary);
    }
    written.map_err(told)
}

/// A new folder beside `path`, and those above it.
fn new_folder_beside(path: &Path) -> io::Result<PathBuf> {
    // Without what may end it, such as `/` or `/.`.
    let path: PathBuf = path.components().collect();
    path.parent().filter(|above| !above.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all)?;
    let mut number = 0_u32;
    loop {
        let mut name = path.clone().into_os_string();
        name.push(format!(".{number}.tmp"));
        match fs::create_dir(&name) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => {
                number = number.saturating_add(1);
            }
            result => return result.map(|()| PathBuf::from(name)),
        }
    }
}

fn not_written(path: &Path, error: &io::Error) -> Problem {
    let place = Place { file: path.display().to_string(), ..Place::default() };
    Problem::at(place, UsageFault::NotWritten { reason: Reason::from(error) })
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
    written.map_err(|error| not_written(path, &error))
}

/// Whether a file is read in this run: an input, or a file of a rule set.
fn is_input(args: &Args, path: &Path) -> bool {
    let Ok(target) = fs::canonicalize(path) else { return false };
    let named = args.appraised.iter().chain(&args.raw).chain(&args.document);
    let rules = target.extension().is_some_and(|extension| extension == "toml")
        && target.parent().is_some_and(|folder| folder.join(HEAD).is_file());
    rules
        || args.used.has(&target)
        || named.filter_map(|input| fs::canonicalize(input).ok()).any(|input| input == target)
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
