//! The formats of results: their names, and the endings of their files.

use crate::text::{Lang, lang::say};
use std::path::Path;

/// The formats of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// For people: one file for a browser or a printer.
    Html,
    /// For machines, everything.
    Json,
    /// One line a row.
    Csv,
    /// For people: a workbook with live formulas.
    Xlsx,
    /// For people: a Word document.
    Docx,
    /// Several files in one.
    Zip,
    /// For programs that watch over a repository.
    Watch(Watch),
}

/// Formats of programs that watch over a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// `JUnit`.
    Junit,
    /// SARIF.
    Sarif,
    /// Annotations of GitHub.
    Github,
}

impl Format {
    /// The name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Zip => "zip",
            Self::Watch(Watch::Junit) => "junit",
            Self::Watch(Watch::Sarif) => "sarif",
            Self::Watch(Watch::Github) => "github",
        }
    }

    /// How the names of its files end.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text | Self::Watch(Watch::Github) => &["txt"],
            Self::Html => &["html", "htm"],
            Self::Json => &["json"],
            Self::Csv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Docx => &["docx"],
            Self::Zip => &["zip"],
            Self::Watch(Watch::Junit) => &["xml"],
            Self::Watch(Watch::Sarif) => &["sarif", "json"],
        }
    }

    /// Whether it is a file of an office program.
    #[must_use]
    pub const fn is_office_file(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx)
    }

    /// Whether no terminal shows it, so that it goes to a file.
    #[must_use]
    pub const fn needs_file(self) -> bool {
        matches!(self, Self::Xlsx | Self::Docx | Self::Zip)
    }
}

/// What a command gives that programs that watch over a repository run.
pub const WATCHED: [Format; 5] = [
    Format::Text,
    Format::Json,
    Format::Watch(Watch::Junit),
    Format::Watch(Watch::Sarif),
    Format::Watch(Watch::Github),
];

/// What a command gives, and where that may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gives {
    /// The formats of its result, the usual one first; none where it gives nothing but files of its own.
    pub formats: &'static [Format],
    /// An option of the command with which it gives these formats instead.
    pub instead: Option<(&'static str, &'static [Format])>,
    /// Whether `-o` may name a folder.
    pub folder: bool,
}

impl Gives {
    /// Results in these formats, the usual one first.
    #[must_use]
    pub const fn formats(formats: &'static [Format]) -> Self {
        Self { formats, instead: None, folder: false }
    }

    /// The same, and files in a folder.
    #[must_use]
    pub const fn or_folder(self) -> Self {
        Self { folder: true, ..self }
    }

    /// The same; with an option of the command, results in these formats instead.
    #[must_use]
    pub const fn with(self, option: &'static str, formats: &'static [Format]) -> Self {
        Self { instead: Some((option, formats)), ..self }
    }

    /// Whether `-o` names where the result goes.
    #[must_use]
    pub const fn takes_output(self) -> bool {
        self.folder || !self.formats.is_empty()
    }

    /// Whether there is a choice of formats.
    #[must_use]
    pub const fn has_choice(self) -> bool {
        self.formats.len() > 1
    }

    /// The help of `-o`.
    #[must_use]
    pub const fn help_of_output(self, lang: Lang) -> &'static str {
        match (self.folder, self.formats.is_empty()) {
            (false, _) => lang.pick("ghi kết quả vào tệp", "writes the result to a file"),
            (true, false) => {
                lang.pick("ghi kết quả vào tệp hoặc thư mục", "writes the result to a file or a folder")
            }
            (true, true) => lang.pick("thư mục để ghi kết quả", "the folder for the result"),
        }
    }

    /// The help of `--format`.
    #[must_use]
    pub fn help(self, lang: Lang) -> String {
        let usual = self.formats.first().map_or("", |format| format.name());
        let others = names(self.formats.get(1..).unwrap_or_default());
        let mut help = say!(
            lang,
            "dạng kết quả: {usual} (mặc định), {others}; không nêu thì theo đuôi tệp của -o",
            "format of the result: {usual} (default), {others}; by the ending of -o where it is not named"
        );
        if let Some((option, formats)) = self.instead {
            let formats = names(formats);
            help += &say!(lang, "; cùng --{option}: {formats}", "; with --{option}: {formats}");
        }
        let files: Vec<&str> =
            self.formats.iter().filter(|format| format.needs_file()).map(|format| format.name()).collect();
        if !files.is_empty() {
            let files = files.join(", ");
            help += &say!(lang, "; {files} cần -o", "; {files} need -o");
        }
        help
    }
}

/// The format that is named, else the one of the ending of the output, else the usual one.
#[must_use]
pub fn chosen(named: Option<&str>, output: Option<&Path>, formats: &[Format]) -> Format {
    let by_name = formats.iter().find(|format| named == Some(format.name()));
    let ending = output.and_then(ending);
    let by_ending =
        formats.iter().find(|format| ending.as_deref().is_some_and(|end| format.endings().contains(&end)));
    by_name.or(by_ending).or(formats.first()).copied().unwrap_or(Format::Text)
}

/// The ending of a file's name, in small letters.
#[must_use]
pub fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase())
}

/// The names of formats, for people.
#[must_use]
pub fn names(formats: &[Format]) -> String {
    formats.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ")
}
