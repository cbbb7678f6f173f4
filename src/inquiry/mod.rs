//! The granted score explained backwards.

pub mod inverse;
