//! Raw counts, from JSON or CSV.

use super::{cells::has_key, raw_csv::RowsByUnit, raw_json};
use crate::{
    model::UnitCounts,
    problem::{FileFault, Problems, RawFault, TableFault, file::Many},
    source::{Source, Span, json_items, json_node, json_skim},
    text::name_key,
};
use std::{borrow::Cow, collections::BTreeMap};

/// Raw counts (*số liệu*): JSON of one unit, a list of units, JSON Lines, or CSV
/// `unit,period,guidance,code,input,value,evidence,at`, of which `unit`, `code`, `input` and `value` are needed.
///
/// Values are kept as written: their kind is known only from the rule that uses them. The counts of a unit are
/// read when they are asked for, so that those of a nation need not be kept.
#[derive(Clone, Debug)]
pub struct Raw {
    source: Source,
    form: Form,
    heads: Vec<Head>,
}

#[derive(Clone, Debug)]
enum Form {
    Json,
    Csv(RowsByUnit),
}

/// How a unit is called, and by what it is to be scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The name of the unit; empty if it has none, which is told when the unit is read.
    pub unit: String,
    /// Its identifier.
    pub unit_id: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// The rule set that it names.
    pub guidance: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Raw {
    /// Opens raw counts.
    ///
    /// Problems: those of the format; [`TableFault::OtherFile`], [`RawFault::UnitTwice`], [`FileFault::TooMany`].
    pub fn open(source: Source, problems: &mut Problems) -> Option<Self> {
        let (form, heads) = if source.is_json() {
            let items = json_items(&source, problems)?;
            if has_key(&source, &items, &["appraised", "max", "claimed"])
                && !has_key(&source, &items, &["counts"])
            {
                problems.at(source.whole(), TableFault::OtherFile { counts: false });
                return None;
            }
            // One more than are read, so that it is seen.
            let items = items.into_iter().take(source.limits().units().saturating_add(1));
            (Form::Json, items.map(|item| json_head(&source, item)).collect())
        } else {
            let (rows, heads) = RowsByUnit::read(&source, problems)?;
            (Form::Csv(rows), heads)
        };
        let most = source.limits().units();
        if let Some(head) = heads.get(most) {
            problems.at(source.place(head.span), FileFault::TooMany { what: Many::Units, most });
            return None;
        }
        let raw = Self { source, form, heads };
        raw.units_twice(problems);
        Some(raw)
    }

    fn units_twice(&self, problems: &mut Problems) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for head in self.heads.iter().filter(|head| !head.unit.is_empty()) {
            let key = head.unit_id.clone().unwrap_or_else(|| name_key(&head.unit));
            if let Some(first) = seen.get(&key) {
                let fault = RawFault::UnitTwice { unit: head.unit.clone(), line: self.source.line(*first) };
                problems.at(self.source.place(head.span), fault);
            } else {
                seen.insert(key, head.span.start);
            }
        }
    }

    /// The file.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The units, in the order in which they first occur.
    #[must_use]
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The counts of the unit with this index.
    ///
    /// Problems: unknown, missing and duplicate keys, values of another kind; [`RawFault::InputTwice`].
    pub fn unit(&self, index: usize, problems: &mut Problems) -> Option<UnitCounts<'_>> {
        let head = self.heads.get(index)?;
        match &self.form {
            Form::Json => {
                let node = json_node(&self.source, head.span, problems)?;
                raw_json::unit(&self.source, &node, problems)
            }
            Form::Csv(rows) => Some(rows.unit(&self.source, index, head, problems)),
        }
    }

    /// The counts of all units.
    pub fn units(&self, problems: &mut Problems) -> Vec<UnitCounts<'_>> {
        (0..self.heads.len()).filter_map(|unit| self.unit(unit, problems)).collect()
    }
}

fn json_head(source: &Source, item: Span) -> Head {
    let keys = ["unit", "unit_id", "period", "guidance"];
    let [unit, unit_id, period, guidance] =
        json_skim(source, item, keys).map(|text| text.map(Cow::into_owned));
    Head { unit: unit.unwrap_or_default(), unit_id, period, guidance, span: item }
}
