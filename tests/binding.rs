//! Counts bound to the inputs of a rule set: how values are read, what is wrong with them, values over all units, and
//! the period before.
//!
//! Each case is raw counts as a unit sends them, and what must be understood by the rules of
//! `tests/binding/guidance.toml`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

mod case;

use case::{guidance, lines, source};
use phuctra::{
    formula::{Value, interval::Interval},
    input::{Appraised, Raw},
    model::{Criterion, Guidance, Input, UnitCounts},
    number::Exact,
    problem::{Fault, Problem, ProblemKind, Problems},
    source::Source,
    verify::{
        Bound, Docket, Rules, Slot,
        batch::{compares_units, fill, of_unit},
        bind::Figure,
        docket,
    },
};

const RULES: &str = include_str!("binding/guidance.toml");

/// A unit with these counts.
fn unit(name: &str, counts: &str) -> String {
    format!(r#"{{"unit": "{name}", "period": "2024", "counts": {{{counts}}}, "evidence": {{"cv15": {{}}}}}}"#)
}

/// The docket of the one unit of some raw counts; none if it is withheld.
fn bound<'g>(guidance: &'g Guidance, raw: &str) -> (Option<Docket<'g>>, Vec<String>) {
    let mut problems = Problems::default();
    let rules = Rules::new(guidance);
    let row = |criterion: &Criterion| format!("{},{},3,1\n", criterion.code, criterion.title);
    let table: String = guidance.criteria.iter().map(row).collect();
    let table = source("appraised.csv", &format!("code,name,max,appraised\n{table}"));
    let rows = Appraised::open(table, &mut problems).unwrap().rows(&mut problems).into_owned().rows;
    let raw = Raw::open(source("raw.json", raw), &mut problems).unwrap();
    let unit = raw.unit(0, &mut problems).unwrap();
    let docket = docket(&rules, rows, unit, &mut problems);
    (docket, problems.iter().map(problem).collect())
}

/// A problem: its code, what it points at, and its facts.
fn problem(problem: &Problem) -> String {
    let pointed = problem
        .place
        .as_ref()
        .map_or_else(String::new, |place| place.text.chars().skip(place.ahead).take(place.width).collect());
    let facts = match &problem.kind {
        ProblemKind::Raw(fault) => format!("{fault:?}"),
        ProblemKind::Number(fault) => format!("{fault:?}"),
        other => format!("{other:?}"),
    };
    format!("{} at {pointed}: {facts}", problem.kind.code())
}

/// What a person reads of the counts of a docket: a line each criterion of which something is known.
fn told(guidance: &Guidance, counts: &[Bound]) -> Vec<String> {
    let criteria = guidance.criteria.iter().zip(counts);
    let known = criteria.filter(|(_, bound)| bound.given || bound.values.iter().any(Option::is_some));
    let line = |(criterion, bound): (&Criterion, &Bound)| {
        let inputs = criterion.inputs.iter().zip(&bound.slots).zip(&bound.values);
        let input = |((input, slot), value): ((&Input, &Slot), &Option<Value>)| {
            assert_eq!(slot.figures.first().and_then(|figure| figure.value.as_ref()), value.as_ref());
            let figures: Vec<String> = slot.figures.iter().map(figure).collect();
            let why = slot.why.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
            (!figures.is_empty()).then(|| format!("{} = {}{why}", input.name, figures.join(" or ")))
        };
        let given = if bound.given { "given" } else { "not given" };
        let inputs = inputs.filter_map(input).collect::<Vec<_>>().join(", ");
        [criterion.code.as_str(), given, &inputs].join(" ").trim_end().to_owned()
    };
    known.map(line).collect()
}

/// `27~0@cv15#mục 1`: a number with no decimals, from a place in a document.
fn figure(figure: &Figure) -> String {
    let mut told = match &figure.value {
        None => "?".to_owned(),
        Some(Value::Number(number)) => number.fraction(),
        Some(Value::Truth(value)) => value.to_string(),
        Some(Value::Choice(choice)) => choice.to_string(),
        Some(Value::Date(date)) => date.to_string(),
    };
    let parts = [
        ("~", figure.digits.map(|digits| digits.to_string())),
        ("@", figure.evidence.clone()),
        ("#", figure.at.clone()),
    ];
    for (mark, part) in parts {
        told += &part.map_or_else(String::new, |part| format!("{mark}{part}"));
    }
    told
}

