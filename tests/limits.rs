//! How much is read: each limit at its edge, and no hostile file that takes more than 256 MiB.

#![cfg(target_os = "linux")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::format_collect,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where its own set-up is wrong"
)]

mod archive;
#[path = "archive/compound.rs"]
mod compound;

use archive::{Part, sheet, workbook};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

/// What one run may hold, in KiB.
const MOST_MEMORY: u64 = 256 << 10;
/// Just within the size that is read.
const LARGE: usize = 60 << 20;

const TABLE: &str = "mã,điểm thẩm định\n3.13.2,0.21\n";
const RAW: &str = r#"{"unit":"Xã A","guidance":"quang-tri-xa-2024","counts":{"3.13.2":{"a":28,"b":27}}}"#;

/// A folder of its own for a test, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("phuctra-limits-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The most time of the processors, in hundredths of a second.
const MOST_TIME: u64 = 500;

/// Exit status, the codes told, and the peak of memory in KiB.
fn run(words: &[&str]) -> (i32, Vec<String>, u64) {
    let (status, codes, peak, _) = run_timed(words);
    (status, codes, peak)
}

/// The same, and the time of the processors in hundredths of a second.
fn run_timed(words: &[&str]) -> (i32, Vec<String>, u64, u64) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_verify"))
        .args(words)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (peak, time) = peak_of(&mut child);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.len() < 100_000, "{} bytes are told", told.len());
    let mut codes: Vec<String> = told
        .split('[')
        .filter_map(|part| Some(part.split_once(']')?.0))
        .filter(|code| is_code(code))
        .map(str::to_owned)
        .collect();
    codes.dedup();
    (output.status.code().unwrap(), codes, peak, time)
}

fn is_code(word: &str) -> bool {
    word.len() == 4 && word.starts_with('P') && word.bytes().skip(1).all(|byte| byte.is_ascii_digit())
}

/// The highest `VmHWM` while the program runs, and the time of the processors that it takes.
fn peak_of(child: &mut std::process::Child) -> (u64, u64) {
    let [status, times] = ["status", "stat"].map(|name| format!("/proc/{}/{name}", child.id()));
    let (mut peak, mut time) = (0, 0);
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(Path::new(&status)).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0));
        // Behind the name: the 12th and 13th field, in hundredths of a second.
        let text = fs::read_to_string(Path::new(&times)).unwrap_or_default();
        let fields = text.rsplit(") ").next().unwrap_or_default().split(' ').skip(11).take(2);
        time = time.max(fields.filter_map(|field| field.parse::<u64>().ok()).sum());
        thread::sleep(Duration::from_millis(2));
    }
    (peak, time)
}

/// With these inputs and options, the codes told are these.
#[track_caller]
fn told(table: &str, raw: &str, options: &[&str], expected: &[&str]) {
    let folder = Folder::new(&format!("{}", std::panic::Location::caller().line()));
    let (table, raw) = (folder.write("diem.csv", table), folder.write("raw.json", raw));
    let words = [&["--appraised", &table, "--raw", &raw], options].concat();
    assert_eq!(run(&words).1, expected);
}

#[test]
fn bytes() {
    told(TABLE, RAW, &["--max-bytes", &RAW.len().to_string()], &[]);
    told(TABLE, RAW, &["--max-bytes", &(RAW.len() - 1).to_string()], &["P014"]);
}

#[test]
fn rows() {
    let rows = |count: usize| format!("{TABLE}{}", "9.9,0\n".repeat(count - 1));
    told(&rows(7), RAW, &["--max-rows", "7"], &[]);
    told(&rows(8), RAW, &["--max-rows", "7"], &["P019"]);
    told(&rows(8), RAW, &["--max-rows", "7", "--format", "csv"], &["P019"]);
    // So many rows of one unit are too many whatever the file may have.
    told(&rows(20_000), RAW, &["--format", "csv"], &[]);
    told(&rows(20_001), RAW, &["--format", "csv"], &["P019"]);
}

