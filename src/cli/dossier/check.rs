//! A dossier, checked: which files were changed, are missing, or were added.

use super::held::Held;
use crate::{
    cli::{Answer, Product, Status, args::Args, failed},
    office,
    problem::{DossierFault, Place, Problem, Problems, UsageFault},
    report::dossier::{LETTER, LETTERS_MANIFEST, Listed, MANIFEST, is_safe, listed},
    source::{Limits, Source, Span, hash},
    text::{Lang, lang::say, visible},
};
use std::{collections::BTreeSet, path::Path};

/// What is found of a dossier.
#[derive(Default)]
struct Found {
    lines: Vec<String>,
    differs: bool,
    whole: usize,
}

/// Checks the dossier; 1 if anything differs.
pub(super) fn run(args: &Args, path: &Path, root: Option<&str>) -> Answer {
    let root = match root.map(|root| hash_of_option(root, args.lang)).transpose() {
        Ok(root) => root,
        Err(problem) => return failed(problem),
    };
    let (held, lists) = match Held::open(path, args.limits).and_then(|held| {
        let lists = lists(path, &held)?;
        Ok((held, lists))
    }) {
        Ok(found) => found,
        Err(problems) => return Answer::failed(problems),
    };
    let lang = args.lang;
    let mut found = Found::default();
    found.compare(&held, &lists, lang);
    let manifest = held.kept.get(MANIFEST).map(Vec::as_slice).unwrap_or_default();
    let actual = hash::sha256(manifest);
    found.letter(&held, &actual, args.limits, lang);
    found.root(&actual, root.as_deref(), lang);
    let status = if found.differs { Status::Differs } else { Status::Agrees };
    let text = found.verdict(root.is_some(), lang) + &found.lines.concat();
    Answer { text, problems: Problems::default(), status, product: Product::Text }
}

/// A hash as it was typed, in small letters.
fn hash_of_option(text: &str, lang: Lang) -> Result<String, Problem> {
    let hash = text.trim().to_lowercase();
    if hash.len() == 64 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Ok(hash);
    }
    Err(Problem::new(UsageFault::WrongValue {
        option: "--root".to_owned(),
        found: text.to_owned(),
        expected: lang
            .pick(
                "mã băm gốc gồm 64 chữ số 0–9, a–f, như công văn in",
                "the root hash, 64 digits 0–9, a–f, as the letter prints it",
            )
            .to_owned(),
    }))
}

