//! Every folder of `cases/` is a test: `case.toml` says what it is, and the inputs stand beside the reports that
//! they give.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::cli::{Screen, run};
use serde::Deserialize;
use similar::TextDiff;
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

/// One test a case. A new case is a folder and a line here.
macro_rules! cases {
    ($($name:ident: $folder:literal,)+) => {
        const CASES: &[&str] = &[$($folder),+];
        $(#[test] fn $name() { Case::read($folder).check(); })+
    };
}

cases! {
    qd766_phu_tho_2026: "qd766-phu-tho-2026",
    trieu_trach_2024: "trieu-trach-2024",
    vi_du_ba_xa: "vi-du-ba-xa",
    vi_du_tu_cham: "vi-du-tu-cham",
}

#[test]
fn every_folder_is_a_test() {
    let entries = fs::read_dir("cases").unwrap().map(|entry| entry.unwrap());
    let mut folders: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let mut tests = CASES.to_vec();
    tests.sort_unstable();
    assert_eq!(folders, tests);
}

/// The reports that a case may keep, and the options that make each.
const REPORTS: &[(&str, &[&str])] = &[
    ("report.txt", &["--width", "80"]),
    ("report.en.txt", &["--width", "80", "--lang", "en"]),
    ("report.html", &["--format", "html"]),
    ("report.json", &["--format", "json"]),
    ("report.csv", &["--format", "csv"]),
];

/// What is told beside the report: problems and notices.
const TOLD: &str = "problems.txt";

/// What an invented case says in its title.
const INVENTED: &str = "Ví dụ (không có thật)";

/// `case.toml`; files and folders are named from the case's own folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(skip)]
    folder: PathBuf,
    title: String,
    kind: Kind,
    appraised: String,
    raw: String,
    /// The letter or report around the table.
    document: Option<String>,
    /// The case's own rule set.
    guidance: Option<String>,
    /// Further options, as on the command line.
    #[serde(default)]
    options: Vec<String>,
    exit: u8,
    reports: Vec<String>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Real,
    Invented,
}

impl Case {
    fn read(name: &str) -> Self {
        let folder = Path::new("cases").join(name);
        let text = fs::read_to_string(folder.join("case.toml")).unwrap();
        let case: Self = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/case.toml: {error}"));
        assert_eq!(
            case.kind == Kind::Invented,
            case.title.starts_with(INVENTED),
            "{name}: an invented case, and no other, says so: «{INVENTED}»"
        );
        assert!(folder.join("notes.md").is_file(), "{name}: notes.md says where the figures come from");
        assert!(!case.reports.is_empty(), "{name} keeps no report, so nothing is tested");
        Self { folder, ..case }
    }

    fn check(&self) {
        let mut changes = String::new();
        for file in &self.reports {
            changes += &self.changed(file);
        }
        assert!(
            changes.is_empty(),
            "{}: {changes}\nMeant? UPDATE_CASES=1 cargo test --test cases, then review the diff.",
            self.title
        );
    }

    /// How a report differs from the one kept; empty if it does not.
    fn changed(&self, file: &str) -> String {
        let actual = self.run(file);
        assert_eq!(actual, self.run(file), "a second run gives other bytes");
        let path = self.folder.join(file);
        if env::var_os("UPDATE_CASES").is_some() {
            fs::write(&path, &actual).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let name = path.display().to_string();
        TextDiff::from_lines(&expected, &actual).unified_diff().header(&name, "now").to_string()
    }

    /// What the program prints for a report; its exit status is the one expected.
    fn run(&self, file: &str) -> String {
        let made = REPORTS.iter().find(|(name, _)| *name == file);
        let options = made.map_or(REPORTS[0].1, |(_, options)| options);
        assert!(made.is_some() || file == TOLD, "{file} is no report: {REPORTS:?}, {TOLD}");
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let status = run(self.words(options), &Screen::default(), &mut out, &mut err);
        let told = String::from_utf8(err).unwrap();
        assert_eq!(status, self.exit, "{told}");
        if file == TOLD { told } else { String::from_utf8(out).unwrap() }
    }

    fn words(&self, options: &[&str]) -> Vec<OsString> {
        let given = [
            ("--appraised", Some(&self.appraised)),
            ("--raw", Some(&self.raw)),
            ("--document", self.document.as_ref()),
            ("--guidance", self.guidance.as_ref()),
        ];
        let mut words: Vec<OsString> = vec!["verify".into()];
        for (option, file) in given {
            words.extend(file.into_iter().flat_map(|file| [option.into(), self.folder.join(file).into()]));
        }
        words.extend(self.options.iter().map(Into::into));
        words.extend(options.iter().map(Into::into));
        words
    }
}

#[test]
fn a_word_that_case_toml_does_not_know_is_refused() {
    let text = fs::read_to_string("cases/trieu-trach-2024/case.toml").unwrap();
    assert!(toml::from_str::<Case>(&text).is_ok());
    assert!(toml::from_str::<Case>(&format!("{text}\nstatus = 1\n")).is_err());
    assert!(toml::from_str::<Case>(&text.replace("\"real\"", "\"true\"")).is_err());
}
