//! Cases: kept inputs with the reports that they must give, and what moved between the reports kept and those of
//! now.

pub mod case;
pub mod coverage;
pub mod difference;
pub mod history;
pub mod moved;

pub use case::{Case, Figures, Kind, Run, read};
pub use difference::{Change, Hunk, Line, Word, hunks};
pub use history::{HISTORY, entry};
pub use moved::{Moved, Report, Status};
