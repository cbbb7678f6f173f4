//! Exact numbers: rationals inside, decimals at the edges, and one rounding, always named.

pub mod exact;
pub mod grammar;
pub mod points;
pub mod rounding;

pub use exact::{Exact, Expansion};
pub use grammar::{Expected, Marks, Numeral};
pub use points::Points;
pub use rounding::{Mode, Rounding};
