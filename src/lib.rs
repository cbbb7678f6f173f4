//! phuctra (*phúc tra*: to check a result again, from its sources) recomputes
//! appraised scores of an index such as the PAR Index (*Chỉ số CCHC*) from raw
//! counts, under cited guidance, and says where they differ.
//!
//! The stages, each a function from values to values:
//! read → match → score → audit → report. `docs/architecture.md` draws them.

pub mod audit;
pub mod change;
pub mod cli;
pub mod draft;
pub mod formula;
pub mod guidance;
pub mod input;
pub mod inquiry;
pub mod model;
pub mod number;
pub mod office;
pub mod problem;
pub mod regress;
pub mod report;
pub mod schema;
pub mod source;
pub mod text;
pub mod verify;
