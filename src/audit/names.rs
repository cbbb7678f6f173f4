//! One name, spelled in two ways: `Triệu Trạch`, `Triệu Trách`.

use super::{Case, Ledger};
use crate::{
    model::{At, Statement},
    text::{letters, name_key},
    verify::LetterFinding,
};
use std::collections::BTreeMap;

/// A notice for each spelling that differs from the usual one only by marks.
///
/// The usual one is the unit's name where it is known, else the most frequent; two units may well have names
/// so alike, so this accuses nobody.
pub(super) fn check(case: &Case<'_>, ledger: &mut Ledger) {
    let mut spellings: BTreeMap<String, (String, Vec<At>)> = BTreeMap::new();
    for (claim, _) in &case.claims {
        if let Statement::Name(name) = &claim.what {
            let spelling = spellings.entry(name_key(name)).or_insert_with(|| (name.clone(), Vec::new()));
            // In a heading all letters are capitals.
            if name.chars().any(char::is_lowercase) {
                spelling.0.clone_from(name);
            }
            spelling.1.push(claim.at);
        }
    }
    let mut bare: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (key, (name, _)) in &spellings {
        bare.entry(letters(name)).or_default().push(key);
    }
    for keys in bare.into_values().filter(|keys| keys.len() > 1) {
        let unit = case.unit.map(name_key).unwrap_or_default();
        let rank = |key: &&String| {
            let count = spellings.get(*key).map_or(0, |(_, at)| at.len());
            (unit.ends_with(key.as_str()), count, std::cmp::Reverse((*key).clone()))
        };
        let Some(usual) = keys.iter().copied().max_by_key(rank) else { continue };
        let Some((first, _)) = spellings.get(usual) else { continue };
        for key in keys.iter().filter(|key| **key != usual) {
            let Some((second, at)) = spellings.get(*key) else { continue };
            let (first, second) = (first.clone(), second.clone());
            ledger.find(LetterFinding::NamesDiffer { first, second }, at);
        }
    }
}
