//! The sheet that sums up: how the rows of each unit came out, its groups and its total, and what was read.

use super::{
    Report,
    rows::{OUTCOME, UNIT},
    rows_name,
};
use crate::{
    model::Guidance,
    number::Points,
    problem::Fault,
    report::{
        compose::between,
        content::summary,
        language::left_as_it_is,
        standing::standing,
        workbook::{Cell, Look, Sheet, fixed, name},
    },
    verify::{Outcome, Sum, Verified},
};

impl Report<'_, '_> {
    pub(super) fn summary(&self, title: &str) -> Sheet {
        let lang = self.lang;
        let live = lang.pick(
            "Ô «tự tính», «Đối chiếu» và các số đếm dưới đây là công thức: bảng tính tự tính lại theo cùng quy tắc và số liệu.",
            "Cells “live” and “compared”, and the counts below, are formulas: the spreadsheet computes the same rules itself.",
        );
        let mut rows = vec![vec![Cell::text(Look::Title, title)]];
        let note = left_as_it_is(lang).map(str::to_owned);
        for line in self.standings().into_iter().chain(note).chain([live.to_owned()]) {
            rows.push(vec![Cell::text(Look::Across, line)]);
        }
        rows.push(Vec::new());
        self.outcomes(&mut rows);
        rows.push(Vec::new());
        self.sums(&mut rows);
        rows.push(Vec::new());
        self.read(&mut rows);
        let name = lang.pick("Tóm tắt", "Summary");
        Sheet { name, widths: vec![24, 12, 46, 12, 12, 12, 12, 14, 12, 12, 16], rows, ..Sheet::default() }
    }

    /// What each rule set rests on, once.
    fn standings(&self) -> Vec<String> {
        let mut sets: Vec<&Guidance> = self.results.iter().map(|one| one.docket.guidance).collect();
        sets.sort_by(|one, two| one.id.cmp(&two.id));
        sets.dedup_by(|one, two| one.id == two.id);
        sets.into_iter().map(|set| format!("[{}] {}", set.id, standing(set, self.lang))).collect()
    }

    /// How many rows came out how, counted by the spreadsheet.
    fn outcomes(&self, rows: &mut Vec<Vec<Cell>>) {
        let lang = self.lang;
        let head = |text: &str| Cell::text(Look::Head, text);
        let mut heads = vec![
            head(lang.pick("Đơn vị", "Unit")),
            head(lang.pick("Kỳ", "Period")),
            head(lang.pick("Bộ quy tắc", "Rule set")),
        ];
        heads.extend(Outcome::ALL.map(|outcome| head(outcome.label(lang))));
        rows.push(heads);
        let last: usize = self.results.iter().map(|verified| verified.rows.len()).sum();
        let column = |column: usize| {
            let sheet = rows_name(lang);
            format!("'{sheet}'!{}:{}", fixed(1, column), fixed(last.max(1), column))
        };
        for verified in self.results {
            let at = rows.len();
            let mut row = vec![
                Cell::text(Look::Text, &verified.docket.unit),
                Cell::text(Look::Text, verified.docket.period.as_deref().unwrap_or("")),
                Cell::text(Look::Text, &verified.docket.guidance.id),
            ];
            row.extend(Outcome::ALL.map(|outcome| {
                let (units, outcomes) = (column(UNIT), column(OUTCOME));
                let formula =
                    format!("COUNTIFS({units},{},{outcomes},\"{}\")", name(at, 0), outcome.label(lang));
                Cell::formula(Look::Number(0), formula, counted(verified, outcome).to_string())
            }));
            rows.push(row);
        }
    }

