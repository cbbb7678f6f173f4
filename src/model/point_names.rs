//! The names by which conditions on points speak of them: `total`, `criterion("5.2a")`, `group("3")`.

use super::{About, Guidance};
use crate::formula::{Declaration, Letters};

/// The names, and whose points each means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PointNames {
    /// The names, in the order of their slots.
    pub names: Vec<Declaration>,
    /// Whose points each name means.
    pub about: Vec<About>,
}

impl PointNames {
    /// What they are called in prose, in Vietnamese: «điểm tiêu chí 5.2a».
    #[must_use]
    pub fn called(&self, guidance: &Guidance) -> Letters {
        let labels: Vec<String> = self.about.iter().map(|about| called(about, guidance)).collect();
        let names = self.names.iter().map(|name| name.name.as_str());
        Letters::or_labels(names.zip(labels.iter().map(String::as_str)))
    }
}

fn called(about: &About, guidance: &Guidance) -> String {
    match about {
        About::Whole => "tổng điểm".to_owned(),
        About::Group(code) => format!("điểm lĩnh vực {code}"),
        About::Criterion(key) => {
            let criterion = guidance.criteria.iter().find(|one| one.key == *key);
            format!("điểm tiêu chí {}", criterion.map_or(key, |one| &one.code))
        }
    }
}
