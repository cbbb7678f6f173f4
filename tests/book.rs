//! The book of a rule set: its bytes for a small invented set, and for every shipped set that nothing is left out.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{Catalogue, read},
    model::{Criterion, Guidance, RankMode, Ranking},
    problem::Problems,
    report::book::book,
    text::Lang,
};
use std::{
    env, fs,
    process::{Command, Output},
};

fn verify(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_verify")).args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = verify(arguments);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_invented_set_gives_these_bytes() {
    for lang in ["vi", "en"] {
        let now = printed(&["rules", "book", "tests/book/vi-du", "--lang", lang]);
        let file = format!("tests/book/vi-du.{lang}.html");
        if env::var_os("UPDATE_BOOK").is_some() {
            fs::write(&file, &now).unwrap();
        }
        assert!(fs::read_to_string(&file).unwrap() == now, "{file}: UPDATE_BOOK=1 cargo test --test book");
    }
}

#[test]
fn data_is_inert() {
    let book = printed(&["rules", "book", "tests/book/vi-du"]);
    assert!(book.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    for active in ["<script", "javascript:", "http://", "https://", "src=", "@import", "url("] {
        assert!(!book.contains(active), "{active}");
    }
}

/// Every element that is opened is closed, in order.
#[test]
fn elements_are_nested() {
    for lang in [Lang::Vi, Lang::En] {
        for guidance in shipped() {
            let book = book(&guidance, lang);
            let mut open = Vec::new();
            for tag in book.split('<').skip(1).map(|rest| rest.split(['>', ' ']).next().unwrap()) {
                match tag.strip_prefix('/') {
                    Some(closed) => assert_eq!(open.pop(), Some(closed), "{}", guidance.id),
                    None if matches!(tag, "!DOCTYPE" | "meta") => {}
                    None => open.push(tag),
                }
            }
            assert!(open.is_empty(), "{open:?}");
        }
    }
}

fn shipped() -> Vec<Guidance> {
    let catalogue = Catalogue::default();
    let files = catalogue.ids().into_iter().map(|id| catalogue.files(&id).unwrap());
    files.map(|files| read(&files, &mut Problems::default()).unwrap()).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
        .replace('\n', " ")
}
fn has(book: &str, text: &str) {
    assert!(book.contains(&escaped(text)), "{text}");
}

#[test]
fn nothing_of_a_shipped_set_is_left_out() {
    for guidance in shipped() {
        let book = book(&guidance, Lang::Vi);
        has(&book, &guidance.sha256);
        for document in &guidance.sources {
            has(&book, &document.number);
            document.note.iter().for_each(|note| has(&book, note));
        }
        for group in &guidance.groups {
            has(&book, &group.title);
        }
        for part in &guidance.not_modelled {
            has(&book, &part.why);
        }
        for contradiction in &guidance.contradictions {
            has(&book, &contradiction.text);
        }
        let articles: Vec<&str> = book.split("<article").skip(1).collect();
        assert_eq!(articles.len(), guidance.criteria.len());
        for criterion in &guidance.criteria {
            let id = format!("id=\"c-{}\"", criterion.key);
            let article = articles.iter().find(|article| article.contains(&id)).unwrap();
            let article = article.split("</article>").next().unwrap();
            holds(article, criterion);
        }
    }
}

/// Title, words, inputs, readings and examples of a criterion stand in its article.
#[track_caller]
fn holds(article: &str, criterion: &Criterion) {
    let has = |text: &str| assert!(article.contains(&escaped(text)), "{}: {text}", criterion.key);
    has(&criterion.title);
    criterion.citation.quote.iter().chain(&criterion.citation.at).for_each(|words| has(words));
    for input in &criterion.inputs {
        has(&input.label);
    }
    for reading in &criterion.readings {
        has(&reading.id);
        has(&reading.label);
        reading.argument.iter().chain(&reading.against).for_each(|words| has(words));
    }
    let readings = criterion.readings.iter().map(|reading| reading.examples.len());
    let examples = criterion.examples.len() + readings.sum::<usize>();
    let rows: usize = article
        .split("<table class=\"examples\">")
        .skip(1)
        .map(|table| table.split("</table>").next().unwrap().matches("<tr>").count() - 1)
        .sum();
    assert_eq!(rows, examples, "{}", criterion.key);
    assert!(!article.contains("class=\"bad\""), "{}: an example differs", criterion.key);
}

#[test]
fn one_set_and_html_only() {
    let several = verify(&["rules", "book", "rules"]);
    assert_eq!(several.status.code(), Some(2));
    assert!(String::from_utf8(several.stderr).unwrap().contains("P603"));
    assert_eq!(verify(&["rules", "book", "quang-tri-xa-2024", "--format", "json"]).status.code(), Some(2));
    assert_eq!(verify(&["rules", "book", "khong-co"]).status.code(), Some(2));
}

/// Every grade stands there with what it needs; so does the ranking.
#[test]
fn grades_and_ranking_are_told() {
    let guidance = |id: &str| {
        let files = Catalogue::default().files(id).unwrap();
        read(&files, &mut Problems::default()).unwrap()
    };
    let graded = guidance("hai-phong-212-2025");
    let page = book(&graded, Lang::Vi);
    let (_, section) = page.split_once("id=\"xep-loai\"").unwrap();
    for grade in &graded.grades.list {
        assert!(section.contains(&grade.label), "{}", grade.label);
        assert!(
            grade.condition.as_ref().is_none_or(|condition| section.contains(condition)),
            "{}",
            grade.label
        );
    }
    assert!(section.contains("total &gt; 90") && section.contains("mọi trường hợp còn lại"));
    assert!(!page.contains("id=\"xep-hang\""));
    let ranking = Ranking::by_total(RankMode::Dense);
    let ranked = Guidance { ranking: Some(ranking), ..graded };
    let page = book(&ranked, Lang::En);
    let (_, section) = page.split_once("id=\"xep-hang\"").unwrap();
    assert!(section.contains("(1, 2, 2, 3)"), "{section}");
}
