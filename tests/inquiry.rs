//! What the inquiry says of granted scores: each deviation found where it was made and silent elsewhere, the
//! rounding inferred, the effect of an appeal, rival and unknown counts, patterns; and the case of the seed.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong; its numbers are small"
)]

use phuctra::{
    audit::audit,
    guidance::{Catalogue, RuleFiles, read},
    input::{Appraised, Raw},
    inquiry::{
        Inquiry,
        deviation::DEVIATIONS,
        explanation::{Kind, Values},
        inquire,
        inverse::Span,
        rounding::{Order, Policy},
        sentence::Speaker,
    },
    model::{Guidance, Rule},
    number::{Mode, Points},
    problem::{Fault, Problems, render},
    source::Source,
    text::Lang,
    verify::{Verified, dockets, verify},
};
use std::fs;

fn source(name: &str, text: &str) -> Source {
    Source::new(name, text.as_bytes()).unwrap()
}

/// Criteria of one group, rounded half up to 2 digits.
fn rules(criteria: &str) -> Guidance {
    let text = format!(
        "format = 1\nid = \"x\"\ntitle = \"Ví dụ\"\nperiods = [\"2024\"]\nfull = \"10\"\n\
         [rounding]\ncriterion = {{ mode = \"half_up\", digits = 2, basis = \"inferred\" }}\n\
         [[source]]\nid = \"s\"\nnumber = \"1\"\nissuer = \"x\"\n\
         [[group]]\ncode = \"1\"\ntitle = \"x\"\nfull = \"10\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n\
         [[not_modelled]]\ngroup = \"1\"\nfull = \"unknown\"\nbasis = \"inferred\"\nwhy = \"ví dụ\"\n{criteria}"
    );
    let mut problems = Problems::default();
    let read = read(&RuleFiles::new(vec![source("guidance.toml", &text)]), &mut problems);
    read.unwrap_or_else(|| panic!("{}", render::all(&problems, Lang::En, false)))
}

/// `b / a × full`, with an optional reading by the context input `provided`.
fn ratio(code: &str, full: &str, unit: &str) -> String {
    let rest = "if_zero = [{ when = 'provided', then = \"undetermined\" }]\n";
    format!(
        "[[criterion]]\nkey = \"k{code}\"\ncode = \"{code}\"\ngroup = \"1\"\ntitle = \"tiêu chí {code}\"\nfull = \"{full}\"\n\
         score = 'b / a × full'\nif_zero = [{{ when = 'a', then = \"undetermined\" }}]\n\
         cite = {{ source = \"s\", basis = \"inferred\" }}\n[criterion.input]\n\
         a = {{ unit = \"{unit}\", label = \"mẫu {code}\" }}\nb = {{ unit = \"{unit}\", label = \"tử {code}\", at_most = \"a\" }}\n\
         provided = {{ unit = \"{unit}\", label = \"cung cấp {code}\", at_least = \"a\", role = \"context\" }}\n\
         [[criterion.reading]]\nid = \"wide\"\nstatus = \"suspected\"\nlabel = \"mẫu số rộng\"\nscore = 'b / provided × full'\n{rest}"
    )
}

fn scored(code: &str, score: &str, inputs: &str) -> String {
    format!(
        "[[criterion]]\nkey = \"k{code}\"\ncode = \"{code}\"\ngroup = \"1\"\ntitle = \"tiêu chí {code}\"\nfull = \"2\"\n\
         score = '{score}'\ncite = {{ source = \"s\", basis = \"inferred\" }}\n[criterion.input]\n{inputs}\n"
    )
}

fn verified<'g>(guidance: &'g Guidance, table: &str, raw: &str) -> Vec<Verified<'g>> {
    let mut problems = Problems::default();
    let appraised = Appraised::open(source("a.csv", table), &mut problems).unwrap();
    let raw = Raw::open(source("r.jsonl", raw), &mut problems).unwrap();
    let units = raw.units(&mut problems).into_iter().map(|unit| (unit, guidance)).collect();
    let appraisal = appraised.rows(&mut problems).into_owned();
    let dockets = dockets(appraised.source(), &appraisal, units, &mut problems);
    assert!(!problems.any_error(), "{}", render::all(&problems, Lang::En, false));
    dockets.into_iter().map(|docket| verify(docket, audit)).collect()
}

/// One unit with a row and counts for each code.
fn unit<'g>(guidance: &'g Guidance, rows: &[(&str, &str, &str)]) -> Vec<Verified<'g>> {
    let mut table = String::from("code,name,max,appraised\n");
    let mut counts = Vec::new();
    for (code, granted, given) in rows {
        let full = guidance.criterion(code).unwrap().1.full.plain();
        table += &format!("{code},tiêu chí {code},{full},\"{}\"\n", granted.replace('.', ","));
        counts.push(format!("\"{code}\": {{{given}}}"));
    }
    let evidence = "\"evidence\": {\"m\": {\"title\": \"Một\"}, \"h\": {\"title\": \"Hai\"}}";
    verified(
        guidance,
        &table,
        &format!("{{\"unit\": \"X\", \"counts\": {{{}}}, {evidence}}}", counts.join(", ")),
    )
}

fn kinds(inquiry: &Inquiry, row: usize) -> Vec<&'static str> {
    inquiry.units[0].rows[row].explanations.iter().map(|one| one.kind.name()).collect()
}

