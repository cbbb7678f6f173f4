//! Where results go: standard output, or a file that is replaced whole.

use super::{
    Answer, Page, Product, Status,
    args::Args,
    format::{Format, Watch, ending, names},
};
use crate::{
    guidance::HEAD,
    problem::{DossierFault, Place, Problem, Problems, UsageFault, file::Reason},
    report::{
        blocks::Block,
        ci::{self, Suite},
        dossier::File,
        html, text,
    },
};
use std::{
    fs,
    io::{self, BufWriter, ErrorKind, Write},
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

/// Why the result cannot be given in the format asked for, or where it is to go.
pub(super) fn refused(args: &Args) -> Option<Problem> {
    let formats = args.gives.formats;
    let fault = match (&args.format_named, &args.output) {
        (Some(found), _) if args.format.name() != found || formats.is_empty() => UsageFault::WrongValue {
            option: "--format".to_owned(),
            found: found.clone(),
            expected: names(formats),
        },
        (_, None) if args.format.needs_file() => return Some(args.missing("-o")),
        (_, Some(path)) if formats.is_empty() && !args.gives.folder => UsageFault::UnknownArgument {
            argument: format!("-o {}", path.display()),
            nearest: None,
            command: args.command_words.clone(),
        },
        (_, Some(path)) => return wrong_ending(args, path).map(Problem::new),
        _ => return None,
    };
    Some(Problem::new(fault))
}

/// A fault where the name of the file ends in another way than files of the format do. What is there and is no file,
/// such as a device, may have any name.
fn wrong_ending(args: &Args, path: &Path) -> Option<UsageFault> {
    let formats = args.gives.formats;
    let is_other = fs::metadata(path).is_ok_and(|found| !found.is_file());
    if formats.is_empty() || is_other || args.gives.folder && is_folder(path) {
        return None;
    }
    let fits = match ending(path) {
        Some(ending) => args.format.endings().contains(&ending.as_str()),
        None => !args.format.needs_file(),
    };
    let named = args.format_named.as_ref().map(|_| [args.format]);
    let possible = named.as_ref().map_or(formats, |named| named.as_slice());
    let mut endings: Vec<&str> = possible.iter().flat_map(|format| format.endings()).copied().collect();
    endings.sort_unstable();
    endings.dedup();
    (!fits).then(|| UsageFault::WrongEnding {
        file: path.display().to_string(),
        format: args.format_named.clone(),
        endings,
        folder: args.gives.folder,
    })
}

/// Writes the result.
///
/// # Errors
/// Problems; none where the reader has closed the pipe.
pub(super) fn write(args: &Args, answer: &Answer, out: &mut dyn Write) -> Result<(), Option<Problems>> {
    let text = &answer.text;
    let told = |problem: Problem| Some(Problems::from(problem));
    match (&answer.product, &args.output) {
        (Product::File(file), Some(path)) => {
            to_file(args, path, &[file]).map_err(told)?;
            to_stdout(text, out)
        }
        (Product::Folder(folder, files), _) => {
            to_folder(args, folder, files).map_err(Some)?;
            to_stdout(text, out)
        }
        (Product::NewFolder(files), Some(path)) => {
            to_new_folder(path, files).map_err(told)?;
            to_stdout(text, out)
        }
        (Product::Pieces(pieces), Some(path)) => to_file(args, path, pieces).map_err(told),
        (Product::Pieces(pieces), None) => pieces_to_stdout(pieces, out),
        (Product::Text, _) if text.is_empty() => Ok(()),
        (Product::Text, Some(path)) => to_file(args, path, &[text]).map_err(told),
        _ => to_stdout(text, out),
    }
}

fn to_stdout(text: &str, out: &mut dyn Write) -> Result<(), Option<Problems>> {
    pieces_to_stdout(&[text], out)
}

fn pieces_to_stdout(pieces: &[impl AsRef<[u8]>], out: &mut dyn Write) -> Result<(), Option<Problems>> {
    match write_pieces(pieces, out) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(None),
        Err(error) => Err(Some(Problem::new(UsageFault::NotWritten { reason: Reason::from(&error) }).into())),
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

/// Each file as [`to_file`] does, in a folder that may hold others; none where one of them may not be written.
fn to_folder(args: &Args, folder: &Path, files: &[File]) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for problem in files.iter().filter_map(|file| protected(args, &folder.join(&file.name))) {
        problems.push(problem);
    }
    if problems.any_error() {
        return Err(problems);
    }
    if !files.is_empty() {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, &error))?;
    }
    Ok(files.iter().try_for_each(|file| to_file(args, &folder.join(&file.name), &[&file.bytes]))?)
}

/// Why a file stays as it is: it is an input, or it exists and nobody has said that it may be replaced.
fn protected(args: &Args, path: &Path) -> Option<Problem> {
    let file = || path.display().to_string();
    if is_input(args, path) {
        return Some(Problem::new(UsageFault::OutputIsInput { file: file() }));
    }
    // What is no file, such as a device, is written to and replaced by nothing.
    let is_other = fs::metadata(path).is_ok_and(|found| !found.is_file());
    let exists = fs::symlink_metadata(path).is_ok() && !is_other;
    (exists && !args.force).then(|| Problem::new(UsageFault::OutputExists { file: file() }))
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
fn to_file(args: &Args, path: &Path, pieces: &[impl AsRef<[u8]>]) -> Result<(), Problem> {
    if let Some(problem) = protected(args, path) {
        return Err(problem);
    }
    let written = if fs::metadata(path).is_ok_and(|target| !target.is_file()) {
        // A device or a pipe is written to; a rename would replace it.
        fs::File::create(path).and_then(|mut file| write_pieces(pieces, &mut file))
    } else {
        replace_by(path, pieces)
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
    replace_by(path, &[bytes])
}

fn replace_by(path: &Path, pieces: &[impl AsRef<[u8]>]) -> io::Result<()> {
    let (temporary, mut file) = beside(path)?;
    let written = write_pieces(pieces, &mut file).and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        // What could not be finished is not left lying about; if even that fails, the problem is told anyway.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Writes one piece after another, small ones together.
fn write_pieces(pieces: &[impl AsRef<[u8]>], out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    pieces.iter().try_for_each(|piece| out.write_all(piece.as_ref()))?;
    out.flush()
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
