//! What a report is made of, whatever the medium. Text is raw here; each renderer escapes it for its medium.

use crate::{number::Points, text::Lang};

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
    /// The head of an item, indented by one level; what follows, up to the next item or heading, is about it.
    Item(Line),
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
    /// A picture, for media that have pictures; it shows nothing that is not also said.
    Picture(Picture),
    /// The end of what the title is about; what follows is about the whole.
    End,
    /// An empty line.
    Space,
}

/// Bars of points, set against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it shows.
    pub caption: String,
    /// What each place on it is about, from top to bottom.
    pub places: Vec<Place>,
}

/// The bars about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub name: String,
    /// Its bars, from top to bottom.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What its points are.
    pub measure: Measure,
    /// How long it is; of points that are not certain, at least.
    pub points: Points,
    /// How long it may be at the most, where that is not certain and is known.
    pub most: Option<Points>,
    /// The points as they are written.
    pub shown: String,
}

/// What the points of a bar are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// The full points.
    Full,
    /// What the unit gave itself.
    Claimed,
    /// What was granted.
    Granted,
    /// What the rules give.
    Expected,
    /// What was granted, with the differences mended.
    Corrected,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Full, Self::Claimed, Self::Granted, Self::Expected, Self::Corrected];

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Full => lang.pick("tối đa", "full"),
            Self::Claimed => lang.pick("tự chấm", "claimed"),
            Self::Granted => lang.pick("thẩm định", "appraised"),
            Self::Expected => lang.pick("tính lại", "expected"),
            Self::Corrected => lang.pick("sau khi sửa chênh lệch", "with the differences mended"),
        }
    }
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
