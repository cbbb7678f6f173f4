//! Matching rows to criteria, scoring, rolling up. From the docket on nothing fails: what cannot be
//! computed is an outcome.

pub mod batch;
pub mod bind;
pub mod docket;
pub mod example;
pub mod finding;
pub mod grade;
mod join;
mod locale;
mod marks;
mod matching;
mod moves;
mod open_rows;
pub mod outcome;
pub mod previous;
pub mod rank;
mod rollup;
mod rules;
pub mod score;
mod unit;

pub use bind::{Bound, Slot};
pub use docket::{Docket, MatchedRow, Place};
pub use finding::{
    Audit, Checked, Doubt, Finding, FindingKind, FindingSeverity, LetterFinding, Measure, Other, RankFinding,
    Remark, SumFinding, TableFinding, Topic,
};
pub use grade::{Graded, Standing};
pub use join::{Join, runs};
pub use moves::Changes;
pub use outcome::{Outcome, ReadingScore, Sum, Verified, VerifiedRow};
pub use previous::Previous;
pub use rank::{Rank, Ranked, Standings, UnitRanks, standings};
pub use rollup::from_parts;
pub use rules::Rules;
pub use score::{Bounds, Scored, Why, score, trace};
pub use unit::{complete, docket, dockets, verify, verify_rows};