/// A row that deviates in one way, beside one that agrees: the kinds found, the first that is wanted.
#[test]
fn each_deviation_is_found_where_it_was_made() {
    #[track_caller]
    fn case(deviation: &str, kind: &str, granted: &str, given: &str) {
        let full = if kind == "share_as_points" { "2" } else { "1" };
        let guidance =
            rules(&(ratio("r1", full, "DVC") + &ratio("r2", "1", "DVC") + &ratio("r3", "1", "hồ sơ")));
        let others = [("r2", "0.50", "\"a\": 200, \"b\": 100"), ("r3", "0.07", "\"a\": 900, \"b\": 61")];
        let results = unit(&guidance, &[&[("r1", granted, given)][..], &others[..]].concat());
        let found = inquire(&results);
        assert!(kinds(&found, 0).contains(&kind), "{granted}: {:?}, not {kind}", kinds(&found, 0));
        assert!(DEVIATIONS.iter().any(|(name, _)| *name == deviation), "{deviation} is not in the list");
        for lang in [Lang::Vi, Lang::En] {
            let speaker = Speaker::new(&results[0], 0, lang).unwrap();
            for explanation in &found.units[0].rows[0].explanations {
                let shown = Points::from(granted.parse::<Points>().unwrap().exact().clone()).shown(lang, 2);
                let text = speaker.text(explanation);
                assert!(text.contains(&shown) && text.ends_with('.'), "{text}");
                assert!(!speaker.request(explanation).is_empty());
            }
        }
        // Nothing explains what agrees; and the right score has none of it.
        assert!(kinds(&found, 1).is_empty() && kinds(&found, 2).is_empty());
    }

    let plain = "\"a\": 28, \"b\": 27";
    case("reading", "reading", "0.21", "\"a\": 28, \"b\": 27, \"provided\": 130");
    case("reading", "reading_with_unknown_count", "0.21", plain);
    case(
        "rival-count",
        "rival_count",
        "0.90",
        "\"a\": {\"values\": [{\"value\": 28, \"evidence\": \"m\"}, {\"value\": 30, \"evidence\": \"h\"}]}, \"b\": 27",
    );
    case("file-count", "other_count", "0.14", plain);
    case("file-count", "other_count", "0.03", plain);
    case("swapped", "swapped_inputs", "1.04", plain);
    case("file-pair", "other_criterion_counts", "0.50", plain);
    case("file-pair", "some_pairs_fit", "0.31", plain);
    case("one-input", "one_input", "0.21", plain);
    case("one-input", "one_input_rounded", "0.21", plain);
    case("one-input", "one_input_in_reading", "0.50", "\"a\": 28, \"b\": 27, \"provided\": 130");
    case("rounding-mode", "rounding", "0.97", plain);
    case("loss", "loss", "0.04", plain);
    case("other-row", "other_row", "0.07", plain);
    case("share", "percent_as_points", "96.4", plain);
    case("share", "share_as_points", "0.96", plain);
    case("transposed", "transposed_digits", "0.69", plain);
    case("decimal-mark", "decimal_mark", "9.6", plain);
    case("factor", "factor", "0.21", plain);
}

/// What is asked for is whatever was used: a number would say what was done.
#[test]
fn a_request_names_no_number_and_no_reading() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let results = unit(&guidance, &[("r1", "0.21", "\"a\": 28, \"b\": 27")]);
    let found = inquire(&results);
    let explanations = &found.units[0].rows[0].explanations;
    let requests = |lang: Lang| -> Vec<String> {
        let speaker = Speaker::new(&results[0], 0, lang).unwrap();
        explanations.iter().map(|one| speaker.request(one)).collect()
    };
    for lang in [Lang::Vi, Lang::En] {
        for request in requests(lang) {
            let rest = request.replace("r1", "");
            assert!(!rest.contains(|letter: char| letter.is_ascii_digit()), "{request}");
            assert!(!rest.contains("cung cấp r1") && !rest.contains("mẫu số rộng"), "{request}");
        }
    }
    assert_eq!(requests(Lang::Vi)[0], "số liệu và danh sách DVC đã dùng làm mẫu số khi chấm mục r1");
    assert_eq!(
        requests(Lang::En)[0],
        "the figure and the list of DVC taken for the denominator when r1 was scored"
    );
}

/// As a condition: the values of one input, if none is left out.
#[test]
fn what_the_granted_score_would_take_is_said_where_nothing_is_left_out() {
    #[track_caller]
    fn case(criterion: &str, granted: &str, given: &str, told: Option<[&str; 2]>) {
        let guidance = rules(criterion);
        let results = unit(&guidance, &[("r1", granted, given)]);
        let found = inquire(&results);
        let Rule::Computed(form) = &guidance.criteria[0].rule else { panic!() };
        for (at, lang) in [Lang::Vi, Lang::En].into_iter().enumerate() {
            let speaker = Speaker::new(&results[0], 0, lang).unwrap();
            let said = speaker.alternatives(form, &found.units[0].rows[0].explanations);
            assert_eq!(said.as_deref(), told.map(|told| told[at]));
        }
    }

    let counts = "\"a\": 28, \"b\": 27";
    case(
        &ratio("r1", "1", "DVC"),
        "0.21",
        counts,
        Some([
            "mẫu số a từ 126 đến 131, hoặc nếu tử số b bằng 6",
            "denominator a is from 126 to 131, or if numerator b is equal to 6",
        ]),
    );
    // Of decimals there are always more than were looked at.
    let decimal = scored("r1", "min(full, x / 5)", "x = { type = \"number\", label = \"đại lượng\" }");
    case(&decimal, "1.00", "\"x\": \"4,5\"", None);
    // Nothing gives more than full points.
    case(&ratio("r1", "1", "DVC"), "3.00", counts, None);
}