/// What is understood of some counts, and the problems; with an error, nothing is.
#[track_caller]
fn gives(counts: &str, understood: &str, problems: &str) {
    let guidance = guidance(RULES, &[]);
    let (docket, found) = bound(&guidance, &unit("Xã A", counts));
    assert_eq!(found, lines(problems), "{counts}");
    assert_eq!(
        docket.map_or_else(Vec::new, |docket| told(&guidance, &docket.counts)),
        lines(understood),
        "{counts}"
    );
}

#[test]
fn a_choice_may_be_written_in_its_words() {
    let words =
        "of = [{ id = \"timely\", label = \"Gửi kịp\", label_en = \"sent in time\" }, \"late\", \"none\"]";
    let guidance = guidance(RULES, &[("of = [\"timely\", \"late\", \"none\"]", words)]);
    for written in ["timely", "Gửi kịp", "gửi  KỊP", "Sent in time"] {
        let counts = format!(r#""1.2": {{"level": "{written}"}}"#);
        let (docket, found) = bound(&guidance, &unit("Xã A", &counts));
        assert_eq!(found, [""; 0], "{written}");
        assert_eq!(told(&guidance, &docket.unwrap().counts), ["1.2 given level = timely"], "{written}");
    }
    let (docket, found) = bound(&guidance, &unit("Xã A", r#""1.2": {"level": "kịp"}"#));
    assert!(docket.is_none() && found.len() == 1 && found[0].contains("timely"), "{found:?}");
}

/// Counts that cannot be used, and why.
#[track_caller]
fn fails(counts: &str, problems: &str) {
    gives(counts, "", problems);
}

#[test]
fn each_kind_of_value_is_read() {
    gives(
        r#""1.1": {"a": 10, "b": "9", "c": " 12 "},
           "1.2": {"days": 1.50, "share": "96,4%", "done": true, "level": "late", "issued": "2024-06-30"}"#,
        "
        1.1 given a = 10~0, b = 9~0, c = 12~0
        1.2 given days = 3/2~2, share = 241/250~1, done = true, level = late, issued = 2024-06-30
        ",
        "",
    );
    gives(
        r#""cac-kieu": {"issued": "30/6/2024", "level": "none", "done": "Không", "share": "50 %", "days": "2,75"}"#,
        "1.2 given days = 11/4~2, share = 1/2~0, done = false, level = none, issued = 2024-06-30",
        "",
    );
    gives(r#""1.2": {"done": false, "days": 1.083}"#, "1.2 given days = 1083/1000~3, done = false", "");
}

#[test]
fn what_is_not_known_is_not_zero() {
    gives(
        r#""1.1": {"a": null, "b": {"value": null, "why": "Chưa có báo cáo"}, "c": ""}, "2.10": {}"#,
        "
        1.1 given a = ?, b = ? (Chưa có báo cáo), c = ?
        2.10 given
        ",
        "",
    );
    gives("", "", "");
}

#[test]
fn of_rival_figures_the_first_that_is_known_is_used() {
    gives(
        r#""1.1": {"a": {"values": [
            {"value": null, "evidence": "cv15"}, {"value": 11, "evidence": "cv15", "at": "dòng 3"}, {"value": 10}
        ]}, "b": {"value": 9, "at": "dòng 4"}}"#,
        "1.1 given a = 11~0@cv15#dòng 3 or 10~0 or ?@cv15, b = 9~0#dòng 4",
        "",
    );
}

#[test]
fn unknown_names_are_told_with_the_nearest() {
    fails(
        r#""1.11": {"a": 1}, "9.99": {"a": 1}, "dung-hn": {}, "2.1": {"k": 5}, "1.2": {"isued": "2024-01-31", "zzz": 1}"#,
        r#"
        P301 at "1.11": UnknownCode { code: "1.11", nearest: Some("1.1") }
        P301 at "9.99": UnknownCode { code: "9.99", nearest: None }
        P301 at "dung-hn": UnknownCode { code: "dung-hn", nearest: Some("dung-han") }
        P301 at "2.1": UnknownCode { code: "2.1", nearest: Some("2.10") }
        P303 at "isued": UnknownInput { code: "1.2", input: "isued", nearest: Some("issued"), known: ["days", "share", "done", "level", "issued"] }
        P303 at "zzz": UnknownInput { code: "1.2", input: "zzz", nearest: None, known: ["days", "share", "done", "level", "issued"] }
        "#,
    );
}

#[test]
fn a_criterion_is_given_once() {
    fails(
        r#""1.1": {"a": 10}, "dung-han": {"b": 9}"#,
        r#"P302 at "dung-han": CriterionTwice { code: "dung-han", key: "dung-han" }"#,
    );
}

#[test]
fn a_value_of_another_kind_is_told_with_what_is_needed() {
    let wrong = |input: &str, at: &str, found: &str, expected: &str| {
        let expected = format!("Worded {{ vi: {expected:?}, en: {expected:?} }}");
        format!("P304 at {at}: WrongValue {{ input: {input:?}, found: {found:?}, expected: {expected} }}")
    };
    let cases = [
        ("done", "1", "1", "true / false"),
        ("done", "\"chưa rõ\"", "chưa rõ", "true / false"),
        ("level", "\"later\"", "later", "\"timely\" / \"late\" / \"none\""),
        ("level", "true", "true", "\"timely\" / \"late\" / \"none\""),
        ("issued", "\"31/6/2024\"", "31/6/2024", "\"2024-01-31\""),
        ("issued", "2024", "2024", "\"2024-01-31\""),
        ("days", "false", "false", "1.5"),
        ("share", "96.4", "96.4", "\"96,4%\""),
    ];
    for (input, written, found, expected) in cases {
        fails(&format!(r#""1.2": {{"{input}": {written}}}"#), &wrong(input, written, found, expected));
    }
    fails(r#""1.1": {"a": true}"#, &wrong("a", "true", "true", "0, 1, 2, …"));
}

#[test]
fn a_number_that_cannot_be_is_told() {
    for (code, input, written, problem) in [
        ("1.1", "a", "\"1,5\"", r#"P103 at "1,5": NotWhole { text: "1,5" }"#),
        ("1.1", "a", "1.5", r#"P103 at 1.5: NotWhole { text: "1.5" }"#),
        ("1.1", "a", "-3", r#"P104 at -3: Sign { text: "-3" }"#),
        ("1.1", "a", "\"5%\"", r#"P107 at "5%": Percent { text: "5%" }"#),
        ("1.2", "days", "\"5%\"", r#"P107 at "5%": Percent { text: "5%" }"#),
        ("1.2", "days", "-1.5", r#"P104 at -1.5: Sign { text: "-1.5" }"#),
        ("1.2", "share", "\"96,4\"", r#"P109 at "96,4": PercentMissing { text: "96,4" }"#),
        ("1.1", "a", "\"mười\"", r#"P101 at "mười": NotANumber { text: "mười" }"#),
    ] {
        fails(&format!(r#""{code}": {{"{input}": {written}}}"#), problem);
    }
}

#[test]
fn other_numbers_of_the_file_tell_what_a_mark_means() {
    let two_meanings = |at: &str, text: &str, decimal: &str| {
        format!(r#"P102 at {at}: Ambiguous {{ text: "{text}", thousands: "1083", decimal: "{decimal}" }}"#)
    };
    let read =
        |text: &str| format!(r#"P112 at "{text}": ReadAsThousands {{ text: "{text}", value: "1083" }}"#);
    fails(r#""1.1": {"a": "1.083"}"#, &two_meanings("\"1.083\"", "1.083", "1.083"));
    fails(r#""1.2": {"days": "1.083"}"#, &two_meanings("\"1.083\"", "1.083", "1.083"));
    gives(
        r#""1.1": {"a": "1.083", "b": "1.000.000"}, "1.2": {"days": "0,5"}"#,
        "",
        &format!(
            "{}\nP305 at \"1.000.000\": PartExceedsWhole {{ code: \"1.1\", part: (\"b\", \"1000000\"), whole: (\"a\", \"1083\") }}",
            read("1.083")
        ),
    );
    gives(
        r#""1.1": {"a": "1.083"}, "1.2": {"days": "0,5"}"#,
        "
        1.1 given a = 1083~0
        1.2 given days = 1/2~1
        ",
        &read("1.083"),
    );
    gives(
        r#""1.1": {"a": "1,083"}, "1.2": {"days": "0.5"}"#,
        "
        1.1 given a = 1083~0
        1.2 given days = 1/2~1
        ",
        &read("1,083"),
    );
    // A decimal of the file's own writing, and a count that it makes no whole number.
    gives(
        r#""2.10": {"rate": "1.083"}, "1.2": {"days": "0.5"}"#,
        "
        1.2 given days = 1/2~1
        2.10 given rate = 1083/1000~3
        ",
        "",
    );
    fails(
        r#""1.1": {"a": "1.083"}, "1.2": {"days": "0.5"}"#,
        r#"P103 at "1.083": NotWhole { text: "1.083" }"#,
    );
    // Both ways in one file prove nothing; nor do numbers of JSON, whose point is decimal anyway.
    fails(
        r#""1.1": {"a": "1.083"}, "1.2": {"days": "0.5"}, "2.10": {"rate": "0,5"}"#,
        &two_meanings("\"1.083\"", "1.083", "1.083"),
    );
    fails(r#""1.1": {"a": 1.083}, "1.2": {"days": "0,5"}"#, &two_meanings("1.083", "1.083", "1.083"));
    fails(r#""1.1": {"a": "1.083"}, "1.2": {"days": 0.5}"#, &two_meanings("\"1.083\"", "1.083", "1.083"));
}

#[test]
fn a_percentage_tells_what_a_mark_means_too() {
    gives(
        r#""1.1": {"a": "1.083"}, "1.2": {"share": "96,4%"}"#,
        "
        1.1 given a = 1083~0
        1.2 given share = 241/250~1
        ",
        r#"P112 at "1.083": ReadAsThousands { text: "1.083", value: "1083" }"#,
    );
}

#[test]
fn a_part_does_not_exceed_its_whole() {
    gives(r#""1.1": {"a": 10, "b": 10, "c": 10}"#, "1.1 given a = 10~0, b = 10~0, c = 10~0", "");
    fails(
        r#""1.1": {"a": 10, "b": 11}"#,
        r#"P305 at 11: PartExceedsWhole { code: "1.1", part: ("b", "11"), whole: ("a", "10") }"#,
    );
    fails(
        r#""1.1": {"c": 8, "a": 10, "b": 9}"#,
        r#"P305 at 9: PartExceedsWhole { code: "1.1", part: ("b", "9"), whole: ("c", "8") }"#,
    );
    gives(r#""1.1": {"a": null, "b": 11}"#, "1.1 given a = ?, b = 11~0", "");
    // The figures in use are compared.
    gives(
        r#""1.1": {"a": 10, "b": {"values": [{"value": 9}, {"value": 11}]}}"#,
        "1.1 given a = 10~0, b = 9~0 or 11~0",
        "",
    );
}

#[test]
fn evidence_is_listed() {
    fails(
        r#""1.1": {"a": {"value": 10, "evidence": "cv15"}, "b": {"value": 9, "evidence": "cv16"}}"#,
        r#"P311 at 9: UnknownEvidence { id: "cv16" }"#,
    );
}

#[test]
fn a_published_value_over_all_units_has_its_document() {
    gives(
        r#""2.2": {"x": 8, "best": {"value": 10, "evidence": "cv15"}, "least": null}"#,
        "2.2 given x = 8~0, best = 10~0@cv15, least = ?",
        "",
    );
    fails(
        r#""2.2": {"x": 8, "best": 10}"#,
        r#"P452 at 10: Unpublished { code: "2.2", input: "best", in_table: false }"#,
    );
    fails(
        r#""2.2": {"best": {"values": [{"value": 10, "evidence": "cv15"}, {"value": 11}]}}"#,
        r#"P452 at {"values": [{"value": 10, "evidence": "cv15"}, {"value": 11}]}: Unpublished { code: "2.2", input: "best", in_table: false }"#,
    );
}

/// `1.209`, `0,88` and `3.10` of a Vietnamese table, read as English.
#[test]
fn a_table_read_as_english_is_told_as_such() {
    let lost = r#"P301 at "2.1": UnknownCode { code: "2.1", nearest: Some("2.10") }"#;
    let english = |at: &str, count: &str, text: &str| {
        format!("{lost}\nP330 at {at}: ReadAsEnglish {{ count: {count:?}, text: {text:?}, code: \"2.1\" }}")
    };
    fails(r#""2.1": {"k": 1.209, "rate": "0,88"}"#, &english("1.209", "1.209", "0,88"));
    fails(r#""2.1": {"rate": "88,5%", "k": "12.000"}"#, &english("\"12.000\"", "12.000", "88,5%"));
    fails(
        r#""2.1": {"k": 5, "rate": "0,88", "m": {"values": [{"value": 7}, {"value": 123.456}]}}"#,
        &english("123.456", "123.456", "0,88"),
    );
    for (count, text) in [
        ("1209", "\"0,88\""),
        ("12.09", "\"0,88\""),
        ("1.2095", "\"0,88\""),
        ("1234.209", "\"0,88\""),
        ("\".209\"", "\"0,88\""),
        ("\"1a.209\"", "\"0,88\""),
        ("\"1.2o9\"", "\"0,88\""),
        ("1.209", "0.88"),
        ("1.209", "\"088\""),
        ("1.209", "\",88\""),
        ("1.209", "\"0,\""),
        ("1.209", "\"o,88\""),
        ("1.209", "\"0,8o\""),
        ("1.209", "true"),
        ("true", "\"0,88\""),
    ] {
        fails(&format!(r#""2.1": {{"k": {count}, "rate": {text}}}"#), lost);
    }
    // Every code is there, or is unknown for another reason.
    let unknown = r#"P301 at "9.9": UnknownCode { code: "9.9", nearest: None }"#;
    fails(r#""9.9": {"k": 1.209, "rate": "0,88"}"#, unknown);
    fails(
        r#""1.1": {"a": 1.209}, "2.10": {"rate": "0,88"}"#,
        r#"P102 at 1.209: Ambiguous { text: "1.209", thousands: "1209", decimal: "1.209" }"#,
    );
}

/// What a batch of units, of which there are `whole`, tells of the values over all of them.
fn batch(guidance: &mut Guidance, units: &[&str], whole: usize) -> Vec<String> {
    let sources: Vec<Source> = units
        .iter()
        .enumerate()
        .map(|(index, counts)| {
            source("raw.json", &unit(&format!("Xã {index}"), &format!(r#""2.2": {counts}"#)))
        })
        .collect();
    let mut problems = Problems::default();
    let raws: Vec<Raw> =
        sources.into_iter().map(|source| Raw::open(source, &mut problems).unwrap()).collect();
    let counts: Vec<UnitCounts<'_>> = raws.iter().flat_map(|raw| raw.units(&mut problems)).collect();
    let values: Vec<_> = {
        let rules = Rules::new(guidance);
        counts.iter().filter_map(|unit| of_unit(&rules, unit)).collect()
    };
    fill(guidance, &values, whole);
    let compared =
        guidance.criteria.iter().flat_map(|criterion| criterion.inputs.iter().zip(&criterion.declarations));
    let told = compared.filter_map(|(input, declaration)| {
        let over = input.over.as_ref()?;
        let members = over.members.iter().map(|member| {
            format!(
                "{} {}",
                member.unit,
                member.value.as_ref().map_or_else(|| "?".to_owned(), Exact::fraction)
            )
        });
        let members: Vec<String> = members.collect();
        let within = declaration.within.as_ref().map_or_else(|| "unknown".to_owned(), range);
        Some(format!("{} = {within}: {}; {} absent", input.name, members.join(", "), over.absent))
    });
    told.collect()
}

fn range(interval: &Interval) -> String {
    let end = |end: &Option<Exact>| end.as_ref().map_or_else(|| "–".to_owned(), Exact::fraction);
    interval
        .only()
        .map_or_else(|| format!("{}..{}", end(&interval.low), end(&interval.high)), Exact::fraction)
}

#[track_caller]
fn batch_gives(units: &[&str], whole: usize, expected: &str) {
    assert_eq!(batch(&mut guidance(RULES, &[]), units, whole), lines(expected));
}

const A: &str = r#"{"x": 8, "y": 10}"#;
const B: &str = r#"{"x": 10, "y": 5}"#;

#[test]
fn a_whole_batch_tells_mean_best_and_least() {
    // (8/10 + 10/5 + 4/10) / 3 = 16/15.
    batch_gives(
        &[A, B, r#"{"x": 4, "y": 10}"#],
        3,
        "
        mean = 16/15: Xã 0 4/5, Xã 1 2, Xã 2 2/5; 0 absent
        best = 10: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        least = 4: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        ",
    );
}

#[test]
fn what_is_not_known_of_a_batch_widens_its_values() {
    // Of one unit 4 of an unknown number, not 0 for certain; another one is not there.
    batch_gives(
        &[A, B, r#"{"x": 4, "y": null}"#],
        3,
        "
        mean = 14/15..–: Xã 0 4/5, Xã 1 2, Xã 2 ?; 0 absent
        best = 10: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        least = 4: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        ",
    );
    batch_gives(
        &[A, B],
        3,
        "
        mean = 14/15..–: Xã 0 4/5, Xã 1 2; 1 absent
        best = 10..–: Xã 0 8, Xã 1 10; 1 absent
        least = 0..8: Xã 0 8, Xã 1 10; 1 absent
        ",
    );
    // A unit whose divisor is 0 may have any value: the guidance does not say how it counts.
    batch_gives(
        &[A, B, r#"{"x": 4, "y": 0}"#],
        3,
        "
        mean = 14/15..–: Xã 0 4/5, Xã 1 2, Xã 2 ?; 0 absent
        best = 10: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        least = 4: Xã 0 8, Xã 1 10, Xã 2 4; 0 absent
        ",
    );
    batch_gives(
        &[A, r#"{"x": null, "y": 10}"#],
        2,
        "
        mean = 2/5..–: Xã 0 4/5, Xã 1 ?; 0 absent
        best = 8..–: Xã 0 8, Xã 1 ?; 0 absent
        least = 0..8: Xã 0 8, Xã 1 ?; 0 absent
        ",
    );
}

#[test]
fn what_is_known_of_a_unit_bounds_its_value() {
    // At most its 10, where x is not known; anything, where nothing is.
    let smaller =
        [("'best_of_units(x)'", "'best_of_units(min(x, y))'"), ("unit = \"người\"", "unit = \"máy\"")];
    let best = |units: &[&str]| batch(&mut guidance(RULES, &smaller), units, 2).into_iter().nth(1);
    let told = |text: &str| Some(text.to_owned());
    assert_eq!(best(&[A, r#"{"x": null, "y": 10}"#]), told("best = 8..10: Xã 0 8, Xã 1 ?; 0 absent"));
    assert_eq!(best(&[A, "{}"]), told("best = 8..–: Xã 0 8, Xã 1 ?; 0 absent"));
}

#[test]
fn a_unit_whose_counts_cannot_be_used_is_absent() {
    batch_gives(
        &[A, r#"{"x": -1}"#],
        2,
        "
        mean = 2/5..–: Xã 0 4/5; 1 absent
        best = 8..–: Xã 0 8; 1 absent
        least = 0..8: Xã 0 8; 1 absent
        ",
    );
    batch_gives(
        &[],
        0,
        "
        mean = unknown: ; 0 absent
        best = unknown: ; 0 absent
        least = unknown: ; 0 absent
        ",
    );
}

#[test]
fn values_of_the_batch_are_used_where_none_is_published() {
    let mut rules = guidance(RULES, &[]);
    batch(&mut rules, &[A, B], 2);
    let of = |counts: &str| {
        let (docket, problems) = bound(&rules, &unit("Xã A", counts));
        assert_eq!(problems, [""; 0]);
        told(&rules, &docket.unwrap().counts)
    };
    // (4/5 + 2) / 2 = 7/5.
    assert_eq!(
        of(&format!(r#""2.2": {A}"#)),
        ["2.2 given x = 8~0, y = 10~0, mean = 7/5, best = 10, least = 8"]
    );
    assert_eq!(of(""), ["2.2 not given mean = 7/5, best = 10, least = 8"]);
    assert_eq!(
        of(r#""2.2": {"x": 8, "mean": {"value": "1,2", "evidence": "cv15"}, "best": null}"#),
        ["2.2 given x = 8~0, mean = 6/5~1@cv15, best = 10 or ?, least = 8"]
    );
    // Where it is not known for certain, none is used.
    batch(&mut rules, &[A, B], 3);
    let (docket, _) = bound(&rules, &unit("Xã A", &format!(r#""2.2": {A}"#)));
    assert_eq!(told(&rules, &docket.unwrap().counts), ["2.2 given x = 8~0, y = 10~0"]);
}

#[test]
fn a_rule_set_says_whether_it_compares_units() {
    assert!(compares_units(&guidance(RULES, &[])));
    let alone = [
        (
            "if y > 0 and x / y >= mean and x > least then full else x / best × full",
            "if x > 0 and y > 0 then full else 0",
        ),
        ("if_zero = [{ when = 'best', then = \"undetermined\", basis = \"inferred\" }]\n", ""),
        ("  mean  = { type = \"number\", from = 'mean_of_units(x / y)' }\n", ""),
        ("  best  = { type = \"count\", unit = \"máy\", from = 'best_of_units(x)' }\n", ""),
        ("  least = { type = \"count\", unit = \"máy\", from = 'least_of_units(x)' }\n", ""),
    ];
    assert!(!compares_units(&guidance(RULES, &alone)));
}

/// The unit's period before, as `previous` of raw counts.
fn before(previous: &str) -> (Option<Vec<String>>, Vec<String>) {
    let guidance = guidance(RULES, &[]);
    let raw = unit("Xã A", r#""1.1": {"a": 10, "b": 9}"#);
    let raw = raw.replace("\"evidence\": {", &format!("\"previous\": {previous}, \"evidence\": {{"));
    let (docket, problems) = bound(&guidance, &raw);
    let told = docket.map(|docket| {
        assert_eq!(told(&guidance, &docket.counts), ["1.1 given a = 10~0, b = 9~0"]);
        let previous = docket.previous.unwrap();
        let points = guidance.criteria.iter().zip(&previous.points);
        let points = points.filter_map(|(criterion, points)| {
            Some(format!("{} {}", criterion.code, points.as_ref()?.plain()))
        });
        let period = previous.period.unwrap_or_else(|| "–".to_owned());
        std::iter::once(period).chain(points).chain(told(&guidance, &previous.counts)).collect()
    });
    (told, problems)
}

#[test]
fn the_period_before_has_points_and_counts_of_its_own() {
    let known = before(
        r#"{"period": "2023", "appraised": {"1.1": "2,5", "so-sanh": 3, "1.2": null},
            "counts": {"1.1": {"a": 8, "b": 4}, "2.10": {"k": "7"}}}"#,
    );
    let told = ["2023", "1.1 2.5", "2.2 3", "1.1 given a = 8~0, b = 4~0", "2.10 given k = 7~0"];
    assert_eq!(known, (Some(told.map(str::to_owned).to_vec()), vec![]));
    assert_eq!(before("{}"), (Some(vec!["–".to_owned()]), vec![]));
}

#[test]
fn problems_of_the_period_before_are_told_too() {
    let (none, problems) =
        before(r#"{"appraised": {"1.1": 2, "dung-han": 3, "1.11": 1}, "counts": {"1.1": {"a": 3, "b": 4}}}"#);
    assert_eq!(none, None);
    let told = r#"
        P305 at 4: PartExceedsWhole { code: "1.1", part: ("b", "4"), whole: ("a", "3") }
        P302 at "dung-han": CriterionTwice { code: "dung-han", key: "dung-han" }
        P301 at "1.11": UnknownCode { code: "1.11", nearest: Some("1.1") }
    "#;
    assert_eq!(problems, lines(told));
}
