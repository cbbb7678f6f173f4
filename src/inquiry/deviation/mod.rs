//! Simple ways in which a score can come out otherwise than by the rule and the counts: one file each, one
//! signature, in one list.

mod decimal_mark;
mod factor;
mod file_count;
mod file_pair;
mod loss;
mod one_input;
mod other_row;
mod previous;
mod reading;
mod rival_count;
mod rounding_mode;
mod share;
mod swapped;
mod transposed;

use super::{
    explanation::{Explanation, Kind, NoCountFits},
    subject::Subject,
};

/// What may explain a granted score.
pub type Deviation = fn(&Subject<'_>) -> Vec<Explanation>;

/// Every deviation. A new one is a file and a line here.
pub const DEVIATIONS: &[(&str, Deviation)] = &[
    ("reading", reading::explain),
    ("rival-count", rival_count::explain),
    ("file-count", file_count::explain),
    ("swapped", swapped::explain),
    ("file-pair", file_pair::explain),
    ("previous", previous::explain),
    ("one-input", one_input::explain),
    ("rounding-mode", rounding_mode::explain),
    ("loss", loss::explain),
    ("other-row", other_row::explain),
    ("share", share::explain),
    ("transposed", transposed::explain),
    ("decimal-mark", decimal_mark::explain),
    ("factor", factor::explain),
];

/// Whether no count of the file gives the score, as the explanations that were found say.
#[must_use]
pub fn no_count_fits(subject: &Subject<'_>, found: &[Explanation]) -> Option<NoCountFits> {
    file_pair::none_fits(subject, found)
}

/// All explanations of a granted score, the most plausible first; those of one rank in the order of the list.
/// Where nothing gives it, that is said.
#[must_use]
pub fn explanations(subject: &Subject<'_>) -> Vec<Explanation> {
    let mut found: Vec<Explanation> =
        DEVIATIONS.iter().flat_map(|(_, deviation)| deviation(subject)).collect();
    found.sort_by_key(Explanation::rank);
    if found.is_empty() {
        found.push(Explanation::plain(Kind::Nothing));
    }
    found
}
