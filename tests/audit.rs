//! The checks of the audit: each with a case that it must report and one that it must leave alone, tables that
//! were really published, and the first real letter.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod appeals;
mod program;

use appeals::{Ruled, rules_of};
use phuctra::audit::{CHECKS, OF_BATCH};
use program::verify;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// A table, the letter around it, and rules with counts where the check needs them.
#[derive(Clone, Copy)]
struct Input<'i> {
    table: &'i str,
    letter: &'i str,
    rules: Option<(&'i str, &'i str)>,
}

const fn table(table: &str) -> Input<'_> {
    Input { table, letter: "", rules: None }
}

/// A letter around a table of two groups and a total.
const fn letter(letter: &str) -> Input<'_> {
    Input {
        table: "code,name,max,appraised\n1,Một,10,\"9,5\"\n2,Hai,10,8\n,Tổng cộng,20,\"17,5\"\n",
        letter,
        rules: None,
    }
}

const fn ruled<'i>(table: &'i str, letter: &'i str, rules: &'i str, raw: &'i str) -> Input<'i> {
    Input { table, letter, rules: Some((rules, raw)) }
}

/// A check, the code of its finding, and the two cases.
struct Example<'i>(&'static str, &'static str, Input<'i>, Input<'i>);

/// The codes of the findings.
fn codes(name: &str, input: Input<'_>) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("checks").join(name);
    fs::create_dir_all(folder.join("rules")).unwrap();
    let file = |name: &str| folder.join(name).display().to_string();
    fs::write(file("table.csv"), input.table).unwrap();
    fs::write(file("letter.txt"), input.letter).unwrap();
    let (table, letter, raw, rules) =
        (file("table.csv"), file("letter.txt"), file("raw.json"), file("rules"));
    let mut words = vec!["audit", "--appraised", &table, "--document", &letter, "--format", "json"];
    if let Some((guidance, counts)) = input.rules {
        fs::write(file("rules/guidance.toml"), guidance).unwrap();
        fs::write(file("raw.json"), counts).unwrap();
        words.extend(["--raw", &raw, "--guidance", &rules]);
    }
    let (_, out, err) = verify(&words);
    let report: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{name}: {error}\n{err}"));
    let findings =
        report["units"][0]["findings"].as_array().unwrap_or_else(|| panic!("{name}: {out}\n{err}"));
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_check_reports_its_case_and_leaves_the_other_alone() {
    let rules = Rules::new();
    let examples = examples(&rules);
    for Example(check, code, wrong, right) in &examples {
        let found = codes(&format!("{code}-wrong"), *wrong);
        assert!(found.iter().any(|one| one == code), "{check}: {code} is not reported, but {found:?}");
        let found = codes(&format!("{code}-right"), *right);
        assert!(!found.iter().any(|one| one == code), "{check}: {code} is reported where nothing is wrong");
    }
    let tested: BTreeSet<&str> = examples.iter().map(|example| example.0).collect();
    let checks: BTreeSet<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
    assert_eq!(tested, checks, "a check without an example, or an example of no check");
}

#[test]
fn the_documentation_has_every_check_and_every_code() {
    let page = fs::read_to_string("docs/audit.md").unwrap();
    let headings: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## `"))
        .filter_map(|rest| rest.split('`').next())
        .collect();
    let checks: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).chain([OF_BATCH]).collect();
    assert_eq!(headings, checks, "docs/audit.md has a section for each check, in their order");
    let rules = Rules::new();
    for Example(check, code, ..) in examples(&rules) {
        let section = page.split(&format!("## `{check}`")).nth(1).unwrap().split("\n## ").next().unwrap();
        assert!(section.contains(&format!("`{code}`")), "the section of {check} does not name {code}");
    }
}

/// Rule sets and counts of the examples.
struct Rules {
    plain: String,
    judged: String,
    above: String,
    floor: String,
    low_steps: String,
    related: String,
}

