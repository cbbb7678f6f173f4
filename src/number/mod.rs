//! Exact numbers: rationals inside, decimals at the edges, and one rounding, always named.

pub mod exact;
pub mod expansion;
pub mod grammar;
pub mod points;
pub mod rounding;
mod small;

pub use exact::Exact;
pub use expansion::Expansion;
pub use grammar::{Expected, Marks, Numeral};
pub use points::Points;
pub use rounding::{Mode, Rounding};
