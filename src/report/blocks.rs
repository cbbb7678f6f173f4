//! What a report is made of, whatever the medium. Text is raw here; each renderer escapes it for its medium.

/// How a piece of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Not at all.
    #[default]
    Plain,
    /// Important.
    Strong,
    /// A difference.
    Bad,
    /// An agreement.
    Good,
    /// Something left open.
    Open,
    /// Small print.
    Faint,
}

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it stands out.
    pub style: Style,
}

/// Text in pieces.
pub type Line = Vec<Run>;

/// A block of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(Line),
    /// A heading.
    Heading(Line),
    /// A paragraph, indented by so many levels.
    Text(usize, Line),
    /// A term and what is to be said of it, indented by so many levels.
    Field(usize, String, Line),
    /// A table; the first row is its heading. Columns of numbers stand right.
    Table {
        /// Which columns hold numbers.
        numbers: Vec<bool>,
        /// The rows.
        rows: Vec<Vec<Run>>,
    },
    /// A line as it stands, never broken, indented by so many levels.
    AsIs(usize, Line),
    /// An empty line.
    Space,
}

/// A piece of plain text.
#[must_use]
pub fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), style: Style::Plain }
}

/// A piece of text in a style.
#[must_use]
pub fn styled(style: Style, text: impl Into<String>) -> Run {
    Run { text: text.into(), style }
}
