//! Ranks of the units of a batch: equal totals, tie-breakers, totals that are not known, units that are not there.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use serde_json::{Value, json};
use std::{env, ffi::OsString, fmt::Write as _, fs};

/// Two criteria of ten points each; an invented rule set.
const SET: &str = r#"
format  = 1
id      = "hang"
title   = "Ví dụ bịa để thử xếp hạng"
periods = ["2025"]
full    = "20"

[[source]]
id     = "vd"
number = "00/VD"
issuer = "Cơ quan ví dụ"

[rounding]
total = { mode = "half_up", digits = 0, basis = "inferred" }

RANKING

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
  a = { type = "number", unit = "điểm" }

[[criterion]]
key   = "hai"
group = "1"
code  = "1.2"
title = "Tiêu chí hai"
full  = "10"
score = 'min(full, b)'
cite  = { source = "vd", basis = "inferred" }
  [criterion.input]
  b = { type = "number", unit = "điểm" }
"#;

const COMPETITION: &str = "[ranking]\nmode = \"competition\"\nbasis = \"inferred\"";

/// A unit: its name, its granted total, and the counts of its criteria, by which everything else was granted.
type Unit = (&'static str, &'static str, Option<&'static str>, Option<&'static str>);

/// What `verify` prints, and its exit status, for a batch of units.
fn verify(name: &str, ranking: &str, units: &[Unit], words: &[&str]) -> (u8, String, String) {
    let folder = env::temp_dir().join(format!("phuctra-ranking-{}-{name}", std::process::id()));
    // A rule set is found by its id, whatever its folder is called.
    fs::create_dir_all(folder.join("rules/xep-hang")).unwrap();
    fs::write(folder.join("rules/xep-hang/guidance.toml"), SET.replace("RANKING", ranking)).unwrap();
    let mut table = "đơn vị;mã;tên;điểm tối đa;điểm thẩm định\n".to_owned();
    let mut raw = Vec::new();
    for (unit, total, a, b) in units {
        let (one, two) =
            (a.unwrap_or("0").replace('.', ",").replace('%', ""), b.unwrap_or("0").replace('.', ","));
        writeln!(table, "{unit};1.1;Tiêu chí một;10;{one}").unwrap();
        writeln!(table, "{unit};1.2;Tiêu chí hai;10;{two}").unwrap();
        writeln!(table, "{unit};;Tổng cộng;20;{total}").unwrap();
        let counts = json!({ "1.1": { "a": a }, "1.2": { "b": b } });
        raw.push(json!({ "unit": unit, "period": "2025", "guidance": "hang", "counts": counts }));
    }
    fs::write(folder.join("diem.csv"), table).unwrap();
    fs::write(folder.join("raw.json"), Value::from(raw).to_string()).unwrap();
    let path = |name: &str| folder.join(name).into_os_string();
    let files: [OsString; 6] = [
        "--appraised".into(),
        path("diem.csv"),
        "--raw".into(),
        path("raw.json"),
        "--rules".into(),
        path("rules"),
    ];
    let told = program::verify(words.iter().map(OsString::from).chain(files));
    fs::remove_dir_all(&folder).unwrap();
    told
}

/// The ranks by unit: granted, recomputed, corrected.
fn ranks(name: &str, ranking: &str, units: &[Unit], words: &[&str]) -> Vec<(String, [String; 3])> {
    let words = [&["rank", "--format", "csv"][..], words].concat();
    let (_, out, err) = verify(name, ranking, units, &words);
    let lines = out.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let ranks: Vec<_> = lines
        .map(|cells| {
            let rank = |at: usize| match (cells[at + 1].as_str(), cells[at + 2].as_str()) {
                (best, worst) if best == worst => best.to_owned(),
                (best, worst) => format!("{best}-{worst}"),
            };
            (cells[2].clone(), [rank(3), rank(6), rank(9)])
        })
        .collect();
    assert!(!ranks.is_empty(), "{err}");
    ranks
}

fn expected(ranks: &[(String, [String; 3])]) -> Vec<(&str, &str)> {
    ranks.iter().map(|(unit, [_, rank, _])| (unit.as_str(), rank.as_str())).collect()
}

const FOUR: [Unit; 4] = [
    ("A", "12", Some("7"), Some("5")),
    ("B", "14", Some("8"), Some("6")),
    ("C", "12", Some("5"), Some("7")),
    ("D", "11,4", Some("5.4"), Some("6")),
];

#[test]
fn equal_totals_as_the_mode_says() {
    let of = |mode: &str| ranks(mode, "", &FOUR, &["--mode", mode]);
    let names = |mode| {
        expected(&of(mode)).into_iter().map(|(unit, rank)| format!("{unit}{rank}")).collect::<Vec<_>>()
    };
    assert_eq!(names("competition"), ["B1", "A2", "C2", "D4"]);
    assert_eq!(names("dense"), ["B1", "A2", "C2", "D3"]);
    assert_eq!(names("sequential"), ["B1", "A2-3", "C2-3", "D4"]);
}

