//! Any names, titles and reasons in a table of scores: whatever is printed holds no control or bidirectional
//! character, and the JSON is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::cli::{Screen, run};
use std::{fs, path::PathBuf};

const HIDDEN: [char; 4] = ['\u{202E}', '\u{2066}', '\u{200B}', '\u{FEFF}'];

fuzz_target!(|text: &str| {
    let folder: PathBuf = std::env::temp_dir().join(format!("phuctra-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let quoted = format!("\"{}\"", text.replace('"', "\"\""));
    let table = format!(
        "code,name,max,appraised,reason\n3.13.2,{quoted},1,\"0,21\",{quoted}\n{quoted},{quoted},1,1,\n"
    );
    let name = serde_json::to_string(text).expect("a text");
    let raw = format!(
        r#"{{"unit": {name}, "period": "2024", "guidance": "quang-tri-xa-2024",
            "counts": {{"3.13.2": {{"a": {{"value": 28, "evidence": "e", "at": {name}}}, "b": 27}}}},
            "evidence": {{"e": {{"title": {name}}}}}}}"#
    );
    let (appraised, counts) = (folder.join("appraised.csv"), folder.join("raw.json"));
    fs::write(&appraised, table).expect("a file");
    fs::write(&counts, raw).expect("a file");
    for format in ["text", "json", "csv"] {
        let mut words = vec!["verify".into(), "--appraised".into(), appraised.clone().into_os_string()];
        words.extend(["--raw".into(), counts.clone().into_os_string(), "--format".into(), format.into()]);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        run(words, &Screen::default(), &mut out, &mut err);
        let told = String::from_utf8(err).expect("text");
        let shown = String::from_utf8(out).expect("text");
        assert!(!told.chars().any(|c| (c.is_control() && c != '\n') || HIDDEN.contains(&c)), "{told:?}");
        match format {
            "text" => assert!(
                !shown.chars().any(|c| (c.is_control() && c != '\n') || HIDDEN.contains(&c)),
                "{shown:?}"
            ),
            "json" if !shown.is_empty() => {
                serde_json::from_str::<serde::de::IgnoredAny>(&shown).expect("JSON");
            }
            _ => {}
        }
    }
});
