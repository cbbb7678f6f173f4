//! Raw counts, from JSON or CSV.

use super::{is_json, raw_csv, raw_json};
use crate::{
    model::UnitCounts,
    problem::{Problems, RawFault},
    source::Source,
    text::name_key,
};
use std::collections::BTreeMap;

/// Reads raw counts (*số liệu*): JSON of one unit, a list of units, JSON Lines, or CSV
/// `unit,period,code,input,value`.
///
/// Values are kept as written: their kind is known only from the rule that uses them.
///
/// Problems: those of the format; [`RawFault::UnitTwice`], [`RawFault::InputTwice`].
pub fn read(source: &Source, problems: &mut Problems) -> Option<Vec<UnitCounts>> {
    let units = if is_json(source.text()) {
        raw_json::read(source, problems)?
    } else {
        raw_csv::read(source, problems)?
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for unit in &units {
        let key = unit.unit_id.clone().unwrap_or_else(|| name_key(&unit.unit));
        if let Some(line) = seen.get(&key) {
            let fault = RawFault::UnitTwice { unit: unit.unit.clone(), line: *line };
            problems.at(unit.place.clone(), fault);
        } else {
            seen.insert(key, unit.place.line);
        }
    }
    Some(units)
}
