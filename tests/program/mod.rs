//! The program, run inside the test.

use phuctra::cli::{Screen, run};
use std::ffi::OsString;

/// The exit status of `verify` with these words, and what it prints: the result, and what it tells.
pub(crate) fn verify(words: impl IntoIterator<Item = impl Into<OsString>>) -> (u8, String, String) {
    let words = std::iter::once("verify".into()).chain(words.into_iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words, &Screen::default(), &mut out, &mut err);
    (status, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}
