//! Every diagnostic: a folder of `tests/problems/` that yields it, with the exact text beside it, and a section of
//! `docs/diagnostics.md` that says what it means.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod command;

use command::words;
use similar::TextDiff;
use std::{collections::BTreeSet, env, fs, path::Path, process::Command};

/// The codes that stand in the program.
fn codes() -> BTreeSet<String> {
    let files =
        fs::read_dir("src/problem").unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let quoted = |text: String| text.split('"').map(str::to_owned).collect::<Vec<_>>();
    let is_code = |word: &String| {
        word.len() == 4 && word.starts_with('P') && word.bytes().skip(1).all(|byte| byte.is_ascii_digit())
    };
    files.flat_map(quoted).filter(is_code).collect()
}

fn folders() -> BTreeSet<String> {
    let entries = fs::read_dir("tests/problems").unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

#[test]
fn every_code_has_a_folder_and_a_section() {
    let codes = codes();
    assert!(codes.len() >= 60, "only {} codes were found", codes.len());
    assert_eq!(codes, folders());
    let page = fs::read_to_string("docs/diagnostics.md").unwrap();
    let sections: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let sections: Vec<&str> = sections.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(sections, codes.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A code means one thing: it stands once in the program.
#[test]
fn no_code_is_used_twice() {
    let files =
        fs::read_dir("src/problem").unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let all: String = files.collect();
    let twice: Vec<String> =
        codes().into_iter().filter(|code| all.matches(&format!("\"{code}\"")).count() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_folder_yields_its_code_in_these_words() {
    let mut changes = String::new();
    for code in folders() {
        let file = Path::new("tests/problems").join(&code).join("problem.txt");
        let kept = fs::read_to_string(&file).unwrap();
        let now = told(&code, kept.lines().next().unwrap());
        assert!(now.contains(&format!("[{code}]")), "{code} is not told:\n{now}");
        if env::var_os("UPDATE_PROBLEMS").is_some() {
            fs::write(&file, &now).unwrap();
        }
        changes += &TextDiff::from_lines(&kept, &now).unified_diff().header(&code, "now").to_string();
    }
    assert!(
        changes.is_empty(),
        "{changes}\nMeant? UPDATE_PROBLEMS=1 cargo test --test problems, then review the diff."
    );
}

/// The examples of the page are what the program prints.
#[test]
fn the_examples_of_the_page_are_real() {
    let page = fs::read_to_string("docs/diagnostics.md").unwrap();
    let mut parts = page.split("\n### ");
    let mut now = parts.next().unwrap().to_owned();
    for part in parts {
        let (text, rest) = part.split_once("```text\n").unwrap();
        let (_, after) = rest.split_once("```").unwrap();
        let code = text.split(' ').next().unwrap();
        let example = fs::read_to_string(Path::new("tests/problems").join(code).join("problem.txt")).unwrap();
        now += &format!("\n### {text}```text\n{example}```{after}");
    }
    if env::var_os("UPDATE_PROBLEMS").is_some() {
        fs::write("docs/diagnostics.md", &now).unwrap();
    }
    let changes = TextDiff::from_lines(&page, &now).unified_diff().to_string();
    assert!(
        changes.is_empty(),
        "{changes}\nMeant? UPDATE_PROBLEMS=1 cargo test --test problems, then review the diff."
    );
}

#[test]
fn the_page_of_a_code_is_printed_in_both_languages() {
    let page = |words: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_verify")).arg("explain-code").args(words).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let vietnamese = page(&["p007"]);
    assert!(
        vietnamese.starts_with("P007 Khóa ghi hai lần\n") && !vietnamese.contains("twice"),
        "{vietnamese}"
    );
    let english = page(&["P007", "--lang", "en"]);
    assert!(english.starts_with("P007 A key given twice. ") && english.contains("[P007]"), "{english}");
    for code in codes() {
        assert!(page(&[&code]).len() > 100 && page(&[&code, "--lang", "en"]).len() > 100, "{code}");
    }
}

/// What the command tells in the folder, between the command and its exit status.
fn told(code: &str, command: &str) -> String {
    let words = words(command.strip_prefix("$ verify ").expect("a command after `$ verify `"));
    let output = Command::new(env!("CARGO_BIN_EXE_verify"))
        .args(words)
        .current_dir(Path::new("tests/problems").join(code))
        .env_remove("NO_COLOR")
        .output()
        .unwrap();
    // What `rules check` finds is its result.
    let found = if command.starts_with("$ verify rules check") { output.stdout } else { Vec::new() };
    let told = String::from_utf8([found, output.stderr].concat()).unwrap();
    format!("{command}\n{told}[{}]\n", output.status.code().unwrap())
}
