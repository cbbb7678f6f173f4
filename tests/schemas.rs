//! The JSON Schemas: they say what the code says, everything that the program writes or accepts fits them, and
//! what breaks one of their constraints is refused.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

#[path = "schemas/broken.rs"]
mod broken;
#[path = "schemas/code.rs"]
mod code;
mod program;

use jsonschema::Validator;
use phuctra::{
    guidance::{self, Catalogue},
    problem::Problems,
    report::dossier,
    schema::{SCHEMAS, find},
    text::Lang,
};
use program::verify;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

fn schema(name: &str, lang: Lang) -> Value {
    serde_json::from_str(&find(name).unwrap().render(lang).unwrap()).unwrap()
}

fn validator(name: &str) -> Validator {
    jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(&schema(name, Lang::Vi))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What a schema has to say against a value, with the places.
fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[track_caller]
fn fits(validator: &Validator, value: &Value, what: &str) {
    let faults = faults(validator, value);
    assert!(
        faults.is_empty(),
        "{what} does not fit its schema in src/schema/:\n{}\nA new or changed name belongs into the schema, with \
         its description in both languages.",
        faults.join("\n")
    );
}

/// The files below a folder with this end of their name, in order.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    let below = |path: PathBuf| if path.is_dir() { files(&path, end) } else { vec![path] };
    found.into_iter().flat_map(below).filter(|path| path.to_string_lossy().ends_with(end)).collect()
}

/// The values of a JSON file, or of JSON Lines.
fn values(path: &Path) -> serde_json::Result<Vec<Value>> {
    let text = fs::read_to_string(path).unwrap();
    serde_json::Deserializer::from_str(&text).into_iter().collect()
}

#[test]
fn each_schema_is_one_in_both_languages() {
    for one in SCHEMAS {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| {
            let printed = one.render(lang).unwrap();
            assert!(!printed.contains("title_en") && !printed.contains("description_en"), "{}", one.name);
            let value: Value = serde_json::from_str(&printed).unwrap();
            jsonschema::meta::validate(&value).unwrap_or_else(|error| panic!("{}: {error}", one.name));
            assert_eq!(value["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert_eq!(value["$id"], format!("urn:phuctra:schema:{}:1", one.name));
            value
        });
        assert_ne!(vi["title"], en["title"], "{}", one.name);
        assert_ne!(vi["description"], en["description"], "{}", one.name);
    }
}

/// A description without its other language would be printed in the wrong one.
#[test]
fn every_text_has_both_languages() {
    fn walk(value: &Value, at: &str, told: &mut usize) {
        if let Value::Object(entries) = value {
            for key in ["title", "description"] {
                let is_text = entries.get(key).is_some_and(Value::is_string);
                assert_eq!(is_text, entries.contains_key(&format!("{key}_en")), "{at}: {key}");
                *told += usize::from(is_text);
            }
            for (key, value) in entries {
                walk(value, &format!("{at}/{key}"), told);
            }
        }
    }
    let mut told = 0;
    for one in SCHEMAS {
        let path = format!("src/schema/{}.json", one.name);
        walk(&values(Path::new(&path)).unwrap()[0], &path, &mut told);
    }
    assert!(told > 300, "only {told} texts were seen");
}

/// Definitions that several schemas share are the same in all.
#[test]
fn shared_definitions_are_the_same() {
    let (report, audit) = (schema("report", Lang::Vi), schema("audit", Lang::Vi));
    let (rules, regress) = (schema("rules", Lang::Vi), schema("regress", Lang::Vi));
    let mut shared = 0;
    let [check, diff, coverage, rank] =
        ["rules-check", "rules-diff", "coverage", "rank"].map(|name| schema(name, Lang::Vi));
    let lowered = schema("lowered", Lang::Vi);
    let whole = [&audit, &check, &diff, &rank, &regress, &coverage, &lowered].map(|other| (other, ""));
    for (other, same) in whole.into_iter().chain([(&rules, "basis mode")]) {
        for (name, definition) in other["$defs"].as_object().unwrap() {
            let expected = &report["$defs"][name];
            if (same.is_empty() && !expected.is_null()) || same.split(' ').any(|word| word == name) {
                assert_eq!(definition, expected, "{name}");
                shared += 1;
            }
        }
    }
    assert!(shared > 10);
}

#[test]
fn the_command_prints_each_schema() {
    for one in SCHEMAS {
        for (option, lang) in [("vi", Lang::Vi), ("en", Lang::En)] {
            let (status, out, err) = verify(["schema", one.name, "--lang", option]);
            assert_eq!((status, err.as_str()), (0, ""));
            assert_eq!(out, one.render(lang).unwrap());
        }
    }
    let names = SCHEMAS.iter().map(|one| one.name).collect::<Vec<_>>();
    for lang in ["vi", "en"] {
        let (status, out, err) = verify(["schema", "rule", "--lang", lang]);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains("P603") && err.contains(&names.join(", ")), "{err}");
        let (status, help, _) = verify(["schema", "--help", "--lang", lang]);
        assert_eq!(status, 0);
        assert!(names.iter().all(|name| help.contains(&format!("{name}:"))), "{help}");
    }
}

