//! What agrees, in a table.

use super::Page;
use crate::{
    formula::print::Notation,
    report::blocks::{Block, Style, plain, styled},
    text::lang::say,
    verify::{MatchedRow, VerifiedRow},
};
use std::collections::BTreeMap;

impl Page<'_, '_> {
    pub(super) fn agreement(&self, rows: &[(usize, (&MatchedRow, &VerifiedRow))], blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let heading = [
            ("Mã", "Code"),
            ("Tiêu chí", "Criterion"),
            ("Số liệu", "Counts"),
            ("Điểm", "Points"),
            ("Quy tắc", "Rule"),
        ];
        let heading = heading.map(|(vi, en)| styled(Style::Faint, lang.pick(vi, en))).to_vec();
        let mut table = vec![heading];
        for (_, (matched, row)) in rows {
            let Some((criterion, bound)) = self.rule(matched) else { continue };
            let printed = matched.row.code.as_deref().unwrap_or("–");
            let code = if printed == criterion.code {
                printed.to_owned()
            } else {
                format!("{printed} → {}", criterion.code)
            };
            let counts = bound.values.iter().zip(&criterion.inputs).filter(|(_, input)| !input.context);
            let counts = counts.filter_map(|(known, input)| {
                Some(format!("{}={}", input.name, input.shown(known.as_ref()?, Notation::Prose(lang))))
            });
            table.push(vec![
                plain(code),
                plain(matched.row.name.as_deref().unwrap_or(&criterion.title)),
                plain(counts.collect::<Vec<_>>().join(" ")),
                styled(Style::Good, self.or_unknown(row.expected())),
                plain(criterion.citation.basis.label(lang)),
            ]);
        }
        blocks.push(Block::Table { numbers: vec![false, false, false, true, false], rows: table });
        self.weaker_parts(rows, blocks);
        for (index, (matched, row)) in rows {
            let Some((criterion, _)) = self.rule(matched) else { continue };
            let rivals = self.inquired(*index).is_some_and(|found| !found.rivals.is_empty());
            let told = self.agrees_but(*index);
            if !told && (rivals || !criterion.readings.is_empty()) {
                blocks.push(Block::Item(self.row_title(matched)));
                self.rivals(*index, blocks);
                self.readings(criterion, row, blocks);
            }
        }
    }

    /// What is known less well than the rule, and in which rows; the rounding is told at the head.
    fn weaker_parts(&self, rows: &[(usize, (&MatchedRow, &VerifiedRow))], blocks: &mut Vec<Block>) {
        let lang = self.lang;
        let mut parts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (criterion, _) in rows.iter().filter_map(|(_, (matched, _))| self.rule(matched)) {
            for part in self.guidance().certainty(criterion).unrounded().weaker(lang) {
                parts.entry(part).or_default().push(&criterion.code);
            }
        }
        for (part, codes) in parts {
            let codes = codes.join(", ");
            let text = say!(
                lang,
                "Phần kém chắc chắn hơn quy tắc – {part} (mục {codes}).",
                "Known less well than the rule – {part} ({codes})."
            );
            blocks.push(Block::Text(1, vec![styled(Style::Faint, text)]));
        }
    }
}
