//! What a granted score may come from: a hypothesis, with its facts.

use super::{
    grid::Grid,
    inverse::{Counts, Span},
};
use crate::{
    formula::Value,
    number::{Exact, Mode},
    text::Lang,
};

/// A hypothesis about a granted score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What may have happened.
    pub kind: Kind,
    /// The inputs that would be others than the ones given.
    pub changes: Vec<Change>,
    /// Whether nothing that fits is left out.
    pub complete: bool,
}

/// An input, and the values that it would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The input's slot.
    pub slot: usize,
    /// The value given; none if it is unknown.
    pub given: Option<Value>,
    /// The values that give the granted score.
    pub values: Values,
}

/// The values that give a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Counts.
    Counts(Vec<Span>),
    /// Decimals, percentages or dates, by their numbers on a grid.
    Steps(Grid, Vec<Span>),
    /// Values of another kind.
    Listed(Vec<Value>),
}

impl Values {
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::Counts(spans) | Self::Steps(_, spans) => spans.is_empty(),
            Self::Listed(values) => values.is_empty(),
        }
    }
}

/// No count of the file, and no pair of them, gives the score: no explanation, but a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoCountFits {
    /// How many counts were tried, each value once.
    pub counts: usize,
    /// Whether pairs were tried, too.
    pub pairs: bool,
}

/// A count that stands elsewhere in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The criterion's index.
    pub criterion: usize,
    /// The input's slot.
    pub slot: usize,
}

/// What may have happened: facts in the variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A declared reading gives the score; its index.
    Reading(usize),
    /// A declared reading would, for some values of an input that is not known.
    ReadingWith(usize),
    /// A figure of another system was used; the figure's index.
    RivalCount(usize),
    /// A count that stands elsewhere in the file was used.
    OtherCount {
        /// Where it stands.
        origin: Origin,
        /// Whether it counts the same thing.
        same_unit: bool,
    },
    /// The counts of another criterion were used; its index.
    OtherCriterion(usize),
    /// Two inputs changed places.
    Swapped,
    /// Pairs of counts from anywhere in the file give the score.
    SomePairsFit {
        /// How many.
        pairs: usize,
    },
    /// The score of the period before was kept.
    PreviousScore {
        /// Whether these are no points or full points, which stand in many rows.
        common: bool,
    },
    /// The counts of the period before were used, or one of them.
    PreviousCounts,
    /// One input had another value.
    OneInput {
        /// Its part in the rule.
        role: Role,
        /// An unknown input that counts the same thing: what may have been used instead.
        perhaps: Option<usize>,
    },
    /// One input had another value, under a declared reading.
    OneInputInReading {
        /// The reading's index.
        reading: usize,
        /// The input's part in it.
        role: Role,
    },
    /// One input had another value, under another rounding.
    OneInputRounded {
        /// Its part in the rule.
        role: Role,
        /// The values under each other rounding that gives others.
        sets: Vec<(Mode, Counts)>,
        /// The modes among them that the other granted rows allow.
        allowed: Vec<Mode>,
    },
    /// Another rounding of the same counts.
    Rounding {
        /// The mode.
        mode: Mode,
        /// Whether the other granted rows allow it.
        allowed: bool,
    },
    /// The points lost were written in place of the points reached.
    Loss,
    /// The points of another row.
    OtherRow {
        /// Its line.
        line: usize,
        /// Its code.
        code: String,
        /// Whether these are its granted points; else those that its rule gives.
        granted: bool,
        /// Whether it stands next to this row.
        adjacent: bool,
    },
    /// The share was written as points: a percentage, or a fraction of 1.
    Share {
        /// Whether as a percentage.
        percent: bool,
    },
    /// Two neighbouring digits changed places.
    Transposed,
    /// The decimal mark slipped by so many places.
    DecimalMark(i32),
    /// The score was multiplied by something.
    Factor(Factor),
    /// Nothing that was tried gives the score.
    Nothing,
}

