//! Where a rule comes from.

use super::Page;
use crate::{
    model::{Citation, Criterion, Guidance},
    report::blocks::{Block, Style, plain, styled},
    text::{Lang, lang::say},
};

impl Page<'_, '_> {
    pub(in crate::report) fn citation(&self, criterion: &Criterion, blocks: &mut Vec<Block>) {
        let line = citation(self.guidance(), &criterion.citation, self.lang);
        blocks.push(Block::Field(2, self.lang.pick("Căn cứ", "Source").to_owned(), vec![plain(line)]));
        if criterion.citation.inferred_from_score {
            let text = say!(
                self.lang,
                "Quy tắc này được suy ra từ chính điểm số đang đối chiếu, nên điểm khớp chưa chứng minh quy tắc đúng.",
                "This rule was read off the very scores that it is compared with, so agreement proves little."
            );
            blocks.push(Block::Text(3, vec![styled(Style::Open, text)]));
        }
    }
}

/// A citation in one line: document, place, words, how it is known.
pub(in crate::report) fn citation(guidance: &Guidance, citation: &Citation, lang: Lang) -> String {
    let name = |id: &str| {
        let document = guidance.document(id)?;
        let issued = document.issued.map(|date| match lang {
            Lang::Vi => format!(" ngày {}", date.vietnamese()),
            Lang::En => format!(" of {date}"),
        });
        Some(format!("{}{} ({})", document.number, issued.unwrap_or_default(), document.issuer))
    };
    let mut text = name(&citation.source).unwrap_or_else(|| citation.source.clone());
    if let Some(at) = &citation.at {
        text += &format!(", {at}");
    }
    if let Some(quote) = &citation.quote {
        text += &format!(": «{quote}»");
    }
    if let Some(via) = citation.via.as_ref().and_then(|via| name(via)) {
        text += &say!(lang, "; chỉ biết qua {via}", "; known only through {via}");
    }
    let basis = citation.basis.label(lang);
    text + &say!(lang, " [quy tắc: {basis}]", " [rule: {basis}]")
}