/// Each value that gives the granted score, at the precision of the value given, or every date.
#[test]
fn decimals_percentages_and_dates_are_read_backwards() {
    #[track_caller]
    fn case(score: &str, input: &str, given: &str, granted: &str, [vi, en]: [&str; 2], request: &str) {
        let guidance = rules(&scored("r1", score, &format!("x = {{ {input}, label = \"đại lượng\" }}")));
        let results = unit(&guidance, &[("r1", granted, &format!("\"x\": {given}"))]);
        let found = inquire(&results);
        let place = kinds(&found, 0).iter().position(|kind| *kind == "one_input").unwrap();
        let explanation = &found.units[0].rows[0].explanations[place];
        assert!(explanation.complete);
        for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
            let speaker = Speaker::new(&results[0], 0, lang).unwrap();
            let text = speaker.text(explanation);
            assert!(text.contains(expected), "{text}");
        }
        let speaker = Speaker::new(&results[0], 0, Lang::Vi).unwrap();
        assert!(speaker.request(explanation).contains(request), "{}", speaker.request(explanation));
    }

    let decimal = "type = \"number\"";
    let text = [
        "x bằng 5,0 (xét từng bước 0,1) (số liệu đã gửi: 4,5)",
        "x equal to 5.0 (in steps of 0.1) (given: 4.5)",
    ];
    case("min(full, x / 5)", decimal, "\"4,5\"", "1.00", text, "số liệu đã dùng");
    // A zero that is printed is a decimal, too.
    let text = ["x từ 4,98 đến 5,02 (xét từng bước 0,01)", "x from 4.98 to 5.02 (in steps of 0.01)"];
    case("min(full, x / 5)", decimal, "\"4,50\"", "1.00", text, "số liệu đã dùng");
    let text = ["x từ 10 trở lên (xét từng bước 1)", "x from 10 on (in steps of 1)"];
    case("min(full, x / 5)", decimal, "7", "2.00", text, "số liệu đã dùng");
    let percent = "type = \"percent\"";
    let text = ["x từ 94,8% đến 95,2% (xét từng bước 0,1%)", "x from 94.8% to 95.2% (in steps of 0.1%)"];
    case("x × full", percent, "\"96,4%\"", "1.90", text, "số liệu đã dùng");

    let date = "type = \"date\"";
    let by = "if x <= 2024-01-31 then full else if x <= 2024-02-29 then 1 else 0";
    let asked = "văn bản có ngày đã lấy làm «đại lượng» khi chấm mục r1";
    let text = ["x đến hết ngày 31/01/2024 (số liệu đã gửi: 05/02/2024)", "x up to 2024-01-31"];
    case(by, date, "\"2024-02-05\"", "2.00", text, asked);
    let text = ["x từ ngày 01/03/2024 trở đi", "x from 2024-03-01 on"];
    case(by, date, "\"05/02/2024\"", "0.00", text, asked);
    let text = ["x từ ngày 01/02/2024 đến hết ngày 29/02/2024", "x from 2024-02-01 to 2024-02-29"];
    case(by, date, "\"2024-01-05\"", "1.00", text, asked);
    let text = ["x là ngày 01/02/2024", "x the day 2024-02-01"];
    case("if x = 2024-02-01 then full else 0", date, "\"2024-01-05\"", "2.00", text, asked);
}

/// One row by `b / a`, granted as said, with what is known of the period before.
fn after(guidance: &Guidance, granted: &str, previous: &str) -> (Vec<&'static str>, Vec<String>) {
    let table = format!("code,name,max,appraised\nr1,tiêu chí r1,1,\"{granted}\"\n");
    let raw = format!(
        "{{\"unit\": \"X\", \"counts\": {{\"r1\": {{\"a\": 28, \"b\": 27}}}}, \"previous\": {{{previous}}}}}"
    );
    let results = verified(guidance, &table, &raw);
    let found = inquire(&results);
    // A count of the period before is one of the file.
    let none = found.units[0].rows[0].no_count_fits.is_some();
    assert!(!(none && kinds(&found, 0).contains(&"previous_counts")));
    let speaker = Speaker::new(&results[0], 0, Lang::Vi).unwrap();
    let texts = found.units[0].rows[0].explanations.iter().map(|one| speaker.text(one)).collect();
    (kinds(&found, 0), texts)
}

