//! The shipped rule sets: embedded whole, read without a problem, their worked examples right.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{Catalogue, catalogue::embedded, read},
    problem::{Problems, render},
    text::Lang,
    verify::example,
};
use std::fs;

fn names(folder: &str) -> Vec<String> {
    let entries =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[test]
fn every_file_of_rules_is_embedded() {
    let embedded = embedded();
    let mut ids: Vec<&str> = embedded.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    assert_eq!(ids, names("rules"));
    for (id, files) in embedded {
        let mut files = files;
        files.sort_unstable();
        assert_eq!(files, names(&format!("rules/{id}")), "{id}");
    }
}

#[test]
fn every_rule_set_is_read_and_its_examples_hold() {
    let catalogue = Catalogue::default();
    for id in catalogue.ids() {
        let mut problems = Problems::default();
        let guidance = read(&catalogue.files(&id).unwrap(), &mut problems);
        assert!(problems.is_empty(), "{}", render::all(&problems, Lang::Vi, false));
        let guidance = guidance.unwrap();
        assert_eq!(guidance.id, id);
        assert!(
            // A set that has only the frame of an index says so in its title.
            guidance.criteria.iter().any(|criterion| !criterion.examples.is_empty())
                || guidance.criteria.is_empty() && guidance.title.contains("một phần"),
            "{id} has no example"
        );
        assert_eq!(example::failures(&guidance), [], "{id}");
    }
}

/// Words quoted from the letter stand in the letter.
#[test]
fn quotes_are_verbatim() {
    let letter = fs::read_to_string("cases/trieu-trach-2024/cong-van-15.txt").unwrap();
    let formula = letter.replace("$b/a \\times \\text{điểm tối đa}$", "b/a × điểm tối đa");
    let letter = formula.split_whitespace().collect::<Vec<_>>().join(" ");
    let files = Catalogue::default().files("quang-tri-xa-2024").unwrap();
    let guidance = read(&files, &mut Problems::default()).unwrap();
    let groups = guidance.groups.iter().filter_map(|group| group.citation.as_ref());
    let citations = guidance.criteria.iter().map(|criterion| &criterion.citation).chain(groups);
    let quotes: Vec<&String> = citations.filter_map(|citation| citation.quote.as_ref()).collect();
    assert!(quotes.len() >= 15);
    for quote in quotes {
        assert!(letter.contains(quote.as_str()), "not in the letter: {quote}");
    }
}
