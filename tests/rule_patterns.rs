//! The rule texts of `docs/rule-patterns.md`: read, checked, their examples run; no pattern is left out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{Places, RuleFiles, check, read},
    model::{Guidance, Rule},
    problem::{Problems, render},
    source::Source,
    text::Lang,
    verify::example::failures,
};
use std::fs;

/// What a pattern says that no rule text can say.
const CANNOT: &str = "**Chưa viết được.**";

/// A pattern: its heading, and what follows it.
struct Pattern {
    name: String,
    text: String,
}

impl Pattern {
    fn blocks(&self) -> Vec<&str> {
        blocks(&self.text)
    }
}

fn blocks(text: &str) -> Vec<&str> {
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// The head that texts without one stand behind, and the patterns.
fn page() -> (String, Vec<Pattern>) {
    let page = fs::read_to_string("docs/rule-patterns.md").unwrap();
    let mut sections = page.split("\n## ");
    let head = blocks(sections.next().unwrap());
    let [head] = head.as_slice() else { panic!("the page begins with one head") };
    let pattern = |section: &str| {
        let (name, text) = section.split_once('\n').unwrap();
        Pattern { name: name.to_owned(), text: text.to_owned() }
    };
    ((*head).to_owned(), sections.map(pattern).collect())
}

fn whole(head: &str, block: &str) -> String {
    if block.starts_with("format") { block.to_owned() } else { format!("{head}\n{block}") }
}

/// The rule set of a text; no fault may be found in it.
fn flawless(name: &str, text: &str) -> Guidance {
    let files = RuleFiles::new(vec![Source::new("guidance.toml", text.as_bytes()).unwrap()]);
    let mut problems = Problems::default();
    let guidance = read(&files, &mut problems);
    if let Some(guidance) = &guidance {
        for finding in check(guidance, None, &Places::of(&files, guidance)).findings {
            problems.push(finding);
        }
    }
    assert!(problems.is_empty(), "{name}\n{}", render::all(&problems, Lang::En, false));
    guidance.unwrap()
}

#[test]
fn every_pattern_is_there_once_and_in_order() {
    let expected = (1..=45).flat_map(|number| {
        let second = (number == 3).then(|| "P3b".to_owned());
        std::iter::once(format!("P{number}")).chain(second)
    });
    let found: Vec<String> = page().1.into_iter().map(|pattern| pattern.name).collect();
    assert_eq!(found, expected.collect::<Vec<_>>());
}

#[test]
fn every_rule_text_is_read_and_checked_and_its_examples_hold() {
    let (head, patterns) = page();
    for pattern in &patterns {
        for block in pattern.blocks() {
            let guidance = flawless(&pattern.name, &whole(&head, block));
            assert_eq!(failures(&guidance), [], "{}", pattern.name);
            let computed = |rule: &Rule| matches!(rule, Rule::Computed(_));
            for criterion in guidance.criteria.iter().filter(|criterion| computed(&criterion.rule)) {
                assert!(!criterion.examples.is_empty(), "{} has no example", pattern.name);
            }
        }
    }
}

#[test]
fn a_pattern_has_a_rule_text_or_says_why_it_has_none() {
    for pattern in page().1 {
        let says_why = pattern.text.split_once(CANNOT).is_some_and(|(_, why)| why.trim().len() > 40);
        assert_eq!(pattern.blocks().is_empty(), says_why, "{}", pattern.name);
    }
}

/// Where a number of an example is another, the test above fails: it does run them.
#[test]
fn a_wrong_example_is_noticed() {
    let (head, patterns) = page();
    let plain = patterns.iter().find(|pattern| pattern.name == "P1").unwrap();
    let text = whole(&head, plain.blocks().first().unwrap()).replace("\"1.75\"", "\"1.76\"");
    assert_eq!(failures(&flawless("P1", &text)).len(), 1);
}
