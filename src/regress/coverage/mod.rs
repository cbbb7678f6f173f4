//! Coverage (*độ phủ*): which parts of a rule set a figure ever reached that somebody else than the program worked
//! out, and which figures those are.
//!
//! A figure is a worked example of the rule set, or the points of a case. What it reaches is told by the one
//! evaluation that scores it.

mod figure;
mod part;
mod ways;

pub use figure::{Figure, From, Origin, of_examples, of_unit};
pub use part::{Kind, Owner, Part, parts};

use crate::{
    guidance::{Places, places::Spot},
    model::{Guidance, Rule},
    problem::Place,
};

/// A figure, and the part that it reached, by index.
pub type Reached = (usize, Figure);

/// How well a part is known to be right, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// A published figure reached it and agrees.
    Published,
    /// A figure that was worked out by hand did.
    Hand,
    /// Only published or hand-worked figures that differ from what the rule gives.
    Differs,
    /// Only figures of which nothing says who worked them out.
    Unsaid,
    /// None.
    Never,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Published, Self::Hand, Self::Differs, Self::Unsaid, Self::Never];

    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Hand => "hand",
            Self::Differs => "differs",
            Self::Unsaid => "unsaid",
            Self::Never => "never",
        }
    }

    /// Whether the part counts as reached.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Published | Self::Hand)
    }
}

/// A rule set with the figures that reached its parts.
#[derive(Clone, Debug)]
pub struct SetCoverage {
    /// The rule set.
    pub guidance: Guidance,
    /// Where its parts stand.
    pub places: Places,
    /// The figures, by the order of its parts.
    figures: Vec<Vec<Figure>>,
}

impl SetCoverage {
    /// A rule set with its own worked examples.
    #[must_use]
    pub fn new(guidance: Guidance, places: Places) -> Self {
        let figures = vec![Vec::new(); parts(&guidance).len()];
        let reached = of_examples(&guidance, &places);
        let mut set = Self { guidance, places, figures };
        set.add(reached);
        set
    }

    /// Adds the figures of a case that was scored by this rule set.
    pub fn add(&mut self, reached: Vec<Reached>) {
        for (part, figure) in reached {
            if let Some(figures) = self.figures.get_mut(part)
                && !figures.contains(&figure)
            {
                figures.push(figure);
            }
        }
    }

    /// The parts with the figures that reached each, the most telling first.
    #[must_use]
    pub fn parts(&self) -> Vec<Covered<'_>> {
        let all = parts(&self.guidance).into_iter().zip(&self.figures);
        all.map(|(part, figures)| {
            let mut figures = figures.clone();
            figures.sort_by_key(Figure::state);
            Covered { place: self.place(part.owner, part.kind), part, figures }
        })
        .collect()
    }

    fn place(&self, owner: Owner, kind: Kind) -> Option<Place> {
        let spot = match (owner, kind) {
            (Owner::Rule(rule), Kind::Policy(guard)) => Spot::Guard(rule, guard),
            (Owner::Rule(rule), Kind::Tier(tier)) => Spot::Tier(rule, tier),
            (Owner::Rule(rule), _) => Spot::Rule(rule),
            (Owner::Group(group), _) => Spot::Group(group),
            (Owner::Grade(grade), _) => Spot::Grade(grade),
        };
        self.places.get(spot)
    }

    /// How many parts are in a state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.parts().iter().filter(|part| part.state() == state).count()
    }

    /// The criteria that no formula scores, by index.
    #[must_use]
    pub fn without_formula(&self) -> Vec<usize> {
        let criteria = self.guidance.criteria.iter().enumerate();
        let without = criteria.filter(|(_, one)| !matches!(one.rule, Rule::Computed(_)));
        without.map(|(index, _)| index).collect()
    }
}

/// A part, and the figures that reached it.
#[derive(Clone, Debug)]
pub struct Covered<'g> {
    /// The part.
    pub part: Part<'g>,
    /// Where it stands.
    pub place: Option<Place>,
    /// The figures, the most telling first.
    pub figures: Vec<Figure>,
}

impl Covered<'_> {
    /// Whether its rule was inferred from a score that a document prints, so that agreement with it proves little.
    #[must_use]
    pub fn is_inferred_from_score(&self, guidance: &Guidance) -> bool {
        let criterion = match self.part.owner {
            Owner::Rule((index, None)) => guidance.criteria.get(index),
            _ => None,
        };
        criterion.is_some_and(|criterion| criterion.citation.inferred_from_score)
    }

    /// How well it is known to be right.
    #[must_use]
    pub fn state(&self) -> State {
        self.figures.first().map_or(State::Never, Figure::state)
    }
}
