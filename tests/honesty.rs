//! The audit accuses nobody wrongly and misses no error that it claims to find: generated appraisals with their
//! letters, right ones and ones with one error, and ambiguous counts that no single number answers.
//!
//! The generator shares no code with the checks: it counts in whole hundredths of a point.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod appeals;

use appeals::{World, errors, hundredths, random::Random};
use phuctra::cli::{Screen, run};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};
use unicode_normalization::UnicodeNormalization;

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("rules")).unwrap();
    folder
}

fn json(words: &[&str]) -> (u8, Value) {
    let words = std::iter::once("verify").chain(words.iter().copied()).chain(["--format", "json"]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words.map(Into::into), &Screen::default(), &mut out, &mut err);
    let told = String::from_utf8_lossy(&err).into_owned();
    (status, serde_json::from_slice(&out).unwrap_or_else(|error| panic!("{error}\n{told}")))
}

/// The findings of `verify audit` on a world, without rules.
fn audited(world: &World, folder: &std::path::Path) -> (u8, Value) {
    let file = |name: &str| folder.join(name).display().to_string();
    fs::write(file("table.csv"), world.table().text).unwrap();
    let letter = world.letter().text;
    let letter = if world.apart { letter.nfd().collect() } else { letter };
    fs::write(file("letter.txt"), letter).unwrap();
    let (status, report) =
        json(&["audit", "--appraised", &file("table.csv"), "--document", &file("letter.txt")]);
    (status, report["units"][0].clone())
}

/// The result of the main command on a world, by its own rules and counts.
fn verified(world: &World, folder: &std::path::Path) -> (u8, Value) {
    let file = |name: &str| folder.join(name).display().to_string();
    fs::write(file("table.csv"), world.table().text).unwrap();
    let letter = world.letter().text;
    let letter = if world.apart { letter.nfd().collect() } else { letter };
    fs::write(file("letter.txt"), letter).unwrap();
    fs::write(file("raw.json"), world.raw()).unwrap();
    fs::write(file("rules/guidance.toml"), world.rules()).unwrap();
    json(&[
        "--appraised",
        &file("table.csv"),
        "--raw",
        &file("raw.json"),
        "--document",
        &file("letter.txt"),
        "--guidance",
        &file("rules"),
    ])
}

#[test]
fn consistent_appraisals_have_no_finding() {
    let folder = folder("consistent");
    let (mut statements, mut kinds) = (0, BTreeSet::new());
    for seed in 0..500 {
        let world = World::new(&mut Random::new(seed));
        let (status, unit) = audited(&world, &folder);
        assert_eq!(
            unit["findings"],
            Value::Array(Vec::new()),
            "seed {seed}\n{}\n{}",
            world.table().text,
            world.letter().text
        );
        assert_eq!(status, 0, "seed {seed}");
        statements += unit["checked"]["statements"].as_u64().unwrap();
        kinds.extend(unit["statements"].as_array().unwrap().iter().map(|one| one["check"].to_string()));
        let (status, report) = verified(&world, &folder);
        let unit = &report["units"][0];
        assert_eq!(
            unit["findings"],
            Value::Array(Vec::new()),
            "seed {seed}, by rules\n{}",
            world.letter().text
        );
        assert_eq!(status, 0, "seed {seed}: {}", unit["rows"]);
    }
    // Nothing is found right because nothing is looked at.
    assert!(statements > 500 * 20, "only {statements} statements were checked");
    assert!(kinds.len() >= 14, "{kinds:?}");
}

#[test]
fn one_error_is_found_where_it_is_and_nothing_else() {
    let folder = folder("seeded");
    let mut seen = BTreeSet::new();
    for seed in 0..500 {
        let mut random = Random::new(10_000 + seed);
        let error = &errors::ERRORS[seed as usize % errors::ERRORS.len()];
        let mut world = World::new(&mut random);
        let Some(place) = (1..40).find_map(|_| {
            let place = (error.seed)(&mut world, &mut random);
            if place.is_none() {
                world = World::new(&mut random);
            }
            place
        }) else {
            panic!("{}: no world fits", error.code);
        };
        let (_, unit) = audited(&world, &folder);
        let context = || {
            format!(
                "seed {seed}, {}\n{}\n{}\n{:#}",
                error.code,
                world.table().text,
                world.letter().text,
                unit["findings"]
            )
        };
        let findings = unit["findings"].as_array().unwrap();
        let at_place = |finding: &&Value| {
            let rows =
                finding["rows"].as_array().unwrap().iter().any(|line| place.row(&world) == line.as_u64());
            let lines = finding["places"].as_array().unwrap();
            rows || lines.iter().any(|at| place.line(&world) == at["line"].as_u64())
        };
        assert!(
            findings.iter().filter(|one| one["code"] == error.code).any(|one| at_place(&one)),
            "missed: {}",
            context()
        );
        for finding in findings {
            let code = finding["code"].as_str().unwrap();
            assert!(
                code == error.code || error.follows.contains(&code),
                "{code} does not follow: {}",
                context()
            );
        }
        seen.insert(error.code);
    }
    assert!(seen.len() >= 12, "{seen:?}");
}

#[test]
fn what_is_ambiguous_is_no_single_number() {
    let folder = folder("ambiguous");
    let file = |name: &str| folder.join(name).display().to_string();
    let mut random = Random::new(77);
    for case in 0..100 {
        let full = [50, 100, 200, 300][random.below(4) as usize];
        let (rule, counts) = appeals::ambiguous(case % 4, &mut random);
        let full_text = hundredths(full, '.');
        let rules = appeals::rules_of(
            &[("1", full)],
            &[appeals::Ruled { code: "1.1", group: "1", title: "Tỷ lệ hồ sơ", full, rule: &rule }],
        );
        let granted = hundredths(random.below(full as u64 + 1) as i64, '.');
        fs::write(file("rules/guidance.toml"), rules).unwrap();
        fs::write(
            file("table.csv"),
            format!("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,{full_text},{granted}\n"),
        )
        .unwrap();
        fs::write(file("raw.json"), format!("{{\"unit\": \"Xã A\", \"counts\": {{\"1.1\": {counts}}}}}"))
            .unwrap();
        let (status, report) = json(&[
            "--appraised",
            &file("table.csv"),
            "--raw",
            &file("raw.json"),
            "--guidance",
            &file("rules"),
        ]);
        let row = &report["units"][0]["rows"][0];
        assert_eq!(row["outcome"], "undetermined", "{case}: {rule}\n{counts}\n{row:#}");
        assert_eq!(row["expected"], Value::Null, "{case}");
        assert_eq!(row["gap"], Value::Null, "{case}");
        assert_ne!(row["bounds"]["low"], row["bounds"]["high"], "{case}: {rule} {counts}");
        assert_eq!(status, 3, "{case}");
    }
}
