//! An invented amendment against the set that it amends: these changes and their effect, and nothing else.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use phuctra::{
    change::{Part, differences},
    cli::{Screen, run},
    guidance::{Catalogue, RuleFiles, read},
    model::Guidance,
    problem::Problems,
    source::Source,
};
use similar::TextDiff;
use std::{env, fs};

/// A shipped set, with one text of one file changed.
fn changed(wrong: &str, right: &str) -> [Guidance; 2] {
    let catalogue = Catalogue::default();
    let old = catalogue.files("quang-tri-xa-2024").unwrap();
    let mut files = Vec::new();
    let mut found = false;
    for name in
        ["guidance.toml", "1-chi-dao-dieu-hanh.toml", "3-thu-tuc-hanh-chinh.toml", "6-tai-chinh-cong.toml"]
    {
        let text = fs::read_to_string(format!("rules/quang-tri-xa-2024/{name}")).unwrap();
        found |= text.contains(wrong);
        files.push(Source::new(name, text.replacen(wrong, right, 1).as_bytes()).unwrap());
    }
    assert!(found, "{wrong}");
    [old, RuleFiles::new(files)].map(|files| read(&files, &mut Problems::default()).unwrap())
}

/// What is found is just these parts of one criterion or group.
fn one(wrong: &str, right: &str, parts: &[Part]) {
    let [old, new] = changed(wrong, right);
    let found = differences(&old, &new);
    assert_eq!(found.len(), 1, "{right}: {found:?}");
    let found: Vec<Part> = found.iter().flat_map(|one| one.parts.iter().map(|was| was.part)).collect();
    assert_eq!(found, parts, "{right}");
}

#[test]
fn each_change_is_told_as_what_it_is() {
    one("score = 'min(n × 1, full)'", "score = 'min(full, 1 × n)'", &[Part::Writing]);
    one("score = 'min(n × 1, full)'", "score = 'min(n × 2, full)'", &[Part::Rule]);
    one("code  = \"3.13.2\"", "code  = \"3.14\"", &[Part::Code]);
    one("quote = \"b/a × điểm tối đa\"", "quote = \"b/a nhân điểm tối đa\"", &[Part::Quote]);
    one("at = \"Phụ lục 3, mục 3.13.2\"", "at = \"Phụ lục 3, mục 3.14\"", &[Part::Citation]);
    one("title = \"Sáng kiến trong", "title = \"Các sáng kiến trong", &[Part::Title]);
    one("label = \"Tổng số DVCTT cung cấp\"", "label = \"Số DVCTT cung cấp\"", &[Part::Input]);
    one("score  = 'b / provided × full'", "score  = 'b / (2 × provided) × full'", &[Part::Reading]);
    one(
        "status = \"suspected\"",
        "status = \"rejected\"\n  cite = { source = \"cv15\", basis = \"inferred\" }",
        &[Part::Reading],
    );
    one("mode = \"half_up\"", "mode = \"half_even\"", &[Part::RoundingOfCriteria]);
    one(
        "digits = 2, basis = \"inferred\"",
        "digits = 2, basis = \"paraphrased\"",
        &[Part::RoundingOfCriteria],
    );
    one("number = \"15/UBND\"", "number = \"16/UBND\"", &[Part::Source]);
    one(
        "[[group]]\ncode  = \"6\"",
        "[[contradiction]]\ntext = \"Ví dụ bịa.\"\ncite = { source = \"cv15\", basis = \"inferred\" }\n\n[[group]]\ncode  = \"6\"",
        &[Part::Contradiction],
    );
    one("periods = [\"2024\"]", "periods = [\"2024\", \"2025\"]", &[Part::Periods]);
    one("title = \"Cải cách chế độ công vụ\"", "title = \"Chế độ công vụ\"", &[Part::Title]);
}

