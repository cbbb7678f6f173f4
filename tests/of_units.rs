//! Values over all units: the mean, the best and the least of a whole batch, what is not known of it, and what is
//! published instead.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use serde_json::{Value, json};
use std::{env, ffi::OsString, fmt::Write as _, fs};

/// Ten points for the mean, ten for the share of the best; an invented rule set.
const SET: &str = r#"
format  = 1
id      = "so-sanh"
title   = "Ví dụ bịa để thử so sánh các đơn vị"
periods = ["2025"]
full    = "20"

[[source]]
id     = "vd"
number = "00/VD"
issuer = "Cơ quan ví dụ"

[[group]]
code  = "1"
title = "Nhóm"
full  = "20"
score = 'sum(children)'
basis = "inferred"

[[criterion]]
key   = "binh-quan"
group = "1"
code  = "1.1"
title = "So với bình quân"
full  = "10"
score = 'if b / a >= mean then full else b / a / mean × full'
if_zero = [{ when = 'a', then = "undetermined" }, { when = 'mean', then = "full" }]
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  a = { unit = "hồ sơ", effect = "any" }
  b = { unit = "hồ sơ", at_most = "a" }
  mean = { type = "percent", label = "Bình quân các xã", from = 'mean_of_units(b / a)' }

[[criterion]]
key   = "cao-nhat"
group = "1"
code  = "1.2"
title = "So với xã cao nhất"
full  = "10"
score = 'x / best × full'
if_zero = [{ when = 'best', then = "undetermined" }]
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  x = { unit = "máy", at_most = "best" }
  best = { type = "count", unit = "máy", label = "Xã cao nhất", from = 'best_of_units(x)' }
"#;

/// A unit's counts.
fn counts(b: u32, a: u32, x: Option<u32>) -> Value {
    json!({ "1.1": { "a": a, "b": b }, "1.2": { "x": x } })
}

/// What `verify` prints for these units, each granted 5 points of 10 twice.
fn verify(name: &str, units: &[(&str, Value)], words: &[&str]) -> (u8, String, String) {
    let folder = env::temp_dir().join(format!("phuctra-of-units-{}-{name}", std::process::id()));
    fs::create_dir_all(folder.join("rules/so-sanh")).unwrap();
    fs::write(folder.join("rules/so-sanh/guidance.toml"), SET).unwrap();
    let mut table = "đơn vị;mã;tên;điểm tối đa;điểm thẩm định\n".to_owned();
    let mut raw = Vec::new();
    for (unit, counts) in units {
        writeln!(table, "{unit};1.1;So với bình quân;10;5\n{unit};1.2;So với xã cao nhất;10;5").unwrap();
        raw.push(json!({
            "unit": unit, "period": "2025", "guidance": "so-sanh", "counts": counts,
            "evidence": { "cb": { "title": "Công bố (ví dụ bịa)" } },
        }));
    }
    fs::write(folder.join("diem.csv"), table).unwrap();
    fs::write(folder.join("raw.json"), Value::from(raw).to_string()).unwrap();
    let path = |name: &str| folder.join(name).into_os_string();
    let files: [OsString; 6] = [
        "--appraised".into(),
        path("diem.csv"),
        "--raw".into(),
        path("raw.json"),
        "--rules".into(),
        path("rules"),
    ];
    let told = program::verify(words.iter().map(OsString::from).chain(files));
    fs::remove_dir_all(&folder).unwrap();
    told
}

fn report(name: &str, units: &[(&str, Value)], words: &[&str]) -> Value {
    let (_, out, err) = verify(name, units, &[words, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {err}"))
}

/// The recomputed points of a unit's rows, or between which they lie.
fn points(report: &Value, unit: usize) -> [String; 2] {
    [0, 1].map(|row| {
        let row = &report["units"][unit]["rows"][row];
        match row["expected"].as_str() {
            Some(points) => points.to_owned(),
            None => format!("{}..{}", row["bounds"]["low"], row["bounds"]["high"]).replace('"', ""),
        }
    })
}

fn three() -> [(&'static str, Value); 3] {
    [("Xã A", counts(4, 10, Some(8))), ("Xã B", counts(8, 10, Some(10))), ("Xã C", counts(6, 10, Some(4)))]
}

#[test]
fn a_whole_batch_gives_mean_and_best() {
    let found = report("whole", &three(), &["--batch", "3"]);
    // The mean is 60 %; the best has 10.
    assert_eq!(points(&found, 0), ["20/3", "8"]);
    assert_eq!(points(&found, 1), ["10", "10"]);
    assert_eq!(points(&found, 2), ["10", "4"]);
    let mean = found["units"][0]["rows"][0]["counts"][2].clone();
    assert_eq!((&mean["value"], &mean["over"]["absent"]), (&json!("0.6"), &json!(0)));
    assert_eq!(mean["over"]["members"][1], json!({ "unit": "Xã B", "value": "4/5" }));
    let trace = found["units"][0]["rows"][0]["trace"].to_string();
    assert!(trace.contains("0.4 / 0.6") || trace.contains("2/5 / 0.6"), "{trace}");
}

#[test]
fn a_batch_that_is_not_declared_whole_decides_nothing() {
    let found = report("undeclared", &three(), &[]);
    assert_eq!(points(&found, 0), ["0..10", "0..10"]);
    assert_eq!(found["units"][0]["rows"][0]["missing"], json!(["mean"]));
    let (_, text, _) = verify("undeclared-text", &three(), &[]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("mean_of_units(b / a): cần giá trị đã công bố kèm tài liệu"), "{text}");
}

#[test]
fn what_is_not_known_widens_the_bounds() {
    // Of four units one is not there: the mean is from 45 % to 70 %, the best is 10 or more.
    let found = report("missing", &three(), &["--batch", "4"]);
    let [mean, best] = points(&found, 0);
    // 0.4 / 0.7 × 10 = 40/7 and 0.4 / 0.45 × 10 = 80/9.
    assert_eq!(mean, "40/7..80/9");
    assert_eq!(best, "0..8");
    // Whatever the fourth has, B is above the mean.
    assert_eq!(points(&found, 1)[0], "10");
    let mut units = three();
    units[2].1 = counts(6, 10, None);
    assert_eq!(points(&report("unknown", &units, &["--batch", "3"]), 0)[1], "0..8");
}

#[test]
fn a_published_value_needs_its_document() {
    let mut units = three();
    units[0].1["1.1"]["mean"] = json!({ "value": "50%", "evidence": "cb" });
    let found = report("published", &units, &["--batch", "3"]);
    assert_eq!((points(&found, 0)[0].as_str(), points(&found, 2)[0].as_str()), ("8", "10"));
    units[0].1["1.1"]["mean"] = json!("50%");
    let (status, _, err) = verify("unpublished", &units, &["--batch", "3"]);
    assert_eq!(status, 2);
    assert!(err.contains("P452"), "{err}");
}

#[test]
fn a_batch_has_no_more_units_than_it_is_said_to_have() {
    let (status, out, err) = verify("more", &three(), &["--batch", "2"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("P603") && err.contains("≥ 3"), "{err}");
}

#[test]
fn the_units_are_named() {
    let (_, text, _) = verify("named", &three(), &["--batch", "4"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("best_of_units(x), 3 đơn vị: Xã A 8; Xã B 10; Xã C 4; còn thiếu 1 đơn vị"),
        "{text}"
    );
}
