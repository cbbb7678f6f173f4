//! What breaks one constraint of a schema is refused: one change of a right value at a time.

use super::{from_toml, lowered, validator, values};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::Path;

/// A right value, and changes of it: a place, and what is put there (`null` with `absent`: the key is removed).
struct Changes {
    validator: Validator,
    right: Value,
}

impl Changes {
    fn of(schema: &str, right: Value) -> Self {
        let validator = validator(schema);
        assert!(validator.is_valid(&right), "{schema}: the value to be broken is not right");
        Self { validator, right }
    }

    /// The value with something else at a place; a key that is not there yet is added.
    fn with(&self, place: &str, value: Value) -> Value {
        let mut changed = self.right.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        let parent = changed.pointer_mut(parent).unwrap_or_else(|| panic!("no place {place}"));
        match parent {
            Value::Object(entries) => drop(entries.insert(key.to_owned(), value)),
            other => other[key.parse::<usize>().unwrap()] = value,
        }
        changed
    }

    fn without(&self, place: &str) -> Value {
        let mut changed = self.right.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        let removed = changed
            .pointer_mut(parent)
            .and_then(Value::as_object_mut)
            .and_then(|entries| entries.remove(key));
        assert!(removed.is_some(), "no place {place}");
        changed
    }

    #[track_caller]
    fn refuses(&self, place: &str, value: Value) {
        let changed = self.with(place, value);
        assert_ne!(changed, self.right, "{place} was not changed");
        assert!(!self.validator.is_valid(&changed), "{place} may be {}", changed.pointer(place).unwrap());
    }

