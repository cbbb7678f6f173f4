//! `verify rules new` and `verify rules import`: what they write is read at once, says what the table says, and
//! `verify rules check` finds nothing in it but the marks of what is open.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod program;

use phuctra::{
    formula::Value,
    guidance::{Catalogue, HEAD, MARK, RuleFiles, read},
    model::{Guidance, Input, Rule},
    number::Exact,
    problem::{Problems, render},
    source::Source,
    text::Lang,
    verify::{Scored, score},
};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

const TABLE: &str = "tests/draft/bang-tieu-chi.csv";

/// A folder for a test, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("draft").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit status, result, what is told.
fn verify(words: &[&str]) -> (u8, String, String) {
    program::verify(["rules"].iter().chain(words))
}

fn import(table: &str, to: &Path) -> (u8, String, String) {
    verify(&["import", table, "-o", to.to_str().unwrap()])
}

/// The codes that are told.
fn codes(err: &str) -> Vec<&str> {
    let behind = err.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    behind.filter(|word| word.len() == 4 && word.starts_with('P')).collect()
}

/// The files of a folder, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn guidance(folder: &Path) -> Guidance {
    let sources = files(folder).into_iter().map(|(name, text)| Source::new(name, text.as_bytes()).unwrap());
    let mut problems = Problems::default();
    let guidance = read(&RuleFiles::new(sources.collect()), &mut problems);
    assert!(problems.is_empty(), "{}", render::all(&problems, Lang::En, false));
    guidance.unwrap()
}

/// The diagnostics that `rules check` finds, and the marks that stand in the files.
fn checked(folder: &Path) -> (Vec<String>, usize) {
    let (status, out, err) = verify(&["check", folder.to_str().unwrap()]);
    assert_eq!((status, err.as_str()), (1, ""), "what is open is a warning");
    let told = out.lines().filter_map(|line| line.split_once('[')?.1.split_once("]: "));
    let codes = told.map(|(code, _)| code.to_owned()).collect();
    (codes, files(folder).iter().map(|(_, text)| text.matches(MARK).count()).sum())
}

#[track_caller]
fn only_what_is_open(folder: &Path) {
    let (codes, marks) = checked(folder);
    assert!(marks > 10, "only {marks} marks");
    assert_eq!(codes, vec!["P850"; marks]);
}

#[test]
fn a_template_is_read_and_says_what_is_open() {
    let dir = folder("new");
    let (status, out, err) = verify(&["new", "xa-2026", dir.to_str().unwrap()]);
    assert_eq!((status, err.as_str()), (0, ""));
    let set = dir.join("xa-2026");
    assert!(out.contains("guidance.toml, 01-nhom-mot.toml"), "{out}");
    let guidance = guidance(&set);
    assert_eq!((guidance.id.as_str(), guidance.criteria.len()), ("xa-2026", 4));
    only_what_is_open(&set);
    // Nothing is ever written over.
    let before = files(&set);
    let (status, _, err) = verify(&["new", "xa-2026", dir.to_str().unwrap()]);
    // As where a file exists.
    assert!(status == 4 && err.contains("[P851]"), "{err}");
    assert_eq!(files(&set), before);
    // A set of one's own is found by its folder.
    let (_, out, _) = verify(&["list", "--rules", dir.to_str().unwrap()]);
    assert!(out.contains("xa-2026"), "{out}");
    // Its own folder does, too.
    let (status, out, err) = verify(&["list", "--rules", set.to_str().unwrap()]);
    assert!(status == 0 && out.contains("xa-2026"), "{out}{err}");
}

#[test]
fn names_that_cannot_be_used_are_refused() {
    let dir = folder("names");
    for (name, code) in [
        ("Xa", "P858"),
        ("xã", "P858"),
        ("2026-xa", "P858"),
        ("xa--1", "P858"),
        ("xa-", "P858"),
        ("../xa", "P858"),
        ("qd766-2022", "P857"),
    ] {
        let (status, out, err) = verify(&["new", name, dir.to_str().unwrap()]);
        assert!(status == 2 && out.is_empty() && err.contains(&format!("[{code}]")), "{name}: {err}");
        if !name.contains('/') {
            let (status, _, err) = import(TABLE, &dir.join(name));
            assert!(status == 2 && err.contains(&format!("[{code}]")), "{name}: {err}");
        }
    }
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 0, "nothing was written");
}

