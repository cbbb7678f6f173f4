//! What a change of grades, of the ranking and of relations changes, and for which units of a case; as text, as JSON
//! and as a page.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use serde_json::{Value, json};
use std::{env, ffi::OsString, fs};

/// An invented rule set, with grades and a ranking.
const OLD: &str = r#"
format  = 1
id      = "cu"
title   = "Ví dụ bịa: bộ cũ"
periods = ["2025"]
full    = "20"

[[source]]
id     = "vd"
number = "00/VD"
issuer = "Cơ quan ví dụ"

[ranking]
mode  = "competition"
basis = "inferred"

[[group]]
code  = "1"
title = "Nhóm"
full  = "20"
score = 'sum(children)'
basis = "inferred"

[[criterion]]
key   = "mot"
group = "1"
code  = "1.1"
title = "Tiêu chí một"
full  = "10"
score = 'min(full, a)'
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  a = { unit = "điểm" }

[[criterion]]
key   = "hai"
group = "1"
code  = "1.2"
title = "Tiêu chí hai"
full  = "10"
score = 'min(full, b)'
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  b = { unit = "điểm" }

[[grade]]
label = "Tốt"
when  = 'total >= 14'
basis = "inferred"

[[grade]]
label = "Khá"
when  = 'true'
basis = "inferred"
"#;

/// `verify rules diff` on the old set and a changed one, with a case of three units.
fn diff(name: &str, changes: &[(&str, &str)], words: &[&str]) -> (u8, String) {
    let folder = env::temp_dir().join(format!("phuctra-diff-{}-{name}", std::process::id()));
    fs::create_dir_all(folder.join("ho-so/rules")).unwrap();
    fs::create_dir_all(folder.join("moi")).unwrap();
    fs::write(folder.join("ho-so/rules/guidance.toml"), OLD).unwrap();
    let new = changes.iter().fold(OLD.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    });
    fs::write(folder.join("moi/guidance.toml"), new).unwrap();
    let units = [("Xã <A>", 10, 4), ("Xã B", 7, 6), ("Xã C", 6, 7)];
    let table =
        units.map(|(unit, a, b)| format!("{unit};1.1;Tiêu chí một;10;{a}\n{unit};1.2;Tiêu chí hai;10;{b}\n"));
    let counts = units.map(|(unit, a, b)| {
        json!({ "unit": unit, "period": "2025", "counts": { "1.1": { "a": a }, "1.2": { "b": b } } })
    });
    fs::write(
        folder.join("ho-so/a.csv"),
        format!("đơn vị;mã;tên;điểm tối đa;điểm thẩm định\n{}", table.concat()),
    )
    .unwrap();
    fs::write(folder.join("ho-so/r.json"), Value::from(counts.to_vec()).to_string()).unwrap();
    let case = "title = \"Ví dụ (không có thật): ba xã\"\nkind = \"invented\"\nappraised = \"a.csv\"\nraw = \"r.json\"\n\
                guidance = \"rules\"\nexit = 0\nreports = [\"report.csv\"]\n";
    fs::write(folder.join("ho-so/case.toml"), case).unwrap();
    fs::write(folder.join("ho-so/notes.md"), "Bịa.\n").unwrap();
    let path = |name: &str| folder.join(name).into_os_string();
    let sets: [OsString; 6] =
        ["rules".into(), "diff".into(), path("ho-so/rules"), path("moi"), "--cases".into(), path("ho-so")];
    let (status, out, err) = program::verify(sets.into_iter().chain(words.iter().map(OsString::from)));
    fs::remove_dir_all(&folder).unwrap();
    assert!(err.is_empty() || status == 2, "{err}");
    (status, if status == 2 { err } else { out })
}