#[test]
fn units_and_their_values() {
    let lines = |count: usize| {
        (0..count).map(|unit| RAW.replace("Xã A", &format!("Xã {unit}")) + "\n").collect::<String>()
    };
    let table = "đơn vị,mã,điểm thẩm định\nXã 0,3.13.2,0.21\nXã 1,3.13.2,0.21\nXã 2,3.13.2,0.21\n";
    told(table, &lines(2), &["--max-rows", "20"], &["P313"]);
    told(table, &lines(3), &["--max-rows", "20"], &["P019"]);
    let counts = |values: usize| {
        let inputs = (0..values).map(|input| format!(",\"x{input}\":{{}}")).collect::<String>();
        RAW.replace("\"b\":27", &format!("\"b\":27{inputs}"))
    };
    // Seven values are there without them.
    told(TABLE, &counts(200_001 - 7), &[], &["P019"]);
    let (_, codes, _) = {
        let folder = Folder::new("values");
        let (table, raw) = (folder.write("diem.csv", TABLE), folder.write("raw.json", counts(200_000 - 7)));
        run(&["--appraised", &table, "--raw", &raw])
    };
    assert!(!codes.contains(&"P019".to_owned()), "{codes:?}");
}

#[test]
fn columns_and_cells() {
    let wide = |columns: usize| {
        let (heading, row) = (",cột".repeat(columns - 2), ",".repeat(columns - 2));
        format!("mã,điểm thẩm định{heading}\n3.13.2,0.21{row}\n")
    };
    told(&wide(1_000), RAW, &[], &["P214"]);
    told(&wide(1_001), RAW, &[], &["P019"]);
    let long = |bytes: usize| format!("mã,điểm thẩm định,lý do\n3.13.2,0.21,{}\n", "x".repeat(bytes));
    told(&long(50), RAW, &["--max-field", "50"], &[]);
    told(&long(51), RAW, &["--max-field", "50"], &["P019"]);
    told(TABLE, &RAW.replace("Xã A", &"x".repeat(30)), &["--max-field", "32"], &[]);
    told(TABLE, &RAW.replace("Xã A", &"x".repeat(31)), &["--max-field", "32"], &["P019"]);
}

/// Levels of the unit itself, its counts, the criterion: with 29 lists more it is 32.
#[test]
fn depth() {
    let deep = |levels: usize| RAW.replace("28", &format!("{}{}", "[".repeat(levels), "]".repeat(levels)));
    told(TABLE, &deep(29), &[], &["P012"]);
    told(TABLE, &deep(30), &[], &["P008"]);
}

#[test]
fn digits() {
    let digits = |count: usize| RAW.replace("28", &"9".repeat(count));
    told(TABLE, &digits(27), &[], &[]);
    told(TABLE, &digits(28), &[], &["P111"]);
}