#[test]
fn kept_reports_fit() {
    let validator = validator("report");
    let reports = files(Path::new("cases"), "report.json");
    assert!(!reports.is_empty());
    for path in reports {
        fits(&validator, &values(&path).unwrap()[0], &path.display().to_string());
    }
}

/// Every case of `cases/`, and its audit, as the program gives them now.
#[test]
fn reports_of_every_case_fit() {
    let (report, audit) = (validator("report"), validator("audit"));
    let cases = files(Path::new("cases"), "case.toml");
    assert!(cases.len() >= 4);
    for path in cases {
        let case: toml::Table = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut words: Vec<String> = vec!["--format".into(), "json".into()];
        for key in ["appraised", "raw", "document", "guidance"] {
            let file = case.get(key).map(|file| path.with_file_name(file.as_str().unwrap()));
            words.extend(file.into_iter().flat_map(|file| [format!("--{key}"), file.display().to_string()]));
        }
        let options = case.get("options").and_then(toml::Value::as_array).into_iter().flatten();
        words.extend(options.map(|option| option.as_str().unwrap().to_owned()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        for (validator, command) in
            [(&report, vec![]), (&audit, vec!["audit"]), (&audit, vec!["audit", "--self-test"])]
        {
            let (_, out, err) = verify([command.clone(), words.clone()].concat());
            let value = serde_json::from_str(&out)
                .unwrap_or_else(|error| panic!("{}: {error}: {err}", path.display()));
            fits(validator, &value, &format!("{} {command:?}", path.display()));
        }
    }
}

/// What an invented amendment changes, on every case.
#[test]
fn a_comparison_of_rule_sets_fits() {
    let sets = ["quang-tri-xa-2024", "tests/amendment/vi-du-sua-doi"];
    let words = ["rules", "diff", sets[0], sets[1], "--cases", "cases", "--format", "json"];
    let (status, out, err) = verify(words);
    assert_eq!((status, err.as_str()), (1, ""));
    let value: Value = serde_json::from_str(&out).unwrap();
    fits(&validator("rules-diff"), &value, "rules diff");
    assert!(
        value["differences"].as_array().unwrap().len() == 4 && value["cases"].as_array().unwrap().len() == 1
    );
}

/// The ranks of thirty units, by a mode that is asked for.
#[test]
fn ranks_fit() {
    let batch = "cases/qd766-phu-tho-2026";
    let (table, raw) = (format!("{batch}/appraised.csv"), format!("{batch}/raw.jsonl"));
    let words = ["rank", "--appraised", &table, "--raw", &raw, "--mode", "dense", "--format", "json"];
    let (status, out, err) = verify(words);
    assert_eq!((status, err.as_str()), (3, ""));
    let value: Value = serde_json::from_str(&out).unwrap();
    fits(&validator("rank"), &value, "rank");
    assert_eq!(value["ranking"][0]["units"].as_array().unwrap().len(), 30);
}

/// Every shipped rule set as a dossier has it.
#[test]
fn lowered_rule_sets_fit() {
    let validator = validator("lowered");
    for id in Catalogue::default().ids() {
        fits(&validator, &lowered(&id), &id);
    }
}

/// A shipped rule set, lowered.
fn lowered(id: &str) -> Value {
    let files = Catalogue::default().files(id).unwrap();
    let guidance = guidance::read(&files, &mut Problems::default()).unwrap();
    serde_json::from_slice(&dossier::lowered(&guidance).unwrap()).unwrap()
}

/// What is found in the shipped rule sets and in every wrong one.
#[test]
fn reports_of_rule_checks_fit() {
    let validator = validator("rules-check");
    let mut seen = 0;
    let sets = files(Path::new("tests/problems"), "guidance.toml");
    let folders = sets.iter().map(|file| file.parent().unwrap().display().to_string());
    for folder in std::iter::once("rules".to_owned()).chain(folders) {
        let (_, out, err) = verify(["rules", "check", &folder, "--format", "json"]);
        let value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{folder}: {error}: {err}"));
        fits(&validator, &value, &folder);
        seen += value["sets"]
            .as_array()
            .unwrap()
            .iter()
            .map(|set| set["findings"].as_array().unwrap().len())
            .sum::<usize>();
    }
    assert!(seen > 18, "only {seen} findings were seen");
}

/// Ranges of dates and percentages, which no case has.
#[test]
fn ranges_of_dates_and_percentages_fit() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ranges");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        fs::write(folder.join(name), text).unwrap();
        folder.join(name).display().to_string()
    };
    let table =
        file("a.csv", "code,name,max,appraised\n3.4,Ngày ban hành,1,1\n3.5,Mức độ hài lòng,4,\"3,44\"\n");
    let raw = r#"{"unit": "A", "period": "2024", "counts": {"3.4": {"issued": "2024-02-01"}, "3.5": {"satisfied": "86,5%"}}}"#;
    let raw = file("r.json", raw);
    let rules = "cases/vi-du-ba-xa/rules";
    let words = ["--appraised", &table, "--raw", &raw, "--guidance", rules, "--format", "json"];
    let (_, out, err) = verify(words);
    let report: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {err}"));
    fits(&validator("report"), &report, "ranges");
    let input = |row: usize| {
        let reverse = report["units"][0]["rows"][row]["reverse"].as_array().unwrap();
        let one = reverse.iter().find(|one| one["kind"] == "one_input").unwrap();
        assert_eq!(one["complete"], true);
        one["inputs"][0].clone()
    };
    let (date, percent) = (input(0), input(1));
    assert_eq!(date["step"], "day");
    assert_eq!(date["ranges"], serde_json::json!([{"low": null, "high": "2024-01-31"}]));
    assert_eq!(percent["step"], "0.1%");
    assert_eq!(percent["ranges"], serde_json::json!([{"low": "85.9%", "high": "86.1%"}]));
}

