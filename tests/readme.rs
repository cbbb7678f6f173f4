//! The commands of the README, run: what it shows is what the program prints.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod command;

use command::words;
use similar::TextDiff;
use std::{env, fs, process::Command};

/// A line `…` stands for the rest of the output.
const REST: &str = "…";

#[test]
fn every_command_prints_what_is_shown() {
    let readme = fs::read_to_string("README.md").unwrap();
    let mut parts = readme.split("```console\n");
    let mut now = parts.next().unwrap().to_owned();
    let mut blocks = 0;
    for part in parts {
        let (block, rest) = part.split_once("```").unwrap();
        now += &format!("```console\n{}```{rest}", as_printed(block));
        blocks += 1;
    }
    assert!(blocks >= 4, "the README shows too little");
    if env::var_os("UPDATE_README").is_some() {
        fs::write("README.md", &now).unwrap();
    }
    let changes = TextDiff::from_lines(&readme, &now).unified_diff().to_string();
    assert!(
        changes.is_empty(),
        "{changes}\nMeant? UPDATE_README=1 cargo test --test readme, then review the diff."
    );
}

/// A block with what its command prints now; where it shows only a beginning, as many lines of it.
fn as_printed(block: &str) -> String {
    let (command, shown) = block.split_once('\n').unwrap();
    let printed = run(command.strip_prefix("$ ").expect("a command after `$ `"));
    let printed = match shown.strip_suffix(&format!("{REST}\n")) {
        Some(start) => {
            let lines: String = printed.split_inclusive('\n').take(start.lines().count()).collect();
            lines + REST + "\n"
        }
        None => printed,
    };
    format!("{command}\n{printed}")
}

/// What a command prints, results before problems.
fn run(command: &str) -> String {
    let words = words(command);
    let arguments = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cargo", "run", "--release", "--", ..] => words[4..].to_vec(),
        ["verify", ..] => words[1..].to_vec(),
        other => panic!("the README runs {other:?}"),
    };
    let output = Command::new(env!("CARGO_BIN_EXE_verify")).args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}