#[test]
fn the_period_before_may_have_been_taken() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let place = |kinds: &[&str], wanted: &str| kinds.iter().position(|kind| *kind == wanted);
    let (kinds, texts) = after(
        &guidance,
        "0,21",
        "\"period\": \"2023\", \"appraised\": {\"r1\": \"0,21\"}, \"counts\": {\"r1\": {\"a\": 130, \"b\": 27}}",
    );
    // Before one changed input.
    assert_eq!(kinds[..3], ["reading_with_unknown_count", "previous_score", "previous_counts"]);
    assert!(place(&kinds, "previous_counts") < place(&kinds, "one_input"));
    assert_eq!(
        texts[1..3],
        [
            "0,21 đúng bằng điểm thẩm định của kỳ trước (2023): có thể điểm cũ đã được giữ nguyên.",
            "0,21 là điểm tính được với số liệu của kỳ trước (2023): a = 130.",
        ]
    );
    // 26/30; 27/30 is one count of the period before, 26/28 the other.
    let counts = "\"counts\": {\"r1\": {\"a\": 30, \"b\": 26}}";
    for (granted, changes) in [("0,87", "a = 30, b = 26"), ("0,9", "a = 30"), ("0,93", "b = 26")] {
        let (kinds, texts) = after(&guidance, granted, counts);
        let found = place(&kinds, "previous_counts").unwrap();
        assert!(texts[found].ends_with(&format!("của kỳ trước: {changes}.")), "{}", texts[found]);
    }
    // Other scores, unknown ones, and full points, which prove nothing.
    let (kinds, _) = after(&guidance, "0,21", "\"appraised\": {\"r1\": \"0,22\"}, \"counts\": {}");
    assert!(!kinds.iter().any(|kind| kind.starts_with("previous")), "{kinds:?}");
    let (kinds, _) = after(&guidance, "0,21", "\"appraised\": {\"r1\": null}");
    assert!(!kinds.iter().any(|kind| kind.starts_with("previous")), "{kinds:?}");
    let (kinds, _) = after(&guidance, "1", "\"appraised\": {\"r1\": 1}");
    assert!(place(&kinds, "previous_score") > place(&kinds, "one_input"), "{kinds:?}");
}

#[test]
fn what_is_wrong_in_the_period_before_is_told() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let told = |previous: &str| {
        let text = format!("{{\"unit\": \"X\", \"counts\": {{}}, \"previous\": {{{previous}}}}}");
        let mut problems = Problems::default();
        let table = source("a.csv", "code,name,max,appraised\nr1,tiêu chí r1,1,1\n");
        let appraised = Appraised::open(table, &mut problems).unwrap();
        let raw = Raw::open(source("r.json", &text), &mut problems).unwrap();
        let units = raw.units(&mut problems).into_iter().map(|unit| (unit, &guidance)).collect();
        let appraisal = appraised.rows(&mut problems).into_owned();
        dockets(appraised.source(), &appraisal, units, &mut problems);
        problems.iter().map(|problem| problem.kind.code()).collect::<Vec<_>>()
    };
    assert!(told("\"appraised\": {\"r1\": \"0,5\"}, \"counts\": {\"r1\": {\"a\": 5, \"b\": 1}}").is_empty());
    assert_eq!(told("\"appraised\": {\"r9\": 1}"), told("\"counts\": {\"r9\": {\"a\": 1}}"));
    assert_eq!(told("\"appraised\": {\"r1\": \"nhiều\"}").len(), 1);
    assert_eq!(told("\"appraised\": {\"r1\": true}"), ["P012"]);
    assert_eq!(told("\"appraised\": {\"r1\": 1, \"kr1\": 1}"), told("\"counts\": {\"r1\": {}, \"kr1\": {}}"));
    assert_eq!(told("\"counts\": {\"r1\": {\"a\": 1, \"b\": 2}}").len(), 1);
    assert_eq!(told("\"points\": {}").len(), 1);
}

/// 0.14 is 4/28, and 4 a count of another row; of 0.21 the file has nothing.
#[test]
fn that_no_count_fits_is_said_where_none_does() {
    let guidance = rules(&(ratio("r1", "1", "DVC") + &ratio("r2", "1", "DVC")));
    let row = |granted: &str| {
        let rows = [("r1", granted, "\"a\": 28, \"b\": 27"), ("r2", "0.50", "\"a\": 8, \"b\": 4")];
        let results = unit(&guidance, &rows);
        inquire(&results).units[0].rows.remove(0)
    };
    assert_eq!(row("0.14").no_count_fits, None);
    let none = row("0.21").no_count_fits.unwrap();
    assert_eq!((none.counts, none.pairs), (4, true));
    assert!(row("0.96").no_count_fits.is_none(), "nothing is asked where nothing differs");
}

#[test]
fn what_nothing_explains_is_said() {
    let guidance = rules(&scored("y", "if done then full else 0", "done = { type = \"yes_no\" }"));
    let results = unit(&guidance, &[("y", "0.33", "\"done\": true")]);
    let found = inquire(&results);
    assert_eq!(kinds(&found, 0), ["factor"]);
    let results = unit(&guidance, &[("y", "0.33", "\"done\": false")]);
    assert_eq!(kinds(&inquire(&results), 0), ["nothing"]);
    let results = unit(&guidance, &[("y", "2", "\"done\": false")]);
    let found = inquire(&results);
    let first = &found.units[0].rows[0].explanations[0];
    assert!(matches!(first.kind, Kind::OneInput { .. }), "{first:?}");
    let text = Speaker::new(&results[0], 0, Lang::Vi).unwrap().text(first);
    assert_eq!(text, "2,00 phù hợp với done = có (số liệu đã gửi: không), các số liệu khác giữ nguyên.");
}

fn seed() -> Guidance {
    let files = Catalogue::default().files("quang-tri-xa-2024").unwrap();
    read(&files, &mut Problems::default()).unwrap()
}