    #[track_caller]
    fn takes(&self, place: &str, value: Value) {
        let changed = self.with(place, value);
        let faults = super::faults(&self.validator, &changed);
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[track_caller]
    fn needs(&self, place: &str) {
        assert!(!self.validator.is_valid(&self.without(place)), "{place} may be missing");
    }
}

#[test]
fn reports() {
    let report = values(Path::new("cases/trieu-trach-2024/report.json")).unwrap().remove(0);
    let report = Changes::of("report", report);
    for place in [
        "/schema",
        "/summary",
        "/units/0/rows/0/gap",
        "/units/0/groups/0/code",
        "/units/0/appeal",
        "/summary/judged",
    ] {
        report.needs(place);
    }
    report.refuses("/schema", json!("phuctra-report-2"));
    report.refuses("/extra", json!(1));
    report.refuses("/inputs/0/sha256", json!("0"));
    report.refuses("/inputs/0/role", json!("other"));
    report.refuses("/units/0/rows/0/extra", json!(1));
    report.refuses("/units/0/rows/0/outcome", json!("agreed"));
    report.refuses("/units/0/rows/0/appraised", json!(0.21));
    report.refuses("/units/0/rows/0/appraised", json!("0,21"));
    report.refuses("/units/0/rows/0/exact", json!("0.21"));
    report.refuses("/units/0/rows/0/line", json!(0));
    report.refuses("/units/0/rows/0/basis", json!("known"));
    report.refuses("/units/0/rows/0/bounds", json!({"low": "0"}));
    report.refuses("/units/0/total/code", json!("1"));
    report.refuses("/summary/rows", Value::Null);
    report.refuses("/summary/agrees_by_basis/guessed", json!(1));
    report.takes("/units/0/rows/0/bounds", json!({"low": "0", "high": null}));
    report.takes("/units/0/rows/0/gap", json!("-1/3"));
}

#[test]
fn lowered_rules() {
    let rules = Changes::of("lowered", lowered("quang-tri-xa-2024"));
    for place in ["/schema", "/groups/0/share", "/criteria/0/tree", "/criteria/0/readings", "/rounding/total"]
    {
        rules.needs(place);
    }
    let computed = |one: &Value| one["rule"] == "computed";
    let at = rules.right["criteria"].as_array().unwrap().iter().position(computed).unwrap();
    let tree = format!("/criteria/{at}/tree");
    // What is computed has a formula; what is not has none.
    rules.needs(&format!("/criteria/{at}/formula"));
    rules.refuses(&tree, Value::Null);
    rules.refuses(&format!("/criteria/{at}/rule"), json!("judged"));
    for wrong in [
        json!(["/", ["input", "b"]]),
        json!(["/", ["input", "b"], ["input", "a"], ["full"]]),
        json!(["+", "b", "a"]),
        json!(["number", 1]),
        json!(["number", "0,5"]),
        json!(["full", "1"]),
        json!(["children", "least"]),
        json!(["min"]),
        json!(["if", ["truth", true], ["full"]]),
        json!(["round", ["full"], "2", "half_up"]),
        json!(["round", ["full"], 2, "half"]),
        json!(["mod", ["full"], ["full"]]),
        json!([]),
    ] {
        rules.refuses(&tree, wrong);
    }
    rules.takes(&tree, json!(["round", ["max", ["full"], ["number", "-1/3"], ["measure"]], 2, "half_up"]));
    rules.takes(
        &tree,
        json!(["let", ["input", "a"], ["if", ["<", ["measure"], ["percent", "80"]], ["full"], ["excluded"]]]),
    );
}

#[test]
fn raw_counts() {
    let unit = json!({
        "unit": "Xã A", "period": "2024", "guidance": "g",
        "counts": {"3.1": {"a": 28, "b": {"value": 27, "evidence": "e"}, "c": {"values": [{"value": 1}, {"value": 2}]}}},
        "previous": {"period": "2023", "appraised": {"3.1": "0,21"}, "counts": {"3.1": {"a": 30}}},
        "evidence": {"e": {"file": "thu-muc/e.txt"}}
    });
    let raw = Changes::of("raw", json!([unit]));
    assert!(raw.validator.is_valid(&raw.right[0]), "one unit stands alone");
    for place in ["/0/unit", "/0/counts", "/0/counts/3.1/b/value", "/0/counts/3.1/c/values/0/value"] {
        raw.needs(place);
    }
    raw.refuses("/0/unit", json!("  "));
    raw.refuses("/0/unit_id", Value::Null);
    raw.refuses("/0/period", json!(2024));
    raw.refuses("/0/perod", json!("2024"));
    raw.refuses("/0/counts", json!([]));
    raw.refuses("/0/counts/3.1", json!(28));
    raw.refuses("/0/counts/3.1/a", json!([28]));
    raw.refuses("/0/counts/3.1/b/values", json!([{"value": 1}]));
    raw.refuses("/0/counts/3.1/b/extra", json!(1));
    raw.refuses("/0/counts/3.1/c/values", json!([]));
    raw.refuses("/0/counts/3.1/c/values/0/why", json!("…"));
    raw.refuses("/0/counts/3.1/c/evidence", json!("e"));
    for outside in ["/etc/x", "../x", "a/../x", "a\\..\\x", "C:x", "~/x", ".."] {
        raw.refuses("/0/evidence/e/file", json!(outside));
    }
    raw.refuses("/0/previous/appraised/3.1", json!({"value": 1}));
    raw.refuses("/0/previous/points", json!({}));
    raw.takes("/0/previous/appraised/3.1", Value::Null);
    raw.takes("/0/evidence/e/file", json!("a..b.txt"));
    raw.takes("/0/counts/3.1/a", Value::Null);
    raw.takes("/0/counts/3.1/b/value", json!("96,4%"));
    raw.takes("/0/counts/3.1/b/why", json!("…"));
}

#[test]
fn appraised_tables() {
    let table =
        Changes::of("appraised", json!([{"code": "3.1", "max": 1, "appraised": "0,21", "claimed": null}]));
    table.refuses("/0/granted", json!("1"));
    table.refuses("/0/code", json!(3.1));
    table.refuses("/0/appraised", json!("1.083"));
    table.refuses("/0/appraised", json!("21%"));
    table.refuses("/0/max", json!(true));
    table.takes("/0/appraised", json!(""));
    table.takes("/0/appraised", json!("-0.5"));
}

const RULES: &str = r#"
format = 1
id = "g"
title = "G"
periods = ["2024"]
full = "3.5"
[[source]]
id = "s"
number = "1"
issuer = "I"
issued = 2024-01-31
[rounding]
criterion = { mode = "half_up", digits = 2, basis = "inferred" }
[[group]]
code = "1"
title = "G"
full = "3.5"
score = 'sum(children)'
basis = "quoted"
[[not_modelled]]
full = "unknown"
basis = "inferred"
why = "…"
[[relation]]
part = { criterion = "k", input = "a" }
whole = { criterion = "l", input = "a" }
why = "…"
cite = { source = "s", basis = "inferred" }
[[contradiction]]
criterion = "k"
text = "…"
cite = { source = "s", basis = "quoted" }
[[criterion]]
key = "k"
group = "1"
code = "1.1"
title = "K"
full = "1"
cite = { source = "s", basis = "quoted" }
score = 'b / a × full'
if_zero = [{ when = 'a', then = "full", basis = "inferred" }]
[criterion.input]
a = { unit = "TTHC" }
b = { type = "choice", of = ["x"], at_most = "a", role = "context" }
[[criterion.reading]]
id = "r"
status = "argued"
label = "R"
argument = "…"
measure = 'a'
tiers = [{ when = '>= 1', score = '1' }]
otherwise = { score = '0', basis = "quoted" }
[[criterion.reading]]
id = "q"
status = "rejected"
label = "Q"
cite = { source = "s", basis = "quoted" }
checklist = [{ input = "a", points = "1" }]
[[criterion.example]]
input = { a = 28, b = "x" }
score = "0.96"
[[criterion]]
key = "j"
group = "1"
code = "1.2"
title = "J"
full = "2"
cite = { source = "s", basis = "quoted" }
judged = true
quantum = "0.5"
"#;

fn rules() -> Changes {
    Changes::of("rules", from_toml(RULES))
}

#[test]
fn rule_files_need_their_keys() {
    let rules = rules();
    for place in
        ["/format", "/id", "/title", "/periods", "/full", "/source/0/number", "/rounding/criterion/basis"]
    {
        rules.needs(place);
    }
    for place in ["/group/0/score", "/group/0/basis", "/not_modelled/0/why", "/contradiction/0/cite"] {
        rules.needs(place);
    }
    for key in ["part", "whole", "why", "cite", "part/criterion", "whole/input"] {
        rules.needs(&format!("/relation/0/{key}"));
    }
    for key in ["key", "group", "code", "title", "full", "cite", "score", "cite/basis", "cite/source"] {
        rules.needs(&format!("/criterion/0/{key}"));
    }
    for key in ["if_zero/0/then", "if_zero/0/when", "input/b/of", "example/0/score"] {
        rules.needs(&format!("/criterion/0/{key}"));
    }
    for key in [
        "0/id",
        "0/status",
        "0/label",
        "0/argument",
        "0/tiers",
        "0/otherwise",
        "0/measure",
        "0/otherwise/basis",
    ] {
        rules.needs(&format!("/criterion/0/reading/{key}"));
    }
    rules.needs("/criterion/0/reading/1/cite");
    rules.needs("/criterion/0/reading/1/checklist/0/points");
    rules.needs("/criterion/1/judged");
}

#[test]
fn rule_files_take_known_words_only() {
    let rules = rules();
    rules.refuses("/format", json!(2));
    rules.refuses("/id", json!("Bộ quy tắc"));
    rules.refuses("/full", json!(3.5));
    rules.refuses("/full", json!("3,5"));
    rules.refuses("/titel", json!("G"));
    rules.refuses("/rounding/row", json!({}));
    rules.refuses("/rounding/criterion/mode", json!("half"));
    rules.refuses("/rounding/criterion/digits", json!(21));
    rules.refuses("/rounding/criterion/digits", json!("2"));
    rules.refuses("/group/0/basis", json!("known"));
    rules.refuses("/not_modelled/0/full", json!("?"));
    rules.refuses("/contradiction/0/group", json!("1"));
    rules.refuses("/relation/0/part", json!("a"));
    rules.refuses("/relation/0/part/unit", json!("hồ sơ"));
    rules.refuses("/source/0/issued", json!("31/01/2024"));
    let criterion = |key: &str| format!("/criterion/0/{key}");
    rules.refuses(&criterion("score"), json!(1));
    rules.refuses(&criterion("score"), json!(""));
    rules.refuses(&criterion("unknown"), json!("two forms"));
    rules.refuses(&criterion("tiers"), json!([{"when": ">= 1", "score": "1"}]));
    rules.refuses(&criterion("quantum"), json!("0.5"));
    rules.refuses(&criterion("if_zero/0/then"), json!("nothing"));
    rules.refuses(&criterion("input/a/type"), json!("float"));
    rules.refuses(&criterion("input/b/role"), json!("main"));
    rules.refuses(&criterion("input/b/of"), json!([]));
    rules.refuses(&criterion("input/số"), json!({}));
    rules.refuses(&criterion("cite/page"), json!("1"));
    rules.refuses(&criterion("reading/0/status"), json!("likely"));
    rules.refuses(&criterion("reading/0/score"), json!("1"));
    rules.refuses(&criterion("reading/0/tiers"), json!([]));
    rules.refuses(&criterion("reading/0/otherwise"), json!("0"));
    rules.refuses(&criterion("reading/1/checklist"), json!([]));
    rules.refuses(&criterion("example/0/score"), json!("open"));
    rules.refuses(&criterion("example/0/input/a"), json!(0.5));
    rules.refuses("/criterion/1/judged", json!(false));
    rules.refuses("/criterion/1/if_zero", json!([]));
    rules.takes(&criterion("reading/0/otherwise"), json!("undetermined"));
    rules.takes(&criterion("example/0/score"), json!("excluded"));
}