/// The files as they are kept, reviewed like a report.
#[test]
fn a_table_becomes_a_rule_set() {
    let dir = folder("import").join("bang-moi");
    let (status, _, err) = import(TABLE, &dir);
    assert_eq!((status, codes(&err)), (0, vec!["P859", "P859"]), "{err}");
    only_what_is_open(&dir);
    let kept = Path::new("tests/draft/bang-moi");
    if env::var_os("UPDATE_DRAFT").is_some() {
        fs::create_dir_all(kept).unwrap();
        for (name, text) in files(&dir) {
            fs::write(kept.join(name), text).unwrap();
        }
    }
    assert_eq!(
        files(&dir),
        files(kept),
        "\nMeant? UPDATE_DRAFT=1 cargo test --test draft, then review the diff."
    );
}

/// Round trip: each row of the table is what the rule set has, and the rules give what the table says.
#[test]
fn the_rules_give_what_the_table_says() {
    let guidance = guidance(Path::new("tests/draft/bang-moi"));
    let table = fs::read_to_string(TABLE).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut rows = 0;
    for row in reader.records().map(Result::unwrap) {
        let (code, title, full) = (&row[0], &row[1], &row[2]);
        if code.is_empty() {
            assert_eq!(guidance.full.plain(), full);
            continue;
        }
        rows += 1;
        let group = guidance.groups.iter().find(|group| group.code == code);
        let found = group
            .map(|group| (&group.title, &group.full))
            .or_else(|| guidance.criterion(code).map(|(_, criterion)| (&criterion.title, &criterion.full)));
        let (found_title, found_full) = found.unwrap_or_else(|| panic!("{code} is missing"));
        assert_eq!((found_title.as_str(), found_full.plain().as_str()), (title, full));
    }
    assert_eq!(rows, guidance.groups.len() + guidance.criteria.len());

    let gives = |code: &str, inputs: &[Value]| {
        let (_, criterion) = guidance.criterion(code).unwrap();
        let inputs: Vec<Option<Value>> = inputs.iter().cloned().map(Some).collect();
        match score(&guidance, criterion, &inputs) {
            Scored::Points { points, .. } => points.plain(),
            _ => "undetermined".to_owned(),
        }
    };
    let n = |number: u64| Value::Number(Exact::from(number));
    let yes = Value::Truth;
    for (code, inputs, points) in [
        ("1.1", vec![yes(true), yes(false)], "1"),
        ("1.2", vec![n(10), n(10)], "4"),
        ("1.2", vec![n(10), n(8)], "2.5"),
        ("1.2", vec![n(10), n(7)], "0"),
        ("1.2", vec![n(0), n(0)], "undetermined"),
        ("1.3", vec![n(3)], "1.5"),
        ("1.3", vec![n(9)], "2"),
        ("2.1.1", vec![n(4), n(3)], "2.25"),
        ("2.1.2", vec![yes(false)], "0"),
        ("2.2", vec![n(0)], "2"),
        ("2.2", vec![n(3)], "1"),
        ("2.2", vec![n(4)], "0"),
    ] {
        assert_eq!(gives(code, &inputs), points, "{code} {inputs:?}");
    }
    let rule = |code: &str| &guidance.criterion(code).unwrap().1.rule;
    assert!(matches!(rule("1.4"), Rule::Judged { quantum: Some(quantum) } if quantum.plain() == "0.5"));
    assert!(matches!(rule("2.3"), Rule::Unknown { why } if why.starts_with(MARK)));
    assert!(
        fs::read_to_string("tests/draft/bang-moi/02-cai-cach-thu-tuc-hanh-chinh.toml")
            .unwrap()
            .contains("# Bảng tiêu chí ghi: Theo hướng dẫn của Sở\n")
    );
}