#[test]
fn the_case_of_the_seed() {
    let guidance = seed();
    let file = |name: &str| fs::read_to_string(format!("cases/trieu-trach-2024/{name}")).unwrap();
    let results = verified(&guidance, &file("appraised.csv"), &file("raw.json"));
    let inquiry = inquire(&results);
    let unit = &inquiry.units[0];
    let row = results[0].rows.iter().position(phuctra::verify::VerifiedRow::differs).unwrap();
    let explanations = &unit.rows[row].explanations;
    let counts = |name: &str, slot: usize| {
        let fits = |one: &&phuctra::inquiry::Explanation| {
            one.kind.name() == name && one.changes[0].slot == slot && one.complete
        };
        match &explanations.iter().find(fits).unwrap().changes[0].values {
            Values::Counts(spans) => spans.clone(),
            other => panic!("{other:?}"),
        }
    };
    let span = |low, high| vec![Span { low, high: Some(high) }];
    assert_eq!(counts("one_input", 0), span(126, 131));
    assert_eq!(counts("one_input", 1), span(6, 6));
    assert_eq!(counts("reading_with_unknown_count", 2), span(126, 131));
    let rounded = explanations.iter().find_map(|one| match &one.kind {
        Kind::OneInputRounded { sets, allowed, .. } => Some((sets, allowed)),
        _ => None,
    });
    let (sets, allowed) = rounded.unwrap();
    assert_eq!((sets[0].0, &sets[0].1.spans), (Mode::Down, &span(123, 128)));
    assert!(allowed.is_empty(), "other rows rule out {allowed:?}");
    let none = unit.rows[row].no_count_fits.unwrap();
    assert_eq!((none.counts, none.pairs), (12, true));
    let left: Vec<Mode> = unit.rounding.consistent().map(|policy| policy.mode).collect();
    assert_eq!(left, [Mode::HalfUp, Mode::HalfEven]);
    let deciding =
        unit.rounding.deciding.iter().map(|sample| unit.rounding.samples[*sample].parts[0].fraction());
    assert_eq!(deciding.collect::<Vec<_>>(), ["7/8", "315/361"]);
    let totals = unit.appeal.combinations.iter().map(|one| one.total.as_ref().unwrap().plain());
    assert_eq!(totals.collect::<Vec<_>>(), ["94.76", "95.39", "95.51"]);
}

#[test]
fn an_appeal_can_lower_the_total() {
    let guidance = rules(&(ratio("r1", "1", "DVC") + &ratio("r2", "1", "DVC")));
    let total = "code,name,max,appraised\n1,x,10,\"1,50\"\nr1,tiêu chí r1,1,\"0,50\"\nr2,tiêu chí r2,1,1\n,Tổng cộng,10,\"1,50\"\n";
    let raw = "{\"unit\": \"X\", \"counts\": {\"r1\": {\"a\": 10, \"b\": 6}, \"r2\": {\"a\": 10, \"b\": 7}}}";
    let results = verified(&guidance, total, raw);
    let appeal = &inquire(&results).units[0].appeal;
    assert_eq!(appeal.over_granted.len(), 1);
    let only = &appeal.combinations[0];
    let moved = (plain(only.points.as_ref()), plain(only.net.as_ref()));
    assert_eq!(moved, (Some("0.1".to_owned()), Some("-0.2".to_owned())));
    assert_eq!(only.net_total.as_ref().unwrap().plain(), "1.3");
}

/// 2/3 + 2/3 + 2/3 = 2 once, 2.01 where each part is rounded: a difference that vanishes under a rounding that
/// all other rows allow.
/// A capped group with a bonus, and a group of which one part may not apply; `rest` adds to the capped group.
fn capped(rest: &str) -> Guidance {
    let criterion = |code: &str, full: &str, zero: &str, more: &str| {
        format!(
            "[[criterion]]\nkey = \"k{code}\"\ncode = \"{code}\"\ngroup = \"{}\"\ntitle = \"tiêu chí {code}\"\nfull = \"{full}\"\n\
             score = 'b / a × full'\nif_zero = [{{ when = 'a', then = \"{zero}\", basis = \"inferred\" }}]\n\
             cite = {{ source = \"s\", basis = \"inferred\" }}\n[criterion.input]\na = {{}}\nb = {{ at_most = \"a\" }}\n{more}",
            &code[..1]
        )
    };
    let reading = "[[criterion.reading]]\nid = \"all\"\nstatus = \"argued\"\nlabel = \"cho đủ điểm\"\nargument = \"ví dụ\"\nscore = 'full'\n";
    let group = |code: &str, full: &str, score: &str| {
        format!(
            "[[group]]\ncode = \"{code}\"\ntitle = \"nhóm {code}\"\nfull = \"{full}\"\nscore = '{score}'\nbasis = \"inferred\"\n"
        )
    };
    let text = format!(
        "format = 1\nid = \"x\"\ntitle = \"Ví dụ\"\nperiods = [\"2024\"]\nfull = \"6\"\n\
         [rounding]\ncriterion = {{ mode = \"half_up\", digits = 2, basis = \"inferred\" }}\n\
         group = {{ mode = \"half_up\", digits = 2, basis = \"inferred\" }}\n\
         [[source]]\nid = \"s\"\nnumber = \"1\"\nissuer = \"x\"\n{}{}{rest}{}{}{}{}",
        group("1", "2", "min(sum(children), full)"),
        group("2", "4", "sum(children)"),
        criterion("1.1", "2", "undetermined", ""),
        criterion("1.2", "1", "undetermined", ""),
        criterion("2.1", "2", "undetermined", reading),
        criterion("2.2", "2", "exclude", ""),
    );
    let mut problems = Problems::default();
    let read = read(&RuleFiles::new(vec![source("guidance.toml", &text)]), &mut problems);
    read.unwrap_or_else(|| panic!("{}", render::all(&problems, Lang::En, false)))
}

