//! A dossier, made.

use super::evidence::Taken;
use crate::{
    cli::{
        Answer, Product, Status, appeal,
        args::Args,
        failed,
        load::{Loaded, load},
        output::is_folder,
    },
    guidance::RuleFiles,
    inquiry::{Inquiry, inquire},
    problem::{DossierFault, Problem, Problems, dossier::Personal},
    report::{
        Context, Scope,
        dossier::{EvidenceFile, File, LETTERS_MANIFEST, MANIFEST, Parts, add_letter, files, root, zip},
        letter::{Chosen, Profile, choose},
    },
    source::Source,
    text::{Lang, lang::say},
    verify::{Audit, Finding, Verified, verify},
};
use clap::ArgMatches;

/// Makes the dossier of one unit; says on the standard output what is in it, and to the unit alone what it may cost.
pub(super) fn run(args: &Args, matches: &ArgMatches) -> Answer {
    let profile = match appeal::profile(args, matches) {
        Ok(profile) => profile,
        Err(problems) => return Answer::failed(problems),
    };
    let mut loaded = match load(args) {
        Ok(loaded) => loaded,
        Err(problems) => return Answer::failed(problems),
    };
    let mut context = std::mem::take(&mut loaded.context);
    let results = loaded.verified(&mut context.problems);
    if context.problems.reject_run() {
        return Answer::failed(context.problems);
    }
    let wanted = matches.get_one::<String>("unit");
    let verified = match appeal::one_unit(wanted, &results) {
        Ok(verified) => verified,
        // A unit with a problem has no result; its problem is told.
        Err(_) if context.problems.any_error() => return Answer::failed(context.problems),
        Err(problem) => return failed(problem),
    };
    let scope = match matches.get_one::<String>("scope").map(String::as_str) {
        Some("all") => Scope::All,
        _ => Scope::Disputed,
    };
    let maker = Maker { args, loaded: &loaded, verified, scope, personal: matches.get_flag("personal-data") };
    maker.answer(context, profile)
}

struct Maker<'m, 'g> {
    args: &'m Args,
    loaded: &'m Loaded,
    verified: &'m Verified<'g>,
    scope: Scope,
    personal: bool,
}

