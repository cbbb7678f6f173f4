//! Other readings of a rule, and what each would give.

use super::Page;
use crate::{
    formula::print::{Notation, term},
    model::Criterion,
    report::blocks::{Block, Style, plain, styled},
    text::lang::say,
    verify::{ReadingScore, Scored, VerifiedRow},
};

impl Page<'_, '_> {
    pub(in crate::report) fn readings(
        &self,
        criterion: &Criterion,
        row: &VerifiedRow,
        blocks: &mut Vec<Block>,
    ) {
        for score in &row.readings {
            blocks.extend(self.reading(criterion, row, score));
        }
    }

    fn reading(&self, criterion: &Criterion, row: &VerifiedRow, score: &ReadingScore) -> Option<Block> {
        let lang = self.lang;
        let reading = criterion.readings.get(score.reading)?;
        let status = reading.status.label(lang);
        let words = term(&reading.form.term, Notation::Prose(lang));
        let mut line = vec![plain(format!("{} ({status})", reading.label))];
        match &score.scored {
            Scored::Points { points, .. } => {
                line.push(plain(say!(lang, ": được ", ": gives ")));
                line.push(styled(Style::Strong, self.points(points)));
                let argued = reading.status == crate::model::Status::Argued;
                if let Some(gap) = score.gap.as_ref().filter(|gap| argued && !gap.exact().is_zero()) {
                    line.push(plain(format!(" ({})", self.signed(gap))));
                }
                if let Some(total) = &score.total {
                    line.push(plain(say!(
                        lang,
                        "; tổng thành {}",
                        "; the total becomes {}",
                        self.points(total)
                    )));
                }
            }
            Scored::Undetermined { missing, .. } => {
                let names = missing.iter().filter_map(|slot| criterion.inputs.get(*slot));
                let names: Vec<String> =
                    names.map(|input| format!("{} ({})", input.name, input.label)).collect();
                let names = names.join(", ");
                let unknown = if names.is_empty() {
                    words
                } else {
                    say!(lang, "cần biết {names}", "needs {names}")
                };
                line.push(plain(say!(
                    lang,
                    ": chưa tính được, {unknown}",
                    ": cannot be computed, {unknown}"
                )));
            }
            Scored::Excluded | Scored::Judged => {
                line.push(plain(lang.pick(": không áp dụng", ": does not apply")));
            }
        }
        if row.explained_by.contains(&reading.id) {
            let text = say!(lang, " – đúng bằng điểm thẩm định", " – exactly the appraised score");
            line.push(styled(Style::Strong, text));
        }
        Some(Block::Field(2, lang.pick("Cách hiểu khác", "Another reading").to_owned(), line))
    }
}
