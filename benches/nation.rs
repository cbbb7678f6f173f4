//! A nation in one run: 10,600 units × 40 criteria, and ten times that, against a bare pass over the same bytes.
//!
//! The bare pass reads every record with the `csv` crate and every JSON value with a visitor of `serde_json`,
//! and computes nothing. `cargo bench --bench nation` writes the generated files into the temporary folder of
//! the system and removes them. `-- 1` and `-- 10` run one size only.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::print_stdout,
    reason = "a benchmark measures time, prints it, and stops where its set-up is wrong"
)]

use serde::de::IgnoredAny;
use std::{
    env,
    fmt::Write,
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const UNITS: u64 = 10_600;
const CRITERIA: u64 = 40;
const RUNS: usize = 5;

fn main() {
    let wanted: Vec<u64> = env::args().filter_map(|word| word.parse().ok()).collect();
    let sizes = if wanted.is_empty() { vec![1, 10] } else { wanted };
    let folder = env::temp_dir().join(format!("phuctra-nation-{}", std::process::id()));
    for size in sizes {
        fs::create_dir_all(folder.join("rules")).expect("a temporary folder");
        let files = generate(&folder, UNITS * size);
        println!("{size}×: {} units, {} rows", UNITS * size, UNITS * size * CRITERIA);
        measure("raw JSON Lines", &files, &files.json, size);
        measure("raw CSV", &files, &files.csv, size);
        fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
}

struct Files {
    rules: PathBuf,
    appraised: PathBuf,
    json: PathBuf,
    csv: PathBuf,
}

/// The best of several runs of both, in turn, and the peak of memory.
fn measure(name: &str, files: &Files, raw: &Path, size: u64) {
    let (mut bare, mut ours, mut memory) = (Duration::MAX, Duration::MAX, 0);
    for _ in 0..RUNS {
        let start = Instant::now();
        bare_pass(&files.appraised, raw);
        bare = bare.min(start.elapsed());
        let start = Instant::now();
        memory = memory.max(verify(files, raw));
        ours = ours.min(start.elapsed());
    }
    let rows = (UNITS * size * CRITERIA) as f64 / ours.as_secs_f64();
    println!(
        "  {name}: {:.3} s, {:.2} million rows a second, peak {memory} MiB; bare pass {:.3} s; ratio {:.1}",
        ours.as_secs_f64(),
        rows / 1e6,
        bare.as_secs_f64(),
        ours.as_secs_f64() / bare.as_secs_f64(),
    );
}

/// Reads every record and value, and does nothing with them.
fn bare_pass(appraised: &Path, raw: &Path) {
    records(appraised);
    if raw.extension().is_some_and(|extension| extension == "csv") {
        records(raw);
        return;
    }
    let text = fs::read_to_string(raw).expect("generated");
    let values = serde_json::Deserializer::from_str(&text).into_iter::<IgnoredAny>();
    black_box(values.collect::<Result<Vec<_>, _>>().expect("generated").len());
}

fn records(path: &Path) {
    let bytes = fs::read(path).expect("generated");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let (mut record, mut cells) = (csv::StringRecord::new(), 0);
    while reader.read_record(&mut record).expect("generated") {
        cells += record.len();
    }
    black_box(cells);
}

/// Runs the program with every row written; gives its peak of memory in MiB.
fn verify(files: &Files, raw: &Path) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_verify"))
        .arg("--appraised")
        .arg(&files.appraised)
        .arg("--raw")
        .arg(raw)
        .arg("--guidance")
        .arg(&files.rules)
        // Ten times the nation is beyond the limits of what is read by default.
        .args(["--max-bytes", "1000000000", "--max-rows", "20000000"])
        .args(["--force", "--format", "csv", "-o"])
        .arg(files.rules.with_file_name("result.csv"))
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the program is built");
    let peak = watch(&mut child);
    let status = child.wait().expect("a child");
    // Some granted scores differ.
    assert_eq!(status.code(), Some(1), "the generated case is not what it should be");
    peak / 1024
}

/// The highest `VmHWM` seen while the program runs, in KiB; 0 where the system does not tell.
fn watch(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("a child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let value = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(value.unwrap_or(0));
        thread::sleep(Duration::from_millis(2));
    }
    peak
}

/// Numbers that are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn generate(folder: &Path, units: u64) -> Files {
    let files = Files {
        rules: folder.join("rules"),
        appraised: folder.join("appraised.csv"),
        json: folder.join("raw.jsonl"),
        csv: folder.join("raw.csv"),
    };
    fs::write(files.rules.join("guidance.toml"), rules()).expect("a temporary folder");
    let mut appraised = "unit,unit_id,code,name,max,appraised\n".to_owned();
    let (mut json, mut csv) = (String::new(), "unit,unit_id,period,code,input,value\n".to_owned());
    let mut random = Random(42);
    for unit in 0..units {
        let name = format!("Xã ví dụ {unit}");
        let _ =
            write!(json, "{{\"unit\":\"{name}\",\"unit_id\":\"{unit:06}\",\"period\":\"2024\",\"counts\":{{");
        for criterion in 0..CRITERIA {
            let (counts, score) = row(criterion % 5, &mut random);
            let code = code(criterion);
            let granted = if random.below(33) == 0 { score.saturating_sub(7) } else { score };
            let _ = writeln!(
                appraised,
                "{name},{unit:06},{code},{},1,\"{},{:02}\"",
                title(criterion),
                granted / 100,
                granted % 100
            );
            let comma = if criterion == 0 { "" } else { "," };
            let _ = write!(json, "{comma}\"{code}\":{{");
            for (index, (input, value)) in counts.iter().enumerate() {
                let comma = if index == 0 { "" } else { "," };
                let _ = write!(json, "{comma}\"{input}\":{value}");
                let _ = writeln!(csv, "{name},{unit:06},2024,{code},{input},{value}");
            }
            json.push('}');
        }
        json.push_str("}}\n");
    }
    fs::write(&files.appraised, appraised).expect("a temporary folder");
    fs::write(&files.json, json).expect("a temporary folder");
    fs::write(&files.csv, csv).expect("a temporary folder");
    files
}

