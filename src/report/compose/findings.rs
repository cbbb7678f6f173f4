//! What the audit has to say.

use super::Page;
use crate::{
    report::blocks::{Block, Style, plain, styled},
    text::lang::say,
    verify::FindingSeverity,
};

impl Page<'_, '_> {
    pub(super) fn findings(&self, blocks: &mut Vec<Block>) {
        if self.verified.findings.is_empty() {
            return;
        }
        self.heading("PHÁT HIỆN VỀ BẢNG ĐIỂM", "FINDINGS ABOUT THE APPRAISAL", blocks);
        let mut findings: Vec<_> = self.verified.findings.iter().collect();
        findings.sort_by_key(|finding| finding.kind.severity());
        for finding in findings {
            let severity = finding.kind.severity();
            let style = match severity {
                FindingSeverity::Error => Style::Bad,
                FindingSeverity::Warning => Style::Open,
                FindingSeverity::Notice => Style::Plain,
            };
            let rows: Vec<String> = finding.rows.iter().map(ToString::to_string).collect();
            let rows = rows.join(", ");
            let place = if rows.is_empty() {
                String::new()
            } else {
                say!(self.lang, " [dòng {rows}]", " [line {rows}]")
            };
            let head = format!("{} ({}): ", finding.kind.code(), severity.label(self.lang));
            let text = finding.kind.text(self.lang);
            blocks.push(Block::Text(1, vec![styled(style, head), plain(text), styled(Style::Faint, place)]));
        }
    }
}