/// What it is, the table, the counts, and the options.
type Hostile = (&'static str, Vec<u8>, Vec<u8>, &'static [&'static str]);

/// Files as large as are read, each of one evil kind.
fn hostile() -> Vec<Hostile> {
    let table = || TABLE.as_bytes().to_vec();
    let raw = || RAW.as_bytes().to_vec();
    let many = |text: &str| text.repeat(LARGE / text.len());
    let under = |text: String| format!("mã,điểm thẩm định\n{text}").into_bytes();
    let keys = |value: &str| {
        let entries: String = (0..).map(|key| format!("\"k{key}\":{value},")).take(LARGE / 20).collect();
        RAW.replace("\"a\":28", &format!("{entries}\"a\":28")).into_bytes()
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    vec![
        ("many rows", under(many("1,1\n")), raw(), &["--format", "csv"]),
        ("many rows as text", under(many("1,1\n")), raw(), &[]),
        ("many ragged rows", under(many("1\n")), raw(), &["--format", "csv"]),
        (
            "many wrong numbers",
            under(many("1,abc\n").chars().take(8 << 20).collect()),
            raw(),
            &["--format", "csv"],
        ),
        ("empty lines", under(many("\n")), raw(), &[]),
        ("one line", under(many("x")), raw(), &[]),
        ("one cell", under(format!("\"{}\",1", many("x\n"))), raw(), &[]),
        ("many cells", under(many(",")), raw(), &[]),
        ("an open quote", under(format!("\"{}", many("x"))), raw(), &[]),
        ("a long heading", many("đ,").into_bytes(), raw(), &[]),
        (
            "another script in UTF-16",
            utf16(&format!("\u{FEFF}mã,điểm thẩm định\n{}", "ก".repeat(LARGE / 2 - 100))),
            raw(),
            &[],
        ),
        ("no text", vec![0xE3; LARGE], raw(), &[]),
        ("NUL", vec![0; LARGE], raw(), &[]),
        ("open lists", table(), many("[").into_bytes(), &[]),
        ("a list of numbers", table(), format!("[{}1]", many("1,")).into_bytes(), &[]),
        ("empty units", table(), many("{}\n").into_bytes(), &[]),
        ("one long text", table(), RAW.replace("Xã A", &many("x")).into_bytes(), &[]),
        ("one long number", table(), RAW.replace("28", &many("9")).into_bytes(), &[]),
        ("many inputs", table(), keys("1"), &[]),
        (
            "one input again and again",
            table(),
            RAW.replace("\"a\":28", &format!("{}\"a\":28", "\"a\":28,".repeat(190_000))).into_bytes(),
            &[],
        ),
        ("broken at the end of one line", table(), format!("{RAW} {}", many(" ") + "x").into_bytes(), &[]),
        (
            "counts with nothing in it",
            table(),
            format!("unit,code,input,value\n{}", many("a,b,c,1\n")).into_bytes(),
            &[],
        ),
    ]
}

#[test]
fn no_hostile_file_takes_much_memory() {
    let folder = Folder::new("hostile");
    for (name, table, raw, options) in hostile() {
        assert!(table.len().max(raw.len()) <= 64 << 20, "{name} is too large to be read");
        let (table, raw) = (folder.write("diem.csv", table), folder.write("raw.json", raw));
        let (status, codes, peak) = run(&[&["--appraised", &table, "--raw", &raw], options].concat());
        assert!(status == 2 && !codes.is_empty(), "{name}: status {status}, {codes:?}");
        assert!(peak < MOST_MEMORY, "{name}: {} MiB", peak >> 10);
    }
}

/// Workbooks and documents as large as are read, each of one evil kind.
fn hostile_office() -> Vec<(&'static str, Vec<u8>)> {
    let many = |text: &str| text.repeat((LARGE - 1_000) / text.len());
    let book = |rows: String| workbook(&Part::new("", &sheet(&rows)));
    let cell = |text: &str| format!("<row><c t=\"str\"><v>{text}</v></c></row>");
    let merges = || {
        let rows = sheet("");
        let merges = format!("<mergeCells>{}</mergeCells>", many("<mergeCell ref=\"A1:B2\"/>"));
        workbook(&Part::new("", &[&rows, merges.as_bytes()].concat()))
    };
    let word = |body: String| {
        let text = format!("<w:document xmlns:w=\"w\">{body}</w:document>");
        archive::zip(&[Part::new("word/document.xml", text.as_bytes())])
    };
    let table = |rows: String| word(format!("<w:tbl>{rows}</w:tbl>"));
    let span = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>";
    vec![
        ("many rows", book(many("<row><c><v>1</v></c><c><v>1</v></c></row>"))),
        ("one text", book(cell(&many("x")))),
        ("one text of references", book(cell(&many("&amp;")))),
        ("one tag of attributes", book(format!("<row {}></row>", many("a=\"1\" ")))),
        ("tags that do not close", book(many("<a>"))),
        ("merged cells", merges()),
        ("many rows of Word", table(many("<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>"))),
        ("wide cells of Word", table(many(span))),
        (
            "one text of Word",
            table(format!("<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>", many("x"))),
        ),
        ("tables of Word in tables", word(many("<w:tbl><w:tr><w:tc>"))),
        ("paragraphs of Word in paragraphs", word(many("<w:p>"))),
    ]
}

/// Workbooks of Excel 97 to 2003 of the same kind.
fn hostile_excel_97() -> Vec<(&'static str, Vec<u8>)> {
    let many = |record: Vec<u8>| record.repeat((LARGE - 100_000) / record.len());
    let whole = |all: &[u8], sheets, sheet: &[u8]| {
        compound::container(&compound::workbook(all, sheets, sheet), |_| None)
    };
    let number = compound::record(0x27E, &[1, 0, 1, 0, 0, 0, 2, 0, 0, 0]);
    let merges = compound::record(0xE5, &[&[255, 3][..], &[0; 8184]].concat());
    let nothing = compound::record(0x1234, &[]);
    // Four billion texts, none of which is there; and one that says that it is as long as a text can be.
    let texts = compound::record(0xFC, &[255; 8]);
    let empty = compound::record(0xFC, &[&[255; 8][..], &[0; 8000]].concat());
    let more = compound::record(0x3C, &[0; 8000]);
    vec![
        ("many cells of Excel 97", whole(&[], 1, &many(number))),
        ("merged cells of Excel 97", whole(&[], 1, &many(merges))),
        ("records of Excel 97 that say nothing", whole(&[], 1, &many(nothing.clone()))),
        ("many sheets of Excel 97 in one place", whole(&[], 1_000_000, &nothing.repeat(5_000_000))),
        ("texts of Excel 97 that are not there", whole(&texts, 1, &nothing)),
        ("empty texts of Excel 97", whole(&[empty, many(more)].concat(), 1, &nothing)),
        (
            "a circle of sectors",
            compound::container(&vec![0; LARGE - 100_000], |sector| (sector == 9_000).then_some(3)),
        ),
        (
            "a sector that is not there",
            compound::container(&vec![0; LARGE - 100_000], |sector| (sector == 9).then_some(1 << 24)),
        ),
    ]
}

#[test]
fn no_hostile_office_file_takes_much_memory_or_time() {
    let folder = Folder::new("hostile-office");
    let raw = folder.write("raw.json", RAW);
    for (name, bytes) in hostile_office().into_iter().chain(hostile_excel_97()) {
        assert!(bytes.len() <= 64 << 20, "{name} is too large to be read");
        let table = folder.write("diem.xlsx", &bytes);
        let small = folder.write("diem.csv", TABLE);
        let as_table = ["--appraised", &table, "--raw", &raw, "--format", "csv"];
        let as_text = ["--appraised", &small, "--raw", &raw, "--document", &table, "--format", "csv"];
        let runs = [(true, &as_table[..]), (false, &as_text[..])];
        for (is_table, words) in runs.into_iter().filter(|(is_table, _)| *is_table || name.contains("Word")) {
            let (status, codes, peak, time) = run_timed(words);
            assert!(!is_table || status == 2 && !codes.is_empty(), "{name}: status {status}, {codes:?}");
            assert!(peak < MOST_MEMORY, "{name}, as a table: {is_table}: {} MiB", peak >> 10);
            assert!(time < MOST_TIME, "{name}, as a table: {is_table}: {time} hundredths of a second");
        }
    }
}

/// As many rows as are kept, each with its inquiry, in every format.
#[test]
fn the_most_that_is_kept_is_within_the_bound() {
    let folder = Folder::new("kept");
    let units = 5_000;
    let rows = |unit| (1..=4).map(move |row| format!("Xã {unit},3.1{row}.1,0.{row}\n")).collect::<String>();
    let table = format!("đơn vị,mã,điểm thẩm định\n{}", (0..units).map(rows).collect::<String>());
    let unit = |unit| RAW.replace("Xã A", &format!("Xã {unit}")) + "\n";
    let table = folder.write("diem.csv", table);
    let raw = folder.write("raw.json", (0..units).map(unit).collect::<String>());
    for format in ["text", "json", "csv"] {
        let (status, codes, peak) = run(&["--appraised", &table, "--raw", &raw, "--format", format]);
        assert!(peak < MOST_MEMORY, "{format}: {} MiB, status {status}, {codes:?}", peak >> 10);
    }
}
