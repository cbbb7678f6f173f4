//! The nouns of the field, with their invariants: guidance, appraisal, counts, evidence, claims.

pub mod appraisal;
pub mod certainty;
pub mod citation;
pub mod claim;
pub mod counts;
pub mod criterion;
pub mod document_kind;
pub mod evidence;
pub mod grade;
pub mod guidance;
pub mod point_names;
pub mod ranking;
pub mod unit;

pub use appraisal::{Appraisal, Row};
pub use certainty::Certainty;
pub use citation::{Basis, Citation, Document};
pub use claim::{At, Claim, Figure, Letter, Reasons, Role, Statement, Subject};
pub use counts::{Count, Known, UnitCounts};
pub use criterion::{Criterion, Example, ExpectedScore, Form, Input, Member, Over, Reading, Rule, Status};
pub use evidence::{Evidence, State};
pub use grade::{Grade, GradeExample, Grades};
pub use guidance::{
    About, Amendment, Change, Contradiction, Group, Guidance, LevelRounding, Levels, NotModelled, Place,
    Relation,
};
pub use point_names::PointNames;
pub use ranking::{RankMode, Ranking, TieBreaker};
pub use unit::UnitNames;