/// A workbook gives the same files as the table that it holds.
#[test]
fn a_workbook_is_read_like_a_table() {
    let to = folder("workbook").join("bang-moi");
    let (status, _, err) = import("tests/draft/bang-tieu-chi.xlsx", &to);
    assert_eq!((status, codes(&err)), (0, vec!["P859", "P859"]), "{err}");
    let named = |files: Vec<(String, String)>| -> Vec<(String, String)> {
        files
            .into_iter()
            .map(|(name, text)| (name, text.replace("bang-tieu-chi.xlsx", "bang-tieu-chi.csv")))
            .collect()
    };
    assert_eq!(named(files(&to)), files(Path::new("tests/draft/bang-moi")));
}

/// Parts that come to less than the whole are told; the rule set is made.
#[test]
fn parts_that_are_missing_are_told() {
    let dir = folder("less");
    let path = dir.join("bang.csv");
    let case = |name: &str, group: &str, total: &str, told: &[&str]| {
        let rows = format!("1,Nhóm,{group},nhóm\n1.1,Một,2,tỷ lệ\n,Tổng cộng,{total},\n");
        fs::write(&path, format!("Mã,Tên tiêu chí,Điểm tối đa,Cách chấm\n{rows}")).unwrap();
        let (status, _, err) = import(path.to_str().unwrap(), &dir.join(name));
        assert_eq!(status, 0, "{err}");
        let warnings: Vec<&str> = err.lines().filter(|line| line.starts_with("cảnh báo[P859]")).collect();
        assert_eq!(warnings.len(), told.len(), "{err}");
        assert!(told.iter().all(|words| err.contains(words)), "{err}");
    };
    case("du", "2", "2", &[]);
    case("tong", "2", "10", &["tổng cộng: các nhóm có 2 điểm, ít hơn 10"]);
    case("nhom", "\"2,5\"", "\"2,5\"", &["1: các phần có 2 điểm, ít hơn điểm tối đa 2,5"]);
}

/// All that is wrong with a table is told at once, each at its place, and nothing is written.
#[test]
fn a_wrong_table_is_told_and_nothing_is_written() {
    let dir = folder("wrong");
    let head = "Mã,Tên tiêu chí,Điểm tối đa,Cách chấm,Các mức\n";
    let case = |rows: &str, codes: &[&str]| {
        let path = dir.join("bang.csv");
        fs::write(&path, format!("{head}{rows}")).unwrap();
        let (status, out, err) = import(path.to_str().unwrap(), &dir.join("moi"));
        let told: Vec<&str> =
            err.lines().filter_map(|line| Some(line.split_once("lỗi[")?.1.split_once(']')?.0)).collect();
        assert_eq!((status, out.as_str(), told.as_slice()), (2, "", codes), "{rows}\n{err}");
        assert!(!dir.join("moi").exists(), "{rows}");
    };
    let group = "1,Nhóm,2,nhóm,\n";
    case("", &["P207"]);
    case("1,Nhóm,2,nhóm,\n1.1,Một,,tỷ lệ,\n1.2,,1,tỷ lệ,\n", &["P206", "P206"]);
    case("1,Nhóm,2,nhóm,\n1.1,Một,\"1,5 điểm\",tỷ lệ,\n", &["P101"]);
    case("1.1,Một,1,tỷ lệ,\n", &["P854"]);
    // What may be the group is told, and not that there is none.
    case("1,Nhóm,2,nhómm,\n1.1,Một,2,tỷ lệ,\n", &["P852"]);
    case("I,Nhóm,2,nhómm,\n1,Một,2,tỷ lệ,\n", &["P852"]);
    case("1,Nhóm,,nhóm,\n1.1,Một,2,tỷ lệ,\n", &["P206"]);
    case("0.1,Một,1,tỷ lệ,\n1,Nhóm,,nhóm,\n1.1,Hai,2,tỷ lệ,\n", &["P206", "P854"]);
    case(&format!("{group}1.1,Một,1,?,\n1.2,Hai,1,mức,khá\n"), &["P852"]);
    case(&format!("{group}1.1,Một,1,mức,khá\n1.2,Hai,1,đếm,nhiều\n"), &["P853", "P853"]);
    case(&format!("{group}1.1,Một,1,mức,còn lại: 0; >= 1: 1\n1.2,Hai,1,thẩm định,0\n"), &["P853", "P853"]);
    case(&format!("{group}1.1,Một,1,danh mục,a: 1; b: 1\n1.2,Hai,1,mức,>= 1: 2\n"), &["P855", "P855"]);
    case(&format!("{group}1.1,Một,2,tỷ lệ,\n1.2,Hai,1,tỷ lệ,\n,Tổng cộng,1,,\n"), &["P855", "P855"]);
    case(&format!("{group}1.1,Một,1,tỷ lệ,\n1.1,Hai,1,tỷ lệ,\n"), &["P856"]);
    let (status, _, err) = verify(&["import", TABLE]);
    assert!(status == 2 && err.contains("[P604]") && err.contains("-o"), "{err}");
    let (status, _, err) = import("tests/draft/khong-co.csv", &dir.join("moi"));
    assert!(status == 2 && err.contains("[P001]"), "{err}");
}