impl Rules {
    fn new() -> Self {
        let inputs = "[criterion.input]\na = { unit = \"hồ sơ\", label = \"tổng số\" }\nb = { unit = \"hồ sơ\", label = \"số đạt\", at_most = \"a\" }\n";
        let zero = "if_zero = [{ when = 'a', then = \"undetermined\" }]\n";
        let one = |title, full, rule: &str| {
            rules_of(&[("1", full)], &[Ruled { code: "1.1", group: "1", title, full, rule }])
        };
        Self {
            plain: one("Tỷ lệ hồ sơ", 100, &format!("score = 'b / a × full'\n{zero}{inputs}")),
            judged: one("Tỷ lệ hồ sơ", 200, "judged = true\nquantum = \"0.5\"\n"),
            above: one("Tỷ lệ hồ sơ", 100, &format!("score = 'b / a × full × 2'\n{zero}{inputs}")),
            // A quarter of a point whatever the counts are.
            floor: one("Tỷ lệ hồ sơ", 100, &format!("score = 'max(b / a, 0.25) × full'\n{zero}{inputs}")),
            // As item 5.1b of Hải Phòng 212/2025: 2 points at most, and the best step gives 1.
            low_steps: one(
                "Tỷ lệ hồ sơ",
                200,
                &format!(
                    "measure = 'b / a'\ntiers = [{{ when = '>= 80%', score = '1' }}]\notherwise = {{ score = '0', basis = \"inferred\" }}\n{zero}{inputs}"
                ),
            ),
            related: {
                let rule = format!("score = 'b / a × full'\n{zero}{inputs}");
                let one = |code, title| Ruled { code, group: "1", title, full: 100, rule: &rule };
                let set = rules_of(
                    &[("1", 200)],
                    &[one("1.1", "Tỷ lệ hồ sơ toàn trình"), one("1.2", "Tỷ lệ hồ sơ")],
                );
                format!("{set}\n{RELATION}")
            },
        }
    }
}

const RELATION: &str = r#"[[relation]]
part  = { criterion = "k-1-1", input = "a" }
whole = { criterion = "k-1-2", input = "a" }
why   = "Hồ sơ toàn trình là một phần của hồ sơ."
cite  = { source = "vd", basis = "inferred" }
"#;

const COUNTS: &str = r#"{"unit": "Xã A", "period": "2024", "counts": {"1.1": {"a": 8, "b": 7}}}"#;
const NO_COUNTS: &str = r#"{"unit": "Xã A", "period": "2024", "counts": {}}"#;
const UNKNOWN: &str = r#"{"unit": "Xã A", "period": "2024", "counts": {"1.1": {"a": 8, "b": null}}}"#;
const RIVALS: &str =
    r#"{"unit": "Xã A", "counts": {"1.1": {"a": {"values": [{"value": 8}, {"value": 9}]}, "b": 7}}}"#;
const TWO_ROWS: &str =
    "code,name,max,appraised\n1.1,Tỷ lệ hồ sơ toàn trình,1,\"0,98\"\n1.2,Tỷ lệ hồ sơ,1,\"0,99\"\n";
const ONE_OF_TWO: &str =
    "code,name,max,appraised\n1.1,Tỷ lệ hồ sơ toàn trình,1,\"0,98\"\n,Tổng cộng,2,\"0,98\"\n";
const BOTH: &str = "code,name,max,appraised\n1.1,Tỷ lệ hồ sơ toàn trình,1,\"0,98\"\n1.2,Tỷ lệ hồ sơ,1,\"0,99\"\n,Tổng cộng,2,\"1,97\"\n";
const PART_OF_ALL: &str =
    r#"{"unit": "Xã A", "counts": {"1.1": {"a": 279, "b": 273}, "1.2": {"a": 1222, "b": 1209}}}"#;
const MORE_THAN_ALL: &str =
    r#"{"unit": "Xã A", "counts": {"1.1": {"a": 279, "b": 273}, "1.2": {"a": 270, "b": 267}}}"#;
/// One system counts 5 in all, fewer than the 7 of the other; with its own 4 it would be right.
const RIVAL_BELOW: &str = r#"{"unit": "Xã A", "evidence": {"s": {"title": "S"}, "t": {"title": "T"}},
    "counts": {"1.1": {"a": {"values": [{"value": 8, "evidence": "s"}, {"value": 5, "evidence": "t"}]}, "b": 7}}}"#;
const RIVAL_PAIR: &str = r#"{"unit": "Xã A", "evidence": {"s": {"title": "S"}, "t": {"title": "T"}},
    "counts": {"1.1": {"a": {"values": [{"value": 8, "evidence": "s"}, {"value": 5, "evidence": "t"}]},
        "b": {"values": [{"value": 7, "evidence": "s"}, {"value": 4, "evidence": "t"}]}}}}"#;
