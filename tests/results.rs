//! What a result says of its rows one by one: the score with its bounds, the outcome and its names, the rows alone;
//! and whether worked examples of a rule set hold.
//!
//! The rules are those of `tests/sums/guidance.toml`, some of them put otherwise.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

mod case;

use case::{guidance, lines, seen, unit};
use phuctra::{
    model::ExpectedScore,
    number::Points,
    text::Lang,
    verify::{
        Bounds, Outcome, Scored, Verified, Why,
        example::{Failure, failures},
    },
};

const RULES: &str = include_str!("sums/guidance.toml");

/// A score as a line: the points and what they are before rounding, or why there are none.
fn told(scored: &Scored) -> String {
    match scored {
        Scored::Points { exact, points } => format!("{} of {}", points.plain(), exact.fraction()),
        Scored::Undetermined { bounds: Bounds { low, high }, missing, why } => {
            let end = |points: &Option<Points>| points.as_ref().map_or_else(|| "–".to_owned(), Points::plain);
            let why = match why {
                Why::Missing => format!("missing {missing:?}"),
                Why::DivisionByZero => "division by zero".to_owned(),
                Why::Silent(why) => format!("silent: {why}"),
                Why::UnknownRule(why) => format!("unknown rule: {why}"),
            };
            format!("{}..{}, {why}", end(low), end(high))
        }
        Scored::Excluded => "excluded".to_owned(),
        Scored::Judged => "judged".to_owned(),
    }
}

