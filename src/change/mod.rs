//! Two rule sets held against each other: what changed, how far a score can move, and whose did.

mod compare;
mod effect;
mod extremes;
mod normal;

pub use compare::{Difference, Part, Sort, Was, differences};
pub use effect::{Grading, Moved, Score, UnitEffect, effect};
pub use extremes::{Extreme, Extremes, Unscored, extremes};
pub use normal::normal;