/// What moved in the cases, where nothing did and where something did.
#[test]
fn what_moved_fits() {
    let validator = validator("regress");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("moved");
    fs::create_dir_all(&folder).unwrap();
    for file in fs::read_dir("cases/vi-du-tu-cham").unwrap().map(|entry| entry.unwrap().path()) {
        let mut text = fs::read_to_string(&file).unwrap();
        text = text.replace(
            "../vi-du-ba-xa/rules",
            &fs::canonicalize("cases/vi-du-ba-xa/rules").unwrap().display().to_string(),
        );
        text = if file.ends_with("report.csv") { text.replace("3.45", "3.46") } else { text };
        fs::write(folder.join(file.file_name().unwrap()), text).unwrap();
    }
    for (cases, moved) in [("cases", 0), (folder.to_str().unwrap(), 1)] {
        let (status, out, err) = verify(["regress", cases, "--format", "json"]);
        let value: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {err}"));
        fits(&validator, &value, cases);
        assert_eq!((value["summary"]["moved"].as_u64(), status), (Some(moved), u8::from(moved > 0)), "{out}");
    }
}

/// What the figures of every case and of a small set reach.
#[test]
fn the_coverage_of_rule_sets_fits() {
    let validator = validator("coverage");
    for words in [vec!["cases"], vec!["tests/coverage/cases", "--guidance", "tests/coverage/rules"]] {
        let words = [vec!["regress", "--coverage", "--format", "json"], words].concat();
        let (status, out, err) = verify(&words);
        assert_eq!((status, err.as_str()), (1, ""));
        let value: Value = serde_json::from_str(&out).unwrap();
        fits(&validator, &value, &words.join(" "));
        assert!(value["sets"].as_array().unwrap().iter().all(|set| set["parts"][0]["text"].is_string()));
    }
}