/// What the lists of the dossier say, the letter's too.
fn lists(path: &Path, held: &Held) -> Result<Vec<Listed>, Problems> {
    if !held.kept.contains_key(MANIFEST) {
        let place = Place { file: path.display().to_string(), ..Place::default() };
        return Err(Problem::at(place, DossierFault::NoManifest { manifest: MANIFEST }).into());
    }
    let (mut all, mut problems) = (Vec::new(), Problems::default());
    for name in [MANIFEST, LETTERS_MANIFEST] {
        let Some(bytes) = held.kept.get(name) else { continue };
        match Source::new(name, bytes) {
            Ok(source) => all.extend(list(&source, &mut problems)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.any_error() { Err(problems) } else { Ok(all) }
}

fn list(source: &Source, problems: &mut Problems) -> Vec<Listed> {
    let place = |number: usize| {
        let start = source.text().split_inclusive('\n').take(number.saturating_sub(1)).map(str::len).sum();
        source.place(Span::new(start, source.text().len()))
    };
    let lines = match listed(source.text()) {
        Ok(lines) => lines,
        Err(number) => {
            problems.at(place(number), DossierFault::BadLine);
            return Vec::new();
        }
    };
    let mut names = BTreeSet::new();
    for (number, line) in (1..).zip(&lines) {
        if !is_safe(&line.name) {
            problems.at(place(number), DossierFault::UnsafeName { name: line.name.clone() });
        } else if !names.insert(line.name.as_str()) {
            problems.at(place(number), DossierFault::BadLine);
        }
    }
    lines
}

impl Found {
    /// What all of it comes down to. Without the hash that the signed letter prints, the list itself may be another.
    fn verdict(&self, held_against_root: bool, lang: Lang) -> String {
        let verdict = match (self.differs, held_against_root) {
            (true, _) => lang.pick(
                "Kết luận: hồ sơ KHÔNG còn nguyên vẹn; từng chỗ nêu dưới đây.",
                "Verdict: the dossier was CHANGED; each place is told below.",
            ),
            (false, true) => lang.pick(
                "Kết luận: hồ sơ còn nguyên vẹn, đúng với mã băm gốc đã nêu.",
                "Verdict: nothing was changed; the root hash is the one that was named.",
            ),
            (false, false) => lang.pick(
                "Kết luận: mọi tệp khớp danh sách trong hồ sơ; còn phải đối chiếu mã băm gốc với công văn đã ký.",
                "Verdict: every file is as the list in the dossier says; its root hash is still to be held against the signed letter.",
            ),
        };
        format!("{verdict}\n")
    }

    fn say(&mut self, line: String) {
        self.lines.push(line);
    }

    fn differs(&mut self, line: String) {
        self.differs = true;
        self.lines.push(line);
    }

    fn compare(&mut self, held: &Held, lists: &[Listed], lang: Lang) {
        for one in lists {
            let name = visible(&one.name);
            match held.hashes.get(&one.name) {
                Some(sha256) if *sha256 == one.sha256 => self.whole = self.whole.saturating_add(1),
                Some(_) => self.differs(say!(lang, "Đã đổi: {name}\n", "Changed: {name}\n")),
                None => self.differs(say!(lang, "Thiếu: {name}\n", "Missing: {name}\n")),
            }
        }
        let own = [MANIFEST, LETTERS_MANIFEST];
        let known: BTreeSet<&str> = lists.iter().map(|one| one.name.as_str()).chain(own).collect();
        for name in held.hashes.keys().filter(|name| !known.contains(name.as_str())) {
            let name = visible(name);
            self.differs(say!(
                lang,
                "Thừa, không có trong danh sách: {name}\n",
                "Added, on no list: {name}\n"
            ));
        }
        let (whole, all, files) = (self.whole, lists.len(), held.hashes.len());
        self.say(say!(
            lang,
            "Nguyên vẹn: {whole} trên {all} tệp có mã băm trong danh sách; hồ sơ có {files} tệp, kể cả danh sách.\n",
            "Unchanged: {whole} of {all} listed files; the dossier has {files} files with the lists.\n"
        ));
    }

    /// Whether the letter prints the root hash.
    fn letter(&mut self, held: &Held, root: &str, limits: Limits, lang: Lang) {
        let Some(bytes) = held.kept.get(LETTER) else {
            return self.say(say!(
                lang,
                "Hồ sơ không có công văn ({LETTER}).\n",
                "There is no letter ({LETTER}) in the dossier.\n"
            ));
        };
        if office::text(bytes, &limits).is_ok_and(|text| text.contains(root)) {
            self.say(say!(
                lang,
                "Công văn trong hồ sơ in đúng mã băm gốc này.\n",
                "The letter in the dossier prints this root hash.\n"
            ));
        } else {
            self.differs(say!(
                lang,
                "Công văn trong hồ sơ KHÔNG in mã băm gốc này.\n",
                "The letter in the dossier does NOT print this root hash.\n"
            ));
        }
    }

    fn root(&mut self, actual: &str, wanted: Option<&str>, lang: Lang) {
        self.say(say!(lang, "Mã băm gốc: {actual}\n", "Root hash: {actual}\n"));
        match wanted {
            None => self.say(say!(
                lang,
                "Đối chiếu mã này với mã in trong công văn đã ký, hoặc nêu mã ấy bằng --root.\n",
                "Hold it against the one in the signed letter, or name that one with --root.\n"
            )),
            Some(wanted) if wanted == actual => {
                self.say(say!(lang, "Khớp với mã đã nêu.\n", "It is the one that was named.\n"));
            }
            Some(wanted) => self.differs(say!(
                lang,
                "KHÁC mã đã nêu {wanted}: danh sách {MANIFEST} đã bị đổi.\n",
                "NOT the one that was named, {wanted}: the list {MANIFEST} was changed.\n"
            )),
        }
    }
}
