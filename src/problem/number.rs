//! A number that cannot be read, or that has two meanings.

use super::{Fault, Severity};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with a written number; each keeps the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the text as found, in every variant")]
pub enum NumberFault {
    /// No number at all.
    NotANumber { text: String },
    /// `1.083`: a thousand and eighty-three, or one and a bit.
    Ambiguous { text: String, thousands: String, decimal: String },
    /// A count with a fraction.
    NotWhole { text: String },
    /// A sign where none is allowed.
    Sign { text: String },
    /// `1e3`.
    Exponent { text: String },
    /// Digits of another script.
    OtherDigits { text: String },
    /// A percentage where none is asked for.
    Percent { text: String },
    /// A fraction where none is asked for.
    Fraction { text: String },
    /// A percentage without its sign.
    PercentMissing { text: String },
    /// Marks that form no number.
    Malformed { text: String },
    /// More digits than are read.
    TooManyDigits { text: String, most: usize },
    /// Read as thousands, because of the other numbers of the file.
    ReadAsThousands { text: String, value: String },
}

impl NumberFault {
    fn text(&self) -> &str {
        match self {
            Self::NotANumber { text }
            | Self::Ambiguous { text, .. }
            | Self::NotWhole { text }
            | Self::Sign { text }
            | Self::Exponent { text }
            | Self::OtherDigits { text }
            | Self::Percent { text }
            | Self::Fraction { text }
            | Self::PercentMissing { text }
            | Self::Malformed { text }
            | Self::TooManyDigits { text, .. }
            | Self::ReadAsThousands { text, .. } => text,
        }
    }
}

impl Fault for NumberFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NotANumber { .. } => "P101",
            Self::Ambiguous { .. } => "P102",
            Self::NotWhole { .. } => "P103",
            Self::Sign { .. } => "P104",
            Self::Exponent { .. } => "P105",
            Self::OtherDigits { .. } => "P106",
            Self::Percent { .. } => "P107",
            Self::Fraction { .. } => "P108",
            Self::PercentMissing { .. } => "P109",
            Self::Malformed { .. } => "P110",
            Self::TooManyDigits { .. } => "P111",
            Self::ReadAsThousands { .. } => "P112",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let text = visible(self.text());
        match self {
            Self::NotANumber { .. } => say!(lang, "`{text}` không phải một số", "`{text}` is not a number"),
            Self::Ambiguous { thousands, decimal, .. } => say!(
                lang,
                "`{text}` có hai nghĩa: {thousands} (dấu phân cách hàng nghìn) hoặc {decimal} (dấu thập phân)",
                "`{text}` has two meanings: {thousands} (thousands mark) or {decimal} (decimal mark)"
            ),
            Self::NotWhole { .. } => {
                say!(
                    lang,
                    "số liệu đếm phải là số nguyên, ở đây là `{text}`",
                    "a count is a whole number; this is `{text}`"
                )
            }
            Self::Sign { .. } => {
                say!(
                    lang,
                    "ở đây cần số không âm và không ghi dấu, có `{text}`",
                    "a number without sign is expected; this is `{text}`"
                )
            }
            Self::Exponent { .. } => {
                say!(
                    lang,
                    "không đọc số viết theo lũy thừa: `{text}`",
                    "numbers with an exponent are not read: `{text}`"
                )
            }
            Self::OtherDigits { .. } => {
                say!(lang, "`{text}` có chữ số không phải 0–9", "`{text}` has digits other than 0–9")
            }
            Self::Percent { .. } => {
                say!(lang, "ở đây không ghi phần trăm: `{text}`", "no percentage is expected here: `{text}`")
            }
            Self::Fraction { .. } => {
                say!(lang, "ở đây không ghi phân số: `{text}`", "no fraction is expected here: `{text}`")
            }
            Self::PercentMissing { .. } => say!(
                lang,
                "ở đây cần tỷ lệ có dấu %, có `{text}`",
                "a percentage with its sign % is expected; this is `{text}`"
            ),
            Self::Malformed { .. } => say!(
                lang,
                "các dấu chấm, phẩy trong `{text}` không tạo thành một số",
                "the points and commas of `{text}` do not form a number"
            ),
            Self::TooManyDigits { most, .. } => {
                say!(lang, "`{text}` có quá {most} chữ số", "`{text}` has more than {most} digits")
            }
            Self::ReadAsThousands { value, .. } => say!(
                lang,
                "`{text}` được đọc là {value}, theo cách ghi của các số khác trong tệp",
                "`{text}` is read as {value}, as the other numbers of the file are written"
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Ambiguous { thousands, .. } => Some(say!(
                lang,
                "ghi `{thousands}` nếu là hàng nghìn; nếu là số thập phân, ghi khác ba chữ số sau dấu",
                "write `{thousands}` if thousands are meant; a decimal is written with other than three digits after the mark"
            )),
            Self::Fraction { .. } => Some(say!(
                lang,
                "ghi tử số và mẫu số thành hai số liệu riêng",
                "give numerator and denominator as two counts"
            )),
            _ => None,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::ReadAsThousands { .. } => Severity::Notice,
            _ => Severity::Error,
        }
    }
}
