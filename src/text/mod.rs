//! Vietnamese text: languages of the messages, normal forms, comparison keys, and display that cannot
//! be misled by control characters.

pub mod fold;
pub mod header;
pub mod lang;
pub mod personal;
pub mod similar;
pub mod syllable;
pub mod visible;

pub use fold::{composed, letters, name_key, never_combines, nfc, slug};
pub use lang::Lang;
pub use personal::personal;
pub use visible::visible;