fn plain(points: Option<&Points>) -> Option<String> {
    points.map(Points::plain)
}

/// 1.1 is granted 1.5 of 2 and 1.2 0.6 of 1: together 2.1, capped at 2. 2.1 is granted 1 of 1.5; 2.2 does not apply, so
/// the group counts 2.1 twice.
const CAPPED: &str = "code,name,max,appraised\n1,nhóm 1,2,2\n1.1,tiêu chí 1.1,2,\"1,5\"\n1.2,tiêu chí 1.2,1,\"0,6\"\n2,nhóm 2,4,2\n2.1,tiêu chí 2.1,2,1\n,Tổng cộng,6,4\n";

#[test]
fn claims_go_through_caps_and_rescaling() {
    let guidance = capped("");
    let raw = "{\"unit\": \"X\", \"counts\": {\"1.1\": {\"a\": 4, \"b\": 4}, \"1.2\": {\"a\": 10, \"b\": 6}, \"2.1\": {\"a\": 4, \"b\": 3}, \"2.2\": {\"a\": 0, \"b\": 0}}}";
    let results = verified(&guidance, CAPPED, raw);
    let unit = &results[0];
    let corrected: Vec<_> = unit.groups.iter().map(|sum| plain(sum.corrected.as_ref())).collect();
    assert_eq!(corrected, [Some("2".to_owned()), Some("3".to_owned())]);
    assert_eq!(plain(unit.total.corrected.as_ref()).as_deref(), Some("5"));
    let reading = &unit.rows[2].readings[0];
    assert_eq!(
        (plain(reading.group.as_ref()).as_deref(), plain(reading.total.as_ref()).as_deref()),
        (Some("4"), Some("6"))
    );
    let found = inquire(&results);
    let combinations: Vec<_> = found.units[0]
        .appeal
        .combinations
        .iter()
        .map(|one| {
            (one.claims.clone(), plain(one.points.as_ref()).unwrap(), plain(one.total.as_ref()).unwrap())
        })
        .collect();
    // 1.1 by the rule, 2.1 by the rule, 2.1 by its reading: the first is above the cap, the others count twice.
    let expected = [
        (vec![0], "0", "4"),
        (vec![1], "1", "5"),
        (vec![2], "2", "6"),
        (vec![0, 1], "1", "5"),
        (vec![0, 2], "2", "6"),
    ];
    assert_eq!(
        combinations,
        expected.map(|(claims, points, total)| (claims, points.to_owned(), total.to_owned()))
    );
}

/// What is granted too much above a cap can be lost without loss.
#[test]
fn a_loss_above_a_cap_costs_nothing() {
    let guidance = capped("");
    let table = CAPPED
        .replace("2,\"1,5\"", "2,2")
        .replace("2,nhóm 2,4,2\n2.1,tiêu chí 2.1,2,1", "2,nhóm 2,4,3\n2.1,tiêu chí 2.1,2,\"1,5\"")
        .replace("6,4", "6,5");
    let raw = "{\"unit\": \"X\", \"counts\": {\"1.1\": {\"a\": 4, \"b\": 4}, \"1.2\": {\"a\": 10, \"b\": 1}, \"2.1\": {\"a\": 4, \"b\": 3}, \"2.2\": {\"a\": 0, \"b\": 0}}}";
    let results = verified(&guidance, &table, raw);
    assert_eq!(plain(results[0].total.corrected.as_ref()).as_deref(), Some("5"));
    let found = inquire(&results);
    let appeal = &found.units[0].appeal;
    assert_eq!(plain(Some(&appeal.over_granted[0].points)).as_deref(), Some("-0.5"));
    // The reading of 2.1 is all that is claimed: 0.5, counted twice, and nothing is lost.
    let one = &appeal.combinations[0];
    assert_eq!(
        (plain(one.total.as_ref()), plain(one.net_total.as_ref())),
        (Some("6".to_owned()), Some("6".to_owned()))
    );
}

/// Under a cap, a part that is not known decides; a plain sum moves with its parts all the same.
#[test]
fn an_unknown_part_under_a_cap_is_not_taken_for_nothing() {
    let rest = |group: &str| {
        format!(
            "[[not_modelled]]\ngroup = \"{group}\"\nfull = \"unknown\"\nbasis = \"inferred\"\nwhy = \"ví dụ\"\n"
        )
    };
    let raw = "{\"unit\": \"X\", \"counts\": {\"1.1\": {\"a\": 4, \"b\": 4}, \"1.2\": {\"a\": 10, \"b\": 6}, \"2.1\": {\"a\": 4, \"b\": 3}, \"2.2\": {\"a\": 4, \"b\": 2}}}";
    let corrected = |guidance: &Guidance| {
        let results = verified(guidance, CAPPED, raw);
        let sums = results[0].groups.iter().chain([&results[0].total]);
        sums.map(|sum| plain(sum.corrected.as_ref())).collect::<Vec<_>>()
    };
    let known = |text: &str| Some(text.to_owned());
    assert_eq!(corrected(&capped(&rest("1"))), [None, known("2.5"), None]);
    assert_eq!(corrected(&capped(&rest("2"))), [known("2"), known("2.5"), known("4.5")]);
}

