//! Grades: which the points give, which are possible where points are not known, and what no points can show.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use phuctra::{
    guidance::{Catalogue, RuleFiles, read},
    model::Guidance,
    problem::{Fault, Problems},
    source::Source,
    verify::grade::failures,
};
use serde_json::{Value, json};
use std::{env, ffi::OsString, fs};

const SET: &str = r#"
format  = 1
id      = "xep-loai"
title   = "Ví dụ bịa để thử xếp loại"
periods = ["2025"]
full    = "100"

[[source]]
id     = "vd"
number = "00/VD"
issuer = "Cơ quan ví dụ"

[[group]]
code  = "1"
title = "Nhóm thứ nhất"
full  = "60"
score = 'sum(children)'
basis = "inferred"

[[group]]
code  = "2"
title = "Nhóm thứ hai"
full  = "40"
score = 'sum(children)'
basis = "inferred"

[[criterion]]
key   = "mot"
group = "1"
code  = "1.1"
title = "Tiêu chí một"
full  = "60"
score = 'min(full, a)'
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  a = { unit = "điểm" }

[[criterion]]
key   = "hai"
group = "2"
code  = "2.1"
title = "Tiêu chí hai"
full  = "40"
score = 'min(full, b)'
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  b = { unit = "điểm" }

[[grade]]
label = "Xuất sắc"
when  = 'total >= 90 and criterion("2.1") > 30'
condition = "Không có công chức bị kỷ luật."
basis = "inferred"

[[grade]]
label = "Tốt"
when  = 'total >= 80 and group("1") >= 50% × 60 and criterion("hai") > 0'
basis = "inferred"
  [[grade.example]]
  points = { total = "80", 'group("1")' = "30", 'criterion("hai")' = "0.5" }

[[grade]]
label = "Khá"
when  = 'true'
basis = "inferred"
"#;

fn set(text: &str) -> (Option<Guidance>, Vec<&'static str>) {
    let mut problems = Problems::default();
    let source = Source::new("guidance.toml", text.as_bytes()).unwrap();
    let guidance = read(&RuleFiles::new(vec![source]), &mut problems);
    (guidance, problems.iter().map(|problem| problem.kind.code()).collect())
}

/// The report on a unit with these granted points and counts.
fn report(name: &str, granted: [&str; 3], counts: &Value, format: &str) -> String {
    let folder = env::temp_dir().join(format!("phuctra-grades-{}-{name}", std::process::id()));
    fs::create_dir_all(folder.join("rules/xep-loai")).unwrap();
    fs::write(folder.join("rules/xep-loai/guidance.toml"), SET).unwrap();
    let [one, two, total] = granted;
    let table = format!(
        "mã;tên;điểm tối đa;điểm thẩm định\n\
        1;Nhóm thứ nhất;60;{one}\n1.1;Tiêu chí một;60;{one}\n\
        2;Nhóm thứ hai;40;{two}\n2.1;Tiêu chí hai;40;{two}\n;Tổng cộng;100;{total}\n"
    );
    let raw = json!({ "unit": "Xã A", "period": "2025", "guidance": "xep-loai", "counts": counts });
    fs::write(folder.join("diem.csv"), table).unwrap();
    fs::write(folder.join("raw.json"), raw.to_string()).unwrap();
    let path = |name: &str| folder.join(name).into_os_string();
    let words: [OsString; 4] = ["--appraised".into(), path("diem.csv"), "--raw".into(), path("raw.json")];
    let words = words.into_iter().chain(["--rules".into(), path("rules"), "--format".into(), format.into()]);
    let (status, out, err) = program::verify(words);
    fs::remove_dir_all(&folder).unwrap();
    assert!([0, 1, 3].contains(&status), "{err}");
    out
}

fn grades(name: &str, granted: [&str; 3], counts: &Value) -> Value {
    let report: Value = serde_json::from_str(&report(name, granted, counts, "json")).unwrap();
    report["units"][0]["grades"].clone()
}

#[test]
fn the_first_grade_that_holds_is_given() {
    let found = grades("first", ["50", "20", "70"], &json!({ "1.1": { "a": 50 }, "2.1": { "b": 30 } }));
    assert_eq!((&found["appraised"]["grade"], &found["expected"]["grade"]), (&json!("Khá"), &json!("Tốt")));
    assert_eq!(found["corrected"]["grade"], "Tốt");
}

