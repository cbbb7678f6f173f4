//! Any text as JSON: read, or told what is wrong. What is read without a problem is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::{
    input::{read_appraised, read_raw},
    problem::{Problems, render},
    source::{Source, parse_json},
    text::Lang,
};
use serde::de::IgnoredAny;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::new("raw.json", bytes) else { return };
    let mut problems = Problems::default();
    let read = parse_json(&source, &mut problems).is_some() && !problems.any_error();
    if read {
        let mut values = serde_json::Deserializer::from_str(source.text()).into_iter::<IgnoredAny>();
        assert!(values.all(|value| value.is_ok()), "read, but no JSON: {:?}", source.text());
    }
    let _ = read_raw(&source, &mut problems);
    let _ = read_appraised(&source, &mut problems);
    let told = render::all(&problems, Lang::En, false);
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
});
