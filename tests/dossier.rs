//! The dossier: what is in it and what is not, that every change of it is told, and that its program of plain Python
//! comes to the same scores.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

#[allow(dead_code, reason = "workbooks are made by other tests")]
mod archive;
mod program;

use archive::Part;
use program::verify;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const CASE: &str = "cases/trieu-trach-2024";

/// A new, empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dossier").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Makes a dossier of a case.
#[track_caller]
fn make(case: &str, raw: &str, output: &Path, words: &[&str]) -> (u8, String, String) {
    let (appraised, raw) = (appraised(case), format!("{case}/{raw}"));
    let output = output.to_str().unwrap();
    let inputs = ["dossier", "--appraised", &appraised, "--raw", &raw, "-o", output];
    verify([&inputs, words].concat())
}

fn appraised(case: &str) -> String {
    let csv = format!("{case}/appraised.csv");
    if Path::new(&csv).is_file() { csv } else { format!("{case}/appraised.json") }
}

/// The files of a folder, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            found.extend(
                files(&entry.path()).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn check(path: &Path, words: &[&str]) -> (u8, String, String) {
    verify([&["dossier", "--check", path.to_str().unwrap()], words].concat())
}

fn root(told: &str) -> String {
    let line = told.lines().find(|line| line.starts_with("Mã băm gốc")).unwrap();
    line.rsplit(' ').next().unwrap().to_owned()
}

/// What `recheck.py` says of a dossier in which something is missing or damaged: one sentence, no traceback.
#[test]
fn a_recheck_that_cannot_read_says_so() {
    let made = folder("unread").join("ho-so");
    assert_eq!(make(CASE, "raw.json", &made, &[]).0, 0);
    for (name, text) in [
        ("inputs/raw.json", None),
        ("rules.json", Some("{")),
        ("reports/report.json", Some("{}")),
        ("SHA256SUMS", None),
    ] {
        let path = made.join(name);
        let kept = fs::read(&path).unwrap();
        match text {
            Some(text) => fs::write(&path, text).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let output = Command::new("python3").arg("recheck.py").current_dir(&made).output();
        let Ok(output) = output else { return };
        let told = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        assert!(told.starts_with("Không tính lại được") && told.lines().count() == 1, "{name}: {told}");
        assert!(text == Some("{}") || told.contains(name), "{told}");
        fs::write(&path, kept).unwrap();
    }
}

/// A file that is no dossier, or is cut short, is told as that, and no office program is spoken of.
#[test]
fn what_is_no_dossier_is_told_as_such() {
    let folder = folder("foreign");
    let made = folder.join("ho-so.zip");
    assert_eq!(make(CASE, "raw.json", &made, &[]).0, 0);
    let whole = fs::read(&made).unwrap();
    let mut changed = whole.clone();
    changed[2000] ^= 255;
    let text = b"not a dossier".to_vec();
    for (name, bytes, code) in [
        ("text.zip", text, "P900"),
        ("cut.zip", whole[..3000].to_vec(), "P909"),
        ("changed.zip", changed, "P909"),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
        let (status, _, err) = check(&folder.join(name), &[]);
        assert!(status == 2 && err.contains(code), "{name}: {err}");
        assert!(!err.contains("Excel") && !err.contains(".docx"), "{name}: {err}");
    }
}

/// What it comes down to stands first, and the files are counted as they were when it was made.
#[test]
fn the_verdict_stands_first() {
    let made = folder("verdict").join("ho-so.zip");
    let (_, out, _) = make(CASE, "raw.json", &made, &[]);
    assert!(out.contains("Hồ sơ có 16 tệp (14 tệp có mã băm, 2 danh sách mã băm):\n"), "{out}");
    let (_, told, _) = check(&made, &[]);
    assert!(told.starts_with("Kết luận: mọi tệp khớp danh sách trong hồ sơ; còn phải đối chiếu"), "{told}");
    assert!(
        told.contains("14 trên 14 tệp có mã băm trong danh sách; hồ sơ có 16 tệp, kể cả danh sách"),
        "{told}"
    );
    let (_, told, _) = check(&made, &["--root", &root(&out)]);
    assert!(told.starts_with("Kết luận: hồ sơ còn nguyên vẹn"), "{told}");
    let (status, told, _) = check(&made, &["--root", &"0".repeat(64)]);
    assert!(status == 1 && told.starts_with("Kết luận: hồ sơ KHÔNG còn nguyên vẹn"), "{told}");
}

/// Whether it agrees, and what it says; none where there is no Python, which `.ci/run` does not allow.
fn python(folder: &Path) -> Option<(bool, String)> {
    let output = Command::new("python3").arg("recheck.py").current_dir(folder).output();
    assert!(output.is_ok() || std::env::var_os("REQUIRE_PYTHON").is_none(), "there is no python3");
    let output = output.ok()?;
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    Some((output.status.success(), text))
}

#[test]
fn the_dossier_of_the_real_case() {
    let folder = folder("real");
    let made = folder.join("ho-so");
    let (status, out, err) = make(CASE, "raw.json", &made, &[]);
    assert_eq!(status, 0, "{err}");
    let files = files(&made);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "DOC-TRUOC.txt",
            "SHA256SUMS",
            "SHA256SUMS-cong-van",
            "cong-van.docx",
            "inputs/appraised.csv",
            "inputs/evidence/cong-van-15.txt",
            "inputs/raw.json",
            "recheck.py",
            "reports/report.html",
            "reports/report.json",
            "reports/report.txt",
            "rules.json",
            "rules/quang-tri-xa-2024/1-chi-dao-dieu-hanh.toml",
            "rules/quang-tri-xa-2024/3-thu-tuc-hanh-chinh.toml",
            "rules/quang-tri-xa-2024/6-tai-chinh-cong.toml",
            "rules/quang-tri-xa-2024/guidance.toml",
        ]
    );
    assert!(
        String::from_utf8_lossy(&files["cong-van.docx"]).contains(&root(&out)),
        "the letter lacks the root hash"
    );
    let text = String::from_utf8(files["reports/report.txt"].clone()).unwrap();
    assert!(text.contains("Phạm vi: chỉ các tiêu chí được đề nghị xem xét lại"), "{text}");
    assert!(!text.contains("giả thuyết") && !text.contains("3.13.1"), "{text}");
    let report: Value = serde_json::from_slice(&files["reports/report.json"]).unwrap();
    assert_eq!(report["scope"], "disputed");
    assert_eq!(report["units"][0]["rows"].as_array().unwrap().len(), 2);
    let (status, out, _) = check(&made, &["--root", &root(&out)]);
    assert!(status == 0 && out.contains("14 trên 14") && out.contains("Khớp"), "{out}");
}

