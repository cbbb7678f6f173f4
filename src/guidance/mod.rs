//! Rule files to the model: reading, lowering, checking; and the embedded catalogue.

mod amend;
pub mod catalogue;
pub mod check;
mod contradiction;
mod criterion;
mod example;
mod grade;
mod head;
mod input;
mod lower;
pub mod open;
pub mod places;
mod point_names;
mod ranking;
mod reading;
mod relation;
mod sums;
mod words;

pub use catalogue::Catalogue;
pub use check::{Checked, check};
pub use open::{MARK, Open};
pub use places::Places;

use crate::{
    model::Guidance,
    problem::{Problems, RuleFault},
    source::{Fields, Node, Source, Value, hash, parse_toml},
};

/// The files of one rule set, in the order in which they are read: `guidance.toml`, then by name.
#[derive(Clone, Debug)]
pub struct RuleFiles {
    /// The files.
    files: Vec<Source>,
    /// The files of the rule set that it amends, where it amends one and that is known.
    base: Option<Box<RuleFiles>>,
}

/// The file that every rule set has.
pub const HEAD: &str = "guidance.toml";

impl RuleFiles {
    /// The files in their order.
    #[must_use]
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|left, right| {
            let rank = |file: &Source| (file.file_name() != HEAD, file.file_name().to_owned());
            rank(left).cmp(&rank(right))
        });
        Self { files, base: None }
    }

    /// The same files, amending those of `base`.
    #[must_use]
    pub fn amending(self, base: Self) -> Self {
        Self { base: Some(Box::new(base)), ..self }
    }

    /// The rule set that it amends, read, where it amends one.
    pub fn base(&self, problems: &mut Problems) -> Option<Guidance> {
        read(self.base.as_deref()?, problems)
    }

    /// The name of the rule set, by which raw data asks for it.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        self.head_text("id")
    }

    /// The name of the rule set that it amends, if it amends one.
    #[must_use]
    pub fn base_id(&self) -> Option<String> {
        self.head_text("base")
    }

    /// A text of the head.
    fn head_text(&self, key: &str) -> Option<String> {
        let tree = parse_toml(self.files.first()?, &mut Problems::default())?;
        match &tree.get(key)?.value {
            Value::Text(text) => Some(text.clone().into_owned()),
            _ => None,
        }
    }

    /// The files of the bases, the first base first, and then these.
    fn whole_chain(&self) -> Vec<&Source> {
        let base = self.base.as_ref().map(|base| base.whole_chain()).unwrap_or_default();
        base.into_iter().chain(&self.files).collect()
    }

    /// The files of this rule set, and then of each that it amends, that one's base after it.
    #[must_use]
    pub fn chain(&self) -> Vec<&[Source]> {
        let base = self.base.as_ref().map(|base| base.chain()).unwrap_or_default();
        std::iter::once(self.files.as_slice()).chain(base).collect()
    }

    /// The name of each rule set that it amends, its own base first.
    #[must_use]
    pub fn bases(&self) -> Vec<String> {
        let further = self.base.as_ref().map(|base| base.bases()).unwrap_or_default();
        self.base.as_ref().and_then(|_| self.base_id()).into_iter().chain(further).collect()
    }

    /// SHA-256 of names and contents, line ends normalised; of the base too.
    #[must_use]
    pub fn sha256(&self) -> String {
        let lines = |file: &Source| format!("{}\n{}\n", file.file_name(), file.text().replace("\r\n", "\n"));
        let base = self.base.as_ref().map(|base| format!("base\n{}\n", base.sha256())).unwrap_or_default();
        hash::sha256((self.files.iter().map(lines).collect::<String>() + &base).as_bytes())
    }
}

/// Reads a rule set.
///
/// Every problem of every file is told; a rule set with a problem is not used.
pub fn read(files: &RuleFiles, problems: &mut Problems) -> Option<Guidance> {
    let mut found = Problems::default();
    let guidance = read_files(files, &mut found);
    let usable = !found.any_error();
    problems.extend(found);
    guidance.filter(|_| usable)
}

fn read_files(files: &RuleFiles, problems: &mut Problems) -> Option<Guidance> {
    let [head_file, ..] = files.files.as_slice() else {
        problems.push(crate::problem::Problem::new(RuleFault::NoFiles { file: HEAD.to_owned() }));
        return None;
    };
    let base = files.base(problems);
    let trees: Vec<(&Source, Node<'_>)> =
        files.files.iter().filter_map(|file| Some((file, parse_toml(file, problems)?))).collect();
    // Without its head, nothing of the rest means anything.
    trees.first().filter(|(file, _)| std::ptr::eq(*file, head_file))?;
    let mut guidance = None;
    let mut names = words::Names::default();
    let mut told: Vec<(&Source, &[Node<'_>], &[Node<'_>])> = Vec::new();
    let mut graded: Vec<(&Source, &[Node<'_>])> = Vec::new();
    let mut ranked = None;
    for (file, tree) in &trees {
        let mut fields = Fields::of(file, tree, "rule file", problems)?;
        if guidance.is_none() {
            guidance = head::read(file, &mut fields, base.as_ref(), problems);
            ranked = fields.get("ranking").map(|node| (*file, node));
        }
        let Some(guidance) = &mut guidance else { break };
        amend::apply_all(file, fields.list("amend", problems), guidance, problems);
        criterion::read_all(file, fields.list("criterion", problems), guidance, &mut names, problems);
        let contradictions = fields.list("contradiction", problems);
        told.push((*file, contradictions, fields.list("relation", problems)));
        graded.push((*file, fields.list("grade", problems)));
        fields.finish(problems);
    }
    let mut guidance = guidance?;
    for (file, contradictions, relations) in told {
        contradiction::read_all(file, contradictions, &mut guidance, problems);
        relation::read_all(file, relations, &mut guidance, problems);
    }
    grade::read_all(&graded, &mut guidance, problems);
    if let Some((file, node)) = ranked {
        ranking::read(file, node, &mut guidance, problems);
    }
    guidance.sha256 = files.sha256();
    // Where a criterion could not be read, sums of full points mean nothing.
    if !problems.any_error() {
        sums::check(head_file, &guidance, problems);
    }
    Some(guidance)
}

/// Whether a node is the text `word`.
fn is_word(node: &Node<'_>, word: &str) -> bool {
    matches!(&node.value, Value::Text(text) if text == word)
}