/// Where something is wrong with the input, the report has problems, and fits too.
#[test]
fn reports_with_problems_fit() {
    let validator = validator("report");
    let mut seen = 0;
    for told in files(Path::new("tests/problems"), "problem.txt") {
        let text = fs::read_to_string(&told).unwrap();
        let Some(words) = text.lines().next().unwrap().strip_prefix("$ verify --appraised ") else {
            continue;
        };
        let output = Command::new(env!("CARGO_BIN_EXE_verify"))
            .args(["--format", "json", "--appraised"])
            .args(words.split(' '))
            .current_dir(told.parent().unwrap())
            .output()
            .unwrap();
        if let Ok(value) = serde_json::from_slice::<Value>(&output.stdout) {
            fits(&validator, &value, &told.display().to_string());
            seen += value["problems"].as_array().unwrap().len();
        }
    }
    assert!(seen > 20, "only {seen} problems were seen in reports");
}

/// Diagnostics about the shape of raw counts: these files, and no others, are refused.
const MISSHAPEN: &[&str] = &["P004", "P005", "P006", "P008", "P011", "P012", "P013", "P020", "P312"];

#[test]
fn raw_counts_fit_unless_they_are_misshapen() {
    let validator = validator("raw");
    let cases = [".json", ".jsonl"].map(|end| files(Path::new("cases"), &format!("raw{end}"))).concat();
    assert!(cases.len() >= 3);
    for path in cases {
        for value in values(&path).unwrap() {
            fits(&validator, &value, &path.display().to_string());
        }
    }
    let mut refused = Vec::new();
    for path in files(Path::new("tests/problems"), "raw.json") {
        let right = values(&path).is_ok_and(|values| values.iter().all(|value| validator.is_valid(value)));
        if !right {
            refused.push(path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    assert_eq!(refused, MISSHAPEN);
}

#[test]
fn appraised_tables_fit() {
    let validator = validator("appraised");
    let folders = ["cases", "tests"].map(|folder| files(Path::new(folder), "appraised.json")).concat();
    assert!(!folders.is_empty());
    for path in folders {
        for value in values(&path).unwrap() {
            fits(&validator, &value, &path.display().to_string());
        }
    }
}

/// A TOML file as JSON: dates become texts, as editors see them too.
fn from_toml(text: &str) -> Value {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(json).collect(),
            toml::Value::Table(entries) => {
                entries.into_iter().map(|(key, value)| (key, json(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    json(toml::Value::Table(toml::from_str(text).unwrap()))
}

#[test]
fn every_rule_file_fits() {
    let validator = validator("rules");
    let shipped = files(Path::new("rules"), ".toml");
    let invented = files(Path::new("cases"), ".toml").into_iter().filter(|path| !path.ends_with("case.toml"));
    let all: Vec<PathBuf> = shipped.into_iter().chain(invented).collect();
    assert!(all.len() >= 10);
    for path in all {
        fits(&validator, &from_toml(&fs::read_to_string(&path).unwrap()), &path.display().to_string());
    }
}
