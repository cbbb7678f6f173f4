//! Where results go: the same bytes whatever the environment; inputs never hurt; a full disk and a closed pipe told
//! by the status; nothing from data that could move a cursor; nothing that tells about the machine.

#![cfg(unix)]
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test stops where its own set-up is wrong")]

use std::{
    env, fs,
    io::Read,
    os::unix::fs::FileTypeExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const APPRAISED: &str = "cases/trieu-trach-2024/appraised.csv";
const RAW: &str = "cases/trieu-trach-2024/raw.json";
const LETTER: &str = "cases/trieu-trach-2024/cong-van-15.txt";

fn verify(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verify"));
    command.args(words);
    command
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("phuctra-output-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every command that reads data, in every format.
fn commands() -> Vec<Vec<&'static str>> {
    let inputs = ["--appraised", APPRAISED, "--raw", RAW, "--document", LETTER];
    let formats = ["text", "html", "json", "csv"].map(|format| [&inputs[..], &["--format", format]].concat());
    let explain = [&["explain", "3.13.2"], &inputs[..]].concat();
    let audit = [&["audit"], &inputs[..]].concat();
    let audit_json = [&["audit", "--format", "json"], &inputs[..]].concat();
    formats.into_iter().chain([explain, audit, audit_json, vec!["rules", "list"]]).collect()
}

/// Enough units that every thread has some.
#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let folder = folder("threads");
    let unit = |unit: usize| (format!("Xã {unit},3.13.2,0.{}\n", unit % 90 + 10), format!("Xã {unit}"));
    let (table, names): (String, Vec<String>) = (0..1000).map(unit).unzip();
    let counts = names.iter().map(|name| {
        format!("{{\"unit\":\"{name}\",\"guidance\":\"quang-tri-xa-2024\",\"counts\":{{\"3.13.2\":{{\"a\":28,\"b\":27}}}}}}\n")
    });
    let [appraised, raw] = ["diem.csv", "raw.jsonl"].map(|name| folder.join(name).display().to_string());
    fs::write(&appraised, format!("đơn vị,mã,điểm thẩm định\n{table}")).unwrap();
    fs::write(&raw, counts.collect::<String>()).unwrap();
    for format in ["text", "html", "json", "csv"] {
        let run = |threads: &str| {
            let words = ["--appraised", &appraised, "--raw", &raw, "--format", format, "--threads", threads];
            verify(&words).output().unwrap()
        };
        let one = run("1");
        assert!(one.status.code() == Some(1) && one.stdout.len() > 30_000, "{format}");
        for threads in ["2", "3", "8"] {
            assert!(run(threads) == one, "{format} differs with {threads} threads");
        }
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_same_bytes_in_every_environment() {
    for words in commands() {
        let first = verify(&words).output().unwrap();
        assert!(!first.stdout.is_empty(), "{words:?}");
        for number in 0..20 {
            let zone =
                ["UTC", "Asia/Ho_Chi_Minh", "America/New_York"].into_iter().cycle().nth(number).unwrap();
            let locale = ["C", "vi_VN.UTF-8", "tr_TR.UTF-8"].into_iter().cycle().nth(number / 3).unwrap();
            let again = verify(&words)
                .env("TZ", zone)
                .env("LANG", locale)
                .env("LC_ALL", locale)
                .env("COLUMNS", "200")
                .env("USER", "ai-do")
                .output()
                .unwrap();
            assert!(again == first, "{words:?} differs under {zone}, {locale}");
        }
    }
}

/// Reports name files without their folders, and no folder of this machine.
#[test]
fn nothing_tells_about_the_machine() {
    let here = env::current_dir().unwrap();
    let absolute = |file: &str| here.join(file).display().to_string();
    let (appraised, raw, letter) = (absolute(APPRAISED), absolute(RAW), absolute(LETTER));
    for format in ["text", "html", "json", "csv"] {
        let words = ["--appraised", &appraised, "--raw", &raw, "--document", &letter, "--format", format];
        let shown = String::from_utf8(verify(&words).output().unwrap().stdout).unwrap();
        assert!(!shown.contains(&*here.display().to_string()), "{format}");
    }
}

#[test]
fn an_output_never_replaces_an_input() {
    let folder = folder("inputs");
    for file in [APPRAISED, RAW] {
        fs::copy(file, folder.join(Path::new(file).file_name().unwrap())).unwrap();
    }
    let rules = folder.join("rules");
    fs::create_dir_all(&rules).unwrap();
    for entry in fs::read_dir("rules/quang-tri-xa-2024").unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, rules.join(path.file_name().unwrap())).unwrap();
    }
    std::os::unix::fs::symlink("rules/guidance.toml", folder.join("rules.txt")).unwrap();
    for (output, force) in
        [("appraised.csv", false), ("./raw.json", false), ("./raw.json", true), ("rules.txt", true)]
    {
        let before = fs::read(folder.join(output)).unwrap();
        let words =
            ["--appraised", "appraised.csv", "--raw", "raw.json", "--guidance", "rules", "-o", output];
        let words = [&words[..], if force { &["--force"] } else { &[] }].concat();
        let result = verify(&words).current_dir(&folder).output().unwrap();
        assert_eq!(result.status.code(), Some(4), "{output}");
        assert!(told(&result).contains("[P607]"), "{}", told(&result));
        assert_eq!(fs::read(folder.join(output)).unwrap(), before);
    }
    fs::remove_dir_all(folder).unwrap();
}

/// What is there stays, unless it is said that it may be replaced; of several files, all or none.
#[test]
fn an_output_that_exists_is_replaced_only_when_asked() {
    let folder = folder("exists");
    let kept = "của người khác";
    let path = |name: &str| folder.join(name).display().to_string();
    let inputs = ["--appraised", APPRAISED, "--raw", RAW];
    fs::create_dir(folder.join("thư mục")).unwrap();
    std::os::unix::fs::symlink("không có", folder.join("liên kết.docx")).unwrap();
    for (command, output, written) in [
        (&[][..], "báo cáo.txt", "báo cáo.txt"),
        (&[], "báo cáo.html", "báo cáo.html"),
        (&["appeal"], "công văn.docx", "công văn.docx"),
        (&["appeal"], "thư mục", "thư mục/cong-van-xa-trieu-trach.docx"),
        (&["plan"], "kế hoạch.xlsx", "kế hoạch.xlsx"),
        (&["dossier"], "hồ sơ.zip", "hồ sơ.zip"),
    ] {
        let output = path(output);
        let words = [command, &inputs, &["-o", &output]].concat();
        fs::write(path(written), kept).unwrap();
        let result = verify(&words).output().unwrap();
        assert_eq!(result.status.code(), Some(4), "{words:?}");
        assert!(told(&result).contains("[P871]") && told(&result).contains("--force"), "{}", told(&result));
        assert!(fs::read_to_string(path(written)).is_ok_and(|text| text == kept), "{written}");
        let result = verify(&[&words[..], &["--force"]].concat()).output().unwrap();
        assert!(result.status.code().is_some_and(|status| status < 2), "{}", told(&result));
        assert_ne!(fs::read(path(written)).unwrap(), kept.as_bytes(), "{written}");
    }
    let link = path("liên kết.docx");
    let words = [&["appeal"], &inputs[..], &["-o", &link]].concat();
    assert!(told(&verify(&words).output().unwrap()).contains("[P871]"));
    fs::remove_dir_all(&folder).unwrap();
}

/// The ending says the format where no option does, and never contradicts it.
#[test]
fn the_ending_of_an_output_goes_with_its_format() {
    let folder = folder("endings");
    let inputs = ["--appraised", APPRAISED, "--raw", RAW];
    let run = |command: &[&str], output: &str| {
        let output = folder.join(output).display().to_string();
        let result = verify(&[command, &inputs, &["-o", &output]].concat()).output().unwrap();
        (result.status.code().unwrap(), told(&result))
    };
    for (command, output, endings) in [
        (&["appeal"][..], "a.pdf", "đuôi dùng được: .docx; hoặc một thư mục"),
        (&["plan"], "a.txt", "đuôi dùng được: .docx, .xlsx\n"),
        (&["plan"], "a", "đuôi dùng được: .docx, .xlsx\n"),
        (&["plan", "--format", "xlsx"], "a.docx", "đuôi dùng được: .xlsx\n"),
        (&["dossier"], "a.rar", "đuôi dùng được: .zip; hoặc một thư mục"),
        (&["--format", "json"], "a.csv", "đuôi dùng được: .json\n"),
        (&["--format", "text"], "a.html", "đuôi dùng được: .txt\n"),
        (&[], "a.pdf", "đuôi dùng được: .csv, .docx, .htm, .html, .json, .txt, .xlsx\n"),
    ] {
        let (status, told) = run(command, output);
        assert!(status == 2 && told.contains("[P610]") && told.contains(endings), "{command:?} {told}");
    }
    for (output, start) in [("a.json", "{"), ("a.HTML", "<!DOCTYPE"), ("a.csv", "unit,"), ("a", "PHÚC TRA")]
    {
        assert_eq!(run(&[], output).0, 1, "{output}");
        assert!(fs::read_to_string(folder.join(output)).unwrap().starts_with(start), "{output}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// A format that a command does not give is refused with those that it gives.
#[test]
fn a_command_gives_its_own_formats() {
    for (words, formats) in [
        (&["plan", "--format", "csv"][..], "cần: docx, xlsx"),
        (&["--format", "csv", "plan"], "cần: docx, xlsx"),
        (&["--format", "junit"], "cần: text, html, docx, xlsx, json, csv"),
        (&["explain", "1", "--format", "json"], "cần: text, html"),
        (&["regress", "--coverage", "--format", "junit"], "cần: text, html, json"),
        (&["rules", "book", "quang-tri-xa-2024", "--format", "json"], "cần: html"),
    ] {
        let result = verify(words).output().unwrap();
        assert_eq!(result.status.code(), Some(2), "{words:?}");
        assert!(told(&result).contains("[P603]") && told(&result).contains(formats), "{}", told(&result));
    }
}

/// Another file with the name that a temporary file would have stays as it is, and nothing is left behind.
#[test]
fn a_folder_is_no_file_to_write_to() {
    let table = "cases/trieu-trach-2024/appraised.csv";
    let raw = "cases/trieu-trach-2024/raw.json";
    let words = ["--appraised", table, "--raw", raw, "--format", "json", "-o", "."];
    let result = verify(&words).output().unwrap();
    assert_eq!(result.status.code(), Some(4));
    let err = String::from_utf8(result.stderr).unwrap();
    assert!(err.contains("[P609]: không ghi được kết quả: đây là thư mục, cần tên tệp"), "{err}");
}

#[test]
fn an_output_is_written_whole() {
    let folder = folder("whole");
    let output = folder.join("kết quả.txt");
    let neighbour = folder.join("kết quả.txt.0.tmp");
    fs::write(&neighbour, "của người khác").unwrap();
    let words = ["--appraised", APPRAISED, "--raw", RAW, "-o", output.to_str().unwrap()];
    let result = verify(&words).output().unwrap();
    assert_eq!(result.status.code(), Some(1));
    assert!(result.stdout.is_empty());
    assert!(fs::read_to_string(&output).unwrap().contains("0,96"));
    assert_eq!(fs::read_to_string(&neighbour).unwrap(), "của người khác");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_full_disk_is_told() {
    let full = || Stdio::from(fs::File::options().write(true).open("/dev/full").unwrap());
    for words in commands() {
        let result = verify(&words).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(result.status.code(), Some(4), "{words:?}");
        assert!(told(&result).contains("[P609]"), "{}", told(&result));
    }
    let result = verify(&["--appraised", APPRAISED, "--raw", RAW, "-o", "/dev/full"]).output().unwrap();
    assert_eq!(result.status.code(), Some(4));
    assert!(
        fs::metadata("/dev/full").unwrap().file_type().is_char_device(),
        "the device was replaced by a file"
    );
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for words in commands() {
        let mut child = verify(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        let status = child.wait().unwrap().code();
        assert!(status.is_some_and(|status| status < 2), "{words:?}: {status:?}");
        assert!(!told.contains("[P609]") && !told.contains("lỗi"), "{told}");
    }
}

#[test]
fn hostile_names_are_made_visible_everywhere() {
    let folder = folder("hostile");
    let name = "bảng\u{1b}[2J\u{202e}.csv";
    fs::write(folder.join(name), "code,name,max,appraised\n3.13.2,\"x\u{9b}31m\u{7}y\",1,\"0,21\"\n")
        .unwrap();
    let raw = r#"{"unit": "Xã \u001b[31mA\u2066", "period": "2024", "guidance": "quang-tri-xa-2024",
        "counts": {"3.13.2": {"a": {"value": 28, "evidence": "e", "at": "\u202e"}, "b": 27}, "6.3": {"achieved": null, "why": "\u0007"}},
        "evidence": {"e": {"title": "\u0085\u061c", "file": "kh\u001bong"}}}"#;
    fs::write(folder.join("raw.json"), raw).unwrap();
    let inputs = ["--appraised", name, "--raw", "raw.json"];
    for words in [
        &["--format", "text"][..],
        &["explain", "3.13.2"],
        &["audit"],
        &["--fo\u{1b}mat"],
        &["explain", "\u{202e}"],
    ] {
        let result = verify(&[words, &inputs].concat()).current_dir(&folder).output().unwrap();
        let shown = String::from_utf8(result.stdout.clone()).unwrap() + &told(&result);
        assert!(!shown.is_empty());
        assert!(!shown.chars().any(moves), "{words:?}: {shown:?}");
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Whether a character could move the cursor or turn the line.
fn moves(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn told(result: &Output) -> String {
    String::from_utf8(result.stderr.clone()).unwrap()
}