    /// Groups and total of each unit.
    fn sums(&self, rows: &mut Vec<Vec<Cell>>) {
        let lang = self.lang;
        let heads = [
            ("Đơn vị", "Unit"),
            ("Lĩnh vực", "Group"),
            ("Tên", "Title"),
            ("Điểm tối đa", "Full"),
            ("Điểm thẩm định", "Appraised"),
            ("Cộng các mục con có trong bảng", "Sum of its parts in the table"),
            ("Cộng các lĩnh vực có trong bảng", "Sum of the groups in the table"),
            ("Điểm tính lại", "Expected"),
            ("Sau khi sửa chênh lệch", "With the differences mended"),
            ("Chênh lệch", "Gap"),
            ("Chưa chắc chắn, tùy dòng chưa xác định", "Not certain, by undetermined rows"),
        ];
        rows.push(heads.map(|(vi, en)| Cell::text(Look::Head, lang.pick(vi, en))).to_vec());
        for (unit, verified) in self.results.iter().enumerate() {
            for sum in &verified.groups {
                let row = self.sum(unit, verified, (sum, false), rows.len());
                rows.push(row);
            }
            let row = self.sum(unit, verified, (&verified.total, true), rows.len());
            rows.push(row);
        }
    }

    fn sum(&self, unit: usize, verified: &Verified<'_>, (sum, whole): (&Sum, bool), at: usize) -> Vec<Cell> {
        let digits = self.digits(unit);
        let (text, number) = if whole {
            (Look::GroupText, Look::GroupNumber(digits))
        } else {
            (Look::Text, Look::Number(digits))
        };
        let group =
            verified.docket.guidance.groups.iter().find(|group| sum.code.as_ref() == Some(&group.code));
        let total = || self.lang.pick("Tổng cộng", "Total").to_owned();
        let title = group.map_or_else(total, |group| group.heading(self.lang));
        let points = |points: Option<&Points>| Cell::known(number, points.map(Points::exact));
        let gap = sum.corrected.as_ref().zip(sum.appraised.as_ref()).map(|(corrected, appraised)| {
            let formula = format!("ROUND({}-{},9)", name(at, 8), name(at, 4));
            Cell::formula(Look::Signed(digits), formula, corrected.sub(appraised).plain())
        });
        let open = sum
            .corrected_bounds
            .as_ref()
            .map(|bounds| between(bounds.low.as_ref(), bounds.high.as_ref(), self.lang, digits));
        vec![
            Cell::text(text, &verified.docket.unit),
            Cell::text(text, sum.code.as_deref().unwrap_or("")),
            Cell::text(text, &title),
            points(Some(&sum.full)),
            points(sum.appraised.as_ref()),
            points(sum.stated_sum.as_ref().filter(|_| !whole)),
            points(sum.stated_sum.as_ref().filter(|_| whole)),
            points(sum.expected.as_ref()),
            points(sum.corrected.as_ref()),
            gap.unwrap_or(Cell::empty(text)),
            Cell::text(Look::Open, open.unwrap_or_default()),
        ]
    }

    /// The files with their hashes, and what was told of them.
    fn read(&self, rows: &mut Vec<Vec<Cell>>) {
        let lang = self.lang;
        rows.push(vec![Cell::text(Look::Heading, lang.pick("Đầu vào (SHA-256)", "Inputs (SHA-256)"))]);
        for (role, name, sha256) in &self.context.inputs {
            let role = match role.as_str() {
                "appraised" => lang.pick("bảng điểm", "table of scores"),
                "raw" => lang.pick("số liệu", "counts"),
                "document" => lang.pick("văn bản", "document"),
                _ => lang.pick("bộ quy tắc", "rule set"),
            };
            rows.push(vec![Cell::text(Look::Across, format!("{role} {name}: {sha256}"))]);
        }
        for pattern in &self.inquiry.patterns {
            let line = pattern.text(self.results, self.inquiry, lang);
            rows.push(vec![Cell::text(Look::Across, line)]);
        }
        for problem in self.context.problems.iter() {
            let code = problem.kind.code();
            rows.push(vec![Cell::text(Look::Across, format!("{code}: {}", problem.kind.message(lang)))]);
        }
    }
}

fn counted(verified: &Verified<'_>, outcome: Outcome) -> usize {
    let summary = summary(std::slice::from_ref(verified));
    match outcome {
        Outcome::Agrees => summary.agrees,
        Outcome::UnderGranted => summary.under_granted,
        Outcome::OverGranted => summary.over_granted,
        Outcome::Undetermined => summary.undetermined,
        Outcome::Judged => summary.judged,
        Outcome::NoRule => summary.no_rule,
        Outcome::NotAppraised => summary.not_appraised,
    }
}