const RIVAL_UNKNOWN: &str =
    r#"{"unit": "Xã A", "counts": {"1.1": {"a": {"values": [{"value": null}, {"value": 8}]}, "b": 7}}}"#;
const ROW: &str = "code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,1,\"0,88\"\n";

#[expect(clippy::too_many_lines, reason = "a list")]
fn examples(rules: &Rules) -> Vec<Example<'_>> {
    vec![
        Example(
            "full-points",
            "above-full",
            table("code,name,max,appraised\n1,Một,2,\"2,01\"\n"),
            table("code,name,max,appraised\n1,Một,2,2\n"),
        ),
        Example(
            "full-points",
            "below-zero",
            table("code,name,max,appraised\n1,Một,2,\"-0,5\"\n"),
            table("code,name,max,appraised\n1,Một,2,0\n"),
        ),
        Example(
            "full-points",
            "max-differs",
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,2,\"0,88\"\n", "", &rules.plain, COUNTS),
            ruled(ROW, "", &rules.plain, COUNTS),
        ),
        Example(
            "quantum",
            "not-of-quantum",
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,2,\"1,25\"\n", "", &rules.judged, NO_COUNTS),
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,2,\"1,5\"\n", "", &rules.judged, NO_COUNTS),
        ),
        Example(
            "rule-range",
            "rule-out-of-range",
            ruled(ROW, "", &rules.above, COUNTS),
            ruled(ROW, "", &rules.plain, COUNTS),
        ),
        Example(
            "grant-range",
            "grant-out-of-range",
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,1,\"0,2\"\n", "", &rules.floor, UNKNOWN),
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,1,\"0,25\"\n", "", &rules.floor, UNKNOWN),
        ),
        Example(
            "best-step",
            "best-step",
            ruled("code,name,max,appraised\n1.1,Tỷ lệ hồ sơ,2,1\n", "", &rules.low_steps, COUNTS),
            ruled(ROW, "", &rules.plain, COUNTS),
        ),
        Example(
            "group-sum",
            "group-not-sum",
            table("code,name,max,appraised\n1,Một,2,\"1,9\"\n1.1,A,1,1\n1.2,B,1,\"0,8\"\n"),
            table("code,name,max,appraised\n1,Một,2,\"1,8\"\n1.1,A,1,1\n1.2,B,1,\"0,8\"\n"),
        ),
        Example(
            "group-sum",
            "group-full-exceeded",
            table("code,name,max,appraised\n1,Một,2,2\n1.1,A,1,1\n1.2,B,2,1\n"),
            table("code,name,max,appraised\n1,Một,2,2\n1.1,A,1,1\n1.2,B,1,1\n"),
        ),
        Example(
            "group-sum",
            "group-exceeds-parts",
            table("code,name,max,appraised\n1,Một,5,\"4,5\"\n1.1,A,1,\"0,4\"\n"),
            table("code,name,max,appraised\n1,Một,5,\"4,4\"\n1.1,A,1,\"0,4\"\n"),
        ),
        Example(
            "group-sum",
            "group-below-parts",
            table("code,name,max,appraised\n1,Một,5,\"1\"\n1.1,A,3,2\n"),
            table("code,name,max,appraised\n1,Một,5,4\n1.1,A,3,2\n"),
        ),
        Example(
            "group-sum",
            "losses-unlisted",
            table("code,name,max,appraised\n1,Một,5,4\n1.1,A,1,\"0,4\"\n"),
            table("code,name,max,appraised\n1,Một,5,4\n1.1,A,1,1\n"),
        ),
        Example(
            "group-differs",
            "group-differs",
            ruled("code,name,max,appraised\n1,,1,\"0,87\"\n", "", &rules.plain, COUNTS),
            ruled("code,name,max,appraised\n1,,1,\"0,88\"\n", "", &rules.plain, COUNTS),
        ),
        Example(
            "total-sum",
            "total-not-sum",
            table("code,name,max,appraised\n1,Một,2,1\n2,Hai,2,1\n,Tổng cộng,4,3\n"),
            table("code,name,max,appraised\n1,Một,2,1\n2,Hai,2,1\n,Tổng cộng,4,2\n"),
        ),
        Example(
            "total-sum",
            "total-remainder",
            table("code,name,max,appraised\n1,Một,2,1\n,Tổng cộng,4,3\n"),
            table("code,name,max,appraised\n1,Một,4,3\n,Tổng cộng,4,3\n"),
        ),
        Example(
            "total-sum",
            "impossible-remainder",
            table("code,name,max,appraised\n1,Một,2,1\n,Tổng cộng,4,\"3,5\"\n"),
            table("code,name,max,appraised\n1,Một,2,1\n,Tổng cộng,4,3\n"),
        ),
        Example(
            "unlisted-rows",
            "rows-left-out",
            ruled(ONE_OF_TWO, "", &rules.related, PART_OF_ALL),
            ruled(BOTH, "", &rules.related, PART_OF_ALL),
        ),
        Example(
            "total-scale",
            "two-scales",
            letter("Tổng cộng: 17,5 điểm/25 điểm"),
            letter("Tổng cộng: 17,5 điểm/20 điểm"),
        ),
        Example(
            "total-scale",
            "impossible-scale",
            letter("Chỉ số CCHC năm 2024 là 17,5/19 điểm"),
            letter("Chỉ số CCHC năm 2024 là 17,5/25 điểm"),
        ),
        Example(
            "stated-scores",
            "score-differs",
            letter("- Tiêu chí thứ 1: Một đạt 9,4/10 điểm"),
            letter("- Tiêu chí thứ 1: Một đạt 9,5/10 điểm"),
        ),
        Example(
            "stated-scores",
            "full-differs",
            letter("- Tiêu chí thứ 2: Hai đạt 8/9 điểm"),
            letter("- Tiêu chí thứ 2: Hai đạt 08/10 điểm"),
        ),
        Example(
            "stated-scores",
            "not-at-full",
            letter("- Tiêu chí thứ 2: Hai đạt 8/10 điểm, đạt điểm tối đa"),
            letter("- Tiêu chí thứ 2: Hai đạt 8/10 điểm, chưa đạt điểm tối đa"),
        ),
        Example(
            "losses",
            "loss-differs",
            letter("- Tiêu chí thứ 2: Hai đạt 8/10 điểm, mất 1 điểm"),
            letter("- Tiêu chí thứ 2: Hai đạt 8/10 điểm, mất 02 điểm"),
        ),
        Example(
            "from-to",
            "change-differs",
            letter("Chỉ số CCHC là 17,5 điểm, tăng 0,6 điểm (từ 17 điểm năm 2023 lên 17,5 điểm)"),
            letter("Chỉ số CCHC là 17,5 điểm, tăng 0,5 điểm (từ 17 điểm năm 2023 lên 17,5 điểm)"),
        ),
        Example(
            "from-to",
            "wrong-direction",
            letter("Chỉ số CCHC từ 18 điểm năm 2023 lên 17,5 điểm"),
            letter("Chỉ số CCHC từ 18 điểm năm 2023 xuống còn 17,5 điểm"),
        ),
        Example(
            "before",
            "before-differs",
            letter("Chỉ số CCHC từ 17 điểm lên 17,5 điểm\nTổng điểm từ 16 điểm lên 17,5 điểm"),
            letter("Chỉ số CCHC từ 17 điểm lên 17,5 điểm\nTổng điểm từ 17 điểm lên 17,5 điểm"),
        ),
        Example(
            "change-sum",
            "changes-not-sum",
            letter(
                "Chỉ số CCHC tăng 1 điểm\n- Tiêu chí thứ 1: tăng 0,5 điểm\n- Tiêu chí thứ 2: không tăng không giảm",
            ),
            letter(
                "Chỉ số CCHC tăng 0,5 điểm\n- Tiêu chí thứ 1: tăng 01 điểm\n- Tiêu chí thứ 2: giảm 0,5 điểm",
            ),
        ),
        Example(
            "change-sum",
            "changes-remainder",
            letter("Chỉ số CCHC tăng 1 điểm\n- Tiêu chí thứ 1: tăng 0,5 điểm"),
            letter("Chỉ số CCHC tăng 0,5 điểm\n- Tiêu chí thứ 1: tăng 0,5 điểm"),
        ),
        Example(
            "change-range",
            "change-impossible",
            letter("- Tiêu chí thứ 1: giảm 0,6 điểm"),
            letter("- Tiêu chí thứ 1: giảm 0,5 điểm"),
        ),
        Example(
            "percentages",
            "percent-differs",
            letter("100 BCCI/279 hồ sơ, tỷ lệ đạt đến 85%"),
            letter(
                "273/279 hồ sơ đạt 98%, 7/8 TTHC đạt 87,5%; 945/1.083 hồ sơ đạt 87,26%, so với chỉ tiêu 90%",
            ),
        ),
        Example(
            "percentages",
            "worth-differs",
            letter("- Tiêu chí thứ 2: 7/8 TTHC đạt 87,5% tương ứng 8,5 điểm"),
            letter("- Tiêu chí thứ 2: 4/5 TTHC đạt 80% tương ứng 8 điểm"),
        ),
        Example(
            "percentages",
            "worth-not-granted",
            letter("- Tiêu chí thứ 2: 7/8 TTHC đạt 87,5% tương ứng 8,75 điểm"),
            letter("- Tiêu chí thứ 2: 4/5 TTHC đạt 80% tương ứng 8 điểm"),
        ),
        Example(
            "shares",
            "part-exceeds-whole",
            letter("đã giải quyết 28/27 hồ sơ"),
            letter("đã giải quyết 27/28 hồ sơ, hoàn thành trước 30/10"),
        ),
        Example(
            "counts",
            "counts-differ",
            ruled(ROW, "1.1. Tỷ lệ hồ sơ\t1\t0,88\t6/8 hồ sơ", &rules.plain, COUNTS),
            ruled(ROW, "1.1. Tỷ lệ hồ sơ\t1\t0,88\t7/8 hồ sơ, thực chất 7/7 hồ sơ", &rules.plain, COUNTS),
        ),
        Example(
            "relations",
            "part-of-other-exceeds",
            ruled(TWO_ROWS, "", &rules.related, MORE_THAN_ALL),
            ruled(TWO_ROWS, "", &rules.related, PART_OF_ALL),
        ),
        Example(
            "rival-counts",
            "rival-counts",
            ruled(ROW, "", &rules.plain, RIVALS),
            ruled(ROW, "", &rules.plain, COUNTS),
        ),
        Example(
            "rival-counts",
            "rival-exceeds",
            ruled(ROW, "", &rules.plain, RIVAL_BELOW),
            ruled(ROW, "", &rules.plain, RIVAL_PAIR),
        ),
        Example(
            "rival-counts",
            "rival-counts",
            ruled(ROW, "", &rules.plain, RIVALS),
            ruled(ROW, "", &rules.plain, RIVAL_UNKNOWN),
        ),
        Example(
            "ranks",
            "rank-below-last",
            letter("Chỉ số CCHC đứng thứ 19/18 xã"),
            letter("Chỉ số CCHC đứng thứ 18/18 xã"),
        ),
        Example(
            "ranks",
            "rank-differs",
            letter("Chỉ số CCHC đứng thứ 2/18 xã, từ thứ 3 lên thứ 1"),
            letter("Chỉ số CCHC đứng thứ nhất trong số 18 xã, từ thứ 03 lên thứ 01"),
        ),
        Example(
            "ranks",
            "rank-differs",
            Input {
                table: "code,name,max,appraised,rank\n1,Một,10,\"9,5\",\n,Tổng cộng,10,\"9,5\",3/18\n",
                ..letter("Chỉ số CCHC đứng thứ 2/18 xã")
            },
            Input {
                table: "code,name,max,appraised,rank\n1,Một,10,\"9,5\",\n,Tổng cộng,10,\"9,5\",2/18\n",
                ..letter("Chỉ số CCHC đứng thứ 2/18 xã")
            },
        ),
        Example(
            "ranks",
            "units-differ",
            letter("Chỉ số CCHC đứng thứ 2/18 xã\nChỉ số CCHC đứng thứ 2/19 xã"),
            letter("Chỉ số CCHC đứng thứ 2/18 xã\nChỉ số CCHC đứng thứ hai trong số 18 xã"),
        ),
        Example(
            "rank-changes",
            "rank-change-differs",
            letter("Chỉ số CCHC tăng 1 bậc từ thứ 3 năm 2023 lên thứ 1"),
            letter("Chỉ số CCHC tăng 2 bậc từ thứ 3 năm 2023 lên thứ 1"),
        ),
        Example(
            "calendar",
            "no-such-date",
            letter("Quyết định số 12/QĐ-UBND ngày 31/11/2024"),
            letter("Quyết định số 12/QĐ-UBND ngày 29/02/2024"),
        ),
        Example(
            "own-dates",
            "own-dates-differ",
            letter("Xã A, ngày 14 tháng 01 năm 2025\n(Kèm theo Công văn số 15/UBND ngày 14/01/2024)"),
            letter("Xã A, ngày 14 tháng 01 năm 2025\n(Kèm theo Công văn số 15/UBND ngày 14/01/2025)"),
        ),
        Example(
            "order-of-dates",
            "cites-later",
            letter("Xã A, ngày 14 tháng 01 năm 2024\nCăn cứ Quyết định số 4358/QĐ-UBND ngày 31/12/2024"),
            letter(
                "Xã A, ngày 14 tháng 01 năm 2025\nCăn cứ Quyết định số 4358/QĐ-UBND ngày 31/12/2024; làm xong trước ngày 30/10/2025",
            ),
        ),
        Example(
            "cited-dates",
            "cited-dates-differ",
            letter("Quyết định số 4358/QĐ-UBND ngày 31/12/2024\nQuyết định số 4358/QĐ-UBND ngày 30/12/2024"),
            letter("Quyết định số 4358/QĐ-UBND ngày 31/12/2024\nQuyết định số 4359/QĐ-UBND ngày 30/12/2024"),
        ),
        Example(
            "cited-dates",
            "source-date-differs",
            ruled(ROW, "theo văn bản 1/VD ngày 02/01/2020", &rules.plain, COUNTS),
            ruled(ROW, "theo văn bản 1/VD ngày 01/01/2020", &rules.plain, COUNTS),
        ),
        Example(
            "duplicate-code",
            "duplicate-code",
            table("code,name,max,appraised\n3.13.2,A,1,1\n3.13.2,B,1,1\n"),
            table("code,name,max,appraised\n3,A,1,1\n3,A,,\n3.1,B,1,1\n"),
        ),
        Example(
            "code-order",
            "code-order",
            table("code,name,max,appraised\n3.10,A,1,1\n3.9,B,1,1\n"),
            table("code,name,max,appraised\n3.9,A,1,1\n3.10,B,1,1\n4.1,C,1,1\n"),
        ),
        Example(
            "plan-years",
            "plan-years",
            letter("biện pháp khắc phục trong năm 2023\nbiện pháp khắc phục trong năm 2025"),
            letter("biện pháp khắc phục trong năm 2025\nbiện pháp khắc phục năm 2025"),
        ),
        Example(
            "names",
            "names-differ",
            letter("của xã Triệu Trách; xã Triệu Trạch; tại xã Triệu Trạch"),
            letter("của XÃ HOÀ AN; tại xã Hòa An; xã Triệu Long"),
        ),
    ]
}

