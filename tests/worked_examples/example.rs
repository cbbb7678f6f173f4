//! A published number, as it was copied, and what accounts for it.

use serde::Deserialize;

/// A row of `published.csv`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the data are kept whole")]
pub(crate) struct Example {
    pub(crate) doc: String,
    pub(crate) year: String,
    pub(crate) unit: String,
    pub(crate) code: String,
    pub(crate) rule_in_words: String,
    pub(crate) a: String,
    pub(crate) b: String,
    pub(crate) other_inputs: String,
    pub(crate) max: String,
    pub(crate) stated_percent: String,
    pub(crate) stated_score: String,
    pub(crate) recomputed_score: String,
    pub(crate) consistent: String,
    pub(crate) source: String,
    pub(crate) status: String,
    /// Where it is accounted for: a kind and its arguments, parted by `;`.
    pub(crate) by: String,
    pub(crate) why: String,
}

/// What can become of a published number.
pub(crate) struct Status {
    pub(crate) name: &'static str,
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
}

pub(crate) const STATUSES: &[Status] = &[
    Status {
        name: "reproduced", vi: "tính lại được", en: "recomputed from the counts by a case, and equal"
    },
    Status {
        name: "explained",
        vi: "có cách hiểu giải thích",
        en: "equal by a declared reading of the rule, not by the rule itself",
    },
    Status {
        name: "adds_up", vi: "đúng số học", en: "sums and shares of what is printed hold; no counts"
    },
    Status {
        name: "flagged", vi: "mâu thuẫn", en: "contradicts its rule or itself, for the reason given"
    },
    Status { name: "no_rule_set", vi: "chưa có bộ quy tắc", en: "no rule set yet" },
];

/// A number as it is compared: a point, no zeros at the end, no per cent sign.
pub(crate) fn plain(number: &str) -> String {
    let number = number.trim().trim_end_matches('%').replace(',', ".");
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.').to_owned() } else { number }
}

/// The numbers of a sentence.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    parts.map(|part| plain(part.trim_matches(['.', ',']))).filter(|number| !number.is_empty()).collect()
}
