//! A rule set, made ready for look-ups: by name, by printed code, by folded title.

use crate::{
    model::{Criterion, Group, Guidance},
    text::name_key,
};
use std::collections::BTreeMap;

/// A rule set with its indexes; made once for all units.
#[derive(Clone, Debug)]
pub struct Rules<'g> {
    guidance: &'g Guidance,
    /// The first criterion of a key or code.
    by_name: BTreeMap<&'g str, usize>,
    /// The criteria of a code, in the order of the rule set.
    by_code: BTreeMap<&'g str, Vec<usize>>,
    /// What has a title, by the folded title.
    by_title: BTreeMap<String, Titled>,
    /// The same by the title as the rule set spells it, which needs no folding.
    by_spelling: BTreeMap<&'g str, Titled>,
}

/// What has a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titled {
    /// The criteria, in the order of the rule set.
    pub(super) criteria: Vec<usize>,
    /// The first group.
    pub(super) group: Option<usize>,
}

impl<'g> Rules<'g> {
    /// Makes the indexes.
    #[must_use]
    pub fn new(guidance: &'g Guidance) -> Self {
        let mut by_name = BTreeMap::new();
        let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut by_title: BTreeMap<String, Titled> = BTreeMap::new();
        for (index, criterion) in guidance.criteria.iter().enumerate() {
            by_name.entry(criterion.key.as_str()).or_insert(index);
            by_name.entry(criterion.code.as_str()).or_insert(index);
            by_code.entry(&criterion.code).or_default().push(index);
            for title in criterion.titles() {
                let criteria = &mut by_title.entry(name_key(title)).or_default().criteria;
                if criteria.last() != Some(&index) {
                    criteria.push(index);
                }
            }
        }
        for (index, group) in guidance.groups.iter().enumerate() {
            for title in group.titles() {
                by_title.entry(name_key(title)).or_default().group.get_or_insert(index);
            }
        }
        let of_criteria = guidance.criteria.iter().flat_map(Criterion::titles);
        let titles = of_criteria.chain(guidance.groups.iter().flat_map(Group::titles));
        let spelled = |title: &'g str| Some((title, by_title.get(&name_key(title))?.clone()));
        let by_spelling = titles.filter_map(spelled).collect();
        Self { guidance, by_name, by_code, by_title, by_spelling }
    }

    /// The rule set.
    #[must_use]
    pub const fn guidance(&self) -> &'g Guidance {
        self.guidance
    }

    /// The criterion of a key or code, with its index.
    pub(super) fn criterion(&self, name: &str) -> Option<(usize, &'g Criterion)> {
        let index = *self.by_name.get(name)?;
        Some((index, self.guidance.criteria.get(index)?))
    }

    /// The criteria of a printed code.
    pub(super) fn coded(&self, code: &str) -> &[usize] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    /// What has this title, however it is spelled.
    pub(super) fn titled(&self, title: &str) -> Option<&Titled> {
        self.by_spelling.get(title).or_else(|| self.by_title.get(&name_key(title)))
    }
}