/// The findings that a real table has: unit and code, all of them.
const PUBLISHED: &[(&str, &[(&str, &str)])] = &[
    ("binh-duong-2017", &[]),
    (
        "hue-dich-vu-cong",
        &[
            ("Dịch vụ công mức 1-2", "total-not-sum"),
            ("Dịch vụ công mức 3", "total-not-sum"),
            ("Dịch vụ công mức 4", "total-not-sum"),
        ],
    ),
    ("hue-xep-loai-2021", &[("Tỷ lệ (%)", "total-not-sum")]),
    ("lai-chau-2021", &[("Sở KHĐT", "total-not-sum")]),
    ("nam-dinh-2020", &[("Khối sở, ban, ngành", "percent-differs")]),
    ("par-index-2022", &[]),
    ("vinh-phuc-2021-08", &[]),
];

#[test]
fn published_tables_have_their_known_slips_and_no_other() {
    for (name, slips) in PUBLISHED {
        let table = format!("cases/{name}/appraised.csv");
        let (_, out, err) = verify(["audit", "--appraised", &table, "--format", "json"]);
        let report: Value =
            serde_json::from_str(&out).unwrap_or_else(|error| panic!("{name}: {error}\n{err}"));
        let mut found = Vec::new();
        for unit in report["units"].as_array().unwrap() {
            assert_ne!(unit["checked"]["statements"], 0, "{name}: nothing was checked of {}", unit["unit"]);
            for finding in unit["findings"].as_array().unwrap() {
                found.push((unit["unit"].as_str().unwrap_or(""), finding["code"].as_str().unwrap()));
            }
        }
        assert_eq!(found, *slips, "{name}");
    }
}

