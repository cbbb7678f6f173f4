//! A rule set, made ready for look-ups: by name, by printed code, by folded title.

use crate::{
    model::{Criterion, Group, Guidance},
    text::{name_key, similar::likeness},
};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// From this likeness on, a title may be read as another one with a slip.
const ALIKE: u64 = 85;
/// By so much the runner-up must be less alike.
const MARGIN: u64 = 10;
/// How many titles that the rule set does not have are remembered; the units of a province share theirs.
const MOST_REMEMBERED: usize = 4096;

/// Where something stands, by a name of the rule set.
#[expect(clippy::disallowed_types, reason = "it is only looked into, so that its order reaches nothing")]
type Index<'g, T> = std::collections::HashMap<&'g str, T>;

/// A rule set with its indexes; made once for all units.
#[derive(Debug)]
pub struct Rules<'g> {
    guidance: &'g Guidance,
    /// The first criterion of a key or code.
    by_name: Index<'g, usize>,
    /// The criteria of a code, in the order of the rule set.
    by_code: Index<'g, Vec<usize>>,
    /// What has a title, by the folded title.
    by_title: BTreeMap<String, Titled>,
    /// The same by the title as the rule set spells it, which needs no folding.
    by_spelling: Index<'g, Titled>,
    /// What other titles were found to be alike.
    alike: Mutex<BTreeMap<String, Option<Titled>>>,
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
        let mut by_name = Index::default();
        let mut by_code: Index<'_, Vec<usize>> = Index::default();
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
        Self { guidance, by_name, by_code, by_title, by_spelling, alike: Mutex::default() }
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

    /// The criterion of a code that has lost the zero at its end, as `3.10` becomes `3.1` where a spreadsheet reads it
    /// as a number. A code that the rule set has, or a group of it, has lost nothing.
    pub(super) fn restored(&self, code: &str) -> Option<usize> {
        let is_number = code.contains('.') && code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let known =
            !self.coded(code).is_empty() || self.guidance.groups.iter().any(|group| group.code == code);
        if known || !is_number {
            return None;
        }
        match self.coded(&format!("{code}0")) {
            [criterion] => Some(*criterion),
            _ => None,
        }
    }

    /// What has this title, however it is spelled.
    pub(super) fn titled(&self, title: &str) -> Option<&Titled> {
        self.by_spelling.get(title).or_else(|| self.by_title.get(&name_key(title)))
    }

    /// What has the title of which this one is a slip: so like it, and so unlike all others.
    pub(super) fn alike(&self, title: &str) -> Option<Titled> {
        let mut remembered = self.alike.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = remembered.get(title) {
            return found.clone();
        }
        let found = self.most_alike(&name_key(title));
        if remembered.len() < MOST_REMEMBERED {
            remembered.insert(title.to_owned(), found.clone());
        }
        found
    }

    fn most_alike(&self, title: &str) -> Option<Titled> {
        let (mut best, mut second): (Option<(u64, &Titled)>, u64) = (None, 0);
        for (known, titled) in self.by_title.iter().filter(|(known, _)| digits(known).eq(digits(title))) {
            let alike = likeness(title, known);
            match best {
                Some((most, other)) if alike <= most => {
                    second = if titled == other { second } else { second.max(alike) };
                }
                Some((most, other)) => {
                    second = if titled == other { second } else { most };
                    best = Some((alike, titled));
                }
                None => best = Some((alike, titled)),
            }
        }
        let (most, titled) = best?;
        (most >= ALIKE && most.saturating_sub(second) >= MARGIN).then(|| titled.clone())
    }
}

/// Titles that differ in a number are about different things, however alike.
fn digits(title: &str) -> impl Iterator<Item = char> {
    title.chars().filter(char::is_ascii_digit)
}
