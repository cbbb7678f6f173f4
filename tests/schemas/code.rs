//! The schemas against the code: the structs of the report field by field, the keys that readers ask for, the
//! words that they take.

use super::{files, schema};
use phuctra::{
    model::{Basis, Status, criterion::InputKind},
    number::Mode,
    text::{
        Lang,
        header::{Column, Heading, read},
    },
    verify::Outcome,
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

/// A field of a struct that is written as JSON.
#[derive(Debug, PartialEq, Eq)]
struct Field {
    name: String,
    shape: String,
    may_be_absent: bool,
}

/// The structs of `src/report/content/` that are written as JSON, with their fields.
fn structs() -> BTreeMap<String, Vec<Field>> {
    let mut found = BTreeMap::new();
    for path in files(Path::new("src/report/content"), ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        for part in text.split("#[derive(").skip(1).filter(|part| derives(part)) {
            let (_, part) = part.split_once("pub struct ").unwrap();
            let (name, rest) = part.split_once(" {\n").unwrap();
            let (body, _) = rest.split_once("\n}").unwrap();
            found.insert(name.to_owned(), fields(body));
        }
    }
    found
}

fn derives(part: &str) -> bool {
    part.split_once(')').is_some_and(|(names, _)| names.split(", ").any(|name| name == "Serialize"))
}

fn fields(body: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut may_be_absent = false;
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        if line.starts_with("#[") {
            assert!(line.starts_with("#[serde(skip_serializing_if"), "what does {line} mean for the schema?");
            may_be_absent = true;
            continue;
        }
        let (name, of) =
            line.strip_prefix("pub ").unwrap().strip_suffix(',').unwrap().split_once(": ").unwrap();
        // What is left out when it is null is never null.
        let of =
            if may_be_absent { of.strip_prefix("Option<").map_or(of, |of| &of[..of.len() - 1]) } else { of };
        fields.push(Field { name: name.to_owned(), shape: shape_of_type(of), may_be_absent });
        may_be_absent = false;
    }
    fields
}

fn shape_of_type(of: &str) -> String {
    let inside =
        |outer: &str| of.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>')).map(shape_of_type);
    if let Some(inner) = inside("Option<") {
        return format!("{inner} or null");
    }
    if let Some(inner) = inside("Vec<") {
        return format!("array of {inner}");
    }
    match of {
        "String" | "&'static str" => "string".to_owned(),
        "usize" | "u32" => "integer".to_owned(),
        "bool" => "boolean".to_owned(),
        _ if of.starts_with("BTreeMap<") => "object".to_owned(),
        _ => of.to_owned(),
    }
}

/// The same, as the schema says it.
fn shape_of_schema(schema: &Value, root: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().map(|path| path.trim_start_matches("#/$defs/")) {
        let is_struct = name.starts_with(char::is_uppercase);
        return if is_struct { name.to_owned() } else { shape_of_schema(&root["$defs"][name], root) };
    }
    if let Some([one, null]) = schema["anyOf"].as_array().map(Vec::as_slice) {
        assert_eq!(null["type"], "null");
        return format!("{} or null", shape_of_schema(one, root));
    }
    match &schema["type"] {
        Value::String(of) if of == "array" => format!("array of {}", shape_of_schema(&schema["items"], root)),
        Value::String(of) => of.clone(),
        Value::Array(of) => of.iter().map(|of| of.as_str().unwrap()).collect::<Vec<_>>().join(" or "),
        _ => panic!("no type in {schema}"),
    }
}

/// The fields that a definition describes.
fn described(definition: &Value, root: &Value) -> Vec<Field> {
    let required = definition["required"].as_array().unwrap();
    let properties = definition["properties"].as_object().unwrap();
    properties
        .iter()
        .map(|(name, schema)| Field {
            name: name.clone(),
            shape: shape_of_schema(schema, root),
            may_be_absent: !required.contains(&Value::from(name.as_str())),
        })
        .collect()
}

