//! One file a format: bytes to appraisal and counts. The bytes hashed are the bytes read.

mod appraised;
mod cells;
mod criteria;
mod date_code;
mod document;
mod office;
mod raw;
mod raw_csv;
mod raw_json;
pub mod table;

pub use appraised::Appraised;
pub use criteria::{Listed, Told, read_criteria};
pub use document::{read_document, read_reasons};
pub use office::{Role, source};
pub use raw::{Head, Raw};
