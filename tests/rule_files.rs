//! Parts of rule files that no shipped rule set has, or that are wrong in it on purpose.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

use phuctra::{
    guidance::{RuleFiles, read},
    model::{About, Guidance, Place},
    problem::{Fault, Problems},
    source::Source,
    text::Lang,
    verify::example,
};

const SET: &str = r#"
format  = 1
id      = "vi-du"
title   = "Ví dụ bịa để thử: một tiêu chí"
periods = ["2024"]
full    = "1"

[[source]]
id     = "hd"
number = "00/HD-VD"
issuer = "Cơ quan ví dụ"
issued = 2024-01-02
title  = "Hướng dẫn bịa để thử"

[[group]]
code  = "1"
title = "Nhóm ví dụ"
full  = "1"
score = 'sum(children)'
basis = "quoted"

[[criterion]]
key   = "mot"
group = "1"
code  = "1.1"
title = "Tiêu chí ví dụ"
full  = "1"
score = 'if done then full else 0'
cite  = { source = "hd", quote = "có thì 1 điểm", basis = "quoted" }
  [criterion.input]
  done = { type = "yes_no" }
  [[criterion.reading]]
  id     = "nua"
  status = "rejected"
  label  = "Chỉ cho nửa điểm"
  score  = 'if done then full / 2 else 0'
  cite   = { source = "hd", quote = "không cho nửa điểm", basis = "quoted" }
    [[criterion.reading.example]]
    input = { done = true }
    score = "0.5"
"#;

fn set(text: &str) -> (Option<Guidance>, Vec<&'static str>) {
    let mut problems = Problems::default();
    let guidance =
        read(&RuleFiles::new(vec![Source::new("guidance.toml", text.as_bytes()).unwrap()]), &mut problems);
    (guidance, problems.iter().map(|problem| problem.kind.code()).collect())
}

/// The problems of a set of two files, the head first, in words.
fn told_of_two(head: &str, other: &str) -> Vec<(&'static str, String)> {
    let file = |name: &str, text: &str| Source::new(name, text.as_bytes()).unwrap();
    let files = RuleFiles::new(vec![file("guidance.toml", head), file("mot.toml", other)]);
    let mut problems = Problems::default();
    assert!(read(&files, &mut problems).is_none());
    problems.iter().map(|problem| (problem.kind.code(), problem.kind.message(Lang::Vi))).collect()
}

/// What another file lacks is not asked of it.
#[test]
fn a_head_that_cannot_be_read_is_told_alone() {
    let (head, criterion) = SET.split_at(SET.find("[[criterion]]").unwrap());
    let told = told_of_two(&head.replace("2024-01-02", "2023-06-31"), criterion);
    assert!(!told.is_empty() && told.iter().all(|(code, _)| ["P009", "P010"].contains(code)), "{told:?}");
    let both = told_of_two(&head.replace("title   =", "title"), &criterion.replace("full  =", "full"));
    assert_eq!(both.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["P009", "P009"]);
}

#[test]
fn a_code_of_another_file_is_told_with_that_file() {
    let (_, criterion) = SET.split_at(SET.find("[[criterion]]").unwrap());
    let told = told_of_two(SET, &criterion.replace("\"mot\"", "\"hai\""));
    assert_eq!(told, [("P404", "`1.1` đã dùng ở dòng 22 của tệp guidance.toml".to_owned())]);
}

#[test]
fn an_example_of_a_reading_is_run_on_the_reading() {
    assert_eq!(example::failures(&set(SET).0.unwrap()), []);
    let wrong = set(&SET.replace("score = \"0.5\"", "score = \"1\"")).0.unwrap();
    let failures = example::failures(&wrong);
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].reading.as_deref(), Some("nua"));
}

#[test]
fn a_rejected_reading_cites_who_rejects_it() {
    let uncited = SET.replace("  cite   = { source = \"hd\", quote = \"không cho nửa điểm\"", "  # {");
    assert_eq!(set(&uncited).1, ["P412"]);
    assert_eq!(set(&uncited.replace("rejected", "suspected")).1, [""; 0]);
}