/// 11.4 and 11.6 are both about 11 or 12 once rounded; the ranks go by what they are.
#[test]
fn ranks_go_by_exact_totals() {
    let units = [
        ("A", "12", Some("6"), Some("5.6")),
        ("B", "12", Some("6"), Some("5.7")),
        ("C", "1", Some("1"), Some("0")),
    ];
    assert_eq!(
        ranks("exact", COMPETITION, &units, &[]),
        [
            ("B".to_owned(), ["1", "1", "1"].map(str::to_owned)),
            ("A".to_owned(), ["1", "2", "1"].map(str::to_owned)),
            ("C".to_owned(), ["3", "3", "3"].map(str::to_owned)),
        ]
    );
}

#[test]
fn tie_breakers_decide_between_equal_totals() {
    let ties = "[ranking]\nmode = \"sequential\"\nties = ['criterion(\"hai\")']\nbasis = \"inferred\"";
    let found = ranks("ties", ties, &FOUR, &[]);
    assert_eq!(expected(&found), [("B", "1"), ("C", "2"), ("A", "3"), ("D", "4")]);
}

#[test]
fn what_is_not_known_leaves_ranks_open() {
    let units =
        [("A", "12", Some("7"), Some("5")), ("B", "9", Some("9"), None), ("C", "2", Some("1"), Some("1"))];
    let found = ranks("open", COMPETITION, &units, &[]);
    // B has from 9 to 19 points.
    assert_eq!(expected(&found), [("A", "1-2"), ("B", "1-2"), ("C", "3")]);
    let (status, text, _) = verify("open-text", COMPETITION, &units, &["rank"]);
    assert_eq!(status, 3);
    assert!(text.contains("9,00–19,00") || text.contains("9–19"), "{text}");
    // B was granted 9, with nothing for what is not known: corrected, it has as much, and its rank is as open.
    assert_eq!(found[1], ("B".to_owned(), ["2", "1-2", "1-2"].map(str::to_owned)));
    let (_, csv, _) = verify("open-csv", COMPETITION, &units, &["rank", "--format", "csv"]);
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .ends_with(",mode,expected_low,expected_high,corrected_low,corrected_high")
    );
    assert!(csv.contains("hang,2025,B,9,2,2,,1,2,,1,2,competition,9,19,9,19\n"), "{csv}");
    let certain = "Tổng điểm và hạng ghi thành khoảng là chưa chắc chắn: còn điểm chưa xác định.";
    assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(certain), "{text}");
    let (_, json, _) = verify("open-json", COMPETITION, &units, &["--format", "json"]);
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["units"][1]["total"]["corrected_bounds"], json!({ "low": "9", "high": "19" }));
    assert_eq!(report["units"][0]["total"]["corrected_bounds"], Value::Null);
}

#[test]
fn units_that_are_not_there_may_stand_anywhere() {
    // Counts that cannot be: this unit is withheld.
    let units = [
        ("A", "12", Some("7"), Some("5")),
        ("B", "9", Some("5"), Some("4")),
        ("C", "2", Some("1%"), Some("1")),
    ];
    let (status, out, err) = verify("absent", COMPETITION, &units, &["rank", "--format", "json"]);
    assert_eq!(status, 2, "{err}");
    let report: Value = serde_json::from_str(&out).unwrap();
    let ranking = &report["ranking"][0];
    assert_eq!((&ranking["absent"], &ranking["stated"]), (&json!(1), &json!(true)));
    assert_eq!(ranking["units"][0]["expected"]["rank"], Value::Null);
    assert_eq!(
        (&ranking["units"][1]["expected"]["best"], &ranking["units"][1]["expected"]["worst"]),
        (&json!(2), &json!(3))
    );
}

#[test]
fn the_report_of_a_batch_has_the_ranks_where_the_rule_set_ranks() {
    let (status, text, err) = verify("report", COMPETITION, &FOUR, &["--lang", "en"]);
    assert_eq!(status, 0, "{err}");
    assert!(text.contains("RANKS: hang, period 2025") && text.contains("[inferred]"), "{text}");
    let (_, text, _) = verify("none", "", &FOUR, &[]);
    assert!(!text.contains("XẾP HẠNG"), "{text}");
    let (_, html, _) = verify("html", COMPETITION, &FOUR, &["--format", "html"]);
    assert!(html.contains("XẾP HẠNG: hang, kỳ 2025"));
}

#[test]
fn a_batch_without_ranking_asks_for_a_mode() {
    let (status, out, err) = verify("asks", "", &FOUR, &["rank"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("P611") && err.contains("--mode") && err.contains("[ranking]"), "{err}");
}

#[test]
fn a_wrong_ranking_is_told() {
    for (ranking, code) in [
        ("[ranking]\nmode = \"olympic\"\nbasis = \"inferred\"", "P403"),
        ("[ranking]\nmode = \"dense\"\nties = ['criterion(\"9.9\")']\nbasis = \"inferred\"", "P509"),
        ("[ranking]\nmode = \"dense\"\nties = ['total > 3']\nbasis = \"inferred\"", "P517"),
        ("[ranking]\nmode = \"dense\"", "P013"),
    ] {
        let (status, _, err) = verify("wrong", ranking, &FOUR, &["rank"]);
        assert_eq!(status, 2);
        assert!(err.contains(code), "{ranking}: {err}");
    }
}