/// The score of the first criterion under changed rules.
#[track_caller]
fn score(rules: &[(&str, &str)], counts: &str, expected: &str) {
    let table = "A.1,Tỷ lệ giải quyết đúng hạn,2,,1\n";
    let look = |verified: &Verified<'_>| told(verified.rows.first().unwrap().scored.as_ref().unwrap());
    let counts = unit(&format!(r#""A.1": {{{counts}}}"#));
    assert_eq!(seen(&guidance(RULES, rules), &counts, table, look), (Some(expected.to_owned()), vec![]));
}

const SCORE: &str =
    "score   = 'b / a × full'\nif_zero = [{ when = 'a', then = \"exclude\", basis = \"inferred\" }]\n";

#[test]
fn a_score_is_rounded_once_where_its_level_is() {
    score(&[], r#""a": 10, "b": 9"#, "1.8 of 9/5");
    score(&[], r#""a": 3, "b": 2"#, "1.33 of 4/3");
    score(&[("criterion = { mode", "group = { mode")], r#""a": 3, "b": 2"#, "4/3 of 4/3");
}

#[test]
fn a_score_that_is_not_known_has_bounds() {
    score(&[], r#""a": 10, "b": null"#, "0..2, missing [1]");
    score(&[], r#""a": 10"#, "0..2, missing [1]");
    // No less than 9 of them, and perhaps none but those.
    score(&[], r#""a": null, "b": 9"#, "0..2, missing [0]");
    score(&[], "", "0..2, missing [0, 1]");
    // The bounds are rounded as the score is.
    let steps = [(SCORE, "score = 'if b >= 5 then a / 10 × 1.255 else 0.5'\n")];
    score(&steps, r#""a": 10, "b": null"#, "0.5..1.26, missing [1]");
}

#[test]
fn what_is_not_known_and_decides_nothing_is_not_missed() {
    score(&[(SCORE, "score = 'if b >= 0 then a / 10 else 0'\n")], r#""a": 10"#, "1 of 1");
    // Where the guidance is silent on one value, any points of the range are possible.
    let silent = "score = 'a / b × 0 + 1'\nif_zero = [{ when = 'b', then = \"undetermined\", basis = \"inferred\" }]\n";
    score(&[(SCORE, silent)], r#""a": 10"#, "0..2, missing [1]");
    score(&[(SCORE, silent)], r#""a": 10, "b": 5"#, "1 of 1");
}

#[test]
fn without_points_a_score_says_why() {
    let silent = [("then = \"exclude\"", "then = \"undetermined\"")];
    score(&silent, r#""a": 0, "b": 0"#, "0..2, silent: a = 0");
    score(&[], r#""a": 0, "b": 0"#, "excluded");
    let start = RULES.find(SCORE).unwrap();
    let end = start + RULES.get(start..).unwrap().find("\n[[criterion]]").unwrap();
    let rule = RULES.get(start..end).unwrap();
    score(&[(rule, "judged = true\n")], "", "judged");
    score(&[(rule, "unknown = \"Không có nguyên văn.\"\n")], "", "0..2, unknown rule: Không có nguyên văn.");
}

#[test]
fn outcomes_have_their_names() {
    let names =
        Outcome::ALL.map(|outcome| (outcome.name(), outcome.label(Lang::Vi), outcome.label(Lang::En)));
    let expected = [
        ("agrees", "khớp", "agrees"),
        ("under_granted", "thẩm định thấp hơn", "under-granted"),
        ("over_granted", "thẩm định cao hơn", "over-granted"),
        ("undetermined", "chưa xác định", "undetermined"),
        ("judged", "do thẩm định quyết định", "judged"),
        ("no_rule", "không có quy tắc", "no rule"),
        ("not_appraised", "chưa thẩm định", "not appraised"),
    ];
    assert_eq!(names, expected);
}

/// The outcomes of a table, and whether the whole differs and is open.
#[track_caller]
fn outcomes(rules: &[(&str, &str)], table: &str, expected: &str) {
    let counts = unit(r#""A.1": {"a": 10, "b": 9}, "A.2": {}, "B.1": {"n": 3}"#);
    let look = |verified: &Verified<'_>| {
        let names: Vec<&str> = verified.rows.iter().map(|row| row.outcome.name()).collect();
        let is = |holds: bool, word: &'static str| if holds { word } else { "" };
        let words = [is(verified.differs(), ", differs"), is(verified.open(), ", open")];
        names.join(" ") + &words.concat()
    };
    let found = seen(&guidance(RULES, rules), &counts, table, look).0;
    assert_eq!(found.as_deref(), Some(expected), "{table}");
}

#[test]
fn a_result_differs_or_is_open_by_its_rows() {
    let a = "A.1,Tỷ lệ giải quyết đúng hạn,2";
    outcomes(&[], &format!("{a},,1.8\n"), "agrees");
    outcomes(&[], &format!("{a},,1.7\n"), "under_granted, differs");
    outcomes(&[], &format!("{a},,1.9\n"), "over_granted, differs");
    outcomes(&[], "A.2,Ban hành kế hoạch,2,,2\n", "undetermined, open");
    outcomes(&[], "Z.9,Tiêu chí lạ,2,,2\n", "no_rule, open");
    // Before it is appraised, a score is held against the claimed one, where there is one.
    outcomes(&[], &format!("{a},1.8,\nB.1,Số sáng kiến,2,,1.5\n"), "not_appraised agrees");
    outcomes(&[], &format!("{a},1.9,\nB.1,Số sáng kiến,2,,1.5\n"), "not_appraised agrees, differs");
    outcomes(&[], &format!("{a},,\nB.1,Số sáng kiến,2,,1.5\n"), "not_appraised agrees, open");
    let judged = "score = 'min(n × 0.5, full)'\n  [criterion.input]\n  n = { unit = \"sáng kiến\" }";
    let counts = unit("");
    let judged = guidance(RULES, &[(judged, "judged = true")]);
    let look = |verified: &Verified<'_>| {
        (verified.rows.first().unwrap().outcome, verified.differs(), verified.open())
    };
    let found = seen(&judged, &counts, "B.1,Số sáng kiến,2,,1.5\n", look).0;
    assert_eq!(found, Some((Outcome::Judged, false, false)));
}

#[test]
fn a_table_that_contradicts_itself_differs() {
    let a = "A.1,Tỷ lệ giải quyết đúng hạn,2,,1.8\n";
    outcomes(&[], &format!("{a}A.1,Tỷ lệ giải quyết đúng hạn,2,,1.8\n"), "agrees no_rule, differs, open");
    // Another title is only to be noticed.
    outcomes(&[], "A.1,Tỷ lệ hồ sơ trước hạn,2,,1.8\n", "agrees");
}

#[test]
fn a_row_is_found_by_its_index() {
    let counts = unit(r#""A.1": {"a": 10, "b": 9}"#);
    let table = "A.1,Tỷ lệ giải quyết đúng hạn,2,,1.8\nZ.9,Tiêu chí lạ,2,,2\n";
    let found = seen(&guidance(RULES, &[]), &counts, table, |verified| {
        let row = |index: usize| {
            let (row, printed, criterion) = verified.row(index)?;
            Some((
                row.outcome,
                printed.code.as_deref().map(str::to_owned),
                criterion.map(|one| one.key.clone()),
            ))
        };
        [row(0), row(1), row(2)]
    });
    let expected = [
        Some((Outcome::Agrees, Some("A.1".to_owned()), Some("ty-le".to_owned()))),
        Some((Outcome::NoRule, Some("Z.9".to_owned()), None)),
        None,
    ];
    assert_eq!(found, (Some(expected), vec![]));
}

/// The rows alone, with what belongs to them.
#[track_caller]
fn only(rows: &[usize], expected: &str) {
    let raw = unit(
        r#""A.1": {"a": {"value": 10, "evidence": "cv15"}, "b": 9}, "A.2": {"done": true},
           "B.1": {"n": {"value": 3, "evidence": "cv16"}}, "D.1": {"rate": {"value": "75%", "evidence": "cv15"}}"#,
    );
    let raw = raw.replace(
        "\"evidence\": {\"cv15\": {}",
        "\"previous\": {\"period\": \"2023\"}, \"evidence\": {\"cv15\": {}",
    );
    let table = "\
A,Nhóm cộng thẳng,4,,3.8
A.1,Tỷ lệ giải quyết đúng hạn,2,,1.8
A.7,Ban hành kế hoạch,2,,2
B,Nhóm có điểm trần,3,,3
B.1,Số sáng kiến,2,,1.5
C,Nhóm có nhóm trong,5,,3.25
D,Nhóm trong của C,3,,1.25
D.1,Mức độ hài lòng,3,,1.25
Z.9,Tiêu chí lạ,2,,2
,Tổng cộng,12,,10.05
";
    let guidance = guidance(RULES, &[]);
    let found = seen(&guidance, &raw, table, |verified| {
        assert!(!verified.docket.findings.is_empty() && verified.docket.previous.is_some());
        let docket = verified.docket.only(rows);
        assert_eq!((&docket.unit, &docket.period), (&verified.docket.unit, &verified.docket.period));
        assert_eq!((docket.total.as_ref(), docket.previous.as_ref()), (verified.docket.total.as_ref(), None));
        assert_eq!(docket.findings, []);
        let rows = docket.rows.iter().map(|row| row.row.code.as_deref().unwrap().to_owned());
        let groups =
            docket.groups.iter().filter_map(|(group, _)| Some(guidance.groups.get(*group)?.code.clone()));
        let counts = guidance.criteria.iter().zip(&docket.counts).filter(|(_, bound)| {
            assert_eq!(bound.given, bound.slots.iter().any(|slot| !slot.figures.is_empty()));
            assert_eq!(bound.given, bound.values.iter().any(Option::is_some));
            bound.given
        });
        let counts = counts.map(|(criterion, _)| criterion.code.clone());
        let evidence = docket.evidence.iter().map(|one| one.id.clone());
        let sizes = docket.counts.iter().zip(&guidance.criteria);
        for (bound, criterion) in sizes {
            assert_eq!([bound.values.len(), bound.slots.len()], [criterion.inputs.len(); 2]);
        }
        let line = |name: &str, items: &mut dyn Iterator<Item = String>| {
            format!("{name} {}", items.collect::<Vec<_>>().join(" ")).trim_end().to_owned()
        };
        vec![
            line("rows", &mut rows.into_iter()),
            line("groups", &mut groups.into_iter()),
            line("counts", &mut counts.into_iter()),
            line("evidence", &mut evidence.into_iter()),
        ]
    });
    assert_eq!(found, (Some(lines(expected)), vec![]));
}

#[test]
fn rows_alone_keep_what_they_rest_on() {
    only(&[0], "rows A.1\n groups A\n counts A.1\n evidence cv15");
    only(&[1], "rows A.7\n groups A\n counts A.2\n evidence");
    // D is a group within C.
    only(&[3, 2], "rows D.1 B.1\n groups B C D\n counts B.1 D.1\n evidence cv15 cv16");
    only(&[4], "rows Z.9\n groups\n counts\n evidence");
    only(&[], "rows\n groups\n counts\n evidence");
    only(&[9], "rows\n groups\n counts\n evidence");
}

/// The examples that fail, of the rules with some more examples.
#[track_caller]
fn failing(rules: &[(&str, &str)], expected: &str) {
    let expects = |score: &ExpectedScore| match score {
        ExpectedScore::Points(points) => points.plain(),
        ExpectedScore::Undetermined => "undetermined".to_owned(),
        ExpectedScore::Excluded => "excluded".to_owned(),
    };
    let line = |failure: &Failure| {
        let reading = failure.reading.as_ref().map_or_else(String::new, |id| format!(" {id}"));
        let Failure { criterion, number, expected, found, .. } = failure;
        format!("{criterion}{reading} {number}: {}, found {}", expects(expected), told(found))
    };
    let found: Vec<String> = failures(&guidance(RULES, rules)).iter().map(line).collect();
    assert_eq!(found, lines(expected));
}

#[test]
fn examples_that_fail_are_told_with_what_is_found() {
    failing(&[], "");
    let example = |a: u32, b: u32, score: &str| {
        format!("  [[criterion.example]]\n  input = {{ a = {a}, b = {b} }}\n  score = \"{score}\"\n")
    };
    let reading = "  [[criterion.reading]]\n  id     = \"them-mot\"";
    let of_rule = |examples: &[String]| format!("{}{reading}", examples.concat());
    let right = [example(10, 9, "1.8"), example(3, 2, "1.33"), example(0, 0, "excluded")];
    failing(&[(reading, &of_rule(&right))], "");
    let wrong = [
        example(10, 9, "1.8"),
        example(10, 9, "1.79"),
        example(0, 0, "undetermined"),
        example(0, 0, "0"),
        example(10, 9, "excluded"),
        example(10, 9, "undetermined"),
    ];
    failing(
        &[(reading, &of_rule(&wrong))],
        "
        ty-le 2: 1.79, found 1.8 of 9/5
        ty-le 3: undetermined, found excluded
        ty-le 4: 0, found excluded
        ty-le 5: excluded, found 1.8 of 9/5
        ty-le 6: undetermined, found 1.8 of 9/5
        ",
    );
    let silent = ("then = \"exclude\"", "then = \"undetermined\"");
    let wrong = [example(0, 0, "undetermined"), example(0, 0, "excluded")];
    failing(&[silent, (reading, &of_rule(&wrong))], "ty-le 2: excluded, found 0..2, silent: a = 0");
    // Of a reading: all or nothing.
    let of_reading = |examples: &[String]| {
        format!(
            "{}{reading}",
            examples.concat().replace("[[criterion.example]]", "[[criterion.reading.example]]")
        )
    };
    let wrong = [example(10, 10, "2"), example(10, 9, "1.8")];
    failing(&[(reading, &of_reading(&wrong))], "ty-le du-hoac-khong 2: 1.8, found 0 of 0");
}
