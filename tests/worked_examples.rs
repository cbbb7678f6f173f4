//! Every published number of `tests/worked_examples/published.csv` accounted for: recomputed by a case, shown to add
//! up, told as a contradiction, or said to have no rule set yet. `docs/worked-examples.md` is the table of it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

#[path = "worked_examples/account.rs"]
mod account;
#[path = "worked_examples/example.rs"]
mod example;
#[path = "worked_examples/page.rs"]
mod page;

use account::Reports;
use example::{Example, STATUSES};
use std::{env, fs};

fn examples() -> Vec<Example> {
    let mut reader = csv::Reader::from_path("tests/worked_examples/published.csv").unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_published_number_is_accounted_for() {
    let mut reports = Reports::default();
    let mut wrong = Vec::new();
    for (number, example) in examples().iter().enumerate() {
        if let Err(why) = reports.account(example) {
            wrong.push(format!(
                "example {}: {} {}: {why}",
                number.saturating_add(1),
                example.unit,
                example.code
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What contradicts itself is flagged with its reason, and nothing else is.
#[test]
fn what_is_flagged_is_what_is_inconsistent() {
    let examples = examples();
    assert_eq!(examples.len(), 189, "an example was lost");
    for example in &examples {
        let name = format!("{} {}", example.unit, example.code);
        assert!(STATUSES.iter().any(|status| status.name == example.status), "{name}: {}", example.status);
        assert_eq!(example.consistent == "no", example.status == "flagged", "{name}");
        let reasoned = !matches!(example.status.as_str(), "flagged" | "explained") || !example.why.is_empty();
        assert!(reasoned, "{name}: no reason is given");
        assert!(!example.by.is_empty() || !example.why.is_empty(), "{name}: nothing accounts for it");
        let by_a_case = !matches!(example.status.as_str(), "reproduced" | "explained")
            || !matches!(example.by.split(';').next(), Some("eval" | ""));
        assert!(by_a_case, "{name}: only a case reproduces");
    }
}

/// A wrong number in the data would be seen, wherever it is accounted for.
#[test]
fn a_changed_number_is_noticed() {
    let mut reports = Reports::default();
    for example in examples().into_iter().filter(|example| !example.by.is_empty()) {
        let changed =
            Example { recomputed_score: "7654321".to_owned(), stated_score: "7654321".to_owned(), ..example };
        assert!(reports.account(&changed).is_err(), "{}: {} is not looked at", changed.unit, changed.by);
    }
}

#[test]
fn the_page_says_so() {
    let now = page::page(&examples(), &mut Reports::default());
    let path = "docs/worked-examples.md";
    if env::var_os("UPDATE_WORKED").is_some() {
        fs::write(path, &now).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == now,
        "{path} is another now. Meant? UPDATE_WORKED=1 cargo test --test worked_examples, then review the diff."
    );
}
