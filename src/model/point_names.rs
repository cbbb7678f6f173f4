//! The names by which conditions on points speak of them: `total`, `criterion("5.2a")`, `group("3")`.

use super::About;
use crate::formula::Declaration;

/// The names, and whose points each means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointNames {
    /// The names, in the order of their slots.
    pub names: Vec<Declaration>,
    /// Whose points each name means.
    pub about: Vec<About>,
}