#[test]
fn a_relation_is_between_two_counts_of_one_unit_of_measure() {
    let zero = "if_zero = [{ when = 'a', then = \"undetermined\" }]";
    let cite = "cite = { source = \"hd\", at = \"mục 1\", basis = \"inferred\" }";
    let criteria = format!(
        "[[criterion]]\nkey = \"hai\"\ngroup = \"1\"\ncode = \"1.2\"\ntitle = \"Hai\"\nfull = \"0\"\nscore = 'b / a × full'\n{zero}\n{cite}\n[criterion.input]\na = {{ unit = \"hồ sơ\" }}\nb = {{ unit = \"hồ sơ\", at_most = \"a\" }}\nday = {{ type = \"date\", role = \"context\" }}\nc = {{ unit = \"TTHC\", role = \"context\" }}\n"
    );
    let with = |part: &str, whole: &str| {
        let place = |input: &str| format!("{{ criterion = \"hai\", input = \"{input}\" }}");
        let (part, whole) = (place(part), place(whole));
        set(&format!(
            "{SET}{criteria}[[relation]]\npart = {part}\nwhole = {whole}\nwhy = \"Vì thế.\"\n{cite}\n"
        ))
    };
    let guidance = with("b", "a").0.unwrap();
    let [relation] = guidance.relations.as_slice() else { panic!("one relation") };
    let place = |input: &str| Place { criterion: "hai".to_owned(), input: input.to_owned() };
    assert_eq!((&relation.part, &relation.whole), (&place("b"), &place("a")));
    assert_eq!(with("b", "e").1, ["P405"]);
    for (part, whole) in [("a", "a"), ("c", "a"), ("day", "day"), ("day", "a")] {
        assert_eq!(with(part, whole).1, ["P420"], "{part} ≤ {whole}");
    }
    assert_eq!(set(&format!("{SET}[[relation]]\n")).1, ["P013"; 4]);
}

#[test]
fn a_contradiction_is_about_a_criterion_a_group_or_the_whole() {
    let with = |about: &str| {
        let cite = "cite = { source = \"hd\", at = \"mục 1\", basis = \"quoted\" }";
        set(&format!("{SET}[[contradiction]]\n{about}\ntext = \"Hai câu trái nhau.\"\n{cite}\n"))
    };
    let about = |text: &str| with(text).0.unwrap().contradictions[0].about.clone();
    assert_eq!(about("criterion = \"mot\""), About::Criterion("mot".to_owned()));
    assert_eq!(about("group = \"1\""), About::Group("1".to_owned()));
    assert_eq!(about(""), About::Whole);
    assert_eq!(with("criterion = \"1.1\"").1, ["P405"]);
    assert_eq!(with("group = \"2\"").1, ["P405"]);
    assert_eq!(with("criterion = \"mot\"\ngroup = \"1\"").1, ["P413"]);
    assert_eq!(set(&format!("{SET}[[contradiction]]\n")).1, ["P013", "P013"]);
}

/// A choice that could be taken for another one, by its name or by its words, is told; so is one without words.
#[test]
fn no_choice_is_called_what_another_is_called() {
    let codes = |of: &str| {
        let input = format!("done = {{ type = \"yes_no\" }}\n  level = {{ type = \"choice\", of = {of} }}");
        set(&SET.replace("done = { type = \"yes_no\" }", &input)).1
    };
    assert_eq!(codes(r#"["late", { id = "none", label = "Không gửi", label_en = "not sent" }]"#), [""; 0]);
    assert_eq!(codes(r#"[{ id = "none", label = "none", label_en = "none" }]"#), [""; 0]);
    assert_eq!(codes(r#"["late", "late"]"#), ["P404"]);
    assert_eq!(codes(r#"["late", { id = "none", label = "Late" }]"#), [""; 0]);
    assert_eq!(codes(r#"["late", { id = "none", label = "late" }]"#), ["P404"]);
    assert_eq!(
        codes(r#"[{ id = "a", label = "chậm" }, { id = "b", label = "muộn", label_en = "Chậm" }]"#),
        ["P404"]
    );
    assert_eq!(codes(r#"[{ id = "a" }]"#), ["P013", "P411"]);
    assert_eq!(codes(r#"[{ id = "a", label = "A", vi = "a" }]"#), ["P011"]);
    assert_eq!(codes("[1]"), ["P012", "P411"]);
}
