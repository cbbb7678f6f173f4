//! One file a format: bytes to appraisal and counts. The bytes hashed are the bytes read.

mod appraised;
mod cells;
mod document;
mod raw;
mod raw_csv;
mod raw_json;
pub mod table;

pub use appraised::read as read_appraised;
pub use document::{read_document, read_reasons};
pub use raw::read as read_raw;

/// Whether a file is JSON: its first character says so.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}