/// 79.99 is not 80, nor is a gate that is missed made up for.
#[test]
fn thresholds_and_gates_are_exact() {
    let grade = |name, granted| grades(name, granted, &json!({}))["appraised"]["grade"].clone();
    assert_eq!(grade("below", ["50", "29,99", "79,99"]), "Khá");
    assert_eq!(grade("at", ["50", "30", "80"]), "Tốt");
    assert_eq!(grade("gate", ["60", "0", "80"]), "Khá");
}

#[test]
fn unknown_points_give_the_grades_that_are_possible() {
    let found = grades("unknown", ["50", "20", "70"], &json!({ "1.1": { "a": 50 } }));
    let expected = &found["expected"];
    assert_eq!((&expected["grade"], &expected["none"]), (&Value::Null, &json!(false)));
    assert_eq!(expected["possible"], json!(["Xuất sắc", "Tốt", "Khá"]));
    let found = grades("low", ["50", "20", "70"], &json!({ "1.1": { "a": 20 } }));
    assert_eq!(found["expected"]["grade"], "Khá");
}

#[test]
fn a_condition_that_no_points_show_is_never_more_than_possible() {
    let found = grades("condition", ["60", "40", "100"], &json!({}));
    let found = &found["appraised"];
    assert_eq!((&found["grade"], &found["possible"]), (&Value::Null, &json!(["Xuất sắc", "Tốt"])));
    assert_eq!(found["conditions"], json!(["Không có công chức bị kỷ luật."]));
}

#[test]
fn the_report_for_people_names_them() {
    let text = report("text", ["50", "20", "70"], &json!({ "1.1": { "a": 50 } }), "text");
    for words in
        ["XẾP LOẠI", "Theo điểm thẩm định", "chưa rõ: Xuất sắc hoặc Tốt hoặc Khá", "Không có công chức"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_wrong_grade_is_told_where_it_is_written() {
    assert_eq!(set(SET).1, [""; 0]);
    let codes = |from: &str, to: &str| set(&SET.replace(from, to)).1;
    assert_eq!(codes("criterion(\"2.1\")", "criterion(\"2.2\")"), ["P509"]);
    assert_eq!(codes("label = \"Tốt\"", "label = \"Khá\""), ["P404"]);
    assert_eq!(codes("'total >= 90 and", "'total and"), ["P517"]);
    assert_eq!(codes("points = { total = \"80\"", "points = { sum = \"80\""), ["P405"]);
}

#[test]
fn an_example_is_run() {
    assert_eq!(failures(&set(SET).0.unwrap()), []);
    let wrong = set(&SET.replace("total = \"80\"", "total = \"79.99\"")).0.unwrap();
    assert_eq!(failures(&wrong).len(), 1);
    // What the example leaves open must not matter.
    let open = set(&SET.replace(", 'criterion(\"hai\")' = \"0.5\"", "")).0.unwrap();
    assert_eq!(failures(&open).len(), 1);
}

/// Points that no grade fits are told as such, also where the grades may fit or may not.
#[test]
fn an_example_that_no_grade_fits_is_told_in_words() {
    let folder = env::temp_dir().join(format!("phuctra-grades-{}-no-grade", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let set = SET.replace("'true'", "'total >= 50'").replace("total = \"80\"", "total = \"40\"");
    fs::write(folder.join("guidance.toml"), set).unwrap();
    let (status, out, err) =
        program::verify(["rules", "check", &folder.display().to_string(), "--lang", "vi"]);
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(status, 1, "{err}");
    assert!(out.contains("ví dụ ghi Tốt, quy tắc cho kết quả không thuộc loại nào"), "{out}");
}

#[test]
fn shipped_grades_have_examples_that_hold() {
    let catalogue = Catalogue::default();
    let mut graded = 0;
    for id in catalogue.ids() {
        let guidance = read(&catalogue.files(&id).unwrap(), &mut Problems::default()).unwrap();
        assert_eq!(failures(&guidance), [], "{id}");
        assert!(guidance.grades.list.iter().all(|grade| !grade.examples.is_empty()), "{id}");
        graded += usize::from(!guidance.grades.list.is_empty());
    }
    assert_eq!(graded, 6);
}
