//! The commands of the README, run: what it shows is what the program prints.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use std::{fs, process::Command};

/// A line `…` stands for the rest of the output.
const REST: &str = "…";

#[test]
fn every_command_prints_what_is_shown() {
    let readme = fs::read_to_string("README.md").unwrap();
    let blocks: Vec<&str> =
        readme.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 4, "the README shows too little");
    for block in blocks {
        let (command, shown) = block.split_once('\n').unwrap();
        let printed = run(command.strip_prefix("$ ").expect("a command after `$ `"));
        match shown.strip_suffix(&format!("{REST}\n")) {
            Some(start) => assert!(printed.starts_with(start), "{command}\n{printed}"),
            None => assert_eq!(printed, shown, "{command}"),
        }
    }
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

/// The words of a command; quotation marks keep a word together.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}