#[test]
fn a_sum_of_rounded_parts_explains_a_difference() {
    let sum = scored("s", "a / 3 + b / 3 + n / 3", "a = {}\nb = {}\nn = {}");
    let guidance = rules(&(sum + &ratio("r1", "1", "DVC") + &ratio("r2", "1", "DVC")));
    let rows = [
        ("s", "2.01", "\"a\": 2, \"b\": 2, \"n\": 2"),
        ("r1", "0.88", "\"a\": 8, \"b\": 7"),
        ("r2", "0.87", "\"a\": 1083, \"b\": 945"),
    ];
    let results = unit(&guidance, &rows);
    let found = &inquire(&results).units[0];
    assert_eq!(found.rows[0].explained_by, ["rounding:half_up:each_part", "rounding:half_even:each_part"]);
    let order = Order::EachPart;
    let left: Vec<Policy> = found.rounding.consistent().collect();
    assert_eq!(left, [Policy { mode: Mode::HalfUp, order }, Policy { mode: Mode::HalfEven, order }]);
    assert_eq!(results[0].rows[0].gap.as_ref().unwrap().plain(), "-0.01", "the gap stays");
}

#[test]
fn of_rival_figures_the_one_that_the_score_follows_is_named() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let given = "\"a\": {\"values\": [{\"value\": 28, \"evidence\": \"m\"}, {\"value\": 30, \"evidence\": \"h\"}]}, \"b\": 27";
    let results = unit(&guidance, &[("r1", "0.90", given)]);
    let rivals = &inquire(&results).units[0].rows[0].rivals;
    let told: Vec<(String, bool)> =
        rivals.iter().map(|rival| (rival.points.as_ref().unwrap().plain(), rival.follows)).collect();
    assert_eq!(told, [("0.96".to_owned(), false), ("0.9".to_owned(), true)]);
}

/// With 20 services in all there are not 27 with online dossiers: 1.35 is no score, and explains nothing.
#[test]
fn a_figure_below_its_part_is_not_scored() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let given = "\"a\": {\"values\": [{\"value\": 28, \"evidence\": \"m\"}, {\"value\": 20, \"evidence\": \"h\"}]}, \"b\": 27";
    let results = unit(&guidance, &[("r1", "1.35", given)]);
    let found = inquire(&results);
    let [used, other] = found.units[0].rows[0].rivals.as_slice() else { panic!("two figures") };
    assert!(used.broken.is_none() && used.points.is_some());
    assert!(other.points.is_none() && !other.follows);
    let (part, whole) = other.broken.as_ref().unwrap();
    assert_eq!((part.0, whole.0), (1, 0));
    assert!(!kinds(&found, 0).contains(&"rival_count"), "{:?}", kinds(&found, 0));
}

/// A system that does not know a figure says nothing against one that does, wherever it stands.
#[test]
fn the_first_figure_that_is_known_is_used() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let given = "\"a\": {\"values\": [{\"value\": null, \"evidence\": \"m\"}, {\"value\": 28, \"evidence\": \"h\"}]}, \"b\": 27";
    let results = unit(&guidance, &[("r1", "0.96", given)]);
    assert_eq!(results[0].rows[0].expected().unwrap().plain(), "0.96");
    let used = &results[0].docket.counts[0].slots[0].figures[0];
    assert_eq!(used.evidence.as_deref(), Some("h"));
    assert!(inquire(&results).units[0].rows[0].rivals.is_empty());
}

#[test]
fn the_smallest_set_of_unknown_inputs_that_decides() {
    let inputs = "done = { type = \"yes_no\" }\nn = {}\nm = {}";
    let guidance = rules(&scored("y", "if done then full else min(full, n / 4 + m / 4)", inputs));
    let results = unit(&guidance, &[("y", "1", "\"done\": null, \"n\": null, \"m\": null")]);
    let decider = inquire(&results).units[0].rows[0].decider.clone().unwrap();
    assert_eq!(
        (decider.slots.as_slice(), decider.points.plain(), decider.all),
        (&[0][..], "2".to_owned(), false)
    );
    let results = unit(&guidance, &[("y", "1", "\"done\": false, \"n\": 1, \"m\": null")]);
    let found = inquire(&results);
    assert!(found.units[0].rows[0].decider.as_ref().unwrap().all);
    let Values::Counts(spans) = &found.units[0].rows[0].explanations[0].changes[0].values else { panic!() };
    assert_eq!(spans, &[Span { low: 3, high: Some(3) }], "1/4 + m/4 = 1");
}

