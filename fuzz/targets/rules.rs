//! Any text as a rule set, alone and as a second file beside a good head: read, or told what is wrong. The
//! examples of what is read can be scored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phuctra::{
    guidance::{RuleFiles, read},
    problem::{Problems, render},
    source::Source,
    text::Lang,
    verify::example,
};

const HEAD: &str = r#"
format = 1
id = "vi-du"
title = "Ví dụ (không có thật)"
periods = ["2024"]
full = "1"
[[source]]
id = "s"
number = "1"
issuer = "x"
issued = 2024-01-31
[rounding]
criterion = { mode = "half_up", digits = 2, basis = "inferred" }
[[group]]
code = "1"
title = "x"
full = "1"
score = 'sum(children)'
basis = "inferred"
"#;

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = Source::new("criteria.toml", bytes) else { return };
    let Ok(head) = Source::new("guidance.toml", HEAD.as_bytes()) else { return };
    for files in [vec![file.clone()], vec![head, file]] {
        let mut problems = Problems::default();
        if let Some(guidance) = read(&RuleFiles::new(files), &mut problems) {
            let _ = example::failures(&guidance);
        }
        let told = render::all(&problems, Lang::Vi, false);
        assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{told:?}");
    }
});
