//! A later rule set as changes of an earlier one: an invented amendment of the Quảng Trị set, and wrong ones.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::{
    formula::Value,
    guidance::{Catalogue, Places, RuleFiles, check, read},
    model::{Change, Guidance},
    number::Exact,
    problem::{Fault, Problems},
    source::Source,
    verify::{example::failures, score::score},
};
use std::{collections::BTreeSet, fs};

const AMENDMENT: &str = "tests/amendment/vi-du-sua-doi/guidance.toml";

/// The files of an amendment, with those of its base.
fn files(text: &str) -> RuleFiles {
    let mut catalogue = Catalogue::default();
    let own = RuleFiles::new(vec![Source::new("guidance.toml", text.as_bytes()).unwrap()]);
    catalogue.add("vi-du-sua-doi", own);
    catalogue.files("vi-du-sua-doi").unwrap()
}

fn set(text: &str) -> Guidance {
    let mut problems = Problems::default();
    let set = read(&files(text), &mut problems);
    set.unwrap_or_else(|| panic!("{:?}", problems.iter().collect::<Vec<_>>()))
}

/// The codes of what reading or checking finds.
fn codes(text: &str) -> BTreeSet<&'static str> {
    let (files, mut problems) = (files(text), Problems::default());
    let Some(guidance) = read(&files, &mut problems) else {
        return problems.iter().map(|problem| problem.kind.code()).collect();
    };
    let base = files.base(&mut problems);
    let checked = check(&guidance, base.as_ref(), &Places::of(&files, &guidance));
    checked.findings.iter().map(|finding| finding.kind.code()).collect()
}

#[test]
fn what_it_amends_is_amended_and_the_rest_is_the_base() {
    let base =
        read(&Catalogue::default().files("quang-tri-xa-2024").unwrap(), &mut Problems::default()).unwrap();
    let amended = set(&fs::read_to_string(AMENDMENT).unwrap());
    assert_eq!((amended.periods.as_slice(), &amended.full), (&["2025".to_owned()][..], &base.full));
    let (_, renumbered) = amended.criterion("dvctt-co-ho-so-truc-tuyen").unwrap();
    assert_eq!((renumbered.code.as_str(), renumbered.full.plain().as_str()), ("3.12.4", "1.5"));
    // Its words are those of the base still; only what it is worth is new.
    assert_eq!(renumbered.citation.source, "hd1533");
    assert!(amended.criterion("tu-chu-tai-chinh").is_none());
    let changed =
        ["dvctt-co-ho-so-truc-tuyen", "tthc-co-giao-dich-thanh-toan-truc-tuyen", "tu-chu-tai-chinh"];
    let rest = |set: &Guidance| {
        let kept = set.criteria.iter().filter(|one| !changed.contains(&one.key.as_str()));
        kept.cloned().collect::<Vec<_>>()
    };
    assert_eq!(rest(&amended), rest(&base));
    assert_eq!(failures(&amended), []);
    assert_ne!(amended.sha256, base.sha256);
    let kinds: Vec<_> = amended.amendments.iter().map(|one| &one.change).collect();
    let expected = Change::Adopt("nghia-vu-tai-chinh-thuc-te".to_owned());
    assert!(matches!(kinds.as_slice(), [Change::Set(_), adopted, Change::Repeal] if **adopted == expected));
}

/// 7 of 8, one of them halted: 0.88 under the base, full points under the reading that is the rule now.
#[test]
fn an_adopted_reading_is_the_rule() {
    let amended = set(&fs::read_to_string(AMENDMENT).unwrap());
    let (_, criterion) = amended.criterion("tthc-co-giao-dich-thanh-toan-truc-tuyen").unwrap();
    assert!(criterion.readings.is_empty());
    let values = [8, 7, 1].map(|count: u64| Some(Value::Number(Exact::from(count))));
    assert_eq!(score(&amended, criterion, &values).points().unwrap().plain(), "1");
}

#[test]
fn the_hash_covers_the_base() {
    let text = fs::read_to_string(AMENDMENT).unwrap();
    let own = RuleFiles::new(vec![Source::new("guidance.toml", text.as_bytes()).unwrap()]);
    assert_ne!(own.sha256(), files(&text).sha256());
}

#[test]
fn nothing_is_found_in_it() {
    assert_eq!(codes(&fs::read_to_string(AMENDMENT).unwrap()), BTreeSet::new());
}

/// What the amendment says, what it says instead, and what is then told.
#[test]
fn an_amendment_that_changes_nothing_is_told() {
    let text = fs::read_to_string("tests/problems/P439/set/guidance.toml").unwrap();
    assert!(codes(&text).contains("P439"));
    assert!(!codes(&text.replace("full × b / a", "full × b / a × 0.5")).contains("P439"));
    assert!(!codes(&text.replace("set   = {", "set   = { code = \"3.12.4\",")).contains("P439"));
}

#[test]
fn wrong_amendments_are_told() {
    let text = fs::read_to_string(AMENDMENT).unwrap();
    for (right, wrong, code) in [
        ("criterion = \"dvctt-co", "criterion = \"dvct-co", "P405"),
        ("adopt = \"nghia-vu", "adopt = \"nghia", "P405"),
        ("base    = \"quang-tri-xa-2024\"", "base    = \"quang-tri\"", "P405"),
        ("base    = \"quang-tri-xa-2024\"", "base    = \"vi-du-sua-doi\"", "P405"),
        ("repeal = true\n", "", "P416"),
        ("full = \"1.5\" }", "full = \"1.5\" }\ngroup = \"3\"", "P416"),
        ("full = \"1.5\" }", "ful = \"1.5\" }", "P011"),
        ("full  = \"14\"", "full  = \"14.5\"", "P409"),
        ("id     = \"vi-du\"", "id     = \"cv15\"", "P405"),
        ("periods = [\"2025\"]", "periods = [\"2024\", \"2025\"]", "P440"),
        ("periods = [\"2025\"]", "periods = [\"2027\"]", "P441"),
    ] {
        assert_eq!(text.matches(right).count(), 1, "{right}");
        let told = codes(&text.replace(right, wrong));
        assert!(told.contains(code), "{wrong}: {told:?}");
    }
}

/// The relations of the base stay, and those of the amendment come beside them.
#[test]
fn relations_come_beside_those_of_the_base() {
    let text = fs::read_to_string(AMENDMENT).unwrap();
    let own = "[[relation]]\npart = { criterion = \"dvctt-co-ho-so-truc-tuyen\", input = \"b\" }\n\
               whole = { criterion = \"dvctt-co-ho-so-truc-tuyen\", input = \"a\" }\nwhy = \"Ví dụ bịa.\"\n\
               cite = { source = \"vi-du\", at = \"khoản 1\", basis = \"inferred\" }\n";
    let (amended, more) = (set(&text), set(&format!("{text}\n{own}")));
    let [base @ .., added] = more.relations.as_slice() else { panic!("no relation") };
    assert!(!base.is_empty());
    assert_eq!(base, amended.relations.as_slice());
    assert_eq!((added.part.input.as_str(), added.whole.input.as_str()), ("b", "a"));
    let misspelt = own.replace("input = \"b\"", "input = \"bb\"");
    assert!(codes(&format!("{text}\n{misspelt}")).contains("P405"));
}