/// The inputs, rules and evidence in it are inputs of the program, and give the same rows.
#[test]
fn a_dossier_can_be_run_again() {
    let folder = folder("again");
    let made = folder.join("ho-so");
    assert_eq!(make(CASE, "raw.json", &made, &["--scope", "all"]).0, 0);
    let at = |name: &str| made.join(name).display().to_string();
    let [appraised, raw, rules] = ["inputs/appraised.csv", "inputs/raw.json", "rules"].map(at);
    let csv = ["--format", "csv"];
    let words = ["--appraised", &appraised, "--raw", &raw, "--rules", &rules];
    let (status, again, err) = verify([&words[..], &csv].concat());
    assert_eq!(status, 1, "{err}");
    let (appraised, raw) = (format!("{CASE}/appraised.csv"), format!("{CASE}/raw.json"));
    let (_, first, _) = verify([&["--appraised", &appraised, "--raw", &raw][..], &csv].concat());
    // The lines are those of the file in the dossier.
    let without_line = |text: &str| {
        let cells = |line: &str| {
            line.split(',')
                .enumerate()
                .filter(|(at, _)| *at != 1)
                .map(|(_, cell)| cell.to_owned())
                .collect::<Vec<_>>()
        };
        text.lines().skip(1).map(cells).collect::<Vec<_>>()
    };
    assert_eq!(without_line(&first), without_line(&again));
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let folder = folder("bytes");
    for (name, words) in [("a.zip", vec![]), ("b.zip", vec!["--scope", "all", "--lang", "en"])] {
        let first = folder.join(name);
        let second = folder.join(format!("2-{name}"));
        for output in [&first, &second] {
            assert_eq!(make(CASE, "raw.json", output, &words).0, 0);
        }
        assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
        assert_eq!(check(&first, &[]).0, 0);
    }
}

