//! The form as JSON: every count not known yet.

use super::Form;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Keys and values in their order.
struct Pairs<'p, T>(Vec<(&'p str, T)>);

impl<T: Serialize> Serialize for Pairs<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct Whole<'f> {
    unit: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'f str>,
    guidance: &'f str,
    counts: Pairs<'f, Pairs<'f, Option<u64>>>,
    evidence: Pairs<'f, String>,
}

impl Form<'_> {
    pub(super) fn json(&self) -> String {
        let units: Vec<Whole<'_>> = self.units().into_iter().map(|unit| self.unit(unit)).collect();
        let text = match units.as_slice() {
            [one] => serde_json::to_string_pretty(one),
            several => serde_json::to_string_pretty(several),
        };
        // Texts and nulls can always be written.
        text.unwrap_or_default() + "\n"
    }

    fn unit<'s>(&'s self, unit: &'s str) -> Whole<'s> {
        let counts = self.criteria().into_iter().filter(|criterion| !criterion.inputs.is_empty());
        let counts = counts.map(|criterion| {
            let inputs = criterion.inputs.iter().map(|input| (input.name.as_str(), None));
            (criterion.code.as_str(), Pairs(inputs.collect()))
        });
        Whole {
            unit,
            period: self.period,
            guidance: &self.guidance.id,
            counts: Pairs(counts.collect()),
            evidence: Pairs(Vec::new()),
        }
    }
}
