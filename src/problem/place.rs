//! Where in an input something stands.

/// A place in an input file. Lines and columns count from 1, as editors do; columns count characters of
/// the composed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user named it.
    pub file: String,
    /// The line; in a sheet, the row.
    pub line: usize,
    /// The column, in characters; in a sheet, the column.
    pub column: usize,
    /// How many characters are meant; at least 1.
    pub width: usize,
    /// How many characters of the text come before what is meant: all of the line, or, on a long one, the last.
    pub ahead: usize,
    /// The text of the line, or what stands beside what is meant.
    pub text: String,
    /// The cell of a workbook: `Sheet1!C7`.
    pub cell: Option<String>,
}

impl Place {
    /// The file without folders, as reports give it.
    #[must_use]
    pub fn file_name(&self) -> &str {
        file_name(&self.file)
    }
}

/// A path without its folders, whichever system wrote it.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
