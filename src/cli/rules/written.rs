//! A new rule set, written into a folder of its own.

use crate::{
    cli::{Answer, Product, Status, args::Args, output::replace, rule_sets::catalogue},
    draft::{Draft, read_back},
    problem::{DraftFault, Place, Problem, Problems, UsageFault, file::Reason},
    text::{Lang, lang::say},
};
use std::{fs, io, path::Path};

/// Writes the files of a rule set, once they have been read as one; says what is there and what comes next.
pub(super) fn written(folder: &Path, drafts: &[Draft], mut problems: Problems, lang: Lang) -> Answer {
    let files = read_back(drafts, &mut problems);
    let place = Place { file: folder.display().to_string(), ..Place::default() };
    let Some(files) = files.filter(|_| !problems.any_error()) else { return Answer::failed(problems) };
    // As for a file that exists.
    if holds_something(folder) {
        problems.at(place, DraftFault::FolderNotEmpty);
        return Answer { status: Status::NotWritten, ..Answer::failed(problems) };
    }
    if let Err(error) = write(folder, drafts) {
        problems.at(place, UsageFault::NotWritten { reason: Reason::from(&error) });
        return Answer { status: Status::NotWritten, ..Answer::failed(problems) };
    }
    let text = told(folder, drafts, files.open().len(), lang);
    Answer { text, problems, status: Status::Agrees, product: Product::Nothing }
}

/// A problem where the program has a rule set of this name already.
pub(super) fn tell_taken(id: &str, args: &Args, problems: &mut Problems) {
    if catalogue(args, problems).ids().iter().any(|known| known == id) {
        problems.push(Problem::new(DraftFault::NameTaken { id: id.to_owned() }));
    }
}

/// Whether there is something of that name that is no empty folder.
fn holds_something(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    }
}

fn write(folder: &Path, drafts: &[Draft]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    drafts.iter().try_for_each(|draft| replace(&folder.join(&draft.name), draft.text.as_bytes()))
}

fn told(folder: &Path, drafts: &[Draft], open: usize, lang: Lang) -> String {
    let folder = folder.display();
    let names = drafts.iter().map(|draft| draft.name.as_str()).collect::<Vec<_>>().join(", ");
    say!(
        lang,
        "Đã ghi {folder}: {names}\nCòn {open} chỗ phải điền, có dấu «CẦN ĐIỀN». Xem từng chỗ: verify rules check {folder}\n",
        "Written to {folder}: {names}\nStill to be filled in, marked «CẦN ĐIỀN»: {open}. Each of them: verify rules check {folder}\n"
    )
}