#[test]
fn what_too_many_points_come_from_is_said() {
    let dir = folder("too-many");
    let path = dir.join("bang.csv");
    let rows = "1,Nhóm,2,nhóm,\n1.1,Một,1,danh mục,a: 1; b: 1\n1.2,Hai,1,mức,>= 1: 2\n";
    fs::write(&path, format!("Mã,Tên tiêu chí,Điểm tối đa,Cách chấm,Các mức\n{rows}")).unwrap();
    let (_, _, err) = import(path.to_str().unwrap(), &dir.join("moi"));
    for line in [
        "lỗi[P855]: 1.1: các phần cộng lại được 2 điểm, nhiều hơn điểm tối đa 1",
        "lỗi[P855]: 1.2: mức cao nhất cho 2 điểm, nhiều hơn điểm tối đa 1",
    ] {
        assert!(err.contains(line), "{err}");
    }
}

/// A column of units of measure says in what the inputs are counted; a percentage is none.
#[test]
fn units_of_measure_are_read() {
    let dir = folder("units");
    let path = dir.join("bang.csv");
    let rows = "1,Nhóm,6,nhóm,,\n1.1,Một,1,tỷ lệ,,hồ sơ\n1.2,Hai,1,đếm,\"0,5\",sáng kiến\n1.3,Ba,2,mức,>= 3: 2; còn lại: 0,cuộc\n\
                1.4,Bốn,1,tỷ lệ,,%\n1.5,Năm,1,tỷ lệ,,\n";
    fs::write(&path, format!("Mã,Tên tiêu chí,Điểm tối đa,Cách chấm,Các mức,Đơn vị tính\n{rows}")).unwrap();
    let to = dir.join("moi");
    let (status, _, err) = import(path.to_str().unwrap(), &to);
    assert_eq!((status, err.as_str()), (0, ""));
    let told = guidance(&to).criteria.into_iter().flat_map(|criterion| {
        let unit =
            |input: Input| format!("{} {}: {}", criterion.code, input.name, input.unit.unwrap_or_default());
        criterion.inputs.into_iter().map(unit).collect::<Vec<_>>()
    });
    let expected = [
        "1.1 a: hồ sơ",
        "1.1 b: hồ sơ",
        "1.2 n: sáng kiến",
        "1.3 n: cuộc",
        "1.4 a: ",
        "1.4 b: ",
        "1.5 a: ",
        "1.5 b: ",
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    only_what_is_open(&to);
}

/// What cannot be part of a text of TOML, or of a file name, does no harm.
#[test]
fn titles_may_hold_anything() {
    let dir = folder("titles");
    let path = dir.join("bang.csv");
    let title = "\"a \"\"b\"\" \\ c''' # ../../x\n[[group]]\"";
    fs::write(&path, format!("code,title,full,kind,tiers,citation\n1,{title},2,group,,{title}\n1.1,{title},1,judged,,{title}\n1.2,{title},1,,{title},\n")).unwrap();
    let to = dir.join("moi");
    let (status, _, err) = import(path.to_str().unwrap(), &to);
    assert_eq!(status, 0, "{err}");
    let guidance = guidance(&to);
    assert_eq!(guidance.groups.len(), 1);
    assert_eq!(guidance.criteria[0].title, "a \"b\" \\ c''' # ../../x [[group]]");
    assert_eq!(files(&to).len(), 2, "{HEAD} and one file beside it");
    assert!(Catalogue::default().files("moi").is_none());
}