/// What people read is Vietnamese; rule files, and the JSON, have their own words.
#[test]
fn what_changed_is_told_in_vietnamese() {
    #[track_caller]
    fn told(wrong: &str, right: &str, vi: [&str; 2], en: [&str; 2]) {
        let [old, new] = changed(wrong, right);
        let found = differences(&old, &new);
        let was = &found[0].parts[0];
        let sides = [was.old.as_ref().unwrap(), was.new.as_ref().unwrap()];
        assert_eq!(sides.map(|side| side.vi.as_str()), vi, "{right}");
        assert_eq!(sides.map(|side| side.en.as_str()), en, "{right}");
    }

    told(
        "mode = \"half_up\"",
        "mode = \"half_even\"",
        [
            "làm tròn đến gần nhất, nửa lên, 2 chữ số thập phân (suy ra)",
            "làm tròn đến gần nhất, nửa về số chẵn, 2 chữ số thập phân (suy ra)",
        ],
        ["half_up 2 (inferred)", "half_even 2 (inferred)"],
    );
    told(
        "score = 'min(n × 1, full)'",
        "score = 'if n > 1 then full else 0'",
        ["số nhỏ hơn trong hai số (n × 1; điểm tối đa)", "nếu n > 1 thì điểm tối đa nếu không thì 0"],
        ["min(n × 1, full)", "if n > 1 then full else 0"],
    );
    let words = ["verify", "rules", "diff", "nd307-2025-xa", "nd307-2025-phuong"];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    run(words.map(Into::into), &Screen::default(), &mut out, &mut err);
    let out = String::from_utf8(out).unwrap();
    for word in [
        "argued",
        "rejected",
        "paraphrased",
        "yes_no",
        "percent)",
        "undetermined",
        "if ",
        " then ",
        " else ",
        "min(",
        "floor(",
        "criterion(",
        "nếu mountain",
        "balanced =",
    ] {
        assert!(!out.contains(word), "{word}: {out}");
    }
    assert!(out.contains("có thể nêu") && out.contains("diễn lại") && out.contains("(có/không)"), "{out}");
}

/// What decides between equal totals is compared by what it means, and told in words.
#[test]
fn a_tie_breaker_that_is_written_otherwise_is_the_same() {
    let ranked = |tie: &str| {
        let ranking = format!(
            "[ranking]\nmode = \"competition\"\nties = ['{tie}']\nbasis = \"inferred\"\nwhy = \"Ví dụ bịa.\"\n\n[rounding]"
        );
        let [_, set] = changed("[rounding]", &ranking);
        set
    };
    let old = ranked("group(\"1\") + criterion(\"3.13.2\")");
    for same in
        ["criterion(\"3.13.2\")  +  group(\"1\")", "group(\"1\") + criterion(\"dvctt-co-ho-so-truc-tuyen\")"]
    {
        assert_eq!(differences(&old, &ranked(same)), [], "{same}");
    }
    let found = differences(&old, &ranked("floor(total)"));
    let sides =
        [&found[0].parts[0].old, &found[0].parts[0].new].map(|side| side.as_ref().unwrap().vi.clone());
    assert!(sides[0].ends_with("; «điểm lĩnh vực 1» + «điểm tiêu chí 3.13.2»"), "{sides:?}");
    assert!(sides[1].ends_with("; phần nguyên của («tổng điểm»)"), "{sides:?}");
}

#[test]
fn a_set_is_the_same_as_itself() {
    let [old, same] = changed("score = 'min(n × 1, full)'", "score = 'min(n × 1, full)'");
    assert_eq!(differences(&old, &same), []);
}

/// The page shows what the program prints; renumbered, adopted, repealed, and the case of Triệu Trạch, nothing else.
#[test]
fn the_invented_amendment_changes_what_it_says() {
    let words =
        ["verify", "rules", "diff", "quang-tri-xa-2024", "tests/amendment/vi-du-sua-doi", "--cases", "cases"];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = run(words.map(Into::into), &Screen::default(), &mut out, &mut err);
    assert_eq!((status, String::from_utf8(err).unwrap().as_str()), (1, ""));
    let (out, page) = (String::from_utf8(out).unwrap(), fs::read_to_string("docs/rules-diff.md").unwrap());
    let command = format!("$ {}\n", words.join(" "));
    let (head, rest) = page.split_once(&command).unwrap();
    let (_, tail) = rest.split_once("```").unwrap();
    let now = format!("{head}{command}{out}```{tail}");
    if env::var_os("UPDATE_README").is_some() {
        fs::write("docs/rules-diff.md", &now).unwrap();
    }
    let changes = TextDiff::from_lines(&page, &now).unified_diff().to_string();
    assert!(
        changes.is_empty(),
        "{changes}\nMeant? UPDATE_README=1 cargo test --test change, then review the diff."
    );
}