#[test]
fn every_changed_byte_is_told() {
    let folder = folder("changed");
    let made = folder.join("ho-so");
    let (_, out, _) = make(CASE, "raw.json", &made, &[]);
    let root = root(&out);
    for (name, bytes) in files(&made) {
        let path = made.join(&name);
        // Each bit of a byte in turn, at a hundred places of the file.
        let step = (bytes.len() / 100).max(1);
        for (number, at) in (0..bytes.len()).step_by(step).enumerate() {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << (number % 8);
            fs::write(&path, &changed).unwrap();
            let (status, out, err) = check(&made, &["--root", &root]);
            assert!(status == 1 || status == 2, "{name}, byte {at}: {status}\n{out}{err}");
            if !name.starts_with("SHA256SUMS") {
                assert!(out.contains(&format!("Đã đổi: {name}\n")), "{name}, byte {at}\n{out}{err}");
            }
        }
        fs::remove_file(&path).unwrap();
        let (status, out, err) = check(&made, &["--root", &root]);
        assert_ne!(status, 0, "{name} is missing:\n{out}{err}");
        fs::write(&path, &bytes).unwrap();
    }
    fs::write(made.join("inputs/them.txt"), "x").unwrap();
    let (status, out, _) = check(&made, &["--root", &root]);
    assert!(status == 1 && out.contains("Thừa, không có trong danh sách: inputs/them.txt\n"), "{out}");
}

/// A list made anew over changed files is right in itself; the root hash shows it, in the letter too.
#[test]
fn a_new_list_has_another_root() {
    let folder = folder("list");
    let made = folder.join("ho-so");
    let (_, out, _) = make(CASE, "raw.json", &made, &[]);
    let list = fs::read_to_string(made.join("SHA256SUMS")).unwrap();
    let line = list.lines().find(|line| line.ends_with("  inputs/raw.json")).unwrap();
    fs::remove_file(made.join("inputs/raw.json")).unwrap();
    fs::write(made.join("SHA256SUMS"), list.replace(&format!("{line}\n"), "")).unwrap();
    let (status, told, _) = check(&made, &[]);
    assert!(status == 1 && told.contains("KHÔNG in mã băm gốc này"), "{told}");
    let (status, told, _) = check(&made, &["--root", &root(&out)]);
    assert!(status == 1 && told.contains("KHÁC mã đã nêu"), "{told}");
}

