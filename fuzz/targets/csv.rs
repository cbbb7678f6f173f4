//! Any bytes as a table of scores and as a table of counts: read, or told what is wrong; never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::{
    input::{Appraised, Raw},
    problem::{Problems, render},
    source::Source,
    text::Lang,
};

fuzz_target!(|bytes: &[u8]| {
    // The reader takes what starts like JSON for JSON; that has a target of its own.
    let Ok(source) = Source::new("table.csv", bytes) else { return };
    let mut problems = Problems::default();
    if let Some(raw) = Raw::open(source.clone(), &mut problems) {
        let _ = raw.units(&mut problems);
    }
    if let Some(appraised) = Appraised::open(source, &mut problems) {
        let _ = appraised.rows(&mut problems);
    }
    let told = render::all(&problems, Lang::Vi, false);
    assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
});
