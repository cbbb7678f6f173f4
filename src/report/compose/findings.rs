//! What the audit has to say.

use super::Page;
use crate::report::{
    blocks::{Block, Style, styled},
    findings::{counted, findings},
};

impl Page<'_, '_> {
    pub(super) fn findings(&self, blocks: &mut Vec<Block>) {
        let verified = self.verified;
        if verified.findings.is_empty() && verified.checked.is_empty() {
            return;
        }
        self.heading("PHÁT HIỆN VỀ BẢNG ĐIỂM", "FINDINGS ABOUT THE APPRAISAL", blocks);
        if !verified.checked.is_empty() {
            let text = counted(&verified.checked, &verified.findings, self.lang);
            blocks.push(Block::Text(1, vec![styled(Style::Faint, text)]));
        }
        findings(&verified.findings, self.lang, blocks);
    }
}