fn report(name: &str, changes: &[(&str, &str)]) -> Value {
    let (status, out) = diff(name, changes, &["--format", "json"]);
    assert_eq!(status, 1, "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
    let schema = phuctra::schema::find("rules-diff").unwrap().render(phuctra::text::Lang::Vi).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    assert!(jsonschema::is_valid(&schema, &report), "{out}");
    report
}

#[test]
fn a_changed_grade_is_told_with_those_who_lose_it() {
    let found = report("grade", &[("total >= 14", "total >= 15")]);
    let [one] = found["differences"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(
        (&one["about"], &one["name"], &one["change"]),
        (&json!("grade"), &json!("Tốt"), &json!("changed"))
    );
    assert_eq!(one["parts"], json!([{ "part": "points", "old": "total ≥ 14", "new": "total ≥ 15" }]));
    let [unit] = found["cases"][0]["units"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(unit["unit"], "Xã <A>");
    assert_eq!((&unit["old_grades"], &unit["new_grades"]), (&json!(["Tốt"]), &json!(["Khá"])));
    let (_, text) = diff("grade-text", &[("total >= 14", "total >= 15")], &[]);
    assert!(text.contains("Xếp loại: Tốt") && text.contains("xếp loại: Tốt → Khá"), "{text}");
}

#[test]
fn grades_that_come_go_and_change_places_are_told() {
    let more = "[[grade]]\nlabel = \"Xuất sắc\"\nwhen  = 'total >= 18'\nbasis = \"inferred\"\n\n[[grade]]\nlabel = \"Tốt\"";
    let found = report("more", &[("[[grade]]\nlabel = \"Tốt\"", more)]);
    let told: Vec<(&Value, &Value)> =
        found["differences"].as_array().unwrap().iter().map(|one| (&one["name"], &one["change"])).collect();
    let words = [("Xuất sắc", "added"), ("Tốt", "changed"), ("Khá", "changed")];
    assert_eq!(
        told,
        words.map(|(name, change)| (json!(name), json!(change))).each_ref().map(|(a, b)| (a, b))
    );
    let found = report(
        "condition",
        &[("when  = 'total >= 14'", "when  = 'total >= 14'\ncondition = \"Không vi phạm.\"")],
    );
    assert_eq!(found["differences"][0]["parts"][0]["part"], "condition");
    assert_eq!(found["cases"][0]["units"][0]["new_grades"], json!(["Tốt", "Khá"]));
}

/// B and C have equal totals; the new set lets the second criterion decide.
#[test]
fn a_changed_ranking_moves_ranks() {
    let ties = "mode  = \"sequential\"\nties  = ['criterion(\"hai\")']";
    let found = report("ranking", &[("mode  = \"competition\"", ties)]);
    assert_eq!(
        found["differences"][0]["parts"],
        json!([{ "part": "ranking", "old": "competition", "new": "sequential; criterion(\"hai\")" }])
    );
    let ranks: Vec<(&Value, &Value, &Value)> = found["cases"][0]["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (&unit["unit"], &unit["old_rank"], &unit["new_rank"]))
        .collect();
    assert_eq!(ranks, [(&json!("Xã B"), &json!(2), &json!(3))]);
    let found = report("open", &[("mode  = \"competition\"", "mode  = \"sequential\"")]);
    assert_eq!(found["cases"][0]["units"][0]["new_rank"], Value::Null);
}

#[test]
fn a_relation_that_comes_is_told() {
    let relation = "[[relation]]\npart = { criterion = \"mot\", input = \"a\" }\n\
                    whole = { criterion = \"hai\", input = \"b\" }\nwhy = \"Ví dụ bịa.\"\n\
                    cite = { source = \"vd\", basis = \"inferred\" }\n\n[[grade]]\nlabel = \"Tốt\"";
    let found = report("relation", &[("[[grade]]\nlabel = \"Tốt\"", relation)]);
    let parts = &found["differences"][0]["parts"];
    assert_eq!(parts, &json!([{ "part": "relation", "old": null, "new": "mot.a ≤ hai.b" }]));
}

#[test]
fn the_page_needs_nothing_else_and_escapes_what_it_shows() {
    let (status, html) = diff(
        "page",
        &[("total >= 14", "total >= 15"), ("Tiêu chí hai", "Tiêu chí <b>hai</b>")],
        &["--format", "html"],
    );
    assert_eq!(status, 1);
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<title>cu → cu</title>"), "{html}");
    assert!(html.contains("Xã &lt;A&gt;") && html.contains("&lt;b&gt;hai&lt;/b&gt;"), "{html}");
    for forbidden in ["<script", "http://", "https://", "Xã <A>", "src="] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    // What came and went is told by signs too, not by colour alone.
    assert!(html.contains("[+"), "{html}");
}

#[test]
fn formats_that_a_command_does_not_give_are_refused() {
    let sets = ["rules", "diff", "nd307-2025-xa", "nd307-2025-phuong"];
    for (words, format, takes) in [
        (&["rules", "list"][..], "html", "text"),
        (&["rules", "list"], "json", "text"),
        (&["rules", "check"], "html", "text, json, junit, sarif, github"),
        (&["rules", "check"], "csv", "text, json, junit, sarif, github"),
        (&["regress"], "html", "text, json, junit, sarif, github"),
        (&["regress"], "csv", "text, json, junit, sarif, github"),
        (&sets, "csv", "text, html, json"),
    ] {
        let (status, out, err) = program::verify(words.iter().chain(&["--format", format]));
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains("P603") && err.contains(&format!("`{format}`, cần: {takes}")), "{err}");
    }
}

/// A has 10 points, and the new rule does not say what 10 of `a` give.
#[test]
fn a_score_that_is_not_known_any_more_is_no_loss() {
    let silent = "score = 'min(full, a × (a - 10) / (a - 10))'\n\
                  if_zero = [{ when = 'a - 10', then = \"undetermined\", basis = \"inferred\" }]";
    let changes = [("score = 'min(full, a)'", silent)];
    let found = report("silent", &changes);
    let one = &found["differences"][0];
    assert_eq!((&one["gain"], &one["loss"], &one["opened"]), (&Value::Null, &Value::Null, &Value::Null));
    let closed = json!({ "count": 1, "inputs": "a = 10", "points": "10", "other": "undetermined" });
    assert_eq!(one["closed"], closed);
    let units = found["cases"][0]["units"].as_array().unwrap();
    let unit = units.iter().find(|unit| unit["unit"] == "Xã <A>").unwrap();
    let moved = json!({ "name": "mot", "old": "10", "new": null, "old_state": "scored", "new_state": "undetermined" });
    assert_eq!(unit["criteria"], json!([moved]));
    assert_eq!(unit["sum"], json!({ "old": "4", "new": "4" }));
    let (_, text) = diff("silent-text", &changes, &["--lang", "en"]);
    assert!(text.contains("10 → undetermined"), "{text}");
    assert!(text.contains("gives no points any more: 1 of the sets tried, such as a = 10"), "{text}");
}

/// The counts of a case are not taken for those of an input that only has the same name.
#[test]
fn a_count_of_another_kind_is_another_count() {
    let found = report("kind", &[("b = { unit = \"điểm\" }", "b = { type = \"number\", unit = \"điểm\" }")]);
    let criteria = &found["cases"][0]["units"][0]["criteria"];
    let moved = json!([{ "name": "hai", "old": "4", "new": null, "old_state": "scored", "new_state": "undetermined" }]);
    assert_eq!(criteria, &moved);
}