impl<'g> Maker<'_, 'g> {
    fn answer(&self, context: Context, mut profile: Profile) -> Answer {
        let lang = self.args.lang;
        let inquiry = inquire(std::slice::from_ref(self.verified));
        let Some(of_unit) = inquiry.units.first() else { return Answer::failed(context.problems) };
        let (chosen, left_out) = choose(self.verified, of_unit);
        let mut text = appeal::summary(self.verified, of_unit, (&chosen, &left_out), false, lang);
        let mut told = context.problems.clone();
        self.costs(&inquiry, &mut told);
        if chosen.is_empty() && self.scope == Scope::Disputed {
            return Answer { text, problems: told, status: Status::Open, product: Product::Nothing };
        }
        let disputed = self.disputed(&chosen);
        let in_scope = disputed.as_ref().unwrap_or(self.verified);
        let mut in_scope_inquiry = inquire(std::slice::from_ref(in_scope));
        if self.scope == Scope::Disputed {
            without_hypotheses(&mut in_scope_inquiry);
        }
        let parts = Parts {
            verified: in_scope,
            inquiry: &in_scope_inquiry,
            context: &self.context(&context),
            rules: self.rules(),
            evidence: self.evidence(in_scope, &mut told),
            originals: self.originals(&context, &mut told),
            lang,
        };
        if told.reject_run() {
            return Answer::failed(told);
        }
        let Some(mut files) = files(parts) else { return failed(too_large(self.args)) };
        profile.dossier = root(&files);
        if !chosen.is_empty() {
            match appeal::letter_file((self.verified, of_unit), &chosen, &profile, lang) {
                Ok(letter) => add_letter(&mut files, letter),
                Err(problem) => return failed(problem),
            }
        }
        text += &listed(&files, profile.dossier.as_deref().unwrap_or_default(), lang);
        match self.product(files) {
            Some(product) => Answer { text, problems: told, status: Status::Agrees, product },
            None => failed(too_large(self.args)),
        }
    }

    /// A folder or a zip archive; none if it is larger than `--check` reads.
    fn product(&self, files: Vec<File>) -> Option<Product> {
        let size = files.iter().fold(0_usize, |size, file| size.saturating_add(file.bytes.len()));
        if size > self.args.limits.bytes {
            return None;
        }
        if self.args.output.as_deref().is_some_and(is_folder) {
            return Some(Product::NewFolder(files));
        }
        zip(&files).filter(|zip| zip.len() <= self.args.limits.bytes).map(Product::File)
    }

    /// What the appeal needs of the results; none if the scope is everything.
    ///
    /// What the audit of the whole table has found is told only where it is about these rows alone.
    fn disputed(&self, chosen: &[Chosen]) -> Option<Verified<'g>> {
        if self.scope == Scope::All {
            return None;
        }
        let rows: Vec<usize> = chosen.iter().map(|chosen| chosen.row).collect();
        let docket = self.verified.docket.only(&rows);
        let lines: Vec<usize> = docket.rows.iter().map(|matched| matched.row.line).collect();
        let about = |finding: &&Finding| {
            !finding.rows.is_empty()
                && finding.places.is_empty()
                && finding.rows.iter().all(|line| lines.contains(line))
        };
        let findings: Vec<Finding> = self.verified.findings.iter().filter(about).cloned().collect();
        let audit = |_: &Verified<'_>| Audit { findings: findings.clone(), checked: Vec::new() };
        Some(verify(docket, audit))
    }

    /// The inputs of this unit; notices about other rows only where those are in it.
    fn context(&self, context: &Context) -> Context {
        let guidance = &self.verified.docket.guidance.id;
        let concerns = |(role, name, _): &&(String, String, String)| role != "guidance" || name == guidance;
        let problems = match self.scope {
            Scope::All if self.loaded.units() == 1 => context.problems.clone(),
            _ => Problems::default(),
        };
        let inputs = context.inputs.iter().filter(concerns).cloned().collect();
        Context { inputs, problems, scope: Some(self.scope) }
    }

    /// The rule files, each set in a folder of its name.
    fn rules(&self) -> Vec<File> {
        let guidance = self.verified.docket.guidance;
        let Some(files) = self.loaded.rule_files(guidance) else { return Vec::new() };
        let ids = std::iter::once(guidance.id.clone()).chain(RuleFiles::bases(files));
        let file = |id: &str, source: &Source| {
            File::new(format!("rules/{id}/{}", source.file_name()), source.text().as_bytes())
        };
        ids.zip(files.chain())
            .flat_map(|(id, set)| set.iter().map(|source| file(&id, source)).collect::<Vec<_>>())
            .collect()
    }

    fn evidence(&self, in_scope: &Verified<'_>, told: &mut Problems) -> Vec<EvidenceFile> {
        let mut taken = Taken { args: self.args, personal: self.personal, problems: told };
        taken.evidence(self.loaded.folder(), &in_scope.docket.evidence)
    }

    /// The inputs as received: only where they are about this unit alone and all of it is meant.
    fn originals(&self, context: &Context, told: &mut Problems) -> Vec<File> {
        if self.scope != Scope::All || self.loaded.units() != 1 {
            return Vec::new();
        }
        let given =
            [("appraised", &self.args.appraised), ("raw", &self.args.raw), ("document", &self.args.document)];
        let mut taken = Taken { args: self.args, personal: self.personal, problems: told };
        let mut files: Vec<File> = Vec::new();
        for (role, path) in given {
            let read = context.inputs.iter().find(|(known, ..)| known == role);
            let Some((path, (_, _, sha256))) = path.as_deref().zip(read) else { continue };
            if role == "appraised" && self.names_persons() && taken.keeps_out(path, Personal::Assignee) {
                continue;
            }
            files.extend(taken.original(path, sha256));
        }
        rename_alike(&mut files);
        files
    }

    fn names_persons(&self) -> bool {
        let names =
            |row: &crate::model::Row| row.assignee.as_ref().is_some_and(|name| !name.trim().is_empty());
        let docket = &self.verified.docket;
        docket.rows.iter().any(|matched| names(&matched.row))
            || docket.groups.iter().any(|(_, row)| names(row))
    }

    /// What a second look at what was granted too much would cost.
    fn costs(&self, inquiry: &Inquiry, told: &mut Problems) {
        let digits = self.verified.docket.guidance.digits();
        let over = inquiry.units.iter().flat_map(|unit| &unit.appeal.over_granted);
        for over in over.filter(|over| over.defended_by.is_none()) {
            let criterion = self.verified.row(over.row).and_then(|(_, _, criterion)| criterion);
            let code = criterion.map(|criterion| criterion.code.clone()).unwrap_or_default();
            let points = [Lang::Vi, Lang::En].map(|lang| over.points.signed(lang, digits));
            let unit = Some(self.verified.docket.unit.clone());
            told.push(Problem { unit, ..Problem::new(DossierFault::WouldLose { code, points }) });
        }
    }
}

/// What the appraiser may have done is for the unit to think about, and no part of an appeal.
fn without_hypotheses(inquiry: &mut Inquiry) {
    for row in inquiry.units.iter_mut().flat_map(|unit| &mut unit.rows) {
        row.explanations = Vec::new();
        row.no_count_fits = None;
    }
}

/// Inputs of one name from different folders: the later ones get a number.
fn rename_alike(files: &mut [File]) {
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let mut number = 2_usize;
        let own = file.name.clone();
        while names.contains(&file.name.to_lowercase()) {
            file.name = own.replacen("originals/", &format!("originals/{number}-"), 1);
            number = number.saturating_add(1);
        }
        names.push(file.name.to_lowercase());
    }
}

fn too_large(args: &Args) -> Problem {
    Problem::new(DossierFault::TooLarge { most: args.limits.bytes })
}

/// What was made.
fn listed(files: &[File], root: &str, lang: Lang) -> String {
    let names: Vec<String> = files.iter().map(|file| format!("  {}\n", file.name)).collect();
    let lists =
        files.iter().filter(|file| [MANIFEST, LETTERS_MANIFEST].contains(&file.name.as_str())).count();
    let (count, names, hashed) = (files.len(), names.concat(), files.len().saturating_sub(lists));
    say!(
        lang,
        "Hồ sơ có {count} tệp ({hashed} tệp có mã băm, {lists} danh sách mã băm):\n{names}\
         Mã băm gốc (SHA-256 của SHA256SUMS): {root}\n",
        "The dossier has {count} files ({hashed} with a hash, {lists} lists of hashes):\n{names}\
         Root hash (SHA-256 of SHA256SUMS): {root}\n"
    )
}