const CASE: &str = "cases/trieu-trach-2024";

/// The files of the case, as options.
fn case() -> Vec<String> {
    let file = |name: &str| format!("{CASE}/{name}");
    [
        "--appraised",
        &file("appraised.csv"),
        "--raw",
        &file("raw.json"),
        "--document",
        &file("cong-van-15.txt"),
    ]
    .map(str::to_owned)
    .to_vec()
}

/// Every arithmetic statement that the letter gets right, and every one that it does not.
#[test]
fn every_figure_of_the_real_letter_is_judged() {
    let words: Vec<String> = std::iter::once("audit".to_owned()).chain(case()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).chain(["--format", "json"]).collect();
    let report: Value = serde_json::from_str(&verify(&words).1).unwrap();
    let unit = &report["units"][0];
    let statements: Vec<(&str, bool)> = unit["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["text"].as_str().unwrap(), one["holds"].as_bool().unwrap()))
        .collect();
    for right in [
        "7/8 = 87,5%",
        "945/1083 = 87,26%",
        "273/279 = 98%",
        "27/28 = 96,4%",
        "1209/1222 = 98,9%",
        "07/07 = 100%",
        "94.64 − 93.99 = 0.65",
        "3 → 1: 2",
        "1 ≤ 18",
        "1: 21 − 19 = 2",
        "3: 19.5 − 18.43 = 1.07",
        "6: 7 − 6 = 1",
        "1: 21 − 2 = 19",
        "3: 19.5 − 1.07 = 18.43",
        "6: 7 − 1 = 6",
        "2: 8 = 8",
        "4: 7 = 7",
        "7: 10.5 = 10.5",
        "93.99 = 93.99",
        "Tổng điểm: 94.64 điểm",
        "96,4% tương ứng 0,96 điểm",
    ] {
        assert!(statements.contains(&(right, true)), "{right} is not confirmed: {statements:#?}");
    }
    let wrong: Vec<&str> = statements.iter().filter(|(_, holds)| !holds).map(|(text, _)| *text).collect();
    assert_eq!(
        wrong,
        [
            "95.5 = 100",
            "100/279 = 85%",
            "2025-01-14 = 2024-01-14",
            "1533/SNV-CCHCVTLT: 2024-10-08 ≤ 2024-01-14",
            "4358/QĐ-UBND: 2024-12-31 ≤ 2024-01-14",
            "2023 = 2025",
        ]
    );
    let found: Vec<&str> =
        unit["findings"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    for figure in ["35,84%", "10,50", "13,71", "−1,44", "+2,09", "14/01/2024", "Triệu Trách", "0,96"] {
        assert!(found.iter().any(|text| text.contains(figure)), "{figure} is not told: {found:#?}");
    }
}

/// Rows that stand on one line, and lines that end in `\r`, are no other table.
#[test]
fn the_same_table_is_judged_alike_however_its_lines_end() {
    let table = fs::read_to_string(format!("{CASE}/appraised.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = [(0, "code"), (1, "name"), (2, "max"), (3, "appraised"), (4, "reason")];
    let row = |record: csv::StringRecord| {
        let of = |(index, name): (usize, &str)| (name.to_owned(), record[index].into());
        Value::Object(columns.into_iter().map(of).collect())
    };
    let rows: Vec<Value> = reader.records().map(|record| row(record.unwrap())).collect();
    let folder = std::env::temp_dir().join(format!("phuctra-lines-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let judged = |text: &str| {
        let file = folder.join("appraised");
        fs::write(&file, text).unwrap();
        let raw = format!("{CASE}/raw.json");
        let words = ["audit", "--appraised", file.to_str().unwrap(), "--raw", &raw, "--format", "json"];
        let report: Value = serde_json::from_str(&verify(words).1).unwrap();
        let texts = |list: &str, word: &str| {
            let all = report["units"][0][list].as_array().unwrap();
            all.iter().map(|one| (one["text"].to_string(), one[word].to_string())).collect::<Vec<_>>()
        };
        (texts("statements", "holds"), texts("findings", "code"))
    };
    let pretty = judged(&serde_json::to_string_pretty(&rows).unwrap());
    assert!(pretty.0.len() > 20, "{pretty:#?}");
    assert_eq!(judged(&serde_json::to_string(&rows).unwrap()), pretty);
    assert_eq!(judged(&table.replace('\n', "\r")), judged(&table));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn the_self_test_counts_what_is_watched() {
    let words: Vec<String> = std::iter::once("audit".to_owned()).chain(case()).collect();
    let words: Vec<&str> =
        words.iter().map(String::as_str).chain(["--self-test", "--format", "json"]).collect();
    let report: Value = serde_json::from_str(&verify(&words).1).unwrap();
    let mut seen = 0;
    for kind in report["self_test"].as_array().unwrap() {
        let count = |name: &str| kind[name].as_u64().unwrap();
        assert_eq!(count("changed"), count("by_checks") + count("by_recomputation") + count("missed"));
        seen += count("changed");
        let name = kind["kind"].as_str().unwrap();
        if ["table: full points", "table: granted points", "text: counts", "text: losses", "text: points"]
            .contains(&name)
        {
            assert_eq!(count("missed"), 0, "{name}");
        }
    }
    assert!(seen > 150, "only {seen} numbers were changed");
}

#[test]
fn without_a_table_or_with_several_units_there_is_no_audit() {
    let (status, out, err) = verify(["audit"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("--appraised"), "{err}");
    let table = "cases/lai-chau-2021/appraised.csv";
    let letter = format!("{CASE}/cong-van-15.txt");
    let (status, _, err) = verify(["audit", "--appraised", table, "--document", &letter]);
    assert_eq!(status, 2);
    assert!(err.contains("--document"), "{err}");
}

/// What `verify audit` finds in a table of several units: the unit and the code of each finding.
fn of_units(name: &str, table: &str, options: &[&str]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("units");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.csv")).display().to_string();
    fs::write(&file, table).unwrap();
    let words = [&["audit", "--appraised", &file, "--format", "json"], options].concat();
    let (_, out, err) = verify(&words);
    let report: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{name}: {error}\n{err}"));
    let units = report["units"].as_array().unwrap().iter();
    let told = |unit: &Value| {
        let findings = unit["findings"].as_array().unwrap().iter();
        let line = |finding: &Value| {
            format!("{}: {}", unit["unit"].as_str().unwrap(), finding["code"].as_str().unwrap())
        };
        findings.map(line).collect::<Vec<_>>()
    };
    units.flat_map(told).collect()
}

#[test]
fn a_table_of_one_row_a_unit_states_totals() {
    let table = "Đơn vị,Điểm thẩm định,Xếp hạng\nXã A,90,1\nXã B,80,3\nXã C,85,4\n";
    assert_eq!(of_units("bare", table, &[]), ["Xã B: rank-too-good"]);
    let both = ["Xã B: rank-not-by-total", "Xã C: rank-not-by-total"];
    assert_eq!(of_units("bare-whole", &table.replace("80,3", "80,2"), &["--batch", "3"]), both);
    let right = table.replace("85,4", "85,2");
    assert_eq!(of_units("bare-right", &right, &["--batch", "3"]), [""; 0]);
}

#[test]
fn a_place_that_is_held_against_nothing_is_told() {
    let head = "Đơn vị,Mã,Tiêu chí,Điểm thẩm định,Xếp hạng\n";
    let table = "Xã A,,Tổng điểm,90,0\nXã B,,Tổng điểm,80,-1\nXã C,,Tổng điểm,,2\n\
        Xã D,1,Lĩnh vực một,7,4\nXã D,,Tổng điểm,7,4\n";
    assert_eq!(
        of_units("not-compared", &format!("{head}{table}"), &[]),
        ["Xã A: rank-unread", "Xã B: rank-unread", "Xã C: rank-without-total", "Xã D: rank-of-parts"]
    );
}

#[test]
fn places_out_of_different_numbers_of_units_are_told_and_not_held_against_each_other() {
    let head = "Đơn vị,Điểm thẩm định,Xếp hạng\n";
    let table = "Xã A,90,1/2\nXã B,80,2/30\nXã C,85,5/30\n";
    assert_eq!(
        of_units("numbers", &format!("{head}{table}"), &[]),
        [
            "Xã A: rank-too-few-units",
            "Xã B: rank-too-good",
            "Xã B: rank-other-number",
            "Xã C: rank-other-number"
        ]
    );
    // Three communes of 30 and a ward of 12.
    let table = "Xã A,90,1/30\nXã B,80,3/30\nXã C,85,2/30\nPhường D,70,1/12\n";
    assert_eq!(of_units("batches", &format!("{head}{table}"), &[]), ["Phường D: rank-other-number"]);
}