fn code(criterion: u64) -> String {
    format!("{}.{}", criterion / 10 + 1, criterion % 10 + 1)
}

fn title(criterion: u64) -> String {
    format!("Tiêu chí ví dụ số {}", criterion + 1)
}

/// The counts of a row and its score in hundredths, in plain integers. One in five ratios is an exact tie.
fn row(form: u64, random: &mut Random) -> (Vec<(&'static str, String)>, u64) {
    let whole = if random.below(5) == 0 { 200 } else { random.below(1500) + 1 };
    let part = random.below(whole + 1);
    let counts = || vec![("a", whole.to_string()), ("b", part.to_string())];
    match form {
        0 => (counts(), (part * 200 + whole) / (2 * whole)),
        1 => (
            counts(),
            if part * 100 >= whole * 90 {
                100
            } else if part * 100 >= whole * 70 {
                50
            } else {
                0
            },
        ),
        2 => (counts(), ((part * 250 + whole) / (2 * whole)).min(100)),
        3 => {
            let done = part.is_multiple_of(2);
            (vec![("done", done.to_string())], if done { 100 } else { 0 })
        }
        _ => {
            let late = part % 6;
            (vec![("late", late.to_string())], 100_u64.saturating_sub(late * 25))
        }
    }
}

/// One criterion of each form, eight times: ratio, tiers, capped ratio, yes or no, deduction.
fn rules() -> String {
    let mut text = "format = 1\nid = \"vi-du-do-toc-do\"\ntitle = \"Bộ tiêu chí ví dụ để đo tốc độ, không có thật\"\n\
        periods = [\"2024\"]\nfull = \"40\"\n\n[[source]]\nid = \"vidu\"\nnumber = \"VÍ DỤ\"\nissuer = \"Không có thật\"\n\
        issued = 2024-01-01\ntitle = \"Văn bản ví dụ, không có thật\"\n\n[rounding]\n\
        criterion = { mode = \"half_up\", digits = 2, basis = \"inferred\" }\n"
        .to_owned();
    for group in 1..=4 {
        let _ = write!(
            text,
            "\n[[group]]\ncode = \"{group}\"\ntitle = \"Nhóm ví dụ {group}\"\nfull = \"10\"\nscore = 'sum(children)'\nbasis = \"inferred\"\n"
        );
    }
    for criterion in 0..CRITERIA {
        let _ = write!(
            text,
            "\n[[criterion]]\nkey = \"vi-du-{}\"\ngroup = \"{}\"\ncode = \"{}\"\ntitle = \"{}\"\nfull = \"1\"\n{}",
            criterion + 1,
            criterion / 10 + 1,
            code(criterion),
            title(criterion),
            form(criterion % 5)
        );
    }
    text
}

fn form(form: u64) -> String {
    let cite = "cite = { source = \"vidu\", at = \"ví dụ\", basis = \"inferred\" }\n";
    let zero = "if_zero = [{ when = 'a', then = \"undetermined\", basis = \"inferred\" }]\n";
    let pair = "[criterion.input]\na = { unit = \"hồ sơ\", label = \"Tổng số\", basis = \"inferred\" }\n\
        b = { unit = \"hồ sơ\", label = \"Số đạt\", at_most = \"a\", basis = \"inferred\" }\n";
    match form {
        0 => format!("score = 'b / a × full'\n{cite}{zero}{pair}"),
        1 => format!(
            "measure = 'b / a'\ntiers = [{{ when = '>= 90%', score = '1' }}, {{ when = '>= 70% and < 90%', score = '0.5' }}]\n\
             otherwise = {{ score = '0', basis = \"inferred\" }}\n{cite}{zero}{pair}"
        ),
        2 => format!("score = 'min(b / a × 1.25, full)'\n{cite}{zero}{pair}"),
        3 => format!(
            "score = 'if done then full else 0'\n{cite}[criterion.input]\n\
             done = {{ type = \"yes_no\", label = \"Đã làm\", basis = \"inferred\" }}\n"
        ),
        _ => format!(
            "score = 'max(full − late × 0.25, 0)'\n{cite}[criterion.input]\n\
             late = {{ unit = \"báo cáo\", label = \"Số báo cáo muộn\", basis = \"inferred\" }}\n"
        ),
    }
}
