//! Where a rule comes from (*căn cứ*), and how well it is known.

use super::document_kind::document_kind;
use crate::{source::Date, text::Lang};

/// How well something of a rule set is known; the weaker is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The document's own words.
    Quoted,
    /// The document's sense.
    Paraphrased,
    /// Concluded from other facts; no document says it.
    Inferred,
}

impl Basis {
    /// All of them, the strongest first.
    pub const ALL: [Self; 3] = [Self::Quoted, Self::Paraphrased, Self::Inferred];

    /// The name in rule files and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Paraphrased => "paraphrased",
            Self::Inferred => "inferred",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Quoted => lang.pick("nguyên văn", "quoted"),
            Self::Paraphrased => lang.pick("diễn lại", "paraphrased"),
            Self::Inferred => lang.pick("suy ra", "inferred"),
        }
    }
}

/// A document of the rule set (*văn bản*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The name by which citations know it.
    pub id: String,
    /// Number and symbol (*số, ký hiệu*).
    pub number: String,
    /// Issuing agency (*cơ quan ban hành*).
    pub issuer: String,
    /// Date of issue.
    pub issued: Option<Date>,
    /// What it is about (*trích yếu*).
    pub title: Option<String>,
    /// What else is to be known of it.
    pub note: Option<String>,
}

impl Document {
    /// How a sentence in Vietnamese names it: `Quyết định số 4358/QĐ-UBND`, or `văn bản số 15/UBND` where the symbol
    /// does not say what kind it is.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{} số {}", document_kind(&self.number).unwrap_or("văn bản"), self.number)
    }
}

/// A place in a document (*căn cứ*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The document's id.
    pub source: String,
    /// Where in it.
    pub at: Option<String>,
    /// The words, verbatim.
    pub quote: Option<String>,
    /// The document through which alone it is known.
    pub via: Option<String>,
    /// How well it is known.
    pub basis: Basis,
    /// Whether the rule was read off the very scores that it is compared with, so that agreement proves
    /// little.
    pub inferred_from_score: bool,
}