/// Names that lead outside, archives that no program writes: a problem, and nothing is written anywhere.
#[test]
fn hostile_dossiers_are_refused() {
    let folder = folder("hostile");
    let line = |name: &str| format!("{}  {name}\n", "0".repeat(64));
    let manifest = |text: &str| archive::zip(&[Part::new("SHA256SUMS", text.as_bytes())]);
    let big = vec![0; 40 << 20];
    let packed = Part { packed: true, ..Part::new("SHA256SUMS", &big) };
    let large = vec![b'x'; 65 << 20];
    let mut crc = archive::zip(&[Part::new("SHA256SUMS", b"abc")]);
    let at = crc.windows(3).position(|bytes| bytes == b"abc").unwrap();
    crc[at] = b'x';
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("a name outside", archive::zip(&[Part::new("../x", b"a")]), "P902"),
        ("a whole path", archive::zip(&[Part::new("/etc/x", b"a")]), "P902"),
        ("a path of Windows", archive::zip(&[Part::new("a\\..\\x", b"a")]), "P902"),
        ("a listed name outside", manifest(&line("../../x")), "P902"),
        ("a listed name with a command", manifest(&line("\u{1b}[2J")), "P902"),
        ("no hash", manifest("abc  x\n"), "P901"),
        ("a name listed twice", manifest(&line("x").repeat(2)), "P901"),
        ("no list", archive::zip(&[Part::new("x", b"a")]), "P900"),
        ("inflated", archive::zip(&[packed]), "P804"),
        ("one name twice", archive::zip(&[Part::new("x", b"a"), Part::new("X", b"b")]), "P804"),
        ("a wrong sum", crc, "P909"),
        ("too large", archive::zip(&[Part::new("x", &large)]), "P903"),
        ("no archive", b"SHA256SUMS".to_vec(), "P900"),
    ];
    for (name, bytes, code) in cases {
        let path = folder.join("ho-so.zip");
        fs::write(&path, bytes).unwrap();
        let (status, out, err) = check(&path, &[]);
        assert!(status == 2 && err.contains(code) && out.is_empty(), "{name}: {status}\n{out}{err}");
        assert!(!err.contains('\u{1b}'), "{name}");
        assert_eq!(files(&folder).len(), 1, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_a_dossier_is_refused() {
    let folder = folder("link");
    let made = folder.join("ho-so");
    make(CASE, "raw.json", &made, &[]);
    fs::remove_file(made.join("rules.json")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", made.join("rules.json")).unwrap();
    let (status, _, err) = check(&made, &[]);
    assert!(status == 2 && err.contains("P905"), "{err}");
}

/// Evidence that is a link to a file elsewhere is not taken in.
#[cfg(unix)]
#[test]
fn evidence_from_elsewhere_is_not_taken() {
    let folder = folder("elsewhere");
    let raw = fs::read_to_string(format!("{CASE}/raw.json")).unwrap();
    fs::write(folder.join("raw.json"), raw).unwrap();
    fs::copy(format!("{CASE}/appraised.csv"), folder.join("appraised.csv")).unwrap();
    let secret = Path::new("Cargo.toml").canonicalize().unwrap();
    std::os::unix::fs::symlink(secret, folder.join("cong-van-15.txt")).unwrap();
    let made = folder.join("ho-so");
    let (status, _, err) = make(folder.to_str().unwrap(), "raw.json", &made, &[]);
    assert!(status == 2 && err.contains("P312") && !made.exists(), "{err}");
}

/// A folder with a table and counts in which one row was granted too little and one too much.
fn two_rows(name: &str) -> PathBuf {
    let folder = folder(name);
    let counts = r#""3.13.2": {"a": 28, "b": {"value": 27, "evidence": "so"}}, "3.13.1": {"a": 10, "b": 5}"#;
    let evidence = r#""so": {"title": "Sổ theo dõi", "file": "so.txt"}, "khac": {"title": "Tệp khác", "file": "khac.txt"}"#;
    let raw = format!(
        r#"{{"unit": "Xã A", "guidance": "quang-tri-xa-2024", "counts": {{{counts}}}, "evidence": {{{evidence}}}}}"#
    );
    fs::write(folder.join("raw.json"), raw).unwrap();
    let table = "Mã,Tiêu chí,Điểm thẩm định,Phân công\n3.13.2,,\"0,21\",Ông Nguyễn Văn A\n3.13.1,,\"0,91\",Bà Trần Thị B\n";
    fs::write(folder.join("appraised.csv"), table).unwrap();
    fs::write(folder.join("so.txt"), "Người nộp: 0912 345 678\n").unwrap();
    fs::write(folder.join("khac.txt"), "Không liên quan\n").unwrap();
    folder
}

/// What was granted too much is told to the unit alone: no byte of a dossier of what is disputed speaks of it.
#[test]
fn the_disputed_scope_holds_nothing_else() {
    let folder = two_rows("scope");
    let made = folder.join("ho-so");
    let (status, out, err) = make(folder.to_str().unwrap(), "raw.json", &made, &[]);
    assert_eq!(status, 0, "{err}");
    assert!(err.contains("P906") && err.contains("−0,41") && !out.contains("0,41"), "{out}{err}");
    for (name, bytes) in files(&made).iter().filter(|(name, _)| !name.starts_with("rules")) {
        let text = String::from_utf8_lossy(bytes);
        for word in ["3.13.1", "0,91", "0.91", "0,41", "0.41", "Tệp khác", "Không liên quan", "Trần Thị B"]
        {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
    let all = folder.join("tat-ca");
    assert_eq!(make(folder.to_str().unwrap(), "raw.json", &all, &["--scope", "all"]).0, 0);
    assert!(String::from_utf8_lossy(&files(&all)["reports/report.txt"]).contains("3.13.1"));
}

#[test]
fn personal_data_stays_out_unless_asked_for() {
    let folder = two_rows("personal");
    let case = folder.to_str().unwrap();
    let made = folder.join("ho-so");
    let (_, _, err) = make(case, "raw.json", &made, &["--scope", "all"]);
    assert!(
        err.contains("P907") && err.contains("số điện thoại di động") && err.contains("cột phân công"),
        "{err}"
    );
    for (name, bytes) in files(&made) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Nguyễn Văn A") && !text.contains("0912"), "{name}");
    }
    let made = folder.join("ca-nhan");
    let (_, _, err) = make(case, "raw.json", &made, &["--scope", "all", "--personal-data"]);
    let files = files(&made);
    assert!(!err.contains("P907"), "{err}");
    assert!(files.contains_key("inputs/evidence/so.txt") && files.contains_key("originals/appraised.csv"));
    assert!(!String::from_utf8_lossy(&files["inputs/appraised.csv"]).contains("Nguyễn Văn A"));
    fs::write(folder.join("so.txt"), b"%PDF-1.4 0912 345 678").unwrap();
    let (_, _, err) = make(case, "raw.json", &folder.join("pdf"), &[]);
    assert!(err.contains("P908") && err.contains("so.txt"), "{err}");
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = folder("full");
    fs::write(folder.join("x"), "x").unwrap();
    let (status, _, err) = make(CASE, "raw.json", &folder, &[]);
    assert!(status == 4 && err.contains("P904"), "{status} {err}");
    assert_eq!(files(&folder).len(), 1);
    fs::remove_file(folder.join("x")).unwrap();
    assert_eq!(make(CASE, "raw.json", &folder, &[]).0, 0);
}

#[test]
fn without_anything_to_ask_for_there_is_only_the_whole() {
    let folder = folder("nothing");
    fs::write(folder.join("appraised.csv"), "Mã,Điểm thẩm định\n3.13.2,\"0,96\"\n").unwrap();
    let raw =
        r#"{"unit": "Xã A", "guidance": "quang-tri-xa-2024", "counts": {"3.13.2": {"a": 28, "b": 27}}}"#;
    fs::write(folder.join("raw.json"), raw).unwrap();
    let case = folder.to_str().unwrap();
    let (status, out, _) = make(case, "raw.json", &folder.join("a"), &[]);
    assert!(status == 3 && !folder.join("a").exists(), "{out}");
    let (status, ..) = make(case, "raw.json", &folder.join("b"), &["--scope", "all"]);
    assert!(status == 0 && !folder.join("b/cong-van.docx").exists());
    let (status, out, _) = check(&folder.join("b"), &[]);
    assert!(status == 0 && out.contains("không có công văn"), "{out}");
}

/// The cases with raw counts: folder, counts, rule set, and the units whose counts can be used.
const CASES: [(&str, &str, Option<&str>); 4] = [
    (CASE, "raw.json", None),
    ("cases/qd766-phu-tho-2026", "raw.jsonl", None),
    ("cases/vi-du-ba-xa", "raw.jsonl", Some("cases/vi-du-ba-xa/rules")),
    ("cases/vi-du-tu-cham", "raw.csv", Some("cases/vi-du-ba-xa/rules")),
];

/// The units of a case that are scored.
fn units(case: &str, raw: &str, guidance: &[&str]) -> Vec<String> {
    let (appraised, raw) = (appraised(case), format!("{case}/{raw}"));
    let words = ["--appraised", &appraised, "--raw", &raw, "--format", "json"];
    let (_, out, _) = verify([&words[..], guidance].concat());
    let report: Value = serde_json::from_str(&out).unwrap();
    let units = report["units"].as_array().unwrap();
    units.iter().map(|unit| unit["unit"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn plain_python_agrees_on_all_cases() {
    assert!(phuctra::report::dossier::RECHECK.lines().count() <= 200);
    let (mut made, mut compared) = (0, 0);
    for (case, raw, guidance) in CASES {
        let guidance: Vec<&str> = guidance.iter().flat_map(|path| ["--guidance", path]).collect();
        for (number, unit) in units(case, raw, &guidance).iter().enumerate() {
            let folder = folder(&format!("python-{made}")).join("ho-so");
            let words = [&guidance[..], &["--scope", "all", "--unit", unit]].concat();
            let (status, _, err) = make(case, raw, &folder, &words);
            assert_eq!(status, 0, "{case}, {unit}: {err}");
            let Some((agrees, told)) = python(&folder) else { return };
            assert!(agrees && !told.contains("KHÁC"), "{case}, {unit}, {number}:\n{told}");
            made += 1;
            let line = told.lines().last().unwrap();
            let (_, figures) = line.split_once("figures compared: ").unwrap();
            compared += figures.split(';').next().unwrap().parse::<usize>().unwrap();
        }
    }
    assert!(made >= 35 && compared > 1_000, "{made} dossiers, {compared} figures");
}

/// A group may have the points of its highest part: here the 4.67 of 1.3.1, not the 2.5 of 1.3.2 with them.
#[test]
fn plain_python_takes_the_highest_part_where_the_rules_do() {
    let (case, folder) = ("cases/vi-du-ba-xa", folder("highest"));
    let mut rules = fs::read_to_string(format!("{case}/rules/guidance.toml")).unwrap();
    for (old, new) in [
        ("full    = \"42\"", "full    = \"38\""),
        ("full  = \"20\"", "full  = \"16\""),
        ("full  = \"10\"\nscore = 'sum(children)'", "full  = \"6\"\nscore = 'max(children)'"),
    ] {
        assert_eq!(rules.matches(old).count(), 1, "{old}");
        rules = rules.replace(old, new);
    }
    fs::create_dir_all(folder.join("rules")).unwrap();
    fs::write(folder.join("rules/guidance.toml"), rules).unwrap();
    let (guidance, made) = (folder.join("rules"), folder.join("ho-so"));
    let words = [
        "--guidance",
        guidance.to_str().unwrap(),
        "--scope",
        "all",
        "--unit",
        "Ví dụ (không có thật): xã Một",
    ];
    let (status, _, err) = make(case, "raw.jsonl", &made, &words);
    assert_eq!(status, 0, "{err}");
    let report: Value = serde_json::from_slice(&fs::read(made.join("reports/report.json")).unwrap()).unwrap();
    let groups = report["units"][0]["groups"].as_array().unwrap();
    assert_eq!(groups.iter().find(|group| group["code"] == "1.3").unwrap()["expected"], "4.67");
    let Some((agrees, told)) = python(&made) else { return };
    assert!(agrees && !told.contains("KHÁC"), "{told}");
}

/// Where the report says another score, or the inputs other counts, the program of plain Python says so.
#[test]
fn plain_python_disagrees_where_something_is_wrong() {
    let made = folder("wrong").join("ho-so");
    make(CASE, "raw.json", &made, &["--scope", "all"]);
    for (name, from, to) in [
        ("reports/report.json", "\"expected\": \"0.96\"", "\"expected\": \"0.97\""),
        ("reports/report.json", "\"outcome\": \"under_granted\"", "\"outcome\": \"agrees\""),
        ("inputs/raw.json", "\"value\": 27,", "\"value\": 26,"),
        ("inputs/appraised.csv", ",0.21,", ",0.22,"),
        ("rules.json", "\"half_up\"", "\"up\""),
        (
            "rules.json",
            "[\"/\", [\"input\", \"b\"], [\"input\", \"a\"]]",
            "[\"/\", [\"input\", \"a\"], [\"input\", \"b\"]]",
        ),
    ] {
        let kept = fs::read_to_string(made.join(name)).unwrap();
        assert!(kept.contains(from), "{name} lacks {from}");
        fs::write(made.join(name), kept.replace(from, to)).unwrap();
        let Some((agrees, told)) = python(&made) else { return };
        assert!(!agrees && told.matches("KHÁC").count() >= 2, "{name}, {to}:\n{told}");
        assert!(!told.contains("Traceback"), "{told}");
        fs::write(made.join(name), kept).unwrap();
    }
}

/// What the run reads is not replaced by what it writes: evidence and the profile, too.
#[test]
fn nothing_that_was_read_is_replaced() {
    let folder = two_rows("replaced");
    let at = |name: &str| folder.join(name).display().to_string();
    let [appraised, raw, evidence] = ["appraised.csv", "raw.json", "so.txt"].map(at);
    let inputs = ["--appraised", appraised.as_str(), "--raw", &raw];
    let profiles = ["cong-van.docx", "ho-so.zip"].map(at);
    for profile in &profiles {
        fs::write(profile, "place = \"A\"\n").unwrap();
    }
    let [letter, zip] = &profiles;
    for (command, output) in [
        (&["appeal", "--profile", letter][..], letter),
        (&["dossier", "--profile", zip], zip),
        (&["dossier", "--profile", zip, "--force"], zip),
        (&[], &evidence),
        (&["--force"], &evidence),
    ] {
        let before = fs::read(output).unwrap();
        let (status, _, err) = verify([command, &inputs, &["-o", output]].concat());
        assert!(status == 4 && err.contains("P607"), "{command:?} over {output}: {status} {err}");
        assert_eq!(before, fs::read(output).unwrap());
    }
    // What is not known by a folder that cannot be read is not told to be unknown.
    let unknown = fs::read_to_string(&raw).unwrap().replace("quang-tri-xa-2024", "bo-rieng");
    fs::write(&raw, unknown).unwrap();
    for (rules, code) in [("khong-co", "P001"), (".", "P410")] {
        let (status, _, err) =
            verify([&inputs[..], &["--rules", &folder.join(rules).display().to_string()]].concat());
        assert!(status == 2 && err.contains(code) && !err.contains("P308"), "{rules}: {err}");
    }
}

#[test]
fn a_letter_of_each_unit() {
    let folder = folder("letters");
    let unit = |name: &str, b: u32| {
        let counts = format!(r#"{{"3.13.2": {{"a": 28, "b": {b}}}}}"#);
        format!(r#"{{"unit": "{name}", "guidance": "quang-tri-xa-2024", "counts": {counts}}}"#) + "\n"
    };
    let units = [unit("Xã Một", 27), unit("Xã Mốt", 14), unit("Xã Ba", 6), unit("Xã Bốn", 29)];
    fs::write(folder.join("raw.jsonl"), units.concat()).unwrap();
    let table = "đơn vị,mã,điểm thẩm định\nXã Một,3.13.2,0.21\nXã Mốt,3.13.2,0.21\nXã Ba,3.13.2,0.21\nXã Bốn,3.13.2,0.21\n";
    fs::write(folder.join("appraised.csv"), table).unwrap();
    let at = |name: &str| folder.join(name).display().to_string();
    let [appraised, raw, letters] = ["appraised.csv", "raw.jsonl", "cong-van"].map(at);
    let words = ["appeal", "--appraised", &appraised, "--raw", &raw, "-o", &letters];
    let (status, out, err) = verify(words);
    // The last unit has counts that cannot be; the one before agrees.
    assert!(status == 2 && err.contains("P309") | err.contains("Xã Bốn"), "{out}{err}");
    let files = files(Path::new(&letters));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["cong-van-xa-mot-2.docx", "cong-van-xa-mot.docx"], "{out}");
    assert!(
        out.starts_with("Xã Một: cong-van-xa-mot.docx\n  Đề nghị: 3.13.2 (+0,75) theo quy tắc.\n"),
        "{out}"
    );
    assert!(out.contains("Xã Ba\n  Không có mục nào"), "{out}");
    for (name, unit) in [("cong-van-xa-mot.docx", "XÃ MỘT"), ("cong-van-xa-mot-2.docx", "XÃ MỐT")] {
        assert!(String::from_utf8_lossy(&files[name]).contains(unit), "{name}");
    }
    verify([&words[..], &["--force"]].concat());
    assert_eq!(files, self::files(Path::new(&letters)), "a second run gives other letters");
}
