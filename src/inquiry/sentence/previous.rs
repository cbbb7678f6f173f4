//! Sentences about the period before.

use super::Speaker;
use crate::{
    inquiry::explanation::{Explanation, Kind},
    text::{lang::say, visible},
};

impl Speaker<'_> {
    pub(super) fn previous(&self, explanation: &Explanation) -> String {
        let (lang, granted) = (self.lang, self.granted());
        let name = self.period_before.map(|period| format!(" ({})", visible(period))).unwrap_or_default();
        if matches!(explanation.kind, Kind::PreviousScore { .. }) {
            return say!(
                lang,
                "{granted} đúng bằng điểm thẩm định của kỳ trước{name}: có thể điểm cũ đã được giữ nguyên.",
                "{granted} is exactly the score of the period before{name}: it may have been kept."
            );
        }
        let assigned = self.assigned(&explanation.changes);
        say!(
            lang,
            "{granted} là điểm tính được với số liệu của kỳ trước{name}: {assigned}.",
            "{granted} is what counts of the period before{name} give: {assigned}."
        )
    }
}
