//! The form as CSV for machines: the same rows, with the names of the columns that every table may have.

use super::{Form, Line, entry::how};
use crate::number::Points;
use csv::Writer;

impl Form<'_> {
    pub(super) fn table_csv(&self) -> String {
        let heads = [
            "unit",
            "code",
            "name",
            "max",
            "claimed",
            "appraised",
            "reason",
            "remedy",
            "assignee",
            "deadline",
        ];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for unit in self.units() {
            let mut row = |code: &str, name: &str, full: &Points| {
                let cells = [unit, code, name, &full.plain(), "", "", "", "", "", ""];
                rows.push(cells.map(str::to_owned).to_vec());
            };
            for line in self.lines() {
                match line {
                    Line::Group(group) => row(&group.code, &group.title, &group.full),
                    Line::Criterion(one) => row(&one.code, &one.title, &one.full),
                }
            }
            row("", "Tổng cộng", &self.guidance.full);
        }
        written(&rows)
    }

    pub(super) fn counts_csv(&self) -> String {
        let heads = [
            "unit",
            "period",
            "guidance",
            "code",
            "criterion",
            "input",
            "definition",
            "counted_in",
            "value",
            "how",
            "evidence",
            "at",
            "rule",
        ];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        for unit in self.units() {
            for criterion in self.criteria() {
                for (slot, input) in criterion.inputs.iter().enumerate() {
                    let cells = [
                        unit,
                        self.period.unwrap_or(""),
                        &self.guidance.id,
                        &criterion.code,
                        &criterion.title,
                        &input.name,
                        &self.definition(input),
                        input.unit.as_deref().unwrap_or(""),
                        "",
                        &how(criterion, slot, self.lang),
                        "",
                        "",
                        &self.stands(criterion),
                    ];
                    rows.push(cells.map(str::to_owned).to_vec());
                }
            }
        }
        written(&rows)
    }
}

fn written(rows: &[Vec<String>]) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    for row in rows {
        // Writing rows of one length to memory does not fail.
        let _ = writer.write_record(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
