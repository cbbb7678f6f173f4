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
        if let Some(text) = read_off_scores(self.guidance(), &criterion.citation, self.lang) {
            blocks.push(Block::Text(3, vec![styled(Style::Open, text)]));
        }
    }
}

/// What a reader must know of a rule that was read off scores which a document prints.
pub(in crate::report) fn read_off_scores(
    guidance: &Guidance,
    citation: &Citation,
    lang: Lang,
) -> Option<String> {
    let document = guidance.document(&citation.source).filter(|_| citation.inferred_from_score)?;
    let (number, issuer) = (&document.number, &document.issuer);
    Some(say!(
        lang,
        "Quy tắc này được suy ra từ điểm số in trong {number} ({issuer}): điểm khớp với chính các điểm ấy chưa chứng minh quy tắc đúng.",
        "This rule was read off scores that {number} ({issuer}) prints: agreement with those scores proves little."
    ))
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