#[test]
fn the_report_is_described_field_by_field() {
    let [report, audit, check, regress, diff, coverage, rank] =
        ["report", "audit", "rules-check", "regress", "rules-diff", "coverage", "rank"]
            .map(|name| schema(name, Lang::Vi));
    let structs = structs();
    assert!(structs.len() > 30, "only {} structs were found", structs.len());
    for (name, mut fields) in structs {
        let (root, definition) = match name.as_str() {
            "Report" => (&report, &report),
            "AuditReport" => (&audit, &audit),
            "CheckReport" => (&check, &check),
            "CheckedSetEntry" => (&check, &check["$defs"][&name]),
            "RegressReport" => (&regress, &regress),
            "RankReport" => (&rank, &rank),
            "DiffReport" => (&diff, &diff),
            "CoverageReport" => (&coverage, &coverage),
            _ if coverage["$defs"][&name].is_object() && report["$defs"][&name].is_null() => {
                (&coverage, &coverage["$defs"][&name])
            }
            _ if diff["$defs"][&name].is_object() && report["$defs"][&name].is_null() => {
                (&diff, &diff["$defs"][&name])
            }
            _ if report["$defs"][&name].is_object() => (&report, &report["$defs"][&name]),
            _ if regress["$defs"][&name].is_object() => (&regress, &regress["$defs"][&name]),
            _ => (&audit, &audit["$defs"][&name]),
        };
        assert!(
            definition.is_object(),
            "`{name}` is not described: add it to `$defs` of src/schema/report.json (or one beside it), with titles \
             and descriptions in both languages, and to docs/json-report.md"
        );
        assert_eq!(definition["additionalProperties"], false, "{name}");
        // The order of keys is kept by the reports of `cases/`; here they are held against each other by name.
        let mut described = described(definition, root);
        fields.sort_by(|left, right| left.name.cmp(&right.name));
        described.sort_by(|left, right| left.name.cmp(&right.name));
        assert_eq!(
            described, fields,
            "\nsrc/schema/ (left) and the struct `{name}` in src/report/content/ (right) differ: add, rename or \
             remove the property in the schema, list it under `required`, and allow null just where the field \
             is an Option; then say it in docs/json-report.md"
        );
    }
}

#[test]
fn no_definition_is_left_over() {
    let structs = structs();
    for name in ["report", "audit", "rank", "regress", "coverage", "rules-check", "rules-diff"] {
        let schema = schema(name, Lang::Vi);
        let text = schema.to_string();
        for definition in schema["$defs"].as_object().unwrap().keys() {
            let is_struct = definition.starts_with(char::is_uppercase);
            assert!(!is_struct || structs.contains_key(definition), "{definition} is no struct any more");
            assert!(text.contains(&format!("\"#/$defs/{definition}\"")), "{definition} is used nowhere");
        }
    }
}

/// A change of a field is seen: added, renamed, null gained or lost.
#[test]
fn differences_are_seen() {
    let field = |body: &str| fields(body).remove(0);
    let plain = field("pub gap: Option<String>,");
    assert_eq!(plain.shape, "string or null");
    assert_ne!(plain, field("pub gap: String,"));
    assert_ne!(plain, field("pub gaps: Option<String>,"));
    assert_ne!(plain, field("#[serde(skip_serializing_if = \"Option::is_none\")]\npub gap: Option<String>,"));
    assert_ne!(field("pub rows: Vec<usize>,"), field("pub rows: Vec<String>,"));
    assert_eq!(field("pub one: Option<BoundsEntry>,").shape, "BoundsEntry or null");
}

/// Words after these stand for keys that a reader asks for (white space left out).
const ASKED: &[&str] = &[
    ".text(\"",
    ".texts(\"",
    ".required_text(\"",
    ".list(\"",
    ".entries(\"",
    ".truth(\"",
    ".require(\"",
    ".get(\"",
    "points(file,fields,\"",
    "points(file,&mutfields,\"",
    "choice(file,&mutfields,\"",
    "basis(file,&mutfields,\"",
    "known(source,fields,\"",
    "level(\"",
    "related(\"",
];