/// Between which factors the rule's score becomes the granted one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// From here.
    pub low: Exact,
    /// Whether `low` itself gives it.
    pub with_low: bool,
    /// Up to here.
    pub high: Exact,
    /// Whether `high` itself gives it.
    pub with_high: bool,
    /// Other criteria whose share of their full points is such a factor, with that share.
    pub shares: Vec<(usize, Exact)>,
}

/// An input's part in the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It divides (*mẫu số*).
    Denominator,
    /// It is divided (*tử số*).
    Numerator,
    /// Neither, or both.
    Other,
}

impl Role {
    /// The name for people, where it has one.
    #[must_use]
    pub const fn label(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Denominator => Some(lang.pick("mẫu số", "denominator")),
            Self::Numerator => Some(lang.pick("tử số", "numerator")),
            Self::Other => None,
        }
    }
}

/// How plausible a kind is, the most plausible first: the order of `docs/inquiry.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// A declared reading.
    Reading,
    /// A count of the same file.
    FileCount,
    /// The value of the period before.
    Previous,
    /// One changed input.
    OneInput,
    /// Another rounding.
    Rounding,
    /// A slip of the pen.
    Slip,
    /// A factor.
    Factor,
    /// Counts that fit, but count something else.
    Coincidence,
}

impl Explanation {
    /// A hypothesis that changes no input.
    #[must_use]
    pub const fn plain(kind: Kind) -> Self {
        Self { kind, changes: Vec::new(), complete: true }
    }

    /// How plausible it is.
    #[must_use]
    pub const fn rank(&self) -> Rank {
        match &self.kind {
            Kind::Reading(_) | Kind::ReadingWith(_) => Rank::Reading,
            Kind::RivalCount(_)
            | Kind::OtherCount { same_unit: true, .. }
            | Kind::OtherCriterion(_)
            | Kind::Swapped => Rank::FileCount,
            Kind::PreviousScore { common: false } | Kind::PreviousCounts => Rank::Previous,
            Kind::OneInput { .. } | Kind::OneInputInReading { .. } => Rank::OneInput,
            Kind::OneInputRounded { .. } | Kind::Rounding { .. } => Rank::Rounding,
            Kind::Loss
            | Kind::OtherRow { .. }
            | Kind::Share { .. }
            | Kind::Transposed
            | Kind::DecimalMark(_) => Rank::Slip,
            Kind::Factor(_) => Rank::Factor,
            Kind::OtherCount { same_unit: false, .. }
            | Kind::PreviousScore { common: true }
            | Kind::SomePairsFit { .. }
            | Kind::Nothing => Rank::Coincidence,
        }
    }
}

impl Kind {
    /// The name in JSON, which never changes its meaning.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Reading(_) => "reading",
            Self::ReadingWith(_) => "reading_with_unknown_count",
            Self::RivalCount(_) => "rival_count",
            Self::OtherCount { .. } => "other_count",
            Self::OtherCriterion(_) => "other_criterion_counts",
            Self::Swapped => "swapped_inputs",
            Self::SomePairsFit { .. } => "some_pairs_fit",
            Self::PreviousScore { .. } => "previous_score",
            Self::PreviousCounts => "previous_counts",
            Self::OneInput { .. } => "one_input",
            Self::OneInputInReading { .. } => "one_input_in_reading",
            Self::OneInputRounded { .. } => "one_input_rounded",
            Self::Rounding { .. } => "rounding",
            Self::Loss => "loss",
            Self::OtherRow { .. } => "other_row",
            Self::Share { percent: true } => "percent_as_points",
            Self::Share { percent: false } => "share_as_points",
            Self::Transposed => "transposed_digits",
            Self::DecimalMark(_) => "decimal_mark",
            Self::Factor(_) => "factor",
            Self::Nothing => "nothing",
        }
    }
}

impl Change {
    /// The one value that it would have.
    #[must_use]
    pub fn to(slot: usize, given: Option<Value>, value: Value) -> Self {
        Self { slot, given, values: Values::Listed(vec![value]) }
    }
}
