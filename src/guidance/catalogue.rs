//! The rule sets that the program knows: those of `rules/`, embedded, and those of a folder.

use super::RuleFiles;
use crate::source::Source;

/// The files of a rule set under `rules/`.
macro_rules! files {
    ($id:literal: $($name:literal),+ $(,)?) => {
        ($id, &[$(($name, include_str!(concat!("../../rules/", $id, "/", $name)))),+])
    };
}

/// A rule set: its name, and its files with their texts.
type Embedded = (&'static str, &'static [(&'static str, &'static str)]);

/// The embedded rule sets. A new one is a folder under `rules/` and its lines here.
const EMBEDDED: &[Embedded] = &[
    files!("ca-mau-1880-2013": "guidance.toml"),
    files!("dti-huyen-nhan-thuc-so": "guidance.toml"),
    files!("hai-phong-212-2025":
        "guidance.toml",
        "1-tieu-chi-chung.toml",
        "2-ket-qua-nhiem-vu.toml",
        "5-tieu-chi-khac.toml",
    ),
    files!("hai-phong-3793-2022": "guidance.toml"),
    files!("hcmc-5155-2025":
        "guidance.toml",
        "1-to-chuc-bo-may.toml",
        "2-co-so-vat-chat.toml",
        "3-kinh-phi.toml",
        "4-noi-dung.toml",
        "5-ket-qua.toml",
    ),
    files!("nd307-2025-phuong":
        "guidance.toml",
        "1-dan-so-dien-tich.toml",
        "3-kinh-te-xa-hoi.toml",
        "4-yeu-to-dac-thu.toml",
        "5-diem-uu-tien.toml",
    ),
    files!("nd307-2025-tinh": "guidance.toml"),
    files!("nd307-2025-xa":
        "guidance.toml",
        "1-dan-so-dien-tich.toml",
        "3-kinh-te-xa-hoi.toml",
        "4-yeu-to-dac-thu.toml",
        "5-diem-uu-tien.toml",
    ),
    files!("qd766-2022":
        "guidance.toml",
        "1-cong-khai-minh-bach.toml",
        "2-tien-do.toml",
        "3-dich-vu-truc-tuyen.toml",
        "3p-thanh-toan-truc-tuyen.toml",
        "4-so-hoa.toml",
        "5-hai-long.toml",
    ),
    files!("qd876-2022-bo": "guidance.toml"),
    files!("qd876-2022-tinh": "guidance.toml"),
    files!("qd922-2022-tinh": "guidance.toml"),
    files!("quang-tri-xa-2024":
        "guidance.toml",
        "1-chi-dao-dieu-hanh.toml",
        "3-thu-tuc-hanh-chinh.toml",
        "6-tai-chinh-cong.toml",
    ),
    files!("thi-dua-cong-an-quang-tri-2025": "guidance.toml"),
];

/// Rule sets by name.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    added: Vec<(String, RuleFiles)>,
}

impl Catalogue {
    /// Adds a rule set, in place of an embedded one of that name.
    pub fn add(&mut self, id: impl Into<String>, files: RuleFiles) {
        self.added.push((id.into(), files));
    }

    /// The names of all rule sets, sorted.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let embedded = EMBEDDED.iter().map(|(id, _)| (*id).to_owned());
        let mut ids: Vec<String> = self.added.iter().map(|(id, _)| id.clone()).chain(embedded).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// The files of a rule set, with those of the rule sets that it amends.
    #[must_use]
    pub fn files(&self, id: &str) -> Option<RuleFiles> {
        self.chain(id, &mut Vec::new())
    }

    /// Follows the bases; one that amends itself is cut off where it closes, and told when it is read.
    fn chain(&self, id: &str, seen: &mut Vec<String>) -> Option<RuleFiles> {
        let files = self.own_files(id)?;
        seen.push(id.to_owned());
        let base = files.base_id().filter(|base| !seen.contains(base));
        match base.and_then(|base| self.chain(&base, seen)) {
            Some(base) => Some(files.amending(base)),
            None => Some(files),
        }
    }

    fn own_files(&self, id: &str) -> Option<RuleFiles> {
        if let Some((_, files)) = self.added.iter().rev().find(|(known, _)| known == id) {
            return Some(files.clone());
        }
        let (_, files) = EMBEDDED.iter().find(|(known, _)| *known == id)?;
        let source =
            |(name, text): &(&str, &str)| Source::new(format!("rules/{id}/{name}"), text.as_bytes()).ok();
        files.iter().map(source).collect::<Option<Vec<_>>>().map(RuleFiles::new)
    }
}

/// The embedded rule sets and their files, for the test that holds them against `rules/`.
#[must_use]
pub fn embedded() -> Vec<(&'static str, Vec<&'static str>)> {
    EMBEDDED.iter().map(|(id, files)| (*id, files.iter().map(|(name, _)| *name).collect())).collect()
}