/// The keys that the readers in these files ask for.
fn asked(paths: &[&str]) -> Vec<String> {
    let mut keys = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().split_whitespace().collect::<String>();
        for before in ASKED {
            let found = code.split(before).skip(1).filter_map(|rest| rest.split_once('"'));
            keys.extend(found.map(|(key, _)| key.to_owned()));
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// The names of all properties of a schema.
fn properties(schema: &Value) -> Vec<String> {
    fn walk(value: &Value, names: &mut Vec<String>) {
        for (key, value) in value.as_object().into_iter().flatten() {
            if key == "properties" {
                names.extend(value.as_object().unwrap().keys().cloned());
                value.as_object().unwrap().values().for_each(|value| walk(value, names));
            } else if key != "if" {
                walk(value, names);
            }
        }
    }
    let mut names = Vec::new();
    walk(schema, &mut names);
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_keys_of_rule_files_are_described() {
    let readers = [
        "amend",
        "contradiction",
        "criterion",
        "example",
        "grade",
        "head",
        "input",
        "lower",
        "mod",
        "ranking",
        "reading",
        "relation",
        "words",
    ];
    let readers = readers.map(|name| format!("src/guidance/{name}.rs"));
    let asked = asked(&readers.each_ref().map(String::as_str));
    assert!(asked.len() > 40, "{asked:?}");
    assert_eq!(
        properties(&schema("rules", Lang::Vi)),
        asked,
        "\nsrc/schema/rules.json (left) and the keys that src/guidance/ reads (right) differ"
    );
}

#[test]
fn the_keys_of_raw_counts_are_described() {
    let asked = asked(&["src/input/raw_json.rs"]);
    assert!(asked.len() > 10, "{asked:?}");
    assert_eq!(properties(&schema("raw", Lang::Vi)), asked);
}

#[test]
fn the_columns_of_the_table_are_described() {
    let reader = fs::read_to_string("src/input/appraised.rs").unwrap();
    let (_, columns) = reader.split_once("const COLUMNS").unwrap();
    let (columns, _) = columns.split_once("];").unwrap();
    let schema = schema("appraised", Lang::Vi);
    let properties = schema["$defs"]["row"]["properties"].as_object().unwrap();
    let columns: Vec<Column> =
        columns.split("Column::").skip(1).map(|text| column(text.split(',').next().unwrap())).collect();
    assert_eq!(columns.len(), properties.len());
    for column in &columns {
        let headings = properties[column.name()]["x-csv-headings"].as_array().unwrap();
        assert!(!headings.is_empty());
        for heading in headings.iter().map(|heading| heading.as_str().unwrap()) {
            assert_eq!(read(heading, &columns), Heading::Known(*column), "{heading}");
        }
    }
}

/// The column that the code calls so.
fn column(name: &str) -> Column {
    Column::ALL
        .into_iter()
        .find(|column| format!("{column:?}") == name)
        .unwrap_or_else(|| panic!("{name} is not described"))
}

#[test]
fn words_are_those_of_the_code() {
    #[track_caller]
    fn same<'a>(schema: &Value, names: impl IntoIterator<Item = &'a str>) {
        assert_eq!(schema["enum"], Value::from_iter(names));
    }
    let [report, rules] = ["report", "rules"].map(|name| schema(name, Lang::Vi));
    let of = |root: &Value, definition: &str, property: &str| {
        root["$defs"][definition]["properties"][property].clone()
    };
    same(&report["$defs"]["basis"], Basis::ALL.map(Basis::name));
    same(&report["$defs"]["mode"], Mode::ALL.map(Mode::name));
    same(&of(&report, "RowEntry", "outcome"), Outcome::ALL.map(Outcome::name));
    for (root, definition) in [(&report, "ReadingEntry"), (&rules, "reading")] {
        same(&of(root, definition, "status"), Status::ALL.map(|(name, _)| name));
    }
    same(&of(&rules, "input", "type"), InputKind::ALL.map(|(name, _)| name));
}
