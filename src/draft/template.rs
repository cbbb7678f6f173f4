//! A new rule set from a template: one criterion of each common form, everything of the guidance still open.

use super::{Draft, check_name};
use crate::{guidance::HEAD, problem::Problems};

const FILES: [(&str, &str); 2] = [
    (HEAD, include_str!("template/guidance.toml")),
    ("01-nhom-mot.toml", include_str!("template/01-nhom-mot.toml")),
];

/// What stands in the template for the name of the rule set.
const NAME: &str = "TEN-BO-QUY-TAC";

/// The files of a new rule set of this name.
///
/// Problems: those of [`check_name`].
pub fn template(id: &str, problems: &mut Problems) -> Option<Vec<Draft>> {
    check_name(id, problems);
    let draft = |(name, text): (&str, &str)| Draft { name: name.to_owned(), text: text.replace(NAME, id) };
    (!problems.any_error()).then(|| FILES.map(draft).to_vec())
}
