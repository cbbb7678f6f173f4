//! Any text as JSON: read, or told what is wrong. What is read without a problem is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::{
    input::{Appraised, Raw},
    problem::{Problems, render},
    source::{Source, json_items, json_node},
    text::Lang,
};
use serde::de::IgnoredAny;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::new("raw.json", bytes) else { return };
    let mut problems = Problems::default();
    let read = json_items(&source, &mut problems)
        .is_some_and(|items| items.into_iter().all(|item| json_node(&source, item, &mut problems).is_some()))
        && !problems.any_error();
    if read {
        let mut values = serde_json::Deserializer::from_str(source.text()).into_iter::<IgnoredAny>();
        assert!(values.all(|value| value.is_ok()), "read, but no JSON: {:?}", source.text());
    }
    if let Some(raw) = Raw::open(source.clone(), &mut problems) {
        let _ = raw.units(&mut problems);
    }
    if let Some(appraised) = Appraised::open(source, &mut problems) {
        let _ = appraised.rows(&mut problems);
    }
    let told = render::all(&problems, Lang::En, false);
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
});
