//! The layers of `docs/architecture.md`, kept by a test.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use std::{fs, path::Path};

/// From the bottom up; modules in one entry are one layer. A module uses only its own layer and those before
/// it.
const LAYERS: &[&[&str]] = &[
    &["problem", "source", "text"],
    &["office"],
    &["number"],
    &["formula"],
    &["model"],
    &["guidance"],
    &["input"],
    &["draft"],
    &["verify"],
    &["change"],
    &["inquiry"],
    &["audit"],
    &["regress"],
    &["report"],
    &["schema"],
    &["cli"],
];

/// Uses that the order alone would allow, and the table does not.
const FORBIDDEN: &[(&str, &str)] = &[
    ("input", "guidance"),
    ("verify", "input"),
    ("report", "input"),
    ("audit", "input"),
    ("inquiry", "input"),
    ("audit", "inquiry"),
    ("change", "input"),
];

#[test]
fn no_module_uses_a_higher_layer() {
    let mut read = 0;
    for (layer, modules) in LAYERS.iter().enumerate() {
        for module in *modules {
            for (file, uses) in uses(module) {
                read += 1;
                for used in uses {
                    let Some(other) = LAYERS.iter().position(|modules| modules.contains(&used.as_str()))
                    else {
                        panic!("{file} uses {used}, which is in no layer");
                    };
                    assert!(other <= layer, "{file} uses {used}, a higher layer");
                    assert!(!FORBIDDEN.contains(&(*module, used.as_str())), "{file} uses {used}");
                }
            }
        }
    }
    assert!(read > 40, "only {read} files were read");
}

#[test]
fn every_module_is_in_a_layer() {
    let folder = fs::read_dir("src").unwrap().map(|entry| entry.unwrap().path());
    for path in folder.filter(|path| path.is_dir()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(LAYERS.iter().any(|modules| modules.contains(&name.as_str())), "{name} is in no layer");
    }
}

/// The top-level modules that each file of a module uses, apart from its own.
fn uses(module: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for path in files(&Path::new("src").join(module)) {
        let text = fs::read_to_string(&path).unwrap();
        found.push((path.display().to_string(), named(&text, module)));
    }
    found
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Names after `crate::`, also in groups: `use crate::{a::b, c};`.
fn named(text: &str, own: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n").replace("$crate::", "crate::");
    let mut names = Vec::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(group) => names.extend(heads(group)),
            None => names.push(head(after)),
        }
    }
    names.retain(|name| name != own && !name.is_empty());
    names
}

/// The first name of each member of a group, up to its closing brace.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut start, mut found) = (0, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            c if start && depth == 0 && c.is_alphabetic() => {
                found.push(head(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    found
}

fn head(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn grouped_imports_are_seen() {
    let text = "use crate::{\n    a::{b, c},\n    d,\n};\nuse crate::e::f;\nlet x = crate::g();";
    assert_eq!(named(text, "z"), ["a", "d", "e", "g"]);
}