#[test]
fn many_units_with_the_same_reading_make_a_pattern() {
    let guidance = rules(&ratio("r1", "1", "DVC"));
    let mut table = String::from("unit,code,name,max,appraised\n");
    let mut raw = String::new();
    for commune in 0..5_u64 {
        let (a, b, provided) = (28 + commune, 27, 120 + commune);
        let (whole, granted) = if commune == 4 {
            (a, "0,84")
        } else {
            (provided, ["0,23", "0,22", "0,22", "0,22"][usize::try_from(commune).unwrap()])
        };
        assert!(whole > 0);
        table += &format!("Xã {commune},r1,tiêu chí r1,1,\"{granted}\"\n");
        raw += &format!(
            "{{\"unit\": \"Xã {commune}\", \"counts\": {{\"r1\": {{\"a\": {a}, \"b\": {b}, \"provided\": {provided}}}}}}}\n"
        );
    }
    let results = verified(&guidance, &table, &raw);
    let inquiry = inquire(&results);
    let texts: Vec<String> =
        inquiry.patterns.iter().map(|pattern| pattern.text(&results, &inquiry, Lang::Vi)).collect();
    assert!(texts.contains(&"4 của 5 đơn vị, mục r1: thẩm định thấp hơn".to_owned()), "{texts:?}");
    assert!(
        texts.contains(&"4 của 5 đơn vị, mục r1: phù hợp với cách hiểu «mẫu số rộng»".to_owned()),
        "{texts:?}"
    );
    assert_eq!(inquiry.roundings["x"].samples.len(), 5);
}

/// The payment group of 24 units of Phú Thọ as the national portal published it in 2026 under QĐ 766/QĐ-TTg:
/// procedures with a fee, integrated, with payments; dossiers with a fee, paid online; the points.
const PAYMENT: [(&str, [u64; 5], &str); 24] = [
    ("Tỉnh Phú Thọ", [313, 119, 68, 358_625, 309_542], "6.67"),
    ("BQL các KCN", [3, 2, 0, 18, 18], "7.67"),
    ("Sở Công Thương", [13, 12, 0, 118, 118], "8"),
    ("phường Việt Trì", [38, 18, 10, 4920, 4015], "6.74"),
    ("phường Thanh Miếu", [39, 17, 8, 3027, 2516], "6.59"),
    ("phường Vân Phú", [32, 8, 6, 5914, 5623], "6.8"),
    ("xã Xuân Lũng", [39, 17, 8, 3471, 3092], "6.94"),
    ("xã Lâm Thao", [38, 18, 10, 4306, 3869], "7.23"),
    ("xã Phùng Nguyên", [38, 15, 7, 3311, 3043], "6.96"),
    ("xã Bản Nguyên", [39, 20, 11, 5553, 5154], "7.56"),
    ("phường Phú Thọ", [40, 18, 8, 1520, 1300], "6.76"),
    ("phường Âu Cơ", [39, 14, 5, 1808, 1616], "6.58"),
    ("xã Dân Chủ", [37, 15, 8, 984, 872], "6.87"),
    ("xã Phú Mỹ", [39, 15, 6, 1701, 1565], "6.86"),
    ("xã Trạm Thản", [37, 15, 8, 1784, 1528], "6.69"),
    ("xã Bình Phú", [41, 21, 10, 2123, 1883], "7.21"),
    ("xã Quảng Yên", [33, 10, 7, 1190, 1098], "6.83"),
    ("xã Hoàng Cương", [37, 17, 10, 2991, 2692], "7.23"),
    ("xã Đông Thành", [38, 16, 8, 2731, 2499], "7.07"),
    ("xã Chí Tiên", [38, 15, 7, 1149, 1049], "6.93"),
    ("xã Chí Đám", [37, 15, 8, 1867, 1668], "6.91"),
    ("xã Bằng Luân", [33, 11, 8, 1677, 1471], "6.7"),
    ("xã Hạ Hòa", [32, 10, 8, 3870, 3475], "6.8"),
    ("xã Đan Thượng", [39, 17, 8, 3834, 3464], "7.02"),
];

#[test]
fn published_groups_tell_that_each_part_is_rounded() {
    let files = Catalogue::default().files("qd766-2022").unwrap();
    let guidance = read(&files, &mut Problems::default()).unwrap();
    let (group, title) = guidance
        .groups
        .iter()
        .find(|group| group.code == "3P")
        .map(|group| (group.code.clone(), group.title.clone()))
        .unwrap();
    let (mut table, mut raw) = (String::from("unit,code,name,max,appraised\n"), String::new());
    for (unit, [fees, integrated, used, dossiers, paid], points) in PAYMENT {
        table += &format!("{unit},{group},\"{title}\",10,\"{}\"\n", points.replace('.', ","));
        raw += &format!(
            "{{\"unit\": \"{unit}\", \"counts\": {{\"3.5\": {{\"a\": {fees}, \"b\": {integrated}}}, \
             \"3.5b\": {{\"a\": {fees}, \"b\": {used}}}, \"3.6\": {{\"a\": {dossiers}, \"b\": {paid}}}}}}}\n"
        );
    }
    let results = verified(&guidance, &table, &raw);
    let inferred = &inquire(&results).roundings["qd766-2022"];
    let agrees = |mode: Mode, order: Order| {
        let fit = inferred.fits.iter().find(|fit| fit.policy == Policy { mode, order }).unwrap();
        inferred.counted() - fit.against.len()
    };
    assert_eq!((inferred.samples.len(), inferred.left_out.len()), (PAYMENT.len(), 0));
    assert_eq!((agrees(Mode::HalfUp, Order::EachPart), agrees(Mode::HalfUp, Order::Once)), (24, 19));
    assert!(inferred.consistent().all(|policy| policy.order == Order::EachPart));
}
