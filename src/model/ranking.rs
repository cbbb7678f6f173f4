//! Ranking (*xếp hạng*) of the units of a batch by their totals.

use super::{Basis, Citation, PointNames};
use crate::{formula::Term, text::Lang};

/// How the units of a batch are ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// What equal totals do.
    pub mode: RankMode,
    /// The names that the tie-breakers may use.
    pub points: PointNames,
    /// What decides between equal totals, the first first; more is better.
    pub ties: Vec<TieBreaker>,
    /// How well it is known.
    pub basis: Basis,
    /// From what it is known.
    pub why: Option<String>,
    /// Where it comes from.
    pub citation: Option<Citation>,
}

/// What decides between equal totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieBreaker {
    /// The author's words.
    pub words: String,
    /// The formula.
    pub term: Term,
}

impl Ranking {
    /// A ranking that no rule set states: by totals alone.
    #[must_use]
    pub fn by_total(mode: RankMode) -> Self {
        Self {
            mode,
            points: PointNames::default(),
            ties: Vec::new(),
            basis: Basis::Inferred,
            why: None,
            citation: None,
        }
    }
}

/// What equal totals do to the ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankMode {
    /// 1, 2, 2, 4.
    Competition,
    /// 1, 2, 2, 3.
    Dense,
    /// 1, 2, 3, 4: no rank is given twice.
    Sequential,
}

impl RankMode {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Competition, Self::Dense, Self::Sequential];

    /// The name in rule files, on the command line and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Competition => "competition",
            Self::Dense => "dense",
            Self::Sequential => "sequential",
        }
    }

    /// The mode of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.name() == name)
    }

    /// What it does, for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Competition => lang.pick(
                "điểm bằng nhau thì đồng hạng, hạng sau bỏ cách (1, 2, 2, 4)",
                "equal totals share a rank, and the next is skipped (1, 2, 2, 4)",
            ),
            Self::Dense => lang.pick(
                "điểm bằng nhau thì đồng hạng, hạng sau liền kề (1, 2, 2, 3)",
                "equal totals share a rank, and the next follows (1, 2, 2, 3)",
            ),
            Self::Sequential => lang.pick(
                "mỗi hạng một đơn vị (1, 2, 3, 4); không phân định được thì để ngỏ",
                "one unit a rank (1, 2, 3, 4); left open where nothing decides",
            ),
        }
    }
}
