//! How a unit (*đơn vị*) is known: by its identifier where both sides have one, else by its folded name.

use crate::text::name_key;
use std::collections::BTreeMap;

/// Finds units by what they are called.
#[derive(Clone, Debug, Default)]
pub struct UnitNames {
    by_id: BTreeMap<String, Vec<usize>>,
    /// With whether it has an identifier.
    by_name: BTreeMap<String, Vec<(usize, bool)>>,
    /// Whether anything has only a name.
    names_suffice: bool,
}

impl UnitNames {
    /// Adds what is called so.
    pub fn add(&mut self, index: usize, name: Option<&str>, id: Option<&str>) {
        if let Some(id) = id {
            self.by_id.entry(id.to_owned()).or_default().push(index);
        }
        if let Some(name) = name {
            self.names_suffice |= id.is_none();
            self.by_name.entry(name_key(name)).or_default().push((index, id.is_some()));
        }
    }

    /// All that are the same unit as what is called so, in ascending order.
    ///
    /// ```
    /// use phuctra::model::UnitNames;
    ///
    /// let mut names = UnitNames::default();
    /// names.add(0, Some("Xã Hoà Bình"), Some("001"));
    /// names.add(1, Some("Xã Hòa Bình"), None);
    /// assert_eq!(names.find(Some("xã Hòa Bình"), None), [0, 1]);
    /// assert_eq!(names.find(Some("xã Hòa Bình"), Some("002")), [1]);
    /// ```
    #[must_use]
    pub fn find(&self, name: Option<&str>, id: Option<&str>) -> Vec<usize> {
        let mut found = id.and_then(|id| self.by_id.get(id)).cloned().unwrap_or_default();
        // Who has an identifier is known by its name only to those that have none.
        let name = name.filter(|_| id.is_none() || self.names_suffice);
        let named = name.and_then(|name| self.by_name.get(&name_key(name))).map_or(&[][..], Vec::as_slice);
        found.extend(named.iter().filter(|(_, has_id)| id.is_none() || !has_id).map(|(index, _)| *index));
        found.sort_unstable();
        found
    }
}
